//! Documents of YAML and JSON, with the place of every value and the tags of YAML kept: `!Ref`, `!Sub`.
//!
//! `yamldecode` and `jsondecode` give values; this is for files whose places matter.

mod repair;

use jsonc_parser::ast;
use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};

use repair::Letters;

use super::json;
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};
use crate::value::{Number, Str};

/// Most values that the documents of a file may come to, aliases counted each time: a few lines can otherwise stand for
/// billions.
const MAX_NODES: usize = 2_000_000;

/// Deepest nesting of a document.
pub const MAX_DOCUMENT_NESTING: usize = 64;

/// The documents of a file.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    /// All that could be read, in their order.
    pub documents: Vec<Node>,
    /// What is wrong with the text: keys that stand twice, and where reading ended.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text could not be read to its end.
    pub incomplete: bool,
}

/// A value of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// The tag that is written before it, without its exclamation mark: `Ref`. Tags of YAML's own are not kept.
    pub tag: Option<Str>,
    /// Where it stands, with its tag and its anchor; for an alias, where that stands which it is an alias of.
    pub span: Span,
}

/// The kinds of values.
#[derive(Clone, PartialEq, Debug)]
pub enum NodeKind {
    /// `null`, `~`, nothing.
    Null,
    /// `true`, `false` in the forms of the version of YAML.
    Bool(bool),
    /// A number; the text as it is written, since `0123` may be an account.
    Number(Number, Str),
    /// A text.
    String(Str),
    /// A list.
    Sequence(Vec<Node>),
    /// Entries in their order. A key that stands twice is there once, with the last value.
    Mapping(Vec<Entry>),
}

/// An entry of a mapping.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key.
    pub key: Str,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// The whole entry: key and value; only the key where the value is written before it, and an alias stands here.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key_span.until(self.value.span)
    }
}

impl Node {
    /// The entry of that key, in a mapping.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of that key, in a mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entries of a mapping; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            NodeKind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar without a tag, numbers as they are written.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::String(text) | NodeKind::Number(_, text) if self.tag.is_none() => Some(text),
            NodeKind::Bool(value) if self.tag.is_none() => Some(if *value { "true" } else { "false" }),
            _ => None,
        }
    }
}

/// Which texts without quotes are booleans and numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum YamlVersion {
    /// `yes`, `no`, `on` and `off` are booleans, too. <https://yaml.org/type/bool.html>
    V1_1,
    /// Those of the core schema of YAML 1.2.
    V1_2,
}

/// Reads the documents of a file of YAML. JSON is YAML, but [`parse_json_document`] is stricter and faster.
///
/// What readers of YAML 1.1 read is read, too. Of a text that is broken everything is read but the entries that are.
#[must_use]
pub fn parse_yaml_documents(file: FileId, text: &str) -> Documents {
    parse_yaml_of_version(file, text, YamlVersion::V1_2)
}

/// Reads the documents of a file of YAML of that version.
#[must_use]
pub fn parse_yaml_of_version(file: FileId, text: &str, version: YamlVersion) -> Documents {
    let places = Places::new(text);
    let file = (file, version);
    let first = attempt(file, (text, text), places);
    let Some(mut stop) = first.stop else {
        return Documents { documents: first.documents, diagnostics: first.diagnostics, incomplete: false };
    };
    let mut letters = Letters::new(text);
    let mut spent = first.nodes;
    if let Some(indented) = stop.indentation.then(|| letters.indented()).flatten() {
        let again = indented.attempt(file, text);
        spent += again.nodes;
        match again.stop {
            Some(next) => (stop, letters) = (next, indented),
            None => return Documents { documents: again.documents, diagnostics: again.diagnostics, incomplete: false },
        }
    }
    let (salvaged, mut diagnostics) = letters.salvaged(&mut |part| {
        if spent > MAX_NODES * 2 {
            return Some(Diagnostic::error(
                "this is not read, since what stands before it is too much",
                part.span(file),
            ));
        }
        let alone = part.attempt(file, text);
        spent += alone.nodes;
        // An anchor may stand in another part.
        let elsewhere = |stop: &Stop| {
            let place = stop.diagnostic.span.start as usize;
            let alias = text.get(place..).and_then(|rest| rest.strip_prefix('*')).filter(|_| stop.anchor);
            let name =
                alias.map(|alias| alias.split([' ', '\t', '\r', '\n', ',', ']', '}']).next().unwrap_or_default());
            name.is_some_and(|name| text.contains(&format!("&{name}")))
        };
        alone.stop.filter(|stop| !elsewhere(stop)).map(|stop| stop.diagnostic)
    });
    let rest = salvaged.attempt(file, text);
    if diagnostics.is_empty() || rest.stop.is_some() {
        diagnostics.insert(0, stop.diagnostic);
    }
    diagnostics.extend(rest.diagnostics);
    Documents { documents: rest.documents, diagnostics, incomplete: true }
}

