//! Policy documents of AWS: read from JSON text, from JSON of which parts are unknown, or from an object, into statements
//! of one form. What is unknown in a document stays unknown in its statement.
//!
//! The grammar is described in
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>.

mod grants;
mod json;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Choice, ChoiceBuilder, Field, Fields, Kind, Reason, Seq, Str};

pub use grants::{action_matches, grants_everyone};
pub use json::document as parsed;

/// A question about a document: the answer, or why there is none.
pub type Verdict = Result<bool, Reason>;

/// The statements of a policy: a list of objects with the attributes `sid`, `effect`, `actions`, `not_actions`,
/// `resources`, `not_resources` (lists of texts), `principals`, `not_principals` (lists of `type` and `identifiers`) and
/// `conditions` (list of `test`, `variable`, `values`). Null has none; of an unknown policy they are unknown. A list of
/// policies has those of all.
///
/// Alternatives at the top of the policy are the caller's to take apart.
#[must_use]
pub fn statements(policy: &Value) -> Value {
    if let Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) = &policy.kind {
        return of_several(seq).at(policy.span);
    }
    let Some(document) = json::document(policy) else {
        return match &policy.kind {
            Kind::Null => Value::tuple(Vec::new()),
            Kind::Unknown(unknown) => Value::unknown(unknown.reason.clone()).at(policy.span).made_from(policy),
            _ => Value::unknown(Reason::Other("the policy is no JSON document".into())).at(policy.span),
        };
    };
    each(&document, &|document| match document.as_fields() {
        Some(fields) => match member(fields, "Statement") {
            Member::Absent => Value::tuple(Vec::new()),
            Member::Present(value) => elements(value, &statement),
            Member::Unknown => more(),
        },
        None => unknown_like(document, "the policy is no JSON object"),
    })
    .at(policy.span)
    .made_from(policy)
}

fn of_several(policies: &Seq) -> Value {
    let mut all = Seq { open: policies.open, ..Seq::default() };
    for (place, policy) in policies.items.iter().enumerate() {
        let when = policies.presence_of(place);
        match statements(policy).as_seq() {
            Some(own) => {
                all.open |= own.open;
                let items = own.items.iter().enumerate();
                items.for_each(|(place, item)| all.push(item.clone(), when.and(&own.presence_of(place))));
            }
            None => all.open = true,
        }
    }
    Value::new(Kind::Tuple(Arc::new(all)))
}

/// A statement in its one form.
fn statement(value: &Value) -> Value {
    each(value, &|value| {
        let Some(fields) = value.as_fields() else { return unknown_like(value, "a statement is no JSON object") };
        let text = |name: &str| match member(fields, name) {
            Member::Absent => Value::null(),
            Member::Present(value) => value.clone(),
            Member::Unknown => more(),
        };
        let list = |name: &str| match member(fields, name) {
            Member::Absent => Value::tuple(Vec::new()),
            Member::Present(value) => elements(value, &Value::clone),
            Member::Unknown => more(),
        };
        let who = |name: &str| match member(fields, name) {
            Member::Absent => Value::tuple(Vec::new()),
            Member::Present(value) => principals(value),
            Member::Unknown => more(),
        };
        let conditions = match member(fields, "Condition") {
            Member::Absent => Value::tuple(Vec::new()),
            Member::Present(value) => conditions(value),
            Member::Unknown => more(),
        };
        object(
            value,
            [
                ("sid", text("Sid")),
                ("effect", text("Effect")),
                ("actions", list("Action")),
                ("not_actions", list("NotAction")),
                ("resources", list("Resource")),
                ("not_resources", list("NotResource")),
                ("principals", who("Principal")),
                ("not_principals", who("NotPrincipal")),
                ("conditions", conditions),
            ],
        )
    })
}

