//! Units and stacks of Terragrunt, and what OpenTofu has of its own: the trees in `testdata/terraform` whose names say so.
//! A snapshot each: the roots with the provider of each resource, what the evaluator sees, findings with their traces, and
//! diagnostics.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bartizan::formats::terraform::Loader;
use bartizan::scan::{Evaluate, evaluate};
use bartizan::source::{Files, RelPath};
use bartizan_lang::Value;
use command::{bartizan, list, place, text};

fn tree(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform").join(name)
}

fn shown(value: &Value) -> String {
    match (value.as_str(), value.first_unknown()) {
        (Some(text), _) => text.to_string(),
        (None, Some(part)) => match part.as_unknown() {
            Some(unknown) => format!("({})", unknown.reason),
            None => "(one of several)".to_owned(),
        },
        (None, None) => value.type_name().to_owned(),
    }
}

/// The roots of a tree, and for each resource the region and the account of its provider.
fn providers(directory: &Path) -> (Vec<String>, String) {
    let files = Files::default();
    let request =
        Evaluate { paths: vec![directory.to_owned()], root: Some(directory.to_owned()), ..Evaluate::default() };
    let evaluated = evaluate(&files, &Loader::default(), &request);
    let mut out = String::new();
    for deployment in &evaluated.deployments {
        writeln!(out, "root {:?}", deployment.root.as_str()).unwrap();
        for (address, source) in &deployment.missing_modules {
            writeln!(out, "  without {address} {source:?}").unwrap();
        }
        for resource in &deployment.resources {
            let provider = &resource.provider;
            let (region, account) = (shown(&provider.region), shown(&provider.account));
            writeln!(out, "  {} in {region} of {account}", resource.address).unwrap();
        }
    }
    (evaluated.deployments.iter().map(|d| d.root.to_string()).collect(), out)
}

fn all(name: &str) -> String {
    let directory = tree(name);
    let (roots, mut out) = providers(&directory);
    for root in roots.iter().filter(|root| directory.join(root).exists()) {
        let root = if root.is_empty() { "." } else { root };
        let run = bartizan(&directory, ["inspect", root, "--root", "."]);
        writeln!(out, "\n--- inspect {root}\n{}{}", run.stdout, run.stderr).unwrap();
    }
    let select = "*bucket*public*,*ssh-open*";
    let report = bartizan(&directory, ["scan", ".", "--root", ".", "--select", select, "--format", "json"]).json();
    writeln!(out, "\n--- scan").unwrap();
    for finding in list(&report, "findings") {
        let (status, check, resource) = (text(finding, "/status"), text(finding, "/check"), text(finding, "/resource"));
        writeln!(out, "{status} {check} {resource} in {:?}", text(finding, "/root")).unwrap();
        for step in list(finding, "trace") {
            writeln!(out, "    {} at {}", text(step, "/message"), place(step, "location")).unwrap();
        }
    }
    for diagnostic in list(&report, "diagnostics") {
        let place = place(diagnostic, "location");
        writeln!(out, "{} {place} {}", text(diagnostic, "/severity"), text(diagnostic, "/message")).unwrap();
    }
    writeln!(out, "{}", report.pointer("/summary/incomplete").unwrap()).unwrap();
    out
}

#[test]
fn trees() {
    for name in ["opentofu-providers", "terragrunt-corners", "terragrunt-harbour", "terragrunt-stack"] {
        insta::assert_snapshot!(name, all(name));
    }
}

/// The files of Terragrunt in a tree.
fn files_of(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_of(&path, found);
        } else if path.extension().is_some_and(|e| e == "hcl") {
            found.push(path);
        }
    }
}

/// Cut off anywhere, or with a line taken out, a file of Terragrunt gives diagnostics and never a crash.
#[test]
fn damaged_files_are_told_of() {
    for name in ["terragrunt-corners", "terragrunt-harbour", "terragrunt-stack"] {
        let directory = tree(name);
        let mut all = Vec::new();
        files_of(&directory, &mut all);
        all.sort();
        for path in &all {
            let text = std::fs::read_to_string(path).unwrap();
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let cut = (0..text.len()).step_by(29).filter_map(|at| text.get(..at).map(str::to_owned));
            let without = (0..lines.len()).step_by(2).map(|at| [&lines[..at], &lines[at + 1..]].concat().concat());
            for damaged in cut.chain(without) {
                let mut files = Files::default();
                let start = files.open(&directory, Some(&directory)).unwrap();
                let inside = RelPath::from_path(path.strip_prefix(&directory).unwrap()).unwrap();
                files.set_unsaved(&start.root, &inside, Some(damaged.clone()));
                let request =
                    Evaluate { paths: vec![directory.clone()], root: Some(directory.clone()), ..Evaluate::default() };
                let evaluated = evaluate(&files, &Loader::default(), &request);
                assert_eq!(evaluated.crashes, 0, "{}:\n{damaged}", path.display());
            }
        }
    }
}

/// A file of Terragrunt can be named as well as its directory.
#[test]
fn a_unit_is_named_by_its_file() {
    let directory = tree("terragrunt-harbour");
    let unit = "live/prod/eu-north-1/vault";
    let by_file = bartizan(&directory, ["inspect", &format!("{unit}/terragrunt.hcl"), "--root", "."]);
    let by_directory = bartizan(&directory, ["inspect", unit, "--root", "."]);
    assert_eq!(by_file.stdout, by_directory.stdout);
    assert!(by_file.stdout.contains("harbour-prod-vault-public-read"), "{}", by_file.printed());
}

/// What Terragrunt runs is no root by itself; what nobody runs is one.
#[test]
fn a_module_that_a_unit_runs_is_called() {
    let (roots, _) = providers(&tree("terragrunt-harbour"));
    assert!(!roots.iter().any(|root| root.starts_with("modules")), "{roots:?}");
    let (roots, _) = providers(&tree("terragrunt-harbour/modules"));
    assert_eq!(roots, ["ledger", "store"]);
}

/// Values of the environment come before inputs, as Terragrunt leaves variables that are set; those of flags before all.
#[test]
fn what_a_person_gives_comes_before_inputs() {
    let directory = tree("terragrunt-harbour");
    let arguments = ["inspect", "live/prod/eu-north-1/vault", "--root", ".", "--format", "json"];
    let given = [arguments.as_slice(), &["--var", "name=given"]].concat();
    let shown = bartizan(&directory, given).json();
    assert_eq!(text(&shown, "/outputs/bucket/value"), "harbour-prod-given");
    let shown = command::with_environment(&directory, arguments, &[("TF_VAR_name", "set")]);
    assert!(!shown.stdout.contains("vault-public-read"), "{}", shown.printed());
}
