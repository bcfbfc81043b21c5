//! An analyzer that finds each `bad` in a text, and does what other words say: `crash`, `crash once`, `slow`. A document of
//! the name `echo.tf` shows at its beginning what is found in the others.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bartizan_lsp::Factory;
use bartizan_lsp::analyzer::{
    Action, ActionKind, Analyzer, Cancelled, Completion, Diagnostic, Diagnostics, Document, Event, Hint, Hover, Lens,
    Place, Publish, Severity, Symbol, SymbolKind, Texts, Workspace,
};

/// What analyzers of one session did.
#[derive(Default)]
pub(crate) struct Log {
    /// Each text that came, in order, with its version.
    pub(crate) texts: Mutex<Vec<(i32, String)>>,
    /// The last workspace.
    pub(crate) workspace: Mutex<Workspace>,
    /// How many slow analyses began.
    pub(crate) begun: AtomicUsize,
    /// How many analyses ran to their end, and how many were cancelled.
    pub(crate) complete: AtomicUsize,
    pub(crate) cancelled: AtomicUsize,
    /// How many analyzers were made.
    pub(crate) made: AtomicUsize,
    pub(crate) crashed: AtomicUsize,
    pub(crate) touched: Mutex<Vec<String>>,
}

pub(crate) fn factory(log: &Arc<Log>) -> Factory {
    let log = log.clone();
    Box::new(move || {
        log.made.fetch_add(1, SeqCst);
        Box::new(Words { log: log.clone(), open: BTreeMap::new(), published: BTreeMap::new() })
    })
}

struct Words {
    log: Arc<Log>,
    open: BTreeMap<Document, (i32, Arc<str>)>,
    published: BTreeMap<Document, Vec<Diagnostic>>,
}

impl Words {
    fn find(&self, document: &Document) -> Vec<Diagnostic> {
        let Some((_, text)) = self.open.get(document) else { return Vec::new() };
        let one = |(at, word): (usize, &str)| Diagnostic {
            range: at..at + word.len(),
            severity: Severity::Warning,
            code: "bad-word".into(),
            link: Some("https://example.org/bad-word".into()),
            message: "This is bad".into(),
            related: vec![(Place { document: document.clone(), range: 0..1 }, "decided here".into())],
            unnecessary: true,
            fingerprint: format!("bad@{at}"),
        };
        if matches!(document, Document::File(path) if path.ends_with("echo.tf")) {
            let others = self.open.iter().filter(|(other, _)| *other != document);
            let all = others.flat_map(|(_, (_, text))| text.match_indices("bad"));
            return all.map(|_| one((0, ""))).collect();
        }
        text.match_indices("bad").map(one).collect()
    }

    fn word(&self, document: &Document, at: usize) -> Option<(Range<usize>, String)> {
        let (_, text) = self.open.get(document)?;
        let is_word = |c: char| !c.is_whitespace();
        let begin = text[..at].rfind(|c| !is_word(c)).map_or(0, |space| space + 1);
        let end = text[at..].find(|c| !is_word(c)).map_or(text.len(), |space| at + space);
        (begin < end).then(|| (begin..end, text[begin..end].to_owned()))
    }
}

impl Texts for Words {
    fn text(&self, document: &Document) -> Option<Arc<str>> {
        self.open.get(document).map(|(_, text)| text.clone())
    }
}

impl Analyzer for Words {
    fn apply(&mut self, event: Event) {
        match event {
            Event::Workspace(workspace) => *self.log.workspace.lock().unwrap() = workspace,
            Event::Opened { document, version, text, .. } | Event::Changed { document, version, text, .. } => {
                self.log.texts.lock().unwrap().push((version, text.to_string()));
                self.open.insert(document, (version, text));
            }
            Event::Closed { document } => {
                self.open.remove(&document);
            }
            Event::Touched { files } => {
                let names = files.iter().map(|file| file.to_string_lossy().into_owned());
                self.log.touched.lock().unwrap().extend(names);
            }
        }
    }

