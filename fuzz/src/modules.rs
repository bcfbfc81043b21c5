//! Whole modules and trees: from bytes to reports.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use bartizan::engine::{self, Registry, Selection};
use bartizan::formats::cloudformation;
use bartizan::formats::terraform::evaluate_text;
use bartizan::ir::Deployment;
use bartizan::link::link;
use bartizan::report::{self, Inspection, Secrets};
use bartizan::scan::{Request, Session, inspect, scan};
use bartizan::source::Files;

use super::expressions;

/// One file of configuration: parsed, evaluated, linked, checked.
pub(crate) fn module(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    checked(&|| evaluate_text(&text));
}

/// One template of CloudFormation: parsed, evaluated, lowered, linked, checked.
pub(crate) fn cloudformation(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let _ = (cloudformation::looks_like_template(&text), cloudformation::may_be_template(&text));
    checked(&|| {
        let deployment = cloudformation::evaluate_text(&text, &[]);
        for resource in &deployment.resources {
            for span in [resource.block, resource.header].into_iter().filter(|span| span.is_some()) {
                assert!(span.start <= span.end && span.end as usize <= text.len(), "a place outside of the text");
            }
        }
        deployment
    });
}

fn checked(make: &dyn Fn() -> Deployment) {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    let registry = REGISTRY.get_or_init(Registry::built_in);
    let run = || {
        let linked = link(make());
        let results = engine::run(&linked, registry, Selection::All);
        assert!(!results.crashed, "a check crashed");
        let diagnostics = linked.deployment.diagnostics.clone();
        let seen = Inspection::new(&Files::default(), &linked.deployment, &diagnostics, Secrets::default(), true);
        let findings: Vec<_> =
            results.findings.iter().map(|found| format!("{:?} {}", found.check, found.message)).collect();
        (written(|to| report::inspection_json(&seen, to)), findings)
    };
    assert_eq!(run(), run(), "evaluated twice");
}

/// A directory that is gone when the input is.
struct Place(PathBuf);

impl Place {
    /// One of this thread's own.
    fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let below = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let name = format!("bartizan-fuzz-{}-{:?}", std::process::id(), std::thread::current().id());
        let place = Self(below.join(name));
        let _ = std::fs::remove_dir_all(&place.0);
        std::fs::create_dir_all(place.0.join(".git")).expect("a directory can be made");
        place
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Several files, each after a line `-- path --`: scanned, and reported in all formats.
pub(crate) fn tree(data: &[u8]) {
    let place = Place::new();
    let root = place.0.join("tree");
    let mut path = root.join("main.tf");
    let mut content: Vec<u8> = Vec::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        match named(line) {
            Some(name) => {
                write(&path, &content);
                content.clear();
                path = root.join(name);
            }
            None => content.extend(line),
        }
    }
    write(&path, &content);
    scanned(&root);
}

fn write(path: &Path, content: &[u8]) {
    // A file in the place of a directory, or the other way round: the first one stays.
    if let Some(parent) = path.parent()
        && std::fs::create_dir_all(parent).is_ok()
    {
        let _ = std::fs::write(path, content);
    }
}

/// The path that a line names, when it stays below the tree.
fn named(line: &[u8]) -> Option<&str> {
    let name = std::str::from_utf8(line).ok()?.strip_prefix("-- ")?.trim_end().strip_suffix(" --")?;
    let sound = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains('\0') && part.len() < 64;
    (name.split('/').count() < 8 && name.split('/').all(sound)).then_some(name)
}

fn scanned(root: &Path) {
    let request = Request { paths: vec![root.to_owned()], jobs: NonZeroUsize::new(1), ..Request::default() };
    let run = || {
        let session = Session::default();
        let report = scan(&session, &request).expect("the directory is there");
        let crashed = report.diagnostics.iter().any(|note| format!("{note:?}").contains("the program crashed"));
        assert!(!crashed, "a root crashed");
        let files = &session.files;
        let mut text = String::new();
        report::report_text(&report, files, report::TextOptions::default(), &mut text).expect("a text takes all");
        let sarif = |to: &mut Vec<u8>| report::report_sarif(&report, files, &report::SarifOptions::default(), to);
        let printed = [
            text,
            written(sarif),
            written(|to| report::report_json(&report, to)),
            written(|to| report::report_junit(&report, files, report::Audience::default(), to)),
        ];
        printed.iter().for_each(|text| assert_harmless(text));
        let all = report::Audience { strict: true, all: true };
        let mut annotations = String::new();
        report::report_github(&report, files, all, &mut annotations).expect("a text takes all");
        let _ = inspect(&session, &request, true);
        printed
    };
    assert_eq!(run(), run(), "scanned twice");
}

/// What is written as bytes, which are a text.
fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a vector takes all");
    String::from_utf8(bytes).expect("what is printed is Unicode")
}

/// Nothing that is printed moves, hides or reorders what stands around it.
fn assert_harmless(printed: &str) {
    let steers = |character: char| {
        (character.is_control() && character != '\n')
            || matches!(
                character,
                '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
            )
    };
    let found = printed.find(steers);
    assert_eq!(found, None, "{:?}", found.and_then(|at| printed.get(at.saturating_sub(20)..)));
    let command = printed.lines().find(|line| line.trim_start().starts_with("::"));
    assert_eq!(command, None, "a workflow command");
}

/// Patterns of `fileset`, over a tree that is always the same.
pub(crate) fn globs(data: &[u8]) {
    let place = Place::new();
    let root = place.0.join("globs");
    for name in ["a.txt", "b/c.txt", "b/d/e.json", "b/d/f [1].txt", "{x}.txt", ".hidden", "é.txt", "b/**"] {
        write(&root.join(name), b"x");
    }
    let text = String::from_utf8_lossy(data);
    let (directory, pattern) = text.split_once('\n').unwrap_or((".", &text));
    let main =
        format!("output \"found\" {{\n  value = fileset(\"{}\", \"{}\")\n}}\n", quoted(directory), quoted(pattern));
    write(&root.join("main.tf"), main.as_bytes());
    let request = Request { paths: vec![root.clone()], jobs: NonZeroUsize::new(1), ..Request::default() };
    let run = || {
        let inspection = inspect(&Session::default(), &request, true).expect("one root");
        written(|to| report::inspection_json(&inspection, to))
    };
    let shown = run();
    assert_eq!(shown, run());
    // Nothing outside of the directory is found. One whose name is a pattern itself is only gone down to in name.
    if !directory.contains(['*', '?', '[', '{', '\\']) {
        assert!(!shown.contains("\"../"), "{shown}");
    }
    expressions::template(pattern.as_bytes());
}

/// The text between the quotes of HCL.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '$' | '%' => quoted.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => quoted.push(character),
        }
    }
    quoted
}
