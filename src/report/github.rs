//! Annotations of a GitHub Actions run: workflow commands, which the runner reads from the log.
//!
//! Syntax: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>. The runner shows ten
//! errors, ten warnings and ten notices of a step, so the worst come first and the last notice counts the rest.

use std::fmt::{self, Write as _};

use bartizan_lang::Level;

use super::lead::{is_kept, lead};
use super::model::{Audience, Change, Finding, Note, Place, Report, Severity, Status};
use super::terminal::{self, Terminal};
use super::{Untrusted, text};
use crate::source::Files;

/// Most annotations of a kind that the runner shows.
const MAX_SHOWN: usize = 10;

/// Most characters of a message.
const MAX_TEXT: usize = 2_000;

/// Writes the report: annotations, and the summary as a line of the log.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Report, files: &Files, audience: Audience, to: &mut dyn fmt::Write) -> fmt::Result {
    let mut findings: Vec<&Finding> = report.findings.iter().filter(|finding| audience.sees(finding)).collect();
    // The sort is stable: within a severity the order is that of the places.
    findings.sort_by_key(|finding| (finding.status, std::cmp::Reverse(finding.check.severity)));
    let page = (report, files);
    let mut unread = report.diagnostics.iter().filter(|note| note.level == Level::Error);
    let mut left_out: Vec<(&str, usize)> = Vec::new();
    for kind in [Kind::Error, Kind::Warning, Kind::Notice] {
        // The last notice counts what is left out.
        let mut free = if kind == Kind::Notice { MAX_SHOWN - 1 } else { MAX_SHOWN };
        if kind == Kind::Warning {
            let told: Vec<&Note> = unread.by_ref().take(free / 2).collect();
            free -= told.len();
            for note in told {
                unreadable(note, page, to)?;
            }
        }
        let mut of_kind = findings.iter().filter(|finding| Kind::of(finding) == kind);
        for finding in of_kind.by_ref().take(free) {
            annotation(finding, page, to)?;
        }
        for finding in of_kind {
            let severity = finding.check.severity.name();
            match left_out.last_mut() {
                Some((last, count)) if *last == severity => *count += 1,
                _ => left_out.push((severity, 1)),
            }
        }
    }
    let mut more: Vec<String> = left_out.iter().map(|(severity, count)| format!("{count} {severity}")).collect();
    let count: usize = left_out.iter().map(|(_, count)| count).sum();
    let unread = unread.count();
    let problems = if unread == 1 { "problem" } else { "problems" };
    if count > 0 {
        let findings = if count == 1 { "finding" } else { "findings" };
        more = vec![format!("{count} more {findings}: {}", more.join(", "))];
    }
    if unread > 0 {
        more.push(format!("{unread} more {problems} with files"));
    }
    if !more.is_empty() {
        writeln!(to, "::notice title=bartizan::{}", escaped(&more.join("; "), false))?;
    }
    text::summary(report, files, Terminal::default(), to)
}

/// The kinds of annotations.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Error,
    Warning,
    Notice,
}

impl Kind {
    fn of(finding: &Finding) -> Self {
        match finding.check.severity {
            Severity::Critical | Severity::High => Self::Error,
            Severity::Medium => Self::Warning,
            Severity::Low | Severity::Info => Self::Notice,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

fn annotation(finding: &Finding, page: (&Report, &Files), to: &mut dyn fmt::Write) -> fmt::Result {
    let check = &finding.check;
    let mut message = format!("{}: {}", shown(&finding.message), shown(finding.name()));
    if let Some(change @ (Change::Existing | Change::Resolved)) = finding.change {
        message = format!("{}: {message}", change.title());
    }
    let more = finding.instances.len().saturating_sub(1);
    if more > 0 {
        // Writing to a String cannot fail.
        let _ = write!(message, " and {more} more");
    }
    if finding.status == Status::Unknown {
        message = format!("Not decided: {message}");
        if let Some(when) = &finding.when {
            let _ = write!(message, "\nfails if {}", shown(when));
        }
        for reason in &finding.reasons {
            let _ = write!(message, "\nwhy not: {}", shown(reason));
        }
    }
    if !finding.remedy.is_empty() {
        let _ = write!(message, "\n{}", shown(&finding.remedy));
    }
    let title = format!("{} ({}): {}", shown(&check.id), check.severity, shown(&check.title));
    command(Kind::of(finding), lead(finding, page.1), page, &title, &message, to)
}

/// A file that could not be read or understood in full.
fn unreadable(note: &Note, page: (&Report, &Files), to: &mut dyn fmt::Write) -> fmt::Result {
    let message = shown(&note.message);
    match &note.place {
        Some(place) => command(Kind::Warning, place, page, "not read in full", &message, to),
        None => writeln!(to, "::warning title=not read in full::{}", escaped(&message, false)),
    }
}

fn command(
    kind: Kind,
    place: &Place,
    (report, files): (&Report, &Files),
    title: &str,
    message: &str,
    to: &mut dyn fmt::Write,
) -> fmt::Result {
    write!(to, "::{} ", kind.name())?;
    // An annotation of a file that the repository does not have would be shown nowhere. A plan has one line.
    if report.in_plan(place) {
        write!(to, "file={},line={},", escaped(&shown(&place.path), true), place.start.line)?;
    } else if is_kept(place, files) {
        let (start, end) = (place.start, place.end);
        write!(to, "file={},line={},endLine={}", escaped(&shown(&place.path), true), start.line, end.line)?;
        // Columns belong to one line: the runner drops those of annotations that have several.
        if start.line == end.line {
            write!(to, ",col={},endColumn={}", start.column, end.column)?;
        }
        to.write_char(',')?;
    }
    writeln!(to, "title={}::{}", escaped(title, true), escaped(message, false))
}

/// Untrusted text as one line that steers nobody, cut where it is too long.
fn shown(text: &Untrusted) -> String {
    let mut line = String::with_capacity(text.raw().len());
    terminal::encode(text.raw(), &mut line);
    if let Some((at, _)) = line.char_indices().nth(MAX_TEXT) {
        line.truncate(at);
        line.push('…');
    }
    line
}

/// The escapes of workflow commands, which the runner takes back: those of messages, and those of properties besides.
fn escaped(text: &str, property: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            ':' if property => escaped.push_str("%3A"),
            ',' if property => escaped.push_str("%2C"),
            other => escaped.push(other),
        }
    }
    escaped
}