/// What came of reading a text once.
struct Attempt {
    documents: Vec<Node>,
    diagnostics: Vec<Diagnostic>,
    stop: Option<Stop>,
    nodes: usize,
}

/// Where reading ended.
struct Stop {
    diagnostic: Diagnostic,
    /// Whether it was for the indentation.
    indentation: bool,
    /// Whether it was for an alias of nothing.
    anchor: bool,
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, indentation: false, anchor: false }
    }
}

/// Reads a text that stands for a file's.
fn attempt((file, version): (FileId, YamlVersion), (whole, text): (&str, &str), places: Places) -> Attempt {
    let mut loader = Loader {
        file,
        version,
        text: whole,
        places,
        parser: Parser::new_from_str(text),
        anchors: Vec::new(),
        nodes: 0,
        diagnostics: Vec::new(),
    };
    let mut documents = Vec::new();
    let stop = loader.documents(&mut documents).err();
    Attempt { documents, diagnostics: loader.diagnostics, stop, nodes: loader.nodes }
}

impl Letters {
    fn attempt(&self, file: (FileId, YamlVersion), whole: &str) -> Attempt {
        let (text, bytes) = self.to_text();
        attempt(file, (whole, &text), Places { bytes: Some(bytes), length: (self.end() as usize).min(whole.len()) })
    }

    /// Where it begins.
    fn span(&self, file: (FileId, YamlVersion)) -> Span {
        let at = self.byte(0).unwrap_or_default() as usize;
        Span::new(file.0, at, at)
    }
}

/// Reads a file of JSON.
#[must_use]
pub fn parse_json_document(file: FileId, text: &str) -> Documents {
    match json::parse_document(file, text) {
        Ok(tree) => {
            let mut diagnostics = Vec::new();
            let node = of_json(file, &tree, &mut diagnostics);
            Documents { documents: vec![node], diagnostics, incomplete: false }
        }
        Err(diagnostic) => Documents { diagnostics: vec![diagnostic], incomplete: true, ..Documents::default() },
    }
}

fn of_json(file: FileId, tree: &ast::Value<'_>, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let span = json::span(file, tree);
    let kind = match tree {
        ast::Value::NullKeyword(_) => NodeKind::Null,
        ast::Value::BooleanLit(literal) => NodeKind::Bool(literal.value),
        ast::Value::NumberLit(literal) => match Number::parse(literal.value) {
            Some(number) => NodeKind::Number(number, literal.value.into()),
            None => NodeKind::String(literal.value.into()),
        },
        ast::Value::StringLit(literal) => NodeKind::String(literal.value.as_ref().into()),
        ast::Value::Array(array) => {
            NodeKind::Sequence(array.elements.iter().map(|element| of_json(file, element, diagnostics)).collect())
        }
        ast::Value::Object(object) => {
            let mut mapping = Mapping::default();
            for property in &object.properties {
                let key_span = json::key_span(file, property);
                let value = of_json(file, &property.value, diagnostics);
                mapping.push(Entry { key: property.name.as_str().into(), key_span, value }, diagnostics);
            }
            NodeKind::Mapping(mapping.entries)
        }
    };
    Node { kind, tag: None, span }
}

/// Entries in the making.
#[derive(Default)]
struct Mapping {
    entries: Vec<Entry>,
    /// Places of the keys, once there are enough of them to be worth it.
    places: FxHashMap<Str, usize>,
}

impl Mapping {
    fn push(&mut self, entry: Entry, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(before) = self.place(&entry.key).and_then(|place| self.entries.get_mut(place)) {
            let message = format!("the key \"{}\" stands twice; the last one counts", entry.key.escape_debug());
            diagnostics.push(Diagnostic::warning(message, entry.key_span));
            *before = entry;
            return;
        }
        if self.entries.len() >= 16 {
            if self.places.is_empty() {
                self.places = self.entries.iter().map(|e| e.key.clone()).zip(0..).collect();
            }
            self.places.insert(entry.key.clone(), self.entries.len());
        }
        self.entries.push(entry);
    }

    fn place(&self, key: &str) -> Option<usize> {
        if self.places.is_empty() {
            return self.entries.iter().position(|entry| entry.key == key);
        }
        self.places.get(key).copied()
    }
}

/// From characters, which the reader counts, to bytes.
struct Places {
    /// Nothing where all characters are one byte long.
    bytes: Option<Vec<u32>>,
    length: usize,
}

impl Places {
    fn new(text: &str) -> Self {
        let bytes = (!text.is_ascii()).then(|| {
            let starts = text.char_indices().map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX));
            starts.collect()
        });
        Self { bytes, length: text.len() }
    }

    fn byte(&self, character: usize) -> usize {
        match &self.bytes {
            None => character.min(self.length),
            Some(bytes) => bytes.get(character).map_or(self.length, |at| *at as usize),
        }
    }
}

