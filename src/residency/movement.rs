//! What moves data: the edges from where it is to where it goes.

use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::value::{Presence, Str};

use super::catalogue::{Catalogue, MovementRow};
use super::location::Location;
use crate::ir::ResourceIndex;
use crate::link::Linked;

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
pub fn movements(_linked: &Linked, _catalogue: &Catalogue) -> Vec<Movement> {
    Vec::new()
}
