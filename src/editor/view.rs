//! A place that an editor has open, as it was looked at last: what was read, evaluated and found there.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use bartizan_lang::{FileId, Span};
use bartizan_lsp::analyzer::{Diagnostic, Document, Place, Severity};

use super::names::NamesCache;
use crate::ir::Deployment;
use crate::report::{Mark, MarkLevel, Marking, Report};
use crate::scan::{Looked, Request, Session, look};
use crate::source::{FilePlace, RelPath, SizeLimit, SourceFile, Start, TrustRoot};

/// A place as it was looked at last: a folder, the directory of a document outside of every folder, or a text by itself.
pub(super) struct View {
    /// As the editor names it; the whole URI of a text without a file.
    given: PathBuf,
    start: Opening,
    /// What was read.
    pub(super) session: Session,
    /// What every scan of it asks for.
    pub(super) request: Request,
    /// The roots, as they were evaluated.
    pub(super) deployments: Vec<Arc<Deployment>>,
    /// What was looked at; none when the scan could not be carried out.
    looked: Option<Looked>,
    /// What is reported of it, once somebody asked for that.
    report: OnceLock<Option<Report>>,
    /// What is remembered of what was shown.
    marking: Marking,
    /// What is shown, by document.
    found: BTreeMap<Document, Vec<Diagnostic>>,
    /// Whether something changed since.
    is_stale: bool,
    /// The names in files.
    pub(super) names: NamesCache,
}

/// What a view looks at.
enum Opening {
    /// A file or directory below its trust root.
    Place(Start),
    /// The one document without a file, saved under a made-up name.
    Untitled { document: Document, root: TrustRoot, name: RelPath },
}

impl View {
    /// Opens a place. None when there is nothing to open.
    pub(super) fn of_place(request: Request, given: &Path) -> Option<Self> {
        let session = Session::keeping();
        let start = session.open(&request, given).ok()?;
        Some(Self::new(session, request, given.to_owned(), Opening::Place(start)))
    }

    /// Looks at a text without a file, as if it stood alone in a directory.
    pub(super) fn of_untitled(request: Request, uri: &str, language: &str) -> Option<Self> {
        let given = PathBuf::from(uri);
        let mut session = Session::keeping();
        let root = session.files.imagine(&given);
        let name = RelPath::new(name_of(language)).ok()?;
        let start = Opening::Untitled { document: Document::Untitled(uri.to_owned()), root, name };
        Some(Self::new(session, request, given, start))
    }

    fn new(session: Session, request: Request, given: PathBuf, start: Opening) -> Self {
        let request = Request { paths: vec![given.clone()], ..request };
        Self {
            given,
            start,
            session,
            request,
            deployments: Vec::new(),
            looked: None,
            report: OnceLock::new(),
            marking: Marking::default(),
            found: BTreeMap::new(),
            is_stale: true,
            names: NamesCache::default(),
        }
    }

    /// Takes the text of an open document for what is on disk, or what is on disk again. Places of before are none any more
    /// until [`View::look`].
    pub(super) fn set(&mut self, document: &Document, text: Option<&str>) {
        let Some((root, path)) = self.path(document) else { return };
        self.is_stale = true;
        self.session.set_unsaved(&root, &path, text.map(str::to_owned));
    }

    /// Takes up that a file was written, made or removed outside of the editor. False when this may be another place now,
    /// which must be opened anew.
    pub(super) fn touch(&mut self, file: &Path) -> bool {
        let Opening::Place(start) = &self.start else { return true };
        let Some((root, path)) = self.path(&Document::File(file.to_owned())) else { return true };
        let may_lead_out = !start.root.is_repository() || path.components().any(|name| name == ".git");
        self.is_stale = true;
        self.session.touch(&root, &path);
        !may_lead_out
    }

    /// Evaluates and checks what changed, of that so many roots at most. Whether that was all; if it was not, what there was
    /// is still shown.
    pub(super) fn look(&mut self, at_most: usize) -> bool {
        if !self.is_stale {
            return true;
        }
        self.looked = look(&self.session, &self.request, at_most).ok();
        self.is_stale = self.looked.as_ref().is_some_and(|looked| looked.left() > 0);
        if !self.is_stale {
            self.deployments = self.looked.as_ref().map(Looked::deployments).unwrap_or_default();
            self.report = OnceLock::new();
            self.found = self.marked();
        }
        !self.is_stale
    }

    /// What is known by now to be shown of a document.
    pub(super) fn known(&self, document: &Document) -> Vec<Diagnostic> {
        let Some((root, path)) = self.path(document) else { return Vec::new() };
        let marks =
            self.looked.as_ref().map(|looked| looked.marks_around(&self.session, &self.request, root.id(), &path));
        let marks = marks.into_iter().flatten().filter(|mark| self.document(mark.span.file).as_ref() == Some(document));
        marks.map(|mark| self.diagnostic(mark)).collect()
    }

