//! The one place that a finding is shown at, in formats whose readers only see the files of the repository.

use super::model::{Finding, Place};
use crate::source::{FilePlace, Files, SourceFile};

/// The directory of downloaded modules and plugins, which no repository keeps.
const DOWNLOADED: &str = ".terraform";

/// What a finding is shown at first: where it was decided, if somebody who looks at the repository can open that file.
/// Else where it is; and where both are in a downloaded module, the nearest module call that is not.
pub(super) fn lead<'a>(finding: &'a Finding, files: &Files) -> &'a Place {
    let candidates = [&finding.cause, &finding.location].into_iter().chain(&finding.calls);
    let mut kept = candidates.filter(|place| is_kept(place, files));
    kept.next().unwrap_or(&finding.location)
}

/// Whether the file is one of those that the repository keeps.
pub(super) fn is_kept(place: &Place, files: &Files) -> bool {
    match files.place(place.span.file) {
        Some(FilePlace::InRoot { path, .. }) => path.components().all(|name| name != DOWNLOADED),
        Some(FilePlace::Named(_)) | None => false,
    }
}

/// Whether the file is below the trust root, downloaded or not, so that a relative path leads to it.
pub(super) fn is_below(place: &Place, files: &Files) -> bool {
    matches!(files.place(place.span.file), Some(FilePlace::InRoot { path, .. }) if !path.is_root())
}

/// The columns of the two ends of a place, counted from 1 in UTF-16 code units.
pub(super) fn utf16_columns(place: &Place, file: Option<&SourceFile>) -> (u32, u32) {
    let column = |line: u32, column: u32| {
        let Some(text) = file.and_then(|file| file.line(line)) else { return column };
        let before = text.chars().take(column.saturating_sub(1) as usize);
        before.map(|character| if u32::from(character) < 0x1_0000 { 1 } else { 2 }).sum::<u32>() + 1
    };
    (column(place.start.line, place.start.column), column(place.end.line, place.end.column))
}
