//! What editors get for a place in a document: hover, definition, references, and the symbols of documents.
//!
//! The inputs in `tests/navigation` hold a tree each, file by file, with marks `‹name›` where the cursor stands; the snapshots say
//! what comes of each mark.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bartizan::editor::Editor;
use bartizan::scan::Request;
use bartizan_lsp::analyzer::{Analyzer, Cancelled, Document, Event, Place, Symbol, Workspace};
use pulldown_cmark::{Event as Markup, Parser, Tag};

struct Never;

impl Cancelled for Never {
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// A tree that is open in an editor.
struct Tree {
    directory: tempfile::TempDir,
    editor: Editor,
    texts: BTreeMap<String, String>,
    /// By name: file and byte.
    marks: Vec<(String, String, usize)>,
    /// The files of which symbols are asked.
    symbols: Vec<String>,
}

impl Tree {
    /// Files begin with a line `--- path`, and `crlf`, `symbols` or `closed` behind it.
    fn of(input: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::create_dir(directory.path().join(".git")).unwrap();
        let (mut texts, mut marks, mut symbols) = (BTreeMap::new(), Vec::new(), Vec::new());
        let mut closed = Vec::new();
        for part in input.split("--- ").skip(1) {
            let (head, body) = part.split_once('\n').unwrap();
            let mut words = head.split_whitespace();
            let name = words.next().unwrap().to_owned();
            let words: Vec<&str> = words.collect();
            let body = if words.contains(&"crlf") { body.replace('\n', "\r\n") } else { body.to_owned() };
            let mut text = String::new();
            let mut rest = body.as_str();
            while let Some((before, after)) = rest.split_once('‹') {
                let (mark, after) = after.split_once('›').unwrap();
                text.push_str(before);
                marks.push((mark.to_owned(), name.clone(), text.len()));
                rest = after;
            }
            text.push_str(rest);
            if words.contains(&"symbols") {
                symbols.push(name.clone());
            }
            if words.contains(&"closed") {
                closed.push(name.clone());
            }
            let path = directory.path().join(&name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, if closed.contains(&name) { text.as_str() } else { "# another text\n" }).unwrap();
            texts.insert(name, text);
        }
        let mut editor = Editor::new(Request::default());
        let folders = vec![directory.path().to_owned()];
        editor.apply(Event::Workspace(Workspace { folders, trusted: true, ..Workspace::default() }));
        for (name, text) in texts.iter().filter(|(name, _)| !closed.contains(name)) {
            let (document, language) = (Document::File(directory.path().join(name)), "terraform".to_owned());
            let text: Arc<str> = text.as_str().into();
            editor.apply(Event::Opened { document, language, version: 1, text });
        }
        editor.analyze(&Never, &mut |_, _| {});
        Self { directory, editor, texts, marks, symbols }
    }

    fn document(&self, name: &str) -> Document {
        Document::File(self.directory.path().join(name))
    }

    fn shown(&self, place: &Place) -> String {
        let Document::File(path) = &place.document else { return "a text by itself".to_owned() };
        let name = relative(path, self.directory.path());
        format!("{name}:{}", self.at(&name, &place.range))
    }

