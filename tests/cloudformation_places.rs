//! Where findings in templates point: at the property, and at the parameter, mapping or argument that decides it. Each
//! template in `testdata/cloudformation/places` has a snapshot of its findings with the text that they point at.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod command;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use command::{bartizan, list, text};
use serde_json::Value;

/// Checks on what the templates are about.
const CHECKS: &[&str] = &[
    "aws-s3-bucket-acl-public",
    "aws-security-group-ssh-open-to-world",
    "aws-security-group-rdp-open-to-world",
    "aws-security-group-all-ports-open-to-world",
    "aws-security-group-sensitive-port-open-to-world",
    "aws-rds-instance-publicly-accessible",
    "aws-db-instance-storage-unencrypted",
    "aws-iam-policy-admin",
];

fn places() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cloudformation/places")
}

/// A place with the text that stands there, on one line.
fn shown(place: &Value) -> String {
    let path = text(place, "/path");
    let source = std::fs::read_to_string(places().join(path)).unwrap();
    let at = |end: &str, part: &str| {
        usize::try_from(place.pointer(&format!("/{end}/{part}")).unwrap().as_u64().unwrap()).unwrap()
    };
    let lines: Vec<&str> = source.lines().collect();
    let mut told = Vec::new();
    for line in at("start", "line")..=at("end", "line") {
        let whole = lines[line - 1];
        let from = if line == at("start", "line") { at("start", "column") - 1 } else { 0 };
        let to = if line == at("end", "line") { at("end", "column") - 1 } else { whole.len() };
        told.push(whole[from..to].trim());
    }
    format!("{path}:{}:{} {}", at("start", "line"), at("start", "column"), told.join(" "))
}

fn told(report: &Value) -> String {
    let mut out = String::new();
    for finding in list(report, "findings") {
        let (check, resource) = (text(finding, "/check"), text(finding, "/resource"));
        writeln!(out, "{check} {}: {resource}", text(finding, "/status")).unwrap();
        writeln!(out, "  {}", text(finding, "/message")).unwrap();
        if let Some(when) = finding["when"].as_str() {
            writeln!(out, "  when {when}").unwrap();
        }
        writeln!(out, "  at    {}", shown(&finding["location"])).unwrap();
        if finding["cause"] != finding["location"] {
            writeln!(out, "  cause {}", shown(&finding["cause"])).unwrap();
        }
        for step in list(finding, "trace") {
            writeln!(out, "    {} | {}", text(step, "/message"), shown(&step["location"])).unwrap();
        }
    }
    out
}

#[test]
fn findings_point_at_what_decides_them() {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(places()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    found.sort();
    for path in found {
        let name = path.file_name().unwrap().to_str().unwrap();
        let select = CHECKS.join(",");
        let arguments =
            ["scan", name, "--root", ".", "--show-unknown", "--format", "json", "--select", select.as_str()];
        let report = bartizan(&places(), arguments).json();
        insta::assert_snapshot!(name.replace('.', "_"), told(&report));
    }
}
