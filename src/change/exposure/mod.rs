//! Exposure: which ways into a resource are open after a change and were not before.

use super::subject::Both;

/// What a change opens and closes, each as a sentence: `0.0.0.0/0 may now reach port 5432`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widened {
    /// Open after and not before.
    pub opened: Vec<String>,
    /// Open before and not after.
    pub closed: Vec<String>,
}

/// What a change opens and closes.
#[must_use]
pub fn widened(_change: &Both<'_>) -> Widened {
    Widened::default()
}
