//! `yamldecode` and `yamlencode`, as go-cty-yaml reads and writes YAML.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Remembered, Scalar, dates, json, str_arg};
use crate::value::{Field, Fields, Kind, Number, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("yamldecode", &[Param::new("src", Accepts::String)], yamldecode),
    Function::new("yamlencode", &[Param::new("value", Accepts::Any).or_null()], yamlencode).returns(Scalar::String),
];

/// Most values that a document may come to, aliases counted each time: a few lines can otherwise stand for billions.
const MAX_NODES: usize = 1_000_000;

fn yamldecode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let source = str_arg(args, 0)?;
    if let Some(known) = DECODED.with_borrow(|decoded| decoded.get(source)) {
        return Ok(known);
    }
    let value = decode(source)?;
    DECODED.with_borrow_mut(|decoded| decoded.insert(source, value.clone()));
    Ok(value)
}

thread_local! {
    static DECODED: RefCell<Remembered<Value>> = RefCell::default();
}

fn decode(source: &str) -> Result<Value, FunctionError> {
    beginning(source).map_err(FunctionError::call)?;
    load(source).or_else(|error| {
        let changed = tolerated(source).filter(|changed| changed != source);
        changed.and_then(|changed| load(&changed).ok()).ok_or(FunctionError::call(error))
    })
}

fn load(source: &str) -> Result<Value, String> {
    // YAML 1.1 does not know the escape of a slash.
    let escapes_slashes = source.contains("\\/");
    Loader { source, escapes_slashes, parser: Parser::new_from_str(source), anchors: Vec::new(), nodes: 0 }.document()
}

/// What Go's reader minds before the first document, and this one does not: directives, an end of a document that has not
/// begun, and a tab for indentation.
fn beginning(source: &str) -> Result<(), String> {
    let mut lines = source.lines().enumerate().filter(|(_, line)| {
        let content = line.trim_start();
        !content.is_empty() && !content.starts_with('#')
    });
    while let Some((number, line)) = lines.next() {
        let wrong = |what: &str| Err(format!("on line {}, column 1: {what}", number + 1));
        let mut words = line.split_whitespace();
        match words.next() {
            Some("%YAML") if words.next() == Some("1.1") => {}
            Some("%YAML") => return wrong("found incompatible YAML document"),
            Some("%TAG") => {}
            Some(word) if line.starts_with('%') => return wrong(&format!("found unknown directive name {word:?}")),
            Some("...") if line.starts_with("...") && lines.next().is_some() => {
                return wrong("did not find expected <document start>");
            }
            _ if line.starts_with(|c: char| c.is_whitespace()) && line.trim_start_matches(' ').starts_with('\t') => {
                return wrong("found character that cannot start any token");
            }
            _ => break,
        }
    }
    Ok(())
}

/// The text with what Go's reader takes and this one does not, written as both take it: lines inside of brackets that are not
/// indented, and tabs behind a colon.
fn tolerated(source: &str) -> Option<String> {
    const DEEP: &str = "                                        ";
    let mut out = String::with_capacity(2 * source.len());
    let (mut depth, mut quote, mut block): (usize, Option<char>, Option<usize>) = (0, None, None);
    for line in source.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if block.is_some_and(|header| indent > header || content.trim().is_empty()) {
            out.push_str(line);
            continue;
        }
        block = None;
        if depth > 0 && quote.is_none() {
            out.push_str(DEEP);
        }
        let mut before = ' ';
        let mut starts = true;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            out.push(c);
            match (quote, c) {
                (Some('"'), '\\') => out.extend(chars.next()),
                (Some(open), c) if open == c => quote = None,
                (Some(_), _) => {}
                (None, '"' | '\'') if starts => quote = Some(c),
                (None, '[' | '{') if starts || depth > 0 => depth += 1,
                (None, ']' | '}') => depth = depth.saturating_sub(1),
                (None, '#') if before.is_whitespace() => {
                    out.extend(chars.by_ref());
                    break;
                }
                (None, ':') if chars.peek() == Some(&'\t') => {
                    while chars.next_if_eq(&'\t').is_some() {
                        out.push(' ');
                    }
                }
                _ => {}
            }
            if !c.is_whitespace() {
                starts = matches!(c, ':' | '-' | ',' | '[' | '{' | '?');
            }
            before = c;
        }
        let header = line.trim_end().trim_end_matches(['-', '+', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        if depth == 0 && quote.is_none() && header.ends_with(['|', '>']) {
            block = Some(indent);
        }
    }
    Some(out)
}

struct Loader<'a> {
    source: &'a str,
    escapes_slashes: bool,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    anchors: Vec<(usize, Value, usize)>,
    nodes: usize,
}

