//! Templates that are found in a tree: what is told of files that only look like templates, and of broken ones.
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

fn found() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cloudformation/found")
}

fn notes(report: &Value) -> String {
    let mut out = String::new();
    for note in list(report, "diagnostics") {
        let place = |name: &str| note.pointer(&format!("/location/start/{name}")).map(ToString::to_string);
        let (line, column) = (place("line").unwrap_or_default(), place("column").unwrap_or_default());
        let path = text(note, "/location/path");
        writeln!(out, "{} {path}:{line}:{column} {}", text(note, "/severity"), text(note, "/message")).unwrap();
    }
    out
}

#[test]
fn files_of_other_tools_are_notes_and_broken_templates_errors() {
    let run = bartizan(&found(), ["scan", ".", "--root", ".", "--format", "json", "--select", "*acl-public"]);
    let report = run.json();
    let mut out = notes(&report);
    for finding in list(&report, "findings") {
        writeln!(out, "{} {}", text(finding, "/root"), text(finding, "/resource")).unwrap();
    }
    let count = |name: &str| report.pointer(&format!("/summary/{name}")).unwrap().as_u64().unwrap();
    writeln!(
        out,
        "{} roots, {} files, {} of them incomplete",
        count("roots"),
        count("files"),
        count("incomplete/files")
    )
    .unwrap();
    insta::assert_snapshot!(out);
}

/// Of a tree in which there is nothing but files of other tools, nothing is wrong.
#[test]
fn files_of_other_tools_alone_do_not_fail_a_scan() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["jinja.yaml", "go.yaml", "perhaps.yaml"] {
        std::fs::copy(found().join(name), directory.path().join(name)).unwrap();
    }
    std::fs::write(directory.path().join("t.yaml"), "Resources: {A: {Type: \"Custom::A\"}}\n").unwrap();
    let run = bartizan(directory.path(), ["scan", ".", "--root", "."]);
    assert_eq!(run.code, 0, "{}", run.printed());
    // A person who names one wants it read.
    let run = bartizan(directory.path(), ["scan", "jinja.yaml", "--root", "."]);
    assert_eq!(run.code, 3, "{}", run.printed());
}

/// What CloudFormation itself knows is given like a parameter.
#[test]
fn the_region_is_given_like_a_parameter() {
    let template = "Conditions:\n  Here: !Equals [!Ref \"AWS::Region\", eu-west-1]\nResources:\n  Bucket:\n    Type: \
                    AWS::S3::Bucket\n    Condition: Here\n    Properties:\n      BucketName: !Sub \
                    \"a-${AWS::Region}-${AWS::AccountId}-${AWS::Partition}-${AWS::StackName}\"\n";
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("t.yaml"), template).unwrap();
    let mut arguments = vec!["inspect", "t.yaml", "--root", ".", "--format", "json"];
    let bucket = |arguments: &[&str]| {
        let report = bartizan(directory.path(), arguments.iter().copied()).json();
        list(&report, "resources").first().cloned().unwrap_or_default()
    };
    assert_eq!(text(&bucket(&arguments), "/when"), "AWS::Region is \"eu-west-1\"");
    arguments.extend(["--parameter", "AWS::Region=eu-west-1", "--parameter", "AWS::AccountId=123456789012"]);
    arguments.extend(["--parameter", "AWS::StackName=web"]);
    let made = bucket(&arguments);
    assert_eq!(text(&made, "/attributes/bucket"), "a-eu-west-1-123456789012-aws-web");
    assert!(made.get("when").is_none());
    arguments.extend(["--parameter", "AWS::Region=us-east-1"]);
    assert!(bucket(&arguments).is_null());
}

/// Files in encodings that CloudFormation does not take, found by walking.
#[test]
fn other_encodings_are_told() {
    let directory = tempfile::tempdir().unwrap();
    let template = "AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n  T: {Type: \"AWS::SNS::Topic\"}\n";
    let wide: Vec<u8> = [0xfeff].into_iter().chain(template.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    std::fs::write(directory.path().join("wide.yaml"), wide).unwrap();
    let marked = format!("\u{feff}{}", template.replace('\n', "\r\n"));
    std::fs::write(directory.path().join("marked.yaml"), marked).unwrap();
    let report = bartizan(directory.path(), ["scan", ".", "--root", ".", "--format", "json"]).json();
    assert!(notes(&report).starts_with("error wide.yaml:") && notes(&report).contains("UTF-16"), "{}", notes(&report));
    assert_eq!(report.pointer("/summary/resources").unwrap().as_u64(), Some(1));
}

/// Words of templates that stand where secrets may are hidden nowhere else.
#[test]
fn words_that_are_no_secrets_are_shown() {
    let template = "Resources:\n  Client:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      UserPoolId: a\n      \
                    TokenValidityUnits: {RefreshToken: days}\n  Topic: {Type: \"AWS::SNS::Topic\"}\n  Secret:\n    Type: \
                    AWS::SecretsManager::Secret\n    Properties: {SecretString: !GetAtt Topic.TopicArn}\n  Logs:\n    \
                    Type: AWS::Logs::LogGroup\n    Properties: {LogGroupName: \"arn: of days\"}\n";
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("t.yaml"), template).unwrap();
    let run = bartizan(directory.path(), ["scan", "t.yaml", "--root", ".", "--format", "json"]);
    assert!(
        run.stdout.contains("retention_in_days is not set") && !run.stdout.contains("(sensitive)"),
        "{}",
        run.stdout
    );
}
