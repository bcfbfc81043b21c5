//! What is found in what a module call makes, above the call.

use bartizan_lsp::analyzer::Lens;

use super::view::View;
use crate::source::SourceFile;

/// What is found in what a module call makes, above the call.
pub(super) fn lenses(_: &View, _: &SourceFile) -> Vec<Lens> {
    Vec::new()
}
