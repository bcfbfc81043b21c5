//! The tags and labels of a resource, in the words of all clouds, with those that its provider adds.

use bartizan_lang::value::{Fields, Guard, Kind, MAX_LEAVES, Reason, Str};
use bartizan_lang::{Span, Value};

use crate::ir::Resource;
use crate::providers::schema;

/// The attributes that hold tags or labels: maps, lists of `key:value` (IBM Cloud), lists of objects with key and value.
/// What a provider computes from them (`tags_all`, `effective_labels`) is looked at where it is known.
const ATTRIBUTES: [&str; 11] = [
    "tags",
    "labels",
    "user_labels",
    "resource_labels",
    "freeform_tags",
    "defined_tags",
    "tag",
    "user_tags",
    "resource_tags",
    "tags_all",
    "effective_labels",
];

/// Those of them that are computed: unknown ones say nothing.
const COMPUTED: [&str; 2] = ["tags_all", "effective_labels"];

/// Blocks that hold the labels of a resource.
const BLOCKS: [(&str, &str); 2] = [("settings", "user_labels"), ("metadata", "labels")];

/// A tag or a label.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The key, as written.
    pub key: Str,
    /// The value.
    pub value: Value,
    /// Where the entry stands.
    pub at: Span,
    /// Whether the provider adds it.
    pub inherited: bool,
}

/// The tags of a resource in one case.
#[derive(Clone, Debug, Default)]
pub struct TagSet {
    /// In the order of the attributes and the keys.
    pub tags: Vec<Tag>,
    /// Why there may be others.
    pub open: Option<Reason>,
}

/// The tags of a resource, case by case: the guards exclude each other.
#[must_use]
pub fn tags(resource: &Resource) -> Vec<(Guard, TagSet)> {
    let mut cases = vec![(Guard::always(), TagSet::default())];
    for name in ATTRIBUTES {
        if let Some(value) = resource.get(name) {
            let skip = COMPUTED.contains(&name) && value.as_fields().is_none();
            if !skip {
                add(&mut cases, value, false);
            }
        }
    }
    for (block, name) in BLOCKS {
        let Some(seq) = resource.get(block).and_then(Value::as_seq) else { continue };
        for item in &seq.items {
            if let Some(value) = item.as_fields().and_then(|fields| fields.get(name)) {
                add(&mut cases, value, false);
            }
        }
    }
    let inherited = &resource.provider.default_tags;
    if !inherited.is_null() && can_carry(resource) {
        add(&mut cases, inherited, true);
    }
    cases
}

/// Whether resources of that type can carry tags or labels.
#[must_use]
pub fn can_carry(resource: &Resource) -> bool {
    let Some(node) = schema::of(resource.mode, &resource.ty) else {
        return ATTRIBUTES.iter().any(|name| resource.get(name).is_some());
    };
    let direct = ATTRIBUTES.iter().filter(|name| !COMPUTED.contains(*name)).any(|name| node.child(name).is_some());
    direct || BLOCKS.iter().any(|(block, name)| node.path(&format!("{block}.{name}")).is_some())
}

/// Whether an attribute or a block of a resource holds tags with any of these keys, by itself or in its elements; cheaper than
/// [`tags`].
pub fn has_any_key(name: &str, value: &Value, mut is: impl FnMut(&str) -> bool) -> bool {
    if ATTRIBUTES.contains(&name) {
        return any_key(value, &mut is);
    }
    let Some((_, inner)) = BLOCKS.iter().find(|(block, _)| *block == name) else { return false };
    value.as_seq().is_some_and(|seq| {
        let mut held = seq.items.iter().filter_map(|item| item.as_fields()?.get(inner));
        held.any(|value| any_key(value, &mut is))
    })
}