impl<'a> Loader<'a> {
    fn next(&mut self) -> Result<Event<'a>, String> {
        match self.parser.next_event() {
            Some(Ok((Event::Scalar(text, style, anchor, tag), span)))
                if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) =>
            {
                // A block that the end of the text ends has no line end there.
                let unended = text.ends_with('\n')
                    && !self.source.ends_with(['\n', '\r'])
                    && span.end.index() >= self.source.chars().count();
                let text =
                    if unended { text.get(..text.len() - 1).unwrap_or_default().to_owned().into() } else { text };
                Ok(Event::Scalar(text, style, anchor, tag))
            }
            Some(Ok((Event::Scalar(_, ScalarStyle::DoubleQuoted, ..), span)))
                if self.escapes_slashes && self.escapes_slash(span.start.index(), span.end.index()) =>
            {
                Err(format!("on line {}: found unknown escape character", span.start.line()))
            }
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => {
                Err(format!("on line {}, column {}: {}", error.marker().line(), error.marker().col() + 1, error.info()))
            }
            None => Ok(Event::StreamEnd),
        }
    }

    /// Whether a slash is escaped between two characters of the source.
    fn escapes_slash(&self, start: usize, end: usize) -> bool {
        let mut escaped = false;
        self.source.chars().skip(start).take(end.saturating_sub(start)).any(|c| {
            let found = escaped && c == '/';
            escaped = c == '\\' && !escaped;
            found
        })
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
                Event::Scalar(text, _, _, None) => text == "<<",
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
        Some(tag) if core_name(tag) != Some(expected) => Err(unsupported(tag)),
        _ => Ok(()),
    }
}

/// The name of a tag of YAML's own, however it is written.
fn core_name(tag: &Tag) -> Option<&str> {
    if tag.is_yaml_core_schema() { Some(&tag.suffix) } else { tag.suffix.strip_prefix("tag:yaml.org,2002:") }
}

fn unsupported(tag: &Tag) -> String {
    format!("unsupported tag {:?}", format!("{}{}", tag.handle, tag.suffix))
}

/// The value of a scalar, by go-cty-yaml's rules: YAML 1.2 numbers, YAML 1.1 booleans, timestamps as texts.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Result<Value, String> {
    let kind = match tag {
        None => "",
        Some(tag) if tag.handle == "!" && tag.suffix.is_empty() => "str",
        Some(tag) => core_name(tag).ok_or_else(|| unsupported(tag))?,
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
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return infinity("Inf"),
        "-.inf" | "-.Inf" | "-.INF" => return infinity("-Inf"),
        ".nan" | ".NaN" | ".NAN" if kind.is_empty() => return Err("floating point NaN is not supported".to_owned()),
        _ => {}
    }
    if matches!(kind, "" | "timestamp")
        && let Some(timestamp) = dates::yaml_timestamp(text)
    {
        return Ok(timestamp.into());
    }
    let number = match kind {
        "int" | "float" => number(&text.replace('_', "")),
        _ => number(text),
    };
    match (kind, number) {
        ("" | "int" | "float", Some(number)) => Ok(number.into()),
        ("", None) => string(),
        ("null", _) => Ok(Value::null()),
        _ => cannot(),
    }
}

fn infinity(text: &str) -> Result<Value, String> {
    Number::parse(text).map(Value::from).ok_or_else(|| "infinity is not supported".to_owned())
}

fn number(text: &str) -> Option<Number> {
    if let Some(digits) = text.strip_prefix("0o") {
        return if digits.starts_with(['+', '-']) { None } else { Number::parse_radix(digits, 8) };
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return if digits.starts_with(['+', '-']) { None } else { Number::parse_radix(digits, 16) };
    }
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !body.starts_with(|c: char| c.is_ascii_digit() || c == '.') || body.contains(['p', 'P']) {
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
                if field.key.contains(BREAKS) || field.key.len() > MAX_SIMPLE_KEY {
                    out.push_str("? ");
                    write_string(&field.key, indent + 2, out);
                    out.push_str(&" ".repeat(indent));
                    out.push_str(": ");
                    write(&field.value, indent + 2, true, out)?;
                    continue;
                }
                write_quoted(&field.key, None, out);
                out.push(':');
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
        Kind::String(text) => write_string(text, indent, out),
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

/// Line ends, of which a key holds none when it is to stand before a colon in one line.
const BREAKS: [char; 5] = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];

/// Most bytes of such a key.
const MAX_SIMPLE_KEY: usize = 128;

/// Lines are broken at the next space behind this many characters.
const WIDTH: usize = 80;

/// Writes a text and ends the line.
fn write_string(text: &str, indent: usize, out: &mut String) {
    if text.contains('\n') && literal_fits(text) {
        write_literal(text, indent, out);
    } else {
        write_quoted(text, Some(indent.max(2)), out);
        out.push('\n');
    }
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

/// Writes a text between double quotes; it goes on in further lines at an indentation, when there is one.
fn write_quoted(text: &str, indent: Option<usize>, out: &mut String) {
    let mut column = out.chars().rev().take_while(|c| *c != '\n').count() + 1;
    let mut spaces = false;
    // Behind a byte order mark everything is escaped.
    let marked = text.starts_with('\u{feff}');
    out.push('"');
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let before = out.len();
        match c {
            ' ' if !marked => {
                if let (Some(indent), Some(next)) = (indent, next)
                    && column > WIDTH
                    && !spaces
                    && at > 0
                {
                    out.push('\n');
                    out.push_str(&" ".repeat(indent));
                    column = indent;
                    if next == ' ' {
                        out.push('\\');
                        column += 1;
                    }
                } else {
                    out.push(' ');
                    column += 1;
                }
                spaces = true;
                continue;
            }
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
            '\u{a0}' if marked => out.push_str("\\_"),
            '\u{10000}'.. => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c if u32::from(c) <= 0xff && (marked || c.is_control()) => {
                out.push_str(&format!("\\x{:02X}", u32::from(c)));
            }
            c if marked || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c => out.push(c),
        }
        spaces = false;
        column += out.get(before..).map_or(0, |written| written.chars().count());
    }
    out.push('"');
}
