//! The sections of a program, and of a component in it. Whatever is malformed is told at its place, and everything else is
//! read. <https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/>

use std::rc::Rc;

use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Span};

/// A program, or a component.
#[derive(Debug, Default)]
pub(super) struct Template {
    /// What the configuration gives it: of a component, its inputs.
    pub config: Vec<Setting>,
    /// The variables.
    pub variables: Vec<Entry>,
    /// The resources.
    pub resources: Vec<Written>,
    /// The outputs.
    pub outputs: Vec<Entry>,
    /// The components that are declared there.
    pub components: Vec<(Str, Rc<Template>)>,
    /// Packages that lie beside the program: name and path.
    pub packages: Vec<(Str, Str)>,
    /// Where it stands.
    pub span: Option<Span>,
    /// Whether a part of it was not read.
    pub incomplete: bool,
}

/// A value that the configuration gives.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The name, as expressions use it.
    pub name: Str,
    /// The name in the configuration, where that is another.
    pub called: Str,
    /// The type.
    pub ty: Option<Str>,
    /// What it is where nothing is given.
    pub default: Option<Node>,
    /// Whether it is a secret.
    pub secret: bool,
    /// The name.
    pub header: Span,
}

/// A resource as it is written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The name by which expressions speak of it.
    pub key: Str,
    /// The name under which it is registered.
    pub name: Str,
    /// The type token, as it is written.
    pub token: Str,
    /// The properties; of a resource that is only read, its state.
    pub properties: Option<Node>,
    /// The id of a resource that is only read.
    pub read: Option<Node>,
    /// What is said of it besides: `provider`, `parent` ….
    pub options: Option<Node>,
    /// Whether it is the provider of all resources of its package that name none.
    pub default_provider: bool,
    /// The whole resource.
    pub block: Span,
    /// Its name.
    pub header: Span,
}

impl Template {
    /// Reads the sections of a document: a program, or the project file that holds it.
    pub(super) fn of_node(document: &Node, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut template = Self { span: Some(document.span), ..Self::default() };
        for section in ["configuration", "config", "inputs"] {
            for entry in mapping(document, section, diagnostics) {
                template.config.extend(Setting::of_entry(entry));
            }
        }
        template.variables = mapping(document, "variables", diagnostics).to_vec();
        template.outputs = mapping(document, "outputs", diagnostics).to_vec();
        for entry in mapping(document, "resources", diagnostics) {
            template.resources.extend(Written::of_entry(entry, diagnostics));
        }
        for entry in mapping(document, "components", diagnostics) {
            let inner = Self::of_node(&entry.value, diagnostics);
            template.components.push((entry.key.clone(), Rc::new(inner)));
        }
        for entry in mapping(document, "packages", diagnostics) {
            let source = entry.value.as_str().or_else(|| entry.value.get("source").and_then(Node::as_str));
            if let Some(path) = source.filter(|source| source.starts_with('.')) {
                template.packages.push((entry.key.clone(), path.into()));
            }
        }
        template
    }
}

impl Setting {
    /// A declaration; nothing for a mere value, which belongs to the configuration.
    fn of_entry(entry: &Entry) -> Option<Self> {
        let text = |name: &str| entry.value.get(name).and_then(Node::as_str).map(Str::from);
        if entry.value.get("value").is_some() || !matches!(entry.value.kind, NodeKind::Mapping(_)) {
            return None;
        }
        Some(Self {
            name: entry.key.clone(),
            called: text("name").unwrap_or_else(|| entry.key.clone()),
            ty: text("type"),
            default: entry.value.get("default").cloned(),
            secret: entry.value.get("secret").is_some_and(|node| matches!(node.kind, NodeKind::Bool(true))),
            header: entry.key_span,
        })
    }
}

impl Written {
    fn of_entry(entry: &Entry, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let body = &entry.value;
        if !matches!(body.kind, NodeKind::Mapping(_)) {
            let message = format!("resource {:?} must be a mapping with a type", entry.key.as_str());
            diagnostics.push(Diagnostic::error(message, body.span));
            return None;
        }
        let Some(token) = body.get("type").and_then(Node::as_str) else {
            let message = format!("resource {:?} has no type", entry.key.as_str());
            diagnostics.push(Diagnostic::error(message, entry.key_span));
            return None;
        };
        let name = body.get("name").and_then(Node::as_str).filter(|name| !name.is_empty());
        let get = body.get("get");
        Some(Self {
            key: entry.key.clone(),
            name: name.map_or_else(|| entry.key.clone(), Str::from),
            token: token.into(),
            properties: get.and_then(|get| get.get("state")).or_else(|| body.get("properties")).cloned(),
            read: get.and_then(|get| get.get("id")).cloned(),
            options: body.get("options").cloned(),
            default_provider: body.get("defaultProvider").is_some_and(|n| matches!(n.kind, NodeKind::Bool(true))),
            block: entry.span(),
            header: entry.key_span,
        })
    }
}

/// The entries of a section.
fn mapping<'n>(document: &'n Node, section: &str, diagnostics: &mut Vec<Diagnostic>) -> &'n [Entry] {
    let Some(node) = document.get(section) else { return &[] };
    if !matches!(node.kind, NodeKind::Mapping(_) | NodeKind::Null) {
        diagnostics.push(Diagnostic::error(format!("{section} must be a mapping"), node.span));
    }
    node.entries()
}