/// Whether any of the keys of tags, as a resource has them or its provider adds them, is one of these.
pub fn any_key(value: &Value, is: &mut impl FnMut(&str) -> bool) -> bool {
    match &value.kind {
        Kind::Map(fields) | Kind::Object(fields) => match either(fields, "key", "Key").and_then(Value::as_str) {
            Some(key) if either(fields, "value", "Value").is_some() => is(key),
            _ => fields.entries().iter().any(|field| is(&field.key)),
        },
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.iter().any(|item| match item.as_str() {
            Some(text) => text.split_once(':').is_some_and(|(key, _)| is(key)),
            None => any_key(item, is),
        }),
        Kind::Choice(choice) => choice.leaves().iter().any(|(_, leaf)| any_key(leaf, is)),
        _ => false,
    }
}

/// Adds what one attribute says to each case.
fn add(cases: &mut Vec<(Guard, TagSet)>, value: &Value, inherited: bool) {
    let always = [(Guard::always(), value.clone())];
    let leaves = value.as_choice().map_or(always.as_slice(), |choice| choice.leaves());
    let mut extended = Vec::new();
    for (guard, set) in cases.iter() {
        for (also, leaf) in leaves {
            if let Some(guard) = guard.and(also) {
                let mut set = set.clone();
                read(&mut set, leaf, inherited);
                extended.push((guard, set));
            }
        }
    }
    if extended.len() > MAX_LEAVES {
        let open = Some(Reason::TooManyConditions);
        extended = vec![(Guard::always(), TagSet { tags: Vec::new(), open })];
    }
    *cases = extended;
}

fn read(set: &mut TagSet, value: &Value, inherited: bool) {
    let more = || Reason::Other("there may be more tags".into());
    match &value.kind {
        Kind::Map(fields) | Kind::Object(fields) => {
            for field in fields.entries() {
                // A provider does not add what the resource has already.
                let there = inherited && set.tags.iter().any(|tag| tag.key == field.key);
                if !there && !field.value.is_null() {
                    let (key, value) = (field.key.clone(), field.value.clone());
                    set.tags.push(Tag { key, value, at: field.at, inherited });
                }
            }
            if fields.open {
                set.open.get_or_insert_with(more);
            }
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            for item in &seq.items {
                element(set, item, inherited);
            }
            if seq.open {
                set.open.get_or_insert_with(more);
            }
        }
        Kind::Unknown(unknown) => {
            set.open.get_or_insert_with(|| unknown.reason.clone());
        }
        _ => {}
    }
}

/// An element of a list: `key:value`, or an object with both.
fn element(set: &mut TagSet, item: &Value, inherited: bool) {
    match &item.kind {
        Kind::String(text) => {
            if let Some((key, value)) = text.split_once(':') {
                let value = Value::string(value.trim()).at(item.span);
                set.tags.push(Tag { key: key.trim().into(), value, at: item.span, inherited });
            }
        }
        Kind::Object(fields) | Kind::Map(fields) => {
            let (Some(key), Some(value)) = (either(fields, "key", "Key"), either(fields, "value", "Value")) else {
                return;
            };
            match &key.kind {
                Kind::String(text) => {
                    let (key, value) = (text.clone(), value.clone());
                    set.tags.push(Tag { key, value, at: item.span, inherited });
                }
                Kind::Unknown(unknown) => {
                    set.open.get_or_insert_with(|| unknown.reason.clone());
                }
                _ => {}
            }
        }
        Kind::Unknown(unknown) => {
            set.open.get_or_insert_with(|| unknown.reason.clone());
        }
        _ => {}
    }
}

fn either<'a>(fields: &'a Fields, one: &str, other: &str) -> Option<&'a Value> {
    fields.get(one).or_else(|| fields.get(other))
}

/// Whether a tag has that key: without regard to case, and of a tag with a namespace (`Namespace.Key`) also without that.
#[must_use]
pub fn has_key(tag: &Tag, key: &str) -> bool {
    let same = |written: &str| written.to_lowercase() == key.to_lowercase();
    same(&tag.key) || tag.key.split_once('.').is_some_and(|(_, plain)| same(plain))
}
