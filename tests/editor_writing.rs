//! What the editor proposes to write: actions, completions, hints and lenses. Each input below `tests/editor_writing/` is a
//! tree in one text, `-- NAME --` before each file, with cursors marked as `‸`. A line `crlf` before the first file gives
//! all files the line breaks of Windows, a line `saved NAME` leaves that file on disk only.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bartizan::editor::Editor;
use bartizan::scan::Request;
use bartizan_lsp::analyzer::{
    Action, ActionKind, Analyzer, Cancelled, Completion, Document, Edits, Event, Texts, Workspace,
};

/// Marks a cursor.
const CURSOR: char = '‸';

/// How many completions of a place are listed.
const LISTED: usize = 14;

struct Never;

impl Cancelled for Never {
    fn is_cancelled(&self) -> bool {
        false
    }
}

/// A tree on disk with its files open.
struct Tree {
    directory: tempfile::TempDir,
    editor: Editor,
    /// The texts without cursors.
    files: BTreeMap<String, String>,
    cursors: Vec<(String, usize)>,
}

impl Tree {
    fn read(input: &str) -> Self {
        let (mut files, mut cursors, mut saved) = (BTreeMap::new(), Vec::new(), Vec::new());
        let (mut name, mut crlf) = (String::new(), false);
        for line in input.split_inclusive('\n') {
            if let Some(of_file) = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
                name = of_file.to_owned();
                files.insert(name.clone(), String::new());
            } else if name.is_empty() {
                crlf |= line.trim_end() == "crlf";
                saved.extend(line.trim_end().strip_prefix("saved ").map(str::to_owned));
            } else {
                let text = files.get_mut(&name).unwrap();
                for character in line.chars() {
                    match character {
                        CURSOR => cursors.push((name.clone(), text.len())),
                        '\n' if crlf => text.push_str("\r\n"),
                        character => text.push(character),
                    }
                }
            }
        }
        Self::new(files, cursors, &saved)
    }

    fn new(files: BTreeMap<String, String>, cursors: Vec<(String, usize)>, saved: &[String]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join(".git")).unwrap();
        for (name, text) in &files {
            let path = directory.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, if saved.contains(name) { text.as_str() } else { "" }).unwrap();
        }
        let mut editor = Editor::new(Request::default());
        let folders = vec![directory.path().to_owned()];
        editor.apply(Event::Workspace(Workspace { folders, trusted: true, hints: true, options: "{}".to_owned() }));
        for (name, text) in files.iter().filter(|(name, _)| !saved.contains(name)) {
            let document = Document::File(directory.path().join(name));
            let text: Arc<str> = text.as_str().into();
            editor.apply(Event::Opened { document, language: String::new(), version: 1, text });
        }
        editor.analyze(&Never, &mut |_, _| {});
        Self { directory, editor, files, cursors }
    }

    fn document(&self, name: &str) -> Document {
        Document::File(self.directory.path().join(name))
    }

    fn name(&self, document: &Document) -> String {
        let Document::File(path) = document else { panic!("a file") };
        path.strip_prefix(self.directory.path()).unwrap().to_str().unwrap().to_owned()
    }

    /// The ids of what is found in each file.
    fn found(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for name in self.files.keys() {
            for item in self.editor.diagnostics(&self.document(name)).items {
                found.push((name.clone(), if item.code.is_empty() { item.message } else { item.code }));
            }
        }
        found
    }

    /// The tree after edits.
    fn after(&self, edits: &[(Document, Edits)]) -> Self {
        let mut files = self.files.clone();
        for (document, edits) in edits {
            let text = files.get_mut(&self.name(document)).unwrap();
            assert_eq!(self.editor.text(document).as_deref(), Some(text.as_str()), "the text that the editor has");
            *text = applied(text, edits);
        }
        Self::new(files, Vec::new(), &[])
    }
}

/// A text after edits, which are sorted and do not overlap.
fn applied(text: &str, edits: &Edits) -> String {
    let (mut after, mut at) = (String::new(), 0);
    for (range, new) in edits {
        assert!(at <= range.start, "edits overlap, or are not sorted: {edits:?}");
        after.push_str(&text[at..range.start]);
        after.push_str(new);
        at = range.end;
    }
    after + &text[at..]
}

