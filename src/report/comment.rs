//! The report as a comment on a pull request, in GitHub's Markdown: what a plan introduces and what it does, or what a scan
//! found; all else is folded.
//!
//! The first line is hidden and the same in each comment, so that a program finds its own comment again. Each section has
//! its share of what a comment may hold, and a list that does not fit ends with how much more there is: markup is never
//! cut. Text that is not our own is only ever prose of plain words or a code span (see [`super::markdown`]).

use std::collections::BTreeSet;
use std::fmt;

use bartizan_lang::Level;

use super::Untrusted;
use super::markdown::{cell, cell_prose, code_of, prose_of};
use super::model::{Audience, Change, Finding, Place, Report, Severity, Status};
use super::plan::{FindingCounts, PlanSummary, PlannedChange};
use crate::source::Files;

/// The first line.
const MARKER: &str = "<!-- bartizan -->\n";

/// Most characters of a name: an address, a path.
pub(super) const MAX_NAME: usize = 160;

/// Most characters of a sentence.
pub(super) const MAX_SENTENCE: usize = 300;

/// Most rows of a table.
const MAX_ROWS: usize = 100;

/// Most lines of a list.
pub(super) const MAX_LINES: usize = 50;

/// Most names in a line.
const MAX_NAMED: usize = 3;

/// Most resources whose dependents are counted in the comment.
const MAX_RADIUS: usize = 10;

/// How many bytes each section may have. GitHub refuses a comment of more than 65,536 characters; together these are
/// fewer, and a text has at least as many bytes as characters.
mod share {
    pub(super) const FINDINGS: usize = 22_000;
    pub(super) const CHANGES: usize = 8_000;
    pub(super) const CHECKS: usize = 4_000;
    pub(super) const RADIUS: usize = 4_000;
    pub(super) const EXISTING: usize = 6_000;
    pub(super) const RESOLVED: usize = 5_000;
    pub(super) const UNKNOWN: usize = 4_000;
    pub(super) const OTHERS: usize = 3_000;
    pub(super) const OUTPUTS: usize = 2_000;
    pub(super) const DRIFT: usize = 2_500;
    pub(super) const UNREAD: usize = 2_500;
}

/// Writes the report.
///
/// # Errors
/// When `to` cannot be written to.
pub fn report(report: &Report, files: &Files, audience: Audience, to: &mut dyn fmt::Write) -> fmt::Result {
    let comment = Comment { report, files };
    let told = |finding: &&Finding| audience.sees(finding);
    let mut new = Vec::new();
    let (mut existing, mut resolved, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for finding in &report.findings {
        match (finding.change, finding.status) {
            (Some(Change::Resolved), _) => resolved.push(finding),
            (Some(Change::Existing), _) => existing.push(finding),
            (_, Status::Unknown) if !told(&finding) => unknown.push(finding),
            _ => new.push(finding),
        }
    }
    to.write_str(MARKER)?;
    writeln!(to, "{}", comment.verdict(&new))?;
    if let Some(plan) = &report.plan {
        writeln!(to, "\n{}", plan_line(plan))?;
    }
    to.write_str(&comment.table("", new, share::FINDINGS))?;
    if let Some(plan) = &report.plan {
        to.write_str(&changes(plan))?;
        to.write_str(&failed_checks(plan))?;
        to.write_str(&radius(plan))?;
    }
    let rest = [
        (existing, "there before, and still there", share::EXISTING),
        (resolved, "mended", share::RESOLVED),
        (unknown, "not decided", share::UNKNOWN),
    ];
    for (findings, what, share) in rest {
        let title = format!("{}: {what}", plural(findings.len(), "finding", "findings"));
        to.write_str(&comment.table(&title, findings, share))?;
    }
    if let Some(plan) = &report.plan {
        to.write_str(&other_changes(plan))?;
        to.write_str(&outputs(plan))?;
        to.write_str(&drift(plan))?;
    }
    to.write_str(&comment.unread())
}

struct Comment<'a> {
    report: &'a Report,
    files: &'a Files,
}

