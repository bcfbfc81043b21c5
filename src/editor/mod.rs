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
mod moving;
mod names;
mod references;
mod symbols;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bartizan_lsp::analyzer::{
    Action, ActionKind, Analyzer, Cancelled, Completion, Diagnostic, Diagnostics, Document, Event, Hint, Hover, Lens,
    Place, Publish, Symbol, Texts, Workspace,
};

use self::moving::{Edit, moved};
use self::view::{View, mark_of, marked, order, unmarked};
use crate::scan::Request;
use crate::source::SourceFile;

/// How many roots are evaluated before it is asked whether they are still wanted.
const AT_ONCE: usize = 4;

/// How long all roots that an edit concerns may take before what is known by then of the document is published.
const EARLY: Duration = Duration::from_millis(10);

/// Understands the documents of an editor.
pub struct Editor {
    /// What every scan has in common.
    base: Request,
    workspace: Workspace,
    open: BTreeMap<Document, Opened>,
    /// What was looked at last, by the folder or the document without a file.
    views: BTreeMap<Document, View>,
    /// Documents that were opened, changed or closed since, the last one last.
    changed: Vec<Document>,
    /// What was edited in them since they were published; none where all of the text is another one.
    edits: BTreeMap<Document, Option<Vec<Edit>>>,
    /// Files that were written, made or removed since.
    touched: BTreeSet<PathBuf>,
    /// What was published last.
    published: BTreeMap<Document, Vec<Diagnostic>>,
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
            views: BTreeMap::new(),
            changed: Vec::new(),
            edits: BTreeMap::new(),
            touched: BTreeSet::new(),
            published: BTreeMap::new(),
        }
    }

    /// The folders, the directories of documents that are in none of them, and the documents without a file.
    fn places(&self) -> BTreeSet<Document> {
        let mut places: BTreeSet<Document> = self.workspace.folders.iter().cloned().map(Document::File).collect();
        for document in self.open.keys() {
            match document {
                Document::File(path) if self.workspace.folders.iter().any(|folder| path.starts_with(folder)) => {}
                Document::File(path) => places.extend(path.parent().map(|parent| Document::File(parent.to_owned()))),
                Document::Untitled(_) => {
                    places.insert(document.clone());
                }
            }
        }
        places
    }

    /// Brings the views to what is open and what is on disk. Nothing is evaluated.
    fn update(&mut self) {
        let places = self.places();
        self.views.retain(|place, _| places.contains(place));
        for file in std::mem::take(&mut self.touched) {
            if !self.open.contains_key(&Document::File(file.clone())) {
                self.views.retain(|_, view| view.touch(&file));
            }
        }
        for document in &self.changed {
            let text = self.open.get(document).map(|open| &*open.text);
            self.views.values_mut().for_each(|view| view.set(document, text));
        }
        for place in places {
            if self.views.contains_key(&place) {
                continue;
            }
            let request = Request { untrusted: !self.workspace.trusted, ..self.base.clone() };
            let view = match &place {
                Document::File(path) => View::of_place(request, path),
                Document::Untitled(uri) => {
                    let language = self.open.get(&place).map_or("", |open| open.language.as_str());
                    View::of_untitled(request, uri, language)
                }
            };
            if let Some(mut view) = view {
                self.open.iter().for_each(|(document, open)| view.set(document, Some(&open.text)));
                self.views.insert(place, view);
            }
        }
    }

    /// What was looked at of a document: the place that it is in, and its text there.
    fn view(&self, document: &Document) -> Option<(&View, Arc<SourceFile>)> {
        self.views.values().find_map(|view| Some((view, view.file(document)?)))
    }

    /// The same, with a byte of the document as one of the text.
    fn view_at(&self, document: &Document, at: usize) -> Option<(&View, Arc<SourceFile>, usize)> {
        let (view, file) = self.view(document)?;
        let at = at.saturating_sub(mark_of(&file));
        Some((view, file, at))
    }

    /// The version of a document that is open.
    fn version(&self, document: &Document) -> Option<i32> {
        self.open.get(document).map(|open| open.version)
    }

    /// Publishes what is known by now of a document that was edited, beside what was published before, moved by the edits. So
    /// nothing vanishes that may come again when all roots are evaluated.
    fn publish_early(&mut self, place: &Document, document: &Document, publish: &mut Publish<'_>) {
        let Some(Some(edits)) = self.edits.get(document) else { return };
        let before = self.published.get(document).map(Vec::as_slice).unwrap_or_default();
        let mut items: Vec<Diagnostic> = before.iter().map(|item| moved(item, document, edits)).collect();
        let Some(view) = self.views.get(place) else { return };
        for known in view.known(document) {
            let is_same = |item: &Diagnostic| {
                (&item.code, &item.range, &item.message) == (&known.code, &known.range, &known.message)
            };
            match items.iter_mut().find(|item| is_same(item)) {
                Some(item) => *item = known,
                None => items.push(known),
            }
        }
        items.sort_by(order);
        self.edits.remove(document);
        let diagnostics = Diagnostics { version: self.version(document), document: document.clone(), items };
        publish(&*self, diagnostics.clone());
        self.published.insert(document.clone(), diagnostics.items);
    }

    /// What is known of a document, of all the places that it is in.
    fn found(&self, document: &Document) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = Vec::new();
        for view in self.views.values() {
            found.extend_from_slice(view.diagnostics(document));
        }
        if self.views.len() > 1 {
            found.sort_by(order);
        }
        found
    }
}

