//! Findings and diagnostics for editors: plain texts at places, the way to a cause beside them.

use bartizan_lang::{Level, Span};

use super::catalogue::page_of;
use super::lead::lead;
use super::model::{Check, Finding, Note, Report, Severity, Status};
use super::{Fingerprint, Untrusted};
use crate::source::{Escaped, Files};

/// Where the documentation of the built-in checks is: a page a cloud, a heading a check.
const DOCUMENTATION: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/checks");

/// Something to show in a text.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// How bad it is.
    pub level: MarkLevel,
    /// The id of the check; empty for what is wrong with a text.
    pub check: String,
    /// Where one can read about it.
    pub link: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The way from where it was decided, and other places that belong to it.
    pub related: Vec<(Span, String)>,
    /// Identifies the finding.
    pub fingerprint: Option<Fingerprint>,
}

/// How bad it is, in the four steps of editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkLevel {
    /// Critical and high findings, and what could not be read.
    Error,
    /// Medium ones, and likely mistakes.
    Warning,
    /// Low ones.
    Information,
    /// What is worth knowing.
    Hint,
}

/// What a report has to show in texts, in its order. Findings are shown where they were decided; what has no place, and what
/// could not be decided, is left out.
#[must_use]
pub fn marks(report: &Report, files: &Files) -> Vec<Mark> {
    let failing = report.findings.iter().filter(|finding| finding.status == Status::Fail);
    let findings = failing.map(|finding| of_finding(finding, files));
    findings.chain(report.diagnostics.iter().filter_map(of_note)).collect()
}

pub(super) fn of_finding(finding: &Finding, files: &Files) -> Mark {
    let span = lead(finding, files).span;
    let check = &finding.check;
    let steps = finding.trace.iter().map(|step| (step.place.span, shown(&step.message)));
    let itself = (finding.location.span, format!("in {}", shown(finding.name())));
    let related = steps.chain([itself]).filter(|(place, _)| *place != span).collect();
    Mark {
        span,
        level: match check.severity {
            Severity::Critical | Severity::High => MarkLevel::Error,
            Severity::Medium => MarkLevel::Warning,
            Severity::Low => MarkLevel::Information,
            Severity::Info => MarkLevel::Hint,
        },
        check: shown(&check.id),
        link: documentation(check),
        message: shown(&finding.message),
        related,
        fingerprint: Some(finding.fingerprint),
    }
}

/// Where one can read about a check.
pub(super) fn documentation(check: &Check) -> Option<String> {
    let id = check.id.raw();
    check.built_in.then(|| format!("{DOCUMENTATION}/{}.md#{id}", page_of(id)))
}

pub(super) fn of_note(note: &Note) -> Option<Mark> {
    let message = match &note.help {
        Some(help) => format!("{}; {}", shown(&note.message), shown(help)),
        None => shown(&note.message),
    };
    Some(Mark {
        span: note.place.as_ref()?.span,
        level: match note.level {
            Level::Error => MarkLevel::Error,
            Level::Warning => MarkLevel::Warning,
            Level::Note => MarkLevel::Information,
        },
        check: String::new(),
        link: None,
        message,
        related: Vec::new(),
        fingerprint: None,
    })
}

impl Report {
    /// A text of the tree without secrets, as editors may show it.
    #[must_use]
    pub fn shown_text(&self, text: &str) -> String {
        shown(&self.redactor.clean(text))
    }
}

impl Finding {
    /// Where editors show it.
    #[must_use]
    pub fn shown_at(&self, files: &Files) -> Span {
        lead(self, files).span
    }

    /// Whether one of its instances is below that module instance, or stack, of a root.
    #[must_use]
    pub fn is_below(&self, root: &str, address: &str, separator: char) -> bool {
        self.instances.iter().any(|instance| {
            let rest = instance.address.raw().strip_prefix(address);
            instance.root.is(root) && rest.is_some_and(|rest| rest.starts_with(separator))
        })
    }
}

/// Text as editors may show it: nothing in it moves or hides what stands around it.
#[must_use]
pub fn shown(untrusted: &Untrusted) -> String {
    Escaped(untrusted.raw()).to_string()
}
