//! Bodies: setting what stands at a path, with the blocks on the way to it.

use std::sync::Arc;

use bartizan_lang::value::{Field, Fields, Kind, Seq};
use bartizan_lang::{Span, Value};

use crate::providers::schema::{Kind as NodeKind, Nesting, Node};

/// Sets what stands at a dotted path. Blocks on the way are made; of those that are there already, the last is meant.
pub(super) fn put(fields: &mut Fields, node: Option<Node>, path: &str, at: Span, value: Value) {
    let Some((head, rest)) = path.split_once('.') else {
        let child = node.and_then(|node| node.child(path));
        let value = match fields.get(path) {
            Some(before) => together(before, value, child),
            None => value,
        };
        fields.set(Field { key: path.into(), at, value });
        return;
    };
    let child = node.and_then(|node| node.child(head));
    let before = fields.get(head);
    let mut seq = before.and_then(Value::as_seq).map_or_else(Seq::default, |seq| (**seq).clone());
    let single = is_value(child);
    let last = if single { before.cloned() } else { seq.items.last().cloned() };
    let mut inner = last.as_ref().and_then(Value::as_fields).map_or_else(Fields::default, |inner| (**inner).clone());
    put(&mut inner, child, rest, at, value);
    let object = Value::object(inner).at(last.as_ref().map_or(at, |last| last.span));
    let value = if single {
        object
    } else {
        match seq.items.last_mut() {
            Some(last) => *last = object,
            None => seq.items.push(object),
        }
        Value::new(Kind::List(Arc::new(seq))).at(at)
    };
    let at = fields.field(head).map_or(at, |field| field.at);
    fields.set(Field { key: head.into(), at, value });
}

/// What two properties say of one attribute or block: of a block that stands once both, else both after each other.
fn together(before: &Value, after: Value, node: Option<Node>) -> Value {
    let (Some(node), Some(mine), Some(theirs)) = (node, before.as_seq(), after.as_seq()) else { return after };
    if node.kind() != NodeKind::Block {
        return after;
    }
    if let ([mine], [theirs], Nesting::Single) = (mine.items.as_slice(), theirs.items.as_slice(), node.nesting())
        && let (Some(mine), Some(more)) = (mine.as_fields(), theirs.as_fields())
    {
        let mut all = (**mine).clone();
        for field in more.entries() {
            all.set(field.clone());
        }
        all.open |= more.open;
        return Value::list(vec![Value::object(all).at(theirs.span)]).at(after.span);
    }
    let mut all = (**mine).clone();
    all.open |= theirs.open;
    for (place, item) in theirs.items.iter().enumerate() {
        all.push(item.clone(), theirs.presence_of(place));
    }
    Value::new(Kind::List(Arc::new(all))).at(before.span)
}

/// Whether it is an attribute that holds one object, not a block.
fn is_value(node: Option<Node>) -> bool {
    node.is_some_and(|node| {
        node.kind() == NodeKind::Attribute && matches!(node.nesting(), Nesting::Single | Nesting::None)
    })
}
