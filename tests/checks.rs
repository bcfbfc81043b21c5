//! The built-in checks keep what their examples promise, and compile at run time as they did when the binary was built.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

mod terraform_text;

use std::path::{Path, PathBuf};

use bartizan::change::example::from_example;
use bartizan::engine::examples::{Made, try_check};
use bartizan::engine::{OwnFile, Registry};
use bartizan::link::link;
use bartizan::residency::facts::from_example as residency_example;
use bartizan::scan::known_names;
use bartizan_lang::check::ResidencyExample;
use bartizan_lang::span::FileId;
use bartizan_lang::{Diagnostic, Span};

#[test]
fn examples_are_as_they_say() {
    let registry = Registry::built_in();
    assert!(!registry.is_empty());
    let deployment_from = |text: &str, format: &str| match format {
        "terraform" => Ok(link(terraform_text::deployment(text))),
        _ => Err(vec![Diagnostic::error(format!("{format} is not read yet"), Span::NONE)]),
    };
    let facets = || registry.facets().iter().map(|facet| facet.name.clone()).collect();
    let has_facet =
        |facet: &str, ty: &str| registry.facet(facet).is_some_and(|f| f.types.iter().any(|known| known == ty));
    let of_residency = |example: &ResidencyExample| residency_example(example, &known_names(&facets), &has_facet);
    let made = Made { deployment: &deployment_from, changes: &from_example, residency: &of_residency };
    let mut problems = String::new();
    let mut tried = 0;
    for (index, check) in registry.iter() {
        for trial in try_check(&registry, index, made) {
            tried += 1;
            for (number, problem) in trial.problems.iter().enumerate() {
                if number == 0 {
                    problems.push_str(&format!("\n{} {}", check.id(), trial.trial));
                }
                problems.push_str(&format!("\n    {problem}"));
            }
        }
    }
    assert!(tried > registry.len() * 3, "{tried}");
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn built_in_checks_compile_as_own_ones() {
    let mut files = Vec::new();
    list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("checks"), &mut files);
    let texts: Vec<String> = files.iter().map(|f| std::fs::read_to_string(f).unwrap()).collect();
    let own: Vec<OwnFile<'_>> =
        texts.iter().zip(0..).map(|(text, number)| OwnFile { file: FileId(number), name: "own", text }).collect();
    let compiled = Registry::only_own(&own);
    assert_eq!(compiled.diagnostics, []);
    let built_in = Registry::built_in();
    assert_eq!(compiled.len(), built_in.len());
    for ((_, a), (_, b)) in compiled.iter().zip(built_in.iter()) {
        assert_eq!(a.about, b.about);
        assert_eq!(a.words(), b.words());
        assert!(b.rule().is_some());
    }
}

#[test]
fn checks_are_found_by_their_names() {
    let registry = Registry::built_in();
    for (index, check) in registry.iter() {
        assert!(registry.named(check.id()).contains(&index));
        for alias in check.about.aliases.iter().chain(&check.about.similar_to) {
            assert!(registry.named(&alias.to_lowercase()).contains(&index), "{alias}");
        }
    }
    assert!(registry.named("no-such-check").is_empty());
}

fn list(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, files);
        } else if path.extension().is_some_and(|e| e == "hcl") {
            files.push(path);
        }
    }
    files.sort();
}
