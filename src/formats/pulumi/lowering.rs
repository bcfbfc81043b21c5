//! From the names and shapes of Pulumi to those of the Terraform providers.
//!
//! What a bridged provider calls `serverSideEncryptionConfiguration: {rule: {…}}` is a block in a block in Terraform: the
//! schema says which name is meant and whether it is a block, a list or a single value. Keys of maps are the user's own and
//! stay as they are.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::functions;
use bartizan_lang::value::{Field, Fields, Kind, Number, Reason, Seq, Str};

use super::{aws_native, azure_native};
use crate::formats::terraform::Constants;
use crate::formats::typing::blocks;
use crate::providers::pulumi::{attribute_of, snake_case, type_of};
use crate::providers::schema::{self, Node, ValueType};

/// The type that a resource is taken for; Pulumi's own token when there is none.
#[must_use]
pub fn canonical_type(token: &str, properties: Option<&Fields>) -> Str {
    if let Some(ty) = azure_native::type_of(token, properties).or_else(|| type_of(token)) {
        return ty.into();
    }
    aws_native::type_of(token, properties).unwrap_or_else(|| token.into())
}

/// Brings the properties of a resource of a canonical type into Terraform's vocabulary. Of a type without a counterpart they
/// stay as they are.
#[must_use]
pub fn lower_as(ty: &str, token: &str, properties: &Fields) -> Fields {
    match schema::resource(ty) {
        _ if token.starts_with("aws-native:") => aws_native::lower(token, ty, "", properties).body,
        Some(root) if token.starts_with("azure-native:") => azure_native::lower(root, ty, properties),
        Some(root) => object(root, Some(ty), properties),
        None => kept(properties),
    }
}

/// The path of an attribute that a path of properties leads to: `rootBlockDevice.encrypted` is
/// `root_block_device[0].encrypted` without the index of a block that may stand once.
#[must_use]
pub fn path(ty: &str, property: &str) -> Str {
    let Some(root) = schema::resource(ty) else { return property.into() };
    let mut path = Str::new();
    let mut node = Some(root);
    for step in property.replace('[', ".[").split('.').filter(|step| !step.is_empty()) {
        if step.starts_with('[') {
            path.push_str(step);
            continue;
        }
        if !path.is_empty() {
            path.push('.');
        }
        let top = path.is_empty().then_some(ty);
        node = node.and_then(|node| attribute_of(node, top, step));
        match node {
            Some(node) => path.push_str(node.name()),
            None => path.push_str(&snake_case(step)),
        }
    }
    path
}

/// Properties that nobody wrote and that are no attributes of Terraform: Pulumi's own, and the tags of the provider and the
/// resource in one.
fn is_internal(property: &str, top: bool) -> bool {
    property.starts_with("__") || (top && matches!(property, "tagsAll" | "pulumiLabels" | "effectiveLabels"))
}

/// An object whose members the schema knows.
pub(super) fn object(node: Node, top: Option<&str>, properties: &Fields) -> Fields {
    let mut fields = Fields::default();
    fields.open = properties.open;
    for field in properties.entries().iter().filter(|field| !is_internal(&field.key, top.is_some())) {
        let child = attribute_of(node, top, &field.key);
        let (key, value): (Str, Value) = match child {
            Some(child) => (child.name().into(), shaped(child, &field.value)),
            None => (snake_case(&field.key).into(), field.value.clone()),
        };
        // Of two properties that lead to one attribute the one of that very name counts.
        if fields.get(&key).is_none() || snake_case(&field.key) == key.as_str() {
            fields.set(Field { key, at: field.at, value });
        }
    }
    fields
}