    /// What was found; none when the scan could not be carried out. Made when somebody first asks for it.
    pub(super) fn report(&self) -> Option<&Report> {
        let made = || Some(self.looked.as_ref()?.report(&self.session, &self.request));
        self.report.get_or_init(made).as_ref()
    }

    /// The document that a file is, as the editor names it.
    pub(super) fn document(&self, file: FileId) -> Option<Document> {
        let place = self.session.files.place(file)?;
        match &self.start {
            Opening::Untitled { document, name, .. } => {
                matches!(place, FilePlace::InRoot { path, .. } if path == *name).then(|| document.clone())
            }
            Opening::Place(start) => Some(Document::File(match place {
                FilePlace::InRoot { root, path } if root == start.root.id() => {
                    Named { given: &self.given, path: &start.path }.as_given(start.root.directory(), &path)
                }
                FilePlace::InRoot { root, path } => self.session.files.root(root)?.directory().join(path.as_str()),
                FilePlace::Named(path) => path,
            })),
        }
    }

    /// The file that a document is, when it was read.
    pub(super) fn file(&self, document: &Document) -> Option<Arc<SourceFile>> {
        let (root, path) = self.path(document)?;
        let read = self.session.files.read_at(&root, &path);
        // Values that are given by a flag are read by no root.
        let is_given = path.as_str().ends_with(".tfvars");
        read.or_else(|| is_given.then(|| self.session.files.read(&root, &path, SizeLimit::SOURCE).ok())?)
    }

    /// Where a document is below its trust root.
    fn path(&self, document: &Document) -> Option<(TrustRoot, RelPath)> {
        match (&self.start, document) {
            (Opening::Untitled { document: own, root, name }, _) => {
                (own == document).then(|| (root.clone(), name.clone()))
            }
            (Opening::Place(start), Document::File(file)) => {
                let named = Named { given: &self.given, path: &start.path };
                let below = || RelPath::from_path(file.strip_prefix(start.root.directory()).ok()?).ok();
                Some((start.root.clone(), named.in_root(file).or_else(below)?))
            }
            (Opening::Place(_), Document::Untitled(_)) => None,
        }
    }

    /// A place of the texts that were read, in the document that the editor knows.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        Some(Place { document: self.document(span.file)?, range: self.range(span) })
    }

    /// The bytes of a span in the document that the editor knows, which may begin with a byte order mark.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let file = self.session.files.get(span.file);
        file.map_or_else(|| bytes(span), |file| marked(bytes(span), &file))
    }

    /// What is to be shown of a document.
    pub(super) fn diagnostics(&self, document: &Document) -> &[Diagnostic] {
        self.found.get(document).map(Vec::as_slice).unwrap_or_default()
    }

    /// The documents of which something is to be shown.
    pub(super) fn documents(&self) -> impl Iterator<Item = &Document> {
        self.found.keys()
    }

    /// What is to be shown, by document, sorted.
    fn marked(&mut self) -> BTreeMap<Document, Vec<Diagnostic>> {
        let mut found: BTreeMap<Document, Vec<Diagnostic>> = BTreeMap::new();
        let mut marking = std::mem::take(&mut self.marking);
        let marks = self.looked.as_ref().map(|looked| looked.marks(&self.session, &self.request, &mut marking));
        self.marking = marking;
        for mark in marks.unwrap_or_default() {
            if let Some(document) = self.document(mark.span.file) {
                found.entry(document).or_default().push(self.diagnostic(mark));
            }
        }
        for diagnostics in found.values_mut() {
            diagnostics.sort_by(order);
        }
        found
    }

    fn diagnostic(&self, mark: Mark) -> Diagnostic {
        let related = mark.related.into_iter().filter_map(|(span, message)| Some((self.place(span)?, message)));
        Diagnostic {
            range: self.range(mark.span),
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
}

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

/// How many bytes the byte order mark of a file has, which stands in the document and not in its text.
pub(super) fn mark_of(file: &SourceFile) -> usize {
    if file.bom() { '\u{feff}'.len_utf8() } else { 0 }
}

/// Bytes of a text as those of the document: a byte order mark may stand before the text.
pub(super) fn marked(range: Range<usize>, file: &SourceFile) -> Range<usize> {
    let mark = mark_of(file);
    range.start + mark..range.end + mark
}

/// The other way round.
pub(super) fn unmarked(range: Range<usize>, file: &SourceFile) -> Range<usize> {
    let mark = mark_of(file);
    range.start.saturating_sub(mark)..range.end.saturating_sub(mark)
}

/// The order in which diagnostics of a document are shown.
pub(super) fn order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    (a.range.start, a.range.end, &a.code).cmp(&(b.range.start, b.range.end, &b.code))
}

/// The bytes of a span.
pub(super) fn bytes(span: Span) -> Range<usize> {
    let byte = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    byte(span.start)..byte(span.end.max(span.start))
}
