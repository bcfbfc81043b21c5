//! Values: what expressions evaluate to. A value knows where it was written, what it refers to, and when it cannot be
//! known, why not.

pub mod constant;
mod convert;
mod decimal;
mod guard;
mod number;
mod reference;
mod types;
mod typing;
mod unify;
mod unknown;

use std::cmp::Ordering;
use std::sync::Arc;

pub use convert::{ConvertError, convert, convert_elements, one_type, set_under_conditions};
pub use decimal::Decimal;
pub use ecow::EcoString as Str;
pub use guard::{Atom, Choice, ChoiceBuilder, Guard, Literal, MAX_LEAVES, Origin, Presence};
pub use number::{Number, PRECISION};
pub use reference::{InstanceKey, Reference};
use smallvec::SmallVec;
pub use types::{ObjectAttribute, Type, TypeError};
pub use unify::{convertible, unify_types};
pub use unknown::{Part, Reason, Shape, Unknown};

use crate::span::Span;

/// How deep a value may nest that others are made from: whatever walks a value or frees it goes down as deep.
pub const MAX_NESTED: usize = 256;

/// A value with its place and what is known about it besides.
#[derive(Clone, Debug)]
pub struct Value {
    /// What it is.
    pub kind: Kind,
    /// Where it was decided: the literal at the end of a pure chain of references, or the last operation.
    pub span: Span,
    meta: Option<Arc<Meta>>,
}

/// The kinds of values.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(Str),
    /// A list: elements of one type.
    List(Arc<Seq>),
    /// A set: elements of one type, sorted, without duplicates.
    Set(Arc<Seq>),
    /// A tuple: what `[…]` makes.
    Tuple(Arc<Seq>),
    /// A map: values of one type.
    Map(Arc<Fields>),
    /// An object: what `{…}` makes.
    Object(Arc<Fields>),
    /// Not known before deployment.
    Unknown(Arc<Unknown>),
    /// One of several, depending on conditions that are not decided.
    Choice(Arc<Choice>),
}

/// What a value carries besides its content. It never changes equality.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Marked sensitive: never printed.
    pub sensitive: bool,
    /// Marked ephemeral.
    pub ephemeral: bool,
    /// Comes from the environment of the person (`TF_VAR_*`, a file outside the trust root): never printed.
    pub environment: bool,
    /// Not written by anybody: the provider's default from our table.
    pub default: bool,
    /// Which part wrote it, in a value joined from several parts: a number that means something to who joined them.
    pub holder: Option<u32>,
    /// The type that a null or an empty collection was converted to: its content does not show it.
    pub ty: Option<Type>,
    /// The resources it refers to.
    pub refs: SmallVec<[Arc<Reference>; 1]>,
}

/// The elements of a list, set or tuple.
#[derive(Clone, Debug, Default)]
pub struct Seq {
    /// The elements.
    pub items: Vec<Value>,
    /// When each element is there; empty: all of them always are.
    pub presence: Vec<Presence>,
    /// Whether there may be more elements than these.
    pub open: bool,
}

impl Seq {
    /// Elements that are all there, and no more.
    #[must_use]
    pub fn of(items: Vec<Value>) -> Self {
        Self { items, presence: Vec::new(), open: false }
    }

    /// Whether all elements are surely there and there are no more.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !self.open && self.presence.iter().all(Presence::is_always)
    }

    /// When the element at that place is there.
    #[must_use]
    pub fn presence_of(&self, index: usize) -> Presence {
        self.presence.get(index).cloned().unwrap_or_else(Presence::always)
    }

    /// Adds an element that is there under a condition.
    pub fn push(&mut self, value: Value, presence: Presence) {
        if self.presence.is_empty() && presence.is_always() {
            self.items.push(value);
            return;
        }
        self.presence.resize(self.items.len(), Presence::always());
        self.items.push(value);
        self.presence.push(presence);
    }
}

/// The entries of a map or an object, sorted by key.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    entries: Vec<Field>,
    /// Whether there may be more entries than these.
    pub open: bool,
}

/// An entry of a map or an object.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub key: Str,
    /// Where the entry stands: key and value.
    pub at: Span,
    /// The value.
    pub value: Value,
}

impl Fields {
    /// Sorts the entries; of equal keys the last one stays.
    #[must_use]
    pub fn new(mut entries: Vec<Field>) -> Self {
        if !entries.is_sorted_by(|a, b| a.key < b.key) {
            entries.sort_by(|a, b| a.key.cmp(&b.key));
            let mut unique: Vec<Field> = Vec::with_capacity(entries.len());
            for entry in entries {
                match unique.last_mut() {
                    Some(last) if last.key == entry.key => *last = entry,
                    _ => unique.push(entry),
                }
            }
            entries = unique;
        }
        Self { entries, open: false }
    }

