//! Values as the attributes of a schema hold them: brought to the types that the provider's schema names, as Terraform does
//! before a provider sees them.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{ChoiceBuilder, Field, Fields, Kind, Seq, Type, convert};

use crate::providers::schema::{Node, ValueType};

/// A value as an attribute of the schema holds it; as it is when it does not fit.
pub(super) fn typed(value: Value, node: Option<Node>) -> Value {
    match node {
        Some(node) => brought(value, node.value_type()),
        None => value,
    }
}

fn brought(value: Value, ty: ValueType) -> Value {
    let fits = matches!(
        (&value.kind, ty),
        (Kind::Null, _)
            | (_, ValueType::Any)
            | (Kind::String(_), ValueType::String)
            | (Kind::Number(_), ValueType::Number)
            | (Kind::Bool(_), ValueType::Bool)
    );
    if fits {
        return value;
    }
    if let Some(ty) = plain(ty) {
        return convert(&value, &ty, &|_| Value::null()).unwrap_or(value);
    }
    let elements = |seq: &Seq, ty: ValueType| Seq {
        items: seq.items.iter().map(|item| brought(item.clone(), ty)).collect(),
        presence: seq.presence.clone(),
        open: seq.open,
    };
    match (&value.kind, ty) {
        (Kind::Choice(choice), ty) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, brought(leaf.clone(), ty));
            }
            let kind = builder.finish().kind;
            value.with_kind(kind)
        }
        (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), ValueType::List(element)) => {
            value.with_kind(Kind::List(Arc::new(elements(seq, element.get()))))
        }
        (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), ValueType::Set(element)) => {
            let seq = elements(seq, element.get());
            let known = seq.is_closed() && seq.items.iter().all(Value::is_wholly_known);
            value.with_kind(if known { Value::set(seq.items).kind } else { Kind::Set(Arc::new(seq)) })
        }
        // A block that stands at most once may be written as a list of one.
        (Kind::List(seq) | Kind::Tuple(seq), ValueType::Object(_)) => {
            value.with_kind(Kind::List(Arc::new(elements(seq, ty))))
        }
        (Kind::Map(fields) | Kind::Object(fields), ValueType::Map(element)) => {
            value.with_kind(Kind::Map(members(fields, &|_| Some(element.get()))))
        }
        (Kind::Map(fields) | Kind::Object(fields), ValueType::Object(node)) => {
            value.with_kind(Kind::Object(members(fields, &|name| Some(node.child(name)?.value_type()))))
        }
        _ => value,
    }
}

fn members(fields: &Fields, ty: &dyn Fn(&str) -> Option<ValueType>) -> Arc<Fields> {
    let member = |field: &Field| match ty(&field.key) {
        Some(ty) => Field { value: brought(field.value.clone(), ty), ..field.clone() },
        None => field.clone(),
    };
    let mut made = Fields::new(fields.entries().iter().map(member).collect());
    made.open = fields.open;
    Arc::new(made)
}

/// Scalars, and collections of scalars.
fn plain(ty: ValueType) -> Option<Type> {
    let element = |ty: ValueType| match ty {
        ValueType::String => Some(Type::String),
        ValueType::Number => Some(Type::Number),
        ValueType::Bool => Some(Type::Bool),
        _ => None,
    };
    match ty {
        ValueType::List(inner) => Some(Type::list(element(inner.get())?)),
        ValueType::Set(inner) => Some(Type::set(element(inner.get())?)),
        ValueType::Map(inner) => Some(Type::map(element(inner.get())?)),
        scalar => element(scalar),
    }
}

/// Deepest nesting of blocks that no schema describes.
const MAX_BLOCKS: u32 = 64;

/// Lists of blocks whose names are in the plural in Terraform, too.
const IN_THE_PLURAL: [&str; 3] = ["cookies", "headers", "managed_rule_group_configs"];

/// Blocks in blocks of which the schema says nothing, as the statements of a firewall, from the objects that others have for
/// them: one that stands once is a list of one, several have the name of one. `spelt` gives names in Terraform's spelling.
pub(super) fn blocks(value: &Value, spelt: &dyn Fn(&str) -> String) -> Value {
    nested(value, spelt, MAX_BLOCKS)
}

fn nested(value: &Value, spelt: &dyn Fn(&str) -> String, depth: u32) -> Value {
    let Some(depth) = depth.checked_sub(1) else { return value.clone() };
    match &value.kind {
        Kind::Map(_) | Kind::Object(_) => Value::list(vec![block(value, spelt, depth)]).at(value.span),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items = seq.items.iter().map(|item| block(item, spelt, depth)).collect();
            value.with_kind(Kind::List(Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open })))
        }
        Kind::Choice(choice) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, nested(leaf, spelt, depth));
            }
            value.with_kind(builder.finish().kind)
        }
        _ => value.clone(),
    }
}

/// The members of an object; what is none stays.
fn block(value: &Value, spelt: &dyn Fn(&str) -> String, depth: u32) -> Value {
    let (Kind::Map(fields) | Kind::Object(fields)) = &value.kind else { return value.clone() };
    let member = |field: &Field| {
        let name = spelt(&field.key);
        let several = field.value.as_seq().is_some_and(|seq| seq.items.iter().any(|item| item.as_fields().is_some()));
        let name = match name.strip_suffix('s') {
            Some(one) if several && !IN_THE_PLURAL.contains(&name.as_str()) => one.to_owned(),
            _ => name,
        };
        Field { key: name.into(), at: field.at, value: nested(&field.value, spelt, depth) }
    };
    let mut made = Fields::new(fields.entries().iter().map(member).collect());
    made.open = fields.open;
    value.with_kind(Kind::Object(Arc::new(made)))
}
