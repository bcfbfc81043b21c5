//! Encodes the provider schemas, `src/providers/*/schema.tsv.gz`, into one blob that the binary uses in place.
//!
//! The layout is described in `src/providers/schema/format.rs`, the columns of the input in `src/providers/README.md`.
#![allow(clippy::disallowed_methods, reason = "a build script reads its sources and writes to OUT_DIR")]

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

#[path = "../src/providers/schema/format.rs"]
#[allow(dead_code, reason = "the reader uses the other half")]
#[allow(clippy::duplicate_mod, reason = "tests hold the writer beside the reader")]
mod format;

use format::{FactsRecord, NodeRecord, Text, TypeRecord, ValueTypeRecord, flag, nesting, tag};

/// The first line of each input.
const HEADER: &str = "type\tpath\tkind\tvalue_type\tnesting\tpresence\tsensitive";

/// Why the schemas could not be encoded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// A file could not be read or written.
    #[error("{}: {error}", path.display())]
    File { path: PathBuf, error: io::Error },
    /// A row breaks the rules of the input.
    #[error("{input}:{line}: {problem}")]
    Row { input: String, line: usize, problem: &'static str },
    /// The rows of a type do not stand together, or two providers have it.
    #[error("the type {0} stands in two places")]
    Twice(String),
    /// More of something than the layout has room for.
    #[error("the layout has no room for so many {0}")]
    TooMany(&'static str),
}

/// The rows of one provider.
pub(crate) struct Input<'a> {
    /// What messages call it.
    pub(crate) name: &'a str,
    /// The place of the provider in `format::PROVIDERS`.
    pub(crate) provider: u8,
    /// The TSV text, header included.
    pub(crate) text: &'a str,
}

/// Encodes the schemas below `package` into `blob`, and tells cargo which files it depends on.
///
/// # Errors
///
/// If a file cannot be read or written, or a row is malformed.
#[allow(dead_code, reason = "tests only encode")]
#[allow(clippy::print_stdout, reason = "that is how cargo is told")]
pub(crate) fn compile(package: &Path, blob: &Path) -> Result<(), Error> {
    let mut texts = Vec::new();
    for (provider, code) in format::PROVIDERS.iter().zip(0..) {
        let name = format!("src/providers/{provider}/schema.tsv.gz");
        println!("cargo:rerun-if-changed={name}");
        let path = package.join(&name);
        let mut text = String::new();
        File::open(&path)
            .and_then(|file| GzDecoder::new(file).read_to_string(&mut text))
            .map_err(|error| Error::File { path, error })?;
        texts.push((name, code, text));
    }
    let inputs: Vec<_> = texts.iter().map(|(name, provider, text)| Input { name, provider: *provider, text }).collect();
    fs::write(blob, encode(&inputs)?).map_err(|error| Error::File { path: blob.to_owned(), error })
}

/// Encodes rows into a blob. The same rows give the same bytes.
///
/// # Errors
///
/// If a row is malformed or out of order, or a number does not fit the layout.
pub(crate) fn encode(inputs: &[Input]) -> Result<Vec<u8>, Error> {
    let mut encoder = Encoder::default();
    // `format::EMPTY_LIST` and `format::OBJECT` are the first of their kind.
    encoder.intern_list(&[])?;
    encoder.value_types.push(ValueTypeRecord { tag: tag::OBJECT, element: 0 });
    for input in inputs {
        encoder.input(input)?;
    }
    encoder.finish()
}

/// A node whose name has no place in the strings section yet.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Sibling {
    name: u32,
    facts: u8,
    list: u32,
}

/// A node whose members are still being read.
struct Open<'a> {
    path: &'a str,
    name: u32,
    facts: FactsRecord,
    /// Whether it may have members.
    nests: bool,
    last: &'a str,
    members: Vec<Sibling>,
}

#[derive(Clone, Copy)]
struct Type {
    provider: u8,
    resource: u32,
    data: u32,
}

#[derive(Default)]
struct Encoder<'a> {
    names: Vec<&'a str>,
    name_ids: HashMap<&'a str, u32>,
    value_types: Vec<ValueTypeRecord>,
    value_type_ids: HashMap<&'a str, u8>,
    facts: Vec<FactsRecord>,
    nodes: Vec<Sibling>,
    starts: Vec<u32>,
    list_ids: HashMap<Vec<Sibling>, u32>,
    types: BTreeMap<&'a str, Type>,
}

