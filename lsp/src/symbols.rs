//! Symbols as the protocol has them.

use tower_lsp_server::ls_types::{
    CompletionItemKind, DocumentSymbol, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind, Uri,
};

use crate::analyzer;
use crate::analyzer::Symbol;
use crate::places::{Asked, Sight};

/// The symbols of a document, nested where the editor shows that.
pub(crate) fn response(sight: &Sight<'_>, asked: &Asked) -> Option<DocumentSymbolResponse> {
    let symbols = sight.analyzer.symbols(&asked.document);
    if sight.places.abilities.nested_symbols {
        return Some(DocumentSymbolResponse::Nested(nested(sight, asked, symbols)));
    }
    let uri = sight.places.uri(&asked.document)?;
    let mut flat = Vec::new();
    flatten(sight, asked, &uri, symbols, None, &mut flat);
    Some(DocumentSymbolResponse::Flat(flat))
}

#[allow(deprecated, reason = "the field is part of the structure")]
fn nested(sight: &Sight<'_>, asked: &Asked, symbols: Vec<Symbol>) -> Vec<DocumentSymbol> {
    let one = |symbol: Symbol| {
        // Editors refuse a symbol whose name is not within it.
        let within = symbol.range.start.max(symbol.selection.start)..symbol.range.end.min(symbol.selection.end);
        let children = nested(sight, asked, symbol.children);
        DocumentSymbol {
            name: shown(symbol.name),
            detail: (!symbol.detail.is_empty()).then_some(symbol.detail),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            range: sight.range(asked, &symbol.range),
            selection_range: sight.range(asked, &within),
            children: (!children.is_empty()).then_some(children),
        }
    };
    symbols.into_iter().map(one).collect()
}

#[allow(deprecated, reason = "the field is part of the structure")]
fn flatten(
    sight: &Sight<'_>,
    asked: &Asked,
    uri: &Uri,
    symbols: Vec<Symbol>,
    container: Option<&str>,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let name = shown(symbol.name);
        flat.push(SymbolInformation {
            name: name.clone(),
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location::new(uri.clone(), sight.range(asked, &symbol.range)),
            container_name: container.map(str::to_owned),
        });
        flatten(sight, asked, uri, symbol.children, Some(&name), flat);
    }
}

/// A name that is not empty, which editors refuse.
fn shown(name: String) -> String {
    if name.trim().is_empty() { "?".to_owned() } else { name }
}

fn kind(kind: analyzer::SymbolKind) -> SymbolKind {
    match kind {
        analyzer::SymbolKind::Resource => SymbolKind::CLASS,
        analyzer::SymbolKind::Variable => SymbolKind::VARIABLE,
        analyzer::SymbolKind::Constant | analyzer::SymbolKind::Check => SymbolKind::CONSTANT,
        analyzer::SymbolKind::Output => SymbolKind::INTERFACE,
        analyzer::SymbolKind::Module => SymbolKind::MODULE,
        analyzer::SymbolKind::Provider => SymbolKind::PACKAGE,
        analyzer::SymbolKind::Property => SymbolKind::PROPERTY,
        analyzer::SymbolKind::Block => SymbolKind::STRUCT,
        analyzer::SymbolKind::Value => SymbolKind::STRING,
        analyzer::SymbolKind::Function => SymbolKind::FUNCTION,
    }
}

/// The same for what may be written.
pub(crate) fn completion_kind(kind: analyzer::SymbolKind) -> CompletionItemKind {
    match kind {
        analyzer::SymbolKind::Resource => CompletionItemKind::CLASS,
        analyzer::SymbolKind::Variable => CompletionItemKind::VARIABLE,
        analyzer::SymbolKind::Constant | analyzer::SymbolKind::Check => CompletionItemKind::CONSTANT,
        analyzer::SymbolKind::Output => CompletionItemKind::INTERFACE,
        analyzer::SymbolKind::Module | analyzer::SymbolKind::Provider => CompletionItemKind::MODULE,
        analyzer::SymbolKind::Property => CompletionItemKind::PROPERTY,
        analyzer::SymbolKind::Block => CompletionItemKind::STRUCT,
        analyzer::SymbolKind::Value => CompletionItemKind::VALUE,
        analyzer::SymbolKind::Function => CompletionItemKind::FUNCTION,
    }
}
