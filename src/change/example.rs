//! The examples of checks on changes: what a plan would say of the difference between two texts of configuration.

use bartizan_lang::check::ChangeExample;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Level, Value};

use super::subject::subjects;
use crate::engine::Fact;
use crate::formats::plan::model::{Action, ResourceChange, ResourceId};
use crate::formats::terraform::evaluate_text;
use crate::ir::{Deployment, Mode, Resource};
use crate::link::link;

/// What checks on changes run on in an example.
///
/// # Errors
/// What is wrong with one of the texts, or that no text has a resource that the example names.
pub fn from_example(example: &ChangeExample) -> Result<Vec<Fact>, Vec<Diagnostic>> {
    let evaluated = |text: &str| {
        let deployment = evaluate_text(text);
        let errors: Vec<Diagnostic> =
            deployment.diagnostics.iter().filter(|d| d.level == Level::Error).cloned().collect();
        if errors.is_empty() { Ok(deployment) } else { Err(errors) }
    };
    let (before, after) = (link(evaluated(&example.before)?), link(evaluated(&example.after)?));
    let state = example.state.as_deref().map(evaluated).transpose()?;
    let changes = changes(example, &before.deployment, &after.deployment);
    let named = example.replaces.iter().map(|(address, _)| address).chain(&example.forgets);
    let named = named.chain(&example.create_before_destroy).chain(example.reasons.iter().map(|(address, _)| address));
    for address in named {
        if !changes.iter().any(|change| change.id.address == *address) {
            let message = format!("the example has no {address}");
            return Err(vec![Diagnostic::error(message, bartizan_lang::Span::NONE)]);
        }
    }
    let drift = state.as_ref().map(|state| drift(state, &before.deployment)).unwrap_or_default();
    let subjects = subjects(&changes, &drift, &before, &after);
    Ok(subjects.before.into_iter().chain(subjects.after).collect())
}

fn changes(example: &ChangeExample, before: &Deployment, after: &Deployment) -> Vec<ResourceChange> {
    let mut changes: Vec<ResourceChange> = Vec::new();
    for resource in &before.resources {
        let successor = after.resources.iter().find(|r| r.address == resource.address);
        changes.push(change(example, Some(resource), successor));
    }
    let created = after.resources.iter().filter(|r| !before.resources.iter().any(|b| b.address == r.address));
    changes.extend(created.map(|resource| change(example, None, Some(resource))));
    changes
}

/// What is done with one of the resources that at least one text has.
fn change(example: &ChangeExample, before: Option<&Resource>, after: Option<&Resource>) -> ResourceChange {
    let id = before.or(after).map(id).unwrap_or_else(nobody);
    let (was, is) = (body(before), body(after));
    let replaces = example.replaces.iter().filter(|(address, _)| *address == id.address).collect::<Vec<_>>();
    let action = match (before, after) {
        _ if example.forgets.contains(&id.address) => Action::Forget,
        (None, _) => Action::Create,
        (_, None) => Action::Delete,
        _ if !replaces.is_empty() && example.create_before_destroy.contains(&id.address) => Action::CreateThenDelete,
        _ if !replaces.is_empty() => Action::DeleteThenCreate,
        _ if was.same(&is) => Action::NoOp,
        _ => Action::Update,
    };
    let reason = example.reasons.iter().find(|(address, _)| *address == id.address).map(|(_, reason)| reason.clone());
    ResourceChange {
        previous_address: None,
        deposed: None,
        action,
        reason,
        replaces: replaces.into_iter().flat_map(|(_, paths)| paths.iter().cloned()).collect(),
        importing: None,
        before: was,
        after: is,
        id,
    }
}

/// What was changed between two texts outside of Terraform.
fn drift(state: &Deployment, found: &Deployment) -> Vec<ResourceChange> {
    let one = |resource: &Resource| {
        let now = found.resources.iter().find(|r| r.address == resource.address);
        let drifted = change(&ChangeExample::default(), Some(resource), now);
        (drifted.action != Action::NoOp).then_some(drifted)
    };
    state.resources.iter().filter_map(one).collect()
}

fn body(resource: Option<&Resource>) -> Value {
    resource.map_or_else(Value::null, |resource| {
        Value::new(bartizan_lang::value::Kind::Object(resource.body.clone())).at(resource.block)
    })
}

fn id(resource: &Resource) -> ResourceId {
    ResourceId {
        address: resource.address.clone(),
        module: Str::new(),
        mode: resource.mode,
        ty: resource.ty.clone(),
        name: resource.name.clone(),
        key: resource.key.clone(),
        provider: resource.provider.kind.clone(),
        at: resource.header,
    }
}

fn nobody() -> ResourceId {
    ResourceId {
        address: Str::new(),
        module: Str::new(),
        mode: Mode::Managed,
        ty: Str::new(),
        name: Str::new(),
        key: bartizan_lang::value::InstanceKey::None,
        provider: Str::new(),
        at: bartizan_lang::Span::NONE,
    }
}
