//! What fixes do to files: the diff for people and `patch`, and the list of edits for programs.

use std::io;

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

use super::json::{Text, write};
use super::redact::REDACTED;
use super::terminal::{Style, Terminal};
use super::{Report, SCHEMA_VERSION, Untrusted};
use crate::source::{Files, LineColumn, steers};
use bartizan_lang::Span;
use bartizan_lang::span::FileId;

/// Lines that a diff shows around each change.
const AROUND: usize = 3;

/// A file that fixes change.
pub struct ChangedFile<'a> {
    /// The file in the session.
    pub file: FileId,
    /// Its path, from the trust root.
    pub path: Untrusted,
    /// Its text before.
    pub before: &'a str,
    /// Its text after.
    pub after: &'a str,
}

/// An edit of a file for programs.
pub struct ListedEdit {
    /// The path, from the trust root.
    pub path: Untrusted,
    /// The replaced text.
    pub span: Span,
    /// What takes its place.
    pub text: Untrusted,
}

/// A fix for programs.
pub struct ListedFix {
    /// The check.
    pub check: Untrusted,
    /// The resource.
    pub resource: Untrusted,
    /// What is done.
    pub title: Untrusted,
    /// Why a person has to look at it.
    pub unsafe_because: Option<Untrusted>,
    /// The finding.
    pub fingerprint: super::Fingerprint,
    /// The edits.
    pub edits: Vec<ListedEdit>,
    /// Whether it is among those that were asked for.
    pub wanted: bool,
}

/// The counts of a run.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct MendedCounts {
    /// Findings that are gone.
    pub fixed: usize,
    /// Findings whose fix is unsafe and was not asked for.
    #[serde(rename = "unsafe")]
    pub unsafe_left: usize,
    /// Findings for which there is no fix.
    pub without: usize,
    /// Findings that their fix did not mend.
    pub failed: usize,
}

impl Report {
    /// A unified diff of a file. Secrets are masked, and what would steer a terminal is escaped.
    #[must_use]
    pub fn diff(&self, changed: &ChangedFile<'_>, terminal: Terminal) -> String {
        let diff = TextDiff::from_lines(changed.before, changed.after);
        let path = terminal.line(&changed.path);
        let mut out = String::new();
        let mut offsets = vec![0];
        for line in changed.before.split_inclusive('\n') {
            offsets.push(offsets.last().copied().unwrap_or_default() + line.len());
        }
        for group in diff.grouped_ops(AROUND) {
            if out.is_empty() {
                out.push_str(&terminal.paint(Style::Strong, format_args!("--- a/{path}")));
                out.push('\n');
                out.push_str(&terminal.paint(Style::Strong, format_args!("+++ b/{path}")));
                out.push('\n');
            }
            let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
            let (old, new) =
                (first.old_range().start..last.old_range().end, first.new_range().start..last.new_range().end);
            let header = format!("@@ -{} +{} @@", range(&old), range(&new));
            out.push_str(&terminal.paint(Style::Faint, header));
            out.push('\n');
            for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
                let line = change.value();
                let span = match change.old_index().and_then(|index| offsets.get(index)) {
                    Some(start) => Span::new(changed.file, *start, start + line.len()),
                    None => Span::NONE,
                };
                let (sign, style) = match change.tag() {
                    ChangeTag::Equal => (' ', None),
                    ChangeTag::Delete => ('-', Some(Style::Bad)),
                    ChangeTag::Insert => ('+', Some(Style::Good)),
                };
                let content = line.strip_suffix('\n').unwrap_or(line);
                let shown = format!("{sign}{}", self.shown(content, span));
                match style {
                    Some(style) => out.push_str(&terminal.paint(style, shown)),
                    None => out.push_str(&shown),
                }
                out.push('\n');
                if !line.ends_with('\n') {
                    out.push_str("\\ No newline at end of file\n");
                }
            }
        }
        out
    }

    /// A line without secrets, and with what steers a terminal escaped; a carriage return at its end stays.
    fn shown(&self, line: &str, span: Span) -> String {
        let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
        let mut out = String::with_capacity(line.len());
        let mut at = 0;
        let push = |text: &str, out: &mut String| {
            for character in text.chars() {
                match character {
                    '\t' => out.push('\t'),
                    _ if steers(character) || character.is_control() => out.extend(character.escape_unicode()),
                    _ => out.push(character),
                }
            }
        };
        for hidden in self.redactor.hidden_in(line, span) {
            push(line.get(at..hidden.start).unwrap_or_default(), &mut out);
            out.push_str(REDACTED);
            at = hidden.end;
        }
        push(line.get(at..).unwrap_or_default(), &mut out);
        out.push_str(end);
        out
    }

    /// The new text of an edit as programs get it: without secrets.
    #[must_use]
    pub fn clean_edit(&self, text: &str) -> Untrusted {
        self.redactor.clean(text)
    }
}

/// The lines of a hunk: first line and number, the number left out when it is one.
fn range(lines: &std::ops::Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        count => format!("{},{count}", lines.start + 1),
    }
}

#[derive(Serialize)]
struct PositionJson {
    line: u32,
    column: u32,
}

impl From<LineColumn> for PositionJson {
    fn from(at: LineColumn) -> Self {
        Self { line: at.line, column: at.column }
    }
}

#[derive(Serialize)]
struct EditJson<'a> {
    path: Text<'a>,
    start: PositionJson,
    end: PositionJson,
    /// The same as bytes, after a byte order mark.
    start_byte: u32,
    end_byte: u32,
    text: Text<'a>,
}

#[derive(Serialize)]
struct FixJson<'a> {
    check: Text<'a>,
    resource: Text<'a>,
    title: Text<'a>,
    safe: bool,
    unsafe_because: Option<Text<'a>>,
    fingerprint: String,
    applied: bool,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct MendingJson<'a> {
    schema_version: u32,
    fixes: Vec<FixJson<'a>>,
    summary: MendedCounts,
}

/// Writes the fixes of the first round, each with its own edits, and the counts of all rounds.
///
/// # Errors
/// When `to` cannot be written to.
pub fn fixes_json(fixes: &[ListedFix], counts: MendedCounts, files: &Files, to: &mut dyn io::Write) -> io::Result<()> {
    let edit = |edit: &'_ ListedEdit| {
        let at = files.location(edit.span);
        let nowhere = LineColumn { line: 1, column: 1 };
        let (start, end) = at.map_or((nowhere, nowhere), |at| (at.start, at.end));
        (start, end)
    };
    let listed = fixes.iter().map(|fix| FixJson {
        check: Text(&fix.check),
        resource: Text(&fix.resource),
        title: Text(&fix.title),
        safe: fix.unsafe_because.is_none(),
        unsafe_because: fix.unsafe_because.as_ref().map(Text),
        fingerprint: fix.fingerprint.to_string(),
        applied: fix.wanted,
        edits: fix
            .edits
            .iter()
            .map(|one| {
                let (start, end) = edit(one);
                EditJson {
                    path: Text(&one.path),
                    start: start.into(),
                    end: end.into(),
                    start_byte: one.span.start,
                    end_byte: one.span.end,
                    text: Text(&one.text),
                }
            })
            .collect(),
    });
    write(&MendingJson { schema_version: SCHEMA_VERSION, fixes: listed.collect(), summary: counts }, to)
}
