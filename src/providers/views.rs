//! What checks may read of a resource: the provider's schema with what joining companions adds to it, from the tables
//! `src/providers/*/view.tsv`. Checks of one's own are compiled against this; the built-in ones were against the same
//! tables by the build script.

use std::sync::{Arc, LazyLock};

use bartizan_lang::check::view::{Row, from_rows};
use bartizan_lang::check::{Schemas, Signature, ViewObject, ViewType};
use bartizan_lang::value::Str;

use super::schema::{self, ElementType, Kind, Nesting, Node, ValueType};

/// All rows of the tables, without their header.
const ROWS: &str = include_str!(concat!(env!("OUT_DIR"), "/view.tsv"));

/// The schemas of the providers, with the functions that the engine adds to the check language.
pub struct Views {
    functions: Vec<Signature>,
}

impl Views {
    /// The schemas, and these functions.
    #[must_use]
    pub fn with_functions(functions: Vec<Signature>) -> Self {
        Self { functions }
    }
}

/// The type of the view of a resource type, or of a data source with `data.` in front; `None` when there is none.
#[must_use]
pub fn view_type(target: &str) -> Option<ViewType> {
    let node = match target.strip_prefix("data.") {
        Some(ty) => schema::data_source(ty)?,
        None => schema::resource(target)?,
    };
    let base = ViewType::Object(Arc::new(Members(node)));
    let rows: Vec<Row<'_>> = rows_of(target).filter_map(Row::parse).collect();
    Some(if rows.is_empty() { base } else { from_rows(Some(base), &rows) })
}

/// The rows of a type, without its name.
fn rows_of(ty: &str) -> impl Iterator<Item = &'static str> {
    static LINES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let mut lines: Vec<_> = ROWS.lines().filter_map(|l| l.split_once('\t')).collect();
        lines.sort_unstable();
        lines
    });
    let from = LINES.partition_point(|(t, _)| *t < ty);
    let to = LINES.partition_point(|(t, _)| *t <= ty);
    LINES.get(from..to).unwrap_or_default().iter().map(|(_, rest)| *rest)
}

impl Schemas for Views {
    fn view(&self, target: &str) -> Option<ViewType> {
        // Types of CloudFormation have no schema here: what their templates say is read as it is.
        if target.contains("::") { Some(ViewType::Any) } else { view_type(target) }
    }

    fn suggest_target(&self, target: &str) -> Option<Str> {
        match target.strip_prefix("data.") {
            Some(_) => None,
            None => schema::suggest_type(target).map(Into::into),
        }
    }

    fn functions(&self) -> &[Signature] {
        &self.functions
    }
}

/// The attributes and blocks below a node.
struct Members(Node);

impl ViewObject for Members {
    fn attribute(&self, name: &str) -> Option<ViewType> {
        self.0.child(name).map(|node| view_of(node.value_type()))
    }

    fn names(&self) -> Vec<Str> {
        self.0.children().map(|node| node.name().into()).collect()
    }

    fn is_single_block(&self) -> bool {
        self.0.kind() == Kind::Block && self.0.nesting() == Nesting::Single
    }
}

fn view_of(ty: ValueType) -> ViewType {
    let element = |element: ElementType| Arc::new(view_of(element.get()));
    match ty {
        ValueType::Any => ViewType::Any,
        ValueType::String => ViewType::String,
        ValueType::Number => ViewType::Number,
        ValueType::Bool => ViewType::Bool,
        ValueType::Object(node) => ViewType::Object(Arc::new(Members(node))),
        ValueType::List(of) => ViewType::List(element(of)),
        ValueType::Set(of) => ViewType::Set(element(of)),
        ValueType::Map(of) => ViewType::Map(element(of)),
    }
}
