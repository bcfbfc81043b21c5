//! What CloudFormation takes where a template says nothing, and Terraform's provider takes something else.

use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_json_value;
use bartizan_lang::value::{ChoiceBuilder, Field, Fields, Kind, Presence, Reason, Seq};
use bartizan_lang::{Span, Value};

use super::values::each_leaf;
use super::{Lowering, Target, transform};
use crate::providers::cloudformation as tables;

/// Sets what is not written.
pub(super) fn apply(lowering: &mut Lowering<'_>) {
    let header = lowering.logical.header;
    for row in tables::defaults(&lowering.logical.ty) {
        for target in lowering.targets.iter_mut().filter(|target| target.ty == row.ty) {
            set(target, row, header);
        }
    }
}

fn set(target: &mut Target, row: tables::Default, header: Span) {
    let Some(root) = target.node() else { return };
    let Some(node) = root.path(row.path) else { return };
    let default = if row.value.is_empty() {
        Value::unknown(Reason::Other("it depends on where it is deployed".into()))
    } else {
        let Ok(value) = parse_json_value(FileId::NONE, row.value) else { return };
        transform::attribute(&value, Some(node))
    };
    let default = nobodys(&default, header);
    match row.path.split_once('.') {
        None if target.fields.open && target.fields.get(row.path).is_none() => {}
        None => {
            let value = match target.fields.get(row.path) {
                None | Some(Value { kind: Kind::Null, .. }) => default,
                Some(written) if written.as_choice().is_some() => filled(written, &default),
                Some(written) if written.as_seq().is_some() => match beside(written, &default) {
                    Some(both) => both,
                    None => return,
                },
                Some(_) => return,
            };
            let at = target.fields.field(row.path).map_or(header, |field| field.at);
            target.fields.set(Field { key: row.path.into(), at, value });
        }
        // Only where the block is there.
        Some((head, rest)) => {
            if let Some(field) = target.fields.field(head) {
                let value = within(&field.value, rest, header, &default);
                target.fields.set(Field { value, ..field.clone() });
            }
        }
    }
}

/// The same with the default in each object that does not say what stands at the path.
fn within(value: &Value, path: &str, header: Span, default: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) => {
            let items = seq.items.iter().map(|item| within(item, path, header, default)).collect();
            let seq = Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open });
            value.with_kind(if matches!(value.kind, Kind::Set(_)) { Kind::Set(seq) } else { Kind::List(seq) })
        }
        Kind::Choice(_) => each_leaf(value, &|leaf| within(leaf, path, header, default)),
        Kind::Object(fields) => {
            let mut fields = (**fields).clone();
            match path.split_once('.') {
                Some((head, rest)) => {
                    let Some(field) = fields.field(head).cloned() else { return value.clone() };
                    fields.set(Field { value: within(&field.value, rest, header, default), ..field });
                }
                None => {
                    let said = match fields.get(path) {
                        None if fields.open => return value.clone(),
                        None | Some(Value { kind: Kind::Null, .. }) => default.clone(),
                        Some(written) => filled(written, default),
                    };
                    let at = fields.field(path).map_or(header, |field| field.at);
                    fields.set(Field { key: path.into(), at, value: said });
                }
            }
            value.with_kind(Kind::Object(Arc::new(fields)))
        }
        _ => value.clone(),
    }
}

/// The blocks that are written, and those of the default where none of them is; nothing where there always is one.
fn beside(written: &Value, default: &Value) -> Option<Value> {
    let (seq, more) = (written.as_seq()?, default.as_seq()?);
    let mut any = Presence::never();
    for place in 0..seq.items.len() {
        seq.presence_of(place).guards().iter().for_each(|guard| any.add(guard.clone()));
    }
    let none = any.absent();
    if seq.items.is_empty() || seq.open || any.is_always() || none.is_never() {
        return None;
    }
    let mut both = (**seq).clone();
    more.items.iter().for_each(|item| both.push(item.clone(), none.clone()));
    Some(written.with_kind(Kind::List(Arc::new(both))))
}

/// What is written, and the default where that is null.
fn filled(written: &Value, default: &Value) -> Value {
    let Some(choice) = written.as_choice() else { return written.clone() };
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, if leaf.is_null() { default.clone() } else { leaf.clone() });
    }
    builder.finish().at(written.span).made_from(written)
}

/// The same with the resource for the place of all its parts, and marked as nobody's.
fn nobodys(value: &Value, header: Span) -> Value {
    let kind = match &value.kind {
        Kind::List(seq) => Kind::List(Arc::new(Seq::of(seq.items.iter().map(|item| nobodys(item, header)).collect()))),
        Kind::Set(seq) => Kind::Set(Arc::new(Seq::of(seq.items.iter().map(|item| nobodys(item, header)).collect()))),
        Kind::Object(fields) => {
            let part =
                |field: &Field| Field { key: field.key.clone(), at: header, value: nobodys(&field.value, header) };
            Kind::Object(Arc::new(Fields::new(fields.entries().iter().map(part).collect())))
        }
        other => other.clone(),
    };
    value.with_kind(kind).at(header).edit_meta(|meta| meta.default = true)
}
