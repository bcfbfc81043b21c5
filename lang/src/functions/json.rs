//! `jsonencode` and `jsondecode`, also for texts of which only a part is known: that is how policies with the address of
//! a resource in them are read.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;

use jsonc_parser::{JsonValue, ParseOptions};

use super::partial::{reason, unknown};
use super::strings::TemplateBuilder;
use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Remembered, Scalar, str_arg};
use crate::value::{Field, Fields, Kind, Number, Part, Seq, Shape, Str, Type, Unknown, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("jsondecode", &[Param::new("str", Accepts::String)], jsondecode).itself(),
    Function::new("jsonencode", &[Param::new("val", Accepts::Any).or_null()], jsonencode)
        .itself()
        .returns(Scalar::String),
];

/// Deepest nesting that is read or written.
pub(super) const MAX_DEPTH: usize = 128;

/// The JSON text; when a part of the value is not known, an unknown text that remembers the value.
fn jsonencode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let value = &args[0];
    if value.is_wholly_known() {
        return super::text(encode(value)?);
    }
    Ok(Value::from_unknown(Unknown {
        ty: Some(Type::String),
        not_null: true,
        shape: Shape::Json(value.clone()),
        ..Unknown::new(reason(value))
    }))
}

/// Writes a wholly known value as Terraform does: no spaces, sorted keys, `<`, `>`, `&` and the line separators escaped.
///
/// # Errors
/// When the text is too long or the value too deep.
pub(super) fn encode(value: &Value) -> Result<String, FunctionError> {
    let mut out = String::new();
    write(value, 0, &mut out)?;
    Ok(out)
}

fn write(value: &Value, depth: usize, out: &mut String) -> Result<(), FunctionError> {
    if depth > MAX_DEPTH {
        return Err(FunctionError::call(format!("the value is nested deeper than {MAX_DEPTH} levels")));
    }
    if out.len() > MAX_TEXT {
        return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
    }
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Kind::Number(number) if number.is_infinite() => {
            return Err(FunctionError::call("JSON has no infinite numbers"));
        }
        Kind::Number(number) => {
            let _ = write!(out, "{number}");
        }
        Kind::String(text) => write_string(text, out),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            out.push('[');
            for (place, item) in seq.items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write(item, depth + 1, out)?;
            }
            out.push(']');
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            out.push('{');
            for (place, field) in fields.entries().iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_string(&field.key, out);
                out.push(':');
                write(&field.value, depth + 1, out)?;
            }
            out.push('}');
        }
        Kind::Unknown(_) | Kind::Choice(_) => return Err(FunctionError::call("the value is not wholly known")),
    }
    Ok(())
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

fn jsondecode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let Some(known) = args[0].as_unknown() else {
        let source = str_arg(args, 0)?;
        if let Some(known) = DECODED.with_borrow(|decoded| decoded.get(source)) {
            return Ok(known);
        }
        let value = decode(source).map_err(|e| FunctionError::argument(0, e))?;
        DECODED.with_borrow_mut(|decoded| decoded.insert(source, value.clone()));
        return Ok(value);
    };
    if let Some(refused) = refused_beginning(known.prefix()) {
        return Err(FunctionError::argument(0, format!("a JSON document cannot begin with the character {refused:?}")));
    }
    match &known.shape {
        Shape::Json(value) => Ok(as_decoded(value)),
        Shape::Template(parts) => Ok(decode_template(parts).unwrap_or_else(|| Value::unknown(known.reason.clone()))),
        Shape::None | Shape::Between(..) | Shape::Counted(..) => Ok(Value::unknown(known.reason.clone())),
    }
}

thread_local! {
    static DECODED: RefCell<Remembered<Value>> = RefCell::default();
}

/// The first character of a text that begins so, when no JSON text begins with it. The last character is left out, since
/// what follows may combine with it.
fn refused_beginning(prefix: &str) -> Option<char> {
    let mut chars = prefix.trim_start().chars();
    chars.next_back()?;
    chars.next().filter(|c| !matches!(c, '{' | '[' | '"' | 't' | 'f' | 'n' | '-' | '.' | '0'..='9'))
}

