//! The invariants of `ARCHITECTURE.md` that can be read off the sources: who may use whom, who touches files, who prints.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read the sources and fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers of the root crate, lowest first: a layer uses only itself and those before it.
const LAYERS: &[&str] = &[
    "source",
    "secrets",
    "ir",
    "providers",
    "iam",
    "net",
    "formats",
    "link",
    "settings",
    "engine",
    "residency",
    "change",
    "suppress",
    "report",
    "scan",
    "fix",
    "editor",
    "cli",
];

/// Files over 800 lines, each with its reason.
const LONG_FILES: &[(&str, &str)] = &[];

const LINES: usize = 800;

fn sources(below: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(below)];
    while let Some(directory) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&directory) else { continue };
        for entry in entries {
            let path = entry.expect("a directory entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                found.push((path, text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no sources below {below}");
    found
}

fn layer_of(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    Some(first.strip_suffix(".rs").unwrap_or(first).to_owned())
}

fn is_test(path: &Path) -> bool {
    path.components().any(|c| matches!(c.as_os_str().to_str(), Some("tests" | "tests.rs")))
}

/// The code of a file without comments and without its test module.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn layers_use_only_lower_layers() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let Some(layer) = layer_of(&path) else { continue };
        if matches!(layer.as_str(), "lib" | "main") || is_test(&path) {
            continue;
        }
        let Some(rank) = LAYERS.iter().position(|l| *l == layer) else {
            wrong.push(format!("{}: {layer:?} is no layer; add it to LAYERS at its place", path.display()));
            continue;
        };
        for (number, line) in code(&text).lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name: String = used.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if let Some(other) = LAYERS.iter().position(|l| *l == name)
                    && other > rank
                {
                    wrong.push(format!("{}:{}: {layer} uses {name}, which is above it", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Calls that only some layers may make: pattern, layers, why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("std::fs", &["source", "cli", "fix"], "source is the only reader of files, cli and fix the only writers"),
    ("File::open", &["source", "cli"], "source is the only reader of files"),
    ("println!", &["cli"], "only commands print"),
    ("eprintln!", &["cli", "main"], "only commands print"),
    ("process::exit", &["cli", "main"], "only commands end the process"),
    ("std::env::", &["cli", "main"], "the environment is read by commands and handed down"),
    ("TcpStream", &[], "nothing is fetched"),
    ("Command::new", &[], "nothing of the scanned tree is run"),
    ("SystemTime::now", &["cli"], "results do not depend on the clock"),
    ("miette::", &["report"], "one file renders for terminals"),
];

#[test]
fn reserved_calls_stay_in_their_layers() {
    let mut wrong = Vec::new();
    for (path, text) in sources("src") {
        let layer = layer_of(&path).unwrap_or_default();
        if is_test(&path) {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            for (pattern, allowed, why) in RESERVED {
                if line.contains(pattern) && !allowed.contains(&layer.as_str()) {
                    wrong.push(format!("{}:{}: {pattern} ({why})", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_language_does_no_input_or_output() {
    let mut wrong = Vec::new();
    for (path, text) in sources("lang/src") {
        for (number, line) in code(&text).lines().enumerate() {
            for pattern in [
                "std::fs",
                "std::env",
                "TcpStream",
                "UdpSocket",
                "std::process",
                "println!",
                "aws_",
                "azurerm_",
                "google_",
            ] {
                if line.contains(pattern) && !is_test(&path) {
                    wrong.push(format!("{}:{}: {pattern}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_and_stays_short() {
    let mut wrong = Vec::new();
    for below in ["src", "lang/src", "lsp/src", "build"] {
        for (path, text) in sources(below) {
            if !text.trim_start().starts_with("//!") {
                wrong.push(format!("{}: begins without //! documentation", path.display()));
            }
            let lines = text.lines().count();
            let excused = LONG_FILES.iter().any(|(name, _)| path.ends_with(name));
            if lines > LINES && !excused {
                wrong.push(format!("{}: {lines} lines", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn main_is_short() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).expect("main.rs");
    assert!(text.lines().count() < 100);
}
