//! Reading around mistakes: the whole blocks of a file that does not parse.
//!
//! The outline of the file is scanned for where its blocks begin and end, and each range is parsed by itself: what
//! parses is kept as it stands, what does not is told once and left out. Nothing is kept of a block with a mistake in it.
//!
//! Brackets that are not closed would swallow the rest of the file. So a line with the header of a block that Terraform
//! knows, indented no deeper than the block before it, begins a block wherever it stands in code: that is how everybody
//! writes them, and `terraform fmt` too. In texts and comments that are closed such a line means nothing.
//!
//! The scan goes forward only, and all work on a file is bounded by a multiple of its length.

use std::cell::OnceCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::ast::{Block, Body};
use super::hcl::{self, Place};
use super::{Parsed, limits};
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};

/// The longest file that is searched for whole blocks, in bytes.
const MAX_TEXT: usize = 4 << 20;

/// How many mistakes of a file are told.
const MAX_TOLD: usize = 10;

/// How many brackets, strings and template sequences may be open at once: far more than parse.
const MAX_OPEN: usize = 4 * limits::MAX_NESTING;

/// What stands at the top of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Blocks: configuration.
    Blocks,
    /// Attributes: values of variables.
    Values,
}

/// The blocks that Terraform has at the top of a file, with their number of labels.
const HEADERS: &[(&str, usize)] = &[
    ("resource", 2),
    ("data", 2),
    ("ephemeral", 2),
    ("action", 2),
    ("module", 1),
    ("variable", 1),
    ("output", 1),
    ("provider", 1),
    ("check", 1),
    ("locals", 0),
    ("terraform", 0),
    ("moved", 0),
    ("import", 0),
    ("removed", 0),
];

/// Reads what can be read of a text that does not parse as a whole, for the reason that is given.
pub(super) fn recover(file: FileId, text: &str, holds: Holds, reason: Diagnostic) -> Parsed {
    if text.len() > MAX_TEXT {
        return Parsed::failed(reason);
    }
    // Where every part is right by itself, they do not go together.
    recover_knowing(file, text, holds, &|_| None).unwrap_or_else(|mut parsed| {
        parsed.diagnostics.push(reason);
        parsed
    })
}

/// The same where some blocks are known: what they are by their places in the text. The error is what was read of a text in
/// which no part is wrong by itself.
pub(super) fn recover_knowing(
    file: FileId,
    text: &str,
    holds: Holds,
    known: &KnownBlocks<'_>,
) -> Result<Parsed, Parsed> {
    let mut reader = Reader {
        known,
        outline: Outline::new(text, holds),
        file,
        work: 8 * text.len() + (1 << 20),
        parsed: Parsed { incomplete: true, ..Parsed::default() },
        told: 0,
        untold: 0,
        unsure: None,
    };
    reader.read();
    let Reader { mut parsed, told, untold, .. } = reader;
    if told == 0 {
        return Err(parsed);
    }
    if untold > 0 {
        let span = parsed.diagnostics.last().map_or(Span::NONE, |last| last.span);
        let message = match untold {
            1 => "one more mistake in this file is not told".to_owned(),
            n => format!("{n} more mistakes in this file are not told"),
        };
        parsed.diagnostics.push(Diagnostic::error(message, span));
    }
    Ok(parsed)
}

/// Gives the block that is known to stand at some place.
type KnownBlocks<'a> = dyn Fn(&Range<usize>) -> Option<Block> + 'a;

/// Goes from one part of the file to the next.
struct Reader<'t> {
    known: &'t KnownBlocks<'t>,
    outline: Outline<'t>,
    file: FileId,
    /// How many bytes may still be looked at.
    work: usize,
    parsed: Parsed,
    /// How many mistakes were told.
    told: usize,
    /// How many mistakes were not told.
    untold: usize,
    /// What was kept last, if it may be only the beginning of what was written.
    unsure: Option<Unsure>,
}