struct Loader<'a> {
    file: FileId,
    version: YamlVersion,
    text: &'a str,
    places: Places,
    parser: Parser<'a, StrInput<'a>>,
    anchors: Vec<(usize, Node, usize)>,
    nodes: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Loader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), Stop> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let span = self.span(span.start.index(), span.end.index());
                Ok((event, span))
            }
            Some(Err(error)) => {
                let at = self.places.byte(error.marker().index());
                let said = error.info();
                let mut diagnostic =
                    Diagnostic::error(format!("this is not YAML: {said}"), Span::new(self.file, at, at));
                let line = self.text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
                if said.contains("tab")
                    || line.ends_with('\t')
                    || self.text.get(at..).is_some_and(|rest| rest.starts_with('\t'))
                {
                    diagnostic = diagnostic.with_help("put spaces here instead of the tab");
                }
                let (indentation, anchor) = (said.contains("indentation"), said.contains("unknown anchor"));
                Err(Stop { diagnostic, indentation, anchor })
            }
            None => Ok((Event::StreamEnd, Span::NONE)),
        }
    }

    /// Without the white space and comments behind a value, which the reader counts to some.
    fn span(&self, start: usize, end: usize) -> Span {
        let start = self.places.byte(start);
        let end = self.places.byte(end).max(start);
        let within = self.text.get(start..end).unwrap_or_default();
        Span::new(self.file, start, start + within.trim_end().len())
    }

    fn documents(&mut self, documents: &mut Vec<Node>) -> Result<(), Stop> {
        loop {
            match self.next()?.0 {
                Event::StreamEnd => return Ok(()),
                Event::DocumentStart(_) => {
                    self.anchors.clear();
                    let (event, span) = self.next()?;
                    let node = self.node(event, span, 0)?;
                    documents.push(node);
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node, Stop> {
        if depth > MAX_DOCUMENT_NESTING {
            let message = format!("this is nested deeper than {MAX_DOCUMENT_NESTING} levels");
            return Err(Diagnostic::error(message, span).into());
        }
        let before = self.nodes;
        self.count(1, span)?;
        let (kind, tag, span, anchor) = match event {
            Event::Alias(id) => {
                let known = self.anchors.iter().rev().find(|(anchor, ..)| *anchor == id);
                let Some((node, size)) = known.map(|(_, node, size)| (node.clone(), *size)) else {
                    return Err(Diagnostic::error("this alias stands for a value that it is a part of", span).into());
                };
                self.count(size, span)?;
                return Ok(node);
            }
            Event::Scalar(text, style, anchor, tag) => {
                let span = match style {
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => self.quoted(span),
                    _ => span,
                };
                let tag = tag.as_deref().map(name_of);
                let mut text = text;
                // The last line of a block ends as the file does, which the reader does not look at.
                let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                if block && span.end as usize == self.text.len() && text.ends_with('\n') && !self.text.ends_with('\n') {
                    text.to_mut().pop();
                }
                let kind = match &tag {
                    Some(Named::Text) => NodeKind::String(text.as_ref().into()),
                    _ if style == ScalarStyle::Plain => plain(&text, self.version),
                    _ => NodeKind::String(text.as_ref().into()),
                };
                (kind, tag.and_then(Named::own), span, anchor)
            }
            Event::SequenceStart(anchor, tag) => {
                let tag = tag.as_deref().map(name_of).and_then(Named::own);
                let mut items = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => break end,
                        (event, span) => items.push(self.node(event, span, depth + 1)?),
                    }
                };
                let last = items.last().map_or(span, |item| item.span);
                (NodeKind::Sequence(items), tag, self.whole(span, last, end), anchor)
            }
            Event::MappingStart(anchor, tag) => {
                let tag = tag.as_deref().map(name_of).and_then(Named::own);
                let (entries, end) = self.mapping(depth)?;
                let last = entries.iter().map(|entry| entry.value.span).max_by_key(|span| span.end).unwrap_or(span);
                (NodeKind::Mapping(entries), tag, self.whole(span, last, end), anchor)
            }
            _ => return Err(Diagnostic::error("this is not YAML: the document ends here", span).into()),
        };
        let node = Node { kind, tag, span };
        if anchor != 0 {
            self.anchors.push((anchor, node.clone(), self.nodes - before));
        }
        Ok(node)
    }

    /// A text in quotes without what comes behind it: the reader counts comments to it.
    fn quoted(&self, span: Span) -> Span {
        let within = span.text(self.text);
        // Before the quote there may be a tag and an anchor, neither of which has one.
        let Some(start) = within.find(['"', '\'']) else { return span };
        let mut rest = within.char_indices().skip_while(|(at, _)| *at <= start).peekable();
        let double = within.get(start..).is_some_and(|text| text.starts_with('"'));
        while let Some((at, character)) = rest.next() {
            match character {
                '\\' if double => drop(rest.next()),
                '\'' if !double && rest.peek().is_some_and(|(_, next)| *next == '\'') => drop(rest.next()),
                '"' if double => return Span::new(span.file, span.start as usize, span.start as usize + at + 1),
                '\'' if !double => return Span::new(span.file, span.start as usize, span.start as usize + at + 1),
                _ => {}
            }
        }
        span
    }

    /// From the beginning of a collection to its closing bracket, or to the end of its last part.
    fn whole(&self, start: Span, last: Span, end: Span) -> Span {
        let bracket = self.text.as_bytes().get(end.start as usize);
        let closed = end.end > end.start && last.end <= end.end && matches!(bracket, Some(b']' | b'}'));
        let end = if closed { end.start + 1 } else { last.end };
        Span { end: end.max(start.start), ..start }
    }

    fn mapping(&mut self, depth: usize) -> Result<(Vec<Entry>, Span), Stop> {
        let mut mapping = Mapping::default();
        let mut merged: Vec<Entry> = Vec::new();
        loop {
            let (event, key_span) = self.next()?;
            let merges = match &event {
                Event::MappingEnd => {
                    // What is written beside a merged mapping counts for more, and of several the first.
                    for entry in merged {
                        if mapping.place(&entry.key).is_none() {
                            mapping.push(entry, &mut self.diagnostics);
                        }
                    }
                    return Ok((mapping.entries, key_span));
                }
                Event::Scalar(text, ScalarStyle::Plain, _, None) => text == "<<",
                _ => false,
            };
            let key = match &event {
                Event::Scalar(text, ScalarStyle::Plain, ..) if text.is_empty() => {
                    return Err(Diagnostic::error("this entry has no key", key_span).into());
                }
                Event::Scalar(text, ..) => Str::from(text.as_ref()),
                _ => {
                    let node = self.node(event, key_span, depth + 1)?;
                    let Some(text) = node.as_str() else {
                        return Err(Diagnostic::error("the key of an entry must be a text", key_span).into());
                    };
                    text.into()
                }
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if merges {
                let several = if value.items().is_empty() { vec![value] } else { value.items().to_vec() };
                merged.extend(several.iter().flat_map(Node::entries).cloned());
                continue;
            }
            mapping.push(Entry { key, key_span, value }, &mut self.diagnostics);
        }
    }

    fn count(&mut self, more: usize, span: Span) -> Result<(), Stop> {
        self.nodes += more;
        if self.nodes > MAX_NODES {
            let message = format!("the file comes to more than {MAX_NODES} values, its aliases counted");
            return Err(Diagnostic::error(message, span).into());
        }
        Ok(())
    }
}

/// What a tag says.
enum Named {
    /// A tag of YAML's own for texts.
    Text,
    /// Another one of YAML's own.
    Core,
    Own(Str),
}

impl Named {
    fn own(self) -> Option<Str> {
        match self {
            Self::Own(name) => Some(name),
            _ => None,
        }
    }
}

fn name_of(tag: &Tag) -> Named {
    let core = if tag.is_yaml_core_schema() {
        Some(tag.suffix.as_str())
    } else {
        tag.suffix.strip_prefix("tag:yaml.org,2002:")
    };
    match core {
        Some("str" | "binary") => Named::Text,
        Some(_) => Named::Core,
        // A single exclamation mark makes a text of anything.
        None if matches!(tag.suffix.as_str(), "" | "!") => Named::Text,
        None => Named::Own(tag.suffix.as_str().into()),
    }
}

/// A scalar without quotes, by the core schema of YAML 1.2. What only looks like a number to some readers, with a leading
/// zero or an underscore, is a text.
fn plain(text: &str, version: YamlVersion) -> NodeKind {
    match text {
        // A single letter is a text to those that read YAML 1.1, other than its documents have it.
        "yes" | "Yes" | "YES" | "on" | "On" | "ON" if version == YamlVersion::V1_1 => return NodeKind::Bool(true),
        "no" | "No" | "NO" | "off" | "Off" | "OFF" if version == YamlVersion::V1_1 => return NodeKind::Bool(false),
        "" | "~" | "null" | "Null" | "NULL" => return NodeKind::Null,
        "true" | "True" | "TRUE" => return NodeKind::Bool(true),
        "false" | "False" | "FALSE" => return NodeKind::Bool(false),
        _ => {}
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.contains(|c: char| c.is_ascii_digit())
        && !(digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."))
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'));
    match Number::parse(text.strip_prefix('+').unwrap_or(text)).filter(|_| number) {
        Some(number) => NodeKind::Number(number, text.into()),
        None => NodeKind::String(text.into()),
    }
}
