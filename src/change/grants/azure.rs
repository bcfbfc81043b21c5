//! Role assignments and role definitions of Azure
//! (<https://learn.microsoft.com/azure/role-based-access-control/overview>).

use bartizan_lang::Value;

use super::reading::{allowing, each, first, one, terms};
use super::{Gives, Policy};
use crate::change::known::{Known, at};
use crate::iam::permission::{Condition, Part, Statements, Term, Terms};

/// The policies of a type.
pub(super) fn policies(ty: &str) -> Vec<Policy> {
    match ty {
        "azurerm_role_assignment" | "azurerm_pim_active_role_assignment" | "azurerm_pim_eligible_role_assignment" => {
            vec![Policy { read: assignment, gives: Gives::Roles, all: "*", is_admin: is_admin_role }]
        }
        "azurerm_role_definition" => {
            vec![Policy { read: definition, gives: Gives::Actions, all: "*", is_admin: |action, _| action == "*" }]
        }
        _ => Vec::new(),
    }
}

/// Owner, and whoever may make owners, on more than one resource group.
fn is_admin_role(role: &str, scope: &str) -> bool {
    let wide = !scope.to_ascii_lowercase().contains("/resourcegroups/");
    wide && matches!(role, "Owner" | "User Access Administrator" | "Role Based Access Control Administrator")
}

/// Identifiers of built-in roles, which may stand for their names
/// (<https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>).
const BUILT_IN: &[(&str, &str)] = &[
    ("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner"),
    ("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor"),
    ("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader"),
    ("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator"),
    ("f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator"),
];

fn assignment(view: &Value) -> Statements {
    let mut roles = terms(Terms::Roles, view, &["role_definition_name"]);
    if roles.some.is_empty() && !roles.open {
        roles = terms(Terms::Roles, view, &["role_definition_id"]);
        for role in &mut roles.some {
            if let Term::Known(id) = role {
                let last = id.rsplit('/').next().unwrap_or(id).to_ascii_lowercase();
                let named = BUILT_IN.iter().find(|(known, _)| *known == last);
                *id = named.map_or_else(|| format!("role {last}"), |(_, name)| (*name).to_owned());
            }
        }
    }
    let principals = first(Terms::Words, view, &["principal_id"], "somebody");
    let mut statement = allowing(principals, roles, first(Terms::Scopes, view, &["scope"], "*"));
    match at(view, &["condition"]) {
        Known::Absent => {}
        Known::Unknown => statement.more_conditions = true,
        Known::Is(value) => statement.conditions.push(Condition {
            test: String::new(),
            variable: String::new(),
            values: value.as_str().map(ToString::to_string).into_iter().collect(),
        }),
    }
    one(statement)
}

/// A role: its actions, and those on data, each but for some.
fn definition(view: &Value) -> Statements {
    let who = || Part::of(Terms::Words, ["whoever has the role"]);
    let mut all = Statements::default();
    for (some, not) in [("actions", "not_actions"), ("data_actions", "not_data_actions")] {
        let found = each(view, &["permissions"], &|block| {
            block.as_fields()?;
            let mut actions = terms(Terms::Actions, block, &[some]);
            let except = terms(Terms::Actions, block, &[not]);
            actions.open |= except.open;
            actions.except = except.some;
            let on = if some == "actions" { "resources" } else { "data" };
            Some(allowing(who(), actions, Part::of(Terms::Words, [on])))
        });
        all.all.extend(found.all);
        all.open |= found.open;
    }
    all
}