impl Comment<'_> {
    /// What came out, in one line.
    fn verdict(&self, new: &[&Finding]) -> String {
        let summary = &self.report.summary;
        let counts = FindingCounts::of(new.iter().copied());
        let introduced = if self.report.plan.is_some() { " introduced" } else { "" };
        let mut line = match counts.fail() {
            0 => format!("**bartizan: no findings{introduced}**"),
            fail => {
                let words = FindingCounts { unknown: 0, ..counts }.words();
                format!("**bartizan: {}{introduced}** ({words})", plural(fail, "finding", "findings"))
            }
        };
        if let Some(plan) = &self.report.plan {
            let others = [(plan.existing.fail(), "there before"), (plan.resolved.fail(), "mended")];
            for (count, what) in others.into_iter().filter(|(count, _)| *count > 0) {
                line.push_str(&format!(", {count} {what}"));
            }
        }
        let of = plural(summary.resources, "resource", "resources");
        let mut asides = vec![format!("of {of}")];
        if summary.unknown > 0 {
            asides.push(format!("{} not decided", summary.unknown));
        }
        if summary.incomplete.files > 0 {
            asides.push(format!("{} not read in full", plural(summary.incomplete.files, "file", "files")));
        }
        if summary.incomplete.modules > 0 {
            asides.push(format!("{} not there", plural(summary.incomplete.modules, "module", "modules")));
        }
        if summary.suppressed > 0 {
            asides.push(format!("{} suppressed", summary.suppressed));
        }
        if summary.crashes > 0 {
            asides.push(format!(
                "{}: the result is not complete",
                plural(summary.crashes, "internal error", "internal errors")
            ));
        }
        format!("{line}; {}.", asides.join(", "))
    }

    /// A table of findings, the worst first; folded under its title if it has one.
    fn table(&self, title: &str, mut findings: Vec<&Finding>, share: usize) -> String {
        // The sort is stable: within a severity the order is that of the places.
        findings.sort_by_key(|finding| (finding.status, std::cmp::Reverse(finding.check.severity)));
        let mut section = Section::new(title, share);
        section.text.push_str("| severity | resource | what | where |\n|---|---|---|---|\n");
        section.list(findings.len(), MAX_ROWS, findings.iter().map(|finding| self.row(finding)), "findings");
        if findings.is_empty() { String::new() } else { section.end() }
    }

    fn row(&self, finding: &Finding) -> String {
        let more = finding.instances.len().saturating_sub(1);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let open = if finding.status == Status::Unknown { " (not decided)" } else { "" };
        format!(
            "| {}{open} | {}{more} | {} ({}) | {} |\n",
            severity(finding.check.severity),
            cell(finding.name(), MAX_NAME),
            cell_prose(&finding.message, MAX_SENTENCE),
            cell(&finding.check.id, MAX_NAME),
            self.place(super::lead::lead(finding, self.files)),
        )
    }

    /// The file and the line; a plan has no lines that say something.
    fn place(&self, place: &Place) -> String {
        if self.report.in_plan(place) {
            return cell(&place.path, MAX_NAME);
        }
        let path = super::markdown::cut(place.path.raw(), MAX_NAME);
        cell(&Untrusted::without_values(format!("{path}:{}", place.start.line)), MAX_NAME + 20)
    }

    /// What could not be read.
    fn unread(&self) -> String {
        let errors: Vec<_> = self.report.diagnostics.iter().filter(|note| note.level == Level::Error).collect();
        if errors.is_empty() {
            return String::new();
        }
        let title = format!("{} with what was read", plural(errors.len(), "problem", "problems"));
        let mut section = Section::new(&title, share::UNREAD);
        let line = |note: &&super::Note| {
            let at = note.place.as_ref().map(|place| format!(" ({})", self.place(place))).unwrap_or_default();
            format!("- {}{at}\n", prose_of(&note.message, MAX_SENTENCE))
        };
        section.list(errors.len(), MAX_LINES, errors.iter().map(line), "problems");
        section.end()
    }
}

