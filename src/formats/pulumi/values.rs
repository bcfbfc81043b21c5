//! Values of Pulumi's documents: with their places, and with what Pulumi marks in them: secrets, what is not known yet,
//! files, references to resources.
//! <https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/property-values.json>

use bartizan_lang::syntax::document::{Node, NodeKind, parse_json_document};
use bartizan_lang::value::{Field, Fields, Kind, Reason, Unknown};
use bartizan_lang::{FileId, Span, Value};
use serde_json::value::RawValue;

use crate::formats::plan::PlanError;

/// The key of an object that is more than an object.
const SIGNATURE: &str = "4dabf18193072939515e22adb298388d";
/// Its values.
const SECRET: &str = "1b47061264138c4ac30d75fd1eb44270";
const ASSET: &str = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE: &str = "0def7320c3a5731c473e5ecbe6d01bc7";
const RESOURCE: &str = "5cf8f73096256a8f31e491e813e4eb8e";
const OUTPUT: &str = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/// The texts that stand for what is not known before it is deployed: of no type, bool, number, array, object, asset,
/// archive.
const UNKNOWN: [&str; 7] = [
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
];

/// What a preview shows in the place of a secret.
const HIDDEN: &str = "[secret]";

/// Deepest nesting of secrets in secrets, each of which is a document of its own.
const MAX_SECRETS: u32 = 8;

/// The document that values are read from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// Its file.
    pub(super) file: FileId,
}

impl Source<'_> {
    /// Reads a value: an object of inputs or outputs. `part` says what it is.
    ///
    /// # Errors
    /// When it is nested too deeply.
    pub(super) fn value(self, raw: &RawValue, part: &str) -> Result<Value, PlanError> {
        let read = parse_json_document(self.file, raw.get());
        match (read.incomplete, read.documents.first()) {
            (false, Some(node)) => Ok(Reader { offset: self.offset(raw), secrets: 0 }.value(node)),
            _ => {
                let why = read.diagnostics.first().map_or("it is no JSON", |diagnostic| diagnostic.message.as_str());
                Err(PlanError::Corrupt(format!("{part} cannot be read: {why}")))
            }
        }
    }

    /// Where a part of the text stands.
    pub(super) fn span(self, part: &RawValue) -> Span {
        match self.offset(part) {
            Some(start) => Span::new(self.file, start, start + part.get().len()),
            None => Span::NONE,
        }
    }

    fn offset(self, part: &RawValue) -> Option<usize> {
        let start = part.get().as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        (start + part.get().len() <= self.text.len()).then_some(start)
    }
}

/// Whether a text stands for what is not known yet.
pub(super) fn is_unknown(text: &str) -> bool {
    UNKNOWN.contains(&text)
}

struct Reader {
    /// Where the text of the nodes begins in the file; nothing for a text that does not stand in a file as it is.
    offset: Option<usize>,
    secrets: u32,
}

impl Reader {
    fn span(&self, span: Span) -> Span {
        let Some(offset) = self.offset.and_then(|offset| u32::try_from(offset).ok()) else { return Span::NONE };
        Span { start: span.start.saturating_add(offset), end: span.end.saturating_add(offset), ..span }
    }

    fn value(&self, node: &Node) -> Value {
        let value = match &node.kind {
            NodeKind::Null => Value::null(),
            NodeKind::Bool(value) => Value::from(*value),
            NodeKind::Number(number, _) => number.clone().into(),
            NodeKind::String(text) if is_unknown(text) => not_yet(),
            NodeKind::String(text) if text == HIDDEN => hidden(),
            NodeKind::String(text) => Value::string(text.clone()),
            NodeKind::Sequence(items) => Value::list(items.iter().map(|item| self.value(item)).collect()),
            NodeKind::Mapping(entries) => match node.get(SIGNATURE).and_then(Node::as_str) {
                Some(signature) => self.marked(signature, node),
                None => {
                    let entries = entries.iter().map(|entry| Field {
                        key: entry.key.clone(),
                        at: self.span(entry.span()),
                        value: self.value(&entry.value),
                    });
                    Value::object(Fields::new(entries.collect()))
                }
            },
        };
        value.at(self.span(node.span))
    }

