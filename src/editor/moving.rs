//! Diagnostics of a text as they stand in the text that edits made of it.

use std::ops::Range;

use bartizan_lsp::analyzer::{Diagnostic, Document};

/// What was replaced, in the text that the edit before left, and the length of what stands there now.
pub(super) type Edit = (Range<usize>, usize);

/// A diagnostic of a document where it stands after edits of that document.
pub(super) fn moved(diagnostic: &Diagnostic, document: &Document, edits: &[Edit]) -> Diagnostic {
    let mut moved = diagnostic.clone();
    for edit in edits {
        shift(&mut moved.range, edit);
        let here = moved.related.iter_mut().filter(|(place, _)| place.document == *document);
        here.for_each(|(place, _)| shift(&mut place.range, edit));
    }
    moved
}

/// Moves a range by what an edit put before it or into it. What the edit replaced of it is gone.
fn shift(range: &mut Range<usize>, (replaced, length): &Edit) {
    let after = |at: usize| at - replaced.end + replaced.start + length;
    range.start = match range.start {
        start if start >= replaced.end => after(start),
        start if start > replaced.start => replaced.start,
        start => start,
    };
    range.end = match range.end {
        end if end > replaced.end || (end == replaced.end && replaced.start < replaced.end) => after(end),
        end if end > replaced.start => replaced.start + length,
        end => end,
    };
    range.end = range.end.max(range.start);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_move_with_the_text_around_them() {
        let cases: [(Range<usize>, Edit, Range<usize>); 7] = [
            // Behind, before, at both ends.
            (10..14, (2..2, 3), 13..17),
            (10..14, (20..21, 0), 10..14),
            (10..14, (10..10, 1), 11..15),
            (10..14, (14..14, 1), 10..14),
            // Inside, around, and over the end.
            (10..14, (11..12, 4), 10..17),
            (10..14, (8..20, 2), 8..10),
            (10..14, (13..16, 0), 10..13),
        ];
        for (mut range, edit, expected) in cases {
            shift(&mut range, &edit);
            assert_eq!(range, expected, "{edit:?}");
        }
    }
}
