//! What a report says of a plan besides its findings: what is done with how many resources, which changes matter, and what
//! they touch.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Untrusted;
use super::group::natural;
use super::model::{Change, Finding, Severity, Status};
use super::redact::Redactor;
use crate::change::blast_radius::{Affected, Radius};
use crate::change::drift::differing;
use crate::formats::plan::model::{Action, CheckOutcome, OutputChange, Plan, ResourceChange};
use crate::ir::Mode;

/// What a plan does, in numbers and in the changes that matter.
#[derive(Clone, Debug, Default)]
pub struct PlanSummary {
    /// The version of Terraform or OpenTofu that made it; empty when it does not say.
    pub terraform: Untrusted,
    /// Whether it ended with an error, so that it lacks what would have come after.
    pub errored: bool,
    /// Whether nothing is left to plan after it is applied; nothing where its version does not say.
    pub complete: Option<bool>,
    /// What is done with how many resources.
    pub actions: ActionCounts,
    /// The findings that the plan introduces.
    pub introduced: FindingCounts,
    /// Those that are there before and after.
    pub existing: FindingCounts,
    /// Those that it takes away.
    pub resolved: FindingCounts,
    /// What is destroyed, replaced, forgotten or updated, and what is created with consequences; what weighs most comes
    /// first.
    pub changes: Vec<PlannedChange>,
    /// How many resources are updated, replaced or destroyed.
    pub changed: usize,
    /// How many others refer to one of these, directly or through others.
    pub dependents: usize,
    /// How many of the dependents the plan leaves as they are.
    pub staying: usize,
    /// The outputs of the root that change.
    pub outputs: Vec<PlannedOutput>,
    /// What was found to be different from what the state says.
    pub drift: Vec<Drift>,
    /// Checks, conditions and validations of the configuration that fail.
    pub checks: Vec<FailedCheck>,
}

/// How many resource instances a plan does what with. Imports and moves are counted besides what else is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the actions")]
pub struct ActionCounts {
    pub create: usize,
    pub update: usize,
    pub replace: usize,
    pub delete: usize,
    pub read: usize,
    pub forget: usize,
    pub import: usize,
    /// Instances that get another address.
    pub moved: usize,
    pub no_op: usize,
    /// Actions of a later version.
    pub other: usize,
}

/// How many findings fail, by severity, and how many could not be decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingCounts {
    /// In the order of [`Severity::WORST_FIRST`].
    pub by_severity: [usize; 5],
    /// What could not be decided.
    pub unknown: usize,
}

/// A change that matters.
#[derive(Clone, Debug, Default)]
pub struct PlannedChange {
    /// The address.
    pub address: Untrusted,
    /// The type.
    pub ty: Untrusted,
    /// What is done: `replace`.
    pub action: &'static str,
    /// Whether what is there is destroyed.
    pub destroys: bool,
    /// Why, as the plan says it.
    pub reason: Option<Untrusted>,
    /// The attributes that force a replacement.
    pub replaces: Vec<Untrusted>,
    /// Where it was before.
    pub previous_address: Option<Untrusted>,
    /// Whether it is imported.
    pub imported: bool,
    /// The key of an object that a failed replacement left behind.
    pub deposed: Option<Untrusted>,
    /// What it brings about.
    pub consequences: Consequences<Untrusted>,
    /// What refers to it.
    pub dependents: Dependents,
}

/// What a change brings about, besides the change itself.
#[derive(Clone, Debug)]
pub struct Consequences<T> {
    /// What kind of data it holds before: `database`, `bucket`, `disk` ….
    pub data: Option<T>,
    /// Ways in that are open after and were not before.
    pub opened: Vec<T>,
    /// What is allowed after and was not before.
    pub granted: Vec<T>,
    /// Protection that is gone after.
    pub protections_lost: Vec<T>,
}