/// A part that parses, and whose last bracket does not stand below its first line: after one bracket too many that is not
/// the part's own, and what follows belongs to it.
struct Unsure {
    at: usize,
    indent: usize,
    /// Whether it stands on one line, and nothing after it is indented deeper: then what follows is another part.
    one_line: bool,
    /// How many blocks were kept before it.
    blocks: usize,
    /// How many attributes were kept before it.
    attributes: usize,
}

impl Reader<'_> {
    fn read(&mut self) {
        let text = self.outline.text;
        let mut at = 0;
        // After a mistake, the indentation of the part it is in: what is no header there belongs to it.
        let mut broken: Option<usize> = None;
        loop {
            at = self.outline.skip_blank(at);
            if at >= text.len() {
                return;
            }
            if let Some(conflict) = self.outline.conflict_at(at) {
                let conflict = conflict.clone();
                self.tell(|reader| reader.conflict(conflict.start));
                broken = Some(broken.unwrap_or(0));
                at = conflict.end;
                continue;
            }
            let indent = self.outline.indent_at(at);
            if broken.is_some_and(|most| self.outline.header_at(at).is_some_and(|header| header.indent <= most)) {
                broken = None;
            }
            let part = self.outline.part(at, indent);
            let go_on = part.resume.unwrap_or(part.end).max(at + 1);
            // Scanned once, and parsed once.
            let cost = 2 * (part.end.max(go_on) - at);
            if cost > self.work {
                self.tell(|reader| {
                    let place = Place::From(reader.file, at);
                    Diagnostic::error("there are too many mistakes to read the rest of this file", place.span(0..0))
                });
                return;
            }
            self.work -= cost;
            if let Some(unsure) = &mut self.unsure {
                match self.outline.header_at(at) {
                    Some(header) if header.indent <= unsure.indent || header.is_never_nested() => self.unsure = None,
                    Some(_) => {}
                    None => unsure.one_line &= indent <= unsure.indent,
                }
            }
            if broken.is_some() {
                at = go_on;
                continue;
            }
            if part.fault.is_none()
                && let Ok((body, diagnostics)) = self.parse(at..part.end)
                && body.blocks.len() + body.attributes.len() == 1
            {
                self.doubt(at, indent, part.end);
                self.keep(body, diagnostics);
                at = part.end;
                continue;
            }
            let part_of = self.unsure.take().filter(|unsure| !unsure.one_line);
            match part_of {
                Some(unsure) => {
                    self.parsed.body.blocks.truncate(unsure.blocks);
                    self.parsed.body.attributes.truncate(unsure.attributes);
                    self.tell(|reader| reader.named(reader.mistake(at, &part), unsure.at));
                }
                None => self.tell(|reader| reader.named(reader.mistake(at, &part), at)),
            }
            // With all brackets closed the next header is at the top, however it is indented.
            broken = Some(if part.fault.is_none() && part.end > at + 1 { usize::MAX } else { indent });
            at = go_on;
        }
    }

    fn parse(&self, range: Range<usize>) -> Result<(Body, Vec<Diagnostic>), hcl::Broken> {
        let place = Place::From(self.file, range.start);
        match (self.known)(&range) {
            Some(block) => Ok((Body { attributes: Vec::new(), blocks: vec![block] }, Vec::new())),
            None => hcl::parse_part(&self.outline.text[range], place),
        }
    }

    /// Notes whether the part that is kept next could have ended too early.
    fn doubt(&mut self, at: usize, indent: usize, end: usize) {
        let one_line = !self.outline.text[at..end].contains('\n');
        let closed = end - 1;
        let tidy = self.outline.line_begin(closed).is_some_and(|begin| closed - begin <= indent);
        let bracket = matches!(self.outline.byte(closed), b'}' | b']' | b')');
        if self.unsure.is_none() && bracket && (one_line || !tidy) {
            let (blocks, attributes) = (self.parsed.body.blocks.len(), self.parsed.body.attributes.len());
            self.unsure = Some(Unsure { at, indent, one_line, blocks, attributes });
        }
    }

    fn keep(&mut self, body: Body, diagnostics: Vec<Diagnostic>) {
        self.parsed.body.blocks.extend(body.blocks);
        for attribute in body.attributes {
            // Of an attribute that stands twice the first is kept; the file is in error as a whole.
            if self.parsed.body.attribute(&attribute.name).is_none() {
                self.parsed.body.attributes.push(attribute);
            }
        }
        self.parsed.diagnostics.extend(diagnostics);
    }

    fn tell(&mut self, what: impl FnOnce(&Self) -> Diagnostic) {
        if self.told < MAX_TOLD {
            self.told += 1;
            let diagnostic = what(self);
            self.parsed.diagnostics.push(diagnostic);
        } else {
            self.untold += 1;
        }
    }

    /// Says what is wrong with a part.
    fn mistake(&self, at: usize, part: &Part<'_>) -> Diagnostic {
        let end = part.resume.map_or(part.end, |resume| resume.clamp(at, part.end));
        // With the end of its line, which is what is found in the place of what is missing.
        let source = &self.outline.text[at..end + usize::from(self.outline.byte(end) == b'\n')];
        let length = source.trim_end().len();
        let place = Place::From(self.file, at);
        let mut diagnostic = match (&part.fault, hcl::parse_part(source, place)) {
            (Some(Fault::Conflict(marker)), _) => return self.conflict(*marker),
            (Some(Fault::Comment(open)), _) => {
                Diagnostic::error("this comment is not closed", Place::From(self.file, *open).span(0..2))
                    .with_help("write `*/` at its end")
            }
            (Some(Fault::Heredoc(heredoc)), _) => self.unclosed_heredoc(heredoc),
            _ if let Some(heredoc) = &part.doubtful => self.unclosed_heredoc(heredoc),
            (Some(Fault::Open { at: open, sure }), Err(error))
                // The parser goes back to the beginning of a value.
                if (error.offset == 0 || at + error.offset > *open && (*sure || error.offset >= length))
                    && limits::unclosed_string(source).is_none_or(|string| string.start > error.offset.max(open - at)) =>
            {
                self.unclosed(*open)
            }
            // The parser goes back to the beginning of the attribute.
            (_, Err(error)) if part.sequence.is_some_and(|open| at + error.offset < open) => {
                self.unclosed(part.sequence.unwrap_or(at))
            }
            (_, Err(error)) => match self.outline.marker_around(at + error.offset) {
                Some(marker) => self.conflict(marker),
                None => error.diagnostic,
            },
            (Some(Fault::Open { at: open, .. }), Ok(_)) => self.unclosed(*open),
            (None, Ok(_)) => Diagnostic::error("expected one block", place.span(0..length)),
        };
        // The text that was parsed is not the whole file: what is missing at its end is missing at the end of a line.
        let last = place.span(length..(length + 1).min(source.len()));
        if diagnostic.span.start >= last.start {
            diagnostic.span = last;
            if self.outline.skip_blank(at + length) < self.outline.text.len() {
                diagnostic.message = diagnostic.message.replace("the end of the text", "the end of the line");
            }
        }
        diagnostic
    }

    /// Adds what was not read, where its header says so.
    fn named(&self, mut diagnostic: Diagnostic, at: usize) -> Diagnostic {
        if let Some(name) = self.outline.header_at(at).and_then(|header| header.name()) {
            diagnostic.message = format!("{}; {name} is not read", diagnostic.message);
        }
        diagnostic
    }

    fn unclosed_heredoc(&self, heredoc: &Heredoc<'_>) -> Diagnostic {
        let line = self.outline.text[heredoc.open..self.outline.line_end(heredoc.open)].trim_end().len();
        Diagnostic::error("this heredoc is not closed", Place::From(self.file, heredoc.open).span(0..line))
            .with_help(format!("write `{}` alone on the last line", heredoc.delimiter))
    }

    fn unclosed(&self, open: usize) -> Diagnostic {
        let (what, close, length) = match self.outline.bytes.get(open) {
            Some(b'[') => ("[", "]", 1),
            Some(b'(') => ("(", ")", 1),
            Some(b'$') => ("${", "}", 2),
            Some(b'%') => ("%{", "}", 2),
            _ => ("{", "}", 1),
        };
        Diagnostic::error(format!("this `{what}` is never closed"), Place::From(self.file, open).span(0..length))
            .with_help(format!("write `{close}` where it ends"))
    }

    fn conflict(&self, marker: usize) -> Diagnostic {
        let line = self.outline.text[marker..self.outline.line_end(marker)].trim_end().len();
        Diagnostic::error("a merge conflict is not resolved here", Place::From(self.file, marker).span(0..line))
            .with_help("keep what is right of both sides and delete the lines with the markers")
    }
}

