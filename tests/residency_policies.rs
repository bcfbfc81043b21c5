//! Policies held against trees by the real program: each sentence of what a policy means has a case in
//! `testdata/residency/policies/`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests read their inputs and fail loudly"
)]

mod command;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use command::{bartizan, list, place, text};
use serde_json::Value;

/// The day of the reviews: some exceptions are over, some are not.
const TODAY: &str = "2026-06-01";

fn trees() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/residency/policies");
    let mut trees: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    trees.sort();
    assert!(trees.len() >= 10);
    trees
}

/// One line a finding, and one for each step that led to it.
fn summary(report: &Value) -> String {
    let mut summary = String::new();
    for finding in list(report, "findings") {
        let (status, check) = (text(finding, "/status"), text(finding, "/check"));
        let change = finding.get("change").and_then(Value::as_str).map(|c| format!("{c} ")).unwrap_or_default();
        let _ = writeln!(summary, "{change}{status} {check} {}", text(finding, "/resource"));
        let parent = text(finding, "/parent");
        if !parent.is_empty() {
            let _ = writeln!(summary, "  of {parent}");
        }
        let _ = writeln!(summary, "  {}", text(finding, "/message"));
        let _ = writeln!(summary, "  at {}, decided at {}", place(finding, "location"), place(finding, "cause"));
        if let Some(when) = finding.get("when").and_then(Value::as_str) {
            let _ = writeln!(summary, "  when {when}");
        }
        for step in list(finding, "trace") {
            let _ = writeln!(summary, "  {}: {}", place(step, "location"), text(step, "/message"));
        }
    }
    for diagnostic in list(report, "diagnostics") {
        let _ = writeln!(summary, "{}: {}", text(diagnostic, "/severity"), text(diagnostic, "/message"));
    }
    summary
}

#[test]
fn policies_are_held_against_trees() {
    for tree in trees() {
        let name = tree.file_name().unwrap().to_string_lossy().into_owned();
        let arguments = ["scan", ".", "--root", ".", "--select", "residency-*", "--date", TODAY, "--format", "json"];
        let run = bartizan(&tree, arguments);
        insta::assert_snapshot!(name, summary(&run.json()));
    }
}

#[test]
fn a_review_says_what_a_plan_does_to_residency() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/residency/plans-of-policies");
    let arguments = ["plan", "plan.json", "--select", "residency-*", "--date", TODAY, "--all", "--format", "json"];
    let run = bartizan(&directory, arguments);
    insta::assert_snapshot!("plan", summary(&run.json()));
}

#[test]
fn a_regime_is_explained_and_is_no_legal_advice() {
    let run = bartizan(Path::new("."), ["explain", "gdpr", "--color", "never"]);
    assert_eq!(run.code, 0, "{}", run.printed());
    for said in ["Regulation (EU) 2016/679", "Chapter V", "US: ", "This is not legal advice"] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    let run = bartizan(Path::new("."), ["explain", "gdprr", "--color", "never"]);
    assert_eq!(run.code, 2, "{}", run.printed());
}

/// A finding of residency is selected, ignored and suppressed like any other.
#[test]
fn findings_of_residency_are_like_any_other() {
    let directory = tempfile::tempdir().unwrap();
    let settings = "residency \"europe\" {\n  regimes = [\"gdpr-eea-only\"]\n}\n";
    fs::write(directory.path().join("bartizan.hcl"), settings).unwrap();
    let code = "# bartizan:ignore residency-outside moves next year\nresource \"aws_sqs_queue\" \"a\" {\n  region = \"us-east-1\"\n}\n\nresource \"aws_sqs_queue\" \"b\" {\n  region = \"us-east-1\"\n}\n";
    fs::write(directory.path().join("main.tf"), code).unwrap();
    let run = bartizan(directory.path(), ["scan", ".", "--root", ".", "--select", "residency-*", "--format", "json"]);
    let report = run.json();
    let found: Vec<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/resource")).collect();
    assert_eq!(found, ["aws_sqs_queue.b"], "{}", run.printed());
    assert_eq!(run.code, 1);
    let run = bartizan(directory.path(), ["scan", ".", "--root", ".", "--ignore", "*", "--format", "json"]);
    assert!(list(&run.json(), "findings").is_empty());
    let arguments = ["scan", ".", "--root", ".", "--select", "residency-*", "--format", "sarif"];
    assert!(bartizan(directory.path(), arguments).stdout.contains("residency-outside"));
}
