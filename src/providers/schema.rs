//! The schemas of the Terraform providers: which attributes and blocks a resource type has, and of what type they are.
//!
//! The build script packs `src/providers/*/schema.tsv.gz` into one blob, which is read in place: nothing is decoded
//! before it is asked for, looking up a name is a binary search, and a [`Node`] is a small copyable handle. Nothing
//! here can fail. A blob that is not as it should be only has fewer types and nodes.
//!
//! The facts, their versions and their limits are described in `src/providers/README.md`.

use std::fmt;
use std::iter::FusedIterator;
use std::slice;

use super::Provider;
use crate::ir::Mode;
use format::{FactsRecord, NodeRecord, Text, TypeRecord, ValueTypeRecord, flag, nesting, tag};

#[allow(dead_code, reason = "the build script uses the other half")]
mod format;
#[cfg(test)]
mod tests;

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/schema.bin"));
static SCHEMA: Schema = Schema::open(BLOB);

/// The schema of a managed resource type such as `aws_s3_bucket`: a node whose children are its attributes and blocks.
#[must_use]
pub fn resource(ty: &str) -> Option<Node> {
    SCHEMA.resource(ty)
}

/// The schema of a data source, by its type without the `data.` in front.
#[must_use]
pub fn data_source(ty: &str) -> Option<Node> {
    SCHEMA.data_source(ty)
}

/// The schema of a resource or a data source.
#[must_use]
pub fn of(mode: Mode, ty: &str) -> Option<Node> {
    match mode {
        Mode::Managed => resource(ty),
        Mode::Data => data_source(ty),
    }
}

/// The provider that a type, managed or data source, belongs to. Nothing for a type that has no schema here.
#[must_use]
pub fn provider_of(ty: &str) -> Option<Provider> {
    SCHEMA.provider_of(ty)
}

/// The names of all managed resource types, sorted.
pub fn types() -> impl Iterator<Item = &'static str> {
    SCHEMA.types(|ty| ty.resource)
}

/// The types of all data sources, sorted, without the `data.` in front.
pub fn data_source_types() -> impl Iterator<Item = &'static str> {
    SCHEMA.types(|ty| ty.data)
}

/// The managed resource type that somebody who wrote `ty` may have meant. Looks at all names: for messages only.
#[must_use]
pub fn suggest_type(ty: &str) -> Option<&'static str> {
    closest(ty, types())
}

/// An attribute, a block, or the root of a type.
///
/// Two nodes are equal if their names, all that is known of them, and all that is below them are equal, wherever they
/// stand.
#[derive(Clone, Copy)]
pub struct Node {
    schema: &'static Schema,
    name: &'static str,
    facts: FactsRecord,
    list: u32,
}

/// Whether a node is written as `name = …` or as `name { … }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `name = …`
    Attribute,
    /// `name { … }`. The root of a type is a block too.
    Block,
}

/// How often a block, or an attribute of objects, may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nesting {
    /// It is no block and no object; also at the root.
    None,
    /// At most once. Terraform's own values and plans hold a block of this kind as a list of at most one.
    Single,
    /// Any number, in order.
    List,
    /// Any number, without order.
    Set,
    /// Any number, by key.
    Map,
}

/// Who decides about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// It must be written.
    Required,
    /// It may be written, and is null otherwise.
    Optional,
    /// The provider decides; it cannot be written.
    Computed,
    /// It may be written, and the provider decides otherwise.
    OptionalComputed,
}

/// The type of a node's value, its nesting included: a block that repeats is a list, set or map of objects, one that
/// may stand once is an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Not typed by the provider, or not known.
    Any,
    /// A text.
    String,
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// An object, whose members are the children of this node.
    Object(Node),
    /// A list of equal types.
    List(ElementType),
    /// A set of equal types.
    Set(ElementType),
    /// A map from texts to equal types.
    Map(ElementType),
}

/// The type of what a collection holds. It is a handle, so that [`ValueType`] stays small; [`ElementType::get`] opens it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ElementType(Element);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Element {
    /// The members are the children of the node.
    Object(Node),
    /// The place of the type in the table, and the node, whose children are the members of an object in it.
    Table(u8, Node),
}

