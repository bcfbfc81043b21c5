//! What a resource is like before or after a change: the JSON text that a change set has of it.

use std::sync::Arc;

use bartizan_lang::syntax::document::{Node, NodeKind, parse_json_document};
use bartizan_lang::value::{Field, Fields, Kind, Part, Reason, Reference, Seq, Shape, Str, Type, Unknown};
use bartizan_lang::{FileId, Span, Value};

use super::super::substitution::settled;
use super::super::template::literal;

/// Stands for what is not known before the change set is executed.
const LATER: &str = "{{changeSet:KNOWN_AFTER_APPLY}}";

/// A resource as a change set tells it.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// Its properties, in CloudFormation's words.
    pub properties: Fields,
    /// What tools say of it.
    pub metadata: Option<Value>,
    /// The path of its construct.
    pub construct: Option<Str>,
    /// What becomes of it when it is no longer in the template.
    pub deletion_policy: Option<Str>,
    /// What becomes of it when it is replaced.
    pub update_replace_policy: Option<Str>,
}

impl Context {
    /// Reads the text; nothing when there is none, or it is no JSON.
    pub(super) fn read(text: &str, address: &str) -> Option<Self> {
        let read = parse_json_document(FileId::NONE, text);
        let document = read.documents.first().filter(|_| !read.incomplete)?;
        let of = |name: &str| document.get(name).and_then(Node::as_str).map(Str::from);
        let properties = document.get("Properties").map(|node| value(node, address, "")).unwrap_or_default();
        let metadata = document.get("Metadata");
        Some(Self {
            properties: properties.as_fields().map(|fields| (**fields).clone()).unwrap_or_default(),
            metadata: metadata.map(literal),
            construct: metadata.and_then(|node| node.get("aws:cdk:path")).and_then(Node::as_str).map(Str::from),
            deletion_policy: of("DeletionPolicy"),
            update_replace_policy: of("UpdateReplacePolicy"),
        })
    }

    /// A resource of which nothing is told.
    pub(super) fn untold() -> Self {
        let mut properties = Fields::default();
        properties.open = true;
        Self { properties, ..Self::default() }
    }
}

fn value(node: &Node, address: &str, path: &str) -> Value {
    let inner = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match &node.kind {
        NodeKind::String(text) if text.contains(LATER) => later(text, &format!("{address}.{path}")),
        NodeKind::String(text) => {
            let value = Value::string(text.clone());
            settled(&value).unwrap_or(value)
        }
        NodeKind::Sequence(items) => Value::tuple(items.iter().map(|item| value(item, address, path)).collect()),
        NodeKind::Mapping(entries) => {
            let field = |key: &Str, node: &Node| Field {
                key: key.clone(),
                at: Span::NONE,
                value: value(node, address, &inner(key)),
            };
            Value::object(Fields::new(entries.iter().map(|entry| field(&entry.key, &entry.value)).collect()))
        }
        _ => literal(node).at(Span::NONE),
    }
}

/// A text of which a part is not known yet.
fn later(text: &str, whose: &str) -> Value {
    let mut unknown = Unknown::new(Reason::AfterApply(whose.into()));
    unknown.not_null = true;
    if text == LATER {
        return Value::from_unknown(unknown);
    }
    unknown.ty = Some(Type::String);
    let hole = Value::from_unknown(unknown.clone());
    let mut parts = Vec::new();
    for (place, piece) in text.split(LATER).enumerate() {
        if place > 0 {
            parts.push(Part::Hole(hole.clone()));
        }
        if !piece.is_empty() {
            parts.push(Part::Text(piece.into()));
        }
    }
    unknown.shape = Shape::Template(Arc::from(parts));
    Value::from_unknown(unknown)
}

/// The value, of which all that is not known refers to that.
pub(super) fn referring(value: &Value, to: &Arc<Reference>) -> Value {
    match &value.kind {
        Kind::Unknown(_) => value.clone().edit_meta(|meta| meta.refs.push(to.clone())),
        Kind::List(seq) | Kind::Tuple(seq) | Kind::Set(seq) => {
            let items = seq.items.iter().map(|item| referring(item, to)).collect();
            value.with_kind(Kind::Tuple(Arc::new(Seq { items, ..(**seq).clone() })))
        }
        Kind::Object(fields) | Kind::Map(fields) => {
            let entries = fields.entries().iter().map(|f| Field { value: referring(&f.value, to), ..f.clone() });
            value.with_kind(Kind::Object(Arc::new(Fields::new(entries.collect()))))
        }
        _ => value.clone(),
    }
}
