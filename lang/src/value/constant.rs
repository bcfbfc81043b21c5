//! Scalars in serialised trees: a compiled check holds no other values.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Kind, Number, Str, Value};
use crate::span::Span;

#[derive(Serialize, Deserialize)]
enum Scalar {
    Null,
    Bool(bool),
    Int(i64),
    Number(String),
    String(Str),
}

/// Writes a scalar.
///
/// # Errors
/// When the value is none.
pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    let scalar = match &value.kind {
        Kind::Null => Scalar::Null,
        Kind::Bool(value) => Scalar::Bool(*value),
        Kind::Number(number) => match number.as_i64() {
            Some(int) => Scalar::Int(int),
            None => Scalar::Number(number.to_string()),
        },
        Kind::String(text) => Scalar::String(text.clone()),
        _ => return Err(S::Error::custom("a constant in a tree is a scalar")),
    };
    (scalar, value.span).serialize(serializer)
}

/// Reads a scalar.
///
/// # Errors
/// When the input holds none.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    let (scalar, span) = <(Scalar, Span)>::deserialize(deserializer)?;
    let value = match scalar {
        Scalar::Null => Value::null(),
        Scalar::Bool(value) => value.into(),
        Scalar::Int(int) => Number::exact(int).into(),
        Scalar::Number(text) => Number::parse(&text).ok_or_else(|| D::Error::custom("not a number"))?.into(),
        Scalar::String(text) => text.into(),
    };
    Ok(value.at(span))
}