/// A part of the file: what could be a block, an attribute or anything else.
struct Part<'t> {
    /// One past its last byte.
    end: usize,
    /// Where to go on when it does not parse; at its end otherwise.
    resume: Option<usize>,
    /// Why it cannot be whole.
    fault: Option<Fault<'t>>,
    /// A heredoc with the beginning of another one in it: that may be the one that ends there.
    doubtful: Option<Heredoc<'t>>,
    /// A `${` in a string that is not closed on its line.
    sequence: Option<usize>,
}

/// What the scan itself sees.
enum Fault<'t> {
    /// Markers of a merge conflict, at that offset.
    Conflict(usize),
    /// A comment that nothing closes.
    Comment(usize),
    /// A heredoc that nothing closes.
    Heredoc(Heredoc<'t>),
    /// A bracket that nothing closes, and whether the indentation shows which.
    Open { at: usize, sure: bool },
}

/// The beginning of a heredoc.
struct Heredoc<'t> {
    open: usize,
    delimiter: &'t str,
}

/// A bracket, string or template sequence that is open.
struct Open {
    /// `{`, `[`, `(`, `"`, or `$` for both sequences.
    kind: u8,
    at: usize,
    /// The indentation of its line.
    indent: usize,
}

/// The header of a block, or the name of a value, at the beginning of a line.
struct Header<'t> {
    indent: usize,
    ident: &'t str,
    labels: Vec<&'t str>,
}