    /// The entries, sorted by key.
    #[must_use]
    pub fn entries(&self) -> &[Field] {
        &self.entries
    }

    /// Takes the entries out.
    #[must_use]
    pub fn into_entries(self) -> Vec<Field> {
        self.entries
    }

    /// The entry of that key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        let index = self.entries.binary_search_by(|f| f.key.as_str().cmp(key)).ok()?;
        self.entries.get(index)
    }

    /// The value of that key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.field(key).map(|f| &f.value)
    }

    /// Sets an entry.
    pub fn set(&mut self, field: Field) {
        match self.entries.binary_search_by(|f| f.key.cmp(&field.key)) {
            Ok(index) => self.entries[index] = field,
            Err(index) => self.entries.insert(index, field),
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, key: &str) -> Option<Field> {
        let index = self.entries.binary_search_by(|f| f.key.as_str().cmp(key)).ok()?;
        Some(self.entries.remove(index))
    }

    /// How many entries are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no entry is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Value {
    /// A value that nobody wrote.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, span: Span::NONE, meta: None }
    }

    /// `null`.
    #[must_use]
    pub fn null() -> Self {
        Self::new(Kind::Null)
    }

    /// A text.
    #[must_use]
    pub fn string(text: impl Into<Str>) -> Self {
        Self::new(Kind::String(text.into()))
    }

    /// A list.
    #[must_use]
    pub fn list(items: Vec<Value>) -> Self {
        Self::new(Kind::List(Arc::new(Seq::of(items))))
    }

    /// A tuple.
    #[must_use]
    pub fn tuple(items: Vec<Value>) -> Self {
        Self::new(Kind::Tuple(Arc::new(Seq::of(items))))
    }

    /// A set: the elements are sorted as Terraform sorts them, and equal ones become one.
    #[must_use]
    pub fn set(mut items: Vec<Value>) -> Self {
        if items.iter().all(|v| v.as_seq().is_some() || v.as_fields().is_some()) {
            // Each element is written out once, not once a comparison.
            items.sort_by_cached_key(Self::hash_text);
        }
        items.sort_by(|a, b| if a.same(b) { Ordering::Equal } else { a.order(b) });
        items.dedup_by(|a, b| a.same(b));
        Self::new(Kind::Set(Arc::new(Seq::of(items))))
    }

    /// A map.
    #[must_use]
    pub fn map(fields: Fields) -> Self {
        Self::new(Kind::Map(Arc::new(fields)))
    }

    /// An object.
    #[must_use]
    pub fn object(fields: Fields) -> Self {
        Self::new(Kind::Object(Arc::new(fields)))
    }

    /// An object of entries that nobody wrote.
    pub fn object_of<K: Into<Str>>(entries: impl IntoIterator<Item = (K, Value)>) -> Self {
        Self::object(Fields::new(
            entries.into_iter().map(|(key, value)| Field { key: key.into(), at: value.span, value }).collect(),
        ))
    }

    /// An unknown value of unknown type.
    #[must_use]
    pub fn unknown(reason: Reason) -> Self {
        Self::new(Kind::Unknown(Arc::new(Unknown::new(reason))))
    }

    /// An unknown value of which something is known.
    #[must_use]
    pub fn from_unknown(unknown: Unknown) -> Self {
        Self::new(Kind::Unknown(Arc::new(unknown)))
    }

    /// Alternatives.
    #[must_use]
    pub fn from_choice(choice: Choice) -> Self {
        Self::new(Kind::Choice(Arc::new(choice)))
    }

    /// The same value, decided at that place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = span;
        self
    }

    /// Another content in the same place, carrying the same.
    #[must_use]
    pub fn with_kind(&self, kind: Kind) -> Self {
        Self { kind, span: self.span, meta: self.meta.clone() }
    }

    /// What it carries besides its content.
    #[must_use]
    pub fn meta(&self) -> Option<&Meta> {
        self.meta.as_deref()
    }

    /// The same value carrying that.
    #[must_use]
    pub fn with_meta(mut self, meta: Meta) -> Self {
        self.meta = if meta == Meta::default() { None } else { Some(Arc::new(meta)) };
        self
    }

    /// Changes what it carries.
    #[must_use]
    pub fn edit_meta(self, edit: impl FnOnce(&mut Meta)) -> Self {
        let mut meta = self.meta.as_deref().cloned().unwrap_or_default();
        edit(&mut meta);
        self.with_meta(meta)
    }

    /// The same value, marked sensitive.
    #[must_use]
    pub fn sensitive(self) -> Self {
        if self.is_sensitive() { self } else { self.edit_meta(|m| m.sensitive = true) }
    }

    /// Whether it is marked sensitive itself (not its elements).
    #[must_use]
    pub fn is_sensitive(&self) -> bool {
        self.meta.as_ref().is_some_and(|m| m.sensitive)
    }

    /// Whether it must not be printed: sensitive, ephemeral or from the environment.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.meta.as_ref().is_some_and(|m| m.sensitive || m.ephemeral || m.environment)
    }

    /// Whether it is a provider's default that nobody wrote.
    #[must_use]
    pub fn is_default(&self) -> bool {
        self.meta.as_ref().is_some_and(|m| m.default)
    }

    /// The resources that it refers to.
    #[must_use]
    pub fn refs(&self) -> &[Arc<Reference>] {
        self.meta.as_ref().map_or(&[], |m| &m.refs)
    }

    /// Takes over the marks and references of a value that this one was made from.
    #[must_use]
    pub fn made_from(self, source: &Value) -> Self {
        let Some(meta) = &source.meta else { return self };
        if self.meta.is_none() && meta.refs.iter().all(|r| !r.exact) {
            let meta = meta.clone();
            if meta.default || meta.holder.is_some() || meta.ty.is_some() {
                let own = Meta { default: false, holder: None, ty: None, ..(*meta).clone() };
                return self.with_meta(own);
            }
            return Self { meta: Some(meta), ..self };
        }
        let mut merged = self.meta.as_deref().cloned().unwrap_or_default();
        merged.sensitive |= meta.sensitive;
        merged.ephemeral |= meta.ephemeral;
        merged.environment |= meta.environment;
        for reference in &meta.refs {
            let inexact = if reference.exact {
                Arc::new(Reference { exact: false, ..(**reference).clone() })
            } else {
                reference.clone()
            };
            if !merged.refs.contains(&inexact) {
                merged.refs.push(inexact);
            }
        }
        self.with_meta(merged)
    }

    /// Takes over, besides, the marks of everything inside that value.
    #[must_use]
    pub fn made_from_deep(self, source: &Value) -> Self {
        self.made_from(source).marked_as(&source.marks())
    }

    /// The same value with those marks, besides its own.
    #[must_use]
    pub fn marked_as(self, marks: &Meta) -> Self {
        if !(marks.sensitive || marks.ephemeral || marks.environment) {
            return self;
        }
        self.edit_meta(|m| {
            m.sensitive |= marks.sensitive;
            m.ephemeral |= marks.ephemeral;
            m.environment |= marks.environment;
        })
    }

    /// The marks of the value and of everything inside it.
    #[must_use]
    pub fn marks(&self) -> Meta {
        let mut found = Meta::default();
        self.gather_marks(&mut found);
        found
    }

    fn gather_marks(&self, found: &mut Meta) {
        if let Some(meta) = &self.meta {
            found.sensitive |= meta.sensitive;
            found.ephemeral |= meta.ephemeral;
            found.environment |= meta.environment;
        }
        match &self.kind {
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                seq.items.iter().for_each(|item| item.gather_marks(found));
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                fields.entries.iter().for_each(|field| field.value.gather_marks(found));
            }
            Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| leaf.gather_marks(found)),
            _ => {}
        }
    }

    /// The alternatives, when it is a choice.
    #[must_use]
    pub fn as_choice(&self) -> Option<&Choice> {
        match &self.kind {
            Kind::Choice(choice) => Some(choice),
            _ => None,
        }
    }

    /// What is known of it, when it is unknown.
    #[must_use]
    pub fn as_unknown(&self) -> Option<&Unknown> {
        match &self.kind {
            Kind::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// The text, when it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&Str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The boolean, when it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match &self.kind {
            Kind::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, when it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements, when it is a list, set or tuple.
    #[must_use]
    pub fn as_seq(&self) -> Option<&Arc<Seq>> {
        match &self.kind {
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => Some(seq),
            _ => None,
        }
    }

    /// The entries, when it is a map or an object.
    #[must_use]
    pub fn as_fields(&self) -> Option<&Arc<Fields>> {
        match &self.kind {
            Kind::Map(fields) | Kind::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// The scalar, when it is a known one.
    #[must_use]
    pub fn as_literal(&self) -> Option<Literal> {
        match &self.kind {
            Kind::Null => Some(Literal::Null),
            Kind::Bool(value) => Some(Literal::Bool(*value)),
            Kind::Number(number) => Some(Literal::Number(number.clone())),
            Kind::String(text) => Some(Literal::String(text.clone())),
            _ => None,
        }
    }

    /// Whether it is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    /// Whether it is unknown itself (not its elements).
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_))
    }

    /// The first part of it that is not known: unknown, a choice, or a sequence that may hold more; `None` when all of
    /// it is known.
    #[must_use]
    pub fn first_unknown(&self) -> Option<&Value> {
        match &self.kind {
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) => None,
            Kind::Unknown(_) | Kind::Choice(_) => Some(self),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                if seq.is_closed() {
                    seq.items.iter().find_map(Self::first_unknown)
                } else {
                    Some(self)
                }
            }
            Kind::Map(fields) | Kind::Object(fields) => {
                if fields.open {
                    Some(self)
                } else {
                    fields.entries.iter().find_map(|f| f.value.first_unknown())
                }
            }
        }
    }

    /// How large it is: every value inside counts one, and texts one more for each 64 bytes. Equal parts that are shared in
    /// memory count each time, since whatever walks the value meets them each time. `None` when that is more than `limit`,
    /// or when it is nested deeper than [`MAX_NESTED`] levels.
    #[must_use]
    pub fn size(&self, limit: usize) -> Option<usize> {
        fn count(value: &Value, left: &mut usize, depth: usize) -> bool {
            let Some(depth) = depth.checked_sub(1) else { return false };
            let own = 1 + value.as_str().map_or(0, |text| text.len() / 64);
            match left.checked_sub(own) {
                Some(rest) => *left = rest,
                None => return false,
            }
            match &value.kind {
                Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                    seq.items.iter().all(|item| count(item, left, depth))
                }
                Kind::Map(fields) | Kind::Object(fields) => fields.entries.iter().all(|f| count(&f.value, left, depth)),
                Kind::Choice(choice) => choice.leaves().iter().all(|(_, leaf)| count(leaf, left, depth)),
                Kind::Unknown(unknown) => match &unknown.shape {
                    Shape::None | Shape::Between(..) | Shape::Counted(..) => true,
                    Shape::Json(inner) => count(inner, left, depth),
                    Shape::Template(parts) => parts.iter().all(|part| match part {
                        Part::Text(text) => {
                            let own = 1 + text.len() / 64;
                            *left = left.saturating_sub(own);
                            *left > 0
                        }
                        Part::Hole(hole) => count(hole, left, depth),
                    }),
                },
                _ => true,
            }
        }
        let mut left = limit;
        count(self, &mut left, MAX_NESTED).then(|| limit - left)
    }

    /// Whether all of it is known.
    #[must_use]
    pub fn is_wholly_known(&self) -> bool {
        self.first_unknown().is_none()
    }

    /// The name of its type, as messages say it.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "null",
            Kind::Bool(_) => "bool",
            Kind::Number(_) => "number",
            Kind::String(_) => "string",
            Kind::List(_) => "list",
            Kind::Set(_) => "set",
            Kind::Tuple(_) => "tuple",
            Kind::Map(_) => "map",
            Kind::Object(_) => "object",
            Kind::Unknown(_) => "unknown value",
            Kind::Choice(_) => "value that depends on a condition",
        }
    }

    /// Whether both have the same content, wherever they were written. Lists, sets and tuples are told apart only by
    /// their elements, and so are maps and objects, since a comparison in HCL converts between them.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Null, Kind::Null) => true,
            (Kind::Bool(a), Kind::Bool(b)) => a == b,
            (Kind::Number(a), Kind::Number(b)) => a == b,
            (Kind::String(a), Kind::String(b)) => a == b,
            (Kind::List(a) | Kind::Set(a) | Kind::Tuple(a), Kind::List(b) | Kind::Set(b) | Kind::Tuple(b)) => {
                Arc::ptr_eq(a, b) || a == b
            }
            (Kind::Map(a) | Kind::Object(a), Kind::Map(b) | Kind::Object(b)) => Arc::ptr_eq(a, b) || a == b,
            (Kind::Unknown(a), Kind::Unknown(b)) => Arc::ptr_eq(a, b) || a == b,
            (Kind::Choice(a), Kind::Choice(b)) => Arc::ptr_eq(a, b) || a == b,
            _ => false,
        }
    }

    /// A total order for sets and sorted output, as go-cty sorts sets: by content, null last. Collections are compared by
    /// the text that go-cty hashes them by.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        fn rank(value: &Value) -> u8 {
            match value.kind {
                Kind::Bool(_) => 1,
                Kind::Number(_) => 2,
                Kind::String(_) => 3,
                Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) => 4,
                Kind::Map(_) | Kind::Object(_) => 5,
                Kind::Choice(_) => 6,
                Kind::Unknown(_) => 7,
                Kind::Null => 8,
            }
        }
        match (&self.kind, &other.kind) {
            (Kind::Bool(a), Kind::Bool(b)) => a.cmp(b),
            (Kind::Number(a), Kind::Number(b)) => a.cmp(b),
            (Kind::String(a), Kind::String(b)) => a.cmp(b),
            (Kind::Unknown(a), Kind::Unknown(b)) => a.cmp(b),
            _ => match (self.as_seq(), other.as_seq(), self.as_fields(), other.as_fields()) {
                (Some(a), Some(b), ..) => self.hash_text().cmp(&other.hash_text()).then_with(|| {
                    let mut items = a.items.iter().zip(&b.items).map(|(x, y)| x.order(y));
                    items.find(|o| o.is_ne()).unwrap_or_else(|| a.items.len().cmp(&b.items.len()))
                }),
                (_, _, Some(a), Some(b)) => self.hash_text().cmp(&other.hash_text()).then_with(|| {
                    let mut entries = a
                        .entries
                        .iter()
                        .zip(&b.entries)
                        .map(|(x, y)| x.key.cmp(&y.key).then_with(|| x.value.order(&y.value)));
                    entries.find(|o| o.is_ne()).unwrap_or_else(|| a.entries.len().cmp(&b.entries.len()))
                }),
                _ => rank(self).cmp(&rank(other)),
            },
        }
    }

    /// The text that go-cty hashes a value by. Elements of one set have one type, so that lists and tuples, maps and
    /// objects need not be told apart.
    fn hash_text(&self) -> String {
        fn write(value: &Value, out: &mut String) {
            match &value.kind {
                Kind::Null => out.push('~'),
                Kind::Unknown(_) | Kind::Choice(_) => out.push('?'),
                Kind::Bool(value) => out.push(if *value { 'T' } else { 'F' }),
                Kind::Number(number) => out.push_str(&number.decimal(false).general(Some(10), 'e')),
                Kind::String(text) => out.push_str(&format!("{text:?}")),
                Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                    out.push('[');
                    for item in &seq.items {
                        write(item, out);
                        out.push(';');
                    }
                    out.push(']');
                }
                Kind::Map(fields) | Kind::Object(fields) => {
                    out.push('{');
                    for field in &fields.entries {
                        out.push_str(&format!("{:?}:", field.key));
                        write(&field.value, out);
                        out.push(';');
                    }
                    out.push('}');
                }
            }
        }
        let mut out = String::new();
        write(self, &mut out);
        out
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::new(Kind::Bool(value))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::new(Kind::Number(value.into()))
    }
}

