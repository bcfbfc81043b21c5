//! The JUnit report, for build servers that show test results: a suite a file, a case a finding.
//!
//! What could not be read is an error, so that a green result is only shown for what was looked at. A report without
//! either has one case, which passes: servers take a document without cases for a failure.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use bartizan_lang::Level;
use quick_junit::{NonSuccessKind, Report as Document, TestCase, TestCaseStatus, TestSuite, XmlString};

use super::lead::{is_below, lead};
use super::model::{Audience, Finding, Note, Place, Report, Status, SuppressedBy};
use super::terminal::Terminal;
use super::{Untrusted, text};
use crate::source::Files;

/// The suite of what is about no file.
const ITSELF: &str = "bartizan";

/// Writes the report.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Report, files: &Files, audience: Audience, to: &mut dyn io::Write) -> io::Result<()> {
    let mut suites: BTreeMap<String, Vec<TestCase>> = BTreeMap::new();
    for note in report.diagnostics.iter().filter(|note| note.level == Level::Error) {
        let place = note.place.as_ref().filter(|place| is_below(place, files));
        let path = place.map_or_else(|| ITSELF.to_owned(), |place| line(&place.path));
        suites.entry(path.clone()).or_default().push(unreadable(note, place, &path));
    }
    for finding in report.findings.iter().chain(&report.suppressed).filter(|finding| audience.sees(finding)) {
        let place = lead(finding, files);
        let path = line(&place.path);
        suites.entry(path.clone()).or_default().push(case(finding, place, &path));
    }
    if suites.is_empty() {
        let mut summary = String::new();
        // Writing to a String cannot fail.
        let _ = text::summary(report, files, Terminal::default(), &mut summary);
        let mut clean = TestCase::new(summary.trim_end(), TestCaseStatus::success());
        clean.set_classname(ITSELF);
        suites.insert(ITSELF.to_owned(), vec![clean]);
    }
    let mut document = Document::new(ITSELF);
    for (path, mut cases) in suites {
        tell_apart(&mut cases);
        let mut suite = TestSuite::new(path);
        suite.add_test_cases(cases);
        document.add_test_suite(suite);
    }
    document.serialize(&mut *to).map_err(io::Error::other)?;
    to.write_all(b"\n")
}

fn case(finding: &Finding, place: &Place, path: &str) -> TestCase {
    let check = &finding.check;
    let status = match &finding.suppression {
        Some(by) => {
            let mut status = TestCaseStatus::skipped();
            status.set_type("suppressed").set_message(suppressed(by));
            status
        }
        None => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(check.severity.name());
            status.set_message(line(&finding.message)).set_description(description(finding));
            status
        }
    };
    let mut case = TestCase::new(format!("{}: {}", line(&check.id), line(finding.name())), status);
    place_at(&mut case, Some(place), path);
    case
}

/// Why a finding is not reported.
fn suppressed(by: &SuppressedBy) -> String {
    let mut said = format!("suppressed by {} {} at {}", by.tool.name(), line(&by.id), position(&by.place));
    if let Some(reason) = &by.reason {
        said = format!("{said}: {}", line(reason));
    }
    match by.until {
        Some(day) => format!("{said} (until {day})"),
        None => said,
    }
}

/// What a person needs to know besides the message, a line each.
fn description(finding: &Finding) -> String {
    let check = &finding.check;
    let mut lines = vec![line(&check.title)];
    let (location, cause) = (&finding.location, &finding.cause);
    lines.push(format!("where: {} at {}", line(finding.name()), position(location)));
    if cause != location {
        lines.push(format!("decided at: {}", position(cause)));
    }
    if let Some(change) = finding.change {
        lines.push(format!("change: {}", change.name()));
    }
    if finding.instances.len() > 1 {
        lines.push(format!("instances: {}", finding.instances.len()));
    }
    if finding.status == Status::Unknown {
        lines.push("status: not decided".to_owned());
        lines.extend(finding.when.iter().map(|when| format!("fails if: {}", line(when))));
        lines.extend(finding.reasons.iter().map(|reason| format!("why not: {}", line(reason))));
    }
    if !finding.remedy.is_empty() {
        lines.push(format!("mend: {}", line(&finding.remedy)));
    }
    lines.join("\n")
}

fn position(place: &Place) -> String {
    format!("{}:{}:{}", line(&place.path), place.start.line, place.start.column)
}

fn unreadable(note: &Note, place: Option<&Place>, path: &str) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_type("incomplete").set_message(line(&note.message));
    if let Some(help) = &note.help {
        status.set_description(format!("mend: {}", line(help)));
    }
    let mut case = TestCase::new("read and understood", status);
    place_at(&mut case, place, path);
    case
}

fn place_at(case: &mut TestCase, place: Option<&Place>, path: &str) {
    case.set_classname(path);
    if let Some(place) = place {
        case.extra.insert(XmlString::new("file"), XmlString::new(path));
        case.extra.insert(XmlString::new("line"), XmlString::new(place.start.line.to_string()));
    }
}

/// Servers know a case by its name: a second one of the same name gets a number.
fn tell_apart(cases: &mut [TestCase]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for case in cases {
        let name = case.name.as_str().to_owned();
        let mut number = 1;
        let mut unique = name.clone();
        while !taken.insert(unique.clone()) {
            number += 1;
            unique = format!("{name} ({number})");
        }
        case.name = XmlString::new(unique);
    }
}

/// Untrusted text as one line that steers nobody and has only characters that XML has.
fn line(text: &Untrusted) -> String {
    Terminal::default().line(text).replace('\u{fffe}', "\\u{fffe}").replace('\u{ffff}', "\\u{ffff}")
}
