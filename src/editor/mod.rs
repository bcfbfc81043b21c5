//! What an editor gets to know: an [`Analyzer`] of documents over [`scan`](crate::scan::scan).
//!
//! A folder is scanned as it is when nothing is saved: the texts of open documents stand before those on disk. A document
//! outside of every folder is looked at with the directory that it is in, one without a file by itself.

mod actions;
mod completion;
mod definition;
mod hints;
mod hover;
mod lenses;
mod names;
mod references;
mod symbols;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use bartizan_lsp::analyzer::{
    Action, ActionKind, Analyzer, Cancelled, Completion, Diagnostic, Diagnostics, Document, Event, Hint, Hover, Lens,
    Place, Publish, Symbol, Texts, Workspace,
};

use self::view::View;
use crate::scan::Request;
use crate::source::SourceFile;

/// Understands the documents of an editor.
pub struct Editor {
    /// What every scan has in common.
    base: Request,
    workspace: Workspace,
    open: BTreeMap<Document, Opened>,
    /// What was looked at last.
    views: Vec<View>,
    /// What was found last.
    found: BTreeMap<Document, Vec<Diagnostic>>,
    /// The texts that were looked at.
    texts: BTreeMap<Document, Arc<str>>,
}

/// A document that is open.
struct Opened {
    language: String,
    version: i32,
    text: Arc<str>,
}

impl Editor {
    /// An editor without folders. What `base` says holds for every scan, but for its paths.
    #[must_use]
    pub fn new(base: Request) -> Self {
        Self {
            base,
            workspace: Workspace::default(),
            open: BTreeMap::new(),
            views: Vec::new(),
            found: BTreeMap::new(),
            texts: BTreeMap::new(),
        }
    }

    /// The folders, and the directories of documents that are in none of them.
    fn places(&self) -> BTreeSet<PathBuf> {
        let mut places: BTreeSet<PathBuf> = self.workspace.folders.iter().cloned().collect();
        for document in self.open.keys() {
            if let Document::File(path) = document
                && !self.workspace.folders.iter().any(|folder| path.starts_with(folder))
                && let Some(directory) = path.parent()
            {
                places.insert(directory.to_owned());
            }
        }
        places
    }

    /// What was looked at of a document: the place that it is in, and its text there. Places in the text are those of the
    /// document.
    fn view(&self, document: &Document) -> Option<(&View, Arc<SourceFile>)> {
        self.views.iter().find_map(|view| Some((view, view.file(document)?)))
    }
}

impl Texts for Editor {
    fn text(&self, document: &Document) -> Option<Arc<str>> {
        self.open.get(document).map(|open| open.text.clone()).or_else(|| self.texts.get(document).cloned())
    }
}

impl Analyzer for Editor {
    fn apply(&mut self, event: Event) {
        match event {
            Event::Workspace(workspace) => self.workspace = workspace,
            Event::Opened { document, language, version, text } => {
                self.open.insert(document, Opened { language, version, text });
            }
            Event::Changed { document, version, text, .. } => {
                if let Some(open) = self.open.get_mut(&document) {
                    (open.version, open.text) = (version, text);
                }
            }
            Event::Closed { document } => {
                self.open.remove(&document);
            }
            Event::Touched { .. } => {}
        }
    }

    fn analyze(&mut self, cancelled: &dyn Cancelled, publish: &mut Publish<'_>) {
        let request = Request { untrusted: !self.workspace.trusted, ..self.base.clone() };
        let mut views: Vec<View> = Vec::new();
        for place in self.places() {
            let open = self.open.iter().map(|(document, open)| (document, &open.text));
            views.extend(View::of_place(request.clone(), &place, open));
        }
        for (document, open) in &self.open {
            if let Document::Untitled(uri) = document {
                views.extend(View::of_untitled(request.clone(), uri, &open.language, &open.text));
            }
        }
        let mut found: BTreeMap<Document, Vec<Diagnostic>> = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for view in &mut views {
            if cancelled.is_cancelled() {
                return;
            }
            view.look();
            for (document, mut items) in view.diagnostics() {
                found.entry(document).or_default().append(&mut items);
            }
            for file in view.session.files.texts() {
                if let Some(document) = view.document(file.id()) {
                    texts.insert(document, file.text().into());
                }
            }
        }
        for diagnostics in found.values_mut() {
            diagnostics.sort_by(|a: &Diagnostic, b| {
                (a.range.start, a.range.end, &a.code).cmp(&(b.range.start, b.range.end, &b.code))
            });
        }
        let before = std::mem::replace(&mut self.found, found);
        (self.texts, self.views) = (texts, views);
        let mut changed: Vec<&Document> = before.keys().chain(self.found.keys()).collect();
        changed.sort_by_key(|document| (!self.open.contains_key(*document), *document));
        changed.dedup();
        for document in changed {
            if before.get(document) != self.found.get(document) {
                publish(&*self, self.diagnostics(document));
            }
        }
    }

    fn diagnostics(&self, document: &Document) -> Diagnostics {
        Diagnostics {
            document: document.clone(),
            version: self.open.get(document).map(|open| open.version),
            items: self.found.get(document).cloned().unwrap_or_default(),
        }
    }

    fn hover(&self, document: &Document, at: usize) -> Option<Hover> {
        let (view, file) = self.view(document)?;
        hover::hover(view, &file, at)
    }

    fn definition(&self, document: &Document, at: usize) -> Vec<Place> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        definition::definition(view, &file, at)
    }

    fn references(&self, document: &Document, at: usize, with_declaration: bool) -> Vec<Place> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        references::references(view, &file, at, with_declaration)
    }

    fn symbols(&self, document: &Document) -> Vec<Symbol> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        symbols::symbols(view, &file)
    }

    fn completion(&self, document: &Document, at: usize) -> Vec<Completion> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        completion::completion(view, &file, at)
    }

    fn hints(&self, document: &Document, range: Range<usize>) -> Vec<Hint> {
        if !self.workspace.hints {
            return Vec::new();
        }
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        hints::hints(view, &file, range)
    }

    fn lenses(&self, document: &Document) -> Vec<Lens> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        lenses::lenses(view, &file)
    }

    fn actions(&self, document: &Document, range: Range<usize>, kinds: &[ActionKind]) -> Vec<Action> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        actions::actions(view, &file, range, kinds)
    }

    fn resolve(&self, document: &Document, range: Range<usize>, action: &Action) -> Option<Action> {
        let (view, file) = self.view(document)?;
        actions::resolve(view, &file, range, action)
    }
}
