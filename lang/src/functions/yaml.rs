//! `yamldecode` and `yamlencode`, as go-cty-yaml reads and writes YAML.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, dates, json, str_arg};
use crate::value::{Field, Fields, Kind, Number, Str, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("yamldecode", &[Param::new("src", Accepts::String)], yamldecode),
    Function::new("yamlencode", &[Param::new("value", Accepts::Any).or_null()], yamlencode).returns(Scalar::String),
];

/// Most values that a document may come to, aliases counted each time: a few lines can otherwise stand for billions.
const MAX_NODES: usize = 1_000_000;

fn yamldecode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let source = str_arg(args, 0)?;
    // Modules that read their settings from files decode the same text in every instance.
    if let Some(known) = DECODED.with_borrow(|decoded| decoded.get(source).cloned()) {
        return Ok(known);
    }
    let value = decode(source)?;
    DECODED.with_borrow_mut(|decoded| {
        if decoded.len() >= MAX_DECODED {
            decoded.clear();
        }
        if source.len() <= MAX_DECODED_TEXT {
            decoded.insert(source.into(), value.clone());
        }
    });
    Ok(value)
}

/// Most documents that a thread remembers, and their largest size in bytes.
const MAX_DECODED: usize = 256;
const MAX_DECODED_TEXT: usize = 64 << 10;

thread_local! {
    static DECODED: RefCell<FxHashMap<Str, Value>> = RefCell::default();
}

fn decode(source: &str) -> Result<Value, FunctionError> {
    let mut loader = Loader { parser: Parser::new_from_str(source), anchors: Vec::new(), nodes: 0 };
    loader.document().map_err(FunctionError::call)
}

struct Loader<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    anchors: Vec<(usize, Value, usize)>,
    nodes: usize,
}