/// What the plan does, in one line.
fn plan_line(plan: &PlanSummary) -> String {
    let mut line = format!("Plan: {}.", plan.actions.words());
    if plan.errored {
        line.push_str(" **It ended with an error: what would have come after is not in it.**");
    }
    if plan.complete == Some(false) {
        line.push_str(" It is not complete: a second plan is needed after it is applied.");
    }
    line
}

/// The changes that somebody should look at before they are made.
fn changes(plan: &PlanSummary) -> String {
    let notable: Vec<&PlannedChange> = plan.changes.iter().filter(|change| change.is_notable()).collect();
    if notable.is_empty() {
        return String::new();
    }
    let mut section = Section::new("", share::CHANGES);
    section.text.push_str("**Changes to look at**\n\n");
    section.list(notable.len(), MAX_LINES, notable.iter().map(|change| change_line(change)), "changes");
    section.end()
}

fn change_line(change: &PlannedChange) -> String {
    let mut line = format!("- {} is {}", code_of(&change.address, MAX_NAME), change.participle());
    if change.action == "replace" && !change.replaces.is_empty() {
        line.push_str(&format!(", because of {}", names(&change.replaces)));
    }
    if let Some(data) = &change.consequences.data
        && change.destroys
    {
        line.push_str(&format!("; **it holds data** ({})", prose_of(data, MAX_NAME)));
    }
    let dependents = &change.dependents;
    if dependents.all > 0 && change.destroys {
        let least = if dependents.at_least { "at least " } else { "" };
        let verb = if dependents.all == 1 { "refers" } else { "refer" };
        line.push_str(&format!(
            "; {least}{} {verb} to it, {} directly",
            plural(dependents.all, "resource", "resources"),
            dependents.direct
        ));
    }
    let consequences = &change.consequences;
    for (what, texts) in [
        ("opens", &consequences.opened),
        ("allows", &consequences.granted),
        ("loses protection", &consequences.protections_lost),
    ] {
        let told = texts.iter().take(MAX_NAMED).map(|text| format!("\n  - {what}: {}", prose_of(text, MAX_SENTENCE)));
        told.for_each(|text| line.push_str(&text));
        let more = texts.len().saturating_sub(MAX_NAMED);
        if more > 0 {
            line.push_str(&format!("\n  - {what}: {more} more"));
        }
    }
    line.push('\n');
    line
}

fn failed_checks(plan: &PlanSummary) -> String {
    if plan.checks.is_empty() {
        return String::new();
    }
    let mut section = Section::new("", share::CHECKS);
    section.text.push_str("**Checks of the configuration that fail**\n\n");
    let lines = plan.checks.iter().map(|check| {
        let problems: Vec<String> =
            check.problems.iter().take(MAX_NAMED).map(|text| prose_of(text, MAX_SENTENCE)).collect();
        let colon = if problems.is_empty() { "" } else { ": " };
        format!("- {}{colon}{}\n", code_of(&check.address, MAX_NAME), problems.join("; "))
    });
    section.list(plan.checks.len(), MAX_LINES, lines, "checks");
    section.end()
}

/// What the changes touch, in numbers.
fn radius(plan: &PlanSummary) -> String {
    let Some(numbers) = plan.radius() else { return String::new() };
    let mut section = Section::new("", share::RADIUS);
    section.text.push_str(&format!("**Blast radius**: {numbers}.\n\n"));
    let mut widest: Vec<&PlannedChange> = plan.changes.iter().filter(|change| change.dependents.all > 0).collect();
    widest.sort_by_key(|change| std::cmp::Reverse(change.dependents.all));
    section.text.push_str("| changed | what | refer directly | in all | of these change |\n|---|---|---|---|---|\n");
    let rows = widest.iter().map(|change| {
        let dependents = &change.dependents;
        let least = if dependents.at_least { "at least " } else { "" };
        format!(
            "| {} | {} | {} | {least}{} | {} |\n",
            cell(&change.address, MAX_NAME),
            change.participle(),
            dependents.direct,
            dependents.all,
            dependents.changing,
        )
    });
    section.list(widest.len(), MAX_RADIUS, rows, "changed resources that others refer to");
    section.end()
}

