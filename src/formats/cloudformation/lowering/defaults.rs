//! What CloudFormation takes where a template says nothing, and Terraform's provider takes something else.

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_json_value;
use bartizan_lang::value::{Kind, Reason};
use bartizan_lang::{Span, Value};

use super::values::each_leaf;
use super::{Lowering, Target, body, transform};
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
                Some(_) => return,
            };
            let at = target.fields.field(row.path).map_or(header, |field| field.at);
            target.fields.set(bartizan_lang::value::Field { key: row.path.into(), at, value });
        }
        // Only where the block is there, and once.
        Some((head, rest)) => {
            let Some([only]) = target.fields.get(head).and_then(Value::as_seq).map(|seq| seq.items.as_slice()) else {
                return;
            };
            if only.as_fields().is_some_and(|inner| !inner.open && inner.get(rest).is_none_or(Value::is_null)) {
                body::put(&mut target.fields, Some(root), row.path, header, default);
            }
        }
    }
}

/// What is written, and the default where that is null.
fn filled(written: &Value, default: &Value) -> Value {
    let Some(choice) = written.as_choice() else { return each_leaf(written, &Value::clone) };
    let mut builder = bartizan_lang::value::ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, if leaf.is_null() { default.clone() } else { leaf.clone() });
    }
    builder.finish().at(written.span).made_from(written)
}

/// Marks that nobody wrote it, at the place of the resource.
fn nobodys(value: &Value, header: Span) -> Value {
    value.clone().at(header).edit_meta(|meta| meta.default = true)
}
