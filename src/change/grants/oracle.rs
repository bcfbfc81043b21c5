//! Policy statements of Oracle Cloud: `Allow group G to manage buckets in compartment C where …`
//! (<https://docs.oracle.com/en-us/iaas/Content/Identity/Concepts/policysyntax.htm>).

use bartizan_lang::Value;

use super::reading::{allowing, each};
use super::{Gives, Policy};
use crate::iam::permission::{Condition, Part, Statement, Statements, Terms};

/// The policies of a type.
pub(super) fn policies(ty: &str) -> Vec<Policy> {
    match ty {
        "oci_identity_policy" => vec![Policy { read: policy, gives: Gives::Actions, all: "*", is_admin }],
        _ => Vec::new(),
    }
}

fn is_admin(action: &str, place: &str) -> bool {
    place.eq_ignore_ascii_case("tenancy") && action.eq_ignore_ascii_case("manage all-resources")
}

fn policy(view: &Value) -> Statements {
    let mut all = Statements::default();
    let found = each(view, &["statements"], &|value| statement(value.as_str()?));
    all.open = found.open;
    // Statements that only define names, or deny, allow nothing by themselves.
    all.all = found.all.into_iter().filter(|statement| !statement.actions.some.is_empty()).collect();
    all
}

fn statement(text: &str) -> Option<Statement> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let place = |word: &str| words.iter().position(|known| known.eq_ignore_ascii_case(word));
    let between = |from: usize, to: usize| words.get(from..to).map(|words| words.join(" "));
    let first = words.first()?.to_ascii_lowercase();
    let (Some(to), Some(inside)) = (place("to"), place("in").filter(|at| place("to").is_some_and(|to| to < *at)))
    else {
        let nothing = Part { some: Vec::new(), ..Part::of(Terms::Verbs, [""]) };
        let define = first == "define";
        return define.then(|| allowing(Part::of(Terms::Words, [""]), nothing, Part::of(Terms::Places, [""])));
    };
    if !matches!(first.as_str(), "allow" | "endorse" | "admit") {
        return None;
    }
    let end = place("where").unwrap_or(words.len());
    // Across tenancies the whole sentence is who: it names two.
    let who = if first == "allow" { between(1, to)? } else { between(0, to)? };
    let who = if who.eq_ignore_ascii_case("any-user") { "*".to_owned() } else { who };
    let mut action = between(to + 1, inside)?;
    if let Some(verb) = action.split(' ').next().filter(|verb| !verb.starts_with('{')) {
        action = format!("{}{}", verb.to_ascii_lowercase(), action.get(verb.len()..).unwrap_or_default());
    }
    let mut on = between(inside + 1, end)?;
    if on.eq_ignore_ascii_case("tenancy") {
        on = "tenancy".to_owned();
    }
    let mut statement =
        allowing(Part::of(Terms::Words, [who]), Part::of(Terms::Verbs, [action]), Part::of(Terms::Places, [on]));
    if end < words.len() {
        statement.conditions.push(Condition {
            test: String::new(),
            variable: String::new(),
            values: vec![between(end + 1, words.len())?.to_ascii_lowercase()],
        });
    }
    Some(statement)
}
