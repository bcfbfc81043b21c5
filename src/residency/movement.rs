//! What moves data: the edges from where it is to where it goes.
//!
//! The rows of the catalogue say which attributes of which types move data, and `checks/residency/movement_details.tsv`
//! what more has to be known of some of them ([`detail`]). A row is applied to a resource in four steps: its attribute is
//! looked up in all elements and under all conditions ([`walk`]), what makes the row apply is decided ([`trigger`]), the
//! value is followed to what it names ([`ends`]), and how the data travels and under which key it ends is read off
//! ([`transport`], [`keys`]).

mod detail;
mod draft;
mod endpoint;
mod ends;
mod identifier;
mod keys;
mod names;
mod transport;
mod trigger;
mod walk;
mod ways;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use bartizan_lang::value::{Presence, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::FxHashMap;

use super::catalogue::{Catalogue, Cloud, Destination, MovementRow};
use super::location::Location;
use crate::ir::{Mode, ResourceIndex};
use crate::link::Linked;
pub use transport::{Carriage, Transport, open_to_the_internet};
pub use ways::{MAX_HOPS, Ways};

/// A copy of data to another place, or a way on which data goes there.
#[derive(Clone, Debug)]
pub struct Movement {
    /// The resource or block that configures it.
    pub resource: ResourceIndex,
    /// The row of the catalogue.
    pub row: Arc<MovementRow>,
    /// Where the data comes from.
    pub from: End,
    /// Where it goes.
    pub to: End,
    /// When.
    pub presence: Presence,
    /// The attribute that configures it.
    pub at: Span,
    /// Where its value was decided.
    pub value: Span,
    /// How the data travels.
    pub carriage: Carriage,
    /// Whether it is encrypted under a key of the customer where it goes: true, false, unknown, or a choice of these;
    /// nothing where neither the rule nor the destination tells.
    pub customer_key: Option<Value>,
    /// Whose the ends are, where that is known although their place may not be.
    pub clouds: (Option<Cloud>, Option<Cloud>),
}

/// An end of a movement.
#[derive(Clone, Debug)]
pub struct End {
    /// What it is, when that is in the deployment.
    pub resource: Option<ResourceIndex>,
    /// What people call it: an address, a bucket's name, a region, a host.
    pub name: Str,
    /// Where it is.
    pub location: Location,
}

/// What a value of an attribute of a resource names, and where that is.
#[must_use]
pub fn named(
    (linked, catalogue): (&Linked, &Catalogue),
    value: &Value,
    (own, attribute): (ResourceIndex, &str),
) -> End {
    ends::Finder::new(linked, catalogue).named(value, own, Destination::Identifier, attribute).end
}

/// All movements of a deployment, in the order of its resources and of the rows.
#[must_use]
pub fn movements(linked: &Linked, catalogue: &Catalogue) -> Vec<Movement> {
    let finder = ends::Finder::new(linked, catalogue);
    let mut found = Vec::new();
    let mut before: Option<(&str, Arc<[Arc<MovementRow>]>)> = None;
    for (resource, number) in linked.deployment.resources.iter().zip(0..) {
        if resource.mode != Mode::Managed || resource.presence.is_never() {
            continue;
        }
        // Instances of one block stand side by side.
        let rows = match &before {
            Some((ty, rows)) if *ty == resource.ty => rows.clone(),
            _ => finder.rows(&resource.ty),
        };
        before = Some((resource.ty.as_str(), rows.clone()));
        if !rows.is_empty() {
            draft::of_resource(&finder, ResourceIndex(number), resource, &rows, &mut found);
        }
    }
    once(found)
}

/// A movement that several rows tell is told once: by the first row of a resource, and by the resource that is there for it
/// rather than by the source itself, as the state of a bucket repeats its replication.
fn once(found: Vec<Movement>) -> Vec<Movement> {
    let key = |movement: &Movement| (movement.from.name.clone(), movement.to.name.clone(), movement.row.kind);
    /// Who tells a movement: resource and row.
    type Tellers = Vec<(ResourceIndex, &'static str)>;
    let mut tellers: FxHashMap<(Str, Str, &str), Tellers> = FxHashMap::default();
    for movement in &found {
        tellers.entry(key(movement)).or_default().push((movement.resource, movement.row.id));
    }
    let is_told = |movement: &Movement| {
        let tellers = tellers.get(&key(movement)).map_or(&[][..], Vec::as_slice);
        let first = tellers.iter().find(|(resource, _)| *resource == movement.resource);
        let by_other_row = first.is_some_and(|(_, row)| *row != movement.row.id);
        let by_itself = movement.from.resource == Some(movement.resource);
        by_other_row || by_itself && tellers.iter().any(|(resource, _)| *resource != movement.resource)
    };
    let told: Vec<bool> = found.iter().map(is_told).collect();
    found.into_iter().zip(told).filter(|(_, told)| !told).map(|(movement, _)| movement).collect()
}
