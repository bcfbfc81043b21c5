//! The symbols of a document: what it declares, and what stands in that.

use bartizan_lang::Span;
use bartizan_lang::syntax::ast::{Attribute, Block, Body, Expr, ExprKind};
use bartizan_lang::syntax::document::{Entry, Node, NodeKind};
use bartizan_lsp::analyzer::{Symbol, SymbolKind};

use rustc_hash::FxHashMap;

use super::names::Tree;
use super::view::{View, bytes};
use crate::ir::ResourceIndex;
use crate::report::{REDACTED, Untrusted, shown};
use crate::source::SourceFile;

/// Longest detail, in characters.
const LONGEST: usize = 60;

/// Deepest symbols of documents: what is below is rarely looked for by name.
const MAX_DEPTH: usize = 6;

/// The symbols of a document, in its order.
pub(super) fn symbols(view: &View, file: &SourceFile) -> Vec<Symbol> {
    let Some(names) = view.names(file.id()) else { return Vec::new() };
    let mut instances: FxHashMap<Span, usize> = FxHashMap::default();
    for deployment in &view.deployments {
        for (resource, index) in deployment.resources.iter().zip(0..).filter(|(one, _)| one.header.file == file.id()) {
            *instances.entry(resource.header).or_default() += deployment.addresses(ResourceIndex(index)).len();
        }
    }
    let page = Page { view, text: file.text(), instances };
    match &names.tree {
        Tree::Configuration(body) => page.configuration(body),
        Tree::Values(body) => body.attributes.iter().map(|one| page.attribute(one, SymbolKind::Variable)).collect(),
        Tree::Template(node) | Tree::Program(node) => page.sections(node),
        Tree::Settings => page.body(&bartizan_lang::syntax::parse_hcl(file.id(), file.text()).body),
        Tree::Other => Vec::new(),
    }
}

struct Page<'a> {
    view: &'a View,
    text: &'a str,
    /// How many instances there are of the blocks of the document, by their headers.
    instances: FxHashMap<Span, usize>,
}

