//! What a run says of itself: what could not be read, what could not be decided, and what is left out.

use bartizan_lang::Level;

use super::super::lead::is_below;
use super::schema::{Message, Notification};
use super::{SarifOptions, location, plain, sentence};
use crate::report::model::{Finding, Note, Report};
use crate::source::Files;

/// Most diagnostics that are told one by one.
const MAX_NOTES: usize = 1_000;

/// Most reasons that are named.
const MAX_REASONS: usize = 10;

pub(super) fn notifications(
    report: &Report,
    files: &Files,
    options: &SarifOptions,
    left_out: &[&Finding],
) -> Vec<Notification> {
    let mut told: Vec<Notification> =
        report.diagnostics.iter().take(MAX_NOTES).map(|note| of(note, (report, files))).collect();
    let mut say = |level: &'static str, text: String| {
        told.push(Notification { level, message: Message::new(text), locations: Vec::new() });
    };
    let more = report.diagnostics.len().saturating_sub(MAX_NOTES);
    if more > 0 {
        say("warning", format!("There are {more} more such notifications."));
    }
    let summary = &report.summary;
    if summary.roots == 0 {
        let level = if options.successful { "warning" } else { "error" };
        say(
            level,
            "There is nothing to scan: no Terraform, OpenTofu, CloudFormation or Pulumi YAML files were found."
                .to_owned(),
        );
    }
    if summary.crashes > 0 {
        say(
            "error",
            format!("The program crashed in {} checks or roots: the result is not complete.", summary.crashes),
        );
    }
    if summary.unknown > 0 && !options.audience.strict {
        let reasons = report.reasons.iter().take(MAX_REASONS);
        let reasons: Vec<String> = reasons.map(|(reason, count)| format!("{} ({count})", plain(reason))).collect();
        let more = report.reasons.len().saturating_sub(MAX_REASONS);
        let more = if more > 0 { format!(", and {more} more reasons") } else { String::new() };
        say(
            "note",
            format!("Findings that could not be decided: {}. Why: {}{more}.", summary.unknown, reasons.join(", ")),
        );
    }
    if let Some(worst) = left_out.first() {
        say(
            "warning",
            format!(
                "{} findings of severity {} and below are left out, since readers of SARIF take no more; the JSON \
                 report has them all.",
                left_out.len(),
                worst.check.severity
            ),
        );
    }
    told
}

fn of(note: &Note, (report, files): (&Report, &Files)) -> Notification {
    let mut text = sentence(&plain(&note.message));
    if let Some(help) = &note.help {
        text = format!("{text} To mend it: {}", sentence(&plain(help)));
    }
    let place = note.place.as_ref().filter(|place| is_below(place, files));
    Notification {
        level: match note.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        },
        message: Message::new(text),
        locations: place.map(|place| location(place, (report, files))).into_iter().collect(),
    }
}