/// The value that its JSON text gives back: lists and sets become tuples, maps become objects.
fn as_decoded(value: &Value) -> Value {
    let kind = match &value.kind {
        Kind::Null => return value.with_kind(Kind::Null).edit_meta(|m| m.ty = None),
        // A scalar that is surely there keeps its type; null has none, and a tuple or an object one that is not known yet.
        Kind::Unknown(unknown) => {
            let ty = unknown.ty.clone().filter(|ty| unknown.not_null && ty.is_scalar());
            let shape = if ty.is_some() { unknown.shape.clone() } else { Shape::None };
            Kind::Unknown(Unknown { ty, shape, ..(**unknown).clone() }.into())
        }
        // What is not known may be equal to another element.
        Kind::Set(set) if set.items.len() > 1 && !set.items.iter().all(Value::is_wholly_known) => {
            return unknown(value, None);
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items = seq.items.iter().map(as_decoded).collect();
            Kind::Tuple(Seq { items, presence: seq.presence.clone(), open: seq.open }.into())
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let entries = fields.entries().iter().map(|f| Field { value: as_decoded(&f.value), ..f.clone() }).collect();
            let mut decoded = Fields::new(entries);
            decoded.open = fields.open;
            Kind::Object(decoded.into())
        }
        Kind::Choice(choice) => {
            let mut builder = crate::value::ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, as_decoded(leaf));
            }
            builder.finish().kind
        }
        Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => return value.clone(),
    };
    value.with_kind(kind)
}

/// Reads a JSON text with holes: each hole is replaced by a placeholder that is found again in the value. `None` when
/// the text is none with placeholders in it, which says nothing about the text with the real values.
fn decode_template(parts: &[Part]) -> Option<Value> {
    // A mark that the known text does not contain.
    let mut mark = "hole".to_owned();
    while parts.iter().any(|p| matches!(p, Part::Text(text) if text.contains(&mark))) {
        mark.push('z');
    }
    let mut text = String::new();
    let mut holes = Vec::new();
    let mut inside = false;
    for part in parts {
        match part {
            Part::Text(known) => {
                let mut escaped = false;
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
                // Outside of a text the placeholder says so: the hole is JSON there, not a part of a text.
                let place = if inside { 's' } else { 'v' };
                let _ = write!(text, "{quote}{mark}{place}{};{quote}", holes.len());
                holes.push(value.clone());
            }
        }
    }
    let value = decode(&text).ok()?;
    fill(&value, &mark, &holes)
}

fn fill(value: &Value, mark: &str, holes: &[Value]) -> Option<Value> {
    Some(match &value.kind {
        Kind::String(text) if text.contains(mark) => fill_text(text, mark, holes)?,
        Kind::Tuple(seq) => Value::tuple(seq.items.iter().map(|v| fill(v, mark, holes)).collect::<Option<_>>()?),
        Kind::Object(fields) => {
            let mut entries = Vec::with_capacity(fields.len());
            let mut open = None;
            for field in fields.entries() {
                let value = fill(&field.value, mark, holes)?;
                if field.key.contains(mark) {
                    // An entry with a key that is not known: there may be any entry.
                    open = Some(reason(&fill_text(&field.key, mark, holes)?));
                } else {
                    entries.push(Field { value, ..field.clone() });
                }
            }
            if let Some(cause) = &open {
                for entry in &mut entries {
                    entry.value = Value::unknown(cause.clone());
                }
            }
            let mut filled = Fields::new(entries);
            filled.open = open.is_some();
            Value::object(filled)
        }
        _ => value.clone(),
    })
}