/// What is changed besides.
fn other_changes(plan: &PlanSummary) -> String {
    let others: Vec<&PlannedChange> = plan.changes.iter().filter(|change| !change.is_notable()).collect();
    if others.is_empty() {
        return String::new();
    }
    let title = plural(others.len(), "other change", "other changes");
    let mut section = Section::new(&title, share::OTHERS);
    let lines =
        others.iter().map(|change| format!("- {}: {}\n", code_of(&change.address, MAX_NAME), change.participle()));
    section.list(others.len(), MAX_LINES, lines, "changes");
    section.end()
}

fn outputs(plan: &PlanSummary) -> String {
    if plan.outputs.is_empty() {
        return String::new();
    }
    let mut section =
        Section::new(&format!("{} changed", plural(plan.outputs.len(), "output", "outputs")), share::OUTPUTS);
    let lines = plan.outputs.iter().map(|output| {
        let sensitive = if output.sensitive { " (sensitive)" } else { "" };
        format!("- {}: {}{sensitive}\n", code_of(&output.name, MAX_NAME), output.action)
    });
    section.list(plan.outputs.len(), MAX_LINES, lines, "outputs");
    section.end()
}

fn drift(plan: &PlanSummary) -> String {
    if plan.drift.is_empty() {
        return String::new();
    }
    let title = format!("{} changed outside of Terraform", plural(plan.drift.len(), "resource", "resources"));
    let mut section = Section::new(&title, share::DRIFT);
    let lines = plan.drift.iter().map(|drift| {
        let attributes =
            if drift.attributes.is_empty() { String::new() } else { format!(": {}", names(&drift.attributes)) };
        format!("- {}{attributes} (planned: {})\n", code_of(&drift.address, MAX_NAME), drift.planned)
    });
    section.list(plan.drift.len(), MAX_LINES, lines, "resources");
    section.end()
}

/// The first of some names.
fn names(all: &[Untrusted]) -> String {
    let unique: BTreeSet<&Untrusted> = all.iter().collect();
    let named: Vec<String> = unique.iter().take(MAX_NAMED).map(|name| code_of(name, MAX_NAME)).collect();
    let more = unique.len().saturating_sub(MAX_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", named.join(", "))
}

fn severity(severity: Severity) -> String {
    match severity {
        Severity::Critical | Severity::High => format!("**{severity}**"),
        Severity::Medium | Severity::Low | Severity::Info => severity.to_string(),
    }
}

fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A part of the comment that stays below its share.
pub(super) struct Section {
    text: String,
    folded: bool,
    share: usize,
}

/// What is left free for the end of a section: how much more there is, and its closing tag.
const END: usize = 120;

impl Section {
    /// An empty section, folded if it has a title. The title is our own.
    pub(super) fn new(title: &str, share: usize) -> Self {
        let folded = !title.is_empty();
        let text = if folded { format!("\n<details><summary>{title}</summary>\n\n") } else { "\n".to_owned() };
        Self { text, folded, share }
    }

    /// Adds what stands before the lines.
    pub(super) fn text(&mut self, ours: &str) {
        self.text.push_str(ours);
    }

    /// Adds lines while they fit, then how many there are besides.
    pub(super) fn list(&mut self, count: usize, most: usize, lines: impl Iterator<Item = String>, what: &str) {
        let mut added = 0;
        for line in lines.take(most) {
            if self.text.len() + line.len() + END > self.share {
                break;
            }
            self.text.push_str(&line);
            added += 1;
        }
        if added < count {
            self.text.push_str(&format!("\nand {} more {what}\n", count - added));
        }
    }

    pub(super) fn end(mut self) -> String {
        if self.folded {
            self.text.push_str("\n</details>\n");
        }
        self.text
    }
}
