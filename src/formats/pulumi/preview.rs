//! What `pulumi preview --json` prints: the steps that it would take.
//! <https://github.com/pulumi/pulumi/blob/master/sdk/go/common/display/json.go>

use std::collections::BTreeMap;

use bartizan_lang::value::Str;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::documents::{broken, damaged};
use super::plan::{self, Step};
use super::snapshot::RawState;
use super::values::Source;
use crate::formats::plan::{Document, PlanError};

#[derive(Deserialize)]
struct RawPreview<'a> {
    #[serde(borrow)]
    steps: Option<Vec<&'a RawValue>>,
    config: Option<BTreeMap<Str, serde_json::Value>>,
    diagnostics: Option<Vec<RawDiagnostic>>,
}

#[derive(Deserialize)]
struct RawDiagnostic {
    severity: Option<Str>,
}

#[derive(Deserialize)]
struct RawStep<'a> {
    op: Option<Str>,
    #[serde(borrow)]
    urn: Option<&'a RawValue>,
    provider: Option<Str>,
    #[serde(borrow, rename = "oldState")]
    old: Option<RawState<'a>>,
    #[serde(borrow, rename = "newState")]
    new: Option<RawState<'a>>,
    #[serde(rename = "replaceReasons")]
    replaces: Option<Vec<Str>>,
    #[serde(rename = "detailedDiff")]
    detailed: Option<BTreeMap<Str, RawDifference>>,
}

/// How a property differs.
#[derive(Deserialize)]
pub(super) struct RawDifference {
    #[serde(alias = "diffKind")]
    kind: Option<Str>,
}

/// Reads a preview.
///
/// # Errors
/// When a part of it does not have the form that it should.
pub(super) fn read(source: Source<'_>, body: &str) -> Result<Document, PlanError> {
    let raw: RawPreview<'_> = serde_json::from_str(body).map_err(|error| damaged(&error))?;
    let steps: Vec<Result<Step, PlanError>> =
        raw.steps.unwrap_or_default().into_par_iter().with_min_len(32).map(|raw| step(source, raw)).collect();
    let steps: Vec<Step> = steps.into_iter().collect::<Result<_, _>>()?;
    let mut plan = plan::build(steps, &raw.config.unwrap_or_default())?;
    let failed = |diagnostic: &RawDiagnostic| diagnostic.severity.as_deref() == Some("error");
    plan.errored = raw.diagnostics.unwrap_or_default().iter().any(failed);
    Ok(Document::Plan(Box::new(plan)))
}

fn step(source: Source<'_>, raw: &RawValue) -> Result<Step, PlanError> {
    let step: RawStep<'_> = serde_json::from_str(raw.get()).map_err(broken("a step"))?;
    let urn = step.urn.ok_or_else(|| PlanError::Corrupt("a step of this preview names no resource".to_owned()))?;
    let read = |state: Option<RawState<'_>>| state.map(|state| state.read(source)).transpose();
    Ok(Step {
        ops: step.op.into_iter().collect(),
        urn: serde_json::from_str(urn.get()).map_err(broken("a URN"))?,
        at: source.span(urn),
        provider: step.provider,
        old: read(step.old)?,
        new: read(step.new)?,
        replaces: replaces(step.replaces, step.detailed),
    })
}

/// The properties that cannot be changed in place: the exact paths where they are told.
pub(super) fn replaces(keys: Option<Vec<Str>>, detailed: Option<BTreeMap<Str, RawDifference>>) -> Vec<Str> {
    let exact: Vec<Str> = detailed
        .unwrap_or_default()
        .into_iter()
        .filter(|(_, difference)| difference.kind.as_deref().is_some_and(|kind| kind.ends_with("replace")))
        .map(|(path, _)| path)
        .collect();
    if exact.is_empty() { keys.unwrap_or_default() } else { exact }
}