/// The lines that differ, as in a diff without context.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut text = String::new();
    for change in similar_lines(&old, &new) {
        writeln!(text, "    {change}").unwrap();
    }
    text
}

/// The longest common lines stay; what is left is removed or added.
fn similar_lines(old: &[&str], new: &[&str]) -> Vec<String> {
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let longest = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if old[i] == new[j] { common[i + 1][j + 1] + 1 } else { longest };
        }
    }
    let (mut i, mut j, mut told) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && common[i + 1][j] >= common[i][j + 1]) {
            told.push(format!("- {}", old[i]));
            i += 1;
        } else {
            told.push(format!("+ {}", new[j]));
            j += 1;
        }
    }
    told
}

const ALL_KINDS: [ActionKind; 6] = [
    ActionKind::QuickFix,
    ActionKind::FixAllInDocument,
    ActionKind::FixAllInWorkspace,
    ActionKind::FixAll,
    ActionKind::Suppress,
    ActionKind::Explain,
];

fn inputs(directory: &str, told: impl Fn(&Tree) -> String) {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editor_writing").join(directory);
    let mut paths: Vec<_> = fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let tree = Tree::read(&fs::read_to_string(&path).unwrap());
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let told = told(&tree);
        insta::with_settings!({ snapshot_path => &directory, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, told);
        });
    }
}

