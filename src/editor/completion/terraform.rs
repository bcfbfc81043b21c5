//! Terraform and OpenTofu: blocks, their labels, attributes and nested blocks, values.

use std::sync::Arc;

use bartizan_lang::value::Type;
use bartizan_lsp::analyzer::{Completion, SymbolKind};

use super::cursor::{At, Cursor, Open, chain, cursor};
use super::{Items, identifiers, is_last, references};
use crate::editor::view::View;
use crate::formats::terraform::Module;
use crate::ir::Mode;
use crate::providers::schema::{self, Kind, Nesting, Node, Presence, ValueType};
use crate::residency::catalogue::Catalogue;
use crate::residency::location::cloud_of;
use crate::source::{FilePlace, RelPath, SourceFile, TrustRoot};

/// The blocks at the top of a file, with what is put behind their names.
const TOP: &[(&str, &str)] = &[
    ("check", " \"$1\" {\n  $0\n}"),
    ("data", " \"$1\" \"$2\" {\n  $0\n}"),
    ("import", " {\n  to = $1\n  id = \"$0\"\n}"),
    ("locals", " {\n  $0\n}"),
    ("module", " \"$1\" {\n  source = \"$0\"\n}"),
    ("moved", " {\n  from = $1\n  to   = $0\n}"),
    ("output", " \"$1\" {\n  value = $0\n}"),
    ("provider", " \"$1\" {\n  $0\n}"),
    ("removed", " {\n  from = $0\n}"),
    ("resource", " \"$1\" \"$2\" {\n  $0\n}"),
    ("terraform", " {\n  $0\n}"),
    ("variable", " \"$1\" {\n  type = $0\n}"),
];

/// What the language has in blocks: the way of types to a block, its attributes, those of them that must be there, and its
/// blocks. <https://developer.hashicorp.com/terraform/language>
const LANGUAGE: &[(&str, &[&str], &[&str], &[&str])] = &[
    ("variable", &["type", "default", "description", "sensitive", "nullable", "ephemeral"], &[], &["validation"]),
    ("variable validation", &[], &["condition", "error_message"], &[]),
    ("output", &["description", "sensitive", "ephemeral", "depends_on"], &["value"], &["precondition"]),
    ("output precondition", &[], &["condition", "error_message"], &[]),
    ("module", &["version", "count", "for_each", "providers", "depends_on"], &["source"], &[]),
    ("provider", &["alias"], &[], &[]),
    ("terraform", &["required_version"], &[], &["required_providers", "backend", "cloud", "provider_meta"]),
    ("moved", &[], &["from", "to"], &[]),
    ("removed", &[], &["from"], &["lifecycle"]),
    ("removed lifecycle", &[], &["destroy"], &[]),
    ("import", &["provider", "for_each"], &["to", "id"], &[]),
    ("check", &[], &[], &["data", "assert"]),
    ("check assert", &[], &["condition", "error_message"], &[]),
    (
        "resource",
        &["count", "for_each", "provider", "depends_on"],
        &[],
        &["lifecycle", "provisioner", "connection", "dynamic"],
    ),
    ("data", &["count", "for_each", "provider", "depends_on"], &[], &["lifecycle", "dynamic"]),
    (
        "lifecycle",
        &["create_before_destroy", "prevent_destroy", "ignore_changes", "replace_triggered_by"],
        &[],
        &["precondition", "postcondition"],
    ),
    ("lifecycle precondition", &[], &["condition", "error_message"], &[]),
    ("lifecycle postcondition", &[], &["condition", "error_message"], &[]),
    ("dynamic", &["iterator", "labels"], &["for_each"], &["content"]),
];

/// The providers whose resources are known, with the attribute that says the region, where there is one.
const PROVIDERS: &[(&str, &[&str])] = &[
    ("aws", &["region", "profile", "assume_role", "default_tags"]),
    ("azurerm", &["features", "subscription_id"]),
    ("google", &["project", "region", "zone"]),
    ("google-beta", &["project", "region", "zone"]),
    ("ibm", &["region", "zone"]),
    ("kubernetes", &["config_path", "host"]),
    ("oci", &["region", "tenancy_ocid"]),
];

/// Attributes whose values are regions.
const REGIONS: &[&str] = &["region", "location", "source_region", "replica_region", "region_name"];

/// The kinds of state storage. <https://developer.hashicorp.com/terraform/language/backend>
const BACKENDS: &[&str] =
    &["azurerm", "consul", "cos", "gcs", "http", "kubernetes", "local", "oci", "oss", "pg", "remote", "s3"];

