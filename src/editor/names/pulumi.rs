//! The names in programs of Pulumi's YAML: resources, variables and settings, and `${name.property}` in texts.
//! <https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/>

use bartizan_lang::Span;
use bartizan_lang::syntax::document::{Node, NodeKind};

use super::{Name, Names, Occurrence};

/// The sections of a program whose entries have names.
const SECTIONS: &[&str] = &["config", "configuration", "variables", "resources", "outputs"];

/// Whether a document is a program.
pub(super) fn is_program(document: &Node) -> bool {
    let resources = document.get("resources").map(Node::entries).unwrap_or_default();
    resources
        .iter()
        .any(|resource| resource.value.get("type").and_then(Node::as_str).is_some_and(|ty| ty.contains(':')))
}

/// Reads the names of a program.
pub(super) fn program(document: &Node, text: &str, names: &mut Names) {
    for section in document.entries().iter().filter(|section| SECTIONS.contains(&section.key.as_str())) {
        for entry in section.value.entries() {
            let name = match section.key.as_str() {
                "outputs" => Name::Output(entry.key.clone()),
                _ => Name::Logical(entry.key.clone()),
            };
            names.occurrences.push(Occurrence::declares(name, entry.key_span, entry.span()));
            texts(&entry.value, text, names);
        }
    }
}

fn texts(node: &Node, text: &str, names: &mut Names) {
    node.entries().iter().for_each(|entry| texts(&entry.value, text, names));
    node.items().iter().for_each(|item| texts(item, text, names));
    if !matches!(node.kind, NodeKind::String(_)) {
        return;
    }
    let written = node.span.text(text);
    for (at, _) in written.match_indices("${") {
        if written.get(..at).is_some_and(|before| before.ends_with('$')) {
            continue;
        }
        let rest = written.get(at + 2..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | ':'))).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default();
        if !name.is_empty() && !name.contains(':') {
            let start = usize::try_from(node.span.start).unwrap_or_default() + at + 2;
            let span = Span::new(node.span.file, start, start + end);
            names.occurrences.push(Occurrence::uses(Name::Logical(name.into()), span));
        }
    }
}
