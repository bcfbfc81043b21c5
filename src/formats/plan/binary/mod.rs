//! Plans as `terraform plan -out` and `tofu plan -out` write them: an archive of the plan, the state and the configuration.
//!
//! Terraform promises nothing about this format, and refuses plans of other versions of itself. What is read here is what
//! Terraform 1.11 writes; Terraform 1.1 was the first to name resources by their whole addresses. OpenTofu has the same
//! numbers of fields where both have a field. What a plan says is what `terraform show -json` says of it, but for what only
//! the schemas of the providers know.

mod archive;
mod configuration;
mod difference;
mod expression;
mod messages;
mod msgpack;
mod providers;

use bartizan_lang::value::Str;
use prost::bytes::Bytes;

use super::error::PlanError;
use super::model::{CheckOutcome, Plan, ResourceChange};
use super::raw_state;
use archive::Archive;
use configuration::Written;
use messages::{CheckResults, Field, ResourceAttribute, Variable, damaged, field, message};
use msgpack::{Budget, Typed};

/// `REFRESH_ONLY` of the modes of planning: what was only moved is told as drift.
const REFRESH_ONLY: u64 = 2;

/// Reads a plan.
///
/// # Errors
/// When the bytes are no plan, of another version, damaged, or too large.
pub fn read(bytes: &[u8]) -> Result<Plan, PlanError> {
    let archive = Archive::open(bytes)?;
    let mut parts = parts(archive.plan)?;
    parts.plan.changes = ordered(parts.changes, |_| true);
    let refreshed_only = parts.mode == REFRESH_ONLY;
    parts.plan.drift = ordered(parts.drift, |change| refreshed_only || change.action != super::model::Action::NoOp);
    let mut plan = parts.plan;
    // Terraform before 1.8 says of no plan whether it is complete, which looks like "no".
    plan.complete = (parts.complete || parts.applyable || plan.errored).then_some(parts.complete);
    if let Some(state) = archive.state.filter(|state| !state.is_empty()) {
        plan.read = raw_state::read_data_sources(&state)?.resources;
    }
    if let Some(manifest) = &archive.manifest {
        let Written { configuration, defaults } = configuration::read(manifest, &archive.files, registry(&plan))?;
        plan.configuration = configuration;
        for (name, value) in defaults {
            if plan.variables.iter().all(|(given, _)| *given != name) {
                plan.variables.push((name, value));
            }
        }
    }
    for (name, value) in &mut plan.variables {
        if plan.configuration.root.sensitive.contains(name) {
            *value = std::mem::take(value).sensitive();
        }
    }
    plan.variables.sort_by(|(a, _), (b, _)| a.cmp(b));
    plan.outputs.sort_by(|a, b| a.name.cmp(&b.name));
    plan.checks.sort_by(|a, b| a.address.cmp(&b.address));
    plan.relevant.sort();
    Ok(plan)
}

/// The entry `tfplan`, read.
#[derive(Default)]
struct Parts {
    plan: Plan,
    changes: Vec<difference::Placed>,
    drift: Vec<difference::Placed>,
    mode: u64,
    applyable: bool,
    complete: bool,
}

