//! The plan in the JSON report.

use serde::Serialize;

use super::{Sequence, Text};
use crate::report::Untrusted;
use crate::report::model::Severity;
use crate::report::plan::{
    ActionCounts, Dependents, Drift, FailedCheck, FindingCounts, PlanSummary, PlannedChange, PlannedOutput,
};

#[derive(Serialize)]
pub(super) struct PlanJson<'a> {
    terraform_version: Option<Text<'a>>,
    errored: bool,
    complete: Option<bool>,
    actions: ActionsJson,
    findings: FindingsJson,
    blast_radius: RadiusJson,
    changes: Sequence<'a, PlannedChange, ChangeJson<'a>>,
    outputs: Sequence<'a, PlannedOutput, OutputJson<'a>>,
    drift: Sequence<'a, Drift, DriftJson<'a>>,
    failed_checks: Sequence<'a, FailedCheck, CheckJson<'a>>,
}

impl<'a> From<&'a PlanSummary> for PlanJson<'a> {
    fn from(plan: &'a PlanSummary) -> Self {
        Self {
            terraform_version: Some(&plan.terraform).filter(|version| !version.is_empty()).map(Text),
            errored: plan.errored,
            complete: plan.complete,
            actions: plan.actions.into(),
            findings: FindingsJson {
                introduced: plan.introduced.into(),
                existing: plan.existing.into(),
                resolved: plan.resolved.into(),
            },
            blast_radius: RadiusJson { changed: plan.changed, dependents: plan.dependents, staying: plan.staying },
            changes: Sequence::of(&plan.changes),
            outputs: Sequence::of(&plan.outputs),
            drift: Sequence::of(&plan.drift),
            failed_checks: Sequence::of(&plan.checks),
        }
    }
}

#[derive(Serialize)]
struct ActionsJson {
    create: usize,
    update: usize,
    replace: usize,
    delete: usize,
    read: usize,
    forget: usize,
    import: usize,
    #[serde(rename = "move")]
    moved: usize,
    #[serde(rename = "no-op")]
    no_op: usize,
    other: usize,
}

impl From<ActionCounts> for ActionsJson {
    fn from(counts: ActionCounts) -> Self {
        let ActionCounts { create, update, replace, delete, read, forget, import, moved, no_op, other } = counts;
        Self { create, update, replace, delete, read, forget, import, moved, no_op, other }
    }
}

#[derive(Serialize)]
struct FindingsJson {
    introduced: CountsJson,
    existing: CountsJson,
    resolved: CountsJson,
}

#[derive(Serialize)]
struct CountsJson {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    info: usize,
    unknown: usize,
}

impl From<FindingCounts> for CountsJson {
    fn from(counts: FindingCounts) -> Self {
        let of = |wanted| {
            let found = counts.severities().find(|(_, severity)| *severity == wanted);
            found.map_or(0, |(count, _)| count)
        };
        Self {
            critical: of(Severity::Critical),
            high: of(Severity::High),
            medium: of(Severity::Medium),
            low: of(Severity::Low),
            info: of(Severity::Info),
            unknown: counts.unknown,
        }
    }
}

#[derive(Serialize)]
struct RadiusJson {
    changed: usize,
    dependents: usize,
    staying: usize,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    address: Text<'a>,
    #[serde(rename = "type")]
    ty: Text<'a>,
    action: &'static str,
    reason: Option<Text<'a>>,
    replaces: Sequence<'a, Untrusted, Text<'a>>,
    previous_address: Option<Text<'a>>,
    imported: bool,
    deposed: Option<Text<'a>>,
    data: Option<Text<'a>>,
    opened: Sequence<'a, Untrusted, Text<'a>>,
    granted: Sequence<'a, Untrusted, Text<'a>>,
    protections_lost: Sequence<'a, Untrusted, Text<'a>>,
    dependents: DependentsJson<'a>,
}

impl<'a> From<&'a PlannedChange> for ChangeJson<'a> {
    fn from(change: &'a PlannedChange) -> Self {
        Self {
            address: Text(&change.address),
            ty: Text(&change.ty),
            action: change.action,
            reason: change.reason.as_ref().map(Text),
            replaces: Sequence::of(&change.replaces),
            previous_address: change.previous_address.as_ref().map(Text),
            imported: change.imported,
            deposed: change.deposed.as_ref().map(Text),
            data: change.consequences.data.as_ref().map(Text),
            opened: Sequence::of(&change.consequences.opened),
            granted: Sequence::of(&change.consequences.granted),
            protections_lost: Sequence::of(&change.consequences.protections_lost),
            dependents: (&change.dependents).into(),
        }
    }
}

#[derive(Serialize)]
struct DependentsJson<'a> {
    direct: usize,
    all: usize,
    at_least: bool,
    changing: usize,
    named: Sequence<'a, Untrusted, Text<'a>>,
}

impl<'a> From<&'a Dependents> for DependentsJson<'a> {
    fn from(dependents: &'a Dependents) -> Self {
        Self {
            direct: dependents.direct,
            all: dependents.all,
            at_least: dependents.at_least,
            changing: dependents.changing,
            named: Sequence::of(&dependents.named),
        }
    }
}

#[derive(Serialize)]
struct OutputJson<'a> {
    name: Text<'a>,
    action: &'static str,
    sensitive: bool,
}

impl<'a> From<&'a PlannedOutput> for OutputJson<'a> {
    fn from(output: &'a PlannedOutput) -> Self {
        Self { name: Text(&output.name), action: output.action, sensitive: output.sensitive }
    }
}

#[derive(Serialize)]
struct DriftJson<'a> {
    address: Text<'a>,
    action: &'static str,
    attributes: Sequence<'a, Untrusted, Text<'a>>,
    planned: &'static str,
}

impl<'a> From<&'a Drift> for DriftJson<'a> {
    fn from(drift: &'a Drift) -> Self {
        Self {
            address: Text(&drift.address),
            action: drift.action,
            attributes: Sequence::of(&drift.attributes),
            planned: drift.planned,
        }
    }
}

#[derive(Serialize)]
struct CheckJson<'a> {
    address: Text<'a>,
    status: Text<'a>,
    problems: Sequence<'a, Untrusted, Text<'a>>,
}

impl<'a> From<&'a FailedCheck> for CheckJson<'a> {
    fn from(check: &'a FailedCheck) -> Self {
        Self { address: Text(&check.address), status: Text(&check.status), problems: Sequence::of(&check.problems) }
    }
}
