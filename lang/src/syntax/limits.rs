//! How deep text may nest and how long an object may be, checked before any parser sees it, so that no parser and no walk over a tree can exhaust the
//! stack.
//!
//! The scan counts brackets, braces, parentheses and template sequences. hcl-edit has limits of its own for what also
//! nests without any bracket: 64 levels of `?:` and of `!` and `-` in a row, and 128 binary operators in a row.

use std::borrow::Cow;
use std::ops::Range;

use super::hcl::Place;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// How deep brackets, blocks and template sequences may nest.
pub const MAX_NESTING: usize = 64;

/// How many entries one object may have: hcl-edit compares each key with all before it, which costs a tenth of a second
/// for this many.
pub const MAX_ENTRIES: u32 = 5_000;

/// How many brackets may be open at once that begin an operand behind two operators, as in `a + b * (c + d * (…))`:
/// hcl-edit reads such an operand twice when there is a mistake in it, and so each level doubles the time.
pub const MAX_OPERANDS: usize = 8;

/// What is said about text past the limit.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(format!("nested more than {MAX_NESTING} levels deep"), span)
        .with_help("split the expression with `locals`")
}

/// A text that can be parsed.
pub(super) struct Checked<'t> {
    /// The text for hcl-edit.
    pub(super) text: Cow<'t, str>,
    /// The first string that is not closed on its line, which hcl-edit takes for a label.
    pub(super) unclosed: Option<Range<usize>>,
}

/// Checks a file or an expression in HCL, and gives the text for hcl-edit: it reads a heredoc without any line on to the
/// next delimiter, so that becomes an empty string, with spaces for the rest of its bytes.
pub(super) fn check_hcl(text: &str, place: Place) -> Result<Checked<'_>, Diagnostic> {
    let mut scan = Scan::new(text);
    scan.run().map_err(|excess| excess.diagnostic(place))?;
    let mut checked = Cow::Borrowed(text);
    for range in scan.empty {
        let spaces = format!("\"\"{}", " ".repeat(range.len() - 2));
        checked.to_mut().replace_range(range, &spaces);
    }
    for (open, close) in scan.misread {
        let body = text.get(open.end..close.start).unwrap_or_default();
        let mut names = ('A'..='Z').map(|letter| letter.to_string().repeat(open.len()));
        if let Some(name) = names.find(|name| !body.contains(name.as_str())) {
            checked.to_mut().replace_range(open, &name);
            checked.to_mut().replace_range(close, &name);
        }
    }
    Ok(Checked { text: checked, unclosed: scan.unclosed })
}

/// Checks a template without quotes around it.
pub(super) fn check_template(text: &str, place: Place) -> Result<(), Diagnostic> {
    let mut scan = Scan::new(text);
    scan.modes.push(Mode::Text(None));
    scan.run().map_err(|excess| excess.diagnostic(place))
}

