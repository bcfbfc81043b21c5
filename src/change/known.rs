//! What is known of a view: reading with the difference between what is not there and what cannot be known. Blocks that may
//! stand once are read alike as an object and as a list of one, as a view has them and as a plan has them.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Str};

use crate::net::address::Part;

/// What an attribute is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known<'a> {
    /// Not written, or null, or an empty text or list.
    Absent,
    /// Not known, or one of several.
    Unknown,
    /// Known at least at its top.
    Is(&'a Value),
}

/// The attribute at a path.
pub(super) fn at<'a>(value: &'a Value, path: &[&str]) -> Known<'a> {
    let Some((name, rest)) = path.split_first() else { return present(value) };
    match single(value) {
        Known::Is(value) => match value.as_fields() {
            Some(fields) => match fields.get(name) {
                Some(inner) => at(inner, rest),
                None if fields.open => Known::Unknown,
                None => Known::Absent,
            },
            None => Known::Absent,
        },
        other => other,
    }
}

fn present(value: &Value) -> Known<'_> {
    match &value.kind {
        Kind::Null => Known::Absent,
        Kind::Unknown(_) | Kind::Choice(_) => Known::Unknown,
        Kind::String(text) if text.is_empty() => Known::Absent,
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if seq.items.is_empty() && !seq.open => Known::Absent,
        _ => Known::Is(value),
    }
}

/// The block itself, out of a list of one.
fn single(value: &Value) -> Known<'_> {
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => match seq.items.as_slice() {
            [one] if seq.is_closed() => present(one),
            [] if seq.is_closed() => Known::Absent,
            _ => Known::Unknown,
        },
        _ => present(value),
    }
}

/// An element of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    /// The element.
    pub value: &'a Value,
    /// It is surely there.
    pub certain: bool,
}

/// The elements of a list, and whether there may be more. One value alone is a list of one.
pub(super) fn items<'a>(value: &'a Value, path: &[&str]) -> (Vec<Item<'a>>, bool) {
    match at(value, path) {
        Known::Absent => (Vec::new(), false),
        Known::Unknown => (Vec::new(), true),
        Known::Is(found) => match found.as_seq() {
            Some(seq) => {
                let places = seq.items.iter().enumerate();
                let items = places.map(|(n, value)| Item { value, certain: seq.presence_of(n).is_always() });
                (items.collect(), seq.open)
            }
            None => (vec![Item { value: found, certain: true }], false),
        },
    }
}

/// The texts of a list, and whether there may be others.
pub(super) fn texts(value: &Value, path: &[&str]) -> (Vec<Str>, bool) {
    let (items, mut open) = items(value, path);
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match item.value.as_str() {
            Some(text) if item.certain => texts.push(text.clone()),
            _ => open |= !item.value.is_null(),
        }
    }
    (texts, open)
}

impl<'a> Known<'a> {
    /// Its text.
    pub(super) fn text(self) -> Part<&'a str> {
        self.map(|value| value.as_str().map(Str::as_str))
    }

    /// Its number; a text that is one counts.
    pub(super) fn number(self) -> Part<i64> {
        self.map(|value| match &value.kind {
            Kind::Number(number) => number.as_i64(),
            Kind::String(text) => text.trim().parse().ok(),
            _ => None,
        })
    }

    /// Whether it is true; `"true"` counts.
    pub(super) fn flag(self) -> Part<bool> {
        self.map(|value| match &value.kind {
            Kind::Bool(flag) => Some(*flag),
            Kind::String(text) => text.parse().ok(),
            _ => None,
        })
    }

    fn map<T>(self, read: impl FnOnce(&'a Value) -> Option<T>) -> Part<T> {
        match self {
            Self::Absent => Part::Absent,
            Self::Unknown => Part::Unknown,
            Self::Is(value) => read(value).map_or(Part::Unknown, Part::Known),
        }
    }
}