/// The line of a cursor, with the cursor in it.
fn line(tree: &Tree, (name, at): &(String, usize)) -> String {
    let text = &tree.files[name];
    let start = text[..*at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[*at..].find('\n').map_or(text.len(), |line| at + line);
    let number = text[..*at].matches('\n').count() + 1;
    format!("{name}:{number}: {}{CURSOR}{}", &text[start..*at], text[*at..end].trim_end())
}

#[test]
fn what_is_found_can_be_mended_suppressed_and_explained() {
    inputs("actions", |tree| {
        let mut told = String::new();
        for cursor in &tree.cursors {
            let (document, range) = (tree.document(&cursor.0), cursor.1..cursor.1);
            writeln!(told, "{}", line(tree, cursor)).unwrap();
            let listed = tree.editor.actions(&document, range.clone(), &ALL_KINDS);
            for action in &listed {
                let resolved = tree.editor.resolve(&document, range.clone(), action).expect("it is still there");
                told.push_str(&of_action(tree, &resolved));
            }
            told.push('\n');
        }
        told
    });
}

/// An action, what it changes, and what is found no more then, or for the first time.
fn of_action(tree: &Tree, action: &Action) -> String {
    let preferred = if action.preferred { ", preferred" } else { "" };
    let mut told = format!("  {:?}{preferred}: {}\n", action.kind, action.title);
    if let Some(shows) = &action.shows {
        assert!(action.edits.is_empty());
        writeln!(told, "    shows {:?} …", shows.lines().next().unwrap()).unwrap();
        return told;
    }
    assert!(!action.edits.is_empty(), "{action:?}");
    let after = tree.after(&action.edits);
    for (name, text) in &after.files {
        let changed = difference(&tree.files[name], text);
        if !changed.is_empty() {
            writeln!(told, "    in {name}").unwrap();
            told.push_str(&changed);
            let breaks = |text: &str| (text.contains("\r\n"), text.replace("\r\n", "").contains('\n'));
            assert_eq!(breaks(text), breaks(&tree.files[name]), "line breaks");
        }
    }
    let (mut before, mut now) = (tree.found(), after.found());
    before.retain(|one| now.iter().position(|other| other == one).map(|place| now.remove(place)).is_none());
    for (word, ids) in [("gone", before), ("new", now)] {
        if !ids.is_empty() {
            let ids: Vec<String> = ids.into_iter().map(|(name, id)| format!("{name} {id}")).collect();
            writeln!(told, "    {word}: {}", ids.join(", ")).unwrap();
        }
    }
    told
}

fn of_completion(completion: &Completion, at: usize) -> String {
    assert!(completion.range.end == at, "it ends at the cursor: {completion:?}");
    let mut told = completion.label.clone();
    if completion.text != completion.label {
        write!(told, " → {:?}", completion.text).unwrap();
    }
    if !completion.detail.is_empty() {
        write!(told, " ({})", completion.detail).unwrap();
    }
    told
}

#[test]
fn what_may_be_written_is_proposed() {
    inputs("completion", |tree| {
        let mut told = String::new();
        for cursor in &tree.cursors {
            let (name, at) = cursor;
            writeln!(told, "{}", line(tree, cursor)).unwrap();
            let mut found = tree.editor.completion(&tree.document(name), *at);
            let typed = |completion: &Completion| tree.files[name][completion.range.clone()].to_owned();
            // What editors do: sort by rank and label, and show what begins like what was typed.
            found.sort_by(|a, b| (a.rank, &a.label).cmp(&(b.rank, &b.label)));
            found.retain(|completion| completion.label.to_lowercase().starts_with(&typed(completion).to_lowercase()));
            for completion in found.iter().take(LISTED) {
                writeln!(told, "  {}", of_completion(completion, *at)).unwrap();
            }
            if found.len() > LISTED {
                writeln!(told, "  and {} more", found.len() - LISTED).unwrap();
            }
            told.push('\n');
        }
        told
    });
}

#[test]
fn values_and_regions_are_shown_behind_what_they_are_of() {
    inputs("hints", |tree| {
        let mut told = String::new();
        for (name, text) in &tree.files {
            let whole = 0..text.len();
            for hint in tree.editor.hints(&tree.document(name), whole) {
                let line = line(tree, &(name.clone(), hint.at));
                writeln!(told, "{}", line.replace(CURSOR, &format!("⟨{}⟩", hint.label))).unwrap();
                for about in hint.about.lines().filter(|line| !line.is_empty()) {
                    writeln!(told, "    {about}").unwrap();
                }
            }
        }
        told
    });
}

#[test]
fn module_calls_say_what_is_found_in_what_they_make() {
    inputs("lenses", |tree| {
        let mut told = String::new();
        for name in tree.files.keys() {
            for lens in tree.editor.lenses(&tree.document(name)) {
                let line = line(tree, &(name.clone(), lens.range.start));
                writeln!(told, "{}: {}", line.replace(CURSOR, ""), lens.title).unwrap();
                for place in &lens.places {
                    let (other, Range { start, .. }) = (tree.name(&place.document), place.range.clone());
                    writeln!(told, "    {}", self::line(tree, &(other, start)).replace(CURSOR, "")).unwrap();
                }
            }
        }
        told
    });
}

/// Completing at every place of every input, however broken the text before and behind it is: an answer, quickly, of which
/// each item replaces what stands before the cursor.
#[test]
fn completion_answers_everywhere() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editor_writing/completion");
    let mut slowest = Duration::ZERO;
    for path in fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let tree = Tree::read(&fs::read_to_string(&path).unwrap());
        for (name, text) in &tree.files {
            for (at, _) in text.char_indices() {
                let began = Instant::now();
                let found = tree.editor.completion(&tree.document(name), at);
                slowest = slowest.max(began.elapsed());
                assert!(found.iter().all(|one| one.range.end == at && text.get(one.range.clone()).is_some()));
            }
        }
    }
    // A debug build on a busy machine is slower by far than what is measured elsewhere.
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
}

