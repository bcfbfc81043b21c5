//! The SARIF 2.1.0 report, as GitHub's code scanning and other readers want it.
//!
//! A file holds one run. Results are led by the place where the mistake was decided, so that a pull request shows it at
//! the line to change; the resource is a related location, and the way between both is a code flow. All paths are relative
//! to the trust root, which stands for the root of the repository. Text is encoded for people: characters that would
//! steer whoever shows it are written out, and nothing in it is a link.

mod line_hash;
mod notifications;
mod results;
mod rules;
mod schema;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::lead::utf16_columns;
use super::model::{Audience, Change, Check, Finding, Place, Report};
use super::{Untrusted, json, terminal};
use crate::source::Files;
use results::{Results, check_of};
use schema::{
    ArtifactLocation, AutomationDetails, Driver, Invocation, Location, Log, Message, PhysicalLocation, Region, Run,
    Tool, UriBase,
};

/// What a report in SARIF says besides its findings.
#[derive(Clone, Debug, Default)]
pub struct SarifOptions {
    /// Whether undecided findings fail the run: they are results then. With `all`, so are those that a plan takes away.
    pub audience: Audience,
    /// What was scanned, relative to the trust root; it tells this run from others of the same repository.
    pub targets: Vec<Untrusted>,
    /// The exit code of the program.
    pub exit_code: u8,
    /// Whether the job could be done.
    pub successful: bool,
}

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What paths are relative to.
const BASE: &str = "%SRCROOT%";

/// Most results of a run. Code scanning refuses a run with more than 25,000 and keeps 5,000 of what it takes, not
/// always the worst; so these are the worst.
const MAX_RESULTS: usize = 5_000;

/// Most characters of a text. Names in a tree may be of any length.
const MAX_TEXT: usize = 4_000;

/// What stands as it is in a path of a URI.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Writes the report.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Report, files: &Files, options: &SarifOptions, to: &mut dyn io::Write) -> io::Result<()> {
    let mut findings: Vec<&Finding> = report
        .findings
        .iter()
        .chain(&report.suppressed)
        .filter(|finding| is_result(finding, options.audience))
        .collect();
    // The sort is stable: within a severity the order is that of the places.
    findings.sort_by(|a, b| results::order(a, b));
    let left_out = findings.split_off(findings.len().min(MAX_RESULTS));
    let checks: BTreeMap<&Untrusted, &Arc<Check>> =
        findings.iter().map(|finding| (check_of(finding), &finding.check)).collect();
    let indices: BTreeMap<&Untrusted, usize> = checks.keys().enumerate().map(|(index, id)| (*id, index)).collect();
    let mut results = Results::new(report, files);
    let results = findings
        .iter()
        .map(|finding| results.result(finding, indices.get(check_of(finding)).copied().unwrap_or_default()))
        .collect();
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "bartizan",
                semantic_version: env!("CARGO_PKG_VERSION"),
                information_uri: env!("CARGO_PKG_REPOSITORY"),
                rules: checks.into_values().map(rules::rule).collect(),
            },
        },
        automation_details: AutomationDetails { id: run_id(&options.targets) },
        invocations: [Invocation {
            execution_successful: options.successful,
            exit_code: options.exit_code,
            tool_execution_notifications: notifications::notifications(report, files, options, &left_out),
        }],
        original_uri_base_ids: BTreeMap::from([(
            BASE,
            UriBase { description: Message::new("The root of the repository, or the directory given with --root.") },
        )]),
        column_kind: "utf16CodeUnits",
        results,
    };
    json::write(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, to)
}

/// Whether a finding is a result. What a plan leaves as it is belongs to the code and stays an alert; what it takes away
/// would become one, where readers do not know the state of a result.
fn is_result(finding: &Finding, audience: Audience) -> bool {
    Audience { all: audience.all || finding.change == Some(Change::Existing), ..audience }.sees(finding)
}

/// `bartizan/envs/prod/`: code scanning takes what stands before the last slash for the category of the run, and keeps
/// one run a category.
fn run_id(targets: &[Untrusted]) -> String {
    let mut names: Vec<String> = targets.iter().map(uri).filter(|path| path != ".").collect();
    names.sort();
    names.dedup();
    match names.as_slice() {
        [] => "bartizan/".to_owned(),
        names => format!("bartizan/{}/", names.join("+")),
    }
}

/// A relative path as a URI reference.
fn uri(path: &Untrusted) -> String {
    utf8_percent_encode(path.raw(), PATH).to_string()
}

fn location(place: &Place, (report, files): (&Report, &Files)) -> Location {
    // The line of a plan may be of megabytes: its columns are not counted anew for each finding.
    let file = if report.in_plan(place) { None } else { files.get(place.span.file) };
    let (start_column, end_column) = utf16_columns(place, file.as_deref());
    Location {
        id: None,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(&place.path), uri_base_id: BASE },
            region: Region { start_line: place.start.line, start_column, end_line: place.end.line, end_column },
        },
        logical_locations: Vec::new(),
        message: None,
    }
}

/// Untrusted text as one line that steers nobody.
fn text(raw: &Untrusted) -> String {
    let mut line = String::with_capacity(raw.raw().len());
    terminal::encode(raw.raw(), &mut line);
    if let Some((at, _)) = line.char_indices().nth(MAX_TEXT) {
        line.truncate(at);
        line.push('…');
    }
    line
}

/// The same for the text of a message, in which `[words](target)` would be a link.
fn plain(raw: &Untrusted) -> String {
    let line = text(raw);
    if line.contains("](") { line.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]") } else { line }
}

/// Encoded text with a full stop.
fn sentence(encoded: &str) -> String {
    let end = if encoded.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{encoded}{end}")
}
