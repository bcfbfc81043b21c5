//! What can be done about findings.

use std::ops::Range;

use bartizan_lsp::analyzer::{Action, ActionKind};

use super::view::View;
use crate::source::SourceFile;

/// What can be done about findings.
pub(super) fn actions(_: &View, _: &SourceFile, _: Range<usize>, _: &[ActionKind]) -> Vec<Action> {
    Vec::new()
}