impl Texts for Editor {
    fn text(&self, document: &Document) -> Option<Arc<str>> {
        let read = || self.view(document).map(|(_, file)| file.text().into());
        self.open.get(document).map(|open| open.text.clone()).or_else(read)
    }
}

impl Analyzer for Editor {
    fn apply(&mut self, event: Event) {
        let changed = match event {
            Event::Workspace(workspace) => {
                self.workspace = workspace;
                self.views.clear();
                return;
            }
            Event::Touched { files } => return self.touched.extend(files),
            Event::Opened { document, language, version, text } => {
                self.edits.insert(document.clone(), None);
                let before = self.open.insert(document.clone(), Opened { language: language.clone(), version, text });
                if before.is_some_and(|before| before.language != language) {
                    self.views.remove(&document);
                }
                document
            }
            Event::Changed { document, version, text, edits } => {
                match self.edits.entry(document.clone()).or_insert_with(|| Some(Vec::new())) {
                    all @ Some(_) if edits.is_empty() => *all = None,
                    Some(all) => all.extend(edits),
                    None => {}
                }
                if let Some(open) = self.open.get_mut(&document) {
                    (open.version, open.text) = (version, text);
                }
                document
            }
            Event::Closed { document } => {
                self.open.remove(&document);
                document
            }
        };
        self.changed.retain(|other| *other != changed);
        self.changed.push(changed);
    }

    fn analyze(&mut self, cancelled: &dyn Cancelled, publish: &mut Publish<'_>) {
        self.update();
        let began = Instant::now();
        let last = self.changed.last().cloned();
        let mut places: Vec<Document> = self.views.keys().cloned().collect();
        // The place of what was changed last before all others.
        if let Some(last) = &last {
            places.sort_by_key(|place| self.views.get(place).is_none_or(|view| view.file(last).is_none()));
        }
        let mut early = last.as_ref();
        for place in &places {
            while let Some(view) = self.views.get_mut(place) {
                if cancelled.is_cancelled() {
                    return;
                }
                if view.look(AT_ONCE) {
                    break;
                }
                if began.elapsed() >= EARLY
                    && let Some(last) = early.take()
                {
                    self.publish_early(place, last, publish);
                }
            }
        }
        let mut documents: Vec<&Document> = self.published.keys().collect();
        documents.extend(self.views.values().flat_map(View::documents));
        documents.sort_by_key(|document| {
            let since = self.changed.iter().rev().position(|changed| changed == *document);
            (since.unwrap_or(usize::MAX), !self.open.contains_key(*document), *document)
        });
        documents.dedup();
        let mut now: Vec<(Document, Vec<Diagnostic>)> = Vec::new();
        for document in documents {
            let found = self.found(document);
            if self.published.get(document).map(Vec::as_slice).unwrap_or_default() != found.as_slice() {
                now.push((document.clone(), found));
            }
        }
        self.changed.clear();
        self.edits.clear();
        for (document, found) in now {
            let diagnostics =
                Diagnostics { version: self.version(&document), document: document.clone(), items: found };
            publish(&*self, diagnostics.clone());
            if diagnostics.items.is_empty() {
                self.published.remove(&document);
            } else {
                self.published.insert(document, diagnostics.items);
            }
        }
    }

