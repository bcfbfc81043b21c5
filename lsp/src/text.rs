//! The text of an open document, and how the changes of an editor are applied to it.

use std::ops::Range;
use std::sync::Arc;

use tower_lsp_server::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::encoding::{Encoding, Lines};

/// A document that an editor has open.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    /// As the editor writes it: many compare it letter by letter.
    pub(crate) uri: Uri,
    /// The editor's name of the language.
    pub(crate) language: String,
    /// The editor's version.
    pub(crate) version: i32,
    /// The text.
    pub(crate) lines: Arc<Lines>,
}

/// What changes made of a text.
pub(crate) struct Changed {
    /// The text after them.
    pub(crate) lines: Lines,
    /// What each of them replaced in the text that the former left, and how long what stands there now is; empty when the
    /// whole text was replaced.
    pub(crate) edits: Vec<(Range<usize>, usize)>,
}

/// Applies changes, each to the text that the former left.
pub(crate) fn change(lines: &Lines, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) -> Changed {
    let mut edits = Vec::with_capacity(changes.len());
    let mut whole = false;
    let mut now: Option<Lines> = None;
    for change in changes {
        let before = now.as_ref().unwrap_or(lines);
        let Some(range) = change.range else {
            whole = true;
            now = Some(Lines::new(change.text.into()));
            continue;
        };
        let range = before.bytes(range, encoding);
        let text = before.text();
        let (head, tail) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
        let after: Arc<str> = [head, change.text.as_str(), tail].concat().into();
        edits.push((range, change.text.len()));
        now = Some(Lines::new(after));
    }
    if whole {
        edits.clear();
    }
    Changed { lines: now.unwrap_or_else(|| Lines::new(lines.text().clone())), edits }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use proptest::collection::vec;
    use proptest::prelude::*;
    use tower_lsp_server::ls_types::{Position, Range as Span};

    use super::*;

    /// A text in which lines end in both ways and characters have all lengths.
    fn text() -> impl Strategy<Value = String> {
        vec(prop_oneof!["[a-z \"{}=]{0,6}", Just("\r\n".into()), Just("\n".into()), "[äß日😀]{1,3}"], 0..6)
            .prop_map(|parts| parts.concat())
    }

    /// The column of a byte, counted the slow way.
    fn position(text: &str, byte: usize, encoding: Encoding) -> Position {
        let before = &text[..byte];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = match encoding {
            Encoding::Utf8 => byte - start,
            Encoding::Utf16 => before[start..].encode_utf16().count(),
            Encoding::Utf32 => before[start..].chars().count(),
        };
        Position::new(u32::try_from(line).unwrap(), u32::try_from(column).unwrap())
    }

    /// A border of a character that is not between a carriage return and its line feed, which no column is.
    fn border(text: &str, at: prop::sample::Index) -> usize {
        let borders: Vec<usize> =
            (0..=text.len()).filter(|byte| text.is_char_boundary(*byte) && !text[..*byte].ends_with('\r')).collect();
        borders[at.index(borders.len())]
    }

    type Edit = (prop::sample::Index, prop::sample::Index, String);

    proptest! {
        #![proptest_config(ProptestConfig { cases: 250, ..ProptestConfig::default() })]

        /// 250 documents with 3 times 40 edits: more than ten thousand in each encoding.
        #[test]
        fn edits_give_what_the_whole_text_is(
            start in text(),
            edits in vec(any::<(prop::sample::Index, prop::sample::Index)>().prop_flat_map(|(from, to)| text().prop_map(move |new| (from, to, new))), 40),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut expected = start.clone();
                let mut lines = Lines::new(start.as_str().into());
                for (from, to, new) in &edits {
                    let (from, to): (prop::sample::Index, prop::sample::Index) = (*from, *to);
                    let edit: Edit = (from, to, new.clone());
                    let (one, other) = (border(&expected, edit.0), border(&expected, edit.1));
                    let bytes = one.min(other)..one.max(other);
                    let range = Span::new(position(&expected, bytes.start, encoding), position(&expected, bytes.end, encoding));
                    let event = TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: edit.2.clone() };
                    let before = expected.clone();
                    expected.replace_range(bytes.clone(), &edit.2);
                    let changed = change(&lines, vec![event], encoding);
                    prop_assert_eq!(changed.lines.text().as_ref(), expected.as_str());
                    let (replaced, length) = changed.edits.into_iter().next().unwrap();
                    prop_assert_eq!(&before[..replaced.start], &expected[..replaced.start]);
                    prop_assert_eq!(&before[replaced.end..], &expected[replaced.start + length..]);
                    lines = changed.lines;
                }
                let whole = TextDocumentContentChangeEvent { range: None, range_length: None, text: expected.clone() };
                let replaced = change(&lines, vec![whole], encoding);
                prop_assert!(replaced.edits.is_empty());
                prop_assert_eq!(replaced.lines.text(), lines.text());
            }
        }

        /// All edits in one message are the same as one message for each.
        #[test]
        fn each_change_counts_in_what_the_former_left(
            start in text(),
            edits in vec(((0u32..6, 0u32..9), (0u32..6, 0u32..9), text()), 1..20),
        ) {
            let events: Vec<_> = edits.iter().map(|((line, column), (to_line, to_column), text)| {
                let range = Span::new(Position::new(*line, *column), Position::new(*to_line, *to_column));
                TextDocumentContentChangeEvent { range: Some(range), range_length: None, text: text.clone() }
            }).collect();
            let together = change(&Lines::new(start.as_str().into()), events.clone(), Encoding::Utf16);
            let mut lines = Lines::new(start.as_str().into());
            for event in events {
                lines = change(&lines, vec![event], Encoding::Utf16).lines;
            }
            prop_assert_eq!(together.lines.text(), lines.text());
        }
    }
}
