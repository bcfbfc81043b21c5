//! What may be written at the cursor.

use bartizan_lsp::analyzer::Completion;

use super::view::View;
use crate::source::SourceFile;

/// What may be written at the cursor.
pub(super) fn completion(_: &View, _: &SourceFile, _: usize) -> Vec<Completion> {
    Vec::new()
}
