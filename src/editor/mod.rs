//! What an editor gets to know: an [`Analyzer`] of documents over [`scan`].
//!
//! A folder is scanned as it is when nothing is saved: the texts of open documents stand before those on disk. A document
//! outside of every folder is looked at with the directory that it is in, one without a file by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bartizan_lang::{FileId, Span};
use bartizan_lsp::analyzer::{
    Action, ActionKind, Analyzer, Cancelled, Completion, Diagnostic, Diagnostics, Document, Event, Hint, Hover, Lens,
    Place, Publish, Severity, Symbol, Texts, Workspace,
};

use crate::report::{Mark, MarkLevel, editor_marks};
use crate::scan::{Request, Session, scan};
use crate::source::{FilePlace, RelPath};

/// Understands the documents of an editor.
pub struct Editor {
    /// What every scan has in common.
    base: Request,
    workspace: Workspace,
    open: BTreeMap<Document, Opened>,
    /// What was found last.
    found: Found,
    texts: Known,
}

/// A document that is open.
struct Opened {
    language: String,
    version: i32,
    text: Arc<str>,
}

/// The texts that were looked at.
#[derive(Default)]
struct Known(BTreeMap<Document, Arc<str>>);

impl Texts for Known {
    fn text(&self, document: &Document) -> Option<Arc<str>> {
        self.0.get(document).cloned()
    }
}

impl Editor {
    /// An editor without folders. What `base` says holds for every scan, but for its paths.
    #[must_use]
    pub fn new(base: Request) -> Self {
        Self {
            base,
            workspace: Workspace::default(),
            open: BTreeMap::new(),
            found: BTreeMap::new(),
            texts: Known::default(),
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

    /// Scans a text without a file, as if it stood alone in a directory.
    fn look_at_untitled(&self, uri: &str, open: &Opened, found: &mut Found, texts: &mut Known) {
        let place = PathBuf::from(uri);
        let mut session = Session::default();
        let root = session.files.imagine(&place);
        let Ok(path) = RelPath::new(name_of(&open.language)) else { return };
        session.files.set_unsaved(&root, &path, Some(open.text.to_string()));
        let document = Document::Untitled(uri.to_owned());
        texts.0.insert(document.clone(), open.text.clone());
        let itself = |file: FileId| {
            let place = session.files.place(file)?;
            matches!(place, FilePlace::InRoot { path: at, .. } if at == path).then(|| document.clone())
        };
        self.report(&session, place, &itself, found);
    }

    /// Scans a place, and adds what is found in each of its documents.
    fn look_at(&self, place: &Path, found: &mut Found, texts: &mut Known) {
        let mut session = Session::default();
        let Ok(start) = session.open(&self.base, place) else { return };
        let named = Named { given: place, path: &start.path };
        for (document, open) in &self.open {
            if let Document::File(path) = document
                && let Some(path) = named.in_root(path)
            {
                session.files.set_unsaved(&start.root, &path, Some(open.text.to_string()));
            }
        }
        let document = |file: FileId| match session.files.place(file)? {
            FilePlace::InRoot { root, path } if root == start.root.id() => {
                Some(Document::File(named.as_given(start.root.directory(), &path)))
            }
            FilePlace::InRoot { root, path } => {
                Some(Document::File(session.files.root(root)?.directory().join(path.as_str())))
            }
            FilePlace::Named(path) => Some(Document::File(path)),
        };
        self.report(&session, place.to_owned(), &document, found);
        for file in session.files.texts() {
            if let Some(document) = document(file.id()) {
                texts.0.insert(document, file.text().into());
            }
        }
    }

    /// Scans a place of a session, and adds what is found.
    fn report(&self, session: &Session, place: PathBuf, document: &DocumentOf<'_>, found: &mut Found) {
        let request = Request { paths: vec![place], untrusted: !self.workspace.trusted, ..self.base.clone() };
        let Ok(report) = scan(session, &request) else { return };
        for mark in editor_marks(&report, &session.files) {
            if let Some(at) = document(mark.span.file) {
                found.entry(at).or_default().push(diagnostic(mark, document));
            }
        }
    }
}

/// What is found, by document.
type Found = BTreeMap<Document, Vec<Diagnostic>>;

/// The document that a file of a session is.
type DocumentOf<'a> = dyn Fn(FileId) -> Option<Document> + 'a;

/// The name that a text would be saved under, by the editor's name of its language.
fn name_of(language: &str) -> &'static str {
    match language {
        "opentofu" => "untitled.tofu",
        "yaml" | "cloudformation" | "dockercompose" => "untitled.yaml",
        "json" | "jsonc" => "untitled.json",
        "terraform-vars" => "untitled.auto.tfvars",
        "terragrunt" => "terragrunt.hcl",
        _ => "untitled.tf",
    }
}

/// A place as an editor names it, and below its trust root. The two differ where a link leads to the place.
struct Named<'a> {
    given: &'a Path,
    path: &'a RelPath,
}

