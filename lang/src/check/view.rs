//! What the check compiler is told of the things that checks read: the types of attributes, and the functions that the
//! program adds to the language.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::Facet;
use crate::value::Str;

/// The type of what a check reads.
#[derive(Clone)]
pub enum ViewType {
    /// Not known.
    Any,
    /// A text.
    String,
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// Elements of one type, in order.
    List(Arc<ViewType>),
    /// Elements of one type, without order.
    Set(Arc<ViewType>),
    /// Values of one type by key.
    Map(Arc<ViewType>),
    /// Attributes with types of their own.
    Object(Arc<dyn ViewObject>),
}

/// Something with named attributes. Attributes are asked for one by one, since the schema of some types is very large.
pub trait ViewObject: Send + Sync {
    /// The type of an attribute or block, nesting included; `None` when there is none of that name.
    fn attribute(&self, name: &str) -> Option<ViewType>;

    /// The names of all attributes and blocks: for suggestions.
    fn names(&self) -> Vec<Str>;

    /// Whether it is a block that may stand once: stepping into it by number, or walking it, is a mistake.
    fn is_single_block(&self) -> bool;
}

/// What the program tells the compiler.
pub trait Schemas {
    /// The type of the view of a target (`aws_s3_bucket`, `data.aws_iam_policy_document`, `AWS::S3::Bucket`,
    /// `facet.object_store`, `secret.github_token`); `None` when there is no such target.
    fn view(&self, target: &str) -> Option<ViewType>;

    /// The target that somebody who wrote this name may have meant.
    fn suggest_target(&self, target: &str) -> Option<Str> {
        let _ = target;
        None
    }

    /// What the provider's schema has at a dotted path of a type's own block, as people write it; of the empty path, the
    /// block itself. `None` when there is nothing of that name.
    fn written(&self, ty: &str, path: &str) -> Option<Written> {
        let _ = (ty, path);
        None
    }

    /// What the provider's schema of a type has at paths that end so, at any depth below the top.
    fn written_below(&self, ty: &str, path: &str) -> Vec<Written> {
        let _ = (ty, path);
        Vec::new()
    }

    /// The functions that the program adds to the language.
    fn functions(&self) -> &[Signature];

    /// The facet of that name, without `facet.` in front.
    fn facet(&self, name: &str) -> Option<&Facet> {
        let _ = name;
        None
    }
}

/// What may be written at a place of a type's own block.
#[derive(Clone, Debug)]
pub struct Written {
    /// The type of an attribute's value; of a block, not told.
    pub ty: ViewType,
    /// Whether it is a block.
    pub block: bool,
    /// Whether it may be written: otherwise the provider decides alone.
    pub writable: bool,
    /// Whether it must be written.
    pub required: bool,
    /// The names of what stands directly below it.
    pub names: Vec<Str>,
}

/// A function that the program adds to the language.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The name.
    pub name: &'static str,
    /// The names of the parameters; all of them must be given.
    pub params: &'static [&'static str],
    /// The type of the result.
    pub returns: ViewType,
}

impl ViewType {
    /// A list of elements of that type.
    #[must_use]
    pub fn list(element: Self) -> Self {
        Self::List(Arc::new(element))
    }

    /// An object of those attributes.
    pub fn record<K: Into<Str>>(attributes: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Object(Arc::new(Record(attributes.into_iter().map(|(k, v)| (k.into(), v)).collect())))
    }

    /// The type of the elements; `None` when it has none.
    #[must_use]
    pub fn element(&self) -> Option<&Self> {
        match self {
            Self::List(element) | Self::Set(element) | Self::Map(element) => Some(element),
            _ => None,
        }
    }

    /// Whether it is a text, a number or a boolean.
    #[must_use]
    pub fn is_scalar(&self) -> bool {
        matches!(self, Self::String | Self::Number | Self::Bool)
    }

    /// The type that a Terraform type constraint such as `map(list(string))` names, with `object` for its objects;
    /// [`ViewType::Any`] for anything else.
    #[must_use]
    pub fn parse(text: &str, object: &Self) -> Self {
        let inner = |rest: &str| Arc::new(Self::parse(rest.strip_suffix(')').unwrap_or_default(), object));
        match text.split_once('(') {
            Some(("list", rest)) => Self::List(inner(rest)),
            Some(("set", rest)) => Self::Set(inner(rest)),
            Some(("map", rest)) => Self::Map(inner(rest)),
            _ => match text {
                "string" => Self::String,
                "number" => Self::Number,
                "bool" => Self::Bool,
                "object" => object.clone(),
                _ => Self::Any,
            },
        }
    }
}

impl fmt::Display for ViewType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.write_str("value"),
            Self::String => f.write_str("string"),
            Self::Number => f.write_str("number"),
            Self::Bool => f.write_str("bool"),
            Self::List(element) if matches!(**element, Self::Any) => f.write_str("list"),
            Self::List(element) => write!(f, "list of {element}s"),
            Self::Set(element) if matches!(**element, Self::Any) => f.write_str("set"),
            Self::Set(element) => write!(f, "set of {element}s"),
            Self::Map(element) if matches!(**element, Self::Any) => f.write_str("map"),
            Self::Map(element) => write!(f, "map of {element}s"),
            Self::Object(object) => f.write_str(if object.is_single_block() { "block" } else { "object" }),
        }
    }
}

impl fmt::Debug for ViewType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The object of an object constructor, or of a function's result.
struct Record(BTreeMap<Str, ViewType>);

impl ViewObject for Record {
    fn attribute(&self, name: &str) -> Option<ViewType> {
        self.0.get(name).cloned()
    }

    fn names(&self) -> Vec<Str> {
        self.0.keys().cloned().collect()
    }

