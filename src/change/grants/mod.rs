//! What a change allows: who may do what after it, and could not before.
//!
//! Policies are compared by what they allow together: another order, statements taken apart, or an action within another's
//! pattern allow nothing new. A statement's condition that is gone is more than before, and so is a denial. What is not
//! known of the policy of before counts as allowed; what is not known of that of after is not told.

mod aws;
mod azure;
mod google;
mod ibm;
mod oracle;
mod reading;

use std::collections::{BTreeMap, BTreeSet};

use bartizan_lang::Value;
use bartizan_lang::value::Reason;

use super::subject::Both;
use crate::iam::permission::{Allowed, Statements, Term, added as added_statements};

/// Something that is allowed after and was not before.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// Who: an identifier as the cloud has it, or what holds the policy; `*` is everyone.
    pub principal: String,
    /// May do what: actions, patterns of them, or roles.
    pub actions: Vec<String>,
    /// On what: resources, patterns or scopes; `*` is everything.
    pub resources: Vec<String>,
    /// It hangs on conditions.
    pub conditions: bool,
    /// All of it as a sentence.
    pub text: String,
    /// It makes an administrator: everything on everything.
    pub admin: bool,
}

/// A policy of a resource: how it is read, and how what it allows is told.
struct Policy {
    /// The statements in a view.
    read: fn(&Value) -> Statements,
    /// What what is allowed is called: actions are done, roles are had.
    gives: Gives,
    /// What `*` means where resources are named: everything, or the one that the policy belongs to.
    all: &'static str,
    /// Whether an action on a resource makes an administrator.
    is_admin: fn(&str, &str) -> bool,
}

/// What a policy gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gives {
    /// Actions on resources.
    Actions,
    /// Roles on resources.
    Roles,
    /// Policies that somebody else wrote.
    Policies,
}

/// What a change of a resource allows. One that is created allows all that its policies say.
#[must_use]
pub fn added(change: &Both<'_>) -> Vec<Grant> {
    added_beside(change, None)
}

/// The same of a policy that belongs to another resource, of which the view before is given: what that allowed already is
/// not added.
#[must_use]
pub fn added_beside(change: &Both<'_>, owner: Option<(&str, &Value)>) -> Vec<Grant> {
    let mut grants = Vec::new();
    for policy in policies(change.ty) {
        let read = |view: Option<&Value>| view.map_or_else(Statements::default, policy.read);
        let unknown = change.after.and_then(|view| PRINCIPALS.iter().find_map(|name| made_by(view, name)));
        let unknown = unknown.unwrap_or_else(|| "somebody (known after apply)".to_owned());
        let mut before = read(change.before);
        if let Some((ty, view)) = owner {
            for other in policies(ty).iter().filter(|other| other.gives == policy.gives) {
                let there = (other.read)(view);
                before.open |= there.open;
                before.all.extend(there.all);
            }
        }
        grants.extend(told(&policy, &unknown, added_statements(&before, &read(change.after))));
    }
    grants.sort();
    grants.dedup();
    grants
}

/// The policies of a type.
fn policies(ty: &str) -> Vec<Policy> {
    let mut policies = aws::policies(ty);
    for of_cloud in [azure::policies, google::policies, oracle::policies, ibm::policies] {
        policies.extend(of_cloud(ty));
    }
    policies
}

/// Attributes that say who is given something.
const PRINCIPALS: &[&str] = &[
    "role",
    "user",
    "group",
    "roles",
    "users",
    "groups",
    "principal_id",
    "member",
    "members",
    "principal",
    "ibm_id",
    "access_group_id",
    "iam_service_id",
    "profile_id",
    "iam_id",
];

/// The resource of the plan that an attribute will be made from while applying.
fn made_by(view: &Value, attribute: &str) -> Option<String> {
    let value = view.as_fields()?.get(attribute)?;
    let unknown = match value.as_seq() {
        Some(seq) => seq.items.iter().find_map(Value::as_unknown)?,
        None => value.as_unknown()?,
    };
    match &unknown.reason {
        Reason::AfterApply(what) => {
            Some(what.rsplit_once('.').map_or(what.as_str(), |(address, _)| address).to_owned())
        }
        _ => None,
    }
}

