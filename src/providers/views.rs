//! What checks may read, for the check compiler: the schema of views in the compiler's own terms. Checks of one's own are
//! compiled against this; the build script compiled the built-in ones against the same tables.

use std::sync::Arc;

use bartizan_lang::check::{Schemas, Signature, ViewObject, ViewType, Written};
use bartizan_lang::value::Str;

use super::schema::{self, Node, Presence, ValueType};
use super::view::{ViewKind, ViewNode, view_schema};
use crate::secrets::kinds;

/// The schemas of all views, with the functions that the engine adds to the check language.
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

impl Schemas for Views {
    fn view(&self, target: &str) -> Option<ViewType> {
        if let Some(kind) = target.strip_prefix("secret.") {
            return kinds::is_kind(kind).then(kinds::view);
        }
        // Types of CloudFormation have no schema here: what their templates say is read as it is.
        if target.contains("::") {
            return Some(ViewType::Any);
        }
        view_schema(target).map(|node| ViewType::Object(Arc::new(Members { node, single: false })))
    }

    fn suggest_target(&self, target: &str) -> Option<Str> {
        if target.starts_with("secret.") {
            return kinds::nearest(target).map(Into::into);
        }
        match target.strip_prefix("data.") {
            Some(_) => None,
            None => schema::suggest_type(target).map(Into::into),
        }
    }

    fn written(&self, ty: &str, path: &str) -> Option<Written> {
        let root = schema_of(ty)?;
        let node = if path.is_empty() { root } else { root.path(path)? };
        Some(written(node))
    }

    fn written_below(&self, ty: &str, path: &str) -> Vec<Written> {
        let mut found = Vec::new();
        if let Some(root) = schema_of(ty) {
            root.children().for_each(|child| below(child, path, &mut found));
        }
        found
    }

    fn functions(&self) -> &[Signature] {
        &self.functions
    }
}

/// The schema of a resource, or of a data source with `data.` in front.
fn schema_of(ty: &str) -> Option<Node> {
    match ty.strip_prefix("data.") {
        Some(ty) => schema::data_source(ty),
        None => schema::resource(ty),
    }
}

/// Adds what stands at that path in a node, and in all nodes below it.
fn below(node: Node, path: &str, found: &mut Vec<Written>) {
    found.extend(node.path(path).map(written));
    node.children().for_each(|child| below(child, path, found));
}

fn written(node: Node) -> Written {
    let presence = node.presence();
    Written {
        ty: written_type(node.value_type()),
        block: node.kind() == schema::Kind::Block,
        writable: presence != Presence::Computed,
        required: presence == Presence::Required,
        names: node.children().map(|child| child.name().into()).collect(),
    }
}

fn written_type(ty: ValueType) -> ViewType {
    let element = |ty: schema::ElementType| Arc::new(written_type(ty.get()));
    match ty {
        ValueType::Any | ValueType::Object(_) => ViewType::Any,
        ValueType::String => ViewType::String,
        ValueType::Number => ViewType::Number,
        ValueType::Bool => ViewType::Bool,
        ValueType::List(ty) => ViewType::List(element(ty)),
        ValueType::Set(ty) => ViewType::Set(element(ty)),
        ValueType::Map(ty) => ViewType::Map(element(ty)),
    }
}

/// What stands below a place of a view.
struct Members {
    node: ViewNode,
    single: bool,
}

impl ViewObject for Members {
    fn attribute(&self, name: &str) -> Option<ViewType> {
        self.node.child(name).map(|node| view_of(node, true))
    }

    fn names(&self) -> Vec<Str> {
        self.node.names().into_iter().map(Into::into).collect()
    }

    fn is_single_block(&self) -> bool {
        self.single
    }
}

/// The type of a place; an object that is an attribute itself, not an element, stands once.
fn view_of(node: ViewNode, single: bool) -> ViewType {
    let element = || Arc::new(node.element().map_or(ViewType::Any, |inner| view_of(inner, false)));
    match node.kind() {
        ViewKind::Any => ViewType::Any,
        ViewKind::String => ViewType::String,
        ViewKind::Number => ViewType::Number,
        ViewKind::Bool => ViewType::Bool,
        ViewKind::List => ViewType::List(element()),
        ViewKind::Set => ViewType::Set(element()),
        ViewKind::Map => ViewType::Map(element()),
        ViewKind::Object => ViewType::Object(Arc::new(Members { node, single })),
    }
}
