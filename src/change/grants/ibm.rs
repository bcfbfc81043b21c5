//! Access policies of IBM Cloud (<https://cloud.ibm.com/docs/account?topic=account-userroles>).

use bartizan_lang::Value;
use bartizan_lang::value::Kind;

use super::reading::{allowing, first, one, terms};
use super::{Gives, Policy};
use crate::change::known::{Known, at, items};
use crate::iam::permission::{Condition, Part, Statements, Term, Terms};

/// The policies of a type.
pub(super) fn policies(ty: &str) -> Vec<Policy> {
    match ty {
        "ibm_iam_user_policy"
        | "ibm_iam_access_group_policy"
        | "ibm_iam_service_policy"
        | "ibm_iam_trusted_profile_policy" => vec![Policy { read: policy, gives: Gives::Roles, all: "*", is_admin }],
        "ibm_iam_authorization_policy" => {
            vec![Policy { read: authorization, gives: Gives::Roles, all: "*", is_admin: |_, _| false }]
        }
        _ => Vec::new(),
    }
}

fn is_admin(role: &str, on: &str) -> bool {
    on == "*" && role == "Administrator"
}

fn policy(view: &Value) -> Statements {
    let who = ["ibm_id", "access_group_id", "iam_service_id", "profile_id", "iam_id"];
    let mut statement =
        allowing(first(Terms::Words, view, &who, "somebody"), terms(Terms::Words, view, &["roles"]), resources(view));
    if !matches!(at(view, &["rule_conditions"]), Known::Absent) {
        // Which times or contexts they name is not compared.
        statement.more_conditions = true;
    }
    for tag in tags(view) {
        statement.conditions.push(tag);
    }
    one(statement)
}

/// Tags narrow a policy: each is a condition.
fn tags(view: &Value) -> Vec<Condition> {
    let (items, _) = items(view, &["resource_tags"]);
    let text = |value: &Value, name: &str| at(value, &[name]).text().known().unwrap_or_default().to_owned();
    let tags = items.iter().map(|item| Condition {
        test: "tag".to_owned(),
        variable: text(item.value, "name"),
        values: vec![text(item.value, "value")],
    });
    tags.collect()
}

/// What a policy is about, as one text; `*` when it names nothing.
fn resources(view: &Value) -> Part {
    if at(view, &["account_management"]).flag().known() == Some(true) {
        return Part::of(Terms::Words, ["account management"]);
    }
    let mut named: Vec<String> = Vec::new();
    let mut unknown = false;
    match at(view, &["resources"]) {
        Known::Absent => {}
        Known::Unknown => unknown = true,
        Known::Is(block) => {
            for field in block.as_fields().map(|fields| fields.entries()).unwrap_or_default() {
                match &field.value.kind {
                    Kind::Null => {}
                    Kind::String(text) if text.is_empty() => {}
                    Kind::String(text) => named.push(format!("{} {text}", field.key)),
                    Kind::Map(inner) | Kind::Object(inner) => {
                        named.extend(
                            inner
                                .entries()
                                .iter()
                                .filter_map(|inner| inner.value.as_str().map(|text| format!("{} {text}", inner.key))),
                        );
                    }
                    _ => unknown = true,
                }
            }
        }
    }
    let (attributes, open) = items(view, &["resource_attributes"]);
    unknown |= open;
    for attribute in attributes {
        let text = |name: &str| at(attribute.value, &[name]).text().known();
        match (text("name"), text("value")) {
            (Some(name), Some(value)) => named.push(format!("{name} {value}")),
            _ => unknown = true,
        }
    }
    if unknown {
        return Part { some: vec![Term::Unknown], ..Part::of(Terms::Words, [""]) };
    }
    named.sort();
    if named.is_empty() { Part::of(Terms::Words, ["*"]) } else { Part::of(Terms::Words, [named.join(", ")]) }
}

/// One service that may use another.
fn authorization(view: &Value) -> Statements {
    let source = match at(view, &["source_service_name"]).text().known() {
        Some(name) => Part::of(Terms::Words, [format!("service {name}")]),
        None => first(Terms::Words, view, &["source_service_name"], "a service"),
    };
    let target = first(Terms::Words, view, &["target_resource_instance_id", "target_service_name"], "*");
    one(allowing(source, terms(Terms::Words, view, &["roles"]), target))
}