/// The constructors of types.
const TYPES: &[&str] = &["any", "bool", "list", "map", "number", "object", "optional", "set", "string", "tuple"];

/// Most types that are proposed at once.
const MOST_TYPES: usize = 600;

/// Where somebody writes.
pub(super) struct Around<'v> {
    pub(super) view: &'v View,
    pub(super) file: &'v SourceFile,
    /// The module that the file belongs to.
    pub(super) module: Arc<Module>,
    root: TrustRoot,
}

impl<'v> Around<'v> {
    fn new(view: &'v View, file: &'v SourceFile) -> Option<Self> {
        let FilePlace::InRoot { root, path } = file.place() else { return None };
        let root = view.session.files.root(*root)?;
        let module = view.session.loader.load(&view.session.files, &root, &path.parent().unwrap_or_default());
        Some(Self { view, file, module, root })
    }

    /// The module that a call of this one leads to.
    pub(super) fn called(&self, name: &str) -> Option<Arc<Module>> {
        let call = self.module.calls.iter().find(|call| call.name == name)?;
        let source = call.source.as_deref()?;
        let directory = if source.starts_with('.') {
            self.module.directory.join(source).ok().filter(|path| self.root.reaches(path))?
        } else {
            let mut modules = self.view.deployments.iter().flat_map(|deployment| &deployment.modules);
            let made = modules.find(|module| module.call.is_some() && module.call == call.block.span)?;
            RelPath::new(&made.directory).ok()?
        };
        Some(self.view.session.loader.load(&self.view.session.files, &self.root, &directory))
    }
}

/// What may be written at the cursor.
pub(super) fn completion(view: &View, file: &SourceFile, at: usize) -> Vec<Completion> {
    let text = file.text();
    let place = cursor(text, at);
    if let At::Comment { start } = place.at {
        return identifiers::in_comment(view, file, start, at);
    }
    let Some(around) = Around::new(view, file) else { return Vec::new() };
    let is_values = file.path().and_then(|path| path.file_name()).is_some_and(|name| name.ends_with(".tfvars"));
    match &place.at {
        At::Statement { from } if is_values => variables(&around, &place, *from, at),
        At::Statement { from } => statement(&around, &place, *from, at),
        At::Label { ident, labels, from, quoted } => label(&around, &place, (ident, labels), (*from, at), *quoted),
        At::Expression { attribute, keys, from } => {
            let mut items = references::completion(&around, &place, *from, at);
            if chain(text, *from).is_some_and(|chain| chain.is_empty()) {
                values(&around, &place, (attribute, keys), (*from, at), &mut items);
            }
            items
        }
        At::Key { attribute, from } => keys_of(&place, attribute, *from, at, text),
        At::Text { attribute, from, .. } => in_text(&around, &place, attribute, *from, at),
        At::Comment { .. } | At::Nowhere => Vec::new(),
    }
}

