//! Stacks on AWS with each kind of movement, in Terraform, CloudFormation (YAML and JSON) and Pulumi (a program in YAML and a
//! preview): `testdata/residency/stacks`. Each form must give the findings that `expected.tsv` names, and no other. What was
//! expected was written down before the forms were.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod command;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use command::{bartizan, list, text};
use serde_json::Value;

const FORMS: [&str; 4] = ["terraform", "cloudformation", "program", "preview"];

fn stacks() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/residency/stacks");
    let mut stacks: Vec<PathBuf> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    stacks.sort();
    stacks
}

/// The runs that read a form; none where the stack does not have it. Templates lie in directories that are called after the
/// region of their stack.
fn runs(stack: &Path, form: &str) -> Vec<Vec<String>> {
    let path = match form {
        "program" => "pulumi/Pulumi.yaml",
        "preview" => "pulumi/preview.json",
        form => form,
    };
    if !stack.join(path).exists() {
        return Vec::new();
    }
    if form != "cloudformation" {
        return vec![vec![path.to_owned()]];
    }
    let regions = fs::read_dir(stack.join(path)).unwrap().map(|entry| entry.unwrap().file_name());
    let of_region = |region: std::ffi::OsString| {
        let region = region.into_string().unwrap();
        vec![format!("{path}/{region}"), "--parameter".to_owned(), format!("AWS::Region={region}")]
    };
    regions.map(of_region).collect()
}

/// `aws_s3_bucket.home_near`, `HomeNear` and `stack::homeNear` are one name; of what was made of a part of a resource, that of
/// the resource.
fn name(finding: &Value) -> String {
    let address = text(finding, "/resource");
    let own = address.rsplit(['/', ':', '.']).next().unwrap_or(address);
    let own = own.split("__").next().unwrap_or(own);
    let own = own.split('[').next().unwrap_or(own);
    own.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
}

fn found(stack: &Path, form: &str) -> Option<BTreeSet<Vec<String>>> {
    let runs = runs(stack, form);
    let shared = ["--format", "json", "--date", "2026-12-01", "--exit-zero", "--root", ".", "--select", "residency-*"];
    let findings = |arguments: &Vec<String>| {
        let arguments = ["scan"].into_iter().chain(arguments.iter().map(String::as_str)).chain(shared);
        let report = bartizan(stack, arguments).json();
        let row = |finding: &Value| {
            vec![text(finding, "/check").to_owned(), name(finding), text(finding, "/status").to_owned()]
        };
        list(&report, "findings").iter().map(row).collect::<Vec<_>>()
    };
    (!runs.is_empty()).then(|| runs.iter().flat_map(findings).collect())
}

#[test]
fn each_form_finds_what_was_expected() {
    let mut wrong = String::new();
    let (mut forms, mut rows) = (0, 0);
    for stack in stacks() {
        let table = fs::read_to_string(stack.join("expected.tsv")).unwrap();
        let table: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        assert!(table.is_sorted() && table.iter().all(|row| row.len() == 4), "{}", stack.display());
        rows += table.len();
        for form in FORMS {
            let Some(found) = found(&stack, form) else { continue };
            forms += 1;
            let is_expressible = |row: &&Vec<&str>| !row[3].split(' ').any(|not| not == form);
            let expected: BTreeSet<Vec<String>> = table
                .iter()
                .filter(is_expressible)
                .map(|row| row[..3].iter().map(|&cell| cell.to_owned()).collect())
                .collect();
            for row in expected.symmetric_difference(&found) {
                let which = if expected.contains(row) { "missing" } else { "more" };
                let stack = stack.file_name().unwrap().to_string_lossy();
                writeln!(wrong, "{stack} {form}: {which}: {}", row.join("  ")).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(forms >= 50 && rows >= 100, "{forms} {rows}");
}

/// A template says the same in JSON, whose functions have their long names.
#[test]
fn json_says_what_yaml_says() {
    let directory = tempfile::tempdir().unwrap();
    let template = |yaml: bool| match yaml {
        true => {
            "Resources:\n  Secret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      ReplicaRegions:\n        - Region: !FindInMap [Copies, !Ref AWS::Region, to]\nMappings:\n  Copies:\n    eu-central-1: { to: us-east-1 }\n"
        }
        false => {
            r#"{"Resources": {"Secret": {"Type": "AWS::SecretsManager::Secret", "Properties": {"ReplicaRegions": [{"Region": {"Fn::FindInMap": ["Copies", {"Ref": "AWS::Region"}, "to"]}}]}}}, "Mappings": {"Copies": {"eu-central-1": {"to": "us-east-1"}}}}"#
        }
    };
    let policy = "default_region = \"eu-central-1\"\nresidency \"eu\" {\n  regimes = [\"gdpr-eea-only\"]\n}\n";
    fs::write(directory.path().join("bartizan.hcl"), policy).unwrap();
    let said = [("stack.yaml", true), ("stack.json", false)].map(|(file, yaml)| {
        fs::write(directory.path().join(file), template(yaml)).unwrap();
        let arguments = ["scan", file, "--format", "json", "--select", "residency-*", "--exit-zero"];
        let report = bartizan(directory.path(), arguments).json();
        let rows = list(&report, "findings").iter();
        rows.map(|finding| (text(finding, "/check").to_owned(), text(finding, "/message").to_owned()))
            .collect::<Vec<_>>()
    });
    assert_eq!(said[0], said[1]);
    assert!(said[0].iter().any(|(check, _)| check == "residency-movement"), "{said:?}");
}

/// In no repository, the settings of the current directory hold for what lies below it and has none.
#[test]
fn settings_of_the_current_directory_hold_below_it() {
    let directory = tempfile::tempdir().unwrap();
    let at = |path: &str| directory.path().join(path);
    fs::create_dir_all(at("envs/own")).unwrap();
    fs::create_dir_all(at("envs/prod")).unwrap();
    let policy = |name: &str| format!("residency \"{name}\" {{\n  regimes = [\"gdpr-eea-only\"]\n}}\n");
    fs::write(at("bartizan.hcl"), policy("around")).unwrap();
    fs::write(at("envs/own/bartizan.hcl"), policy("own")).unwrap();
    for place in ["envs/own/main.tf", "envs/prod/main.tf"] {
        let text = "provider \"aws\" {\n  region = \"us-east-1\"\n}\nresource \"aws_s3_bucket\" \"x\" {\n  bucket = \"x\"\n}\n";
        fs::write(at(place), text).unwrap();
    }
    for (path, name) in [("envs/prod", "around"), ("envs/own", "own"), ("envs/prod/main.tf", "around")] {
        let arguments = ["residency", path, "--format", "json", "--exit-zero"];
        let report = bartizan(directory.path(), arguments).json();
        let names: Vec<&str> = list(&report, "policies").iter().map(|policy| text(policy, "/name")).collect();
        assert_eq!(names, [name], "{path}");
    }
    let named = bartizan(directory.path(), ["residency", "envs/prod", "--root", "envs/prod", "--format", "json"]);
    assert_eq!(named.code, 2, "nothing is read outside of a root that is named");
}