impl Node {
    /// The name; at the root, the name of the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Whether it is an attribute or a block.
    #[must_use]
    pub fn kind(self) -> Kind {
        if self.has(flag::BLOCK) { Kind::Block } else { Kind::Attribute }
    }

    /// How often it may stand.
    #[must_use]
    pub fn nesting(self) -> Nesting {
        match self.facts.flags >> flag::NESTING_SHIFT {
            nesting::SINGLE => Nesting::Single,
            nesting::LIST => Nesting::List,
            nesting::SET => Nesting::Set,
            nesting::MAP => Nesting::Map,
            _ => Nesting::None,
        }
    }

    /// The type of its value, with the nesting.
    #[must_use]
    pub fn value_type(self) -> ValueType {
        let element = ElementType(Element::Object(self));
        match (self.schema.value_type(self.facts.value_type), self.nesting()) {
            (ValueTypeRecord { tag: tag::OBJECT, .. }, Nesting::None | Nesting::Single) => ValueType::Object(self),
            (ValueTypeRecord { tag: tag::OBJECT, .. }, Nesting::List) => ValueType::List(element),
            (ValueTypeRecord { tag: tag::OBJECT, .. }, Nesting::Set) => ValueType::Set(element),
            (ValueTypeRecord { tag: tag::OBJECT, .. }, Nesting::Map) => ValueType::Map(element),
            _ => self.table_type(self.facts.value_type),
        }
    }

    /// Whether it must or may be written. The root is optional.
    #[must_use]
    pub fn presence(self) -> Presence {
        match (self.has(flag::OPTIONAL), self.has(flag::COMPUTED)) {
            (false, false) => Presence::Required,
            (true, false) => Presence::Optional,
            (false, true) => Presence::Computed,
            (true, true) => Presence::OptionalComputed,
        }
    }

    /// Whether the provider marks the value as a secret.
    #[must_use]
    pub fn sensitive(self) -> bool {
        self.has(flag::SENSITIVE)
    }

    /// What stands directly below it, sorted by name.
    #[must_use]
    pub fn children(self) -> Children {
        Children { schema: self.schema, records: self.schema.siblings(self.list).iter(), parent: self.list }
    }

    /// The child of that name.
    #[must_use]
    pub fn child(self, name: &str) -> Option<Node> {
        let records = self.schema.siblings(self.list);
        let place = records
            .binary_search_by(|record| self.schema.bytes(NodeRecord::from_bytes(*record).name).cmp(name.as_bytes()))
            .ok()?;
        self.schema.node(records.get(place)?, self.list)
    }

    /// What a dotted path such as `lifecycle_rule.expiration.days` leads to.
    #[must_use]
    pub fn path(self, path: &str) -> Option<Node> {
        path.split('.').try_fold(self, |node, name| node.child(name))
    }

    /// The name of the child that somebody who wrote `name` may have meant.
    #[must_use]
    pub fn suggest(self, name: &str) -> Option<&'static str> {
        closest(name, self.children().map(Node::name))
    }

    /// The dotted paths of all secrets below this node, in order. Nothing below a secret is told again.
    #[must_use]
    pub fn sensitive_paths(self) -> SensitivePaths {
        SensitivePaths { open: vec![(self.children(), 0)], path: String::new() }
    }

    fn has(self, flag: u8) -> bool {
        self.facts.flags & flag != 0
    }

    /// The type at a place of the table, with this node's children as the members of objects.
    fn table_type(self, place: u8) -> ValueType {
        let record = self.schema.value_type(place);
        // An element stands before its collection, so that following elements ends.
        if record.tag >= tag::LIST && record.element >= place {
            return ValueType::Any;
        }
        let element = ElementType(Element::Table(record.element, self));
        match record.tag {
            tag::STRING => ValueType::String,
            tag::NUMBER => ValueType::Number,
            tag::BOOL => ValueType::Bool,
            tag::OBJECT => ValueType::Object(self),
            tag::LIST => ValueType::List(element),
            tag::SET => ValueType::Set(element),
            tag::MAP => ValueType::Map(element),
            _ => ValueType::Any,
        }
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Node) -> bool {
        // Equal trees are stored once, so that equal lists are equal places.
        std::ptr::eq(self.schema, other.schema)
            && (self.name, self.facts, self.list) == (other.name, other.facts, other.list)
    }
}

