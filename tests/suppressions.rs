//! Suppressions, from end to end: each syntax of each tool in each format, what is told of those that are over or for
//! nothing, and how every report shows what is suppressed. `testdata/suppressions/` holds the inputs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod code_scanning;
mod command;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, place, text};
use serde_json::Value;

const SELECT: &str = "aws-s3-bucket-logging-disabled,aws-s3-bucket-versioning-disabled,aws-s3-bucket-acl-public,\
                      aws-security-group-ssh-open-to-world,aws-security-group-rdp-open-to-world,\
                      aws-sqs-queue-unencrypted,aws-kms-key-rotation-disabled,aws-iam-policy-*";

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/suppressions").join(name)
}

fn scan(directory: &Path, options: &[&str]) -> Run {
    let fixed = ["scan", ".", "--root", ".", "--date", "2026-11-23", "--color", "never"];
    bartizan(directory, fixed.into_iter().chain(options.iter().copied()))
}

/// What is reported, what is suppressed and why, and what is told, a line each.
fn listing(report: &Value) -> String {
    let mut out = String::new();
    for finding in list(report, "findings") {
        assert!(finding.get("suppression").is_none());
        let (check, resource) = (text(finding, "/check"), text(finding, "/resource"));
        writeln!(out, "reported    {check} {resource} ({})", place(finding, "location")).unwrap();
    }
    for finding in list(report, "suppressed") {
        let (check, resource) = (text(finding, "/check"), text(finding, "/resource"));
        let by = finding.get("suppression").unwrap();
        let (kind, tool, id) = (text(by, "/kind"), text(by, "/by"), text(by, "/id"));
        let mut line = format!("suppressed  {check} {resource} by {tool} {id}, {kind} at {}", place(by, "location"));
        for (name, value) in [("reason", text(by, "/reason")), ("until", text(by, "/until"))] {
            if !value.is_empty() {
                write!(line, ", {name} {value:?}").unwrap();
            }
        }
        writeln!(out, "{line}").unwrap();
    }
    for note in list(report, "diagnostics") {
        writeln!(out, "{:<11} {} ({})", text(note, "/severity"), text(note, "/message"), place(note, "location"))
            .unwrap();
    }
    out
}

#[test]
fn each_syntax_is_honoured() {
    for name in ["terraform", "cloudformation", "cdk", "pulumi"] {
        let run = scan(&testdata(name), &["--select", SELECT, "--format", "json"]);
        let report = run.json();
        let suppressed: usize =
            list(&report, "suppressed").iter().map(|finding| list(finding, "instances").len()).sum();
        assert_eq!(report.pointer("/summary/suppressed").unwrap(), suppressed, "{name}");
        assert_eq!(report.pointer("/summary/fail").unwrap(), list(&report, "findings").len(), "{name}");
        insta::assert_snapshot!(format!("suppressions__{name}"), listing(&report));
    }
}

#[test]
fn without_them_everything_is_reported() {
    for name in ["terraform", "cloudformation", "cdk", "pulumi"] {
        let options = ["--select", SELECT, "--format", "json"];
        let with = scan(&testdata(name), &options).json();
        let without = scan(&testdata(name), &[&options[..], &["--no-suppressions"]].concat()).json();
        assert_eq!(list(&without, "suppressed"), [] as [Value; 0], "{name}");
        assert_eq!(list(&without, "diagnostics"), [] as [Value; 0], "{name}");
        // The same findings with the same fingerprints, whatever is suppressed; one of which a part is suppressed is two.
        let all: Vec<&str> = ["findings", "suppressed"]
            .into_iter()
            .flat_map(|part| list(&with, part))
            .map(|finding| text(finding, "/fingerprint"))
            .collect();
        let missing: Vec<&str> = list(&without, "findings")
            .iter()
            .map(|finding| text(finding, "/fingerprint"))
            .filter(|fingerprint| !all.contains(fingerprint))
            .collect();
        assert_eq!(missing, [] as [&str; 0], "{name}");
        assert!(list(&without, "findings").len() <= all.len(), "{name}");
    }
}

