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
use crate::providers::companions;
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
    once(linked, found)
}

/// What a value of a resource's attribute names, and where that is.
#[must_use]
pub fn named(linked: &Linked, catalogue: &Catalogue, value: &Value, own: ResourceIndex) -> End {
    ends::Finder::new(linked, catalogue).named(value, own, Destination::Identifier).end
}

/// A movement that a resource and its companion both tell, as the state of a bucket repeats its replication, is told by
/// the companion only.
fn once(linked: &Linked, found: Vec<Movement>) -> Vec<Movement> {
    let mut places: FxHashMap<(ResourceIndex, Str, Str), Vec<ResourceIndex>> = FxHashMap::default();
    let key = |movement: &Movement| Some((movement.from.resource?, movement.to.name.clone(), movement.row.kind.clone()));
    for movement in &found {
        if let Some(key) = key(movement) {
            places.entry(key).or_default().push(movement.resource);
        }
    }
    let is_companion_of = |companion: ResourceIndex, parent: ResourceIndex| {
        let (Some(companion), Some(parent)) =
            (linked.deployment.resource(companion), linked.deployment.resource(parent))
        else {
            return false;
        };
        companions::of(&companion.ty).iter().any(|row| row.parent == parent.ty)
    };
    let told = |movement: &Movement| {
        let others = key(movement).and_then(|key| places.get(&key));
        others.is_some_and(|others| others.iter().any(|other| is_companion_of(*other, movement.resource)))
    };
    let told: Vec<bool> = found.iter().map(told).collect();
    found.into_iter().zip(told).filter(|(_, told)| !told).map(|(movement, _)| movement).collect()
}
