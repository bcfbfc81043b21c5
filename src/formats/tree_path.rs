//! Absolute paths inside the scanned tree. Where the tree lies differs from machine to machine, so the trust root has a
//! name of its own here: such a path can be taken apart, put together and read, and where it becomes part of a resource
//! it is unknown, but for what comes after the root.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Part, Reason, Seq, Shape, Str, Type, Unknown};

use crate::source::{RelPath, TrustRoot};

/// Stands for the trust root in absolute paths. One component, of letters that patterns for names match.
const ROOT: &str = "/__trust_root__";

/// The absolute path of a place in the tree.
#[must_use]
pub(super) fn absolute(path: &RelPath) -> String {
    if path.is_root() { ROOT.to_owned() } else { format!("{ROOT}/{}", path.as_str()) }
}

/// The path below the trust root that an absolute path names; `None` when it is relative, or absolute elsewhere.
#[must_use]
pub(super) fn below_root(path: &str) -> Option<&str> {
    let rest = path.strip_prefix(ROOT)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.trim_start_matches('/'))
}

/// The place that a path names: absolute inside the tree, or relative to a directory. `None` when it is outside, or
/// where the trust root does not reach.
#[must_use]
pub(super) fn reached(root: &TrustRoot, from: &RelPath, path: &str) -> Option<RelPath> {
    place(from, path).filter(|place| root.reaches(place))
}

/// The place that a path names, whether or not the trust root reaches it. `None` when it is outside.
#[must_use]
pub(super) fn place(from: &RelPath, path: &str) -> Option<RelPath> {
    match below_root(path) {
        Some(rest) => RelPath::root().join(rest).ok(),
        None if path.starts_with(['/', '~', '\\']) => None,
        None => from.join(path).ok(),
    }
}

/// The relative path that leads from a directory to a place.
#[must_use]
pub(super) fn from(directory: &RelPath, place: &RelPath) -> String {
    let shared = directory.components().zip(place.components()).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", directory.components().count() - shared);
    let path = up.chain(place.components().skip(shared)).collect::<Vec<_>>().join("/");
    if path.is_empty() { ".".to_owned() } else { path }
}

/// The value with the place of the tree unknown wherever it occurs; `None` when it does not occur.
#[must_use]
pub(super) fn without_place(value: &Value) -> Option<Value> {
    match &value.kind {
        Kind::String(text) => text_without_place(text).map(|unknown| value.with_kind(Kind::Unknown(Arc::new(unknown)))),
        Kind::List(seq) => in_seq(seq).map(|seq| value.with_kind(Kind::List(seq))),
        Kind::Set(seq) => in_seq(seq).map(|seq| value.with_kind(Kind::Set(seq))),
        Kind::Tuple(seq) => in_seq(seq).map(|seq| value.with_kind(Kind::Tuple(seq))),
        Kind::Map(fields) => fields_without_place(fields).map(|fields| value.with_kind(Kind::Map(Arc::new(fields)))),
        Kind::Object(fields) => {
            fields_without_place(fields).map(|fields| value.with_kind(Kind::Object(Arc::new(fields))))
        }
        _ => None,
    }
}

/// The same for the entries of a body.
#[must_use]
pub(super) fn fields_without_place(fields: &Fields) -> Option<Fields> {
    let changed: Vec<Field> = fields
        .entries()
        .iter()
        .filter_map(|field| Some(Field { value: without_place(&field.value)?, ..field.clone() }))
        .collect();
    if changed.is_empty() {
        return None;
    }
    let mut fields = fields.clone();
    for field in changed {
        fields.set(field);
    }
    Some(fields)
}

fn in_seq(seq: &Seq) -> Option<Arc<Seq>> {
    let items: Vec<Option<Value>> = seq.items.iter().map(without_place).collect();
    if items.iter().all(Option::is_none) {
        return None;
    }
    let items = items.into_iter().zip(&seq.items).map(|(new, old)| new.unwrap_or_else(|| old.clone())).collect();
    Some(Arc::new(Seq { items, presence: seq.presence.clone(), open: seq.open }))
}

fn text_without_place(text: &str) -> Option<Unknown> {
    let name = ROOT.trim_start_matches('/');
    if !text.contains(name) {
        return None;
    }
    let mut unknown = Unknown::new(Reason::Environment("the place of the repository".into()));
    (unknown.ty, unknown.not_null) = (Some(Type::String), true);
    let hole = Value::from_unknown(unknown.clone());
    let mut parts = Vec::new();
    for (index, known) in text.split(name).enumerate() {
        if index > 0 {
            parts.push(Part::Hole(hole.clone()));
        }
        // The slash before the name is the file system's root: it may be more than that one.
        if !known.is_empty() && known != "/" {
            parts.push(Part::Text(Str::from(known)));
        }
    }
    unknown.shape = Shape::Template(parts.into());
    Some(unknown)
}