/// `"*"`, or a map from kinds of principals to one or several of them.
fn principals(value: &Value) -> Value {
    each(value, &|value| match &value.kind {
        Kind::String(_) => Value::tuple(vec![object(
            value,
            [("type", value.clone()), ("identifiers", Value::tuple(vec![value.clone()]))],
        )]),
        Kind::Map(fields) | Kind::Object(fields) => {
            let items = fields
                .entries()
                .iter()
                .map(|field| {
                    let kind = Value::string(field.key.clone());
                    object(&field.value, [("type", kind), ("identifiers", elements(&field.value, &Value::clone))])
                })
                .collect();
            sequence(items, fields.open)
        }
        _ => unknown_like(value, "a principal is neither \"*\" nor an object"),
    })
}

/// A map from tests to maps from variables to one or several values.
fn conditions(value: &Value) -> Value {
    each(value, &|value| {
        let Some(tests) = value.as_fields() else { return unknown_like(value, "a condition is no JSON object") };
        let mut items = Vec::new();
        let mut open = tests.open;
        for test in tests.entries() {
            let Some(variables) = test.value.as_fields() else {
                open = true;
                continue;
            };
            open |= variables.open;
            for variable in variables.entries() {
                items.push(object(
                    &variable.value,
                    [
                        ("test", Value::string(test.key.clone())),
                        ("variable", Value::string(variable.key.clone())),
                        ("values", elements(&variable.value, &Value::clone)),
                    ],
                ));
            }
        }
        sequence(items, open)
    })
}

/// One element or a list of them, each brought to its form.
fn elements(value: &Value, form: &dyn Fn(&Value) -> Value) -> Value {
    each(value, &|value| match &value.kind {
        Kind::Null => Value::tuple(Vec::new()),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => Value::new(Kind::Tuple(
            Seq { items: seq.items.iter().map(form).collect(), presence: seq.presence.clone(), open: seq.open }.into(),
        ))
        .at(value.span),
        // An unknown text is one element; of anything else unknown it is not known how many it holds.
        Kind::Unknown(unknown) => match (&unknown.ty, &unknown.shape) {
            (Some(bartizan_lang::value::Type::String), _) | (_, bartizan_lang::value::Shape::Template(_)) => {
                Value::tuple(vec![form(value)]).at(value.span)
            }
            _ => value.clone(),
        },
        _ => Value::tuple(vec![form(value)]).at(value.span),
    })
}

fn sequence(items: Vec<Value>, open: bool) -> Value {
    Value::new(Kind::Tuple(Seq { items, presence: Vec::new(), open }.into()))
}

fn object<const N: usize>(from: &Value, entries: [(&'static str, Value); N]) -> Value {
    let fields =
        entries.into_iter().map(|(key, value)| Field { key: Str::from(key), at: value.span.or(from.span), value });
    Value::object(Fields::new(fields.collect())).at(from.span).made_from(from)
}

enum Member<'a> {
    Absent,
    Present(&'a Value),
    Unknown,
}

/// A member of an object. IAM takes the names of a document's elements without regard to case.
fn member<'a>(fields: &'a Fields, name: &str) -> Member<'a> {
    let found = fields
        .get(name)
        .or_else(|| fields.entries().iter().find(|f| f.key.eq_ignore_ascii_case(name)).map(|f| &f.value));
    match found {
        Some(value) => Member::Present(value),
        None if fields.open => Member::Unknown,
        None => Member::Absent,
    }
}

fn more() -> Value {
    Value::unknown(Reason::Other("the policy may hold more".into()))
}

fn unknown_like(value: &Value, otherwise: &str) -> Value {
    let reason = value.as_unknown().map_or_else(|| Reason::Other(otherwise.into()), |u| u.reason.clone());
    Value::unknown(reason).at(value.span).made_from(value)
}

/// Calls `form` for each alternative.
fn each(value: &Value, form: &dyn Fn(&Value) -> Value) -> Value {
    match value.as_choice().map(Choice::leaves) {
        None => form(value),
        Some(leaves) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in leaves {
                builder.add(guard, form(leaf));
            }
            builder.finish().at(value.span).made_from(value)
        }
    }
}