impl Named<'_> {
    fn in_root(&self, path: &Path) -> Option<RelPath> {
        let below = RelPath::from_path(path.strip_prefix(self.given).ok()?).ok()?;
        self.path.join(below.as_str()).ok()
    }

    fn as_given(&self, root: &Path, path: &RelPath) -> PathBuf {
        let path = Path::new(path.as_str());
        path.strip_prefix(self.path.as_str()).map_or_else(|_| root.join(path), |below| self.given.join(below))
    }
}

fn diagnostic(mark: Mark, document: &DocumentOf<'_>) -> Diagnostic {
    let related = mark
        .related
        .into_iter()
        .filter_map(|(span, message)| Some((Place { document: document(span.file)?, range: bytes(span) }, message)));
    Diagnostic {
        range: bytes(mark.span),
        severity: match mark.level {
            MarkLevel::Error => Severity::Error,
            MarkLevel::Warning => Severity::Warning,
            MarkLevel::Information => Severity::Information,
            MarkLevel::Hint => Severity::Hint,
        },
        code: mark.check,
        link: mark.link,
        message: mark.message,
        related: related.collect(),
        unnecessary: false,
        fingerprint: mark.fingerprint.map(|fingerprint| fingerprint.to_string()).unwrap_or_default(),
    }
}

fn bytes(span: Span) -> Range<usize> {
    let byte = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    byte(span.start)..byte(span.end.max(span.start))
}

impl Texts for Editor {
    fn text(&self, document: &Document) -> Option<Arc<str>> {
        self.open.get(document).map(|open| open.text.clone()).or_else(|| self.texts.text(document))
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
        let (mut found, mut texts) = (BTreeMap::new(), Known::default());
        for place in self.places() {
            if cancelled.is_cancelled() {
                return;
            }
            self.look_at(&place, &mut found, &mut texts);
        }
        for (document, open) in &self.open {
            if let Document::Untitled(uri) = document {
                self.look_at_untitled(uri, open, &mut found, &mut texts);
            }
        }
        for diagnostics in found.values_mut() {
            diagnostics.sort_by(|a: &Diagnostic, b| {
                (a.range.start, a.range.end, &a.code).cmp(&(b.range.start, b.range.end, &b.code))
            });
        }
        let before = std::mem::replace(&mut self.found, found);
        self.texts = texts;
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

    fn hover(&self, _: &Document, _: usize) -> Option<Hover> {
        None
    }

    fn definition(&self, _: &Document, _: usize) -> Vec<Place> {
        Vec::new()
    }

    fn references(&self, _: &Document, _: usize, _: bool) -> Vec<Place> {
        Vec::new()
    }

    fn symbols(&self, _: &Document) -> Vec<Symbol> {
        Vec::new()
    }

    fn completion(&self, _: &Document, _: usize) -> Vec<Completion> {
        Vec::new()
    }

    fn hints(&self, _: &Document, _: Range<usize>) -> Vec<Hint> {
        Vec::new()
    }

    fn lenses(&self, _: &Document) -> Vec<Lens> {
        Vec::new()
    }

    fn actions(&self, _: &Document, _: Range<usize>, _: &[ActionKind]) -> Vec<Action> {
        Vec::new()
    }
}
