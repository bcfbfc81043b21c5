//! The encoder for CSV, RFC 4180, that no spreadsheet takes for formulas.

use super::Untrusted;
use super::terminal::{Terminal, encode};

/// A line of cells in the making.
#[derive(Default)]
pub(super) struct Line(Vec<String>);

impl Line {
    /// Adds a cell of untrusted text.
    pub(super) fn text(&mut self, text: &Untrusted) -> &mut Self {
        self.cell(&Terminal::default().line(text))
    }

    /// Adds a cell of untrusted texts, `; ` between them.
    pub(super) fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a Untrusted>) -> &mut Self {
        let texts: Vec<String> = texts.into_iter().map(|text| Terminal::default().line(text)).collect();
        self.cell(&texts.join("; "))
    }

    /// Adds a cell of words of our own.
    pub(super) fn words(&mut self, words: &str) -> &mut Self {
        let mut encoded = String::with_capacity(words.len());
        encode(words, &mut encoded);
        self.cell(&encoded)
    }

    /// The line with its end.
    pub(super) fn end(self) -> String {
        format!("{}\r\n", self.0.join(","))
    }

    fn cell(&mut self, cell: &str) -> &mut Self {
        self.0.push(quoted(cell));
        self
    }
}

/// A cell: in quotes where it must be, and never a formula of a spreadsheet,
/// <https://owasp.org/www-community/attacks/CSV_Injection>.
fn quoted(cell: &str) -> String {
    let cell = match cell.starts_with(['=', '+', '-', '@']) {
        true => format!("\'{cell}"),
        false => cell.to_owned(),
    };
    match cell.contains(['"', ',', '\'', '\n', '\r', ';']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_text_and_nothing_else() {
        let cases = [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"so\"", "\"say \"\"so\"\"\""),
            ("=HYPERLINK(1)", "\"'=HYPERLINK(1)\""),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("-1", "\"'-1\""),
            ("a\tb\nc", "a\\u{9}b\\u{a}c"),
            ("\u{202e}x", "\\u{202e}x"),
        ];
        for (raw, expected) in cases {
            let mut line = Line::default();
            line.text(&Untrusted::without_values(raw)).words("x");
            assert_eq!(line.end(), format!("{expected},x\r\n"), "{raw:?}");
        }
        let mut line = Line::default();
        line.words("").words("").texts([&Untrusted::without_values("a"), &Untrusted::without_values("b")]);
        assert_eq!(line.end(), ",,\"a; b\"\r\n");
    }
}