/// What refers to a changed resource.
#[derive(Clone, Debug, Default)]
pub struct Dependents {
    /// The first of those that refer to it directly.
    pub named: Vec<Untrusted>,
    /// How many refer to it directly.
    pub direct: usize,
    /// How many refer to it, directly or through others.
    pub all: usize,
    /// How many of these change as well.
    pub changing: usize,
    /// Whether there may be more than `all`.
    pub at_least: bool,
}

/// An output of the root that changes.
#[derive(Clone, Debug)]
pub struct PlannedOutput {
    /// Its name.
    pub name: Untrusted,
    /// What is done with it.
    pub action: &'static str,
    /// Whether it is marked sensitive.
    pub sensitive: bool,
}

/// A resource that is different from what the state says.
#[derive(Clone, Debug)]
pub struct Drift {
    /// The address.
    pub address: Untrusted,
    /// What happened to it: `update`, `delete`.
    pub action: &'static str,
    /// The attributes that differ.
    pub attributes: Vec<Untrusted>,
    /// What the plan does with it.
    pub planned: &'static str,
}

/// A check, condition or validation that fails.
#[derive(Clone, Debug)]
pub struct FailedCheck {
    /// What it belongs to.
    pub address: Untrusted,
    /// `fail` or `error`.
    pub status: Untrusted,
    /// What it says.
    pub problems: Vec<Untrusted>,
}

impl PlanSummary {
    /// The summary of a plan. `consequences` is asked for each change of a managed resource that does something. Findings
    /// are counted, and secrets hidden, when a report is made of it.
    #[must_use]
    pub fn new(
        plan: &Plan,
        radius: &Radius,
        mut consequences: impl FnMut(&ResourceChange) -> Consequences<String>,
    ) -> Self {
        let affected: FxHashMap<&str, &Affected> =
            radius.affected.iter().map(|one| (one.address.as_str(), one)).collect();
        let mut changes: Vec<PlannedChange> = plan
            .changes
            .iter()
            .filter(|change| change.id.mode == Mode::Managed && !matches!(change.action, Action::NoOp | Action::Read))
            .map(|change| {
                let known = affected.get(change.id.address.as_str()).filter(|_| change.deposed.is_none());
                planned(change, known.copied(), consequences(change))
            })
            .filter(|change| change.action != Action::Create.name() || !change.consequences.are_none())
            .collect();
        changes.sort_by(|a, b| {
            let weight = |change: &PlannedChange| {
                let consequences = &change.consequences;
                let worse = !consequences.opened.is_empty()
                    || !consequences.granted.is_empty()
                    || !consequences.protections_lost.is_empty();
                Reverse((change.destroys && consequences.data.is_some(), worse, change.destroys))
            };
            weight(a).cmp(&weight(b)).then_with(|| natural(a.address.raw(), b.address.raw()))
        });
        let actions: FxHashMap<&str, Action> =
            plan.changes.iter().map(|change| (change.id.address.as_str(), change.action)).collect();
        let outputs = plan.outputs.iter().filter(|output| output.action != Action::NoOp);
        let failed = plan.checks.iter().filter(|check| matches!(check.status.as_str(), "fail" | "error"));
        Self {
            terraform: raw(&plan.terraform),
            errored: plan.errored,
            complete: plan.complete,
            actions: ActionCounts::of(&plan.changes),
            changes,
            changed: radius.changed,
            dependents: radius.dependents,
            staying: radius.staying,
            outputs: outputs.map(PlannedOutput::from).collect(),
            drift: plan
                .drift
                .iter()
                .map(|drift| drifted(drift, actions.get(drift.id.address.as_str()).copied()))
                .collect(),
            checks: failed.map(FailedCheck::from).collect(),
            ..Self::default()
        }
    }

