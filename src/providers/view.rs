//! The schema of views: which names checks can read and of what type they are. It is the provider's schema, the rows of
//! `src/providers/*/view.tsv`, and what companions say in their own form.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::companions::{self, Shape};
use super::schema::{self, ValueType};

static TABLE: LazyLock<FxHashMap<&'static str, Vec<Row>>> = LazyLock::new(read);

const ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/view.tsv"));

/// A row of `view.tsv`.
#[derive(Debug)]
struct Row {
    path: &'static str,
    value_type: &'static str,
    nesting: &'static str,
}

/// What can stand at a place of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewKind {
    /// Not typed by the provider, or not known: anything may be read from it.
    Any,
    /// A text.
    String,
    /// A number.
    Number,
    /// True or false.
    Bool,
    /// An object: [`ViewNode::child`] goes on.
    Object,
    /// A list: [`ViewNode::element`] goes on.
    List,
    /// A set.
    Set,
    /// A map from texts.
    Map,
}

/// A place of a view: the root of a type, an attribute or block, or the elements of a collection.
#[derive(Clone, Debug)]
pub struct ViewNode {
    /// All that is known of it: the first says the kind, all together the names.
    sources: SmallVec<[Source; 2]>,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    /// The provider's schema.
    Provider(ValueType),
    /// The root of a type in our table, or a row of it with the type that is still to be unwrapped.
    Table { ty: &'static str, path: &'static str, value_type: &'static str, nesting: &'static str },
    /// The root of a type of which companions say something.
    Companions(&'static str),
    /// All that a companion says, but for the attribute that names the parent.
    Companion { node: schema::Node, without: &'static str },
    /// A list of what a companion says.
    CompanionList { node: schema::Node, without: &'static str },
}

/// The schema of the view of a type; data sources with `data.` in front. Nothing for a type that nothing is known of.
#[must_use]
pub fn view_schema(ty: &str) -> Option<ViewNode> {
    let provider = match ty.strip_prefix("data.") {
        Some(ty) => schema::data_source(ty),
        None => schema::resource(ty),
    };
    let table =
        TABLE.get_key_value(ty).map(|(ty, _)| Source::Table { ty, path: "", value_type: "", nesting: "single" });
    let companions = companions::of_parent(ty).first().map(|row| Source::Companions(row.parent));
    let provider = provider.map(|node| Source::Provider(node.value_type()));
    let sources: SmallVec<[Source; 2]> = [table, provider, companions].into_iter().flatten().collect();
    (!sources.is_empty()).then_some(ViewNode { sources })
}

impl ViewNode {
    /// What stands there.
    #[must_use]
    pub fn kind(&self) -> ViewKind {
        self.sources.first().map_or(ViewKind::Any, |source| source.kind())
    }

    /// The attribute or block of that name. A map has all names, and so has what is not typed.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<Self> {
        match self.kind() {
            ViewKind::Map => return self.element(),
            ViewKind::Any => return Some(self.clone()),
            _ => {}
        }
        let sources: SmallVec<[Source; 2]> = self.sources.iter().filter_map(|source| source.child(name)).collect();
        (!sources.is_empty()).then_some(Self { sources })
    }

    /// What a list, set or map holds; what is not typed may hold anything.
    #[must_use]
    pub fn element(&self) -> Option<Self> {
        if self.kind() == ViewKind::Any {
            return Some(self.clone());
        }
        let sources: SmallVec<[Source; 2]> = self.sources.iter().filter_map(|source| source.element()).collect();
        (!sources.is_empty()).then_some(Self { sources })
    }

    /// The names that can be read, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.sources.iter().flat_map(|source| source.names()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// What a dotted path leads to, through lists without further ado: `ingress.from_port`.
    #[must_use]
    pub fn path(&self, path: &str) -> Option<Self> {
        path.split('.').try_fold(self.clone(), |node, name| match node.kind() {
            ViewKind::List | ViewKind::Set => node.element()?.child(name),
            _ => node.child(name),
        })
    }
}

impl Source {
    fn kind(self) -> ViewKind {
        match self {
            Self::Provider(ty) => match ty {
                ValueType::Any => ViewKind::Any,
                ValueType::String => ViewKind::String,
                ValueType::Number => ViewKind::Number,
                ValueType::Bool => ViewKind::Bool,
                ValueType::Object(_) => ViewKind::Object,
                ValueType::List(_) => ViewKind::List,
                ValueType::Set(_) => ViewKind::Set,
                ValueType::Map(_) => ViewKind::Map,
            },
            Self::Table { value_type, nesting, .. } => {
                match (nesting, value_type.split('(').next().unwrap_or_default()) {
                    ("single", _) => ViewKind::Object,
                    ("list", _) | ("", "list") => ViewKind::List,
                    ("set", _) | ("", "set") => ViewKind::Set,
                    ("map", _) | ("", "map") => ViewKind::Map,
                    ("", "string") => ViewKind::String,
                    ("", "number") => ViewKind::Number,
                    ("", "bool") => ViewKind::Bool,
                    ("", "object") => ViewKind::Object,
                    _ => ViewKind::Any,
                }
            }
            Self::Companions(_) | Self::Companion { .. } => ViewKind::Object,
            Self::CompanionList { .. } => ViewKind::List,
        }
    }

    fn child(self, name: &str) -> Option<Self> {
        match self {
            Self::Provider(ValueType::Object(node)) => node.child(name).map(|node| Self::Provider(node.value_type())),
            Self::Table { ty, path, .. } if self.kind() == ViewKind::Object => {
                let row = TABLE.get(ty)?.iter().find(|row| below(row.path, path) == Some(name))?;
                Some(Self::Table { ty, path: row.path, value_type: row.value_type, nesting: row.nesting })
            }
            Self::Companions(parent) => companions::of_parent(parent).iter().find_map(|row| {
                if row.into != name {
                    return None;
                }
                let node = schema::resource(row.companion)?;
                match (row.shape, row.precedence) {
                    (Shape::Attribute, _) => node.child(name).map(|node| Self::Provider(node.value_type())),
                    (Shape::Same, companions::Precedence::Override) => {
                        Some(Self::Companion { node, without: row.join_attribute })
                    }
                    (Shape::Same, companions::Precedence::Append) => {
                        Some(Self::CompanionList { node, without: row.join_attribute })
                    }
                    (Shape::Named(_), _) => None,
                }
            }),
            Self::Companion { node, without } if name != without => {
                node.child(name).map(|node| Self::Provider(node.value_type()))
            }
            _ => None,
        }
    }

    fn element(self) -> Option<Self> {
        match self {
            Self::Provider(ValueType::List(e) | ValueType::Set(e) | ValueType::Map(e)) => Some(Self::Provider(e.get())),
            Self::Table { ty, path, value_type, nesting: "list" | "set" | "map" } => {
                Some(Self::Table { ty, path, value_type, nesting: "single" })
            }
            Self::Table { ty, path, value_type, nesting: "" } => {
                let inner = value_type.split_once('(')?.1.strip_suffix(')')?;
                Some(Self::Table { ty, path, value_type: inner, nesting: "" })
            }
            Self::CompanionList { node, without } => Some(Self::Companion { node, without }),
            _ => None,
        }
    }

    fn names(self) -> Vec<&'static str> {
        match self {
            Self::Provider(ValueType::Object(node)) => node.children().map(schema::Node::name).collect(),
            Self::Table { ty, path, .. } => {
                let rows = TABLE.get(ty).map_or(&[][..], Vec::as_slice);
                rows.iter().filter_map(|row| below(row.path, path)).collect()
            }
            Self::Companions(parent) => companions::of_parent(parent).iter().map(|row| row.into).collect(),
            Self::Companion { node, without } => {
                node.children().map(schema::Node::name).filter(|name| *name != without).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The name of a path that stands directly below another one.
fn below(path: &'static str, parent: &str) -> Option<&'static str> {
    let name = if parent.is_empty() { path } else { path.strip_prefix(parent)?.strip_prefix('.')? };
    (!name.contains('.')).then_some(name)
}

fn read() -> FxHashMap<&'static str, Vec<Row>> {
    let mut table: FxHashMap<&'static str, Vec<Row>> = FxHashMap::default();
    for (ty, row) in ROWS.lines().filter_map(row) {
        table.entry(ty).or_default().push(row);
    }
    table
}

fn row(line: &'static str) -> Option<(&'static str, Row)> {
    let mut cells = line.split('\t');
    let (ty, path, _kind) = (cells.next()?, cells.next()?, cells.next()?);
    Some((ty, Row { path, value_type: cells.next()?, nesting: cells.next()? }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn paths_lead_to_what_a_view_has() {
        for (ty, path, kind) in [
            ("aws_s3_bucket", "acl", Some(ViewKind::String)),
            ("aws_s3_bucket", "versioning", Some(ViewKind::Object)),
            ("aws_s3_bucket", "versioning.enabled", Some(ViewKind::Bool)),
            ("aws_s3_bucket", "versioning.status", None),
            ("aws_s3_bucket", "encryption.sse_algorithm", Some(ViewKind::String)),
            ("aws_s3_bucket", "public_access_block", Some(ViewKind::Object)),
            ("aws_s3_bucket", "public_access_block.block_public_acls", Some(ViewKind::Bool)),
            ("aws_s3_bucket", "public_access_block.bucket", None),
            ("aws_s3_bucket", "logging.target_bucket", Some(ViewKind::String)),
            ("aws_s3_bucket", "logging.target_object_key_format", Some(ViewKind::Object)),
            ("aws_s3_bucket", "grant", Some(ViewKind::Set)),
            ("aws_s3_bucket", "grant.uri", Some(ViewKind::String)),
            ("aws_s3_bucket", "tags.owner", Some(ViewKind::String)),
            ("aws_s3_bucket", "nonsense", None),
            ("aws_wafv2_web_acl", "rule.statement.nonsense", Some(ViewKind::Any)),
            ("aws_security_group", "ingress.cidr_blocks", Some(ViewKind::List)),
            ("aws_lambda_function", "event_invoke_config", Some(ViewKind::List)),
            (
                "aws_lambda_function",
                "event_invoke_config.destination_config.on_failure.destination",
                Some(ViewKind::String),
            ),
            ("data.aws_iam_policy_document", "statement.actions", Some(ViewKind::Set)),
        ] {
            let found = view_schema(ty).unwrap().path(path).map(|node| node.kind());
            assert_eq!(found, kind, "{ty} {path}");
        }
        assert!(view_schema("aws_no_such_type").is_none());
    }

    #[test]
    fn names_come_from_all_that_say_something() {
        let names = view_schema("aws_s3_bucket").unwrap().names();
        for name in ["acl", "bucket", "encryption", "public_access_block"] {
            assert!(names.contains(&name), "{name}");
        }
        assert!(names.is_sorted());
    }
}