impl Header<'_> {
    /// Whether no block has such blocks in it; a `check` holds `data`.
    fn is_never_nested(&self) -> bool {
        !self.labels.is_empty() && self.ident != "data"
    }

    /// What the block declares, as one refers to it.
    fn name(&self) -> Option<String> {
        let name = match (self.ident, self.labels.as_slice()) {
            ("resource", [ty, name]) => format!("{ty}.{name}"),
            (ident @ ("data" | "ephemeral" | "action"), [ty, name]) => format!("{ident}.{ty}.{name}"),
            ("variable", [name]) => format!("var.{name}"),
            (ident @ ("module" | "output"), [name]) => format!("{ident}.{name}"),
            ("provider", [name]) => format!("the provider {name}"),
            _ => return None,
        };
        Some(name.escape_debug().to_string())
    }
}

struct Outline<'t> {
    text: &'t str,
    bytes: &'t [u8],
    holds: Holds,
    /// The conflicts of a merge, with all lines from the first marker to the last.
    conflicts: Vec<Range<usize>>,
    /// Where the last comment ends.
    last_comment: Option<usize>,
    /// The offsets of the lines that are a name and nothing else, by name; where heredocs may end.
    names: OnceCell<FxHashMap<&'t str, Vec<usize>>>,
}

impl<'t> Outline<'t> {
    fn new(text: &'t str, holds: Holds) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            holds,
            conflicts: conflicts(text),
            last_comment: text.rfind("*/"),
            names: OnceCell::new(),
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The offset of the end of that line, before its line feed.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        rest.iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |end| at + end)
    }

    /// The offset after the blanks that begin there.
    fn after_blanks(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
    }

    /// The beginning of the line, when nothing but blanks stands before that offset.
    fn line_begin(&self, at: usize) -> Option<usize> {
        let before = self.bytes.get(..at)?;
        let blanks = before.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let begin = at - blanks;
        (begin == 0 || self.byte(begin - 1) == b'\n').then_some(begin)
    }

    /// How far the text there is indented; 0 when it does not begin its line.
    fn indent_at(&self, at: usize) -> usize {
        self.line_begin(at).map_or(0, |begin| at - begin)
    }

    /// The header that begins there, when that is the beginning of a line.
    fn header_at(&self, at: usize) -> Option<Header<'t>> {
        self.header(self.line_begin(at)?)
    }

    /// The offset after white space and comments.
    fn skip_blank(&self, mut at: usize) -> usize {
        loop {
            at = match (self.byte(at), self.byte(at + 1)) {
                (b' ' | b'\t' | b'\r' | b'\n', _) => at + 1,
                (b'#', _) | (b'/', b'/') => self.line_end(at),
                (b'/', b'*') => match self.comment_end(at) {
                    Some(end) => end,
                    None => return at,
                },
                _ => return at,
            };
        }
    }

    /// The offset after the comment that begins there with `/*`.
    fn comment_end(&self, at: usize) -> Option<usize> {
        if self.last_comment.is_none_or(|last| last < at + 2) {
            return None;
        }
        self.text.get(at + 2..)?.find("*/").map(|end| at + 2 + end + 2)
    }

    /// The conflict whose first marker stands there.
    fn conflict_at(&self, at: usize) -> Option<&Range<usize>> {
        let place = self.conflicts.binary_search_by_key(&at, |conflict| conflict.start).ok()?;
        self.conflicts.get(place)
    }

    /// The beginning of the line of that offset, when it is a marker of a conflict.
    fn marker_around(&self, at: usize) -> Option<usize> {
        let begin = self.text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        marker(&self.text[begin..self.line_end(begin)]).map(|_| begin)
    }

    /// The header that begins on that line.
    fn header(&self, line: usize) -> Option<Header<'t>> {
        let begin = self.after_blanks(line);
        let rest = self.text.get(begin..)?;
        let word = rest.get(..name_length(rest))?;
        let indent = begin - line;
        if self.holds == Holds::Values {
            let after = self.bytes.get(self.after_blanks(begin + word.len())..)?;
            let sets = matches!(after, [b'=', next, ..] if !matches!(next, b'=' | b'>')) || matches!(after, [b'=']);
            return (sets && !word.is_empty()).then_some(Header { indent, ident: word, labels: Vec::new() });
        }
        let (_, wanted) = HEADERS.iter().find(|(ident, _)| *ident == word)?;
        let mut after = self.text.get(begin + word.len()..self.line_end(begin))?;
        let mut labels = Vec::new();
        let mut quoted = false;
        loop {
            after = after.trim_start_matches([' ', '\t']);
            if let Some(open) = after.strip_prefix('"') {
                quoted = true;
                let Some((label, rest)) = open.split_once('"') else { break };
                labels.push(label);
                after = rest;
            } else {
                let length = name_length(after);
                if length == 0 {
                    break;
                }
                labels.push(&after[..length]);
                after = &after[length..];
            }
        }
        // One that is typed in part is one, too, if it can be nothing else.
        let begins = match wanted {
            0 => labels.is_empty() && !quoted && after.starts_with('{'),
            _ => quoted || (labels.len() == *wanted && after.starts_with('{')),
        };
        begins.then_some(Header { indent, ident: word, labels })
    }

    /// The next line after that offset that has a header indented that deep at most.
    fn next_header(&self, at: usize, indent: usize) -> usize {
        let mut line = self.line_end(at) + 1;
        while line < self.bytes.len() {
            if self.header(line).is_some_and(|header| header.indent <= indent) {
                return line;
            }
            line = self.line_end(line) + 1;
        }
        self.bytes.len()
    }

    /// Where the heredoc ends whose text begins with that line: the offsets of its last line and after its delimiter.
    fn heredoc_end(&self, line: usize, delimiter: &str) -> Option<(usize, usize)> {
        let names = self.names.get_or_init(|| {
            let mut names: FxHashMap<&'t str, Vec<usize>> = FxHashMap::default();
            let mut line = 0;
            while line < self.bytes.len() {
                let rest = &self.text[self.after_blanks(line)..];
                let (name, after) = rest.split_at(name_length(rest));
                // With more behind the delimiter, a line is one of the text.
                if !name.is_empty() && after.lines().next().unwrap_or_default().trim().is_empty() {
                    names.entry(name).or_default().push(line);
                }
                line = self.line_end(line) + 1;
            }
            names
        });
        let lines = names.get(delimiter)?;
        let last = *lines.get(lines.partition_point(|at| *at < line))?;
        Some((last, self.after_blanks(last) + delimiter.len()))
    }

    /// The part of the file that begins there, with that indentation.
    fn part(&self, start: usize, indent: usize) -> Part<'t> {
        let mut open: Vec<Open> = Vec::new();
        let mut at = start;
        let mut here = indent;
        let mut attribute = false;
        let mut doubtful = None;
        let mut conflict = None;
        let mut part = Part { end: self.bytes.len(), resume: None, fault: None, doubtful: None, sequence: None };
        while let Some(byte) = self.bytes.get(at).copied() {
            if open.last().is_some_and(|open| open.kind == b'"') {
                match (byte, self.byte(at + 1)) {
                    (b'\\', next) if next != b'\n' => at += 2,
                    (b'"', _) => {
                        open.pop();
                        at += 1;
                    }
                    // A string that is not closed ends with its line.
                    (b'\n', _) => {
                        open.pop();
                    }
                    (b'$' | b'%', next) if next == byte && self.byte(at + 2) == b'{' => at += 3,
                    (b'$' | b'%', b'{') => {
                        open.push(Open { kind: b'$', at, indent: here });
                        at += 2;
                    }
                    _ => at += 1,
                }
                continue;
            }
            match byte {
                b'\n' if open.is_empty() => break,
                b'\n' => {
                    if let [.., string, sequence] = open.as_slice()
                        && (string.kind, sequence.kind) == (b'"', b'$')
                    {
                        part.sequence.get_or_insert(sequence.at);
                    }
                    at += 1;
                    here = self.after_blanks(at) - at;
                    if let Some(range) = self.conflict_at(at) {
                        conflict.get_or_insert(at);
                        at = range.end;
                        here = self.after_blanks(at) - at;
                    }
                    if self.holds == Holds::Blocks && self.header(at).is_some_and(|header| header.indent <= indent) {
                        break;
                    }
                    continue;
                }
                b'#' => at = self.line_end(at) - 1,
                b'/' if self.byte(at + 1) == b'/' => at = self.line_end(at) - 1,
                b'/' if self.byte(at + 1) == b'*' => match self.comment_end(at) {
                    Some(end) => at = end - 1,
                    None => return Part { end: self.next_header(at, indent), fault: Some(Fault::Comment(at)), ..part },
                },
                b'<' if self.byte(at + 1) == b'<' => {
                    let begin = at + 2 + usize::from(self.byte(at + 2) == b'-');
                    let rest = self.text.get(begin..).unwrap_or_default();
                    let delimiter = rest.get(..name_length(rest)).unwrap_or_default();
                    let after = rest.get(delimiter.len()..).unwrap_or_default().trim_start_matches('\r');
                    if !delimiter.is_empty() && (after.is_empty() || after.starts_with('\n')) {
                        let line = self.text.len() - after.len();
                        let Some((last, after)) = self.heredoc_end(line + 1, delimiter) else {
                            let fault = Some(Fault::Heredoc(Heredoc { open: at, delimiter }));
                            return Part { end: self.next_header(at, indent), fault, ..part };
                        };
                        if part.doubtful.is_none()
                            && self.text.get(line..last).is_some_and(|text| opens_heredoc(text, delimiter))
                        {
                            part.resume = Some(self.next_header(line, indent)).filter(|next| *next < last);
                            part.doubtful = Some(Heredoc { open: at, delimiter });
                        }
                        here = self.after_blanks(last) - last;
                        at = after - 1;
                    } else {
                        at += 1;
                    }
                }
                b'"' | b'{' | b'[' | b'(' => {
                    if open.len() >= MAX_OPEN {
                        let first = open.first().map_or(at, |open| open.at);
                        let fault = Some(Fault::Open { at: first, sure: false });
                        return Part { end: self.next_header(at, indent), fault, ..part };
                    }
                    open.push(Open { kind: byte, at, indent: here });
                }
                b'}' | b']' | b')' => {
                    let matches = |open: &Open| match byte {
                        b'}' => matches!(open.kind, b'{' | b'$'),
                        b']' => open.kind == b'[',
                        _ => open.kind == b'(',
                    };
                    match open.iter().rposition(matches) {
                        Some(place) => {
                            let left = self.line_begin(at).is_some_and(|begin| at - begin < open[place].indent);
                            if left {
                                doubtful.get_or_insert(open[place].at);
                            }
                            open.truncate(place);
                            if open.is_empty() && byte == b'}' && !attribute {
                                at += 1;
                                break;
                            }
                        }
                        None if open.is_empty() => {
                            at = at.max(start + 1);
                            break;
                        }
                        None => {}
                    }
                }
                b'=' if open.is_empty() => attribute = true,
                _ => {}
            }
            at += 1;
        }
        part.end = at.min(self.bytes.len());
        part.fault = match (conflict, open.last()) {
            (Some(marker), _) => Some(Fault::Conflict(marker)),
            (None, Some(last)) => Some(Fault::Open { at: doubtful.unwrap_or(last.at), sure: doubtful.is_some() }),
            (None, None) => None,
        };
        // Values have no headers to stop at while they are read: what is indented like one may be a key of an object.
        if self.holds == Holds::Values && !open.is_empty() {
            part.resume = Some(self.next_header(start, indent));
        }
        part
    }
}

