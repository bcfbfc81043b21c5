//! What identifies a mistake across edits that do not touch it, and across machines.

use std::fmt;
use std::sync::LazyLock;

use bartizan_lang::{Span, Value};

use super::redact::Redactor;
use crate::ir::{Deployment, Resource};
use crate::source::{Files, SourceFile};

/// The identity of a finding: 128 bits, shown as 32 hexadecimal digits.
///
/// It hashes the check, the resource's type and name without keys, where the module comes from, the path of the
/// attribute, the text of the expression that decided, and which one it is among equals. Lines, file names, module
/// calls and secrets have no part in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fingerprint([u8; 16]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
        let digits: String = self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        f.write_str(&digits)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What each fingerprint begins with.
static HASHER: LazyLock<blake3::Hasher> = LazyLock::new(|| blake3::Hasher::new_derive_key("bartizan finding v1"));

/// What a fingerprint is made of, but for the ordinal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Identity {
    check: String,
    resource: String,
    module: String,
    path: String,
    expression: String,
}

impl Identity {
    /// The check is told with what tells its finding apart from others at the same place, which is mostly nothing.
    pub(super) fn new(
        (check, topic): (&str, &str),
        deployment: &Deployment,
        resource: &Resource,
        (at, cause): (Span, Span),
        (files, redactor): (&Files, &Redactor),
    ) -> Self {
        let module = deployment.module(resource.module);
        let source = module.and_then(|module| module.source.as_deref()).map(without_user);
        let directory = || module.map_or(deployment.root.as_str(), |module| module.directory.as_str()).to_owned();
        let file = files.get(cause.file);
        Self {
            check: if topic.is_empty() { check.to_owned() } else { format!("{check} {topic}") },
            resource: resource.local_address().to_string(),
            module: source.unwrap_or_else(directory),
            path: attribute_path(resource, at),
            expression: file.map_or_else(String::new, |file| normalised(&file, cause, redactor)),
        }
    }

    /// The fingerprint of the findings with this identity that comes after `ordinal` others.
    pub(super) fn fingerprint(&self, ordinal: usize) -> Fingerprint {
        let mut hasher = HASHER.clone();
        for part in [&self.check, &self.resource, &self.module, &self.path, &self.expression] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.update(&(ordinal as u64).to_le_bytes());
        let mut first = [0; 16];
        hasher.finalize_xof().fill(&mut first);
        Fingerprint(first)
    }
}

/// A module source without user and password: `git::https://user:token@host/…`.
fn without_user(source: &str) -> String {
    let Some((scheme, rest)) = source.split_once("://") else { return source.to_owned() };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    // A query may hold a token as well, and which revision it names does not change what the module is.
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    format!("{scheme}://{host}{path}")
}

/// The text of an expression without what a formatter changes, and without secrets.
fn normalised(file: &SourceFile, span: Span, redactor: &Redactor) -> String {
    let text = redactor.stable_text(file, span);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of the blocks and attributes on the way from a resource to what stands at `at`, without indices: they
/// change when something is put before it.
fn attribute_path(resource: &Resource, at: Span) -> String {
    let mut path = Vec::new();
    for field in resource.body.entries() {
        if descend(&field.key, field.at, &field.value, at, &mut path) {
            break;
        }
    }
    path.join(".")
}

/// Adds the way to `at`, if it is in that entry or in what the entry holds.
fn descend<'a>(key: &'a str, entry: Span, value: &'a Value, at: Span, path: &mut Vec<&'a str>) -> bool {
    path.push(key);
    let here = path.len();
    if inside(value, at, path) || (entry.is_some() && entry.contains(at)) {
        return true;
    }
    path.truncate(here - 1);
    false
}

fn inside<'a>(value: &'a Value, at: Span, path: &mut Vec<&'a str>) -> bool {
    if let Some(fields) = value.as_fields() {
        return fields.entries().iter().any(|field| descend(&field.key, field.at, &field.value, at, path))
            || (value.span.is_some() && value.span.contains(at));
    }
    if let Some(choice) = value.as_choice() {
        return choice.leaves().iter().any(|(_, leaf)| inside(leaf, at, path));
    }
    value.as_seq().is_some_and(|seq| seq.items.iter().any(|item| inside(item, at, path)))
}
