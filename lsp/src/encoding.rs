//! Positions: lines and columns as an editor counts them ↔ bytes of a text. The only place that converts.

use std::ops::Range;
use std::sync::Arc;

use line_index::{LineCol, LineIndex, TextRange, TextSize, WideEncoding, WideLineCol};
use tower_lsp_server::ls_types;
use tower_lsp_server::ls_types::{Position, PositionEncodingKind};

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, which is what counts where nothing else was agreed on.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// The one that an editor offers and that costs least; what it prefers is said by the order, but any will do for it.
    pub(crate) fn negotiate(offered: &[PositionEncodingKind]) -> Self {
        let known = [
            (PositionEncodingKind::UTF8, Self::Utf8),
            (PositionEncodingKind::UTF32, Self::Utf32),
            (PositionEncodingKind::UTF16, Self::Utf16),
        ];
        known.into_iter().find(|(kind, _)| offered.contains(kind)).map_or(Self::Utf16, |(_, encoding)| encoding)
    }

    /// The name in the protocol.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn wide(self) -> Option<WideEncoding> {
        match self {
            Self::Utf8 => None,
            Self::Utf16 => Some(WideEncoding::Utf16),
            Self::Utf32 => Some(WideEncoding::Utf32),
        }
    }
}

/// A text with its lines. They end with a line feed, perhaps after a carriage return; what stands alone as a carriage return
/// ends none, as in the editors that leave it in a text.
#[derive(Debug)]
pub(crate) struct Lines {
    text: Arc<str>,
    index: LineIndex,
}

impl Lines {
    pub(crate) fn new(text: Arc<str>) -> Self {
        let index = LineIndex::new(&text);
        Self { text, index }
    }

    pub(crate) fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The position of a byte; that of the character that it is in, or of the end of the text.
    pub(crate) fn position(&self, byte: usize, encoding: Encoding) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let Some(at) = TextSize::try_from(byte).ok().and_then(|at| self.index.try_line_col(at)) else {
            return Position::default();
        };
        match encoding.wide().and_then(|wide| self.index.to_wide(wide, at)) {
            Some(WideLineCol { line, col }) => Position::new(line, col),
            None => Position::new(at.line, at.col),
        }
    }

    /// The byte at a position. A column after the end of a line is the end of the line, a line after the end of the text is
    /// the end of the text, and what is within a character is its beginning.
    pub(crate) fn byte(&self, position: Position, encoding: Encoding) -> usize {
        let Some(line) = self.index.line(position.line) else { return self.text.len() };
        let start = usize::from(line.start());
        let written = self.line_text(line).len();
        let column = match encoding.wide() {
            None => position.character,
            Some(wide) => {
                let at = WideLineCol { line: position.line, col: position.character };
                self.index.to_utf8(wide, at).map_or(u32::MAX, |LineCol { col, .. }| col)
            }
        };
        let column = usize::try_from(column).unwrap_or(usize::MAX).min(written);
        self.text.floor_char_boundary(start + column)
    }

    /// A line without what ends it.
    fn line_text(&self, range: TextRange) -> &str {
        let line = self.text.get(Range::<usize>::from(range)).unwrap_or_default();
        let line = line.strip_suffix('\n').unwrap_or(line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    /// The range of some bytes.
    pub(crate) fn range(&self, bytes: &Range<usize>, encoding: Encoding) -> ls_types::Range {
        let end = bytes.end.max(bytes.start);
        ls_types::Range::new(self.position(bytes.start, encoding), self.position(end, encoding))
    }

    /// The bytes of a range, whichever of its ends is the first.
    pub(crate) fn bytes(&self, range: ls_types::Range, encoding: Encoding) -> Range<usize> {
        let (one, other) = (self.byte(range.start, encoding), self.byte(range.end, encoding));
        one.min(other)..one.max(other)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    /// Each line: the text before a mark, and its length in bytes, units of UTF-16 and scalar values.
    const COLUMNS: &[(&str, [u32; 3])] =
        &[("", [0, 0, 0]), ("abc", [3, 3, 3]), ("äöü", [6, 3, 3]), ("a😀b", [6, 4, 3]), ("日本👩‍👩‍👧", [24, 10, 7])];

    #[test]
    fn columns_count_what_was_agreed_on() {
        for ending in ["\n", "\r\n"] {
            let text: String = COLUMNS.iter().map(|(before, _)| format!("{before}|after 😀{ending}")).collect();
            let lines = Lines::new(text.as_str().into());
            for (number, (before, columns)) in COLUMNS.iter().enumerate() {
                let line = u32::try_from(number).unwrap();
                let byte = text.match_indices('|').nth(number).unwrap().0;
                for (encoding, column) in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32].into_iter().zip(columns) {
                    let position = Position::new(line, *column);
                    assert_eq!(lines.position(byte, encoding), position, "{before:?} in {encoding:?}");
                    assert_eq!(lines.byte(position, encoding), byte, "{before:?} in {encoding:?}");
                }
            }
        }
    }

    #[test]
    fn positions_outside_of_the_text_are_brought_into_it() {
        let lines = Lines::new("ä😀\r\nx".into());
        let byte = |line, column| lines.byte(Position::new(line, column), Encoding::Utf16);
        assert_eq!(byte(0, 2), 2, "within the emoji");
        assert_eq!(byte(0, 3), 6);
        assert_eq!(byte(0, 4), 6, "the carriage return is no column");
        assert_eq!(byte(0, u32::MAX), 6);
        assert_eq!(byte(1, 1), 9);
        assert_eq!(byte(2, 0), 9);
        assert_eq!(byte(u32::MAX, u32::MAX), 9);
        assert_eq!(lines.position(3, Encoding::Utf16), Position::new(0, 1));
        assert_eq!(lines.position(usize::MAX, Encoding::Utf16), Position::new(1, 1));
    }

    #[test]
    fn the_cheapest_encoding_that_is_offered_is_taken() {
        let both = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF8];
        assert_eq!(Encoding::negotiate(&both), Encoding::Utf8);
        assert_eq!(Encoding::negotiate(&[PositionEncodingKind::UTF32]), Encoding::Utf32);
        assert_eq!(Encoding::negotiate(&[PositionEncodingKind::new("utf-7")]), Encoding::Utf16);
        assert_eq!(Encoding::negotiate(&[]), Encoding::Utf16);
    }
}
