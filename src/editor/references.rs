//! Where what is under the cursor is used: in its own module or template, in those that call it, and in files of values.

use bartizan_lsp::analyzer::Place;
use rustc_hash::FxHashMap;

use super::names::{Name, Target};
use super::view::View;
use crate::source::SourceFile;

/// Where what is under the cursor is used, in the order of files and places.
pub(super) fn references(view: &View, file: &SourceFile, at: usize, with_declaration: bool) -> Vec<Place> {
    let Some(names) = view.names(file.id()) else { return Vec::new() };
    let Some(found) = names.at(at) else { return Vec::new() };
    let Some(wanted) = view.target(&names, &whole(found.name.clone())) else { return Vec::new() };
    if matches!(wanted.name, Name::Here(_) | Name::Source(_)) {
        return Vec::new();
    }
    let text = wanted.name.text();
    if matches!(wanted.name, Name::Variable(_)) {
        view.read_values(&wanted.scope);
    }
    let mut files = view.session.files.texts();
    files.retain(|file| file.text().contains(text));
    files.sort_by_cached_key(|file| file.place().display_path());
    let mut places = Vec::new();
    for file in files {
        let Some(names) = view.names(file.id()) else { continue };
        // A call leads to one module, however many of its arguments are looked at.
        let mut known: FxHashMap<&Name, Option<Target>> = FxHashMap::default();
        let candidates = names.occurrences.iter().filter(|one| one.name.text() == text);
        for one in candidates.filter(|one| with_declaration || one.declares.is_none()) {
            // An attribute of a resource stands behind the resource itself.
            if matches!(one.name, Name::Attribute(..) | Name::Source(_) | Name::Here(_)) {
                continue;
            }
            let target = known.entry(&one.name).or_insert_with(|| view.target(&names, &one.name));
            if target.as_ref() == Some(&wanted) {
                places.extend(view.place(one.span));
            }
        }
    }
    places
}

/// What is looked for: not the attribute, but the resource that has it.
fn whole(name: Name) -> Name {
    match name {
        Name::Attribute(kind, ty, name, _) => Name::Resource(kind, ty, name),
        name => name,
    }
}