/// How long requests took, by their names.
#[derive(Default)]
struct Times(BTreeMap<&'static str, Vec<Duration>>);

impl Times {
    fn of<T>(&mut self, request: &'static str, work: impl FnOnce() -> T) -> T {
        let began = Instant::now();
        let answer = work();
        self.0.entry(request).or_default().push(began.elapsed());
        answer
    }

    fn told(&mut self) -> String {
        let mut told = String::new();
        for (request, times) in &mut self.0 {
            times.sort();
            let at = |percent: usize| times[(times.len() - 1) * percent / 100];
            let (middle, most, all) = (at(50), at(99), times.len());
            writeln!(told, "{request}: {all} requests, p50 {middle:.1?}, p99 {most:.1?}, max {:.1?}", at(100)).unwrap();
        }
        told
    }
}

/// Of a real tree, which `BARTIZAN_TREE` names: each finding's fixes and suppressions are applied, one at a time, and it must
/// go. `BARTIZAN_MOST` limits how many actions are tried. Run by hand: `cargo test --release --test editor_writing -- --ignored`.
#[test]
#[ignore = "needs a tree of somebody else"]
fn what_is_found_in_a_real_tree_can_be_mended() {
    let Ok(folder) = std::env::var("BARTIZAN_TREE") else { return };
    let most: usize = std::env::var("BARTIZAN_MOST").ok().and_then(|most| most.parse().ok()).unwrap_or(usize::MAX);
    let folder = Path::new(&folder).canonicalize().unwrap();
    let mut editor = Editor::new(Request::default());
    let folders = vec![folder.clone()];
    editor.apply(Event::Workspace(Workspace { folders, trusted: false, hints: true, options: "{}".to_owned() }));
    let mut documents = Vec::new();
    editor.analyze(&Never, &mut |_, diagnostics| documents.push(diagnostics.document));
    documents.sort();
    let (mut times, mut tried, mut failed) = (Times::default(), BTreeMap::<String, usize>::new(), Vec::new());
    let mut count = 0;
    let all: usize = documents.iter().map(|document| editor.diagnostics(document).items.len()).sum();
    let step = (all * 3 / most.max(1)).max(1);
    let mut number = 0;
    for document in &documents {
        let text = editor.text(document).unwrap();
        let opened =
            Event::Opened { document: document.clone(), language: String::new(), version: 1, text: text.clone() };
        editor.apply(opened);
        for at in (0..text.len()).step_by(997).filter(|at| text.is_char_boundary(*at)) {
            times.of("completion", || editor.completion(document, at));
        }
        times.of("hints", || editor.hints(document, 0..text.len()));
        times.of("lenses", || editor.lenses(document));
        for diagnostic in editor.diagnostics(document).items.into_iter().filter(|one| !one.code.is_empty()) {
            let kinds = [ActionKind::QuickFix, ActionKind::FixAllInDocument, ActionKind::Suppress, ActionKind::Explain];
            let listed = times.of("actions", || editor.actions(document, diagnostic.range.clone(), &kinds));
            number += 1;
            if number % step != 0 {
                continue;
            }
            for action in listed.into_iter().filter(|action| action.mends.contains(&diagnostic.fingerprint)) {
                let Some(resolved) =
                    times.of("resolve", || editor.resolve(document, diagnostic.range.clone(), &action))
                else {
                    failed.push(format!("{document:?}: {} cannot be resolved", action.title));
                    continue;
                };
                if action.kind == ActionKind::Explain {
                    assert!(resolved.shows.is_some_and(|shows| !shows.is_empty()));
                    continue;
                }
                if count >= most || resolved.edits.is_empty() {
                    continue;
                }
                count += 1;
                let word = if action.preferred { ", safe" } else { "" };
                *tried.entry(format!("{:?}{word}", action.kind)).or_default() += 1;
                for (other, edits) in &resolved.edits {
                    let before = editor.text(other).unwrap();
                    let text: Arc<str> = applied(&before, edits).into();
                    editor.apply(Event::Opened { document: other.clone(), language: String::new(), version: 2, text });
                }
                times.of("analysis", || editor.analyze(&Never, &mut |_, _| {}));
                let left = documents.iter().flat_map(|document| editor.diagnostics(document).items);
                if left.into_iter().any(|one| one.fingerprint == diagnostic.fingerprint) {
                    let line = text[..diagnostic.range.start].matches('\n').count() + 1;
                    failed.push(format!(
                        "{document:?}:{line}: {} after {:?} {}",
                        diagnostic.code, action.kind, action.title
                    ));
                }
                for (other, _) in &resolved.edits {
                    editor.apply(Event::Closed { document: other.clone() });
                }
                let opened = Event::Opened {
                    document: document.clone(),
                    language: String::new(),
                    version: 1,
                    text: text.clone(),
                };
                editor.apply(opened);
                editor.analyze(&Never, &mut |_, _| {});
            }
        }
        editor.apply(Event::Closed { document: document.clone() });
    }
    println!("{} documents, {tried:?}\n{}{}", documents.len(), times.told(), failed.join("\n"));
    assert!(failed.is_empty(), "{} findings are still there", failed.len());
}