impl Eq for Node {}

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({} {:?}, {} children)", self.name, self.kind(), self.children().len())
    }
}

impl ElementType {
    /// The type itself.
    #[must_use]
    pub fn get(self) -> ValueType {
        match self.0 {
            Element::Object(node) => ValueType::Object(node),
            Element::Table(place, node) => node.table_type(place),
        }
    }
}

impl fmt::Debug for ElementType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// As Terraform writes types: `map(list(string))`, `list(object)`.
impl fmt::Display for ValueType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ValueType::Any => f.write_str("any"),
            ValueType::String => f.write_str("string"),
            ValueType::Number => f.write_str("number"),
            ValueType::Bool => f.write_str("bool"),
            ValueType::Object(_) => f.write_str("object"),
            ValueType::List(element) => write!(f, "list({})", element.get()),
            ValueType::Set(element) => write!(f, "set({})", element.get()),
            ValueType::Map(element) => write!(f, "map({})", element.get()),
        }
    }
}

/// The children of a [`Node`], sorted by name.
#[derive(Clone)]
pub struct Children {
    schema: &'static Schema,
    records: slice::Iter<'static, [u8; NodeRecord::SIZE]>,
    parent: u32,
}

impl Iterator for Children {
    type Item = Node;

    fn next(&mut self) -> Option<Node> {
        self.records.next().and_then(|record| self.schema.node(record, self.parent))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.records.size_hint()
    }
}

impl ExactSizeIterator for Children {}

impl fmt::Debug for Children {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The dotted paths of the secrets below a [`Node`].
#[derive(Clone, Debug)]
pub struct SensitivePaths {
    /// The lists that are being walked, each with the length of the path to it.
    open: Vec<(Children, usize)>,
    path: String,
}

impl Iterator for SensitivePaths {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        while let Some((children, parent)) = self.open.last_mut() {
            let Some(node) = children.next() else {
                self.open.pop();
                continue;
            };
            if !node.has(flag::SENSITIVE | flag::CONTAINS_SENSITIVE) {
                continue;
            }
            self.path.truncate(*parent);
            if *parent > 0 {
                self.path.push('.');
            }
            self.path.push_str(node.name);
            if node.sensitive() {
                return Some(self.path.clone());
            }
            self.open.push((node.children(), self.path.len()));
        }
        None
    }
}

impl FusedIterator for SensitivePaths {}

/// The sections of a blob, cut into records of fixed size.
struct Schema {
    types: &'static [[u8; TypeRecord::SIZE]],
    lists: &'static [[u8; 4]],
    nodes: &'static [[u8; NodeRecord::SIZE]],
    facts: &'static [[u8; FactsRecord::SIZE]],
    value_types: &'static [[u8; ValueTypeRecord::SIZE]],
    strings: &'static [u8],
}

impl Schema {
    /// Finds the sections. They are empty where the blob ends early, and all are if its first bytes are wrong.
    const fn open(blob: &'static [u8]) -> Schema {
        let (lengths, sections) = match header(blob) {
            Some(parts) => parts,
            None => ([[0; 4]; format::SECTIONS], &[] as &[u8]),
        };
        let [types, lists, nodes, facts, value_types, strings] = lengths;
        let (types, rest) = section(sections, types);
        let (lists, rest) = section(rest, lists);
        let (nodes, rest) = section(rest, nodes);
        let (facts, rest) = section(rest, facts);
        let (value_types, rest) = section(rest, value_types);
        let (strings, _) = section(rest, strings);
        Schema {
            types: types.as_chunks().0,
            lists: lists.as_chunks().0,
            nodes: nodes.as_chunks().0,
            facts: facts.as_chunks().0,
            value_types: value_types.as_chunks().0,
            strings,
        }
    }

    fn resource(&'static self, ty: &str) -> Option<Node> {
        let ty = self.find(ty)?;
        self.root(ty, ty.resource)
    }

    fn data_source(&'static self, ty: &str) -> Option<Node> {
        let ty = self.find(ty)?;
        self.root(ty, ty.data)
    }