fn parts(bytes: Vec<u8>) -> Result<Parts, PlanError> {
    let bytes = Bytes::from(bytes);
    check_version(&bytes)?;
    let mut parts = Parts::default();
    let mut budget = Budget::default();
    messages::walk(bytes, &mut |number, found| {
        match (number, found) {
            (field::ERRORED, Field::Number(set)) => parts.plan.errored = set != 0,
            (field::APPLYABLE, Field::Number(set)) => parts.applyable = set != 0,
            (field::COMPLETE, Field::Number(set)) => parts.complete = set != 0,
            (field::UI_MODE, Field::Number(mode)) => parts.mode = mode,
            (field::TERRAFORM_VERSION, Field::Bytes(bytes)) => parts.plan.terraform = text(&bytes)?,
            (field::TIMESTAMP, Field::Bytes(bytes)) => parts.plan.timestamp = Some(text(&bytes)?),
            (field::VARIABLES, Field::Bytes(bytes)) => {
                let variable: Variable = message(bytes)?;
                let value = variable.value.unwrap_or_default();
                let whose = format!("var.{}", variable.name);
                let value = msgpack::decode(&value.msgpack, Typed::Any, &whose, &mut budget)?;
                parts.plan.variables.push((variable.name.into(), value));
            }
            (field::RESOURCE_CHANGES, Field::Bytes(bytes)) => {
                parts.changes.push(difference::of_resource(message(bytes)?, &mut budget)?);
            }
            (field::RESOURCE_DRIFT, Field::Bytes(bytes)) => {
                parts.drift.push(difference::of_resource(message(bytes)?, &mut budget)?);
            }
            (field::OUTPUT_CHANGES, Field::Bytes(bytes)) => {
                parts.plan.outputs.push(difference::of_output(message(bytes)?, &mut budget)?);
            }
            (field::CHECK_RESULTS, Field::Bytes(bytes)) => outcomes(message(bytes)?, &mut parts.plan.checks),
            (field::RELEVANT_ATTRIBUTES, Field::Bytes(bytes)) => {
                let relevant: ResourceAttribute = message(bytes)?;
                let path = difference::path_text(&relevant.attr.unwrap_or_default(), &mut budget)?;
                parts.plan.relevant.push((relevant.resource.into(), path.unwrap_or_default()));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(parts)
}

/// The version comes first to be looked at, since in another one the other fields may mean something else.
fn check_version(bytes: &Bytes) -> Result<(), PlanError> {
    let mut version = None;
    messages::walk(bytes.clone(), &mut |number, found| {
        if let (field::VERSION, Field::Number(found)) = (number, found) {
            version = Some(found);
        }
        Ok(())
    })?;
    match version {
        Some(messages::FORMAT) => Ok(()),
        Some(version) => Err(PlanError::Version(format!(
            "the plan is in version {version} of its format; version {} is understood. `terraform show -json PLAN` writes any \
             plan as JSON",
            messages::FORMAT
        ))),
        None => Err(damaged("it does not say which version of the format it is in")),
    }
}

fn text(bytes: &[u8]) -> Result<Str, PlanError> {
    std::str::from_utf8(bytes).map(Str::from).map_err(|_| damaged("a text is no UTF-8"))
}

/// The changes in the order in which Terraform tells them. That a data source leaves the state is told nobody.
fn ordered(mut changes: Vec<difference::Placed>, told: impl Fn(&ResourceChange) -> bool) -> Vec<ResourceChange> {
    changes.sort_by(|a, b| a.at.order(&b.at).then_with(|| a.change.deposed.cmp(&b.change.deposed)));
    changes
        .into_iter()
        .filter(|placed| !placed.is_dropped_data() && told(&placed.change))
        .map(|placed| placed.change)
        .collect()
}

fn outcomes(results: CheckResults, outcomes: &mut Vec<CheckOutcome>) {
    let status = |status: i32| match status {
        1 => "pass".into(),
        2 => "fail".into(),
        3 => "error".into(),
        _ => "unknown".into(),
    };
    if results.objects.is_empty() {
        outcomes.push(CheckOutcome {
            address: results.config_addr.into(),
            status: status(results.status),
            problems: Vec::new(),
        });
        return;
    }
    for object in results.objects {
        let mut problems: Vec<Str> = object.failure_messages.into_iter().map(Str::from).collect();
        problems.sort();
        outcomes.push(CheckOutcome { address: object.object_addr.into(), status: status(object.status), problems });
    }
}

/// The registry in which providers without a host are looked for: that of the tool that wrote the plan.
fn registry(plan: &Plan) -> &'static str {
    let opentofu = plan.changes.iter().any(|change| change.id.provider.starts_with("registry.opentofu.org/"));
    if opentofu { "registry.opentofu.org" } else { "registry.terraform.io" }
}