impl Page<'_> {
    fn configuration(&self, body: &Body) -> Vec<Symbol> {
        let mut found = self.body(body);
        // Locals are names of their own, wherever they are gathered.
        for symbol in &mut found {
            if symbol.name == "locals" {
                for local in &mut symbol.children {
                    local.name = format!("local.{}", local.name);
                    local.kind = SymbolKind::Constant;
                }
            }
        }
        found
    }

    /// Attributes and blocks in the order in which they are written.
    fn body(&self, body: &Body) -> Vec<Symbol> {
        let attributes = body.attributes.iter().map(|one| self.attribute(one, SymbolKind::Property));
        let mut found: Vec<Symbol> = attributes.chain(body.blocks.iter().map(|one| self.block(one))).collect();
        found.sort_by_key(|symbol| symbol.range.start);
        found
    }

    fn attribute(&self, attribute: &Attribute, kind: SymbolKind) -> Symbol {
        Symbol {
            name: self.clean(&attribute.name),
            detail: self.value(&attribute.expr),
            kind,
            range: bytes(attribute.span),
            selection: bytes(attribute.name_span),
            children: Vec::new(),
        }
    }

    fn block(&self, block: &Block) -> Symbol {
        let label = |place: usize| block.label(place).map(|label| label.as_str());
        let text = |name: &str| block.body.attribute(name).map(|attribute| self.value(&attribute.expr));
        let name = |kind: &str| format!("{kind}.{}", label(0).unwrap_or_default());
        let (name, kind, detail) = match (block.ident.as_str(), label(0), label(1)) {
            ("resource", Some(ty), Some(name)) => {
                (format!("{ty}.{name}"), SymbolKind::Resource, self.counted("resource", block.header))
            }
            ("data" | "ephemeral", Some(ty), Some(name)) => {
                let kind = if block.ident == "data" { "data source" } else { "ephemeral resource" };
                (format!("{}.{ty}.{name}", block.ident), SymbolKind::Resource, self.counted(kind, block.header))
            }
            ("variable", Some(_), _) => (name("var"), SymbolKind::Variable, text("type").unwrap_or_default()),
            ("output", Some(_), _) => (name("output"), SymbolKind::Output, text("value").unwrap_or_default()),
            ("module", Some(_), _) => (name("module"), SymbolKind::Module, text("source").unwrap_or_default()),
            ("provider", Some(_), _) => {
                let alias = block.body.attribute("alias").and_then(|alias| alias.expr.as_literal_str());
                let alias = alias.map(|alias| format!(".{alias}")).unwrap_or_default();
                (format!("{}{alias}", name("provider")), SymbolKind::Provider, text("region").unwrap_or_default())
            }
            ("dynamic", Some(name), _) => (name.to_owned(), SymbolKind::Block, "dynamic".to_owned()),
            (ident, ..) => {
                let labels: Vec<&str> = block.labels.iter().map(|label| label.text.as_str()).collect();
                (ident.to_owned(), SymbolKind::Block, labels.join(" "))
            }
        };
        Symbol {
            name: self.clean(&name),
            detail: self.clean(&detail),
            kind,
            range: bytes(block.span),
            selection: bytes(block.labels.last().map_or(block.header, |label| label.span)),
            children: self.body(&block.body),
        }
    }

    /// What a block is, and how many there are of it where that is not one.
    fn counted(&self, kind: &str, header: Span) -> String {
        match self.instances.get(&header) {
            Some(many) if *many > 1 => format!("{kind}, {many} instances"),
            _ => kind.to_owned(),
        }
    }

    /// What is written, in one line.
    fn value(&self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Object(items) if items.is_empty() => "{}".to_owned(),
            ExprKind::Object(_) => "{…}".to_owned(),
            _ => self.written(expr.span),
        }
    }

    fn written(&self, span: Span) -> String {
        if self.hides(span) {
            return REDACTED.to_owned();
        }
        let written = span.text(self.text);
        let line = written.lines().next().unwrap_or_default().trim();
        let cut = line.char_indices().nth(LONGEST).map(|(at, _)| at);
        let shown = line.get(..cut.unwrap_or(line.len())).unwrap_or_default();
        let more = if cut.is_some() || line.len() < written.trim().len() { "…" } else { "" };
        self.clean(&format!("{shown}{more}"))
    }

    /// The text of a scalar; of anything else what is written.
    fn scalar(&self, node: &Node) -> String {
        match node.as_str() {
            Some(text) if !self.hides(node.span) => {
                let cut: String = text.chars().take(LONGEST).collect();
                self.clean(if cut.len() < text.len() { format!("{cut}…") } else { cut }.as_str())
            }
            _ => self.written(node.span),
        }
    }

    fn hides(&self, span: Span) -> bool {
        self.view.report().is_some_and(|report| report.redactor().hides(span))
    }

    fn clean(&self, text: &str) -> String {
        match self.view.report() {
            Some(report) => shown(&report.redactor().clean(text)),
            None => shown(&Untrusted::without_values(text)),
        }
    }

    /// The sections of a template or program, with what is declared in them.
    fn sections(&self, node: &Node) -> Vec<Symbol> {
        let section = |entry: &Entry| {
            let kind = match entry.key.as_str() {
                "Parameters" | "config" | "configuration" => SymbolKind::Variable,
                "Mappings" | "Conditions" | "variables" => SymbolKind::Constant,
                "Resources" | "resources" => SymbolKind::Resource,
                "Outputs" | "outputs" => SymbolKind::Output,
                _ => SymbolKind::Property,
            };
            let inside = entry.value.entries().iter().map(|entry| self.entry(entry, kind, 1)).collect();
            let kind = if entry.value.entries().is_empty() { SymbolKind::Property } else { SymbolKind::Block };
            self.symbol(entry, kind, inside)
        };
        node.entries().iter().map(section).collect()
    }

    fn entry(&self, entry: &Entry, kind: SymbolKind, depth: usize) -> Symbol {
        let mut symbol = self.symbol(entry, kind, Vec::new());
        let said = |name: &str| entry.value.get(name).map(|node| self.scalar(node));
        if depth == 1
            && let Some(detail) = said("Type").or_else(|| said("type")).or_else(|| said("Value"))
        {
            symbol.detail = detail;
        }
        let is_stack = symbol.detail == "AWS::CloudFormation::Stack";
        if kind == SymbolKind::Resource && is_stack {
            symbol.kind = SymbolKind::Module;
        }
        if depth < MAX_DEPTH {
            let own = |entry: &&Entry| !entry.key.starts_with("Fn::") && entry.key != "Ref";
            let entries = entry.value.entries().iter().filter(own);
            symbol.children = entries.map(|entry| self.entry(entry, SymbolKind::Property, depth + 1)).collect();
        }
        symbol
    }

    fn symbol(&self, entry: &Entry, kind: SymbolKind, children: Vec<Symbol>) -> Symbol {
        let detail = match &entry.value.kind {
            NodeKind::Mapping(entries) if !matches!(entries.as_slice(), [one] if one.key.contains("::") || one.key == "Ref") => {
                String::new()
            }
            NodeKind::Sequence(items) if entry.value.tag.is_none() => format!("{} items", items.len()),
            NodeKind::Null => String::new(),
            _ => self.scalar(&entry.value),
        };
        let (range, selection) = (entry.span(), entry.key_span);
        Symbol {
            name: self.clean(&entry.key),
            detail,
            kind,
            range: bytes(range),
            selection: bytes(selection),
            children,
        }
    }
}