#[test]
fn every_format_tells_them() {
    let directory = testdata("formats");
    let select = "aws-s3-bucket-logging-disabled,aws-sqs-queue-unencrypted";
    for format in ["text", "json", "sarif", "junit", "github", "markdown"] {
        let run = scan(&directory, &["--select", select, "--format", format]);
        assert_eq!(run.code, 1, "{}", run.printed());
        let printed = run.printed().replace(env!("CARGO_PKG_VERSION"), "VERSION");
        insta::assert_snapshot!(format!("suppressions__formats_{format}"), printed);
    }
    code_scanning::assert_accepted(&scan(&directory, &["--select", select, "--format", "sarif"]).json(), &directory);
}

#[test]
fn what_is_suppressed_fails_no_run() {
    let directory = tempfile::tempdir().unwrap();
    let source = "# bartizan:ignore aws-s3-bucket-logging-disabled why not\nresource \"aws_s3_bucket\" \"a\" {\n}\n";
    std::fs::write(directory.path().join("main.tf"), source).unwrap();
    let only = ["--select", "aws-s3-bucket-logging-disabled"];
    let run = scan(directory.path(), &only);
    assert_eq!(run.code, 0, "{}", run.printed());
    assert!(run.stdout.contains("1 suppressed"), "{}", run.stdout);
    assert_eq!(scan(directory.path(), &[&only[..], &["--no-suppressions"]].concat()).code, 1);
    // A check that was not run leaves open whether a comment on it is for nothing.
    let other = scan(directory.path(), &["--select", "aws-s3-bucket-versioning-disabled", "--format", "json"]);
    assert_eq!(list(&other.json(), "diagnostics"), [] as [Value; 0]);
}

#[test]
fn the_day_decides() {
    let directory = tempfile::tempdir().unwrap();
    let source = "#trivy:ignore:*:exp:2026-11-23\nresource \"aws_s3_bucket\" \"a\" {\n}\n";
    std::fs::write(directory.path().join("main.tf"), source).unwrap();
    let on = |day: &str| {
        let fixed = ["scan", ".", "--root", ".", "--select", "aws-s3-bucket-logging-disabled", "--date", day];
        bartizan(directory.path(), fixed).code
    };
    assert_eq!((on("2026-11-22"), on("2026-11-23"), on("2026-11-24")), (0, 0, 1));
}

#[test]
fn workspaces_decide() {
    let directory = tempfile::tempdir().unwrap();
    let source = "#trivy:ignore:*:ws:dev-*\nresource \"aws_s3_bucket\" \"a\" {\n}\n";
    std::fs::write(directory.path().join("main.tf"), source).unwrap();
    let only = ["--select", "aws-s3-bucket-logging-disabled"];
    assert_eq!(scan(directory.path(), &only).code, 1);
    assert_eq!(scan(directory.path(), &[&only[..], &["--workspace", "dev-7"]].concat()).code, 0);
}

#[test]
fn plans_find_them_in_their_source() {
    let directory = testdata("plan");
    let select = "aws-s3-bucket-logging-disabled,aws-s3-bucket-acl-public";
    let fixed = ["plan", "plan.json", "--root", ".", "--date", "2026-11-23", "--select", select, "--format", "json"];
    let review = |more: &[&'static str]| bartizan(&directory, fixed.into_iter().chain(more.iter().copied()));
    let report = review(&["--source", "."]).json();
    insta::assert_snapshot!("suppressions__plan", listing(&report));
    // By itself a plan has no comments.
    let outside = tempfile::tempdir().unwrap();
    std::fs::copy(directory.join("plan.json"), outside.path().join("plan.json")).unwrap();
    let alone = bartizan(outside.path(), fixed).json();
    assert_eq!(list(&alone, "suppressed"), [] as [Value; 0]);
}