    fn provider_of(&'static self, ty: &str) -> Option<Provider> {
        Provider::ALL.get(usize::from(self.find(ty)?.provider)).copied()
    }

    fn types(&'static self, list: impl Fn(TypeRecord) -> u32) -> impl Iterator<Item = &'static str> {
        let records = self.types.iter().map(|record| TypeRecord::from_bytes(*record));
        records.filter(move |ty| list(*ty) != format::NO_LIST).filter_map(|ty| self.text(ty.name))
    }

    fn find(&'static self, name: &str) -> Option<TypeRecord> {
        let place = self
            .types
            .binary_search_by(|record| self.bytes(TypeRecord::from_bytes(*record).name).cmp(name.as_bytes()))
            .ok()?;
        self.types.get(place).map(|record| TypeRecord::from_bytes(*record))
    }

    fn root(&'static self, ty: TypeRecord, list: u32) -> Option<Node> {
        if list == format::NO_LIST {
            return None;
        }
        let facts = FactsRecord { flags: flag::BLOCK | flag::OPTIONAL, value_type: format::OBJECT };
        Some(Node { schema: self, name: self.text(ty.name)?, facts, list })
    }

    /// The node of a record that stands in the list `parent`.
    fn node(&'static self, record: &[u8; NodeRecord::SIZE], parent: u32) -> Option<Node> {
        let record = NodeRecord::from_bytes(*record);
        // A list stands after those below it, so that going down ends.
        if record.list >= parent && record.list != format::EMPTY_LIST {
            return None;
        }
        let facts = FactsRecord::from_bytes(*self.facts.get(usize::from(record.facts))?);
        Some(Node { schema: self, name: self.text(record.name)?, facts, list: record.list })
    }

    fn siblings(&'static self, list: u32) -> &'static [[u8; NodeRecord::SIZE]] {
        if list == format::EMPTY_LIST {
            return &[];
        }
        let start = |list: Option<u32>| {
            let bytes = self.lists.get(usize::try_from(list?).ok()?)?;
            usize::try_from(u32::from_le_bytes(*bytes)).ok()
        };
        let range = start(Some(list)).zip(start(list.checked_add(1)));
        range.and_then(|(from, to)| self.nodes.get(from..to)).unwrap_or_default()
    }

    fn value_type(&'static self, place: u8) -> ValueTypeRecord {
        let any = ValueTypeRecord { tag: tag::ANY, element: 0 };
        self.value_types.get(usize::from(place)).map_or(any, |record| ValueTypeRecord::from_bytes(*record))
    }

    fn bytes(&'static self, text: Text) -> &'static [u8] {
        let from = usize::try_from(text.offset).unwrap_or(usize::MAX);
        let to = from.saturating_add(usize::from(text.len));
        self.strings.get(from..to).unwrap_or_default()
    }

    fn text(&'static self, text: Text) -> Option<&'static str> {
        str::from_utf8(self.bytes(text)).ok().filter(|text| !text.is_empty())
    }
}

/// The lengths of the sections, and what follows the header.
const fn header(blob: &[u8]) -> Option<([[u8; 4]; format::SECTIONS], &[u8])> {
    let Some((magic, rest)) = blob.split_first_chunk() else { return None };
    if u64::from_le_bytes(*magic) != u64::from_le_bytes(format::MAGIC) {
        return None;
    }
    let Some((lengths, sections)) = rest.split_at_checked(format::SECTIONS * 4) else { return None };
    match lengths.as_chunks().0.split_first_chunk() {
        Some((lengths, _)) => Some((*lengths, sections)),
        None => None,
    }
}

/// A section of that many bytes, and what follows it.
const fn section(bytes: &[u8], len: [u8; 4]) -> (&[u8], &[u8]) {
    match bytes.split_at_checked(u32::from_le_bytes(len) as usize) {
        Some(parts) => parts,
        None => (&[], &[]),
    }
}

/// The name nearest to a mistyped one, if at most a third of its letters differ; the first of equally near ones.
fn closest(written: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters = written.chars().count();
    let limit = (letters / 3).max(1);
    names
        .filter(|name| name.chars().count().abs_diff(letters) <= limit)
        .map(|name| (strsim::osa_distance(written, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
