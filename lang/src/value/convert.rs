//! Conversion of values to types, and the unification of types, as go-cty's `convert` does them.

use std::sync::Arc;

use thiserror::Error;

use super::{ChoiceBuilder, Field, Fields, Kind, Number, Seq, Str, Type, Unknown, Value};
use crate::syntax::ast::Expr;

/// A value that does not fit a type.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{path}{message}")]
pub struct ConvertError {
    /// Where inside the value, with a colon and a space; empty for the value itself.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl ConvertError {
    fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    fn inside(self, step: &str) -> Self {
        let path = match self.path.strip_suffix(": ") {
            Some(rest) => format!("{step}{rest}: "),
            None => format!("{step}: "),
        };
        Self { path, ..self }
    }
}

/// Converts a value to a type. `default` evaluates the defaults of `optional(…)`, which stand in the type as written.
///
/// # Errors
/// When the value cannot be made to fit.
pub fn convert(value: &Value, ty: &Type, default: &dyn Fn(&Expr) -> Value) -> Result<Value, ConvertError> {
    let keep = |kind: Kind| Value { kind, span: value.span, meta: value.meta.clone() };
    match (&value.kind, ty) {
        (_, Type::Any) | (Kind::Null, _) => Ok(value.clone()),
        (Kind::Unknown(unknown), ty) => {
            if unknown.ty.as_ref() == Some(ty) {
                return Ok(value.clone());
            }
            Ok(keep(Kind::Unknown(Arc::new(Unknown { ty: Some(ty.clone()), ..(**unknown).clone() }))))
        }
        (Kind::Choice(choice), ty) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, convert(leaf, ty, default)?);
            }
            let converted = builder.finish();
            Ok(Value { kind: converted.kind, span: value.span, meta: value.meta.clone() })
        }

        (Kind::String(_), Type::String) | (Kind::Number(_), Type::Number) | (Kind::Bool(_), Type::Bool) => {
            Ok(value.clone())
        }
        (Kind::Number(number), Type::String) => Ok(keep(Kind::String(number.to_string().into()))),
        (Kind::Bool(b), Type::String) => Ok(keep(Kind::String(if *b { "true" } else { "false" }.into()))),
        (Kind::String(text), Type::Number) => {
            Number::parse(text).map(|n| keep(Kind::Number(n))).ok_or_else(|| ConvertError::new("a number is required"))
        }
        (Kind::String(text), Type::Bool) => match text.as_str() {
            "true" | "1" => Ok(keep(Kind::Bool(true))),
            "false" | "0" => Ok(keep(Kind::Bool(false))),
            _ => Err(ConvertError::new("a bool is required")),
        },

        (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), Type::List(element)) => {
            Ok(keep(Kind::List(Arc::new(elements(seq, element, default)?))))
        }
        (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), Type::Set(element)) => {
            let converted = elements(seq, element, default)?;
            if converted.is_closed() && converted.items.iter().all(Value::is_wholly_known) {
                return Ok(keep(Value::set(converted.items).kind));
            }
            Ok(keep(Kind::Set(Arc::new(converted))))
        }
        (Kind::List(seq) | Kind::Tuple(seq), Type::Tuple(types)) => {
            if seq.items.len() != types.len() || !seq.is_closed() {
                return Err(ConvertError::new(format!("a tuple of {} elements is required", types.len())));
            }
            let items = seq
                .items
                .iter()
                .zip(types)
                .enumerate()
                .map(|(i, (v, t))| convert(v, t, default).map_err(|e| e.inside(&format!("[{i}]"))))
                .collect::<Result<_, _>>()?;
            Ok(keep(Kind::Tuple(Arc::new(Seq::of(items)))))
        }

        (Kind::Map(fields) | Kind::Object(fields), Type::Map(element)) => {
            let mut entries = Vec::with_capacity(fields.len());
            for field in fields.entries() {
                let value =
                    convert(&field.value, element, default).map_err(|e| e.inside(&format!("[{:?}]", field.key)))?;
                entries.push(Field { value, ..field.clone() });
            }
            if matches!(**element, Type::Any) {
                let values = unify(entries.iter().map(|f| f.value.clone()).collect());
                for (entry, value) in entries.iter_mut().zip(values) {
                    entry.value = value;
                }
            }
            let mut converted = Fields::new(entries);
            converted.open = fields.open;
            Ok(keep(Kind::Map(Arc::new(converted))))
        }
        (Kind::Map(fields) | Kind::Object(fields), Type::Object(attributes)) => {
            let mut entries = Vec::with_capacity(attributes.len());
            for attribute in attributes {
                let given = fields.field(&attribute.name);
                let (at, mut inner) = match given {
                    Some(field) => (
                        field.at,
                        convert(&field.value, &attribute.ty, default)
                            .map_err(|e| e.inside(&format!(".{}", attribute.name)))?,
                    ),
                    None if attribute.optional => (value.span, Value::null()),
                    None if fields.open => {
                        (value.span, Value::unknown(super::Reason::Other("the object may hold more".into())))
                    }
                    None => {
                        return Err(ConvertError::new(format!("attribute {:?} is required", attribute.name)));
                    }
                };
                if inner.is_null()
                    && let Some(written) = &attribute.default
                {
                    // Terraform converts the default to the attribute's type too.
                    inner = convert(&default(&written.0), &attribute.ty, default)
                        .map_err(|e| e.inside(&format!(".{}", attribute.name)))?;
                }
                entries.push(Field { key: attribute.name.clone(), at, value: inner });
            }
            Ok(keep(Kind::Object(Arc::new(Fields::new(entries)))))
        }
        (_, ty) => Err(ConvertError::new(format!("{} is required", describe(ty)))),
    }
}

