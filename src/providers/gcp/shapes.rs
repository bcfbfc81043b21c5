//! The shapes that the tables of Google Cloud name.

use crate::providers::shape::{ShapeFn, Shaped, Source, list_of};

/// The shape of that name.
#[must_use]
pub(crate) fn named(name: &str) -> Option<ShapeFn> {
    match name {
        "iam_members" => Some(iam_members),
        _ => None,
    }
}

/// `google_*_iam_member`: the one member in the list that `google_*_iam_binding` has, so that a check on grants reads both
/// alike.
fn iam_members(source: &Source<'_>) -> Shaped {
    Shaped::of(list_of(source.value), source.at)
}