impl<'a> Loader<'a> {
    fn next(&mut self) -> Result<Event<'a>, String> {
        match self.parser.next_event() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => {
                Err(format!("on line {}, column {}: {}", error.marker().line(), error.marker().col() + 1, error.info()))
            }
            None => Ok(Event::StreamEnd),
        }
    }

    fn document(&mut self) -> Result<Value, String> {
        loop {
            match self.next()? {
                Event::StreamEnd => return Err("on line 1, column 1: missing start of document".to_owned()),
                Event::DocumentStart(_) => break,
                _ => {}
            }
        }
        let first = self.next()?;
        let value = self.node(first, 0)?;
        loop {
            match self.next()? {
                Event::StreamEnd => return Ok(value),
                Event::DocumentStart(_) => return Err("unexpected extra content after value".to_owned()),
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'a>, depth: usize) -> Result<Value, String> {
        if depth > json::MAX_DEPTH {
            return Err(format!("nested deeper than {} levels", json::MAX_DEPTH));
        }
        let before = self.nodes;
        self.count(1)?;
        match event {
            Event::Alias(id) => {
                let Some((value, size)) =
                    self.anchors.iter().rev().find(|(a, ..)| *a == id).map(|(_, v, s)| (v.clone(), *s))
                else {
                    return Err("alias of a value that is not complete".to_owned());
                };
                self.count(size)?;
                Ok(value)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let value = scalar(&text, style, tag.as_deref())?;
                self.remember(anchor, &value, before);
                Ok(value)
            }
            Event::SequenceStart(anchor, tag) => {
                check_tag(tag.as_ref(), "seq")?;
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd => break,
                        event => items.push(self.node(event, depth + 1)?),
                    }
                }
                let value = Value::tuple(items);
                self.remember(anchor, &value, before);
                Ok(value)
            }
            Event::MappingStart(anchor, tag) => {
                check_tag(tag.as_ref(), "map")?;
                let value = self.mapping(depth)?;
                self.remember(anchor, &value, before);
                Ok(value)
            }
            _ => Err("unexpected end of document".to_owned()),
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Value, String> {
        let mut entries: Vec<Field> = Vec::new();
        loop {
            let event = self.next()?;
            let merge = match &event {
                Event::MappingEnd => return Ok(Value::object(Fields::new(entries))),
                Event::Scalar(text, ScalarStyle::Plain, _, None) => text == "<<",
                _ => false,
            };
            if merge {
                let event = self.next()?;
                let merged = self.node(event, depth + 1)?;
                let Some(fields) = merged.as_fields() else {
                    return Err(format!("cannot merge {} into mapping", merged.type_name()));
                };
                entries.extend(fields.entries().iter().cloned());
                continue;
            }
            let key = self.node(event, depth + 1)?;
            let key = match Accepts::String.convert(&key) {
                Ok(Value { kind: Kind::String(text), .. }) => text,
                _ => return Err("mapping key must be a string, a number or a bool".to_owned()),
            };
            let event = self.next()?;
            let value = self.node(event, depth + 1)?;
            entries.push(Field { key, at: value.span, value });
        }
    }

    fn count(&mut self, more: usize) -> Result<(), String> {
        self.nodes += more;
        if self.nodes > MAX_NODES { Err(format!("the document holds more than {MAX_NODES} values")) } else { Ok(()) }
    }

    fn remember(&mut self, anchor: usize, value: &Value, before: usize) {
        if anchor != 0 {
            self.anchors.push((anchor, value.clone(), self.nodes - before));
        }
    }
}

fn check_tag(tag: Option<&Cow<'_, Tag>>, expected: &str) -> Result<(), String> {
    match tag {
        Some(tag) if !(tag.is_yaml_core_schema() && tag.suffix == expected) => Err(unsupported(tag)),
        _ => Ok(()),
    }
}

fn unsupported(tag: &Tag) -> String {
    format!("unsupported tag {:?}", format!("{}{}", tag.handle, tag.suffix))
}

/// The value of a scalar, by go-cty-yaml's rules: YAML 1.2 numbers, YAML 1.1 booleans, timestamps as texts.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, String> {
    let kind = match tag {
        None => "",
        Some(tag) if tag.is_yaml_core_schema() => tag.suffix.as_str(),
        Some(tag) if tag.handle == "!" && tag.suffix.is_empty() => "str",
        Some(tag) => return Err(unsupported(tag)),
    };
    let string = || super::text(text.to_owned()).map_err(|e| e.to_string());
    let cannot = || Err(format!("cannot parse {text:?} as !!{kind}"));
    match kind {
        "" | "bool" | "int" | "float" | "null" | "timestamp" => {}
        "str" => return string(),
        "binary" => {
            use base64::Engine as _;
            return match base64::engine::general_purpose::STANDARD.decode(text.replace('\n', "")) {
                Ok(_) => string(),
                Err(_) => Err(format!("cannot parse {text:?} as !!binary: not valid base64")),
            };
        }
        _ => return Err(format!("unsupported tag \"!!{kind}\"")),
    }
    if style != ScalarStyle::Plain && !matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        return string();
    }
    match text {
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => return Ok(true.into()),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => return Ok(false.into()),
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Value::null()),
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" | "-.inf" | "-.Inf" | "-.INF" => {
            return Err("infinity is not supported".to_owned());
        }
        ".nan" | ".NaN" | ".NAN" if kind.is_empty() => return Err("floating point NaN is not supported".to_owned()),
        _ => {}
    }
    if matches!(kind, "" | "timestamp")
        && let Some(timestamp) = dates::yaml_timestamp(text)
    {
        return Ok(timestamp.into());
    }
    let number = number(text);
    match (kind, number) {
        ("" | "int" | "float", Some(number)) => Ok(number.into()),
        ("", None) => string(),
        ("null", _) => Ok(Value::null()),
        _ => cannot(),
    }
}

fn number(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0o") {
        return if digits.starts_with(['+', '-']) { None } else { Number::parse_radix(digits, 8) };
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return if digits.starts_with(['+', '-']) { None } else { Number::parse_radix(digits, 16) };
    }
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    Number::parse(text)
}

