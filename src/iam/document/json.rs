//! The document in a policy: parsed from its text, which may have holes.

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::parse_json_value;
use bartizan_lang::value::{Field, Fields, Kind, Part, Reason, Shape, Type, Unknown};
use bartizan_lang::{Span, Value};

/// Stands for hole number N of a text while it is parsed: a private-use character, the number, another one.
const OPEN: char = '\u{f8f0}';
const CLOSE: char = '\u{f8f1}';

/// The document that a text is the JSON of, parts of which may be unknown; `None` when nothing is known of it, or it is no
/// JSON.
#[must_use]
pub fn document(policy: &Value) -> Option<Value> {
    match &policy.kind {
        Kind::String(text) => {
            let parsed = parse_json_value(FileId::NONE, text).ok()?;
            // The text's place is not that of its parts, but it is the place of the policy.
            Some(placed(parsed, policy.span, &[]))
        }
        Kind::Map(_) | Kind::Object(_) => Some(policy.clone()),
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Json(value) => Some(value.clone()),
            Shape::Template(parts) => with_holes(parts, policy.span),
            Shape::None | Shape::Between(..) | Shape::Counted(..) => None,
        },
        _ => None,
    }
}

fn with_holes(parts: &[Part], span: Span) -> Option<Value> {
    let mut text = String::new();
    let mut holes: Vec<(&Value, bool)> = Vec::new();
    let (mut inside, mut escaped) = (false, false);
    for part in parts {
        match part {
            Part::Text(known) => {
                if known.contains([OPEN, CLOSE]) {
                    return None;
                }
                for c in known.chars() {
                    match c {
                        _ if escaped => escaped = false,
                        '\\' if inside => escaped = true,
                        '"' => inside = !inside,
                        _ => {}
                    }
                }
                text.push_str(known);
            }
            Part::Hole(value) => {
                let quote = if inside { "" } else { "\"" };
                text.push_str(&format!("{quote}{OPEN}{}{CLOSE}{quote}", holes.len()));
                holes.push((value, !inside));
            }
        }
    }
    let parsed = parse_json_value(FileId::NONE, &text).ok()?;
    Some(placed(parsed, span, &holes))
}

/// Gives every part the place of the policy, and fills the holes.
fn placed(value: Value, span: Span, holes: &[(&Value, bool)]) -> Value {
    let kind = match value.kind {
        Kind::String(text) if !holes.is_empty() && text.contains(OPEN) => return fill(&text, span, holes),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            return Value::tuple(seq.items.iter().map(|i| placed(i.clone(), span, holes)).collect()).at(span);
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let mut made = Vec::with_capacity(fields.len());
            let mut open = fields.open;
            for field in fields.entries() {
                if field.key.contains(OPEN) && !holes.is_empty() {
                    open = true;
                    continue;
                }
                made.push(Field { key: field.key.clone(), at: span, value: placed(field.value.clone(), span, holes) });
            }
            let mut made = Fields::new(made);
            made.open = open;
            return Value::object(made).at(span);
        }
        other => other,
    };
    Value::new(kind).at(span)
}

/// A text with holes: the hole's own value when the text is nothing else and it stood outside of a string.
fn fill(text: &str, span: Span, holes: &[(&Value, bool)]) -> Value {
    let mut parts: Vec<Part> = Vec::new();
    let mut reason = None;
    let mut refs: Vec<&Value> = Vec::new();
    for (index, piece) in text.split(OPEN).enumerate() {
        let rest = if index == 0 {
            piece
        } else {
            let Some((number, rest)) = piece.split_once(CLOSE) else { return Value::unknown(Reason::Invalid).at(span) };
            let Some((hole, whole)) = number.parse::<usize>().ok().and_then(|n| holes.get(n)) else {
                return Value::unknown(Reason::Invalid).at(span);
            };
            if *whole {
                return (*hole).clone();
            }
            reason = reason.or_else(|| hole.as_unknown().map(|u| u.reason.clone()));
            refs.push(hole);
            parts.push(Part::Hole((*hole).clone()));
            rest
        };
        if !rest.is_empty() {
            parts.push(Part::Text(rest.into()));
        }
    }
    let mut unknown = Unknown::new(reason.unwrap_or(Reason::TooManyConditions));
    unknown.ty = Some(Type::String);
    unknown.not_null = true;
    unknown.shape = Shape::Template(parts.into());
    refs.into_iter().fold(Value::from_unknown(unknown).at(span), Value::made_from)
}
