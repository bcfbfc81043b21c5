//! Where what is under the cursor is declared: variables, locals, modules, outputs, resources, providers, and what templates
//! refer to.

use bartizan_lang::Span;
use bartizan_lsp::analyzer::Place;

use super::names::Name;
use super::view::View;
use crate::source::SourceFile;

/// Where what is under the cursor is declared. A declaration leads to itself.
pub(super) fn definition(view: &View, file: &SourceFile, at: usize) -> Vec<Place> {
    let Some(names) = view.names(file.id()) else { return Vec::new() };
    let Some(found) = names.at(at) else { return Vec::new() };
    let spans = match &found.name {
        Name::Here(place) => vec![Span { file: file.id(), start: place.start, end: place.end }],
        Name::Source(call) => {
            let main = view.called(&names, call).and_then(|scope| view.main_file(&scope));
            main.map(|file| Span::new(file, 0, 0)).into_iter().collect()
        }
        name => match view.target(&names, name) {
            Some(target) => view.declarations(&target).into_iter().map(|declaration| declaration.name).collect(),
            None => Vec::new(),
        },
    };
    spans.into_iter().filter_map(|span| view.place(span)).collect()
}
