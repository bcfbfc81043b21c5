//! Suppressing a finding where it is shown: the edits that write a comment, or metadata where there are no comments.

use std::ops::Range;

use bartizan_lang::Span;
use bartizan_lang::syntax::ast::Body;
use bartizan_lang::syntax::document::{Entry, Node, NodeKind, parse_json_document, parse_yaml_documents};
use bartizan_lang::syntax::{parse_hcl, parse_tfvars};
use bartizan_lsp::analyzer::Edits;

use crate::source::SourceFile;

/// What stands for the reason until somebody writes one.
const REASON: &str = "TODO: say why";

/// The sections of a template whose entries are resources, in the words of CloudFormation and of Pulumi.
const RESOURCES: &[&str] = &["Resources", "resources"];

/// The ways to suppress a check at a place of a file: a title and the edits of each, the narrowest first.
pub(super) fn ways(file: &SourceFile, span: Span, id: &str) -> Vec<(String, Edits)> {
    let text = file.text();
    let Some(name) = file.path().and_then(|path| path.file_name()) else { return Vec::new() };
    let Some((_, extension)) = name.rsplit_once('.') else { return Vec::new() };
    let at = span.start as usize;
    let places = match extension {
        "tf" | "tofu" | "hcl" => {
            let parsed = parse_hcl(file.id(), text);
            let mut statements = Vec::new();
            statements_around(&parsed.body, span.start, &mut statements);
            Places::of(&statements, 0, text)
        }
        "tfvars" => {
            let parsed = parse_tfvars(file.id(), text);
            let mut statements = Vec::new();
            statements_around(&parsed.body, span.start, &mut statements);
            Places::of(&statements, usize::MAX, text)
        }
        "yaml" | "yml" | "template" if !text.trim_start().starts_with('{') => in_yaml(file, at),
        "json" | "yaml" | "yml" | "template" => return in_json(file, at, id).into_iter().collect(),
        _ => return Vec::new(),
    };
    let comment = |line: usize| {
        let rest = text.get(line..).unwrap_or_default();
        let indentation: String = rest.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        vec![(line..line, format!("{indentation}# bartizan:ignore {id} {REASON}{}", line_break(text)))]
    };
    let mut found = Vec::new();
    if let Some(line) = places.narrow {
        found.push((format!("Suppress {id} on this line, with a reason"), comment(line)));
    }
    if let Some(line) = places.wide.filter(|wide| places.narrow != Some(*wide)) {
        found.push((format!("Suppress {id} in the whole block, with a reason"), comment(line)));
    }
    found
}

/// The lines above which a comment is about a place alone, and about the block that it is in.
#[derive(Default)]
struct Places {
    narrow: Option<usize>,
    wide: Option<usize>,
}

impl Places {
    /// The places among statements around one, the outermost first; `block` is the one that is the block.
    fn of(statements: &[usize], block: usize, text: &str) -> Self {
        let begins = |at: &&usize| beginning(text, **at).is_some();
        let narrow = statements.iter().rev().find(begins).and_then(|at| beginning(text, *at));
        let wide = statements.get(block).and_then(|at| beginning(text, *at));
        match (narrow, wide) {
            // A finding about the block as a whole has no line of its own.
            (Some(narrow), Some(wide)) if narrow == wide => Self { narrow: None, wide: Some(wide) },
            (narrow, wide) => Self { narrow, wide },
        }
    }
}

/// The beginning of the line that begins with what stands at an offset.
fn beginning(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let line = before.rfind('\n').map_or(0, |line| line + 1);
    before.get(line..)?.chars().all(|c| matches!(c, ' ' | '\t')).then_some(line)
}

