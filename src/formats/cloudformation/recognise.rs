//! Which files are templates: by what stands in them, since any name will do.

use bartizan_lang::syntax::document::{Node, NodeKind};

/// The key that only templates have.
const VERSION: &str = "AWSTemplateFormatVersion";

/// What a type of a resource begins with.
const TYPES: &[&str] = &["AWS::", "Alexa::", "Custom::", "Fn::ForEach::", "Fn::Transform"];

/// Names of files that are never templates, large ones among them.
const NEVER: &[&str] = &[
    "package.json",
    "package-lock.json",
    "npm-shrinkwrap.json",
    "composer.json",
    "tsconfig.json",
    "pnpm-lock.yaml",
    "docker-compose.yml",
    "docker-compose.yaml",
];

/// Whether a file of that name may hold a template: what is in it decides.
#[must_use]
pub fn may_be_template(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let known = match extension {
        "template" => true,
        "yaml" | "yml" => true,
        "json" => !stem.ends_with(".tf") && !stem.ends_with(".tfvars") && !stem.ends_with(".tofu"),
        _ => false,
    };
    known && !NEVER.contains(&name)
}

/// Whether a text may be a template, by a search for words: fast enough for every file of a tree. A text that passes and
/// cannot be read is told as a template that is broken.
#[must_use]
pub fn looks_like_template(text: &str) -> bool {
    if key_stands_in(text, VERSION) {
        return true;
    }
    key_stands_in(text, "Resources") && TYPES.iter().any(|ty| text.contains(ty)) && text.contains("Type")
}

/// Whether a text says that it is a template, so that it is one even if it cannot be read.
#[must_use]
pub(super) fn says_template(text: &str) -> bool {
    key_stands_in(text, VERSION) || (key_stands_in(text, "Transform") && text.contains("AWS::Serverless-"))
}

/// Whether a text is one from which a tool makes something else, by the marks of Jinja, Go and Mustache; dynamic references
/// have the same brackets. <https://jinja.palletsprojects.com/en/stable/templates/>
#[must_use]
pub(super) fn is_made_by_tool(text: &str) -> bool {
    let marks = |(at, _): (usize, &str)| {
        let after = text.get(at + 2..).unwrap_or_default();
        !after.trim_start().starts_with("resolve:") && after.lines().next().is_some_and(|line| line.contains("}}"))
    };
    text.contains("{%") || text.match_indices("{{").any(marks)
}

/// Whether a word stands where a key of the outermost mapping stands: at the beginning of a line in YAML, in quotes and
/// before a colon in JSON.
fn key_stands_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + word.len()..).unwrap_or_default();
        let (quoted, after) = match before.chars().next_back() {
            Some(quote @ ('"' | '\'')) => (true, after.strip_prefix(quote).unwrap_or("-")),
            None | Some('\n' | '\r' | '\u{feff}') => (false, after),
            _ => return false,
        };
        let begins = !quoted || before.len() < 2 || {
            let before = before.get(..before.len() - 1).unwrap_or_default().trim_end_matches([' ', '\t']);
            before.is_empty() || before.ends_with(['\n', '\r', '{', ',', '\u{feff}'])
        };
        begins && after.trim_start_matches([' ', '\t', '\r', '\n']).starts_with(':')
    })
}

/// Whether a document is a template.
#[must_use]
pub fn is_template(document: &Node) -> bool {
    let NodeKind::Mapping(entries) = &document.kind else { return false };
    if entries.iter().any(|entry| entry.key == VERSION) {
        return true;
    }
    let Some(resources) = document.get("Resources") else { return false };
    resources.entries().iter().any(|resource| {
        let ty = resource.value.get("Type").and_then(Node::as_str);
        ty.is_some_and(|ty| ty.contains("::")) || resource.key.starts_with("Fn::")
    })
}
