//! Running the checks that stand on credentials: each credential that was found fails the checks on its kind, unless they
//! say otherwise. A check reads what kind it is and where it stands, never the credential.

use std::panic::{AssertUnwindSafe, catch_unwind};

use bartizan_lang::value::{Presence, Str};
use bartizan_lang::{Diagnostic, Value};

use super::bindings::Bindings;
use super::judge::judge;
use super::registry::{CheckIndex, Registry};
use super::run::Results;
use super::{RawFinding, Status};
use crate::ir::Credential;
use crate::link::Linked;

/// Runs the selected checks over the credentials of a deployment.
pub(super) fn run(linked: &Linked, registry: &Registry, selected: &dyn Fn(&CheckIndex) -> bool, results: &mut Results) {
    let mut checks: Vec<CheckIndex> = Vec::new();
    for credential in linked.deployment.credentials.iter().filter(|c| c.found.told) {
        for index in registry.on(&format!("secret.{}", credential.found.kind)).iter().filter(|index| selected(index)) {
            if !checks.contains(index) {
                checks.push(*index);
            }
            let outcome = catch_unwind(AssertUnwindSafe(|| check(linked, registry, *index, credential)));
            let error = match outcome {
                Ok(Ok(found)) => {
                    results.findings.extend(found);
                    continue;
                }
                Ok(Err(error)) => error.message,
                Err(_) => {
                    results.crashed = true;
                    "it crashed".to_owned()
                }
            };
            let id = registry.get(*index).map(|c| c.about.id.as_str()).unwrap_or_default();
            let message = format!("check {id} cannot be evaluated for {}: {error}", credential.found.block.address);
            results.diagnostics.push(Diagnostic::error(message, credential.found.block.header));
        }
    }
    results.checks += checks.len();
}

fn check(
    linked: &Linked,
    registry: &Registry,
    index: CheckIndex,
    credential: &Credential,
) -> Result<Vec<RawFinding>, Box<Diagnostic>> {
    let Some(rule) = registry.get(index).and_then(|c| c.rule()) else { return Ok(Vec::new()) };
    let found = &credential.found;
    let view = Value::object_of([
        ("kind", Value::string(found.kind)),
        ("name", found.name.clone().map_or_else(Value::null, Value::string)),
        ("service", if found.service.is_empty() { Value::null() } else { Value::string(found.service) }),
        ("where", Value::string(found.block.place)),
    ]);
    let bindings = Bindings::new(rule, Some(linked), None, view);
    let judgements = judge(rule, &bindings, &Presence::always())?;
    let failing = judgements.into_iter().filter(|judgement| judgement.fails);
    let finding = |message: Option<String>| RawFinding {
        check: index,
        status: Status::Fail,
        subject: None,
        subject_type: Str::new(),
        resource: Some(credential.holder),
        parent: credential.parent,
        message: message.unwrap_or_default(),
        at: found.secret,
        value: found.secret,
        when: None,
        origins: Vec::new(),
        reasons: Vec::new(),
        topic: Str::new(),
        steps: Vec::new(),
    };
    Ok(failing.map(|judgement| finding(judgement.message)).collect())
}