fn line_break(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where the blocks and the attribute around a place begin, the outermost first.
fn statements_around(body: &Body, at: u32, found: &mut Vec<usize>) {
    let holds = |span: Span| span.start <= at && at < span.end.max(span.start + 1);
    if let Some(attribute) = body.attributes.iter().find(|attribute| holds(attribute.span)) {
        found.push(attribute.span.start as usize);
    } else if let Some(block) = body.blocks.iter().find(|block| holds(block.span)) {
        found.push(block.span.start as usize);
        statements_around(&block.body, at, found);
    }
}

/// The same in YAML: the innermost entry or element that begins its line, and the resource.
fn in_yaml(file: &SourceFile, at: usize) -> Places {
    let text = file.text();
    let read = parse_yaml_documents(file.id(), text);
    let mut lines = Vec::new();
    let mut resource = None;
    for document in &read.documents {
        entries_around(document, at, &mut Vec::new(), &mut |path, start| {
            let Some(line) = line_of_entry(text, start) else { return };
            if path.len() == 2 && path.first().is_some_and(|first| RESOURCES.contains(first)) {
                resource = Some(line);
            }
            lines.push(line);
        });
    }
    let narrow = lines.pop();
    Places { narrow: narrow.filter(|_| narrow != resource), wide: resource }
}

/// The entries and elements around a place, the outermost first: the keys that lead there, and where it begins.
fn entries_around<'n>(node: &'n Node, at: usize, path: &mut Vec<&'n str>, tell: &mut dyn FnMut(&[&str], usize)) {
    let holds = |range: Range<usize>| range.start <= at && at < range.end.max(range.start + 1);
    let range = |span: Span| span.start as usize..span.end as usize;
    match &node.kind {
        NodeKind::Mapping(entries) => {
            if let Some(entry) = entries.iter().find(|entry| holds(range(entry.span()))) {
                path.push(&entry.key);
                tell(path, entry.key_span.start as usize);
                entries_around(&entry.value, at, path, tell);
            }
        }
        NodeKind::Sequence(items) => {
            if let Some(item) = items.iter().find(|item| holds(range(item.span))) {
                path.push("");
                tell(path, item.span.start as usize);
                entries_around(item, at, path, tell);
            }
        }
        _ => {}
    }
}

/// The beginning of the line of an entry, when nothing but dashes stands before it.
fn line_of_entry(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let line = before.rfind('\n').map_or(0, |line| line + 1);
    before.get(line..)?.chars().all(|c| matches!(c, ' ' | '-')).then_some(line)
}

/// The way in a template in JSON: an entry in the resource's metadata, in the words of Checkov.
fn in_json(file: &SourceFile, at: usize, id: &str) -> Option<(String, Edits)> {
    let text = file.text();
    let read = parse_json_document(file.id(), text);
    let resources = read.documents.first()?.get("Resources")?;
    let holds = |entry: &&Entry| {
        let span = entry.span();
        span.start as usize <= at && at < span.end as usize
    };
    let resource = &resources.entries().iter().find(holds)?.value;
    let mut item = format!("{{\"id\": \"{id}\", \"comment\": \"{REASON}\"}}");
    let (mut node, mut missing) = (resource, &["Metadata", "checkov", "skip"][..]);
    while let Some((name, rest)) = missing.split_first() {
        let Some(inner) = node.get(name) else { break };
        (node, missing) = (inner, rest);
    }
    let start = node.span.start as usize;
    let edit = match &node.kind {
        NodeKind::Sequence(items) if missing.is_empty() => {
            let behind = if items.is_empty() { "" } else { ", " };
            (start + 1, format!("{item}{behind}"))
        }
        NodeKind::Mapping(entries) if !missing.is_empty() => {
            if missing.last() == Some(&"skip") {
                item = format!("[{item}]");
            }
            for (depth, name) in missing.iter().enumerate().rev() {
                item = format!("\"{name}\": {item}");
                if depth > 0 {
                    item = format!("{{{item}}}");
                }
            }
            (start + 1, placed(text, entries.first(), &item))
        }
        _ => return None,
    };
    let (at, written) = edit;
    text.get(start..at).filter(|bracket| matches!(*bracket, "{" | "["))?;
    Some((format!("Suppress {id} in this resource, with a reason"), vec![(at..at, written)]))
}

/// A new first member of an object, on a line of its own where the first one is.
fn placed(text: &str, first: Option<&Entry>, member: &str) -> String {
    let Some(first) = first else { return member.to_owned() };
    let at = first.key_span.start as usize;
    match beginning(text, at) {
        Some(line) => {
            let indentation = text.get(line..at).unwrap_or_default();
            format!("{}{indentation}{member},", line_break(text))
        }
        None => format!("{member}, "),
    }
}
