//! `bartizan residency` from outside: how it ends, where it writes, and what it reads of a repository.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::fs;
use std::path::Path;

use command::{Run, bartizan, list, text};

const POLICY: &str = "residency \"europe\" {\n  allow {\n    jurisdictions = [\"EEA\"]\n  }\n}\n";

const INSIDE: &str = r#"
provider "aws" {
  region = "eu-central-1"
}

resource "aws_s3_bucket" "orders" {
  bucket = "tarnwick-orders"
}
"#;

const OUTSIDE: &str = r#"
resource "aws_s3_bucket" "copy" {
  bucket = "tarnwick-copy"
  region = "us-east-1"
}
"#;

const UNKNOWN: &str = r#"
variable "where" {
  type = string
}

resource "aws_s3_bucket" "somewhere" {
  bucket = "tarnwick-somewhere"
  region = var.where
}
"#;

/// Names of files with what stands in them.
type Tree<'a> = &'a [(&'a str, &'a str)];

fn tree(files: Tree<'_>) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = directory.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    directory
}

fn residency(directory: &Path, options: &[&str]) -> Run {
    let fixed = ["residency", ".", "--root", ".", "--date", "2026-11-23"];
    bartizan(directory, fixed.into_iter().chain(options.iter().copied()))
}

#[test]
fn the_exit_code_says_how_it_ended() {
    let policy = ("bartizan.hcl", POLICY);
    let strict: &[&str] = &["--strict"];
    let broken = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \n}\n";
    let cases: &[(Tree<'_>, &[&str], i32)] = &[
        (&[policy, ("a.tf", INSIDE)], &[], 0),
        (&[policy, ("a.tf", INSIDE), ("b.tf", OUTSIDE)], &[], 1),
        (&[policy, ("a.tf", INSIDE), ("b.tf", OUTSIDE)], &["--exit-zero"], 0),
        (&[policy, ("a.tf", INSIDE), ("b.tf", UNKNOWN)], &[], 0),
        (&[policy, ("a.tf", INSIDE), ("b.tf", UNKNOWN)], strict, 1),
        (&[policy, ("a.tf", INSIDE), ("b.tf", UNKNOWN)], &["--strict", "--var", "where=eu-west-1"], 0),
        (&[policy, ("a.tf", INSIDE), ("b.tf", broken)], &[], 3),
        (&[policy, ("a.tf", INSIDE), ("b.tf", broken)], &["--allow-incomplete"], 0),
        (&[("a.tf", INSIDE)], &[], 2),
        (&[policy], &[], 2),
        (&[("bartizan.hcl", "residency \"a\" {\n  regims = []\n}\n"), ("a.tf", INSIDE)], &[], 2),
    ];
    for (files, options, code) in cases {
        let run = residency(tree(files).path(), options);
        assert_eq!(run.code, *code, "{files:?} {options:?}\n{}", run.printed());
    }
}

#[test]
fn without_a_policy_it_shows_the_smallest_one() {
    let directory = tree(&[("a.tf", INSIDE)]);
    let run = residency(directory.path(), &[]);
    assert!(
        run.stderr.contains("residency \"personal-data\" {\n    regimes = [\"gdpr-eea-only\"]\n  }"),
        "{}",
        run.stderr
    );
    fs::write(
        directory.path().join("bartizan.hcl"),
        "residency \"personal-data\" {\n  regimes = [\"gdpr-eea-only\"]\n}\n",
    )
    .unwrap();
    assert_eq!(residency(directory.path(), &[]).code, 0, "it can be pasted");
}

#[test]
fn what_is_not_known_is_never_inside() {
    let directory = tree(&[("bartizan.hcl", POLICY), ("a.tf", UNKNOWN)]);
    let report = residency(directory.path(), &["--format", "json"]).json();
    let policy = list(&report, "policies").first().unwrap();
    let store = list(policy, "resources").first().unwrap();
    assert_eq!((text(store, "/address"), text(store, "/verdict")), ("aws_s3_bucket.somewhere", "undetermined"));
    assert!(text(store, "/reason").contains("var.where"), "{store:#}");
    assert_eq!(policy.pointer("/sovereignty/percent").unwrap(), 0.0);
}

#[test]
fn several_formats_are_written_at_once() {
    let directory = tree(&[("bartizan.hcl", POLICY), ("a.tf", INSIDE), ("b.tf", OUTSIDE)]);
    let options =
        ["--format", "text", "--format", "html", "--output", "r.html", "--format", "csv", "--output", "r.csv"];
    let run = residency(directory.path(), &options);
    assert_eq!(run.code, 1, "{}", run.printed());
    assert!(run.stdout.starts_with("europe"), "{}", run.stdout);
    assert!(fs::read_to_string(directory.path().join("r.html")).unwrap().starts_with("<!doctype html>"));
    let register = fs::read_to_string(directory.path().join("r.csv")).unwrap();
    assert!(register.starts_with("policy,activity,processing,") && register.lines().count() == 3, "{register}");
    for (file, start) in [("r.md", "<!--"), ("r.json", "{"), ("other.html", "<!doctype")] {
        assert_eq!(residency(directory.path(), &["--output", file]).code, 1);
        assert!(fs::read_to_string(directory.path().join(file)).unwrap().starts_with(start), "{file}");
    }
}

#[test]
fn a_repository_says_which_commit_it_is_at() {
    let hash = "0123456789abcdef0123456789abcdef01234567";
    let base = [("bartizan.hcl", POLICY), ("a.tf", INSIDE)];
    let cases: &[(Tree<'_>, &str, Option<&str>)] = &[
        (&[], "none", None),
        (&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/refs/heads/main", hash)], "known", Some(hash)),
        (&[(".git/HEAD", "ref: refs/heads/main\n"), (".git/config", "")], "unknown", None),
        // A linked working tree.
        (&[(".git", "gitdir: /somewhere/else\n")], "unknown", None),
    ];
    for (more, status, known) in cases {
        let files: Vec<(&str, &str)> = base.iter().chain(*more).copied().collect();
        let report = residency(tree(&files).path(), &["--format", "json"]).json();
        let commit = list(&report, "commits").first().unwrap();
        assert_eq!((text(commit, "/status"), commit.get("hash").and_then(|hash| hash.as_str())), (*status, *known));
        let store = report.pointer("/policies/0/resources/0/commit").unwrap();
        assert_eq!(store.as_str(), *known, "each row has it");
    }
}
