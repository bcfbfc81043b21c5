//! Credentials in the code: each told once, where it stands, and none of them in any output.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::path::PathBuf;

use command::{Run, list, place, text, with_environment};

/// What every credential of the tree holds.
const SECRET: &str = "hunter1";

fn tree() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("testdata/secrets/tree")
}

/// Runs a command on the tree, with values from outside of it and from the environment.
fn run(command: &str, options: &[&str]) -> Run {
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("outside.tfvars");
    std::fs::write(&file, "outside = \"Outside-hunter1\"\n").unwrap();
    let arguments = [command, ".", "--root", ".", "--var-file", "prod.tfvars", "--var-file", file.to_str().unwrap()];
    let environment = [("TF_VAR_environment", "Environment-hunter1")];
    with_environment(&tree(), arguments.into_iter().chain(options.iter().copied()), &environment)
}

#[test]
fn each_credential_is_told_once_where_it_stands() {
    let report = run("scan", &["--select", "secret-*", "--format", "json"]).json();
    let mut lines = String::new();
    for finding in list(&report, "findings") {
        let parent = match text(finding, "/parent") {
            "" => String::new(),
            parent => format!(" of {parent}"),
        };
        lines.push_str(&format!(
            "{} {} [{}] ×{}{parent} at {}: {}\n",
            text(finding, "/check"),
            text(finding, "/resource"),
            text(finding, "/resource_type"),
            list(finding, "instances").len(),
            place(finding, "location"),
            text(finding, "/message"),
        ));
    }
    insta::assert_snapshot!(lines);
}

#[test]
fn no_output_shows_a_credential() {
    let cases: &[(&str, &[&str])] = &[
        ("scan", &[]),
        ("scan", &["--format", "json"]),
        ("scan", &["--select", "aws-*"]),
        ("scan", &["--severity", "critical"]),
        ("scan", &["--ignore", "secret-*", "--show-unknown", "--format", "json"]),
        ("inspect", &[]),
        ("inspect", &["--format", "json"]),
    ];
    for (command, options) in cases {
        let printed = run(command, options).printed();
        assert!(printed.len() > 50, "{command} {options:?}: {printed}");
        let line = printed.lines().find(|line| line.contains(SECRET));
        assert_eq!(line, None, "{command} {options:?}");
    }
}

#[test]
fn a_fingerprint_does_not_depend_on_the_credential() {
    let fingerprints = ["hunter1", "Pa55word-and-more"].map(|password| {
        let directory = tempfile::tempdir().unwrap();
        let code = format!("resource \"aws_db_instance\" \"a\" {{\n  password = \"{password}\"\n}}\n");
        std::fs::write(directory.path().join("main.tf"), code).unwrap();
        let report =
            with_environment(directory.path(), ["scan", "--select", "secret-*", "--format", "json"], &[]).json();
        let all: Vec<String> =
            list(&report, "findings").iter().map(|finding| text(finding, "/fingerprint").to_owned()).collect();
        assert_eq!(all.len(), 1);
        all
    });
    assert_eq!(fingerprints[0], fingerprints[1]);
}
