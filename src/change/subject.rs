//! What a change is about: one resource, before and after.

use bartizan_lang::Value;

/// The views of one resource before a change and after it.
#[derive(Clone, Copy, Debug)]
pub struct Both<'a> {
    /// The canonical type.
    pub ty: &'a str,
    /// The view before; none when the change creates the resource.
    pub before: Option<&'a Value>,
    /// The view after; none when the change deletes the resource.
    pub after: Option<&'a Value>,
}
