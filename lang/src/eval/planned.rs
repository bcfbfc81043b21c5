//! Values as a plan of Terraform has them (see [`super::Scope::plans`]): what it decides about values that are not known, and
//! what it knows of them. It decides less than is decided for checks.
//!
//! The facts are those of go-cty's `Value.Equals` and `ctystrings.SafeKnownPrefix`.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{lift, operator, steps};
use crate::span::Span;
use crate::value::{Kind, Part, Reason, Shape, Type, Unknown, Value};

/// Longest beginning that a plan keeps of a text, in bytes.
const MAX_PREFIX: usize = 128;

/// Whether two values are equal.
pub(super) fn equal(a: &Value, b: &Value, span: Span) -> Value {
    let undecided = || lift::surely(if a.first_unknown().is_some() { a } else { b }, None, Type::Bool).at(span);
    match same(a, b) {
        Some(verdict) => Value::from(verdict).at(span),
        None => undecided(),
    }
}

/// Whether two values are equal; `None` when something unknown in them decides it.
pub(crate) fn same(a: &Value, b: &Value) -> Option<bool> {
    match (&a.kind, &b.kind) {
        (Kind::Unknown(_), Kind::Unknown(_)) => None,
        (Kind::Unknown(unknown), _) => with_unknown(unknown, b),
        (_, Kind::Unknown(unknown)) => with_unknown(unknown, a),
        (Kind::Null, Kind::Null) => Some(true),
        (Kind::Null, _) | (_, Kind::Null) => Some(false),
        _ => known(a, b),
    }
}

fn with_unknown(unknown: &Unknown, other: &Value) -> Option<bool> {
    if other.is_null() {
        return unknown.not_null.then_some(false);
    }
    if operator::excluded(unknown, other) || other.as_str().is_some_and(|text| steps::contradicts(unknown, text)) {
        return Some(false);
    }
    match &unknown.ty {
        Some(ty) if !ty.has_any() && !other.is_vague() && !ty.same(&other.ty()) => Some(false),
        _ => None,
    }
}

fn known(a: &Value, b: &Value) -> Option<bool> {
    let (of_a, of_b) = (a.ty(), b.ty());
    if a.is_vague() || b.is_vague() {
        return if conforms(&of_a, &of_b) || conforms(&of_b, &of_a) { None } else { Some(false) };
    }
    if !of_a.same(&of_b) {
        return Some(false);
    }
    if let (Kind::Set(x), Kind::Set(y)) = (&a.kind, &b.kind) {
        let decided = x.items.iter().chain(&y.items).all(Value::is_wholly_known);
        return decided.then(|| a.same(b));
    }
    if let (Some(x), Some(y)) = (a.as_seq(), b.as_seq()) {
        return if x.items.len() == y.items.len() { all(x.items.iter().zip(&y.items)) } else { Some(false) };
    }
    if let (Some(x), Some(y)) = (a.as_fields(), b.as_fields()) {
        let alike = x.len() == y.len() && x.entries().iter().zip(y.entries()).all(|(x, y)| x.key == y.key);
        if !alike {
            return Some(false);
        }
        return all(x.entries().iter().map(|f| &f.value).zip(y.entries().iter().map(|f| &f.value)));
    }
    Some(a.same(b))
}

/// Elements are compared in order, and the first one that differs or is not decided decides.
fn all<'a>(mut pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    pairs.find_map(|(x, y)| Some(same(x, y)).filter(|verdict| *verdict != Some(true))).unwrap_or(Some(true))
}

/// Whether a type may be the other one, where that leaves something open.
fn conforms(given: &Type, wanted: &Type) -> bool {
    match (given, wanted) {
        (_, Type::Any) => true,
        (Type::List(a), Type::List(b)) | (Type::Set(a), Type::Set(b)) | (Type::Map(a), Type::Map(b)) => conforms(a, b),
        (Type::Tuple(a), Type::Tuple(b)) => a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| conforms(a, b)),
        (Type::Object(a), Type::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.name == b.name && conforms(&a.ty, &b.ty))
        }
        _ => given.same(wanted),
    }
}

/// A text of which only the beginning is known. What comes after it may change its last character, unless that is one of
/// those that usually part texts.
pub(super) fn beginning(text: &str) -> Shape {
    let mut end = text.len().min(MAX_PREFIX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text: String = text[..end].nfc().collect();
    let last = text.graphemes(true).next_back().unwrap_or_default();
    let parts = last.len() == 1 && "-_:;/\\,.(){}[]|?!~ \t@#$%^&*+\"'".contains(last);
    let sure = if parts { text.as_str() } else { &text[..text.len() - last.len()] };
    if sure.is_empty() {
        return Shape::None;
    }
    let rest = Value::from_unknown(Unknown {
        ty: Some(Type::String),
        not_null: true,
        ..Unknown::new(Reason::Other("the rest of the text".into()))
    });
    Shape::Template(Arc::from([Part::Text(sure.into()), Part::Hole(rest)]))
}

/// The result of a function as a plan has it: a collection of which only some elements are known is unknown, and of a text only
/// the beginning is known, where it is at all.
pub(super) fn result(value: Value, keeps_beginning: bool) -> Value {
    let ty = match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if !seq.is_closed() => match &value.kind {
            Kind::Tuple(_) => None,
            _ => Some(value.ty()),
        },
        Kind::Map(fields) if fields.open => Some(value.ty()),
        Kind::Object(fields) if fields.open => None,
        Kind::Unknown(unknown) if unknown.reason.is_known_while_planning() => return value,
        Kind::Unknown(unknown) => {
            let shape = match &unknown.shape {
                Shape::Template(_) if keeps_beginning => beginning(unknown.prefix()),
                Shape::Json(document) if keeps_beginning => match &document.kind {
                    Kind::Map(_) | Kind::Object(_) => beginning("{"),
                    Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) => beginning("["),
                    Kind::Unknown(inner) if inner.not_null => as_json(inner.ty.as_ref()),
                    _ => Shape::None,
                },
                Shape::Template(_) | Shape::Json(_) => Shape::None,
                other => other.clone(),
            };
            let known = Unknown { shape, origin: None, ..(**unknown).clone() };
            return value.with_kind(known.settled());
        }
        _ => return value,
    };
    let known = Unknown { ty, not_null: true, ..Unknown::new(lift::reason(&value)) };
    value.with_kind(Kind::Unknown(known.into()))
}