    fn is_single_block(&self) -> bool {
        false
    }
}

/// A row of a table of attributes: `kind` is `attr` or `block`; an attribute has a value type, a block a nesting (and
/// attributes that are objects may have both).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row<'a> {
    /// The dotted path.
    pub path: &'a str,
    /// Whether it is a block.
    pub block: bool,
    /// Type constraint of an attribute.
    pub value_type: &'a str,
    /// `single`, `list`, `set`, `map`, or empty.
    pub nesting: &'a str,
    /// `required`, `optional`, `computed`, `optional+computed`, or empty.
    pub presence: &'a str,
}

impl<'a> Row<'a> {
    /// Reads the cells after the type's name: path, kind, value type, nesting; further ones are left out.
    #[must_use]
    pub fn parse(cells: &'a str) -> Option<Self> {
        let mut cells = cells.split('\t');
        let (path, kind) = (cells.next()?, cells.next()?);
        let block = kind == "block";
        Some(Self {
            path,
            block,
            value_type: cells.next().filter(|v| !v.is_empty()).unwrap_or(if block { "object" } else { "any" }),
            nesting: cells.next().unwrap_or_default(),
            presence: cells.next().unwrap_or_default(),
        })
    }
}

/// What may be written at a path, from the rows of a type: see [`Schemas::written`].
#[must_use]
pub fn written_from_rows(rows: &[Row<'_>], path: &str) -> Option<Written> {
    let below = |row: &Row<'_>| {
        let rest = if path.is_empty() { row.path } else { row.path.strip_prefix(path)?.strip_prefix('.')? };
        (!rest.contains('.')).then(|| rest.into())
    };
    let names = rows.iter().filter_map(below).collect();
    if path.is_empty() {
        let (ty, block) = (ViewType::Any, true);
        return (!rows.is_empty()).then_some(Written { ty, block, writable: true, required: false, names });
    }
    let row = rows.iter().find(|row| row.path == path)?;
    let ty = match row.nesting {
        "list" | "set" => ViewType::list(ViewType::Any),
        _ => ViewType::parse(row.value_type, &ViewType::Any),
    };
    Some(Written {
        ty,
        block: row.block,
        writable: row.presence != "computed",
        required: row.presence == "required",
        names,
    })
}

/// The same at each path below the top that ends so: see [`Schemas::written_below`].
#[must_use]
pub fn written_below_in_rows(rows: &[Row<'_>], path: &str) -> Vec<Written> {
    let ends = |row: &&Row<'_>| row.path.strip_suffix(path).is_some_and(|before| before.ends_with('.'));
    rows.iter().filter(ends).filter_map(|row| written_from_rows(rows, row.path)).collect()
}

/// The type of a view from rows, laid over the type that it has without them: a row replaces what stands at its path.
#[must_use]
pub fn from_rows(base: Option<ViewType>, rows: &[Row<'_>]) -> ViewType {
    let mut table: Vec<OwnedRow> = rows
        .iter()
        .map(|row| OwnedRow {
            path: row.path.into(),
            block: row.block,
            value_type: row.value_type.into(),
            nesting: row.nesting.into(),
        })
        .collect();
    table.sort_by(|a, b| a.path.cmp(&b.path));
    let base = match base {
        Some(ViewType::Object(object)) => Some(object),
        _ => None,
    };
    ViewType::Object(Arc::new(Rows { base, table: table.into(), path: Str::new(), single: false }))
}

struct OwnedRow {
    path: Str,
    block: bool,
    value_type: Str,
    nesting: Str,
}

/// An object whose attributes are rows below a path.
struct Rows {
    base: Option<Arc<dyn ViewObject>>,
    table: Arc<[OwnedRow]>,
    path: Str,
    single: bool,
}

impl Rows {
    fn below(&self, name: &str) -> Str {
        if self.path.is_empty() { name.into() } else { format!("{}.{name}", self.path).into() }
    }

    fn row(&self, path: &str) -> Option<&OwnedRow> {
        let index = self.table.binary_search_by(|r| r.path.as_str().cmp(path)).ok()?;
        self.table.get(index)
    }
}

impl ViewObject for Rows {
    fn attribute(&self, name: &str) -> Option<ViewType> {
        let path = self.below(name);
        let base = self.base.as_ref().and_then(|b| b.attribute(name));
        let Some(row) = self.row(&path) else { return base };
        let mut inner = base.as_ref();
        while let Some(element) = inner.and_then(ViewType::element) {
            inner = Some(element);
        }
        let base = match inner {
            Some(ViewType::Object(object)) => Some(object.clone()),
            _ => None,
        };
        let single = row.block && row.nesting == "single";
        let object = ViewType::Object(Arc::new(Self { base, table: self.table.clone(), path, single }));
        let value = ViewType::parse(&row.value_type, &object);
        // A collection's own type already says how it nests.
        Some(match row.nesting.as_str() {
            _ if value.element().is_some() => value,
            "list" => ViewType::List(value.into()),
            "set" => ViewType::Set(value.into()),
            "map" => ViewType::Map(value.into()),
            _ => value,
        })
    }

    fn names(&self) -> Vec<Str> {
        let mut names = self.base.as_ref().map(|b| b.names()).unwrap_or_default();
        names.extend(self.table.iter().filter_map(|row| {
            let rest = if self.path.is_empty() {
                row.path.as_str()
            } else {
                row.path.strip_prefix(self.path.as_str())?.strip_prefix('.')?
            };
            (!rest.contains('.')).then(|| rest.into())
        }));
        names.sort();
        names.dedup();
        names
    }

    fn is_single_block(&self) -> bool {
        self.single
    }
}