    /// Line, column and text.
    fn at(&self, name: &str, range: &Range<usize>) -> String {
        let text = &self.texts[name];
        let before = &text[..range.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        format!("{line}:{column} `{}`", text[range.clone()].replace("\r\n", "\n").replace('\n', "⏎"))
    }

    fn told(&self) -> String {
        let mut told = String::new();
        for (mark, name, at) in &self.marks {
            let document = self.document(name);
            writeln!(told, "‹{mark}›").unwrap();
            match self.editor.hover(&document, *at) {
                Some(hover) => {
                    is_harmless(&hover.text);
                    writeln!(told, "  hover {}", self.at(name, &hover.range)).unwrap();
                    for line in hover.text.lines() {
                        writeln!(told, "  |{}{line}", if line.is_empty() { "" } else { " " }).unwrap();
                    }
                }
                None => writeln!(told, "  no hover").unwrap(),
            }
            for place in self.editor.definition(&document, *at) {
                writeln!(told, "  definition {}", self.shown(&place)).unwrap();
            }
            let all = self.editor.references(&document, *at, true);
            let uses = self.editor.references(&document, *at, false);
            for place in &all {
                let word = if uses.contains(place) { "use" } else { "declaration" };
                writeln!(told, "  {word} {}", self.shown(place)).unwrap();
            }
            assert!(uses.iter().all(|one| all.contains(one)), "{mark}: more without the declaration than with it");
        }
        for name in &self.symbols {
            writeln!(told, "symbols of {name}").unwrap();
            let symbols = self.editor.symbols(&self.document(name));
            self.list(&symbols, name, 1, &mut told);
        }
        told
    }

    fn list(&self, symbols: &[Symbol], name: &str, depth: usize, told: &mut String) {
        for symbol in symbols {
            assert!(
                symbol.range.start <= symbol.selection.start && symbol.selection.end <= symbol.range.end,
                "{symbol:?}"
            );
            let selected = &self.texts[name][symbol.selection.clone()];
            let indent = "  ".repeat(depth);
            writeln!(told, "{indent}{:?} {} [{}] at {selected}", symbol.kind, symbol.name, symbol.detail).unwrap();
            self.list(&symbol.children, name, depth + 1, told);
        }
    }
}

fn relative(path: &Path, base: &Path) -> String {
    path.strip_prefix(base).map(PathBuf::from).unwrap().to_str().unwrap().to_owned()
}

/// Nothing of the tree becomes a link, an image or markup of HTML.
fn is_harmless(markdown: &str) {
    for event in Parser::new(markdown) {
        match event {
            Markup::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with(env!("CARGO_PKG_REPOSITORY")), "a link to {dest_url} in {markdown}");
            }
            Markup::Start(Tag::Image { .. }) | Markup::Html(_) | Markup::InlineHtml(_) => {
                panic!("markup in {markdown}")
            }
            _ => {}
        }
    }
    assert!(!markdown.contains("hunter"), "a secret in {markdown}");
}

#[test]
fn places() {
    insta::glob!("navigation/*.txt", |path| {
        let input = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(Tree::of(&input).told());
    });
}

/// Whatever is asked anywhere in texts that are cut off at any line, an answer comes that lies within them.
#[test]
fn broken_texts() {
    for input in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/navigation")).unwrap() {
        let input = std::fs::read_to_string(input.unwrap().path()).unwrap();
        let mut tree = Tree::of(&input);
        let names: Vec<String> = tree.texts.keys().cloned().collect();
        for (step, name) in names.iter().enumerate() {
            let whole = tree.texts[name].clone();
            let middle = (whole.len() / 3..whole.len()).find(|at| whole.is_char_boundary(*at)).unwrap();
            let cut = whole[..middle].to_owned();
            let version = i32::try_from(step).unwrap() + 2;
            let (document, text): (_, Arc<str>) = (tree.document(name), cut.as_str().into());
            tree.editor.apply(Event::Opened {
                document: document.clone(),
                language: "terraform".to_owned(),
                version,
                text,
            });
            tree.editor.analyze(&Never, &mut |_, _| {});
            tree.texts.insert(name.clone(), cut.clone());
            for at in (0..=cut.len()).filter(|at| cut.is_char_boundary(*at)) {
                if let Some(hover) = tree.editor.hover(&document, at) {
                    is_harmless(&hover.text);
                    assert!(cut.get(hover.range.clone()).is_some(), "{name} at {at}: {:?}", hover.range);
                }
                for place in tree.editor.definition(&document, at) {
                    let Document::File(path) = &place.document else { continue };
                    let text = &tree.texts[&relative(path, tree.directory.path())];
                    assert!(text.get(place.range.clone()).is_some(), "{name} at {at}: {place:?}");
                }
            }
            tree.editor.references(&document, cut.len() / 2, true);
            tree.editor.symbols(&document);
        }
    }
}
