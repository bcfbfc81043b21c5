//! What an editor asks of whoever understands the documents: in bytes of texts and plain types, nothing of the protocol.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// A document as the editor names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Document {
    /// A file.
    File(PathBuf),
    /// A text without a file: the whole URI. `language` of [`Event::Opened`] says what it is.
    Untitled(String),
}

/// What the server was started with and what changed since.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// The folders that are open; none when single files are.
    pub folders: Vec<PathBuf>,
    /// Whether the folders' own checks may run.
    pub trusted: bool,
    /// Whether inlay hints are wanted.
    pub hints: bool,
    /// The user's settings under `bartizan`, as JSON text.
    pub options: String,
}

/// Something that happened, in the order in which it did.
#[derive(Clone, Debug)]
pub enum Event {
    /// The folders or the options are other ones.
    Workspace(Workspace),
    /// A document was opened with this text.
    Opened {
        /// Which.
        document: Document,
        /// The editor's name of its language: `terraform`, `yaml`, `json` ….
        language: String,
        /// The version of the editor.
        version: i32,
        /// The text.
        text: Arc<str>,
    },
    /// Its text is another one.
    Changed {
        /// Which.
        document: Document,
        /// The version of the editor.
        version: i32,
        /// The whole text now.
        text: Arc<str>,
        /// What was replaced, one after the other, each in the text that the former left: the range before it and the length
        /// of what stands there now. Empty when the whole text was.
        edits: Vec<(Range<usize>, usize)>,
    },
    /// It was closed: what is on disk holds.
    Closed {
        /// Which.
        document: Document,
    },
    /// Files were written, made or removed outside of the editor.
    Touched {
        /// Which.
        files: Vec<PathBuf>,
    },
}

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// An information.
    Information,
    /// A hint.
    Hint,
}

/// A range of bytes in a document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The document.
    pub document: Document,
    /// The bytes.
    pub range: Range<usize>,
}

/// A finding, or what is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub range: Range<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// The id of the check; empty for what is wrong with a text.
    pub code: String,
    /// Where one can read about it.
    pub link: Option<String>,
    /// What is wrong.
    pub message: String,
    /// The way from where it was decided, and what belongs to it.
    pub related: Vec<(Place, String)>,
    /// Whether it is about something that is not used or superfluous.
    pub unnecessary: bool,
    /// Identifies it for actions.
    pub fingerprint: String,
}

/// The diagnostics of one document: all that there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostics {
    /// The document.
    pub document: Document,
    /// The version that they are about; none for one that is not open.
    pub version: Option<i32>,
    /// Sorted by place.
    pub items: Vec<Diagnostic>,
}

/// Text about what is under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub range: Range<usize>,
    /// Markdown.
    pub text: String,
}

/// A symbol of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The name.
    pub name: String,
    /// What is said beside it.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// The whole of it.
    pub range: Range<usize>,
    /// Its name in the text.
    pub selection: Range<usize>,
    /// What is in it.
    pub children: Vec<Self>,
}

/// What a symbol or a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// A resource or a data source.
    Resource,
    /// A variable or a parameter.
    Variable,
    /// A local value.
    Constant,
    /// An output.
    Output,
    /// A module call or a nested stack.
    Module,
    /// A provider.
    Provider,
    /// An attribute or a property.
    Property,
    /// A block.
    Block,
    /// A value.
    Value,
    /// The id of a check.
    Check,
    /// A function.
    Function,
}

/// What may be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What it is.
    pub kind: SymbolKind,
    /// What is said beside it: a type, "required".
    pub detail: String,
    /// Markdown.
    pub about: String,
    /// What it replaces.
    pub range: Range<usize>,
    /// What is inserted; a snippet with `$1` where `is_snippet`.
    pub text: String,
    /// Whether the text is a snippet.
    pub is_snippet: bool,
    /// Sorts before what has a greater one.
    pub rank: u8,
}

/// A hint within a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// After this byte.
    pub at: usize,
    /// What is shown.
    pub label: String,
    /// Markdown.
    pub about: String,
}

/// A line above some code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// What it is about.
    pub range: Range<usize>,
    /// What it says.
    pub title: String,
    /// The places that it leads to.
    pub places: Vec<Place>,
}

