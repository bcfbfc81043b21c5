//! What becomes of the value of a property on its way into an attribute.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Reason, Seq, Shape, Str, Type, Unknown};

use super::values::{each_leaf, elements, keyed, merged};
use crate::formats::typing::{blocks, typed};
use crate::providers::cloudformation::snake;
use crate::providers::schema::{Node, ValueType};

/// Deepest nesting of JSON whose keys are renamed.
const MAX_DEPTH: usize = 64;

/// The value that the transform of a row makes; nothing when there is nothing to set.
pub(super) fn apply(transform: &str, argument: &str, value: &Value, node: Option<Node>) -> Option<Value> {
    let made = match transform {
        "json" => json(value),
        "json-camel" => json(&camel(value, MAX_DEPTH)),
        "invert" => each_leaf(&attribute(value, node), &|leaf| match leaf.as_bool() {
            Some(on) => leaf.with_kind(Kind::Bool(!on)),
            None => unlike(leaf, Type::Bool),
        }),
        "lower" => each_leaf(value, &|leaf| match leaf.as_str() {
            Some(text) => leaf.with_kind(Kind::String(text.to_lowercase())),
            None => unlike(leaf, Type::String),
        }),
        "kebab" => each_leaf(value, &|leaf| match leaf.as_str() {
            Some(text) => leaf.with_kind(Kind::String(snake(text).replace('_', "-").into())),
            None => unlike(leaf, Type::String),
        }),
        "values" => each_leaf(value, &|leaf| match leaf.as_literal() {
            Some(literal) => mapped(leaf, &literal.text(), argument),
            None => unlike(leaf, Type::String),
        }),
        "first" => first(value, argument)?,
        "each" => {
            let (found, open) = elements(value);
            let mut seq = Seq { open, ..Seq::default() };
            for (element, presence) in found {
                match element.as_fields().map(|fields| fields.get(argument).cloned()) {
                    Some(Some(inner)) => {
                        let (inner, more) = elements(&inner);
                        seq.open |= more;
                        inner.into_iter().for_each(|(item, when)| seq.push(item, presence.and(&when)));
                    }
                    Some(None) => {}
                    None => seq.push(element, presence),
                }
            }
            Value::new(Kind::List(Arc::new(seq))).at(value.span)
        }
        _ => return None,
    };
    Some(attribute(&made, node))
}