impl<'a> Encoder<'a> {
    fn input(&mut self, input: &Input<'a>) -> Result<(), Error> {
        let fail = |line: usize, problem| Error::Row { input: input.name.to_owned(), line, problem };
        let mut rows = input.text.lines().zip(1..);
        if rows.next().is_none_or(|(header, _)| header != HEADER) {
            return Err(fail(1, "the header is not the expected one"));
        }
        let mut current = "";
        let mut open: Vec<Open<'a>> = Vec::new();
        for (row, line) in rows {
            let mut cells = row.split('\t');
            let mut cell = || cells.next().ok_or_else(|| fail(line, "a cell is missing"));
            let (ty, path, kind, value_type, nesting, presence, sensitive) =
                (cell()?, cell()?, cell()?, cell()?, cell()?, cell()?, cell()?);
            if ty != current {
                self.finish_type(current, input.provider, &mut open)?;
                current = ty;
                let facts = FactsRecord { flags: 0, value_type: format::OBJECT };
                open.push(Open { path: "", name: 0, facts, nests: true, last: "", members: Vec::new() });
            }
            let (parent, name) = path.rsplit_once('.').unwrap_or(("", path));
            while open.len() > 1 && open.last().is_some_and(|node| node.path != parent) {
                self.close(&mut open)?;
            }
            let Some(node) = open.last_mut().filter(|node| node.path == parent) else {
                return Err(fail(line, "the row of its parent is not before it"));
            };
            if !node.nests {
                return Err(fail(line, "its parent is neither a block nor an object"));
            }
            if name <= node.last {
                return Err(fail(line, "the name is empty, or not in order"));
            }
            node.last = name;
            let flags = flags(kind, nesting, presence, sensitive).ok_or_else(|| fail(line, "an unknown word"))?;
            let block = flags & flag::BLOCK != 0;
            let value_type = if block { "object" } else { value_type };
            let facts = FactsRecord {
                flags,
                value_type: self.value_type(value_type).ok_or_else(|| fail(line, "an unknown value type"))?,
            };
            let name = self.name(name)?;
            open.push(Open { path, name, facts, nests: value_type == "object", last: "", members: Vec::new() });
        }
        self.finish_type(current, input.provider, &mut open)
    }

    /// Closes all nodes of a type, and enters it.
    fn finish_type(&mut self, name: &'a str, provider: u8, open: &mut Vec<Open<'a>>) -> Result<(), Error> {
        while open.len() > 1 {
            self.close(open)?;
        }
        let Some(root) = open.pop() else { return Ok(()) };
        let list = self.intern_list(&root.members)?;
        let (key, is_data) = name.strip_prefix("data.").map_or((name, false), |name| (name, true));
        let absent = Type { provider, resource: format::NO_LIST, data: format::NO_LIST };
        let entry = self.types.entry(key).or_insert(absent);
        let slot = if is_data { &mut entry.data } else { &mut entry.resource };
        if entry.provider != provider || *slot != format::NO_LIST {
            return Err(Error::Twice(name.to_owned()));
        }
        *slot = list;
        Ok(())
    }

    /// Moves the innermost open node, complete now, to the members of its parent.
    fn close(&mut self, open: &mut Vec<Open<'a>>) -> Result<(), Error> {
        let Some(node) = open.pop() else { return Ok(()) };
        let mut facts = node.facts;
        let secret = flag::SENSITIVE | flag::CONTAINS_SENSITIVE;
        let has_secret =
            |member: &Sibling| self.facts.get(usize::from(member.facts)).is_some_and(|facts| facts.flags & secret != 0);
        if node.members.iter().any(has_secret) {
            facts.flags |= flag::CONTAINS_SENSITIVE;
        }
        let list = self.intern_list(&node.members)?;
        let facts = intern(&mut self.facts, facts).ok_or(Error::TooMany("combinations of facts"))?;
        if let Some(parent) = open.last_mut() {
            parent.members.push(Sibling { name: node.name, facts, list });
        }
        Ok(())
    }

    fn intern_list(&mut self, members: &[Sibling]) -> Result<u32, Error> {
        if let Some(list) = self.list_ids.get(members) {
            return Ok(*list);
        }
        let list = u24(self.starts.len()).ok_or(Error::TooMany("lists"))?;
        self.starts.push(u32::try_from(self.nodes.len()).map_err(|_| Error::TooMany("nodes"))?);
        self.nodes.extend_from_slice(members);
        self.list_ids.insert(members.to_vec(), list);
        Ok(list)
    }

    fn name(&mut self, name: &'a str) -> Result<u32, Error> {
        if let Some(id) = self.name_ids.get(name) {
            return Ok(*id);
        }
        let id = u32::try_from(self.names.len()).map_err(|_| Error::TooMany("names"))?;
        self.names.push(name);
        self.name_ids.insert(name, id);
        Ok(id)
    }

