//! Checks that people write themselves, from end to end: five right ones, and each mistake in one of the five. The others
//! run all the same, and the mistake is told with its place and what may have been meant.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::fs;
use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, text};

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/checks").join(name)
}

fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(directory).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A repository with the scanned file, and its own checks in `.bartizan/`: the five right ones, but for those given.
fn repository(instead: &[&str]) -> tempfile::TempDir {
    let directory = tempfile::tempdir().unwrap();
    let own = directory.path().join(".bartizan");
    fs::create_dir(&own).unwrap();
    for name in names(&testdata("right")) {
        fs::copy(testdata("right").join(&name), own.join(&name)).unwrap();
    }
    for mistake in instead {
        let (_, name) = mistake.split_once('.').unwrap();
        fs::copy(testdata("mistakes").join(mistake), own.join(name)).unwrap();
    }
    fs::copy(testdata("scanned/main.tf"), directory.path().join("main.tf")).unwrap();
    directory
}

fn scan(directory: &Path, format: &str) -> Run {
    bartizan(directory, ["scan", ".", "--root", ".", "--select", "tarnwick-*", "--format", format, "--color", "never"])
}

fn found(run: &Run) -> Vec<String> {
    let report = run.json();
    let mut checks: Vec<String> = list(&report, "findings").iter().map(|f| text(f, "/check").to_owned()).collect();
    checks.sort();
    checks.dedup();
    checks
}

#[test]
fn five_right_ones_run_and_are_tested() {
    let directory = repository(&[]);
    let run = scan(directory.path(), "text");
    assert_eq!(run.code, 1);
    insta::assert_snapshot!("own_checks__right", run.printed());
    assert_eq!(
        found(&scan(directory.path(), "json")),
        [
            "tarnwick-bucket-name",
            "tarnwick-log-retention",
            "tarnwick-office-only",
            "tarnwick-owner-tag",
            "tarnwick-place"
        ]
    );
    let tested = bartizan(directory.path(), ["test", ".bartizan", "--color", "never"]);
    assert_eq!(tested.code, 0, "{}", tested.printed());
    let explained = bartizan(directory.path(), ["explain", "facet.placed", "--checks", ".bartizan"]);
    assert!(explained.stdout.contains("azurerm_storage_account = self.location"), "{}", explained.printed());
}

#[test]
fn a_mistake_in_one_is_told_and_the_others_run() {
    for mistake in names(&testdata("mistakes")) {
        let directory = repository(&[&mistake]);
        let run = scan(directory.path(), "json");
        assert_eq!(found(&run).len(), 4, "{mistake}: {}", run.stdout);
        let report = run.json();
        let diagnostics = list(&report, "diagnostics");
        assert!(!diagnostics.is_empty(), "{mistake}");
        for diagnostic in diagnostics {
            assert_eq!(text(diagnostic, "/severity"), "error", "{mistake}");
            assert!(text(diagnostic, "/location/path").starts_with(".bartizan/"), "{mistake}: {diagnostic}");
        }
        let tested = bartizan(directory.path(), ["test", ".bartizan", "--color", "never"]);
        assert_eq!(tested.code, 1, "{mistake}: a broken check does not pass its test");
        insta::assert_snapshot!(format!("own_checks__{}", mistake.trim_end_matches(".hcl")), tested.printed());
    }
}

#[test]
fn a_tree_without_findings_does_not_pass_with_a_broken_check() {
    let directory = repository(&["wrong-type.log-retention.hcl"]);
    fs::write(directory.path().join("main.tf"), "resource \"aws_sns_topic_policy\" \"none\" {\n  arn = \"x\"\n}\n")
        .unwrap();
    let run = scan(directory.path(), "text");
    assert_eq!(run.code, 3, "{}", run.printed());
}

#[test]
fn checks_on_types_of_cloudformation_read_templates_as_they_are_written() {
    let directory = tempfile::tempdir().unwrap();
    let own = directory.path().join(".bartizan");
    fs::create_dir(&own).unwrap();
    for name in names(&testdata("raw")) {
        fs::copy(testdata("raw").join(&name), own.join(&name)).unwrap();
    }
    fs::copy(testdata("raw-scanned/template.yaml"), directory.path().join("template.yaml")).unwrap();
    let tested = bartizan(directory.path(), ["test", ".bartizan", "--color", "never"]);
    assert_eq!(tested.code, 0, "{}", tested.printed());
    let fixed = ["scan", ".", "--root", ".", "--select", "tarnwick-*", "--show-unknown", "--color", "never"];
    insta::assert_snapshot!("own_checks__raw", bartizan(directory.path(), fixed).printed());
    // What the templates make is counted once, whoever looks at it.
    let report = bartizan(directory.path(), ["scan", ".", "--root", ".", "--format", "json"]).json();
    assert_eq!(report.pointer("/summary/resources").unwrap(), 5);
    assert_eq!(report.pointer("/summary/raw").unwrap(), 1);
    let listed = bartizan(directory.path(), ["checks", "--select", "tarnwick-*", "--checks", ".bartizan"]);
    assert!(listed.stdout.contains("AWS::S3::Bucket"), "{}", listed.printed());
    let explained = bartizan(directory.path(), ["explain", "tarnwick-seed-source", "--checks", ".bartizan"]);
    assert!(explained.stdout.contains("Custom::Seed"), "{}", explained.printed());
}

#[test]
fn checks_on_types_of_cloudformation_read_aws_native() {
    let preview = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/pulumi/others.preview.json");
    let (preview, own) = (preview.to_str().unwrap().to_owned(), testdata("raw").to_str().unwrap().to_owned());
    let directory = tempfile::tempdir().unwrap();
    let fixed = ["plan", &preview, "--checks", &own, "--select", "tarnwick-bucket-lock", "--format", "json"];
    let report = bartizan(directory.path(), fixed).json();
    let found: Vec<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/resource_type")).collect();
    assert_eq!(found, ["AWS::S3::Bucket"]);
}

#[test]
fn checks_on_types_of_cloudformation_read_change_sets() {
    let directory = tempfile::tempdir().unwrap();
    let properties = r#"{\"Properties\": {\"BucketName\": \"fares\", \"ObjectLockEnabled\": \"false\"}}"#;
    let change = format!(
        r#"{{"LogicalResourceId": "Fares", "ResourceType": "AWS::S3::Bucket", "Action": "Add", "AfterContext": "{properties}"}}"#
    );
    let change_set = format!(
        r#"{{"ChangeSetId": "arn:aws:cloudformation:eu-central-1:111122223333:changeSet/a/b", "StackName": "fares",
            "Changes": [{{"Type": "Resource", "ResourceChange": {change}}}]}}"#
    );
    fs::write(directory.path().join("change-set.json"), change_set).unwrap();
    let own = testdata("raw").to_str().unwrap().to_owned();
    let fixed = ["plan", "change-set.json", "--checks", &own, "--select", "tarnwick-bucket-lock", "--format", "json"];
    let report = bartizan(directory.path(), fixed).json();
    let found: Vec<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/resource")).collect();
    assert_eq!(found, ["Fares"], "{report:#}");
}
