//! What was changed outside of Terraform since it last ran, and what a plan does about that.

use bartizan_lang::Value;
use bartizan_lang::value::Str;

use super::exposure;
use super::subject::Both;
use crate::formats::plan::model::{Action, ResourceChange};
use crate::providers::schema::{self, Presence};

/// What was found to be different from the last run.
#[derive(Clone, Debug)]
pub struct Drift {
    /// The attributes that were changed, but for those that only the provider decides; sorted.
    pub changed: Vec<Str>,
    /// The resource as the last run left it.
    pub before: Value,
    /// The resource as it is; null when somebody destroyed it.
    pub after: Value,
    /// What is open now and was not.
    pub opened: Vec<String>,
    /// Whether the plan leaves all that was found as it is.
    pub kept: bool,
    /// Whether the plan turns something of it back, or makes the resource again.
    pub undone: bool,
}

/// What was changed outside, held against what a plan makes of the resource.
#[must_use]
pub fn of(drift: &ResourceChange, planned: &ResourceChange) -> Option<Drift> {
    let ty = drift.id.ty.as_str();
    let changed: Vec<Str> =
        differing(&drift.before, &drift.after).into_iter().filter(|name| is_decided_by_people(ty, name)).collect();
    if changed.is_empty() && !drift.after.is_null() {
        return None;
    }
    let get =
        |value: &Value, name: &Str| value.as_fields().and_then(|f| f.get(name)).cloned().unwrap_or_else(Value::null);
    let stays = |name: &Str| get(&planned.after, name).same(&get(&drift.after, name));
    // Of what stays as it is a plan may say no more than that.
    let (kept, undone) = if planned.action == Action::NoOp {
        (true, false)
    } else if drift.after.is_null() {
        (planned.after.is_null(), !planned.after.is_null())
    } else if planned.after.is_null() {
        (false, false)
    } else {
        (changed.iter().all(stays), changed.iter().any(|name| !stays(name)))
    };
    let both = Both { ty, before: some(&drift.before), after: some(&drift.after) };
    let opened = if both.after.is_some() { exposure::widened(&both).opened } else { Vec::new() };
    Some(Drift { changed, before: drift.before.clone(), after: drift.after.clone(), opened, kept, undone })
}

fn some(value: &Value) -> Option<&Value> {
    (!value.is_null()).then_some(value)
}

/// The names at the top of two objects whose values differ, sorted.
#[must_use]
pub fn differing(before: &Value, after: &Value) -> Vec<Str> {
    let empty = std::sync::Arc::default();
    let (before, after) = (before.as_fields().unwrap_or(&empty), after.as_fields().unwrap_or(&empty));
    let mut names: Vec<Str> = before.entries().iter().chain(after.entries()).map(|field| field.key.clone()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| match (before.get(name), after.get(name)) {
        (Some(was), Some(is)) => !was.same(is),
        (Some(one), None) | (None, Some(one)) => !one.is_null(),
        (None, None) => false,
    });
    names
}

fn is_decided_by_people(ty: &str, name: &str) -> bool {
    // All tags of a resource are those that it has itself and those of its provider.
    let node = schema::resource(ty).and_then(|node| node.child(name));
    name != "tags_all" && node.is_none_or(|node| node.presence() != Presence::Computed)
}