/// Something that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does; with the kind and `mends` it names the action when it is resolved.
    pub title: String,
    /// What it is.
    pub kind: ActionKind,
    /// Whether it is the one that people will mostly want.
    pub preferred: bool,
    /// The fingerprints of the diagnostics that it mends.
    pub mends: Vec<String>,
    /// The edits, sorted, not overlapping, in texts as they are now. [`Analyzer::actions`] may leave them out,
    /// [`Analyzer::resolve`] may not.
    pub edits: Vec<(Document, Edits)>,
    /// Text to show instead of an edit: what `explain` says, as Markdown. May be left out likewise.
    pub shows: Option<String>,
}

/// What is replaced in a text, and by what.
pub type Edits = Vec<(Range<usize>, String)>;

/// What an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends a finding.
    QuickFix,
    /// Mends all findings of a check in the document.
    FixAllInDocument,
    /// Mends all findings of a check in the workspace.
    FixAllInWorkspace,
    /// Mends whatever can be mended safely in the document: what editors ask for when a document is saved. At most one of
    /// the actions is of this kind.
    FixAll,
    /// Suppresses a finding.
    Suppress,
    /// Explains a check.
    Explain,
}

/// Says whether the work at hand is still wanted.
pub trait Cancelled: Sync {
    /// Whether it is not.
    fn is_cancelled(&self) -> bool;
}

/// Texts of documents.
pub trait Texts {
    /// The text that positions of a document count in, as it was analysed last; for documents that are not open, too.
    fn text(&self, document: &Document) -> Option<Arc<str>>;
}

/// Is told the diagnostics of a document, together with the texts that their places count in.
pub type Publish<'a> = dyn FnMut(&dyn Texts, Diagnostics) + 'a;

/// Understands documents. One worker owns it, so that events are applied in order; its answers to questions are of what the
/// last call of [`Analyzer::analyze`] saw.
///
/// What it is asked with lies in the texts that it was given: ranges are within them and at borders of characters.
pub trait Analyzer: Texts + Send {
    /// Notes what happened. Cheap: nothing is evaluated.
    fn apply(&mut self, event: Event);

    /// Brings what is known up to date with the events, and publishes the diagnostics of each document of which they changed:
    /// first those of open documents, the one that was changed last before all others. Ends early when it is cancelled; what is
    /// left is done by the next call.
    ///
    /// An open document that was changed, and is not published by the end, is published by the server then, with what
    /// [`Analyzer::diagnostics`] says.
    fn analyze(&mut self, cancelled: &dyn Cancelled, publish: &mut Publish<'_>);

    /// The diagnostics of a document as they were published last, for editors that ask.
    fn diagnostics(&self, document: &Document) -> Diagnostics;

    /// What is under the cursor.
    fn hover(&self, document: &Document, at: usize) -> Option<Hover>;

    /// Where what is under the cursor is declared.
    fn definition(&self, document: &Document, at: usize) -> Vec<Place>;

    /// Where what is under the cursor is used.
    fn references(&self, document: &Document, at: usize, with_declaration: bool) -> Vec<Place>;

    /// The symbols of a document.
    fn symbols(&self, document: &Document) -> Vec<Symbol>;

    /// What may be written at the cursor.
    fn completion(&self, document: &Document, at: usize) -> Vec<Completion>;

    /// Hints within a range.
    fn hints(&self, document: &Document, range: Range<usize>) -> Vec<Hint>;

    /// Lenses of a document.
    fn lenses(&self, document: &Document) -> Vec<Lens>;

    /// What of some kinds can be done about the diagnostics in a range. Asked whenever the cursor moves: what is costly may
    /// be left to [`Analyzer::resolve`].
    fn actions(&self, document: &Document, range: Range<usize>, kinds: &[ActionKind]) -> Vec<Action>;

    /// One of these actions with all that it holds; none when it is none of them any more.
    fn resolve(&self, document: &Document, range: Range<usize>, action: &Action) -> Option<Action> {
        let same = |other: &Action| other.title == action.title && other.mends == action.mends;
        self.actions(document, range, &[action.kind]).into_iter().find(same)
    }
}
