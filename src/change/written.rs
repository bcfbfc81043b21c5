//! Reading what is written at a dotted path, through blocks that may stand once, whichever of their two forms they have.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Literal};

/// The value at a path; nothing where it, or something on the way to it, is not set. A part of the way that is not known
/// is what comes back.
pub(super) fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    let mut here = Some(value);
    for name in path.split('.') {
        let value = single(here?);
        match &value.kind {
            Kind::Map(fields) | Kind::Object(fields) => {
                here = fields.get(name);
            }
            Kind::Unknown(_) | Kind::Choice(_) => return Some(value),
            _ => return None,
        }
    }
    here.filter(|value| !value.is_null())
}

/// The element of a list of one.
pub(super) fn single(value: &Value) -> &Value {
    match value.as_seq().map(|seq| seq.items.as_slice()) {
        Some([only]) if only.as_fields().is_some() => only,
        _ => value,
    }
}

/// Whether all of it is known, alternatives included.
pub(super) fn is_known(value: &Value) -> bool {
    !matches!(value.kind, Kind::Unknown(_) | Kind::Choice(_))
}

/// Whether it says nothing: `null`, an empty text or an empty collection.
pub(super) fn is_empty(value: &Value) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::String(text) => text.is_empty(),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.is_empty() && !seq.open,
        Kind::Map(fields) | Kind::Object(fields) => fields.is_empty() && !fields.open,
        _ => false,
    }
}

/// A scalar for a sentence; nothing of what must not be shown, is not known or is no scalar.
pub(super) fn shown(value: &Value) -> Option<String> {
    if value.is_secret() {
        return None;
    }
    Some(match value.as_literal()? {
        Literal::Null => "null".to_owned(),
        Literal::String(text) => format!("\"{text}\""),
        other => other.to_string(),
    })
}

/// The number of a value, whole.
pub(super) fn whole(value: &Value) -> Option<i64> {
    match &value.kind {
        Kind::Number(number) => number.as_i64(),
        Kind::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The truth of a value, also where a provider writes it as a text.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match &value.kind {
        Kind::Bool(value) => Some(*value),
        Kind::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "enabled" => Some(true),
            "false" | "disabled" => Some(false),
            _ => None,
        },
        _ => None,
    }
}