/// How long the name is that a text begins with.
fn name_length(text: &str) -> usize {
    text.find(|c: char| !limits::is_name(c)).unwrap_or(text.len())
}

/// Whether a line of the text ends with the beginning of a heredoc with that delimiter.
fn opens_heredoc(text: &str, delimiter: &str) -> bool {
    text.lines().any(|line| {
        let before = line.trim_end().strip_suffix(delimiter);
        before.is_some_and(|before| before.ends_with("<<") || before.ends_with("<<-"))
    })
}

/// The sort of marker that a line of a conflict is: `<`, `|`, `=` or `>`.
fn marker(line: &str) -> Option<u8> {
    let first = *line.as_bytes().first().filter(|byte| b"<|=>".contains(byte))?;
    let signs = line.bytes().take_while(|byte| *byte == first).count();
    (signs == 7 && line.as_bytes().get(7).is_none_or(u8::is_ascii_whitespace)).then_some(first)
}

/// The conflicts that `git merge` left in a text: from the line `<<<<<<<` over `=======` to `>>>>>>>`.
fn conflicts(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut begin = None;
    let mut middle = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match (marker(line), begin) {
            (Some(b'<'), _) => (begin, middle) = (Some(at), false),
            (Some(b'='), Some(_)) => middle = true,
            (Some(b'>'), Some(start)) if middle => {
                found.push(start..at + line.len());
                begin = None;
            }
            _ => {}
        }
        at += line.len();
    }
    found
}