fn elements(seq: &Seq, ty: &Type, default: &dyn Fn(&Expr) -> Value) -> Result<Seq, ConvertError> {
    let mut items = seq
        .items
        .iter()
        .enumerate()
        .map(|(i, v)| convert(v, ty, default).map_err(|e| e.inside(&format!("[{i}]"))))
        .collect::<Result<Vec<_>, _>>()?;
    if matches!(ty, Type::Any) {
        items = unify(items);
    }
    Ok(Seq { items, presence: seq.presence.clone(), open: seq.open })
}

fn describe(ty: &Type) -> Str {
    match ty {
        Type::Any => "a value".into(),
        Type::String => "a string".into(),
        Type::Number => "a number".into(),
        Type::Bool => "a bool".into(),
        Type::List(element) => format!("a list of {}", plural(element)).into(),
        Type::Set(element) => format!("a set of {}", plural(element)).into(),
        Type::Map(element) => format!("a map of {}", plural(element)).into(),
        Type::Object(_) => "an object".into(),
        Type::Tuple(_) => "a tuple".into(),
    }
}

fn plural(ty: &Type) -> &'static str {
    match ty {
        Type::Any => "any values",
        Type::String => "strings",
        Type::Number => "numbers",
        Type::Bool => "bools",
        Type::List(_) => "lists",
        Type::Set(_) => "sets",
        Type::Map(_) => "maps",
        Type::Object(_) => "objects",
        Type::Tuple(_) => "tuples",
    }
}

/// Brings values to one type where go-cty would: scalars of different kinds become texts. Others stay as they are.
#[must_use]
pub fn unify(values: Vec<Value>) -> Vec<Value> {
    fn scalar(value: &Value) -> Option<u8> {
        match &value.kind {
            Kind::Bool(_) => Some(1),
            Kind::Number(_) => Some(2),
            Kind::String(_) => Some(3),
            Kind::Unknown(unknown) => match unknown.ty {
                Some(Type::Bool) => Some(1),
                Some(Type::Number) => Some(2),
                Some(Type::String) => Some(3),
                _ => None,
            },
            _ => None,
        }
    }
    let mut kinds = values.iter().filter(|v| !v.is_null()).map(scalar);
    let Some(Some(first)) = kinds.next() else { return values };
    let (mut mixed, mut texts) = (false, first == 3);
    for kind in kinds {
        match kind {
            Some(kind) => {
                mixed |= kind != first;
                texts |= kind == 3;
            }
            None => return values,
        }
    }
    // Booleans and numbers have no type in common unless a text is among them.
    if !mixed || !texts {
        return values;
    }
    values.into_iter().map(|v| convert(&v, &Type::String, &|_| Value::null()).unwrap_or(v)).collect()
}