/// A value as the schema's attribute holds it: text as numbers and booleans, a single value as a list of one, a list of
/// keys and values as a map, an object as its JSON text.
pub(super) fn attribute(value: &Value, node: Option<Node>) -> Value {
    let Some(node) = node else { return value.clone() };
    let value = match node.value_type() {
        ValueType::Map(_) => map(value),
        ValueType::List(_) | ValueType::Set(_) => each_leaf(value, &|leaf| match leaf.kind {
            Kind::String(_) | Kind::Number(_) | Kind::Bool(_) => Value::list(vec![leaf.clone()]).at(leaf.span),
            // What refers to one attribute of a resource is one element, unless that attribute is a list itself.
            Kind::Unknown(ref unknown)
                if matches!(unknown.ty, Some(Type::String)) && leaf.refs().iter().any(|reference| reference.exact) =>
            {
                Value::list(vec![leaf.clone()]).at(leaf.span)
            }
            _ => leaf.clone(),
        }),
        ValueType::String => each_leaf(value, &|leaf| match leaf.kind {
            Kind::Map(_) | Kind::Object(_) => json(leaf),
            _ => leaf.clone(),
        }),
        ValueType::Any => blocks(value, &snake),
        ValueType::Bool => each_leaf(value, &|leaf| match leaf.as_str() {
            Some(text) if text.eq_ignore_ascii_case("true") => leaf.with_kind(Kind::Bool(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => leaf.with_kind(Kind::Bool(false)),
            _ => leaf.clone(),
        }),
        _ => value.clone(),
    };
    typed(value, Some(node))
}

/// A list of keys and values as a map; what is a map already stays.
fn map(value: &Value) -> Value {
    let (found, open) = elements(value);
    if value.as_choice().is_none() && value.as_seq().is_none() {
        return value.clone();
    }
    let pairs = keyed(value);
    if pairs.is_empty() && !found.is_empty() {
        return value.clone();
    }
    let lost = pairs.len() < found.len();
    let entry = |(key, at, value): (Str, _, Value)| Field { key, at, value };
    let mut fields = Fields::new(pairs.into_iter().map(entry).collect());
    fields.open = open || lost;
    Value::map(fields).at(value.span).made_from(value)
}

/// The JSON text of an object or a list. It is kept as what it is the text of, so that parts keep their places and
/// alternatives; what is a text already stays.
pub(super) fn json(value: &Value) -> Value {
    each_leaf(value, &|leaf| match &leaf.kind {
        Kind::Map(_) | Kind::Object(_) | Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) => {
            let reason = leaf.first_unknown().and_then(Value::as_unknown).map(|unknown| unknown.reason.clone());
            let unknown = Unknown {
                ty: Some(Type::String),
                not_null: true,
                shape: Shape::Json(leaf.clone()),
                ..Unknown::new(reason.unwrap_or_else(|| Reason::Other("CloudFormation writes its text".into())))
            };
            Value::from_unknown(unknown).at(leaf.span).made_from_deep(leaf)
        }
        _ => leaf.clone(),
    })
}

/// Settings of containers that are true or false, which templates write as texts too.
const SWITCHES: [&str; 6] =
    ["disableNetworking", "essential", "interactive", "privileged", "pseudoTerminal", "readonlyRootFilesystem"];

/// Maps of container definitions whose keys are anybody's.
const FREE_KEYS: [&str; 3] = ["dockerLabels", "labels", "options"];

/// The same with keys in camel case, as the APIs have them that take JSON.
fn camel(value: &Value, depth: usize) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return value.clone() };
    match &value.kind {
        Kind::Map(fields) | Kind::Object(fields) => {
            let rename = |field: &Field| {
                let mut letters = field.key.chars();
                let first = letters.next().map(|letter| letter.to_ascii_lowercase());
                let key: String = first.into_iter().chain(letters).collect();
                let value = match key.as_str() {
                    name if FREE_KEYS.contains(&name) => field.value.clone(),
                    name if SWITCHES.contains(&name) => switch(&field.value),
                    _ => camel(&field.value, depth),
                };
                Field { key: key.into(), at: field.at, value }
            };
            let mut made =
                Fields::new(fields.entries().iter().filter(|field| !field.value.is_null()).map(rename).collect());
            made.open = fields.open;
            value.with_kind(Kind::Object(Arc::new(made)))
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items = seq.items.iter().map(|item| camel(item, depth)).collect();
            value.with_kind(Kind::Tuple(Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open })))
        }
        Kind::Choice(_) => each_leaf(value, &|leaf| camel(leaf, depth)),
        _ => value.clone(),
    }
}

fn switch(value: &Value) -> Value {
    each_leaf(value, &|leaf| match leaf.as_str().map(Str::as_str) {
        Some("true" | "True") => leaf.with_kind(Kind::Bool(true)),
        Some("false" | "False") => leaf.with_kind(Kind::Bool(false)),
        _ => leaf.clone(),
    })
}

/// What a literal is called in Terraform: `A=b,C=true`, and `*=x` for all others; itself where nothing is said.
fn mapped(leaf: &Value, text: &str, table: &str) -> Value {
    let into = |name: &str| {
        let mut pairs = table.split(',').filter_map(|pair| pair.split_once('='));
        pairs.find(|(from, _)| *from == name).map(|(_, into)| into)
    };
    match into(text).or_else(|| into("*")) {
        Some("true") => leaf.with_kind(Kind::Bool(true)),
        Some("false") => leaf.with_kind(Kind::Bool(false)),
        Some(into) => leaf.with_kind(Kind::String(into.into())),
        None => leaf.clone(),
    }
}

/// What is at a dotted path in the first element of a list, or in an object.
pub(super) fn first(value: &Value, path: &str) -> Option<Value> {
    match &value.kind {
        Kind::Choice(_) => Some(each_leaf(value, &|leaf| first(leaf, path).unwrap_or_default())),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => match seq.items.first() {
            Some(item) => first(item, path),
            None if seq.open => Some(Value::unknown(Reason::Other("more may be added".into())).at(value.span)),
            None => None,
        },
        Kind::Map(_) | Kind::Object(_) if !path.is_empty() => {
            let (name, rest) = path.split_once('.').unwrap_or((path, ""));
            let fields = merged(value)?;
            first(fields.get(name)?, rest)
        }
        Kind::Null => None,
        Kind::Unknown(_) if !path.is_empty() => Some(unlike(value, Type::String)),
        _ => Some(value.clone()),
    }
}

/// An unknown value that is made from another one; what is known but does not fit stays.
fn unlike(value: &Value, ty: Type) -> Value {
    match value.as_unknown() {
        Some(unknown) => {
            let made = Unknown { ty: Some(ty), not_null: unknown.not_null, ..Unknown::new(unknown.reason.clone()) };
            Value::from_unknown(made).at(value.span).made_from(value)
        }
        None => value.clone(),
    }
}
