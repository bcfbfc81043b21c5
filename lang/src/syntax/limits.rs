//! How deep text may nest, checked before any parser sees it, so that no parser and no walk over a tree can exhaust the
//! stack.
//!
//! The scan counts brackets, braces, parentheses and template sequences. hcl-edit has limits of its own for what also
//! nests without any bracket: 64 levels of `?:` and of `!` and `-` in a row, and 128 binary operators in a row.

use super::hcl::Place;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// How deep brackets, blocks and template sequences may nest.
pub const MAX_NESTING: usize = 64;

/// What is said about text past the limit.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(format!("nested more than {MAX_NESTING} levels deep"), span)
        .with_help("split the expression with `locals`")
}

/// Checks a file or an expression in HCL.
pub(super) fn check_hcl(text: &str, place: Place) -> Result<(), Diagnostic> {
    Scan { text, bytes: text.as_bytes(), modes: Vec::new(), depth: 0 }.run().map_err(|at| too_deep(place.span(at..at + 1)))
}

/// Checks a template without quotes around it.
pub(super) fn check_template(text: &str, place: Place) -> Result<(), Diagnostic> {
    Scan { text, bytes: text.as_bytes(), modes: vec![Mode::Text(None)], depth: 0 }
        .run()
        .map_err(|at| too_deep(place.span(at..at + 1)))
}

/// Checks a file of JSON; what its strings hold is checked when they are parsed.
pub(super) fn check_json(text: &str, place: Place) -> Result<(), Diagnostic> {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth > MAX_NESTING {
                    return Err(too_deep(place.span(at..at + 1)));
                }
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// What the text at some place is.
#[derive(Clone, Copy)]
enum Mode<'a> {
    /// Code inside of brackets or of a template sequence; without any mode, code at the top.
    Code,
    /// A string in quotation marks.
    Quoted,
    /// A heredoc with its delimiter, or a template up to the end of the text.
    Text(Option<&'a str>),
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    modes: Vec<Mode<'a>>,
    /// How many of the modes are [`Mode::Code`].
    depth: usize,
}

impl<'a> Scan<'a> {
    /// Walks over the text; the error is the offset of the bracket that is too deep.
    fn run(&mut self) -> Result<(), usize> {
        let mut at = 0;
        while at < self.bytes.len() {
            at = match self.modes.last() {
                None | Some(Mode::Code) => self.code(at)?,
                Some(Mode::Quoted) => self.quoted(at)?,
                Some(Mode::Text(delimiter)) => self.line(at, *delimiter)?,
            };
        }
        Ok(())
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn open(&mut self, at: usize) -> Result<(), usize> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return Err(at);
        }
        self.modes.push(Mode::Code);
        Ok(())
    }

    /// Code up to the next change of mode; gives the offset after it.
    fn code(&mut self, mut at: usize) -> Result<usize, usize> {
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'{' | b'[' | b'(' => self.open(at)?,
                b'}' | b']' | b')' => {
                    if self.modes.pop().is_some() {
                        self.depth -= 1;
                        if !matches!(self.modes.last(), None | Some(Mode::Code)) {
                            return Ok(at + 1);
                        }
                    }
                }
                b'"' => {
                    self.modes.push(Mode::Quoted);
                    return Ok(at + 1);
                }
                b'#' => at = self.end_of_line(at),
                b'/' if self.byte(at + 1) == b'/' => at = self.end_of_line(at),
                b'/' if self.byte(at + 1) == b'*' => {
                    let end = self.text.get(at + 2..).and_then(|rest| rest.find("*/"));
                    at = end.map_or(self.bytes.len(), |end| at + 2 + end + 1);
                }
                b'<' if self.byte(at + 1) == b'<' => {
                    let begin = at + 2 + usize::from(self.byte(at + 2) == b'-');
                    let end = self.end_of_line(begin);
                    let delimiter = self.text.get(begin..end).unwrap_or_default().trim_end_matches('\r');
                    if !delimiter.is_empty() && delimiter.chars().all(is_name) {
                        self.modes.push(Mode::Text(Some(delimiter)));
                        return Ok(end + 1);
                    }
                    at += 1;
                }
                _ => {}
            }
            at += 1;
        }
        Ok(at)
    }

    /// A quoted string up to its end or a sequence.
    fn quoted(&mut self, mut at: usize) -> Result<usize, usize> {
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                // A string that is not closed ends with its line; the parser will say so.
                b'"' | b'\n' => {
                    self.modes.pop();
                    return Ok(at + 1);
                }
                b'$' | b'%' => match self.sequence(at)? {
                    (next, true) => return Ok(next),
                    (next, false) => {
                        at = next;
                        continue;
                    }
                },
                _ => {}
            }
            at += 1;
        }
        Ok(at)
    }

    /// Text up to the end of its line or a sequence.
    fn line(&mut self, mut at: usize, delimiter: Option<&str>) -> Result<usize, usize> {
        let begins = at == 0 || self.byte(at - 1) == b'\n';
        if begins
            && let Some(delimiter) = delimiter
            && let Some(rest) = self.text.get(at..)
            && let Some(after) = rest.trim_start_matches([' ', '\t']).strip_prefix(delimiter)
            && !after.starts_with(is_name)
        {
            self.modes.pop();
            return Ok(self.bytes.len() - after.len());
        }
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\n' => return Ok(at + 1),
                b'$' | b'%' => match self.sequence(at)? {
                    (next, true) => return Ok(next),
                    (next, false) => at = next,
                },
                _ => at += 1,
            }
        }
        Ok(at)
    }

    /// What begins with `$` or `%`: gives the offset after it, and whether a sequence was opened.
    fn sequence(&mut self, at: usize) -> Result<(usize, bool), usize> {
        if self.byte(at + 1) == b'{' {
            self.open(at)?;
            return Ok((at + 2, true));
        }
        let escape = self.byte(at + 1) == self.byte(at) && self.byte(at + 2) == b'{';
        Ok((at + if escape { 3 } else { 1 }, false))
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |end| at + end)
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}
