//! Whether a row applies to a value: surely, under a condition, perhaps, or not.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Atom, Fields, Guard, Kind, Literal, Part, Presence, Reason, Shape, Str};

use super::detail::Condition;
use super::walk::{Found, common, depth, walk};
use crate::iam::pattern;
use crate::ir::Resource;
use crate::providers::defaults;
use crate::residency::catalogue::Trigger;

/// When something holds.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    /// When, as far as that can be said in conditions; where there is a doubt, when it may.
    pub presence: Presence,
    /// Why it is not known whether it holds then.
    pub doubt: Option<Reason>,
}

impl Decision {
    fn no() -> Self {
        Self { presence: Presence::never(), doubt: None }
    }

    fn yes() -> Self {
        Self { presence: Presence::always(), doubt: None }
    }

    /// Both.
    pub(super) fn and(self, other: Self) -> Self {
        Self { presence: self.presence.and(&other.presence), doubt: self.doubt.or(other.doubt) }
    }
}

/// Whether a row applies to one of the values of its attribute.
pub(super) fn applies(trigger: &Trigger, resource: &Resource, path: &str, value: &Value) -> Decision {
    match trigger {
        Trigger::Always => Decision::yes(),
        Trigger::Written if is_written(resource, value) => Decision::yes(),
        Trigger::Written => Decision::no(),
        Trigger::Values(values) => is_one_of(resource, path, value, values),
    }
}

/// Whether a condition holds for the element that those steps lead to.
pub(super) fn holds(condition: &Condition, resource: &Resource, beside: &str, steps: &[u32]) -> Decision {
    let siblings = siblings(&resource.body, condition.attribute, resource, beside, steps);
    if siblings.is_empty() {
        // The block is not there, and so the attribute is not written.
        return if condition.values.iter().any(|value| value.is_empty()) { Decision::yes() } else { Decision::no() };
    }
    let mut whole = Decision::no();
    for found in siblings {
        let here = is_one_of(resource, condition.attribute, &found.value, &condition.values);
        for guard in here.presence.and(&found.presence).guards() {
            whole.presence.add(guard.clone());
        }
        whole.doubt = whole.doubt.or(here.doubt);
    }
    whole
}

/// The values of an attribute in the blocks that another one's steps lead through.
pub(super) fn siblings(body: &Fields, path: &str, resource: &Resource, beside: &str, steps: &[u32]) -> Vec<Found> {
    let shared = common(path, beside);
    // The attribute itself is a list of values of its own.
    let shared = if path == beside { shared } else { shared.min(depth(beside).saturating_sub(1)) };
    let mut found = walk(body, path, resource.header);
    found.retain(|found| found.steps.iter().zip(steps).take(shared).all(|(a, b)| a == b));
    found
}

/// Whether somebody wrote a value: a provider's own unknown values and empty texts do not count.
pub(super) fn is_written(resource: &Resource, value: &Value) -> bool {
    match &value.kind {
        Kind::Null => false,
        Kind::String(text) => !text.is_empty(),
        Kind::Unknown(unknown) => match &unknown.reason {
            Reason::AfterApply(what) => !(value.refs().is_empty() && is_own(resource, what)),
            _ => true,
        },
        _ => true,
    }
}

/// Whether a value that is known after apply is one of the resource's own.
fn is_own(resource: &Resource, what: &str) -> bool {
    what.is_empty()
        || what.strip_prefix(resource.address.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn is_one_of(resource: &Resource, path: &str, value: &Value, values: &[Str]) -> Decision {
    if !is_written(resource, value) {
        return absent(resource, path, values);
    }
    let none_of: Option<Vec<Str>> = values.iter().map(|value| value.strip_prefix('!').map(Str::from)).collect();
    if let Some(values) = none_of {
        let decision = is_one_of(resource, path, value, &values);
        let presence = if decision.doubt.is_some() { Presence::always() } else { decision.presence.absent() };
        return Decision { presence, doubt: decision.doubt };
    }
    // Whatever it will be, or a block.
    if values.iter().any(|value| value == "*") {
        return Decision::yes();
    }
    if let Some(literal) = value.as_literal() {
        return if matches(&literal.text(), values) { Decision::yes() } else { Decision::no() };
    }
    let Kind::Unknown(unknown) = &value.kind else { return Decision::no() };
    let literals = values.iter().filter(|value| !value.is_empty()).map(|value| literal(value));
    if let (Some(origin), Some(literals)) = (&unknown.origin, literals.collect::<Option<Vec<_>>>()) {
        let mut presence = Presence::never();
        for literal in literals {
            if let Some(guard) = Guard::atom(Atom::equals(origin.clone(), literal)) {
                presence.add(guard);
            }
        }
        return Decision { presence, doubt: None };
    }
    if let Shape::Template(parts) = &unknown.shape {
        let text = outline(parts);
        if !values.iter().any(|value| value.starts_with('!') || pattern::overlap(&value.to_lowercase(), &text)) {
            return Decision::no();
        }
    }
    Decision { presence: Presence::always(), doubt: Some(unknown.reason.clone()) }
}

/// What an attribute that is not written means: the provider's default, where the tables have one.
fn absent(resource: &Resource, path: &str, values: &[Str]) -> Decision {
    let default = defaults::of(&resource.ty).iter().find(|attribute| attribute.path.join(".") == path);
    let default = default.map(|attribute| {
        let version = resource.provider.version.as_deref();
        attribute.value(&resource.provider.kind, version)
    });
    let literal = |value: &Value| value.as_literal().filter(|literal| *literal != Literal::Null);
    let is = |value: &Value| match literal(value) {
        Some(literal) => matches(&literal.text(), values),
        None => values.iter().any(|value| value.is_empty()),
    };
    match default.as_ref() {
        None => {
            if values.iter().any(|value| value.is_empty()) {
                Decision::yes()
            } else {
                Decision::no()
            }
        }
        Some(value) => match value.as_choice() {
            None => {
                if is(value) {
                    Decision::yes()
                } else {
                    Decision::no()
                }
            }
            Some(choice) => {
                let mut presence = Presence::never();
                for (guard, leaf) in choice.leaves() {
                    if is(leaf) {
                        presence.add(guard.clone());
                    }
                }
                Decision { presence, doubt: None }
            }
        },
    }
}

fn matches(text: &str, values: &[Str]) -> bool {
    let text = text.to_lowercase();
    values.iter().any(|value| !value.is_empty() && pattern::covers(&value.to_lowercase(), &text))
}

/// The scalar that a word of the table means; nothing for a pattern.
fn literal(word: &str) -> Option<Literal> {
    match word {
        "true" => Some(Literal::Bool(true)),
        "false" => Some(Literal::Bool(false)),
        _ if word.contains(['*', '?']) || word.starts_with('!') => None,
        _ => Some(Literal::String(word.into())),
    }
}

/// A text with stars for its holes.
fn outline(parts: &Arc<[Part]>) -> String {
    let mut text = String::new();
    for part in parts.iter() {
        match part {
            Part::Text(known) => text.push_str(&known.to_lowercase()),
            Part::Hole(_) => text.push('*'),
        }
    }
    text
}