    fn diagnostics(&self, document: &Document) -> Diagnostics {
        let items = self.published.get(document).cloned().unwrap_or_default();
        Diagnostics { document: document.clone(), version: self.version(document), items }
    }

    fn hover(&self, document: &Document, at: usize) -> Option<Hover> {
        let (view, file, at) = self.view_at(document, at)?;
        let hover = hover::hover(view, &file, at)?;
        Some(Hover { range: marked(hover.range, &file), ..hover })
    }

    fn definition(&self, document: &Document, at: usize) -> Vec<Place> {
        let Some((view, file, at)) = self.view_at(document, at) else { return Vec::new() };
        definition::definition(view, &file, at)
    }

    fn references(&self, document: &Document, at: usize, with_declaration: bool) -> Vec<Place> {
        let Some((view, file, at)) = self.view_at(document, at) else { return Vec::new() };
        references::references(view, &file, at, with_declaration)
    }

    fn symbols(&self, document: &Document) -> Vec<Symbol> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        let mut symbols = symbols::symbols(view, &file);
        mark_symbols(&mut symbols, &file);
        symbols
    }

    fn completion(&self, document: &Document, at: usize) -> Vec<Completion> {
        let Some((view, file, at)) = self.view_at(document, at) else { return Vec::new() };
        let mut found = completion::completion(view, &file, at);
        found.iter_mut().for_each(|one| one.range = marked(one.range.clone(), &file));
        found
    }

    fn hints(&self, document: &Document, range: Range<usize>) -> Vec<Hint> {
        if !self.workspace.hints {
            return Vec::new();
        }
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        let mut hints = hints::hints(view, &file, unmarked(range, &file));
        hints.iter_mut().for_each(|hint| hint.at += mark_of(&file));
        hints
    }

    fn lenses(&self, document: &Document) -> Vec<Lens> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        let mut lenses = lenses::lenses(view, &file);
        lenses.iter_mut().for_each(|lens| lens.range = marked(lens.range.clone(), &file));
        lenses
    }

    fn actions(&self, document: &Document, range: Range<usize>, kinds: &[ActionKind]) -> Vec<Action> {
        let Some((view, file)) = self.view(document) else { return Vec::new() };
        let mut actions = actions::actions(view, &file, unmarked(range, &file), kinds);
        actions.iter_mut().for_each(|action| mark_edits(action, view));
        actions
    }

    fn resolve(&self, document: &Document, range: Range<usize>, action: &Action) -> Option<Action> {
        let (view, file) = self.view(document)?;
        let mut action = actions::resolve(view, &file, unmarked(range, &file), action)?;
        mark_edits(&mut action, view);
        Some(action)
    }
}

fn mark_symbols(symbols: &mut [Symbol], file: &SourceFile) {
    for symbol in symbols {
        symbol.range = marked(symbol.range.clone(), file);
        symbol.selection = marked(symbol.selection.clone(), file);
        mark_symbols(&mut symbol.children, file);
    }
}

fn mark_edits(action: &mut Action, view: &View) {
    for (document, edits) in &mut action.edits {
        let Some(file) = view.file(document) else { continue };
        edits.iter_mut().for_each(|(range, _)| *range = marked(range.clone(), &file));
    }
}
