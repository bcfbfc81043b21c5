//! A place that an editor has open, as it was looked at last: what was read, evaluated and found there.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bartizan_lang::{FileId, Span};
use bartizan_lsp::analyzer::{Diagnostic, Document, Place, Severity};

use super::names::NamesCache;
use crate::ir::Deployment;
use crate::report::{Mark, MarkLevel, Report, editor_marks};
use crate::scan::{Request, Session, scan};
use crate::source::{FilePlace, RelPath, SizeLimit, SourceFile, Start};

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
    pub(super) deployments: Vec<Deployment>,
    /// What was found; none when the scan could not be carried out.
    pub(super) report: Option<Report>,
    /// The names in files.
    pub(super) names: NamesCache,
}

/// What a view looks at.
enum Opening {
    /// A file or directory below its trust root.
    Place(Start),
    /// The one document without a file, saved under a made-up name.
    Untitled { document: Document, name: RelPath },
}

impl View {
    /// Opens a place and takes the texts of open documents for what is on disk. None when there is nothing to open.
    pub(super) fn of_place<'d>(
        request: Request,
        given: &Path,
        open: impl Iterator<Item = (&'d Document, &'d Arc<str>)>,
    ) -> Option<Self> {
        let mut session = Session::default();
        let start = session.open(&request, given).ok()?;
        let named = Named { given, path: &start.path };
        for (document, text) in open {
            if let Document::File(path) = document
                && let Some(path) = named.in_root(path)
            {
                session.files.set_unsaved(&start.root, &path, Some(text.to_string()));
            }
        }
        let request = Request { paths: vec![given.to_owned()], ..request };
        let (deployments, report, names) = (Vec::new(), None, NamesCache::default());
        let (given, start) = (given.to_owned(), Opening::Place(start));
        Some(Self { given, start, session, request, deployments, report, names })
    }

    /// Looks at a text without a file, as if it stood alone in a directory.
    pub(super) fn of_untitled(request: Request, uri: &str, language: &str, text: &str) -> Option<Self> {
        let given = PathBuf::from(uri);
        let mut session = Session::default();
        let root = session.files.imagine(&given);
        let name = RelPath::new(name_of(language)).ok()?;
        session.files.set_unsaved(&root, &name, Some(text.to_owned()));
        let start = Opening::Untitled { document: Document::Untitled(uri.to_owned()), name };
        let request = Request { paths: vec![given.clone()], ..request };
        let (deployments, report, names) = (Vec::new(), None, NamesCache::default());
        Some(Self { given, start, session, request, deployments, report, names })
    }

    /// Evaluates and checks it anew.
    pub(super) fn look(&mut self) {
        self.report = scan(&self.session, &self.request).ok();
        self.deployments = std::mem::take(&mut *self.session.deployments());
    }

    /// The document that a file is, as the editor names it.
    pub(super) fn document(&self, file: FileId) -> Option<Document> {
        let place = self.session.files.place(file)?;
        match &self.start {
            Opening::Untitled { document, name } => {
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
        let mut read = self.session.files.texts().into_iter();
        read.find(|file| self.document(file.id()).as_ref() == Some(document)).or_else(|| self.unread(document))
    }

    /// A file of the place that no root reads: values that are given by a flag.
    fn unread(&self, document: &Document) -> Option<Arc<SourceFile>> {
        let (Opening::Place(start), Document::File(path)) = (&self.start, document) else { return None };
        let path = Named { given: &self.given, path: &start.path }.in_root(path)?;
        path.as_str()
            .ends_with(".tfvars")
            .then(|| self.session.files.read(&start.root, &path, SizeLimit::SOURCE).ok())?
    }

    /// A place of the texts that were read, in the document that the editor knows.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        Some(Place { document: self.document(span.file)?, range: bytes(span) })
    }

    /// What is to be shown, by document, in no order.
    pub(super) fn diagnostics(&self) -> BTreeMap<Document, Vec<Diagnostic>> {
        let mut found: BTreeMap<Document, Vec<Diagnostic>> = BTreeMap::new();
        let marks = self.report.iter().flat_map(|report| editor_marks(report, &self.session.files));
        for mark in marks {
            if let Some(document) = self.document(mark.span.file) {
                found.entry(document).or_default().push(self.diagnostic(mark));
            }
        }
        found
    }

    fn diagnostic(&self, mark: Mark) -> Diagnostic {
        let related = mark.related.into_iter().filter_map(|(span, message)| Some((self.place(span)?, message)));
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

/// The bytes of a span.
pub(super) fn bytes(span: Span) -> Range<usize> {
    let byte = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    byte(span.start)..byte(span.end.max(span.start))
}
