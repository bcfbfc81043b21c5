//! The one thread that knows the texts and owns the analyzer. It applies what the editor says in the order in which it came,
//! analyses when there is nothing more to apply, and then answers questions.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use tower_lsp_server::ls_types::{
    LogTraceParams, PublishDiagnosticsParams, TextDocumentContentChangeEvent, TraceValue, Uri,
};

use crate::abilities::Abilities;
use crate::analyzer::{Analyzer, Cancelled as _, Diagnostics, Document, Event, Texts, Workspace};
use crate::encoding::Lines;
use crate::newest::{After, Newest};
use crate::outbox::{Note, Outbox};
use crate::places::{Places, Sight};
use crate::text::{Open, change};
use crate::{Factory, Name, diagnostics};

/// How often crashes are shown in a session; all are logged.
const SHOWN_CRASHES: usize = 3;

/// What is to be done. All but questions count as events in [`Newest`].
pub(crate) enum Task {
    Workspace(Workspace),
    Open { document: Document, uri: Uri, language: String, version: i32, text: String },
    Change { document: Document, version: i32, changes: Vec<TextDocumentContentChangeEvent> },
    Close(Document),
    Touched(Vec<PathBuf>),
    Ask(Question),
    Trace(TraceValue),
}

/// What the editor wants to know.
pub(crate) struct Question {
    /// The document that it is about, in the version that it had then.
    pub(crate) about: Option<(Document, Option<i32>)>,
    pub(crate) answer: Box<dyn Answer>,
}

/// Finds the answer and hands it over.
pub(crate) trait Answer: Send {
    /// Whether somebody waits for it.
    fn is_wanted(&self) -> bool;
    /// Gives it; without a sight because the document is another one now.
    fn give(self: Box<Self>, sight: Option<&Sight<'_>>);
}

pub(crate) struct Worker {
    name: Name,
    factory: Factory,
    analyzer: Box<dyn Analyzer>,
    abilities: Arc<Abilities>,
    newest: Arc<Newest>,
    outbox: Outbox,
    trace: TraceValue,
    workspace: Workspace,
    open: BTreeMap<Document, Open>,
    /// How many events were applied.
    events: u64,
    /// Whether there is something to analyse.
    dirty: bool,
    /// Whether the first analysis was begun, and whether it was ended.
    first: (bool, bool),
    /// Questions that wait for the analysis.
    questions: Vec<Question>,
    /// Documents of which the editor must hear after the next analysis, whether or not something changed.
    due: BTreeSet<Document>,
    /// Documents with diagnostics.
    known: BTreeSet<Document>,
    /// Crashes in the session, and since an analysis went well.
    crashes: (usize, usize),
}

impl Worker {
    pub(crate) fn new(
        name: Name,
        factory: Factory,
        abilities: Arc<Abilities>,
        newest: Arc<Newest>,
        outbox: Outbox,
        trace: TraceValue,
    ) -> Self {
        Self {
            name,
            analyzer: factory(),
            factory,
            abilities,
            newest,
            outbox,
            trace,
            workspace: Workspace::default(),
            open: BTreeMap::new(),
            events: 0,
            dirty: false,
            first: (false, false),
            questions: Vec::new(),
            due: BTreeSet::new(),
            known: BTreeSet::new(),
            crashes: (0, 0),
        }
    }

    /// Works until the session is over.
    pub(crate) fn run(mut self, tasks: &Receiver<Task>) {
        while let Ok(task) = tasks.recv() {
            self.take(task);
            while let Ok(task) = tasks.try_recv() {
                self.take(task);
            }
            self.answer(false);
            while self.dirty && !self.after().is_cancelled() {
                self.analyze();
            }
            self.answer(!self.dirty);
        }
    }

    fn after(&self) -> After<'_> {
        After { newest: &self.newest, events: self.events }
    }

    /// Applies what happened; keeps what is asked.
    fn take(&mut self, task: Task) {
        let event = match task {
            Task::Ask(question) => return self.questions.push(question),
            Task::Trace(trace) => {
                self.trace = trace;
                return;
            }
            Task::Workspace(workspace) => {
                self.workspace = workspace.clone();
                Some(Event::Workspace(workspace))
            }
            Task::Touched(files) => Some(Event::Touched { files }),
            Task::Open { document, uri, language, version, text } => {
                let lines = Arc::new(Lines::new(text.into()));
                let open = Open { uri, language, version, lines };
                let event = opened(&document, &open);
                self.due.insert(document.clone());
                self.open.insert(document, open);
                Some(event)
            }
            Task::Change { document, version, changes } => self.change(document, version, changes),
            Task::Close(document) => self.open.remove(&document).map(|_| {
                self.due.insert(document.clone());
                Event::Closed { document }
            }),
        };
        self.events += 1;
        if let Some(event) = event {
            self.apply(event);
        }
    }

