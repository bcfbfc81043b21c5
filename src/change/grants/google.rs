//! Members, bindings and policies of Google Cloud, access lists of buckets and datasets, and custom roles
//! (<https://cloud.google.com/iam/docs/allow-policies>).

use bartizan_lang::Value;
use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_json_value;

use super::reading::{allowing, each, first, one, terms};
use super::{Gives, Policy};
use crate::change::known::{Known, at};
use crate::iam::permission::{Condition, Part, Statement, Statements, Term, Terms};

/// The policies of a type.
pub(super) fn policies(ty: &str) -> Vec<Policy> {
    if !ty.starts_with("google_") {
        return Vec::new();
    }
    let roles = |read| vec![Policy { read, gives: Gives::Roles, all: "*", is_admin: is_admin_role }];
    match ty {
        "google_project_iam_custom_role" | "google_organization_iam_custom_role" => {
            vec![Policy { read: custom_role, gives: Gives::Actions, all: "*", is_admin: |_, _| false }]
        }
        "google_storage_bucket_acl" | "google_storage_default_object_acl" | "google_storage_object_acl" => {
            roles(storage_acl)
        }
        "google_storage_bucket_access_control"
        | "google_storage_default_object_access_control"
        | "google_storage_object_access_control" => roles(|view| {
            one(allowing(
                first(Terms::Members, view, &["entity"], "somebody"),
                first(Terms::Roles, view, &["role"], "OWNER"),
                place(view),
            ))
        }),
        "google_bigquery_dataset" => roles(|view| each(view, &["access"], &|access| dataset_access(access))),
        "google_bigquery_dataset_access" => {
            roles(|view| dataset_access(view).map_or(Statements { all: Vec::new(), open: true }, one))
        }
        _ if ty.ends_with("_iam_member") || ty.ends_with("_iam_binding") => roles(binding),
        _ if ty.ends_with("_iam_policy") => roles(policy),
        _ => Vec::new(),
    }
}

/// Basic roles that let their holder give roles to others, and administrators of organisations.
fn is_admin_role(role: &str, _: &str) -> bool {
    matches!(role, "roles/owner" | "roles/resourcemanager.organizationAdmin" | "roles/iam.securityAdmin")
}

/// Attributes that name what a role is had on, the most telling first.
const PLACES: &[&str] = &[
    "bucket",
    "dataset_id",
    "topic",
    "subscription",
    "secret_id",
    "crypto_key_id",
    "key_ring_id",
    "service_account_id",
    "repository",
    "instance",
    "instance_name",
    "cloud_function",
    "service",
    "name",
    "folder",
    "org_id",
    "project",
];

fn place(view: &Value) -> Part {
    first(Terms::Words, view, PLACES, "it")
}

/// One role for one member or several.
fn binding(view: &Value) -> Statements {
    one(given(view, place(view)))
}

fn given(view: &Value, place: Part) -> Statement {
    let members = first(Terms::Members, view, &["member", "members"], "");
    let roles = first(Terms::Roles, view, &["role"], "");
    let mut statement = allowing(members, roles, place);
    if let Some(nobody) = statement.principals.some.iter().position(|term| *term == Term::Known(String::new())) {
        statement.principals.some.remove(nobody);
    }
    match at(view, &["condition"]) {
        Known::Absent => {}
        Known::Unknown => statement.more_conditions = true,
        Known::Is(condition) => match at(condition, &["expression"]).text().known() {
            Some(expression) => statement.conditions.push(Condition {
                test: String::new(),
                variable: String::new(),
                values: vec![expression.to_owned()],
            }),
            None => statement.more_conditions = true,
        },
    }
    statement
}

/// A whole policy, which is JSON.
fn policy(view: &Value) -> Statements {
    let unknown = Statements { all: Vec::new(), open: true };
    let document = match at(view, &["policy_data"]) {
        Known::Absent => return Statements::default(),
        Known::Unknown => return unknown,
        Known::Is(value) => value.as_str().and_then(|text| parse_json_value(FileId::NONE, text).ok()),
    };
    match document {
        Some(document) => each(&document, &["bindings"], &|binding| {
            binding.as_fields()?;
            Some(given(binding, place(view)))
        }),
        None => unknown,
    }
}

/// `READER:allUsers`.
fn storage_acl(view: &Value) -> Statements {
    let mut entries = each(view, &["role_entity"], &|entry| {
        let (role, entity) = entry.as_str()?.split_once(':')?;
        Some(allowing(Part::of(Terms::Members, [entity]), Part::of(Terms::Roles, [role]), place(view)))
    });
    match at(view, &["predefined_acl"]).text() {
        crate::net::address::Part::Known(name) => {
            let role = if name.eq_ignore_ascii_case("publicReadWrite") { "WRITER" } else { "READER" };
            if name.to_ascii_lowercase().starts_with("publicread") {
                let everyone = Part::of(Terms::Members, ["allUsers"]);
                entries.all.push(allowing(everyone, Part::of(Terms::Roles, [role]), place(view)));
            }
        }
        crate::net::address::Part::Unknown => entries.open = true,
        crate::net::address::Part::Absent => {}
    }
    entries
}

/// An entry of a dataset's access list. Views and routines that may read it are nobody.
fn dataset_access(access: &Value) -> Option<Statement> {
    access.as_fields()?;
    let who = ["special_group", "iam_member", "user_by_email", "group_by_email", "domain"];
    let principals = who.iter().map(|name| terms(Terms::Members, access, &[name]));
    let mut principals = principals.into_iter().find(|part| !part.some.is_empty() || part.open)?;
    for term in &mut principals.some {
        if let Term::Known(text) = term
            && text.starts_with("iamMember:")
        {
            *text = text.trim_start_matches("iamMember:").to_owned();
        }
    }
    Some(allowing(
        principals,
        first(Terms::Roles, access, &["role"], "READER"),
        Part::of(Terms::Words, ["the dataset"]),
    ))
}

fn custom_role(view: &Value) -> Statements {
    let who = Part::of(Terms::Words, ["whoever has the role"]);
    one(allowing(who, terms(Terms::Actions, view, &["permissions"]), Part::of(Terms::Words, ["*"])))
}
