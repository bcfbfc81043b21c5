//! Documents of YAML and JSON: what is read, and where it stands.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use bartizan_lang::FileId;
use bartizan_lang::syntax::document::{Documents, Node, NodeKind, parse_json_document, parse_yaml_documents};

/// Each value on a line of its own: its way, what it is, and the text of its place.
fn places(documents: &Documents, source: &str) -> String {
    fn walk(node: &Node, way: &str, source: &str, out: &mut String) {
        let text = node.span.text(source).replace('\n', "⏎");
        let tag = node.tag.as_deref().map(|tag| format!("!{tag} ")).unwrap_or_default();
        let kind = match &node.kind {
            NodeKind::Null => "null".to_owned(),
            NodeKind::Bool(value) => value.to_string(),
            NodeKind::Number(number, text) => format!("{number} of {text}"),
            NodeKind::String(text) => format!("{text:?}"),
            NodeKind::Sequence(items) => format!("list of {}", items.len()),
            NodeKind::Mapping(entries) => format!("mapping of {}", entries.len()),
        };
        out.push_str(&format!("{way}: {tag}{kind} <- {text}\n"));
        for (place, item) in node.items().iter().enumerate() {
            walk(item, &format!("{way}[{place}]"), source, out);
        }
        for entry in node.entries() {
            assert!(!entry.key_span.text(source).is_empty());
            assert!(entry.span().text(source).starts_with(entry.key_span.text(source)) || !entry.value.span.is_some());
            walk(&entry.value, &format!("{way}.{}", entry.key), source, out);
        }
    }
    let mut out = String::new();
    for (place, document) in documents.documents.iter().enumerate() {
        walk(document, &format!("{place}"), source, &mut out);
    }
    for diagnostic in &documents.diagnostics {
        let at = diagnostic.span.text(source);
        out.push_str(&format!("{:?} {} <- {at}\n", diagnostic.level, diagnostic.message));
    }
    if documents.incomplete {
        out.push_str("incomplete\n");
    }
    out
}

#[test]
fn yaml() {
    insta::glob!("documents/*.yaml", |path| {
        let source = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(places(&parse_yaml_documents(FileId(0), &source), &source));
    });
}

#[test]
fn json() {
    insta::glob!("documents/*.json", |path| {
        let source = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(places(&parse_json_document(FileId(0), &source), &source));
    });
}

/// What JSON means it means in YAML too, in the same places.
#[test]
fn json_is_yaml() {
    insta::glob!("documents/plain*.json", |path| {
        let source = std::fs::read_to_string(path).unwrap();
        let (json, yaml) = (parse_json_document(FileId(0), &source), parse_yaml_documents(FileId(0), &source));
        assert_eq!(places(&json, &source), places(&yaml, &source));
    });
}

/// A few lines stand for billions, or are nested without end: refused, and quickly.
#[test]
fn bombs_are_refused() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for place in 1..12 {
        let inner = vec![format!("*a{}", place - 1); 10].join(", ");
        bomb.push_str(&format!("a{place}: &a{place} [{inner}]\n"));
    }
    for text in [bomb, "[".repeat(100_000), "- ".repeat(100_000), "a: &a [*a]".to_owned()] {
        let read = parse_yaml_documents(FileId(0), &text);
        assert!(read.incomplete && read.diagnostics.len() == 1, "{:?}", read.diagnostics);
    }
    for text in ["[".repeat(100_000), "{\"a\":".repeat(100_000), "{\"a\": 1".to_owned(), String::new()] {
        let read = parse_json_document(FileId(0), &text);
        assert!(read.incomplete && read.diagnostics.len() == 1, "{:?}", read.diagnostics);
    }
}
