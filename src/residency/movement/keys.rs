//! Whether data is encrypted under a key of the customer where it goes.

use bartizan_lang::Value;
use bartizan_lang::value::{ChoiceBuilder, Guard, Kind, Presence, Reason};

use super::End;
use super::detail::Key;
use super::ends::Finder;
use super::trigger::{is_written, siblings};
use crate::ir::{Mode, Resource, ResourceIndex};
use crate::providers::customer_keys;
use crate::providers::shape::disjoint;
use crate::residency::holding::{self, Holding};

/// How deep in a destination a key is looked for.
const MAX_DEPTH: u8 = 8;

/// An attribute of an element of a resource.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// The resource.
    pub resource: &'a Resource,
    /// The attribute.
    pub attribute: &'a str,
    /// The way to the element.
    pub steps: &'a [u32],
}

/// True where the rule or the destination names a key of the customer, false where neither does; nothing where the rule
/// says nothing and the destination is not in the deployment.
pub(super) fn of(finder: &Finder<'_>, keys: &[Key], at: &At<'_>, to: &End) -> Option<Value> {
    let mut builder = ChoiceBuilder::new();
    let mut left = vec![Guard::always()];
    let mut decided = false;
    for key in keys {
        decided |= key.decides;
        let mut rest = Vec::new();
        let found = siblings(&at.resource.body, key.path, at.resource, at.attribute, at.steps);
        for open in &left {
            let mut here = Presence::never();
            for found in &found {
                let named = if is_written(at.resource, &found.value) { names_key(&found.value) } else { continue };
                for guard in disjoint(&found.presence).guards() {
                    if let Some(both) = guard.and(open) {
                        here.add(both.clone());
                        builder.add(&both, named.clone());
                    }
                }
            }
            rest.extend(here.absent().guards().iter().filter_map(|guard| guard.and(open)));
        }
        left = rest;
    }
    if left.is_empty() {
        return Some(builder.finish());
    }
    let there = match (to.resource, decided) {
        (_, true) => Some(Value::new(Kind::Bool(false))),
        (Some(index), false) => at_destination(finder, index),
        (None, false) => None,
    };
    if there.is_none() && keys.is_empty() {
        return None;
    }
    let untold = || Value::unknown(Reason::Other("the key of the destination is not known".into()));
    let told_by_rule = left.iter().all(|guard| !guard.is_always());
    if there.is_none() && !told_by_rule {
        return None;
    }
    for guard in &left {
        builder.add(guard, there.clone().unwrap_or_else(untold));
    }
    Some(builder.finish())
}

/// Whether a value names a key of the customer's: what the provider manages itself is named by an alias of its own.
fn names_key(value: &Value) -> Value {
    let is = match &value.kind {
        Kind::String(text) => !text.is_empty() && !text.contains("alias/aws/"),
        Kind::Unknown(unknown) => {
            let of_resource = value.refs().iter().any(|reference| !reference.resource.starts_with("data."));
            if !(of_resource || unknown.not_null || unknown.prefix().starts_with("arn:")) {
                return Value::unknown(unknown.reason.clone()).at(value.span);
            }
            true
        }
        Kind::Bool(is) => *is,
        _ => false,
    };
    Value::new(Kind::Bool(is)).at(value.span)
}

/// Whether the destination itself has such a key, by the names that providers give to the attribute.
fn at_destination(finder: &Finder<'_>, index: ResourceIndex) -> Option<Value> {
    let resource = finder.linked.deployment.resource(index)?;
    // What holds no data has no key for it.
    if resource.mode == Mode::Data || holding::kind(&resource.ty) != Holding::Stores {
        return None;
    }
    let view = finder.linked.subject_of(index).and_then(|subject| finder.linked.view(subject));
    let mut named: Option<Value> = None;
    let body = Value::object((*resource.body).clone());
    search(resource, view.map_or(&body, |view| &view.value), MAX_DEPTH, &mut named);
    Some(named.unwrap_or_else(|| Value::new(Kind::Bool(false))))
}

/// Looks for what names a key; the surest answer stays.
fn search(resource: &Resource, value: &Value, depth: u8, named: &mut Option<Value>) {
    if depth == 0 {
        return;
    }
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => {
            for field in fields.entries() {
                if customer_keys::NAMES.contains(&field.key.as_str()) {
                    if let Some(answer) = answer(resource, &field.value) {
                        let better = named.as_ref().is_none_or(|named| rank(&answer) > rank(named));
                        if better {
                            *named = Some(answer);
                        }
                    }
                } else {
                    search(resource, &field.value, depth - 1, named);
                }
            }
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().for_each(|item| search(resource, item, depth - 1, named));
        }
        Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| search(resource, leaf, depth - 1, named)),
        _ => {}
    }
}

fn answer(resource: &Resource, value: &Value) -> Option<Value> {
    let Some(choice) = value.as_choice() else {
        return is_written(resource, value).then(|| names_key(value));
    };
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        let leaf = if is_written(resource, leaf) { names_key(leaf) } else { Value::new(Kind::Bool(false)) };
        builder.add(guard, leaf);
    }
    Some(builder.finish())
}

fn rank(answer: &Value) -> u8 {
    match answer.as_bool() {
        Some(true) => 3,
        None => 2,
        Some(false) => 1,
    }
}