/// What is told together: the same who, on the same what, in the same manner.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Manner {
    principal: String,
    conditional: bool,
    without_condition: bool,
    undenied: bool,
}

fn told(policy: &Policy, unknown: &str, allowed: Vec<Allowed>) -> Vec<Grant> {
    let text = |term: &Term| match term {
        Term::Known(text) => text.clone(),
        Term::Unknown => "(known after apply)".to_owned(),
    };
    let on_what = |term: &Term| {
        let text = text(term);
        if text == "*" { policy.all.to_owned() } else { text }
    };
    let mut on: BTreeMap<(Manner, String), BTreeSet<String>> = BTreeMap::new();
    for one in &allowed {
        let manner = Manner {
            principal: if one.principal == Term::Unknown { unknown.to_owned() } else { text(&one.principal) },
            conditional: one.conditional,
            without_condition: one.without_condition,
            undenied: one.undenied,
        };
        let but: Vec<String> = one.but.iter().map(text).collect();
        let mut action = text(&one.action);
        if !but.is_empty() {
            let all = if action == "*" { "everything".to_owned() } else { action };
            action = format!("{all} but {}", but.join(", "));
        }
        on.entry((manner, action)).or_default().insert(on_what(&one.resource));
    }
    let mut grouped: BTreeMap<(Manner, BTreeSet<String>), BTreeSet<String>> = BTreeMap::new();
    for ((manner, action), resources) in on {
        grouped.entry((manner, resources)).or_default().insert(action);
    }
    let grants = grouped.into_iter().map(|((manner, resources), actions)| {
        let pairs = || actions.iter().flat_map(|action| resources.iter().map(move |resource| (action, resource)));
        let admin =
            !manner.conditional && !manner.undenied && pairs().any(|(action, on)| (policy.is_admin)(action, on));
        let (actions, resources): (Vec<String>, Vec<String>) =
            (actions.iter().cloned().collect(), resources.iter().cloned().collect());
        let text = sentence(policy.gives, &manner, &actions, &resources);
        Grant { principal: manner.principal, actions, resources, conditions: manner.conditional, text, admin }
    });
    grants.collect()
}

/// `WHO may now do WHAT on WHICH, without its condition`.
fn sentence(gives: Gives, manner: &Manner, actions: &[String], resources: &[String]) -> String {
    let who = match manner.principal.as_str() {
        "*" | "allUsers" => "everyone",
        "allAuthenticatedUsers" => "everyone with a Google account",
        principal => principal,
    };
    let verb = match (gives, manner.undenied) {
        (Gives::Actions, false) => "may now do",
        (Gives::Actions, true) => "is no longer denied",
        (Gives::Roles, _) => "now has",
        (Gives::Policies, _) => "now has the policy",
    };
    let on = match resources {
        [] => String::new(),
        [all] if all == "*" && gives == Gives::Policies => String::new(),
        [all] if all == "*" => " on everything".to_owned(),
        some => format!(" on {}", listed(some)),
    };
    let everything = |action: &String| if action == "*" { "everything".to_owned() } else { action.clone() };
    let actions: Vec<String> = actions.iter().map(everything).collect();
    let how = match (manner.without_condition, manner.conditional) {
        (true, _) => ", without the condition it had",
        (_, true) => ", under a condition",
        _ => "",
    };
    format!("{who} {verb} {}{on}{how}", listed(&actions))
}

/// How many names a sentence has before it counts the rest.
const MAX_TOLD: usize = 5;

fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= MAX_TOLD => format!("{} and {last}", first.join(", ")),
        _ => {
            let first: Vec<&str> = names.iter().take(MAX_TOLD - 1).map(String::as_str).collect();
            format!("{} and {} more", first.join(", "), names.len() - first.len())
        }
    }
}