    /// An object that stands for something else.
    fn marked(&self, signature: &str, node: &Node) -> Value {
        let text = |key: &str| node.get(key).and_then(Node::as_str).filter(|text| !text.is_empty());
        match signature {
            SECRET => match text("plaintext") {
                Some(plain) if self.secrets < MAX_SECRETS => self.secret(plain),
                _ => node.get("value").map_or_else(hidden, |value| self.value(value).sensitive()),
            },
            OUTPUT => {
                let value = node.get("value").map_or_else(not_yet, |value| self.value(value));
                let secret = matches!(node.get("secret").map(|node| &node.kind), Some(NodeKind::Bool(true)));
                if secret { value.sensitive() } else { value }
            }
            RESOURCE => match node.get("id").map(|id| self.value(id)) {
                Some(id) if !matches!(&id.kind, Kind::String(text) if text.is_empty()) => id,
                _ => not_yet(),
            },
            ASSET | ARCHIVE => match text("path").or_else(|| text("uri")).or_else(|| text("text")) {
                Some(text) => Value::string(text),
                None => Value::unknown(Reason::Other("the content of a file".into())),
            },
            _ => Value::unknown(Reason::Other("a kind of value that is not known here".into())),
        }
    }

    /// The value in a secret, which is written as the text of a document.
    fn secret(&self, plain: &str) -> Value {
        let read = parse_json_document(FileId::NONE, plain);
        let inside = Self { offset: None, secrets: self.secrets + 1 };
        match read.documents.first() {
            Some(node) if !read.incomplete => inside.value(node).sensitive(),
            _ => Value::string(plain).sensitive(),
        }
    }
}

/// What is known after it is deployed. The reason is completed where its address is known.
fn not_yet() -> Value {
    Value::unknown(Reason::AfterApply("".into()))
}

fn hidden() -> Value {
    Value::from_unknown(Unknown { not_null: true, ..Unknown::new(Reason::Other("a secret".into())) }).sensitive()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn read(text: &str) -> Value {
        let raw: Box<RawValue> = serde_json::from_str(text).unwrap();
        Source { text: raw.get(), file: FileId(1) }.value(&raw, "inputs").unwrap()
    }

    #[test]
    fn marks_become_what_they_mean() {
        let of = |text: &str| {
            let value = read(&text.replace("SIG", SIGNATURE));
            let known = value.as_str().map(ToString::to_string);
            (known, value.is_unknown(), value.is_sensitive())
        };
        let known = |text: &str, sensitive| (Some(text.to_owned()), false, sensitive);
        assert_eq!(of(r#""plain""#), known("plain", false));
        assert_eq!(of(r#""[secret]""#), (None, true, true));
        for sentinel in UNKNOWN {
            assert_eq!(of(&format!("{sentinel:?}")), (None, true, false));
        }
        assert_eq!(of(r#"{"SIG": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "\"open\""}"#), known("open", true));
        assert_eq!(of(r#"{"SIG": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "open"}"#), known("open", true));
        assert_eq!(of(r#"{"SIG": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:abc"}"#), (None, true, true));
        assert_eq!(of(r#"{"SIG": "c44067f5952c0a294b673a41bacd8c17", "path": "a.txt"}"#), known("a.txt", false));
        assert_eq!(of(r#"{"SIG": "0def7320c3a5731c473e5ecbe6d01bc7", "assets": {}}"#), (None, true, false));
        assert_eq!(of(r#"{"SIG": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "u", "id": "i-1"}"#), known("i-1", false));
        assert_eq!(of(r#"{"SIG": "5cf8f73096256a8f31e491e813e4eb8e", "urn": "u", "id": ""}"#), (None, true, false));
        assert_eq!(
            of(r#"{"SIG": "d0e6a833031e9bbcd3f4e8bde6ca49a4", "value": "v", "secret": true}"#),
            known("v", true)
        );
        assert_eq!(of(r#"{"SIG": "d0e6a833031e9bbcd3f4e8bde6ca49a4"}"#), (None, true, false));
        assert_eq!(of(r#"{"SIG": "of a later version"}"#), (None, true, false));
    }
}