    /// Hides secrets and counts findings.
    pub(super) fn finish(&mut self, findings: &[Finding], redactor: &Redactor) {
        for change in &mut self.changes {
            let addresses = [&mut change.address].into_iter().chain(&mut change.previous_address);
            addresses.chain(&mut change.dependents.named).for_each(|one| *one = redactor.clean_address(one.raw()));
            let consequences = &mut change.consequences;
            let texts = consequences.opened.iter_mut().chain(&mut consequences.granted);
            let texts = texts.chain(&mut consequences.protections_lost).chain(&mut consequences.data);
            texts.chain(&mut change.replaces).for_each(|one| *one = redactor.clean(one.raw()));
        }
        self.drift.iter_mut().for_each(|one| one.address = redactor.clean_address(one.address.raw()));
        for check in &mut self.checks {
            check.address = redactor.clean_address(check.address.raw());
            check.problems.iter_mut().for_each(|one| *one = redactor.clean(one.raw()));
        }
        for (change, counts) in [
            (Change::Introduced, &mut self.introduced),
            (Change::Existing, &mut self.existing),
            (Change::Resolved, &mut self.resolved),
        ] {
            *counts = FindingCounts::of(findings.iter().filter(|finding| finding.change == Some(change)));
        }
    }
}

/// Text of a plan; [`PlanSummary::finish`] hides what is secret in it.
fn raw(text: &str) -> Untrusted {
    Untrusted::without_values(text)
}

fn raws(texts: &[impl AsRef<str>]) -> Vec<Untrusted> {
    texts.iter().map(|text| raw(text.as_ref())).collect()
}

fn planned(change: &ResourceChange, affected: Option<&Affected>, consequences: Consequences<String>) -> PlannedChange {
    PlannedChange {
        address: raw(&change.id.address),
        ty: raw(&change.id.ty),
        action: change.action.name(),
        destroys: change.action.destroys(),
        reason: change.reason.as_deref().map(raw),
        replaces: raws(&change.replaces),
        previous_address: change.previous_address.as_deref().map(raw),
        imported: change.importing.is_some(),
        deposed: change.deposed.as_deref().map(raw),
        consequences: Consequences {
            data: consequences.data.as_deref().map(raw),
            opened: raws(&consequences.opened),
            granted: raws(&consequences.granted),
            protections_lost: raws(&consequences.protections_lost),
        },
        dependents: affected.map(Dependents::from).unwrap_or_default(),
    }
}

fn drifted(drift: &ResourceChange, planned: Option<Action>) -> Drift {
    let differs = if drift.action == Action::Update { differing(&drift.before, &drift.after) } else { Vec::new() };
    Drift {
        address: raw(&drift.id.address),
        action: drift.action.name(),
        attributes: raws(&differs),
        planned: planned.unwrap_or(Action::NoOp).name(),
    }
}

impl<T> Default for Consequences<T> {
    fn default() -> Self {
        Self { data: None, opened: Vec::new(), granted: Vec::new(), protections_lost: Vec::new() }
    }
}

impl<T> Consequences<T> {
    /// Whether there are none; that it holds data is not one for what is only created.
    #[must_use]
    pub fn are_none(&self) -> bool {
        self.opened.is_empty() && self.granted.is_empty() && self.protections_lost.is_empty()
    }
}

impl From<&Affected> for Dependents {
    fn from(affected: &Affected) -> Self {
        Self {
            named: raws(&affected.direct),
            direct: affected.direct_count,
            all: affected.all,
            changing: affected.changing,
            at_least: affected.at_least,
        }
    }
}

impl From<&OutputChange> for PlannedOutput {
    fn from(output: &OutputChange) -> Self {
        Self { name: raw(&output.name), action: output.action.name(), sensitive: output.sensitive }
    }
}

impl From<&CheckOutcome> for FailedCheck {
    fn from(check: &CheckOutcome) -> Self {
        Self { address: raw(&check.address), status: raw(&check.status), problems: raws(&check.problems) }
    }
}