fn yamlencode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut out = String::new();
    write(&args[0], 0, false, &mut out)?;
    if matches!(args[0].kind, Kind::Null | Kind::Bool(_) | Kind::Number(_)) {
        // A plain scalar alone could go on, so that its end is marked.
        out.push_str("...\n");
    }
    super::text(out)
}

/// Writes a value in block style, at an indentation; `inline` says that something stands before it in the line.
fn write(value: &Value, indent: usize, inline: bool, out: &mut String) -> Result<(), FunctionError> {
    if indent > 2 * json::MAX_DEPTH {
        return Err(FunctionError::call(format!("the value is nested deeper than {} levels", json::MAX_DEPTH)));
    }
    if out.len() > MAX_TEXT {
        return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
    }
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            if seq.items.is_empty() {
                out.push_str("[]\n");
                return Ok(());
            }
            for (place, item) in seq.items.iter().enumerate() {
                if place > 0 || !inline {
                    out.push_str(&" ".repeat(indent));
                }
                out.push_str("- ");
                write(item, indent + 2, true, out)?;
            }
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            if fields.is_empty() {
                out.push_str("{}\n");
                return Ok(());
            }
            for (place, field) in fields.entries().iter().enumerate() {
                if place > 0 || !inline {
                    out.push_str(&" ".repeat(indent));
                }
                write_key(&field.key, out);
                match &field.value.kind {
                    Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if !seq.items.is_empty() => {
                        out.push('\n');
                        // A sequence in a mapping is not indented further.
                        write(&field.value, indent, false, out)?;
                    }
                    Kind::Map(inner) | Kind::Object(inner) if !inner.is_empty() => {
                        out.push('\n');
                        write(&field.value, indent + 2, false, out)?;
                    }
                    _ => {
                        out.push(' ');
                        write(&field.value, indent + 2, true, out)?;
                    }
                }
            }
        }
        Kind::String(text) if text.contains('\n') && literal_fits(text) => write_literal(text, indent, out),
        Kind::String(text) => {
            write_quoted(text, out);
            out.push('\n');
        }
        Kind::Number(number) => {
            let _ = writeln!(out, "{number}");
        }
        _ => {
            out.push_str(&json::encode(value)?);
            out.push('\n');
        }
    }
    Ok(())
}

fn write_key(key: &Str, out: &mut String) {
    write_quoted(key, out);
    out.push(':');
}

/// Whether a text can stand in a literal block.
fn literal_fits(text: &str) -> bool {
    !text.contains(" \n")
        && !text.ends_with(' ')
        && text.chars().all(|c| {
            c == '\n'
                || (!c.is_control() && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}'..))
        })
}

fn write_literal(text: &str, indent: usize, out: &mut String) {
    let body = text.trim_end_matches('\n');
    // The first line of a block that begins with white space does not show the indentation, so that it is told.
    let told = text.starts_with([' ', '\n']);
    let indent = indent.max(2);
    out.push('|');
    if told {
        out.push('2');
    }
    match text.len() - body.len() {
        0 => out.push('-'),
        1 if !body.is_empty() => {}
        _ => out.push('+'),
    }
    out.push('\n');
    for line in body.split('\n') {
        if !line.is_empty() {
            out.push_str(&" ".repeat(indent));
            out.push_str(line);
        }
        out.push('\n');
    }
    for _ in 1..text.len() - body.len() {
        out.push('\n');
    }
}

fn write_quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\0' => out.push_str("\\0"),
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{b}' => out.push_str("\\v"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            '\u{1b}' => out.push_str("\\e"),
            '\u{85}' => out.push_str("\\N"),
            '\u{2028}' => out.push_str("\\L"),
            '\u{2029}' => out.push_str("\\P"),
            c if c.is_control() && u32::from(c) <= 0xff => out.push_str(&format!("\\x{:02X}", u32::from(c))),
            '\u{feff}' | '\u{fffe}' | '\u{ffff}' => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            '\u{10000}'.. => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}
