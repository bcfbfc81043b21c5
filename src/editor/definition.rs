//! Where what is under the cursor is declared.

use bartizan_lsp::analyzer::Place;

use super::view::View;
use crate::source::SourceFile;

/// Where what is under the cursor is declared.
pub(super) fn definition(_: &View, _: &SourceFile, _: usize) -> Vec<Place> {
    Vec::new()
}
