//! Services that are in no plain region: metadata only, everywhere, in one region for all, in the home region of an account.

use bartizan_lang::value::{Guard, Reason, Value};

use super::{Case, Place, cloud_of, meaning};
use crate::ir::Resource;
use crate::link::{By, Told, at_path};
use crate::providers::placements::When;
use crate::residency::catalogue::{Catalogue, Service, Spread};

/// The cases of a resource: those in which a row about its service holds, and for all others what `else_` adds.
pub(super) fn cases(
    resource: &Resource,
    catalogue: &Catalogue,
    told: &Told,
    cases: &mut Vec<Case>,
    else_: &mut dyn FnMut(&Guard, &mut Vec<Case>),
) {
    let services = catalogue.services(&resource.ty);
    // What an attribute of this very type says is more than what is known of the type.
    let says_itself = matches!(told.by, By::Attribute(_, true)) && told.value.as_unknown().is_none();
    let (conditional, plain): (Vec<&Service>, Vec<&Service>) = services.iter().partition(|one| one.condition.is_some());
    let plain = plain.first().copied().filter(|_| !says_itself);
    let mut judge = Judge { resource, catalogue, cases, plain, else_ };
    judge.judge(&Guard::always(), &conditional);
}

struct Judge<'a> {
    resource: &'a Resource,
    catalogue: &'a Catalogue,
    cases: &'a mut Vec<Case>,
    /// The row without a condition.
    plain: Option<&'a Service>,
    else_: &'a mut dyn FnMut(&Guard, &mut Vec<Case>),
}

impl Judge<'_> {
    fn judge(&mut self, guard: &Guard, rows: &[&Service]) {
        let Some((service, rest)) = rows.split_first() else {
            match self.plain {
                Some(service) => self.add(guard, service, &Value::null()),
                None => (self.else_)(guard, self.cases),
            }
            return;
        };
        let Some((attribute, wanted)) = &service.condition else { return };
        let value = at_path(&self.resource.body, attribute, When::Written).map_or_else(Value::null, |(_, value)| value);
        let wanted: Vec<&str> = wanted.iter().map(|value| value.as_str()).collect();
        let mut on_leaf = |guard: &Guard, leaf: &Value| match holds(leaf, &wanted) {
            Some(true) => self.add(guard, service, leaf),
            Some(false) => self.judge(guard, rest),
            None => {
                let reason = leaf.first_unknown().and_then(|value| Some(value.as_unknown()?.reason.clone()));
                let place = Place::Unknown(reason.unwrap_or(Reason::Invalid));
                self.cases.push(Case { guard: guard.clone(), place, decided: leaf.span });
            }
        };
        match value.as_choice() {
            Some(choice) => {
                for (when, leaf) in choice.leaves() {
                    if let Some(both) = guard.and(when) {
                        on_leaf(&both, leaf);
                    }
                }
            }
            None => on_leaf(guard, &value),
        }
    }

    fn add(&mut self, guard: &Guard, service: &Service, decided: &Value) {
        let place = match &service.spread {
            Spread::Metadata => Place::Nowhere,
            Spread::Everywhere => Place::Everywhere(service.about.clone()),
            Spread::Fixed(code) => {
                let cloud = cloud_of(&self.resource.provider.kind);
                meaning(self.catalogue, &cloud, "", code)
            }
            Spread::Home => Place::Unknown(Reason::Other(
                format!("the home region of its account is not known: {}", service.about.trim_end_matches('.')).into(),
            )),
        };
        self.cases.push(Case { guard: guard.clone(), place, decided: decided.span });
    }
}

/// Whether a value is one of those that a row names; nothing when it is not known. An empty text is what is not written.
fn holds(value: &Value, wanted: &[&str]) -> Option<bool> {
    if value.is_unknown() {
        return None;
    }
    if value.is_null() {
        return Some(wanted.contains(&""));
    }
    match value.as_literal() {
        Some(literal) => {
            let text = literal.text();
            Some(wanted.iter().any(|wanted| *wanted == "*" || text.eq_ignore_ascii_case(wanted)))
        }
        // A block, or several of them.
        None => match value.as_seq() {
            Some(seq) if seq.items.is_empty() => (!seq.open).then_some(wanted.contains(&"")),
            Some(seq) if !seq.is_closed() => None,
            _ => Some(wanted.contains(&"*")),
        },
    }
}
