//! Where what is under the cursor is used.

use bartizan_lsp::analyzer::Place;

use super::view::View;
use crate::source::SourceFile;

/// Where what is under the cursor is used.
pub(super) fn references(_: &View, _: &SourceFile, _: usize, _: bool) -> Vec<Place> {
    Vec::new()
}