    /// The place of a type such as `map(list(string))`.
    fn value_type(&mut self, text: &'a str) -> Option<u8> {
        if let Some(id) = self.value_type_ids.get(text) {
            return Some(*id);
        }
        let (word, element) = match text.split_once('(') {
            Some((word, rest)) => (word, self.value_type(rest.strip_suffix(')')?)?),
            None => (text, 0),
        };
        let tag = match (word, text == word) {
            ("any", true) => tag::ANY,
            ("string", true) => tag::STRING,
            ("number", true) => tag::NUMBER,
            ("bool", true) => tag::BOOL,
            ("object", true) => tag::OBJECT,
            ("list", false) => tag::LIST,
            ("set", false) => tag::SET,
            ("map", false) => tag::MAP,
            _ => return None,
        };
        let id = intern(&mut self.value_types, ValueTypeRecord { tag, element })?;
        self.value_type_ids.insert(text, id);
        Some(id)
    }

    fn finish(mut self) -> Result<Vec<u8>, Error> {
        let types = std::mem::take(&mut self.types);
        let mut type_names = Vec::with_capacity(types.len());
        for name in types.keys() {
            type_names.push(self.name(name)?);
        }
        let (texts, strings) = lay_out(&self.names)?;
        let text = |name: u32| {
            let missing = Text { offset: 0, len: 0 };
            usize::try_from(name).ok().and_then(|name| texts.get(name)).copied().unwrap_or(missing)
        };

        let mut sections: [Vec<u8>; format::SECTIONS] = Default::default();
        let [type_bytes, list_bytes, node_bytes, facts_bytes, value_type_bytes, string_bytes] = &mut sections;
        for (name, ty) in type_names.iter().zip(types.values()) {
            let Type { provider, resource, data } = *ty;
            type_bytes.extend(TypeRecord { name: text(*name), provider, resource, data }.to_bytes());
        }
        let end = u32::try_from(self.nodes.len()).map_err(|_| Error::TooMany("nodes"))?;
        list_bytes.extend(self.starts.iter().chain([&end]).flat_map(|start| start.to_le_bytes()));
        for Sibling { name, facts, list } in self.nodes {
            node_bytes.extend(NodeRecord { name: text(name), facts, list }.to_bytes());
        }
        facts_bytes.extend(self.facts.iter().flat_map(|facts| facts.to_bytes()));
        value_type_bytes.extend(self.value_types.iter().flat_map(|value_type| value_type.to_bytes()));
        *string_bytes = strings;

        let mut blob = format::MAGIC.to_vec();
        for section in &sections {
            let len = u32::try_from(section.len()).map_err(|_| Error::TooMany("bytes"))?;
            blob.extend(len.to_le_bytes());
        }
        blob.extend(sections.iter().flatten());
        Ok(blob)
    }
}

/// The strings section, and the place of each name in it.
fn lay_out(names: &[&str]) -> Result<(Vec<Text>, Vec<u8>), Error> {
    // Sorted from the last byte on, a name that ends others stands directly before one of them.
    let mut order: Vec<_> = names.iter().zip(0_usize..).collect();
    order.sort_by(|(a, _), (b, _)| b.bytes().rev().cmp(a.bytes().rev()));
    let mut texts = vec![Text { offset: 0, len: 0 }; names.len()];
    let mut strings = Vec::new();
    let mut before = "";
    for (name, id) in order {
        if !before.ends_with(name) {
            strings.extend_from_slice(name.as_bytes());
            before = name;
        }
        let offset = u24(strings.len() - name.len()).ok_or(Error::TooMany("bytes of names"))?;
        let len = u8::try_from(name.len()).map_err(|_| Error::TooMany("letters in a name"))?;
        if let Some(text) = texts.get_mut(id) {
            *text = Text { offset, len };
        }
    }
    Ok((texts, strings))
}

/// The flags of a row, or nothing if a word is not known.
fn flags(kind: &str, nesting: &str, presence: &str, sensitive: &str) -> Option<u8> {
    let kind = match kind {
        "attr" => 0,
        "block" => flag::BLOCK,
        _ => return None,
    };
    let nesting = match nesting {
        "" => nesting::NONE,
        "single" => nesting::SINGLE,
        "list" => nesting::LIST,
        "set" => nesting::SET,
        "map" => nesting::MAP,
        _ => return None,
    };
    let presence = match presence {
        "required" => 0,
        "optional" => flag::OPTIONAL,
        "computed" => flag::COMPUTED,
        "optional+computed" => flag::OPTIONAL | flag::COMPUTED,
        _ => return None,
    };
    let sensitive = match sensitive {
        "" => 0,
        "sensitive" => flag::SENSITIVE,
        _ => return None,
    };
    Some(kind | presence | sensitive | nesting << flag::NESTING_SHIFT)
}

/// The place of a record in a table of at most 256, where it is entered if it is new.
fn intern<T: PartialEq>(table: &mut Vec<T>, record: T) -> Option<u8> {
    let place = table.iter().position(|known| *known == record).unwrap_or(table.len());
    if place == table.len() {
        table.push(record);
    }
    u8::try_from(place).ok()
}

fn u24(number: usize) -> Option<u32> {
    u32::try_from(number).ok().filter(|number| *number < format::NO_LIST)
}
