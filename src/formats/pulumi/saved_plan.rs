//! What `pulumi preview --save-plan` writes: the goal of each resource, as a difference to what there is.
//! <https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/plan.go>

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Reason, Str};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::documents::{broken, damaged};
use super::plan::{self, Step};
use super::snapshot::{Snapshot, object};
use super::values::Source;
use crate::formats::plan::{Document, PlanError};

#[derive(Deserialize)]
struct RawPlan<'a> {
    manifest: Option<Manifest>,
    config: Option<BTreeMap<Str, serde_json::Value>>,
    #[serde(borrow, rename = "resourcePlans")]
    resources: Option<BTreeMap<Str, &'a RawValue>>,
}

#[derive(Deserialize)]
struct Manifest {
    time: Option<Str>,
}

#[derive(Deserialize)]
struct RawResource<'a> {
    #[serde(borrow)]
    goal: Option<Goal<'a>>,
    steps: Option<Vec<Str>>,
    #[serde(borrow)]
    state: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Goal<'a> {
    #[serde(rename = "type")]
    ty: Option<Str>,
    custom: Option<bool>,
    #[serde(borrow, rename = "inputDiff")]
    inputs: Option<Difference<'a>>,
    parent: Option<Str>,
    provider: Option<Str>,
    dependencies: Option<Vec<Str>>,
    #[serde(rename = "propertyDependencies")]
    property_dependencies: Option<BTreeMap<Str, Option<Vec<Str>>>>,
}

#[derive(Deserialize)]
struct Difference<'a> {
    #[serde(borrow)]
    adds: Option<&'a RawValue>,
    deletes: Option<Vec<Str>>,
    #[serde(borrow)]
    updates: Option<&'a RawValue>,
}

/// The version that is understood.
///
/// # Errors
/// When it is another.
pub(super) fn version(raw: Option<&RawValue>) -> Result<(), PlanError> {
    match raw.map_or("", RawValue::get) {
        "1" => Ok(()),
        other => Err(PlanError::Version(format!(
            "it is a Pulumi plan in version {other} of its format; version 1 is understood"
        ))),
    }
}

/// Reads a saved plan.
///
/// # Errors
/// When a part of it does not have the form that it should.
pub(super) fn read(source: Source<'_>, body: &str) -> Result<Document, PlanError> {
    let raw: RawPlan<'_> = serde_json::from_str(body).map_err(|error| damaged(&error))?;
    let resources = raw.resources.unwrap_or_default();
    let steps = resources.into_iter().map(|(urn, raw)| step(source, urn, raw)).collect::<Result<_, _>>()?;
    let mut plan = plan::build(steps, &raw.config.unwrap_or_default())?;
    plan.timestamp = raw.manifest.and_then(|manifest| manifest.time);
    Ok(Document::Plan(Box::new(plan)))
}

fn step(source: Source<'_>, urn: Str, raw: &RawValue) -> Result<Step, PlanError> {
    let resource: RawResource<'_> = serde_json::from_str(raw.get()).map_err(broken("a resource"))?;
    let ops = resource.steps.unwrap_or_default();
    let state = object(source, resource.state, "state")?.unwrap_or_default();
    let there_before = !ops.iter().all(|op| matches!(op.as_str(), "create" | "import" | "read"));
    let Some(goal) = resource.goal else {
        // What it is like is not in the plan.
        let old = Snapshot { custom: true, outputs: Some(state), ..Snapshot::default() };
        return Ok(Step {
            ops,
            urn,
            at: source.span(raw),
            provider: None,
            old: Some(old),
            new: None,
            replaces: Vec::new(),
        });
    };
    let difference = goal.inputs;
    let part = |raw: Option<&RawValue>| object(source, raw, "inputDiff");
    let (adds, updates, deletes) = match difference {
        Some(d) => {
            (part(d.adds)?.unwrap_or_default(), part(d.updates)?.unwrap_or_default(), d.deletes.unwrap_or_default())
        }
        None => Default::default(),
    };
    let base = |keep: &dyn Fn(&Field) -> bool| {
        Fields::new(state.entries().iter().filter(|field| keep(field)).cloned().collect())
    };
    // What stays as it is is not in the difference, but in what the provider is expected to answer.
    let mut inputs = if there_before {
        base(&|field| !deletes.contains(&field.key) && !field.value.is_unknown())
    } else {
        Fields::default()
    };
    for field in adds.entries().iter().chain(updates.entries()) {
        inputs.set(field.clone());
    }
    let old = there_before.then(|| {
        let mut outputs = base(&|field| adds.get(&field.key).is_none());
        let other = updates.entries().iter().map(|field| &field.key).chain(&deletes);
        for key in other {
            let value = Value::unknown(Reason::Other("a saved plan does not say what it was".into()));
            outputs.set(Field { key: key.clone(), at: bartizan_lang::Span::NONE, value });
        }
        Snapshot {
            ty: goal.ty.clone(),
            custom: goal.custom.unwrap_or(true),
            outputs: Some(Arc::new(outputs)),
            provider: goal.provider.clone(),
            ..Snapshot::default()
        }
    });
    let dependencies = goal.property_dependencies.unwrap_or_default();
    let new = Snapshot {
        ty: goal.ty,
        custom: goal.custom.unwrap_or(true),
        inputs: Some(Arc::new(inputs)),
        outputs: Some(state),
        provider: goal.provider.filter(|provider| !provider.is_empty()),
        parent: goal.parent,
        dependencies: goal.dependencies.unwrap_or_default(),
        property_dependencies: dependencies.into_iter().map(|(name, on)| (name, on.unwrap_or_default())).collect(),
        ..Snapshot::default()
    };
    Ok(Step { ops, urn, at: source.span(raw), provider: None, old, new: Some(new), replaces: Vec::new() })
}