/// The text with spaces for the line ends and comments that HCL ignores: those inside of `(…)`, `[…]`, `${…}` and
/// `{for …}`. Every byte stays where it is.
pub(super) fn join_lines(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    scan.joined = Some(text.as_bytes().to_vec());
    scan.run().ok()?;
    String::from_utf8(scan.joined?).ok()
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

/// The range of the first string that is not closed on its line.
pub(super) fn unclosed_string(text: &str) -> Option<Range<usize>> {
    let mut scan = Scan::new(text);
    scan.run().ok()?;
    match (scan.unclosed, scan.modes.last()) {
        (Some(range), _) => Some(range),
        (None, Some(Mode::Quoted(start))) => Some(*start..text.len()),
        _ => None,
    }
}

/// Which limit was passed, with the offset of what is too much.
enum Excess {
    Depth(usize),
    Operands(usize),
    Entries(usize),
}

impl Excess {
    fn diagnostic(&self, place: Place) -> Diagnostic {
        match *self {
            Self::Depth(at) => too_deep(place.span(at..at + 1)),
            Self::Operands(at) => Diagnostic::error(
                format!("operands nested more than {MAX_OPERANDS} levels deep"),
                place.span(at..at + 1),
            )
            .with_help("split the expression with `locals`"),
            Self::Entries(at) => Diagnostic::error(
                format!("an object with more than {MAX_ENTRIES} entries is not read"),
                place.span(at..at + 1),
            )
            .with_help("put the values in a file of JSON"),
        }
    }
}

/// What the text at some place is.
#[derive(Clone, Copy)]
enum Mode<'a> {
    /// Code inside of brackets or of a template sequence; without any mode, code at the top.
    Code {
        /// Whether line ends are ignored there; only known while lines are joined.
        flat: bool,
        /// Whether it is the body of a block.
        block: bool,
        /// How many signs of an entry there were, `=` or `:`.
        entries: u32,
        /// How many operators stand before it in the expression that it belongs to.
        operators: u32,
    },
    /// A string in quotation marks, with the offset of the first.
    Quoted(usize),
    /// A heredoc with its delimiter, or a template up to the end of the text.
    Text(Option<&'a str>),
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    modes: Vec<Mode<'a>>,
    /// How many of the modes are [`Mode::Code`].
    depth: usize,
    /// How many operators there were so far in the expression at hand. Names with `-` count, too.
    operators: u32,
    /// How many of the modes begin an operand that hcl-edit may read twice.
    operands: usize,
    /// The text with its lines joined, when that is wanted.
    joined: Option<Vec<u8>>,
    /// The first string that is not closed on its line.
    unclosed: Option<Range<usize>>,
    /// The heredocs without any line.
    empty: Vec<Range<usize>>,
    /// The open heredocs: where the delimiter stands, and whether a line began with it without being the last.
    heredocs: Vec<(Range<usize>, bool)>,
    /// Where the delimiters stand of the heredocs that hcl-edit would end too early.
    misread: Vec<(Range<usize>, Range<usize>)>,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            modes: Vec::new(),
            depth: 0,
            operators: 0,
            operands: 0,
            joined: None,
            unclosed: None,
            empty: Vec::new(),
            heredocs: Vec::new(),
            misread: Vec::new(),
        }
    }
    /// Walks over the text.
    fn run(&mut self) -> Result<(), Excess> {
        let mut at = 0;
        while at < self.bytes.len() {
            at = match self.modes.last() {
                None | Some(Mode::Code { .. }) => self.code(at)?,
                Some(Mode::Quoted(start)) => self.quoted(at, *start)?,
                Some(Mode::Text(delimiter)) => self.line(at, *delimiter)?,
            };
        }
        Ok(())
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn open(&mut self, at: usize) -> Result<(), Excess> {
        self.depth += 1;
        if self.depth > MAX_NESTING {
            return Err(Excess::Depth(at));
        }
        let operators = std::mem::take(&mut self.operators);
        self.operands += usize::from(operators > 1);
        if self.operands > MAX_OPERANDS {
            return Err(Excess::Operands(at));
        }
        let flat = self.joined.is_some() && (self.byte(at) != b'{' || self.begins_for(at + 1));
        let block = self.byte(at) == b'{' && self.begins_block(at);
        self.modes.push(Mode::Code { flat, block, entries: 0, operators });
        Ok(())
    }

    fn close(&mut self) {
        if let Some(Mode::Code { operators, .. }) = self.modes.pop() {
            self.depth -= 1;
            self.operands -= usize::from(operators > 1);
            self.operators = operators;
        }
    }

    /// Whether a brace is that of a block: a name or label before it on its line, and only blocks around it.
    fn begins_block(&self, at: usize) -> bool {
        let mut before = self.bytes.get(..at).unwrap_or_default();
        while let [rest @ .., b' ' | b'\t'] = before {
            before = rest;
        }
        let named = before
            .last()
            .is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_-\"".contains(byte));
        named && !self.modes.iter().any(|mode| !matches!(mode, Mode::Code { block: true, .. }))
    }

    /// Whether `for` and no longer name comes next, after white space and comments.
    fn begins_for(&self, mut at: usize) -> bool {
        while let Some(rest) = self.bytes.get(at..) {
            match rest {
                [b' ' | b'\t' | b'\r' | b'\n', ..] => at += 1,
                [b'#', ..] | [b'/', b'/', ..] => at = self.end_of_line(at),
                [b'/', b'*', ..] => at = self.end_of_comment(at),
                [b'f', b'o', b'r', after, ..] => return matches!(after, b' ' | b'\t' | b'\r' | b'\n' | b'#' | b'/'),
                _ => return false,
            }
        }
        false
    }

    /// Puts spaces in place of what is ignored there.
    fn blank(&mut self, from: usize, to: usize) {
        if let Some(Mode::Code { flat: true, .. }) = self.modes.last()
            && let Some(bytes) = self.joined.as_mut().and_then(|joined| joined.get_mut(from..to))
        {
            bytes.fill(b' ');
        }
    }

    /// Code up to the next change of mode; gives the offset after it.
    fn code(&mut self, mut at: usize) -> Result<usize, Excess> {
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'{' | b'[' | b'(' => self.open(at)?,
                b'}' | b']' | b')' => {
                    self.close();
                    if !matches!(self.modes.last(), None | Some(Mode::Code { .. })) {
                        return Ok(at + 1);
                    }
                }
                b'"' => {
                    self.modes.push(Mode::Quoted(at));
                    return Ok(at + 1);
                }
                b'=' | b'!' if self.byte(at + 1) == b'=' => {
                    self.operators += 1;
                    at += 1;
                }
                b'=' | b':' => {
                    self.operators = 0;
                    if let Some(Mode::Code { block: false, entries, .. }) = self.modes.last_mut() {
                        *entries += 1;
                        if *entries > MAX_ENTRIES {
                            return Err(Excess::Entries(at));
                        }
                    }
                }
                b',' | b'?' => self.operators = 0,
                b'\n' | b'\r' => {
                    if matches!(self.modes.last(), None | Some(Mode::Code { block: true, .. })) {
                        self.operators = 0;
                    }
                    self.blank(at, at + 1);
                }
                b'#' | b'/' if *byte == b'#' || self.byte(at + 1) == b'/' => {
                    let end = self.end_of_line(at);
                    self.blank(at, end);
                    at = end;
                    continue;
                }
                b'/' if self.byte(at + 1) == b'*' => {
                    at = self.end_of_comment(at);
                    continue;
                }
                b'<' if self.byte(at + 1) == b'<' => {
                    let begin = at + 2 + usize::from(self.byte(at + 2) == b'-');
                    let delimiter = self.text.get(begin..).map_or("", name);
                    let end = begin + delimiter.len() + usize::from(self.byte(begin + delimiter.len()) == b'\r');
                    if !delimiter.is_empty() && (end == self.bytes.len() || self.byte(end) == b'\n') {
                        if let Some(after) = self.text.get(end + 1..).and_then(|rest| closes(rest, delimiter)) {
                            self.empty.push(at..self.bytes.len() - after.len());
                        }
                        self.modes.push(Mode::Text(Some(delimiter)));
                        self.heredocs.push((begin..begin + delimiter.len(), false));
                        return Ok(end + 1);
                    }
                    at += 1;
                }
                b'+' | b'-' | b'*' | b'/' | b'%' | b'<' | b'>' | b'&' | b'|' => {
                    self.operators += 1;
                    // `<=`, `&&` and their like are one operator.
                    let two = matches!((byte, self.byte(at + 1)), (b'<' | b'>', b'=') | (b'&', b'&') | (b'|', b'|'));
                    at += usize::from(two);
                }
                _ => {}
            }
            at += 1;
        }
        Ok(at)
    }

    /// A quoted string up to its end or a sequence.
    fn quoted(&mut self, mut at: usize, start: usize) -> Result<usize, Excess> {
        while let Some(byte) = self.bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                // A string that is not closed ends with its line; the parser will say so.
                b'"' | b'\n' => {
                    if *byte == b'\n' {
                        self.unclosed.get_or_insert(start..at);
                    }
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
    fn line(&mut self, mut at: usize, delimiter: Option<&str>) -> Result<usize, Excess> {
        let begins = at == 0 || self.byte(at - 1) == b'\n';
        if begins
            && let Some(delimiter) = delimiter
            && let Some(after) = self.text.get(at..).and_then(|rest| closes(rest, delimiter))
        {
            let end = self.bytes.len() - after.len();
            if after.lines().next().unwrap_or_default().trim().is_empty() {
                self.modes.pop();
                if let Some((open, true)) = self.heredocs.pop() {
                    self.misread.push((open, end - delimiter.len()..end));
                }
                return Ok(end);
            }
            if let Some((_, begun)) = self.heredocs.last_mut() {
                *begun = true;
            }
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
    fn sequence(&mut self, at: usize) -> Result<(usize, bool), Excess> {
        if self.byte(at + 1) == b'{' {
            // At the `$`, which tells it from the brace of an object.
            self.open(at)?;
            return Ok((at + 2, true));
        }
        let escape = self.byte(at + 1) == self.byte(at) && self.byte(at + 2) == b'{';
        Ok((at + if escape { 3 } else { 1 }, false))
    }

    /// The offset after a comment that begins there with `/*`.
    fn end_of_comment(&self, at: usize) -> usize {
        let end = self.text.get(at + 2..).and_then(|rest| rest.find("*/"));
        end.map_or(self.bytes.len(), |end| at + 2 + end + 2)
    }

    fn end_of_line(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |end| at + end)
    }
}

/// What comes after the delimiter, when the text begins with the last line of a heredoc.
fn closes<'t>(text: &'t str, delimiter: &str) -> Option<&'t str> {
    text.trim_start_matches([' ', '\t']).strip_prefix(delimiter).filter(|after| !after.starts_with(is_name))
}

/// The name that a text begins with.
fn name(text: &str) -> &str {
    text.find(|c| !is_name(c)).map_or(text, |end| &text[..end])
}

/// Whether a letter belongs to a name.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}
