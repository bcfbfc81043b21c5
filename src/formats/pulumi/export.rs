//! What `pulumi stack export` prints, and the files in which backends keep a stack: what there is.
//! <https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go>

use std::collections::BTreeMap;

use bartizan_lang::value::Str;
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::documents::broken;
use super::plan::{self, Step};
use super::snapshot::RawState;
use super::values::Source;
use crate::formats::plan::{Document, PlanError};

/// The newest version of the format: 4 says besides which features a stack uses.
const NEWEST: u32 = 4;

#[derive(Deserialize)]
struct Deployment<'a> {
    #[serde(borrow)]
    resources: Option<Vec<&'a RawValue>>,
}

#[derive(Deserialize)]
struct Checkpoint<'a> {
    #[serde(borrow)]
    latest: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    urn: &'a RawValue,
}

/// Reads an export.
///
/// # Errors
/// When it is of a version that is not known, or a part of it does not have the form that it should.
pub(super) fn read(
    source: Source<'_>,
    version: Option<&RawValue>,
    deployment: Option<&RawValue>,
) -> Result<Document, PlanError> {
    let written = version.map_or("", RawValue::get);
    match written.parse::<u32>() {
        Ok(1..=NEWEST) => {}
        _ => {
            return Err(PlanError::Version(format!(
                "it is a Pulumi stack in version {written} of its format; versions 1 to {NEWEST} are understood"
            )));
        }
    }
    let resources = match deployment {
        Some(raw) => serde_json::from_str::<Deployment<'_>>(raw.get()).map_err(broken("the deployment"))?.resources,
        None => None,
    };
    let steps: Vec<Result<Step, PlanError>> =
        resources.unwrap_or_default().into_par_iter().with_min_len(32).map(|raw| resource(source, raw)).collect();
    let steps = steps.into_iter().collect::<Result<_, _>>()?;
    plan::state(steps, &BTreeMap::new()).map(Document::State)
}

/// Reads the file of a backend.
///
/// # Errors
/// When it is of a version that is not known, or a part of it does not have the form that it should.
pub(super) fn read_checkpoint(
    source: Source<'_>,
    version: Option<&RawValue>,
    checkpoint: &RawValue,
) -> Result<Document, PlanError> {
    let checkpoint: Checkpoint<'_> = serde_json::from_str(checkpoint.get()).map_err(broken("the checkpoint"))?;
    read(source, version, checkpoint.latest)
}

fn resource(source: Source<'_>, raw: &RawValue) -> Result<Step, PlanError> {
    let named: Named<'_> = serde_json::from_str(raw.get()).map_err(broken("a resource"))?;
    let state: RawState<'_> = serde_json::from_str(raw.get()).map_err(broken("a resource"))?;
    let urn: Str = state.urn().cloned().unwrap_or_default();
    let new = state.read(source)?;
    let at = source.span(named.urn);
    Ok(Step { ops: vec!["same".into()], urn, at, provider: None, old: None, new: Some(new), replaces: Vec::new() })
}
