//! Places in documents as the protocol has them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use tower_lsp_server::ls_types::{Location, Position, Range as Span, Uri};

use crate::abilities::Abilities;
use crate::analyzer::{Analyzer, Document, Place, Texts};
use crate::encoding::Lines;
use crate::text::Open;
use crate::uri;

/// Finds lines and addresses of documents: those of the editor where it has them open, else those of the analyzer.
pub(crate) struct Places<'a> {
    pub(crate) open: &'a BTreeMap<Document, Open>,
    pub(crate) abilities: &'a Abilities,
    texts: &'a dyn Texts,
    /// Lines of documents that are not open, made once for all places in them.
    closed: RefCell<BTreeMap<Document, Option<Arc<Lines>>>>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(open: &'a BTreeMap<Document, Open>, abilities: &'a Abilities, texts: &'a dyn Texts) -> Self {
        Self { open, abilities, texts, closed: RefCell::default() }
    }

    /// The lines of a document.
    pub(crate) fn lines(&self, document: &Document) -> Option<Arc<Lines>> {
        if let Some(open) = self.open.get(document) {
            return Some(open.lines.clone());
        }
        if let Some(known) = self.closed.borrow().get(document) {
            return known.clone();
        }
        let lines = self.texts.text(document).map(|text| Arc::new(Lines::new(text)));
        self.closed.borrow_mut().insert(document.clone(), lines.clone());
        lines
    }

    /// How the editor calls a document.
    pub(crate) fn uri(&self, document: &Document) -> Option<Uri> {
        self.open.get(document).map(|open| open.uri.clone()).or_else(|| uri::uri(document))
    }

    /// A place; its beginning where the text of its document is not known.
    pub(crate) fn location(&self, place: &Place) -> Option<Location> {
        let uri = self.uri(&place.document)?;
        let range = self.lines(&place.document).map(|lines| self.range(&lines, &place.range));
        Some(Location::new(uri, range.unwrap_or_default()))
    }

    pub(crate) fn range(&self, lines: &Lines, bytes: &Range<usize>) -> Span {
        lines.range(bytes, self.abilities.encoding)
    }
}

/// What a question is answered from.
pub(crate) struct Sight<'a> {
    pub(crate) analyzer: &'a dyn Analyzer,
    pub(crate) places: Places<'a>,
    /// The documents that have diagnostics.
    pub(crate) known: &'a BTreeSet<Document>,
    /// What the server is called.
    pub(crate) name: &'static str,
}

/// A document that somebody asks about.
pub(crate) struct Asked {
    pub(crate) document: Document,
    pub(crate) lines: Arc<Lines>,
}

impl Sight<'_> {
    /// A document that is open, or that the analyzer knows.
    pub(crate) fn document(&self, document: &Document) -> Option<Asked> {
        Some(Asked { document: document.clone(), lines: self.places.lines(document)? })
    }

    pub(crate) fn byte(&self, asked: &Asked, position: Position) -> usize {
        asked.lines.byte(position, self.places.abilities.encoding)
    }

    pub(crate) fn bytes(&self, asked: &Asked, range: Span) -> Range<usize> {
        asked.lines.bytes(range, self.places.abilities.encoding)
    }

    pub(crate) fn range(&self, asked: &Asked, bytes: &Range<usize>) -> Span {
        self.places.range(&asked.lines, bytes)
    }
}
