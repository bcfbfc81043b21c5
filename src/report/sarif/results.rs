//! The results of a run: findings, each with its way from the cause.

use std::collections::BTreeMap;

use bartizan_lang::Span;
use bartizan_lang::span::FileId;

use super::super::lead::{is_below, lead};
use super::line_hash::{WINDOW, line_hashes};
use super::rules::level;
use super::schema::{
    CodeFlow, Location, LogicalLocation, Message, ResultObject, ResultProperties, Suppression, SuppressionProperties,
    ThreadFlow, ThreadFlowLocation,
};
use super::{location, plain, sentence, text};
use crate::report::Untrusted;
use crate::report::model::{Change, Finding, Place, Report, Status, SuppressedBy};
use crate::source::{Files, SourceFile};

/// Most steps of a way: as many as code scanning shows.
const MAX_STEPS: usize = 1_000;

/// Most addresses that a result lists.
const MAX_ADDRESSES: usize = 20;

/// Makes results, and remembers the hashes of the lines of files for them.
pub(super) struct Results<'a> {
    report: &'a Report,
    files: &'a Files,
    hashes: BTreeMap<FileId, Vec<String>>,
}

impl<'a> Results<'a> {
    pub(super) fn new(report: &'a Report, files: &'a Files) -> Self {
        Self { report, files, hashes: BTreeMap::new() }
    }

    pub(super) fn result(&mut self, finding: &'a Finding, rule_index: usize) -> ResultObject<'a> {
        let primary = lead(finding, self.files);
        let related = self.related(finding, primary);
        let mut fingerprints = BTreeMap::from([("bartizan/v1", finding.fingerprint.to_string())]);
        fingerprints.insert("primaryLocationLineHash", self.line_hash(finding, primary));
        let mut at = location(primary, (self.report, self.files));
        if let Some(construct) = &finding.construct {
            at.logical_locations.push(LogicalLocation { fully_qualified_name: text(construct), kind: "resource" });
        }
        at.logical_locations.push(LogicalLocation { fully_qualified_name: text(&finding.resource), kind: "resource" });
        ResultObject {
            rule_id: finding.check.id.raw(),
            rule_index,
            level: level(finding.check.severity),
            baseline_state: finding.change.map(|change| match change {
                Change::Introduced => "new",
                Change::Existing => "unchanged",
                Change::Resolved => "absent",
            }),
            message: Message::new(message(finding, !related.is_empty())),
            locations: [at],
            related_locations: related,
            code_flows: self.code_flow(finding).into_iter().collect(),
            partial_fingerprints: fingerprints,
            suppressions: finding.suppression.iter().map(|by| self.suppression(by)).collect(),
            properties: ResultProperties {
                severity: finding.check.severity.name(),
                status: finding.status.name(),
                root: text(&finding.root),
                instances: finding.instances.len(),
                addresses: finding.instances.iter().take(MAX_ADDRESSES).map(|one| text(&one.address)).collect(),
            },
        }
    }

    fn suppression(&self, by: &SuppressedBy) -> Suppression {
        let place = Some(&by.place).filter(|place| is_below(place, self.files));
        Suppression {
            kind: "inSource",
            status: "accepted",
            justification: by.reason.as_ref().map(text),
            location: place.map(|place| location(place, (self.report, self.files))),
            properties: SuppressionProperties {
                by: by.tool.name(),
                id: text(&by.id),
                until: by.until.map(|day| day.to_string()),
            },
        }
    }

    /// The resource, when the result is told somewhere else, and the cause, when that could not be the primary location.
    fn related(&self, finding: &Finding, primary: &Place) -> Vec<Location> {
        let said = [(&finding.location, text(finding.name())), (&finding.cause, "decided here".to_owned())];
        let mut shown: Vec<&Place> = vec![primary];
        let mut related = Vec::new();
        for (place, words) in said {
            if shown.contains(&place) || !is_below(place, self.files) {
                continue;
            }
            shown.push(place);
            let mut at = location(place, (self.report, self.files));
            at.id = Some(related.len() + 1);
            at.message = Some(Message::new(words));
            related.push(at);
        }
        related
    }

    /// The way from the cause to the resource; steps in files that no reader of the report can open are left out.
    fn code_flow(&self, finding: &Finding) -> Option<CodeFlow> {
        let steps = finding.trace.iter().filter(|step| is_below(&step.place, self.files)).take(MAX_STEPS);
        let locations: Vec<ThreadFlowLocation> = steps
            .map(|step| {
                let mut at = location(&step.place, (self.report, self.files));
                at.message = Some(Message::new(text(&step.message)));
                ThreadFlowLocation { location: at }
            })
            .collect();
        (!locations.is_empty()).then_some(CodeFlow { thread_flows: [ThreadFlow { locations }] })
    }

    /// The hash of the primary location's line. Where it would say something of a secret, the fingerprint stands for it,
    /// in the same form; and for a line of a plan, which changes with every plan.
    fn line_hash(&mut self, finding: &Finding, primary: &Place) -> String {
        let written = Some(primary).filter(|place| !self.report.in_plan(place));
        let file = written
            .and_then(|place| self.files.get(place.span.file))
            .filter(|file| !self.hides_something(file, primary.start.line));
        let hash = file.and_then(|file| {
            let hashes = self.hashes.entry(file.id()).or_insert_with(|| line_hashes(file.text(), file.bom()));
            hashes.get((primary.start.line as usize).checked_sub(1)?).cloned()
        });
        hash.unwrap_or_else(|| format!("{:.16}:1", finding.fingerprint.to_string()))
    }

    /// Whether a secret stands in what the hash of a line is made from.
    fn hides_something(&self, file: &SourceFile, first: u32) -> bool {
        let mut hashed = 0;
        for number in first.. {
            let Some(line) = file.line(number) else { return false };
            let start = (line.as_ptr() as usize).saturating_sub(file.text().as_ptr() as usize);
            let span = Span::new(file.id(), start, start + line.len());
            if !self.report.redactor.hidden_in(line, span).is_empty() {
                return true;
            }
            hashed += 1 + line.chars().filter(|c| !matches!(c, ' ' | '\t')).count();
            if hashed >= WINDOW {
                return false;
            }
        }
        false
    }
}

/// What is wrong, and where; with a link to the resource, if the result is told somewhere else.
fn message(finding: &Finding, linked: bool) -> String {
    let undecided = finding.status == Status::Unknown;
    let start = if undecided { "Not decided: " } else { "" };
    let mut said = format!("{start}{}: {}", plain(&finding.message), plain(finding.name()));
    let more = finding.instances.len().saturating_sub(1);
    if more > 0 {
        said = format!("{said} and {more} more");
    }
    if undecided {
        match &finding.when {
            Some(when) => said = format!("{said}; it fails if {}", plain(when)),
            None => finding.reasons.iter().for_each(|reason| said = format!("{said}; {}", plain(reason))),
        }
    }
    if linked {
        said.push_str(", [defined here](1)");
    }
    sentence(&said)
}

/// Whether a result comes before another one: the worst first, since readers cut long reports.
pub(super) fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    // What is suppressed comes last.
    let key =
        |finding: &Finding| (finding.suppression.is_some(), finding.status, std::cmp::Reverse(finding.check.severity));
    key(a).cmp(&key(b))
}

/// The id of the check of a finding.
pub(super) fn check_of(finding: &Finding) -> &Untrusted {
    &finding.check.id
}