/// A text with placeholders: the hole itself, or a text with holes.
fn fill_text(text: &str, mark: &str, holes: &[Value]) -> Option<Value> {
    let mut out = TemplateBuilder::default();
    let mut rest = text;
    while let Some(place) = rest.find(mark) {
        out.text(&rest[..place]).ok()?;
        let tail = &rest[place + mark.len()..];
        let json = tail.starts_with('v');
        let (number, after) = tail.get(1..)?.split_once(';')?;
        let hole = holes.get(number.parse::<usize>().ok()?)?;
        if json {
            // Whatever stands there is one JSON value: the one whose encoding was put in, or an unknown one.
            return Some(match hole.as_unknown().map(|u| &u.shape) {
                Some(Shape::Json(value)) => as_decoded(value),
                _ => match hole.as_unknown().map(|u| &u.ty) {
                    Some(Some(Type::Number | Type::Bool)) => hole.clone(),
                    _ => Value::unknown(reason(hole)).made_from(hole),
                },
            });
        }
        out.hole(match &hole.kind {
            Kind::Unknown(_) | Kind::Choice(_) => hole.clone(),
            _ => unknown(hole, Some(Type::String)),
        });
        rest = after;
    }
    out.text(rest).ok()?;
    out.finish().ok()
}

/// Strict JSON.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON text: of repeated keys the last one stays, numbers keep all of their digits (which is why serde_json,
/// reading them as doubles, is not used here).
///
/// # Errors
/// What is wrong with the text.
pub(super) fn decode(text: &str) -> Result<Value, String> {
    let text = &as_go_reads(text)?;
    match jsonc_parser::parse_to_value(text, &STRICT) {
        Ok(Some(value)) => decoded(value, 0),
        Ok(None) => Err("EOF".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Where Go's reader differs from others: halves of surrogate pairs become replacement characters, and what follows the value
/// is not looked at when it begins with a closing bracket.
fn as_go_reads(text: &str) -> Result<Cow<'_, str>, String> {
    let mut out = Cow::Borrowed(text);
    let (mut depth, mut quoted, mut begun) = (0_usize, false, false);
    let mut rest = text.char_indices();
    while let Some((at, c)) = rest.next() {
        match c {
            '\\' if quoted => {
                if let Some(unit) = surrogate(text, at) {
                    let low = surrogate(text, at + 6).is_some_and(|u| u >= 0xdc00);
                    if unit < 0xdc00 && low {
                        rest.nth(10);
                        continue;
                    }
                    out.to_mut().replace_range(at..at + 6, "\\ufffd");
                }
                rest.next();
            }
            '"' => {
                quoted = !quoted;
                begun = true;
            }
            '\0'..'\u{20}' if quoted => return Err(format!("invalid character {c:?} in string literal")),
            _ if quoted => {}
            '{' | '[' => {
                depth += 1;
                begun = true;
            }
            '}' | ']' if depth == 0 && begun => return Ok(out.get(..at).unwrap_or_default().to_owned().into()),
            '}' | ']' => depth = depth.saturating_sub(1),
            ' ' | '\t' | '\n' | '\r' => {}
            c if c.is_whitespace() || c == '\u{feff}' => return Err(format!("invalid character {c:?}")),
            _ => begun = true,
        }
    }
    Ok(out)
}

/// The half of a surrogate pair that is escaped at a place of a text.
fn surrogate(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok().filter(|unit| (0xd800..0xe000).contains(unit))
}

fn decoded(value: JsonValue<'_>, depth: usize) -> Result<Value, String> {
    if depth > MAX_DEPTH {
        return Err(format!("nested deeper than {MAX_DEPTH} levels"));
    }
    Ok(match value {
        JsonValue::Null => Value::null(),
        JsonValue::Boolean(b) => b.into(),
        JsonValue::Number(digits) => {
            Number::parse(digits).ok_or_else(|| format!("{digits} is no number, or out of range"))?.into()
        }
        JsonValue::String(text) => super::text(text.into_owned()).map_err(|e| e.to_string())?,
        JsonValue::Array(items) => {
            Value::tuple(items.into_iter().map(|item| decoded(item, depth + 1)).collect::<Result<_, _>>()?)
        }
        JsonValue::Object(entries) => {
            let mut fields = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let value = decoded(value, depth + 1)?;
                if !key.is_ascii() && !unicode_normalization::is_nfc(&key) {
                    return Err(format!("unsupported attribute {key:?}: it is not in the normal form of Unicode"));
                }
                fields.push(Field { key: Str::from(&*key), at: value.span, value });
            }
            Value::object(Fields::new(fields))
        }
    })
}