/// How the JSON text of a value of that type begins.
fn as_json(ty: Option<&Type>) -> Shape {
    match ty {
        Some(Type::String) => beginning("\""),
        Some(Type::Map(_) | Type::Object(_)) => beginning("{"),
        Some(Type::List(_) | Type::Set(_) | Type::Tuple(_)) => beginning("["),
        _ => Shape::None,
    }
}

/// An unknown tuple or object of known type as one of unknown parts, and anything that is known as it is.
pub(super) fn exploded(value: &Value) -> Option<Value> {
    let Kind::Unknown(unknown) = &value.kind else { return Some(value.clone()) };
    let part =
        |ty: &Type| Value::from_unknown(Unknown { ty: Some(ty.clone()), ..Unknown::new(unknown.reason.clone()) });
    match &unknown.ty {
        Some(Type::Tuple(elements)) => Some(Value::tuple(elements.iter().map(part).collect())),
        Some(Type::Object(attributes)) => {
            Some(Value::object_of(attributes.iter().map(|a| (a.name.clone(), part(&a.ty)))))
        }
        _ => None,
    }
}

/// The result of functions that know of unknown arguments what no rule says.
pub(super) fn special(name: &str, args: &[Value]) -> Option<Value> {
    let unknown = |ty: Type, not_null, shape| {
        let cause = args.iter().find(|a| !a.is_wholly_known())?;
        let known = Unknown { ty: Some(ty), not_null, shape, ..Unknown::new(lift::reason(cause)) };
        Some(Value::new(known.settled()))
    };
    let first = args.first()?;
    match name {
        // What is before the first verb is known.
        "format" => {
            let pattern = first.as_str()?;
            let vague = args.iter().any(|a| a.is_unknown() && a.is_vague());
            let shape = if vague { Shape::None } else { beginning(pattern.split('%').next().unwrap_or_default()) };
            unknown(Type::String, true, shape)
        }
        "formatlist" if args.iter().any(uncounted) => unknown(Type::list(Type::String), true, Shape::None),
        // A conversion that is asked for keeps nothing but the type.
        "tobool" | "tonumber" | "tostring" | "tolist" | "tomap" | "toset" if first.is_unknown() => {
            let element = match &first.ty() {
                Type::List(element) | Type::Set(element) | Type::Map(element) => (**element).clone(),
                _ => Type::Any,
            };
            let ty = match name {
                "tobool" => Type::Bool,
                "tonumber" => Type::Number,
                "tostring" => Type::String,
                "tolist" => Type::list(element),
                "tomap" => Type::map(element),
                _ => Type::set(element),
            };
            crate::value::convertible(&first.ty(), &ty, false).then(|| unknown(ty, false, Shape::None))?
        }
        // Keys that are not known are not looked for.
        "matchkeys" => {
            let [values, keys, wanted] = args else { return None };
            let (seq, keys, wanted) = (values.as_seq()?, keys.as_seq()?, wanted.as_seq()?);
            if wanted.items.is_empty() || args.iter().all(Value::is_wholly_known) {
                return None;
            }
            if !seq.items.iter().chain(&keys.items).all(Value::is_wholly_known) {
                return unknown(Type::list(values.element_type()), true, Shape::None);
            }
            let mut found = Vec::new();
            for (value, key) in seq.items.iter().zip(&keys.items) {
                for candidate in &wanted.items {
                    match same(key, candidate) {
                        None => return Some(Value::list(Vec::new())),
                        Some(true) => {
                            found.push(value.clone());
                            break;
                        }
                        Some(false) => {}
                    }
                }
            }
            Some(Value::list(found))
        }
        "setproduct" if args.iter().any(uncounted) => {
            let ordered = args.iter().all(|a| matches!(a.ty(), Type::List(_) | Type::Tuple(_)));
            if args.iter().all(|a| a.is_wholly_known() || (a.is_unknown() && lift::counted(a).1.is_some()))
                && args.iter().any(|a| lift::counted(a).1 == Some(0))
            {
                return Some(if ordered { Value::list(Vec::new()) } else { Value::set(Vec::new()) });
            }
            unknown(if ordered { Type::list(Type::Any) } else { Type::set(Type::Any) }, true, Shape::None)
        }
        _ => None,
    }
}

/// Whether it is not known how many elements a value has.
fn uncounted(value: &Value) -> bool {
    match &value.kind {
        Kind::Unknown(unknown) => !matches!(unknown.ty, Some(Type::String | Type::Number | Type::Bool)),
        Kind::Set(seq) => seq.items.len() > 1 && !value.is_wholly_known(),
        _ => false,
    }
}