    fn change(
        &mut self,
        document: Document,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Option<Event> {
        let open = self.open.get_mut(&document)?;
        let changed = change(&open.lines, changes, self.abilities.encoding);
        open.lines = Arc::new(changed.lines);
        open.version = version;
        self.due.insert(document.clone());
        let text = open.lines.text().clone();
        Some(Event::Changed { document, version, text, edits: changed.edits })
    }

    fn apply(&mut self, event: Event) {
        self.dirty = true;
        let analyzer = &mut self.analyzer;
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| analyzer.apply(event))) {
            self.crashed(&*panic);
        }
    }

    /// Analyses until it is done or something newer is there, and publishes.
    fn analyze(&mut self) {
        let began = Instant::now();
        if !self.first.0 {
            self.first.0 = true;
            self.outbox.send(Note::Begun);
        }
        let after = After { newest: &self.newest, events: self.events };
        let analyzer = &mut self.analyzer;
        let mut publisher = Publisher {
            name: self.name.name,
            open: &self.open,
            abilities: &self.abilities,
            newest: &self.newest,
            outbox: &self.outbox,
            due: &mut self.due,
            known: &mut self.known,
            published: 0,
            others: false,
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            analyzer.analyze(&after, &mut |texts, diagnostics| publisher.publish(texts, &diagnostics));
            let complete = !after.is_cancelled();
            if complete {
                for document in publisher.due.clone() {
                    publisher.publish(&**analyzer, &analyzer.diagnostics(&document));
                }
            }
            complete
        }));
        let (published, others) = (publisher.published, publisher.others);
        match outcome {
            Ok(true) => {
                self.dirty = false;
                self.due.clear();
                self.crashes.1 = 0;
                self.end_first();
                if others || !self.abilities.pulls {
                    self.outbox.send(Note::Refresh { hints: self.workspace.hints });
                }
            }
            Ok(false) => {}
            Err(panic) => self.crashed(&*panic),
        }
        if self.trace != TraceValue::Off {
            let message = format!("analysed in {:.1} ms", began.elapsed().as_secs_f64() * 1000.0);
            let verbose = (self.trace == TraceValue::Verbose).then(|| {
                format!("{published} documents published, {} open, complete: {}", self.open.len(), !self.dirty)
            });
            self.outbox.send(Note::Trace(LogTraceParams { message, verbose }));
        }
    }

    fn end_first(&mut self) {
        if !self.first.1 {
            self.first.1 = true;
            self.outbox.send(Note::Done);
        }
    }

    /// Refuses questions about documents that are other ones now; answers the others where the analysis is `complete`.
    fn answer(&mut self, complete: bool) {
        for Question { about, answer } in std::mem::take(&mut self.questions) {
            if !answer.is_wanted() {
                continue;
            }
            let changed = about.as_ref().is_some_and(|(document, version)| self.newest.version(document) != *version);
            let is_stale = changed || self.newest.is_ended();
            if !is_stale && !complete {
                self.questions.push(Question { about, answer });
                continue;
            }
            let sight = Sight {
                analyzer: &*self.analyzer,
                places: Places::new(&self.open, &self.abilities, &*self.analyzer),
                known: &self.known,
                name: self.name.name,
            };
            let sight = (!is_stale).then_some(&sight);
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| answer.give(sight))) {
                self.crashed(&*panic);
            }
        }
    }

    /// Tells of a crash and goes on with another analyzer, which is told all that is the case. It analyses once more; where it
    /// crashes again it waits until something changes.
    fn crashed(&mut self, panic: &(dyn Any + Send)) {
        // What it says may hold text of the documents, unless it is fixed in the program.
        let what = panic.downcast_ref::<&'static str>().map(|what| format!(": {what}")).unwrap_or_default();
        let name = self.name.name;
        let message = format!("{name} crashed on what is written here{what}. It has started anew. Please report this.");
        self.outbox.send(Note::Crashed { message, shown: self.crashes.0 < SHOWN_CRASHES });
        self.crashes = (self.crashes.0 + 1, self.crashes.1 + 1);
        self.end_first();
        let renewed = catch_unwind(AssertUnwindSafe(|| {
            let mut analyzer = (self.factory)();
            std::mem::swap(&mut self.analyzer, &mut analyzer);
            drop(analyzer);
        }));
        let analyzer = &mut self.analyzer;
        let replayed = catch_unwind(AssertUnwindSafe(|| {
            analyzer.apply(Event::Workspace(self.workspace.clone()));
            for (document, open) in &self.open {
                analyzer.apply(opened(document, open));
            }
        }));
        self.due.extend(self.open.keys().chain(&self.known).cloned());
        self.dirty = self.crashes.1 < 2 && renewed.is_ok() && replayed.is_ok();
    }
}

fn opened(document: &Document, open: &Open) -> Event {
    Event::Opened {
        document: document.clone(),
        language: open.language.clone(),
        version: open.version,
        text: open.lines.text().clone(),
    }
}

/// Brings diagnostics to the editor, unless they are about a text that is none any more.
struct Publisher<'a> {
    name: &'static str,
    open: &'a BTreeMap<Document, Open>,
    abilities: &'a Abilities,
    newest: &'a Newest,
    outbox: &'a Outbox,
    due: &'a mut BTreeSet<Document>,
    known: &'a mut BTreeSet<Document>,
    published: usize,
    /// Whether those of a document changed that the editor will not ask for by itself.
    others: bool,
}

impl Publisher<'_> {
    fn publish(&mut self, texts: &dyn Texts, diagnostics: &Diagnostics) {
        let Diagnostics { document, version, items } = diagnostics;
        let open = self.open.get(document);
        let now = open.map(|open| open.version);
        if open.is_some() && (*version != now || self.newest.version(document) != now) {
            return;
        }
        if items.is_empty() {
            self.known.remove(document);
        } else {
            self.known.insert(document.clone());
        }
        let was_due = self.due.remove(document);
        self.published += 1;
        if self.abilities.pulls {
            self.others |= !was_due;
            return;
        }
        let places = Places::new(self.open, self.abilities, texts);
        let Some(uri) = places.uri(document) else { return };
        let items = diagnostics::items(self.name, &places, document, items);
        let params = PublishDiagnosticsParams::new(uri, items, now);
        self.outbox.send(Note::Diagnostics(document.clone(), params));
    }
}