impl From<Number> for Value {
    fn from(value: Number) -> Self {
        Self::new(Kind::Number(value))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::string(value)
    }
}

impl From<Str> for Value {
    fn from(value: Str) -> Self {
        Self::string(value)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::string(value)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.same(other)
    }
}

impl Eq for Value {}

impl std::hash::Hash for Value {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        match &self.kind {
            Kind::Null => 0u8.hash(state),
            Kind::Bool(value) => (1u8, value).hash(state),
            Kind::Number(number) => (2u8, number).hash(state),
            Kind::String(text) => (3u8, text).hash(state),
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => (4u8, &seq.items).hash(state),
            Kind::Map(fields) | Kind::Object(fields) => {
                5u8.hash(state);
                for field in &fields.entries {
                    field.key.hash(state);
                    field.value.hash(state);
                }
            }
            Kind::Unknown(unknown) => (6u8, unknown).hash(state),
            Kind::Choice(choice) => (7u8, choice).hash(state),
        }
    }
}

impl PartialEq for Seq {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.open == other.open && self.presence == other.presence
    }
}

impl Eq for Seq {}

impl std::hash::Hash for Seq {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.items.hash(state);
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open
            && self.entries.len() == other.entries.len()
            && self.entries.iter().zip(&other.entries).all(|(a, b)| a.key == b.key && a.value == b.value)
    }
}

impl Eq for Fields {}

impl std::hash::Hash for Fields {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        for field in &self.entries {
            field.key.hash(state);
            field.value.hash(state);
        }
    }
}