/// The schema of the innermost block, when it is part of a resource or data source.
fn node_of(blocks: &[Open<'_>]) -> Option<Node> {
    let [outer, inner @ ..] = blocks else { return None };
    let ty = outer.labels.first()?;
    let mut node = match outer.ident {
        "resource" => schema::resource(ty)?,
        "data" => schema::data_source(ty)?,
        "check" => return node_of(inner),
        _ => return None,
    };
    let mut rest = inner.iter();
    while let Some(block) = rest.next() {
        node = match block.ident {
            "dynamic" => {
                let child = node.child(block.labels.first()?)?;
                if rest.next().is_none_or(|content| content.ident != "content") {
                    return None;
                }
                child
            }
            name => node.child(name)?,
        };
    }
    Some(node)
}

/// Attributes and blocks of the innermost block.
fn statement(around: &Around<'_>, place: &Cursor<'_>, from: usize, at: usize) -> Vec<Completion> {
    let text = around.file.text();
    let mut items = Items::new(text, from, at);
    let alone = is_last(text, at);
    let Some(innermost) = place.blocks.last() else {
        for (name, behind) in TOP {
            let snippet = alone.then(|| format!("{name}{behind}"));
            items.add_text(name, SymbolKind::Block, "block", 0, snippet);
        }
        return items.found;
    };
    let is_written = |name: &str| innermost.written.contains(&name);
    if let Some(node) = node_of(&place.blocks) {
        for child in node.children().filter(|child| child.presence() != Presence::Computed) {
            let is_block = child.kind() == Kind::Block;
            let once = !is_block || matches!(child.nesting(), Nesting::None | Nesting::Single);
            if !(is_written(child.name()) && once) {
                add_node(&mut items, child, alone);
            }
        }
    }
    if let [Open { ident: "module", labels, .. }] = place.blocks.as_slice()
        && let Some(called) = labels.first().and_then(|name| around.called(name))
    {
        for variable in called.variables.iter().filter(|variable| !is_written(&variable.name)) {
            let required = variable.default.is_none();
            let word = if required { "required" } else { "optional" };
            let ty = variable.ty.as_ref().map_or_else(|| "any".to_owned(), type_text);
            let snippet = alone.then(|| format!("{} = $0", variable.name));
            let detail = format!("{}, {word}", short(&ty));
            items.add_text(&variable.name, SymbolKind::Variable, &detail, if required { 0 } else { 2 }, snippet);
        }
    }
    if let [Open { ident: "provider", labels, .. }] = place.blocks.as_slice() {
        let of_provider = PROVIDERS.iter().find(|(name, _)| labels.first() == Some(name));
        for name in of_provider.into_iter().flat_map(|(_, names)| *names).filter(|name| !is_written(name)) {
            let snippet =
                alone.then(|| if *name == "features" { "features {}".to_owned() } else { format!("{name} = $0") });
            items.add_text(name, SymbolKind::Property, "provider", 1, snippet);
        }
    }
    if let Some((_, optional, required, blocks)) = in_language(&place.blocks) {
        for (names, word, rank) in [(required, "required", 1), (optional, "optional", 3)] {
            for name in names.iter().filter(|name| !is_written(name)) {
                items.add_text(name, SymbolKind::Property, word, rank, alone.then(|| format!("{name} = $0")));
            }
        }
        for name in *blocks {
            let labels = if matches!(*name, "dynamic" | "provisioner" | "backend") { " \"$1\"" } else { "" };
            let content = if *name == "dynamic" { "\n  for_each = $2\n  content {\n    $0\n  }\n" } else { "\n  $0\n" };
            let snippet = alone.then(|| format!("{name}{labels} {{{content}}}"));
            items.add_text(name, SymbolKind::Block, "block", 4, snippet);
        }
    }
    items.found
}

fn in_language(
    blocks: &[Open<'_>],
) -> Option<&'static (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str])> {
    let idents: Vec<&str> = blocks.iter().map(|open| open.ident).collect();
    let path = match idents.as_slice() {
        ["resource" | "data", "lifecycle", rest @ ..] => {
            std::iter::once("lifecycle").chain(rest.iter().copied()).collect()
        }
        ["resource" | "data", .., "dynamic"] => vec!["dynamic"],
        ["check", "data"] => vec!["data"],
        other => other.to_vec(),
    };
    let path = path.join(" ");
    LANGUAGE.iter().find(|(of, ..)| *of == path)
}

/// An attribute or block of a schema.
fn add_node(items: &mut Items<'_>, node: Node, alone: bool) {
    let (word, rank) = match node.presence() {
        Presence::Required => ("required", 0),
        _ => ("optional", 2),
    };
    if node.kind() == Kind::Block {
        let snippet = alone.then(|| format!("{} {{\n  $0\n}}", node.name()));
        items.add_text(node.name(), SymbolKind::Block, &format!("block, {word}"), rank, snippet);
    } else {
        let snippet = alone.then(|| match node.value_type() {
            ValueType::String => format!("{} = \"$0\"", node.name()),
            ValueType::List(_) | ValueType::Set(_) => format!("{} = [$0]", node.name()),
            ValueType::Map(_) | ValueType::Object(_) => format!("{} = {{\n  $0\n}}", node.name()),
            _ => format!("{} = $0", node.name()),
        });
        let detail = format!("{}, {word}", short(&node.value_type().to_string()));
        items.add_text(node.name(), SymbolKind::Property, &detail, rank, snippet);
    }
}

/// A type as Terraform writes it.
pub(super) fn type_text(ty: &Type) -> String {
    match ty {
        Type::Any => "any".to_owned(),
        Type::String => "string".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Bool => "bool".to_owned(),
        Type::List(inner) => format!("list({})", type_text(inner)),
        Type::Set(inner) => format!("set({})", type_text(inner)),
        Type::Map(inner) => format!("map({})", type_text(inner)),
        Type::Object(_) => "object".to_owned(),
        Type::Tuple(_) => "tuple".to_owned(),
    }
}

/// A type that fits beside a name.
fn short(ty: &str) -> String {
    let mut text: String = ty.chars().take(60).collect();
    if text.len() < ty.len() {
        text.push('…');
    }
    text
}

/// In a file of values: the variables of the module.
fn variables(around: &Around<'_>, place: &Cursor<'_>, from: usize, at: usize) -> Vec<Completion> {
    let mut items = Items::new(around.file.text(), from, at);
    let alone = is_last(around.file.text(), at);
    for variable in around.module.variables.iter().filter(|variable| !place.top.contains(&variable.name.as_str())) {
        let ty = variable.ty.as_ref().map_or_else(|| "any".to_owned(), type_text);
        let rank = if variable.default.is_none() { 0 } else { 1 };
        let snippet = alone.then(|| format!("{} = $0", variable.name));
        items.add_text(&variable.name, SymbolKind::Variable, &short(&ty), rank, snippet);
    }
    items.found
}

/// The labels of a block.
fn label(
    around: &Around<'_>,
    place: &Cursor<'_>,
    (ident, labels): (&str, &[&str]),
    (from, at): (usize, usize),
    quoted: bool,
) -> Vec<Completion> {
    let text = around.file.text();
    let mut items = Items::new(text, from, at);
    let closed = text.get(at..).unwrap_or_default().starts_with('"');
    // What is written behind the label, when it is typed without quotes.
    let shaped = |label: &str| (!quoted && !closed).then(|| format!("\"{label}\" "));
    match (ident, labels) {
        ("resource" | "data", []) => {
            let mode = if ident == "data" { Mode::Data } else { Mode::Managed };
            for ty in types(around, mode, items.typed) {
                items.add_text(ty, SymbolKind::Resource, "", rank_of_type(around, ty), shaped(ty));
            }
        }
        ("provider", []) => {
            for (name, _) in PROVIDERS {
                items.add_text(name, SymbolKind::Provider, "provider", 0, shaped(name));
            }
        }
        ("backend", []) => {
            for name in BACKENDS {
                items.add_text(name, SymbolKind::Value, "backend", 0, shaped(name));
            }
        }
        ("provisioner", []) => {
            for name in ["file", "local-exec", "remote-exec"] {
                items.add_text(name, SymbolKind::Value, "provisioner", 0, shaped(name));
            }
        }
        ("dynamic", []) => {
            let blocks = node_of(&place.blocks).into_iter().flat_map(Node::children);
            for child in blocks.filter(|child| child.kind() == Kind::Block) {
                items.add_text(child.name(), SymbolKind::Block, "block", 0, shaped(child.name()));
            }
        }
        _ => {}
    }
    items.found
}

/// The prefixes of types that the module uses, such as `aws_`.
fn prefixes(module: &Module) -> Vec<&str> {
    let used = module.resources.iter().map(|resource| resource.ty.as_str());
    let named = module.providers.iter().map(|provider| provider.name.as_str());
    let required = module.required.iter().map(|required| required.name.as_str());
    let mut all: Vec<&str> =
        used.chain(named).chain(required).map(|name| name.split(['_', '-']).next().unwrap_or(name)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The types that begin like what was typed; where that is little, those of the providers in use.
fn types(around: &Around<'_>, mode: Mode, typed: &str) -> Vec<&'static str> {
    let prefixes = prefixes(&around.module);
    let all: Box<dyn Iterator<Item = &'static str>> = match mode {
        Mode::Managed => Box::new(schema::types()),
        Mode::Data => Box::new(schema::data_source_types()),
    };
    let is_ours = |ty: &&str| {
        let provider = ty.split('_').next().unwrap_or_default();
        typed.contains('_') || prefixes.is_empty() || prefixes.contains(&provider)
    };
    let mut found: Vec<&'static str> = all.filter(is_ours).filter(|ty| super::begins(ty, typed)).collect();
    // Too many to choose from: those that begin as was typed stay.
    if found.len() > MOST_TYPES {
        found.sort_by_key(|ty| !ty.starts_with(typed));
        found.truncate(MOST_TYPES.max(found.iter().filter(|ty| ty.starts_with(typed)).count()));
    }
    found
}

/// Types that the module has already come first.
fn rank_of_type(around: &Around<'_>, ty: &str) -> u8 {
    if around.module.resources.iter().any(|resource| resource.ty == ty) { 0 } else { 1 }
}

/// Values of an attribute besides references: truth values, types, providers.
fn values(
    around: &Around<'_>,
    place: &Cursor<'_>,
    (attribute, keys): (&str, &[&str]),
    (from, at): (usize, usize),
    found: &mut Vec<Completion>,
) {
    let mut items = Items::new(around.file.text(), from, at);
    let outer = place.blocks.first().map(|open| open.ident).unwrap_or_default();
    let node = node_of(&place.blocks)
        .and_then(|node| keys.iter().try_fold(node.child(attribute)?, |node, key| node.child(key)));
    let language = matches!(
        attribute,
        "sensitive" | "nullable" | "ephemeral" | "create_before_destroy" | "prevent_destroy" | "destroy"
    );
    let of_variable = |open: &Open<'_>| {
        let called = around.called(open.labels.first()?)?;
        called.variables.iter().find(|variable| variable.name == attribute)?.ty.as_ref().map(type_text)
    };
    let argument = place.blocks.first().filter(|open| open.ident == "module").and_then(of_variable);
    if language || node.is_some_and(|node| node.value_type() == ValueType::Bool) || argument.as_deref() == Some("bool")
    {
        items.add_all(["true", "false"], SymbolKind::Value, "bool", 0);
    }
    if outer == "variable" && attribute == "type" {
        items.add_all(TYPES.iter().copied(), SymbolKind::Value, "type", 0);
    }
    if matches!(attribute, "provider" | "providers") {
        for provider in &around.module.providers {
            let name = match &provider.alias {
                Some(alias) => format!("{}.{alias}", provider.name),
                None => provider.name.to_string(),
            };
            items.add(&name, SymbolKind::Provider, "provider", 0);
        }
    }
    found.append(&mut items.found);
}

/// The keys of an object whose attributes a schema knows.
fn keys_of(place: &Cursor<'_>, attribute: &str, from: usize, at: usize, text: &str) -> Vec<Completion> {
    let mut items = Items::new(text, from, at);
    let node = node_of(&place.blocks).and_then(|node| node.child(attribute));
    for child in node.into_iter().flat_map(Node::children).filter(|child| child.presence() != Presence::Computed) {
        add_node(&mut items, child, is_last(text, at));
    }
    items.found
}

/// The text of a literal: regions, and directories of modules.
fn in_text(around: &Around<'_>, place: &Cursor<'_>, attribute: &str, from: usize, at: usize) -> Vec<Completion> {
    let text = around.file.text();
    let outer = place.blocks.first();
    let is = |ident: &str| outer.is_some_and(|open| open.ident == ident);
    if is("module") && attribute == "source" {
        return directories(around, from, at);
    }
    let mut items = Items::new(text, from, at);
    if REGIONS.contains(&attribute) {
        let provider = outer.and_then(|open| open.labels.first()).map(|label| label.split('_').next().unwrap_or(label));
        let cloud = cloud_of(provider.unwrap_or_default());
        let catalogue = Catalogue::default();
        for region in catalogue.regions().filter(|region| region.cloud == cloud && region.open) {
            if !region.code.contains(':') && !region.kind.contains("zone") {
                items.add(&region.code, SymbolKind::Value, &region.name, 0);
            }
        }
    }
    if attribute == "type" && is("variable") {
        items.add_all(TYPES.iter().copied(), SymbolKind::Value, "type", 0);
    }
    items.found
}

/// The directories below a path that begins with `./` or `../`.
fn directories(around: &Around<'_>, from: usize, at: usize) -> Vec<Completion> {
    let text = around.file.text();
    let typed = text.get(from..at).unwrap_or_default();
    let mut items = Items::new(text, from, at);
    let (before, _) = typed.rsplit_once('/').unwrap_or_default();
    if before.is_empty() {
        items.add_all(["./", "../"], SymbolKind::Module, "directory", 0);
        return items.found;
    }
    let Ok(directory) = around.module.directory.join(before) else { return items.found };
    let Ok(listing) = around.view.session.files.list_dir(&around.root, &directory) else { return items.found };
    let names = listing.entries.iter().filter(|entry| entry.kind == crate::source::EntryKind::Directory);
    for entry in names.filter(|entry| !entry.name.starts_with('.')) {
        items.add(&format!("{before}/{}", entry.name), SymbolKind::Module, "directory", 0);
    }
    items.found
}
