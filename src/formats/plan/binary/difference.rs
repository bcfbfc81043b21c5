//! Changes of resource instances and outputs: from the messages of a plan to the model.

use bartizan_lang::value::Str;
use bartizan_lang::{Span, Value};

use super::super::address::Address;
use super::super::error::PlanError;
use super::super::model::{Action, OutputChange, ResourceChange, ResourceId};
use super::super::path::{self, Step};
use super::super::raw_state::provider_source;
use super::messages::{self, damaged};
use super::msgpack::{self, Budget, Typed};
use crate::ir::Mode;
use crate::providers::schema::{self, ValueType};

/// A change and its place among the others.
#[derive(Debug)]
pub(super) struct Placed {
    /// The address, taken apart.
    pub at: Address,
    /// The change.
    pub change: ResourceChange,
}

impl Placed {
    /// Whether a data source leaves the state, which happens with all that are read anew.
    pub(super) fn is_dropped_data(&self) -> bool {
        self.at.mode == Mode::Data && self.change.action == Action::Delete
    }
}

/// Reads the change of a resource instance.
///
/// # Errors
/// When a part of it is damaged.
pub(super) fn of_resource(raw: messages::ResourceInstanceChange, budget: &mut Budget) -> Result<Placed, PlanError> {
    if raw.addr.is_empty() {
        return Err(PlanError::Version(
            "the plan is of Terraform 1.0 or earlier, which names resources in another way; plans of Terraform 1.1 and later \
             and of OpenTofu are understood. `terraform show -json PLAN` writes any plan as JSON"
                .to_owned(),
        ));
    }
    let at = Address::parse(&raw.addr).ok_or_else(|| damaged(&format!("{:?} is no address", raw.addr)))?;
    let difference = raw.change.unwrap_or_default();
    let action = action(difference.action);
    let ty = schema::of(at.mode, &at.ty).map_or(Typed::Any, |node| Typed::Schema(ValueType::Object(node)));
    let (before, after) = values(&difference, action, ty, &raw.addr, budget)?;
    let id = ResourceId {
        address: raw.addr.into(),
        module: at.module.clone(),
        mode: at.mode,
        ty: at.ty.clone(),
        name: at.name.clone(),
        key: at.key.clone(),
        provider: provider_source(&raw.provider),
        at: Span::NONE,
    };
    let mut replaces = Vec::with_capacity(raw.required_replace.len());
    for path in &raw.required_replace {
        replaces.extend(path_text(path, budget)?);
    }
    let change = ResourceChange {
        previous_address: Some(Str::from(raw.prev_run_addr))
            .filter(|before| !before.is_empty() && *before != id.address),
        deposed: Some(Str::from(raw.deposed_key)).filter(|key| !key.is_empty()),
        action,
        reason: reason(raw.action_reason).map(Str::from),
        replaces,
        importing: difference.importing.map(|importing| importing.id.into()),
        before: with_marks(before, &difference.before_sensitive_paths, budget)?,
        after: with_marks(after, &difference.after_sensitive_paths, budget)?,
        id,
    };
    Ok(Placed { at, change })
}

/// Reads the change of an output.
///
/// # Errors
/// When a part of it is damaged.
pub(super) fn of_output(raw: messages::OutputChange, budget: &mut Budget) -> Result<OutputChange, PlanError> {
    let difference = raw.change.unwrap_or_default();
    let action = action(difference.action);
    let whose = format!("output.{}", raw.name);
    let (before, after) = values(&difference, action, Typed::Output, &whose, budget)?;
    let marked = |value: Value| if raw.sensitive { value.sensitive() } else { value };
    Ok(OutputChange {
        name: raw.name.into(),
        action,
        before: marked(before),
        after: marked(after),
        sensitive: raw.sensitive,
        at: Span::NONE,
    })
}

/// A way as people write it; nothing when it leads into a set.
///
/// # Errors
/// When a key in it is damaged.
pub(super) fn path_text(path: &messages::Path, budget: &mut Budget) -> Result<Option<Str>, PlanError> {
    Ok(path::text(&steps(path, budget)?))
}

fn steps(path: &messages::Path, budget: &mut Budget) -> Result<Vec<Step>, PlanError> {
    let step = |step: &messages::Step| match (&step.attribute_name, &step.element_key) {
        (Some(name), _) => Ok(Step::Name(name.into())),
        (None, Some(key)) => Ok(Step::of_key(&msgpack::decode(&key.msgpack, Typed::Any, "", budget)?)),
        (None, None) => Ok(Step::Element),
    };
    path.steps.iter().map(step).collect()
}

fn with_marks(value: Value, paths: &[messages::Path], budget: &mut Budget) -> Result<Value, PlanError> {
    paths.iter().try_fold(value, |value, path| Ok(path::marked(value, &steps(path, budget)?)))
}

/// The value before and the value after. Where both are the same, or one of them is none, only one is written.
fn values(
    difference: &messages::Change,
    action: Action,
    ty: Typed<'_>,
    whose: &str,
    budget: &mut Budget,
) -> Result<(Value, Value), PlanError> {
    let mut at = |index: usize| match difference.values.get(index) {
        Some(value) => msgpack::decode(&value.msgpack, ty, whose, budget),
        None => Err(damaged(&format!("a value of {whose} is missing"))),
    };
    Ok(match action {
        Action::NoOp => {
            let value = at(0)?;
            (value.clone(), value)
        }
        Action::Create => (Value::null(), at(0)?),
        Action::Delete | Action::Forget => (at(0)?, Value::null()),
        Action::Other if difference.values.len() < 2 => (Value::null(), Value::null()),
        Action::Read
        | Action::Update
        | Action::DeleteThenCreate
        | Action::CreateThenDelete
        | Action::CreateThenForget
        | Action::Other => (at(0)?, at(1)?),
    })
}

/// Terraform knows `CREATE_THEN_FORGET`, OpenTofu `FORGET_THEN_CREATE`.
fn action(number: i32) -> Action {
    match number {
        0 => Action::NoOp,
        1 => Action::Create,
        2 => Action::Read,
        3 => Action::Update,
        5 => Action::Delete,
        6 => Action::DeleteThenCreate,
        7 => Action::CreateThenDelete,
        8 => Action::Forget,
        9 | 10 => Action::CreateThenForget,
        _ => Action::Other,
    }
}

/// The words of plan JSON for `ResourceInstanceActionReason`.
fn reason(number: i32) -> Option<&'static str> {
    Some(match number {
        1 => "replace_because_tainted",
        2 => "replace_by_request",
        3 => "replace_because_cannot_update",
        4 => "delete_because_no_resource_config",
        5 => "delete_because_wrong_repetition",
        6 => "delete_because_count_index",
        7 => "delete_because_each_key",
        8 => "delete_because_no_module",
        9 => "replace_by_triggers",
        10 => "read_because_config_unknown",
        11 => "read_because_dependency_pending",
        12 => "delete_because_no_move_target",
        13 => "read_because_check_nested",
        14 => "delete_because_enabled_false",
        15 => "forgot_because_lifecycle_destroy_in_state",
        16 => "forgot_because_lifecycle_destroy_in_config",
        _ => return None,
    })
}
