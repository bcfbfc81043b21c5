//! What `--event-log` writes, and a preview in streaming JSON: one event of the engine a line.
//! <https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/events.go>

use std::collections::BTreeMap;

use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::documents::broken;
use super::plan::{self, Step};
use super::preview::{RawDifference, replaces};
use super::snapshot::RawState;
use super::values::Source;
use crate::formats::plan::{Document, PlanError};

#[derive(Deserialize)]
struct Event<'a> {
    #[serde(rename = "preludeEvent")]
    prelude: Option<Prelude>,
    #[serde(borrow, rename = "resourcePreEvent")]
    before: Option<Resource<'a>>,
    #[serde(borrow, rename = "resOutputsEvent")]
    outputs: Option<Resource<'a>>,
    #[serde(rename = "resOpFailedEvent")]
    failed: Option<&'a RawValue>,
    #[serde(rename = "errorEvent")]
    error: Option<&'a RawValue>,
    #[serde(rename = "diagnosticEvent")]
    diagnostic: Option<Diagnostic>,
}

#[derive(Deserialize)]
struct Prelude {
    config: Option<BTreeMap<Str, serde_json::Value>>,
}

#[derive(Deserialize)]
struct Diagnostic {
    severity: Option<Str>,
}

#[derive(Deserialize)]
struct Resource<'a> {
    #[serde(borrow)]
    metadata: Metadata<'a>,
}

#[derive(Deserialize)]
struct Metadata<'a> {
    op: Option<Str>,
    #[serde(borrow)]
    urn: Option<&'a RawValue>,
    #[serde(borrow)]
    old: Option<RawState<'a>>,
    #[serde(borrow)]
    new: Option<RawState<'a>>,
    keys: Option<Vec<Str>>,
    #[serde(rename = "detailedDiff")]
    detailed: Option<BTreeMap<Str, RawDifference>>,
    provider: Option<Str>,
}

/// What every event has.
#[derive(Deserialize)]
struct Numbered<'a> {
    #[serde(borrow)]
    sequence: Option<&'a RawValue>,
    timestamp: Option<&'a RawValue>,
}

/// The first line of a text of which each line is an object.
pub(super) fn first_line(text: &str) -> Option<&str> {
    text.lines().next().map(str::trim_end).filter(|line| line.len() > 2 && line.ends_with('}'))
}

/// Whether a line is an event.
pub(super) fn is_event(line: &str) -> bool {
    if !line.contains("\"sequence\"") {
        return false;
    }
    let numbered: Option<Numbered<'_>> = serde_json::from_str(line).ok();
    numbered.is_some_and(|event| event.sequence.is_some() && event.timestamp.is_some()) && line.contains("Event\"")
}

/// Reads a log.
///
/// # Errors
/// When a line of it is no event, or ends early.
pub(super) fn read(source: Source<'_>, body: &str) -> Result<Document, PlanError> {
    let (mut run, mut earlier) = (Run::default(), None);
    for (number, line) in body.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let event: Event<'_> = serde_json::from_str(line).map_err(|error| {
            let what = if error.is_eof() { "ends too early" } else { "is no event" };
            PlanError::Corrupt(format!("line {} of this Pulumi event log {what}", number + 1))
        })?;
        if let Some(prelude) = event.prelude {
            // `pulumi up` previews first, and then begins anew.
            let ended = std::mem::replace(&mut run, Run::new(prelude));
            earlier = Some(ended).filter(|run| !run.steps.is_empty()).or(earlier);
        }
        run.failed |= event.failed.is_some()
            || event.error.is_some()
            || event.diagnostic.is_some_and(|diagnostic| diagnostic.severity.as_deref() == Some("error"));
        if let Some(resource) = event.before {
            run.add(source, resource.metadata)?;
        }
        if let Some(resource) = event.outputs {
            run.answer(source, resource.metadata)?;
        }
    }
    let run = if run.steps.is_empty() { earlier.unwrap_or(run) } else { run };
    let mut plan = plan::build(run.steps, &run.config)?;
    plan.errored = run.failed;
    Ok(Document::Plan(Box::new(plan)))
}

/// What one preview or update did.
#[derive(Default)]
struct Run {
    config: BTreeMap<Str, serde_json::Value>,
    steps: Vec<Step>,
    /// The steps by operation and URN.
    places: FxHashMap<(Str, Str), usize>,
    failed: bool,
}

impl Run {
    fn new(prelude: Prelude) -> Self {
        Self { config: prelude.config.unwrap_or_default(), ..Self::default() }
    }

    fn add(&mut self, source: Source<'_>, metadata: Metadata<'_>) -> Result<(), PlanError> {
        let urn = metadata.urn.ok_or_else(|| PlanError::Corrupt("an event names no resource".to_owned()))?;
        let op = metadata.op.unwrap_or_default();
        let step = Step {
            urn: serde_json::from_str(urn.get()).map_err(broken("a URN"))?,
            at: source.span(urn),
            provider: metadata.provider,
            old: metadata.old.map(|state| state.read(source)).transpose()?,
            new: metadata.new.map(|state| state.read(source)).transpose()?,
            replaces: replaces(metadata.keys, metadata.detailed),
            ops: vec![op.clone()],
        };
        self.places.insert((op, step.urn.clone()), self.steps.len());
        self.steps.push(step);
        Ok(())
    }

    /// What the provider answered to a step.
    fn answer(&mut self, source: Source<'_>, metadata: Metadata<'_>) -> Result<(), PlanError> {
        let Some(urn) = metadata.urn else { return Ok(()) };
        let urn: Str = serde_json::from_str(urn.get()).map_err(broken("a URN"))?;
        let place = self.places.get(&(metadata.op.clone().unwrap_or_default(), urn)).copied();
        let Some(step) = place.and_then(|place| self.steps.get_mut(place)) else { return self.add(source, metadata) };
        if let Some(state) = metadata.new {
            let answered = state.read(source)?;
            match &mut step.new {
                Some(new) => {
                    new.outputs = answered.outputs.filter(|outputs| !outputs.is_empty()).or(new.outputs.take());
                    new.id = answered.id.or(new.id.take());
                }
                none => *none = Some(answered),
            }
        }
        Ok(())
    }
}