    fn analyze(&mut self, cancelled: &dyn Cancelled, publish: &mut Publish<'_>) {
        let says = |word: &str| self.open.values().any(|(_, text)| text.contains(word));
        let once = says("crash once") && self.log.crashed.load(SeqCst) > 0;
        if says("crash") && !once {
            self.log.crashed.fetch_add(1, SeqCst);
            panic!("asked to");
        }
        let began = Instant::now();
        self.log.begun.fetch_add(usize::from(says("slow")), SeqCst);
        while says("slow") && began.elapsed() < Duration::from_secs(20) {
            if cancelled.is_cancelled() {
                self.log.cancelled.fetch_add(1, SeqCst);
                return;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let documents: Vec<Document> = self.open.keys().chain(self.published.keys()).cloned().collect();
        for document in documents {
            let items = self.find(&document);
            if self.published.get(&document) != Some(&items) {
                self.published.insert(document.clone(), items);
                publish(&*self, self.diagnostics(&document));
            }
        }
        self.log.complete.fetch_add(1, SeqCst);
    }

    fn diagnostics(&self, document: &Document) -> Diagnostics {
        let version = self.open.get(document).map(|(version, _)| *version);
        Diagnostics { document: document.clone(), version, items: self.find(document) }
    }

    fn hover(&self, document: &Document, at: usize) -> Option<Hover> {
        let (range, word) = self.word(document, at)?;
        assert_ne!(word, "boom", "asked to");
        Some(Hover { range, text: format!("**{word}**") })
    }

    fn definition(&self, document: &Document, at: usize) -> Vec<Place> {
        self.word(document, at).map(|(range, _)| Place { document: document.clone(), range }).into_iter().collect()
    }

    fn references(&self, document: &Document, at: usize, with_declaration: bool) -> Vec<Place> {
        let Some((_, word)) = self.word(document, at) else { return Vec::new() };
        let text = self.text(document).unwrap();
        let all = text
            .match_indices(&word)
            .map(|(at, word)| Place { document: document.clone(), range: at..at + word.len() });
        all.skip(usize::from(!with_declaration)).collect()
    }

    fn symbols(&self, document: &Document) -> Vec<Symbol> {
        let length = self.text(document).unwrap().len();
        let symbol = |name: &str, children| Symbol {
            name: name.into(),
            detail: "word".into(),
            kind: SymbolKind::Resource,
            range: 0..length,
            selection: 0..length.min(1),
            children,
        };
        vec![symbol("outer", vec![symbol("inner", Vec::new())])]
    }

    fn completion(&self, _: &Document, at: usize) -> Vec<Completion> {
        vec![Completion {
            label: "good".into(),
            kind: SymbolKind::Property,
            detail: "string".into(),
            about: "**Good**".into(),
            range: at..at,
            text: "good = ${1:yes}".into(),
            is_snippet: true,
            rank: 3,
        }]
    }

    fn hints(&self, _: &Document, range: Range<usize>) -> Vec<Hint> {
        vec![Hint { at: range.end, label: "= 1".into(), about: String::new() }]
    }

    fn lenses(&self, document: &Document) -> Vec<Lens> {
        let place = Place { document: document.clone(), range: 0..1 };
        vec![Lens { range: 0..1, title: "1 finding".into(), places: vec![place] }]
    }

    fn actions(&self, document: &Document, range: Range<usize>, kinds: &[ActionKind]) -> Vec<Action> {
        let found = self.find(document);
        let near: Vec<&Diagnostic> =
            found.iter().filter(|one| one.range.start <= range.end && range.start <= one.range.end).collect();
        let edit = |one: &Diagnostic| (one.range.clone(), "good".to_owned());
        let action = |kind, title: &str, mended: &[&Diagnostic]| Action {
            title: title.into(),
            kind,
            preferred: kind == ActionKind::QuickFix,
            mends: mended.iter().map(|one| one.fingerprint.clone()).collect(),
            edits: vec![(document.clone(), mended.iter().map(|one| edit(one)).collect())],
            shows: (kind == ActionKind::Explain).then(|| "It is **bad**".to_owned()),
        };
        let all: Vec<&Diagnostic> = found.iter().collect();
        let mut actions = Vec::new();
        for one in near {
            actions.push(action(ActionKind::QuickFix, "Say good", &[one]));
            actions.push(action(ActionKind::Explain, "Explain", &[one]));
        }
        if !all.is_empty() {
            actions.push(action(ActionKind::FixAll, "Say good everywhere", &all));
        }
        actions.retain(|action| kinds.contains(&action.kind));
        actions
    }
}