impl PlanSummary {
    /// What the changes touch, in one sentence without a full stop; nothing where nothing refers to them.
    #[must_use]
    pub fn radius(&self) -> Option<String> {
        let others = match self.dependents {
            0 => return None,
            1 => "1 other refers".to_owned(),
            many => format!("{many} others refer"),
        };
        let changed = match self.changed {
            1 => "1 resource is".to_owned(),
            many => format!("{many} resources are"),
        };
        let staying = match self.staying {
            0 => "all of which the plan changes as well".to_owned(),
            all if all == self.dependents => "none of which the plan changes".to_owned(),
            some => format!("{some} of which the plan does not change"),
        };
        Some(format!("{changed} updated, replaced or destroyed; {others} to that, {staying}"))
    }
}

impl PlannedChange {
    /// Whether people should look at it before it is applied: data is destroyed, something is opened or allowed, or
    /// others refer to what is destroyed.
    #[must_use]
    pub fn is_notable(&self) -> bool {
        let destroyed = self.destroys && (self.consequences.data.is_some() || self.dependents.all > 0);
        destroyed || !self.consequences.are_none()
    }

    /// `destroyed`, `replaced`: what happens to it.
    #[must_use]
    pub fn participle(&self) -> &'static str {
        match self.action {
            "create" => "created",
            "update" => "updated",
            "replace" => "replaced",
            "delete" => "destroyed",
            "forget" => "forgotten",
            _ => "changed",
        }
    }
}

impl ActionCounts {
    fn of(changes: &[ResourceChange]) -> Self {
        let mut counts = Self::default();
        for change in changes {
            let count = match change.action {
                Action::NoOp => &mut counts.no_op,
                Action::Create | Action::CreateThenForget => &mut counts.create,
                Action::Read => &mut counts.read,
                Action::Update => &mut counts.update,
                Action::DeleteThenCreate | Action::CreateThenDelete => &mut counts.replace,
                Action::Delete => &mut counts.delete,
                Action::Forget => &mut counts.forget,
                Action::Other => &mut counts.other,
            };
            *count += 1;
            counts.import += usize::from(change.importing.is_some());
            counts.moved += usize::from(change.previous_address.is_some());
        }
        counts
    }

    /// `3 to create, 1 to replace`; `no changes` when nothing is done.
    #[must_use]
    pub fn words(&self) -> String {
        let all = [
            (self.create, "to create"),
            (self.update, "to update"),
            (self.replace, "to replace"),
            (self.delete, "to destroy"),
            (self.forget, "to forget"),
            (self.import, "to import"),
            (self.moved, "to move"),
            (self.other, "to change in ways that are not known here"),
        ];
        let done: Vec<String> =
            all.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if done.is_empty() { "no changes".to_owned() } else { done.join(", ") }
    }
}

impl FindingCounts {
    /// Counts findings.
    pub(super) fn of<'a>(findings: impl Iterator<Item = &'a Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            if finding.status == Status::Unknown {
                counts.unknown += 1;
                continue;
            }
            let place = Severity::WORST_FIRST.iter().position(|severity| *severity == finding.check.severity);
            if let Some(count) = place.and_then(|place| counts.by_severity.get_mut(place)) {
                *count += 1;
            }
        }
        counts
    }

    /// How many fail.
    #[must_use]
    pub fn fail(&self) -> usize {
        self.by_severity.iter().sum()
    }

    /// How many there are of each severity that there are any of, the worst first.
    pub fn severities(&self) -> impl Iterator<Item = (usize, Severity)> {
        self.by_severity.into_iter().zip(Severity::WORST_FIRST).filter(|(count, _)| *count > 0)
    }

    /// `1 critical, 2 high, 3 not decided`; empty without any.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words: Vec<String> = self.severities().map(|(count, severity)| format!("{count} {severity}")).collect();
        if self.unknown > 0 {
            words.push(format!("{} not decided", self.unknown));
        }
        words.join(", ")
    }
}
