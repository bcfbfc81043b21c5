//! Puts a report together from what the stages of a scan give.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::{Diagnostic, Level};

use super::Untrusted;
use super::group::{self, Checked, Context, RawFinding};
use super::model::{Change, Check, Finding, MissingModule, Note, Report, Severity, Status, Summary};
use super::plan::PlanSummary;
use super::redact::{Redactor, Secrets};
use crate::ir::Deployment;
use crate::source::Files;

/// What a report is made of.
pub struct Material<'a> {
    /// The files of the session.
    pub files: &'a Files,
    /// The deployments with what the checks said about them, in a fixed order.
    pub checked: Vec<Checked<'a>>,
    /// Diagnostics of no deployment: of the walk, of settings, of checks. Those of deployments are added here.
    pub diagnostics: Vec<Diagnostic>,
    /// Secrets that the deployments do not show, such as variables that no resource uses. The deployments' own are
    /// added here.
    pub secrets: Secrets,
    /// How many files were read.
    pub files_read: usize,
    /// How many checks were selected.
    pub checks: usize,
    /// In how many checks or roots the program crashed.
    pub crashes: usize,
    /// The lowest severity that is reported; none for all.
    pub severity: Option<Severity>,
    /// What the plan does, if one is reviewed.
    pub plan: Option<PlanSummary>,
    /// The plan or state that the deployments were read from. Findings without a place of their own are told of it, and no
    /// piece of its text is shown.
    pub plan_file: Option<FileId>,
}

impl Report {
    /// A report of nothing but diagnostics.
    #[must_use]
    pub(super) fn of_diagnostics(diagnostics: Vec<Diagnostic>, files: &Files) -> Self {
        Self::new(Material {
            files,
            checked: Vec::new(),
            diagnostics,
            secrets: Secrets::default(),
            files_read: 0,
            checks: 0,
            crashes: 0,
            severity: None,
            plan: None,
            plan_file: None,
        })
    }

    /// Groups, sorts, redacts and counts.
    #[must_use]
    pub fn new(material: Material<'_>) -> Self {
        let Material { files, mut checked, diagnostics, mut secrets, mut plan, .. } = material;
        for Checked { deployment, .. } in &checked {
            secrets.add_deployment(deployment);
        }
        let redactor = secrets.redactor(files);
        let context = Context { files, redactor: &redactor, plan_file: material.plan_file };
        // Taken out before grouping, which traces what it reports; ordinals are counted within a check, so this does not
        // change a fingerprint.
        let lowest = material.severity.unwrap_or(Severity::Info);
        let wanted = |findings: &Checked<'_>| findings.findings.iter().any(|raw| raw.check.severity < lowest);
        let below_severity = if checked.iter().any(wanted) { split_below(&mut checked, lowest, context) } else { 0 };
        let (suppressed, findings): (Vec<Finding>, Vec<Finding>) =
            group::group(&checked, context).into_iter().partition(|finding| finding.suppression.is_some());
        let all = checked.iter().flat_map(|e| &e.deployment.diagnostics).chain(&diagnostics);
        let missing = checked.iter().flat_map(|c| &c.deployment.missing_modules).map(|(_, source)| source.as_str());
        let notes = tell_missing_once(notes(all, context), missing.collect(), &redactor);
        let missing_modules = missing_modules(checked.iter().map(|e| e.deployment), &redactor);
        let reasons = count_reasons(&findings);
        let stays = |finding: &&Finding| finding.change != Some(Change::Resolved);
        let count = |status| findings.iter().filter(stays).filter(|finding| finding.status == status).count();
        if let Some(plan) = &mut plan {
            plan.finish(&findings, &redactor);
        }
        let summary = Summary {
            files: material.files_read,
            roots: checked.len(),
            resources: checked.iter().map(|e| e.deployment.count()).sum(),
            raw: checked.iter().map(|e| e.deployment.count_raw()).sum(),
            checks: material.checks,
            fail: count(Status::Fail),
            unknown: count(Status::Unknown),
            suppressed: suppressed.iter().map(|finding| finding.instances.len()).sum(),
            below_severity,
            incomplete: super::Incomplete {
                files: incomplete_files(&notes),
                modules: missing_modules.len(),
                values: reasons.len(),
            },
            crashes: material.crashes,
        };
        let checks = named_checks(findings.iter().chain(&suppressed));
        Self {
            findings,
            suppressed,
            diagnostics: notes,
            summary,
            checks,
            missing_modules,
            reasons,
            plan,
            plan_file: material.plan_file,
            redactor,
        }
    }
}