/// A value in the form that an attribute or block has.
pub(super) fn shaped(node: Node, value: &Value) -> Value {
    if value.is_null() {
        return value.clone();
    }
    let is_block = node.kind() == schema::Kind::Block;
    match (node.value_type(), &value.kind) {
        (_, Kind::Unknown(_) | Kind::Choice(_)) => value.clone(),
        (ValueType::Any, _) => blocks(value, &snake_case),
        (ValueType::Object(_), Kind::Object(fields)) => {
            let one = value.with_kind(Kind::Object(Arc::new(object(node, None, fields))));
            if is_block { listed(one) } else { one }
        }
        (ValueType::Object(_), Kind::List(seq)) if is_block => elements(node, value, seq),
        (ValueType::Object(_), Kind::List(seq)) => {
            seq.items.first().map_or_else(Value::null, |item| shaped(node, item))
        }
        (ValueType::List(element) | ValueType::Set(element), kind) => match (element.get(), kind) {
            (ValueType::Object(_), Kind::List(seq)) => elements(node, value, seq),
            (ValueType::Object(_), Kind::Object(fields)) => {
                listed(value.with_kind(Kind::Object(Arc::new(object(node, None, fields)))))
            }
            (ty, Kind::List(seq)) => {
                let items = seq.items.iter().map(|item| typed(ty, item)).collect();
                value.with_kind(Kind::List(Arc::new(Seq { items, ..(**seq).clone() })))
            }
            (ty, _) => listed(typed(ty, value)),
        },
        (ValueType::Map(element), Kind::Object(fields)) => {
            let member = |field: &Field| {
                let value = match (element.get(), &field.value.kind) {
                    (ValueType::Object(_), Kind::Object(inner)) => {
                        field.value.with_kind(Kind::Object(Arc::new(object(node, None, inner))))
                    }
                    (ty, _) => typed(ty, &field.value),
                };
                Field { value, ..field.clone() }
            };
            value.with_kind(Kind::Object(Arc::new(Fields::new(fields.entries().iter().map(member).collect()))))
        }
        (ty, _) => typed(ty, value),
    }
}

/// The blocks or objects of a list.
fn elements(node: Node, value: &Value, seq: &Seq) -> Value {
    let items = seq.items.iter().map(|item| match &item.kind {
        Kind::Object(fields) => item.with_kind(Kind::Object(Arc::new(object(node, None, fields)))),
        _ => item.clone(),
    });
    value.with_kind(Kind::List(Arc::new(Seq { items: items.collect(), ..seq.clone() })))
}

/// A list of one, at the same place.
pub(super) fn listed(one: Value) -> Value {
    let span = one.span;
    Value::list(vec![one]).at(span)
}

/// A single value of the schema's type. What cannot be converted stays as it is.
fn typed(ty: ValueType, value: &Value) -> Value {
    let kind = match (ty, &value.kind) {
        (ValueType::String, Kind::Bool(true)) => Kind::String("true".into()),
        (ValueType::String, Kind::Bool(false)) => Kind::String("false".into()),
        (ValueType::String, Kind::Number(number)) => Kind::String(number.to_string().into()),
        // A document that the program wrote as an object.
        (ValueType::String, Kind::Object(_)) => return json_text(value),
        // A list of at most one text, of an older version.
        (ValueType::String, Kind::List(seq)) => match seq.items.as_slice() {
            [only] if only.as_str().is_some() => return only.clone(),
            _ => return json_text(value),
        },
        (ValueType::Number, Kind::String(text)) => match Number::parse(text) {
            Some(number) => Kind::Number(number),
            None => return value.clone(),
        },
        (ValueType::Bool, Kind::String(text)) if text == "true" => Kind::Bool(true),
        (ValueType::Bool, Kind::String(text)) if text == "false" => Kind::Bool(false),
        _ => return value.clone(),
    };
    value.with_kind(kind)
}

/// The JSON text of a value; where a part of it is not known, an unknown text that remembers the value.
fn json_text(value: &Value) -> Value {
    let encode = functions::lookup("jsonencode");
    let text = encode.and_then(|encode| (encode.call)(std::slice::from_ref(value), &Constants::default()).ok());
    text.unwrap_or_else(|| Value::unknown(Reason::Invalid)).at(value.span).made_from(value)
}

/// Properties of a type that has no counterpart, without Pulumi's own.
fn kept(properties: &Fields) -> Fields {
    let theirs = properties.entries().iter().filter(|field| !is_internal(&field.key, false));
    Fields::new(theirs.cloned().collect())
}
