//! Blocks as checks read them: one that may stand once is an object, one that repeats a list, at any depth, whether it was
//! written as a block or as an attribute. What is written as null is left out.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Seq};

use crate::providers::schema::{Node, ValueType};
use crate::providers::shape::{each_leaf, single};

/// The attributes and blocks of a body, or of a block.
pub(super) fn shape_fields(fields: &Fields, node: Node) -> Fields {
    let mut shaped = Vec::with_capacity(fields.len());
    for field in fields.entries() {
        let value = match node.child(&field.key) {
            Some(child) => shape_value(&field.value, child.value_type()),
            None => field.value.clone(),
        };
        if !value.is_null() {
            shaped.push(Field { key: field.key.clone(), at: field.at, value });
        }
    }
    let mut shaped = Fields::new(shaped);
    shaped.open = fields.open;
    shaped
}

fn shape_value(value: &Value, ty: ValueType) -> Value {
    match ty {
        ValueType::Object(node) => shape_object(&single(value), node),
        ValueType::List(element) | ValueType::Set(element) => match element.get() {
            ValueType::Object(node) => shape_elements(value, node),
            _ => value.clone(),
        },
        ValueType::Map(element) => match element.get() {
            ValueType::Object(node) => each_leaf(value, &mut |leaf| match &leaf.kind {
                Kind::Map(fields) | Kind::Object(fields) => {
                    let entries = fields.entries().iter();
                    let entries = entries.map(|f| Field { value: shape_object(&f.value, node), ..f.clone() });
                    let mut shaped = Fields::new(entries.collect());
                    shaped.open = fields.open;
                    with_kind(leaf, Kind::Map(Arc::new(shaped)))
                }
                _ => leaf.clone(),
            }),
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

fn shape_object(value: &Value, node: Node) -> Value {
    each_leaf(value, &mut |leaf| match &leaf.kind {
        Kind::Object(fields) | Kind::Map(fields) => with_kind(leaf, Kind::Object(Arc::new(shape_fields(fields, node)))),
        _ => leaf.clone(),
    })
}

fn shape_elements(value: &Value, node: Node) -> Value {
    each_leaf(value, &mut |leaf| match &leaf.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items = seq.items.iter().map(|item| shape_object(item, node)).collect();
            let seq = Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open });
            with_kind(leaf, Kind::List(seq))
        }
        // JSON syntax writes a block that stands once without a list.
        Kind::Object(_) | Kind::Map(_) => Value::list(vec![shape_object(leaf, node)]).at(leaf.span),
        _ => leaf.clone(),
    })
}

/// The same value with another content.
fn with_kind(value: &Value, kind: Kind) -> Value {
    let mut value = value.clone();
    value.kind = kind;
    value
}
