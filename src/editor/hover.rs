//! What is under the cursor: its value in each instance, where that comes from, and what reads it.

use bartizan_lsp::analyzer::Hover;

use super::view::View;
use crate::source::SourceFile;

/// What is under the cursor: its value in each instance, where that comes from, and what reads it.
pub(super) fn hover(_: &View, _: &SourceFile, _: usize) -> Option<Hover> {
    None
}