/// Takes out what is below a severity, and says how many findings it would have been.
fn split_below(checked: &mut [Checked<'_>], lowest: Severity, context: Context<'_>) -> usize {
    let mut below = Vec::with_capacity(checked.len());
    for one in checked {
        let (kept, left_out): (Vec<RawFinding>, Vec<RawFinding>) =
            std::mem::take(&mut one.findings).into_owned().into_iter().partition(|raw| raw.check.severity >= lowest);
        one.findings = Cow::Owned(kept);
        let reported: Vec<RawFinding> = left_out.into_iter().filter(|raw| raw.suppression.is_none()).collect();
        below.push(Checked { findings: Cow::Owned(reported), ..*one });
    }
    group::count(&below, context)
}

/// Each diagnostic once, sorted by place; those about no text first.
pub(super) fn notes<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>, context: Context<'_>) -> Vec<Note> {
    let mut notes: Vec<Note> = diagnostics
        .map(|diagnostic| Note {
            level: diagnostic.level,
            message: context.redactor.clean(&diagnostic.message),
            help: diagnostic.help.as_deref().map(|help| context.redactor.clean(help)),
            place: group::place(diagnostic.span, context),
        })
        .collect();
    let key = |note: &Note| {
        let place = note.place.as_ref().map(|place| (place.path.clone(), place.start, place.end));
        (place, note.level, note.message.clone())
    };
    notes.sort_by_cached_key(key);
    notes.dedup_by(|a, b| key(a) == key(b));
    notes
}

/// Keeps the first of the notes that say of one source that it is not there: `… is not there: "SOURCE" would …`.
pub(super) fn tell_missing_once(mut notes: Vec<Note>, sources: BTreeSet<&str>, redactor: &Redactor) -> Vec<Note> {
    let mut untold: BTreeMap<Untrusted, bool> =
        sources.iter().map(|source| (redactor.clean(&format!("{source:?}")), false)).collect();
    notes.retain(|note| {
        let message = note.message.raw();
        let quoted = message.find(": \"").zip(message.rfind('"')).and_then(|(start, end)| message.get(start + 2..=end));
        let Some(quoted) = quoted.filter(|_| note.level == Level::Note) else { return true };
        match untold.get_mut(&redactor.clean(quoted)) {
            Some(told) => !std::mem::replace(told, true),
            None => true,
        }
    });
    notes
}

/// Every error means that something was not read or not understood.
fn incomplete_files(notes: &[Note]) -> usize {
    let errors = notes.iter().filter(|note| note.level == Level::Error);
    let (placed, homeless): (Vec<&Note>, Vec<&Note>) = errors.partition(|note| note.place.is_some());
    let paths: BTreeSet<&Untrusted> =
        placed.iter().filter_map(|note| note.place.as_ref()).map(|place| &place.path).collect();
    paths.len() + homeless.len()
}

/// Each source once. A call that several roots or module instances make is one call.
fn missing_modules<'a>(deployments: impl Iterator<Item = &'a Deployment>, redactor: &Redactor) -> Vec<MissingModule> {
    let mut calls: BTreeMap<Untrusted, BTreeSet<(String, String)>> = BTreeMap::new();
    for deployment in deployments {
        for (address, source) in &deployment.missing_modules {
            let call = (deployment.root.to_string(), without_keys(address));
            calls.entry(redactor.clean(source)).or_default().insert(call);
        }
    }
    calls.into_iter().map(|(source, calls)| MissingModule { source, calls: calls.len() }).collect()
}

/// `module.a["x"].module.b[0]` is the same call as `module.a["y"].module.b[1]`.
pub(super) fn without_keys(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for character in address.chars() {
        match character {
            '"' if !escaped && depth > 0 => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
        escaped = character == '\\' && !escaped;
    }
    plain
}

fn count_reasons(findings: &[Finding]) -> Vec<(Untrusted, usize)> {
    let mut counts: BTreeMap<Untrusted, usize> = BTreeMap::new();
    let open = |finding: &&Finding| finding.status == Status::Unknown && finding.change != Some(Change::Resolved);
    for finding in findings.iter().filter(open) {
        let conditions =
            finding.origins.iter().map(|origin| Untrusted::without_values(format!("depends on {}", origin.raw())));
        for reason in finding.reasons.iter().cloned().chain(conditions) {
            *counts.entry(reason).or_default() += 1;
        }
    }
    let mut counts: Vec<(Untrusted, usize)> = counts.into_iter().collect();
    counts.sort_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
    counts
}

fn named_checks<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Arc<Check>> {
    let checks: BTreeMap<&Untrusted, &Arc<Check>> =
        findings.map(|finding| (&finding.check.id, &finding.check)).collect();
    checks.into_values().cloned().collect()
}
