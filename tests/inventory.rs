//! `bartizan inventory` from outside: what it lists, in its three formats.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, text};

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name)
}

fn inventory(directory: &Path, options: &[&str]) -> Run {
    bartizan(directory, ["inventory", ".", "--root", "."].into_iter().chain(options.iter().copied()))
}

const SOURCE: &str = r#"
terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

provider "aws" {
  region = "eu-central-1"
}

provider "google" {
  region = "europe-west1"
}

variable "names" {
  type = set(string)
}

data "aws_caller_identity" "here" {}

resource "aws_s3_bucket" "each" {
  for_each = toset(["a", "=b"])
  bucket   = "tarnwick-${each.key}"
}

resource "aws_s3_bucket" "unknown" {
  for_each = var.names
  bucket   = each.key
}

resource "google_storage_bucket" "here" {
  name     = "tarnwick"
  location = "EU"
}

resource "random_id" "id" {
  byte_length = 4
}
"#;

fn tree() -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("main.tf"), SOURCE).unwrap();
    directory
}

#[test]
fn each_format_lists_every_instance() {
    let directory = tree();
    for format in ["text", "json", "csv"] {
        let run = inventory(directory.path(), &["--format", format]);
        assert_eq!(run.code, 0, "{}", run.printed());
        insta::assert_snapshot!(format!("inventory__{format}"), run.printed());
    }
}

#[test]
fn templates_are_listed_as_they_are_written() {
    let report = inventory(&testdata("checks/raw-scanned"), &["--format", "json"]).json();
    let listed: Vec<(&str, &str, bool)> = list(&report, "resources")
        .iter()
        .map(|one| (text(one, "/address"), text(one, "/type"), one.get("raw").unwrap().as_bool().unwrap()))
        .collect();
    let expected = [
        ("Fares", "aws_s3_bucket", false),
        ("Key", "aws_kms_key", false),
        ("Seed", "Custom::Seed", true),
        ("Timetables", "aws_s3_bucket", false),
    ];
    assert_eq!(listed, expected);
    assert_eq!(report.pointer("/summary/raw").unwrap(), 1);
    let run = inventory(&testdata("checks/raw-scanned"), &[]);
    assert!(run.stdout.ends_with("4 resources in 1 root; 1 of types that no built-in check knows\n"), "{}", run.stdout);
}

#[test]
fn it_counts_what_a_scan_counts() {
    let directory = testdata("terraform/tarnwick-ferries");
    let report = inventory(&directory, &["--format", "json"]).json();
    let resources = list(&report, "resources").len();
    let by_type: u64 = list(&report, "types").iter().map(|ty| ty.get("count").unwrap().as_u64().unwrap()).sum();
    assert_eq!(u64::try_from(resources).unwrap(), by_type);
    assert_eq!(report.pointer("/summary/resources").unwrap(), resources);
    assert!(resources > 500, "{resources}");
}

#[test]
fn it_ends_as_other_commands_do() {
    let directory = tree();
    let output = directory.path().join("list.csv");
    let written = inventory(directory.path(), &["--format", "csv", "--output", output.to_str().unwrap()]);
    assert_eq!((written.code, written.stdout.as_str()), (0, ""));
    assert!(
        std::fs::read_to_string(&output).unwrap().starts_with("address,type,cloud,service,region,path,line,root,raw")
    );
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(inventory(empty.path(), &[]).code, 2);
    std::fs::write(directory.path().join("broken.tf"), "resource \"a\" \"b\" {\n  x = \n}\n").unwrap();
    assert_eq!(inventory(directory.path(), &[]).code, 3);
}
