//! Reviews of real plans, from end to end: what they say, that a binary plan says the same as its JSON, that nothing
//! sensitive is told, and that damaged plans are an error and no crash.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod command;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, place, text};
use serde_json::{Value, json};

/// Stand in the secrets of the plans.
const MARKER: &str = "planted-";

/// How the credentials of the plans begin, which have the format of real ones.
const CREDENTIALS: &[&str] = &["ghp_", "AKIA", "KRrYV3CJC"];

const FORMATS: &[&str] = &["text", "json", "sarif", "github", "junit", "markdown"];

fn reviews() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/plans/reviews")
}

/// The directories with plans.
fn names() -> Vec<String> {
    let entries = fs::read_dir(reviews()).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("plan.json").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 6);
    names
}

fn review(name: &str, arguments: &[&str]) -> Run {
    let shared = ["--date", "2026-01-01", "--jobs", "2"];
    bartizan(&reviews().join(name), arguments.iter().copied().chain(shared))
}

/// What a report says of its findings, wherever they stand.
fn said(report: &Value) -> BTreeSet<String> {
    let one = |finding: &Value| {
        let instances: Vec<&str> = list(finding, "instances").iter().map(|i| text(i, "/address")).collect();
        format!(
            "{} {} {} {} {} {instances:?}",
            text(finding, "/change"),
            text(finding, "/status"),
            text(finding, "/check"),
            text(finding, "/resource"),
            text(finding, "/message"),
        )
    };
    list(report, "findings").iter().map(one).collect()
}

#[test]
fn reviews_say_what_changes() {
    for name in names() {
        let run = review(&name, &["plan", "plan.json", "--source", "after", "--root", "."]);
        insta::assert_snapshot!(format!("{name}-text"), format!("exit {}\n{}{}", run.code, run.stdout, run.stderr));
        let run = review(&name, &["plan", "plan.json", "--source", "after", "--root", ".", "--format", "markdown"]);
        assert!(run.stdout.len() < 65_536, "{name}");
        insta::assert_snapshot!(format!("{name}-markdown"), run.stdout);
    }
}

/// Only what a plan introduces decides the exit code, unless all is asked for.
#[test]
fn what_is_introduced_fails() {
    let code = |name: &str, arguments: &[&str]| review(name, &[&["plan", "plan.json"], arguments].concat()).code;
    assert_eq!(code("harbour-opened", &[]), 1);
    assert_eq!(code("harbour-opened", &["--select", "aws-vpc-flow-log-missing"]), 0);
    assert_eq!(code("harbour-opened", &["--select", "aws-vpc-flow-log-missing", "--all"]), 1);
    assert_eq!(code("harbour-opened", &["--exit-zero"]), 0);
}

#[test]
fn a_binary_plan_says_what_its_json_says() {
    for name in names() {
        for source in [&[][..], &["--source", "after", "--root", "."]] {
            let of =
                |file: &str| review(&name, &[&["plan", file, "--all", "--format", "json"], source].concat()).json();
            let (json, binary) = (of("plan.json"), of("plan.tfplan"));
            assert_eq!(said(&json), said(&binary), "{name} {source:?}");
            assert!(!list(&json, "findings").is_empty(), "{name}");
            if !source.is_empty() {
                let places = |report: &Value| -> BTreeSet<String> {
                    let findings = list(report, "findings").iter();
                    let written = findings.filter(|finding| place(finding, "location").contains(".tf:"));
                    written.map(|finding| place(finding, "location")).collect()
                };
                assert_eq!(places(&json), places(&binary), "{name}");
            }
        }
    }
}

#[test]
fn nothing_sensitive_is_told() {
    for name in ["secrets-planted", "database-replaced", "credentials-in-plain"] {
        let plan = fs::read_to_string(reviews().join(name).join("plan.json")).unwrap();
        let plan = serde_json::from_str::<Value>(&plan).unwrap().to_string();
        assert!(plan.contains(MARKER), "{name} has secrets");
        let credentials = CREDENTIALS.iter().all(|credential| plan.contains(credential));
        assert_eq!(credentials, name == "credentials-in-plain");
        for file in ["plan.json", "plan.tfplan"] {
            for format in FORMATS {
                for source in [&[][..], &["--source", "after", "--root", "."]] {
                    let arguments = ["plan", file, "--all", "--show-unknown", "--format", format];
                    let run = review(name, &[&arguments, source].concat());
                    let told = run.printed();
                    assert!(!told.contains(MARKER), "{name} {file} {format} {source:?}: {told}");
                    let shown = CREDENTIALS.iter().find(|credential| told.contains(**credential));
                    assert_eq!(shown, None, "{name} {file} {format} {source:?}: {told}");
                    assert!(run.code <= 1, "{name} {file} {format}: {told}");
                }
            }
        }
    }
}

/// Credentials in the values of a plan whose source is not there, each at the address of what holds it.
#[test]
fn credentials_are_told_without_a_source() {
    let name = "credentials-in-plain";
    let arguments = ["--all", "--select", "secret-*", "--format", "json"];
    let report = review(name, &[&["plan", "plan.json"], &arguments[..]].concat()).json();
    let plan = fs::read_to_string(reviews().join(name).join("plan.json")).unwrap();
    let lines: Vec<&str> = plan.lines().collect();
    let mut told = String::new();
    for finding in list(&report, "findings") {
        let line = finding.pointer("/location/start/line").and_then(Value::as_u64).unwrap();
        let resource = text(finding, "/resource");
        let address = lines[usize::try_from(line).unwrap() - 1];
        assert!(address.contains(&format!("\"{}\"", resource.trim_start_matches("output."))), "{resource}: {address}");
        let check = text(finding, "/check");
        told.push_str(&format!("{} {check} {resource}: {}\n", text(finding, "/change"), text(finding, "/message")));
    }
    insta::assert_snapshot!("credentials", told);
    // With its source, the same credentials are told where they are written, and once.
    let source = ["--source", "after", "--root", "."];
    let report = review(name, &[&["plan", "plan.json"], &arguments[..], &source].concat()).json();
    let written =
        list(&report, "findings").iter().filter(|finding| place(finding, "location").contains(".tf:")).count();
    assert_eq!(written, list(&report, "findings").len());
    assert!(written > 5);
}

/// Of a state nobody knows what was written: only what has the format of a credential, and is not marked, is one.
#[test]
fn credentials_of_a_state_are_told_by_format() {
    let directory = tempfile::tempdir().unwrap();
    let key = ["AKIA", "PYCDYBK377OXTZQ6"].concat();
    let token = ["ghp_", "KBmIXeOnE1gXmgRlhZkMOdw9a5LsgJ0unSWO"].concat();
    let resource = |ty: &str, values: Value, marks: Value| {
        json!({
            "address": format!("{ty}.pier"), "mode": "managed", "type": ty, "name": "pier",
            "provider_name": "registry.terraform.io/hashicorp/aws", "values": values, "sensitive_values": marks,
        })
    };
    let state = json!({
        "format_version": "1.0",
        "terraform_version": "1.11.4",
        "values": {
            "outputs": {
                "deploy": {"value": token, "type": "string", "sensitive": false},
                "hidden": {"value": token, "type": "string", "sensitive": true},
                "key": {"value": key, "type": "string", "sensitive": false},
            },
            "root_module": {"resources": [
                resource("aws_instance", json!({"user_data": format!("gh auth login <<< {token}")}), json!({})),
                resource("aws_db_instance", json!({"password": "planted-Pier-1"}), json!({"password": true})),
                resource(
                    "aws_iam_access_key",
                    json!({"id": key, "secret": "KRrYV3CJC+BZHhm5S6xxMYHxq2B5kRP0r6UV1cZB"}),
                    json!({"secret": true}),
                ),
                resource("aws_ssm_parameter", json!({"value": token}), json!({"value": true})),
            ]},
        },
    });
    fs::write(directory.path().join("state.json"), state.to_string()).unwrap();
    let run = bartizan(directory.path(), ["plan", "state.json", "--select", "secret-*", "--format", "json"]);
    let told: Vec<String> = list(&run.json(), "findings")
        .iter()
        .map(|finding| format!("{} {}", text(finding, "/check"), text(finding, "/resource")))
        .collect();
    assert_eq!(told, ["secret-github-token output.deploy", "secret-github-token aws_instance.pier"]);
    assert!(!run.printed().contains(&token));
}

/// What is created for the first time, mostly of unknown values: no finding says that something is not there which is only
/// not known yet, nor takes an empty list for a setting.
#[test]
fn what_is_not_known_yet_is_no_finding() {
    for source in [&[][..], &["--source", "after", "--root", "."]] {
        let report = review("first-apply", &[&["plan", "plan.json", "--format", "json"], source].concat()).json();
        let failing = list(&report, "findings").iter().filter(|finding| text(finding, "/status") == "fail");
        let failing: BTreeSet<&str> = failing.map(|finding| text(finding, "/check")).collect();
        // These are about companions that nobody wrote.
        let missing = [
            "aws-kms-key-no-policy",
            "aws-s3-bucket-logging-disabled",
            "aws-s3-bucket-no-event-notifications",
            "aws-s3-bucket-no-lifecycle",
            "aws-s3-bucket-no-replication",
        ];
        assert_eq!(failing, BTreeSet::from(missing), "{source:?}");
    }
}

#[test]
fn what_is_done_is_told_apart() {
    let report = review("moved-and-forgotten", &["plan", "plan.json", "--format", "json"]).json();
    let counts = report.pointer("/plan/actions").unwrap_or(&Value::Null);
    insta::assert_snapshot!("moved-and-forgotten-actions", serde_json::to_string_pretty(counts).unwrap());
}

/// The plan with one thing changed.
fn edited(edit: impl FnOnce(&mut Value)) -> String {
    let plan = fs::read_to_string(reviews().join("database-replaced/plan.json")).unwrap();
    let mut plan: Value = serde_json::from_str(&plan).unwrap();
    edit(&mut plan);
    plan.to_string()
}

#[test]
fn damaged_plans_are_errors() {
    let directory = std::env::temp_dir().join(format!("bartizan-damaged-plans-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    let whole = edited(|_| {});
    let change = "/resource_changes/0/change";
    let mut cases: Vec<(String, Vec<u8>)> = vec![
        ("empty".to_owned(), Vec::new()),
        ("text".to_owned(), b"Terraform will perform the following actions:\n".to_vec()),
        ("other-json".to_owned(), b"{\"a\": 1}".to_vec()),
        ("list".to_owned(), b"[]".to_vec()),
        ("version-2".to_owned(), edited(|plan| plan["format_version"] = json!("2.0")).into_bytes()),
        ("version-odd".to_owned(), edited(|plan| plan["format_version"] = json!("new")).into_bytes()),
        ("version-1-99".to_owned(), edited(|plan| plan["format_version"] = json!("1.99")).into_bytes()),
        ("changes-no-list".to_owned(), edited(|plan| plan["resource_changes"] = json!(7)).into_bytes()),
        (
            "after-no-object".to_owned(),
            edited(|plan| plan.pointer_mut(change).unwrap()["after"] = json!("x")).into_bytes(),
        ),
        (
            "unknown-no-tree".to_owned(),
            edited(|plan| plan.pointer_mut(change).unwrap()["after_unknown"] = json!([true, 1])).into_bytes(),
        ),
        (
            "expressions-odd".to_owned(),
            edited(|plan| plan["configuration"]["root_module"]["resources"][0]["expressions"] = json!([1, {"a": []}]))
                .into_bytes(),
        ),
        (
            "state".to_owned(),
            json!({"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {}}})
                .to_string()
                .into_bytes(),
        ),
        (
            "raw-state".to_owned(),
            json!({"version": 4, "lineage": "x", "serial": 1, "outputs": {}, "resources": []}).to_string().into_bytes(),
        ),
        (
            "raw-state-3".to_owned(),
            json!({"version": 3, "lineage": "x", "serial": 1, "modules": []}).to_string().into_bytes(),
        ),
    ];
    let binary = fs::read(reviews().join("database-replaced/plan.tfplan")).unwrap();
    for (bytes, name) in [(whole.as_bytes(), "json"), (binary.as_slice(), "binary")] {
        for part in 1..8 {
            cases.push((format!("{name}-cut-{part}"), bytes[..bytes.len() * part / 8].to_vec()));
        }
    }
    let mut told = String::new();
    for (name, bytes) in cases {
        fs::write(directory.join(&name), bytes).unwrap();
        let run = bartizan(&directory, ["plan", name.as_str(), "--format", "json", "--select", "aws-s3-bucket-*"]);
        assert!((0..=3).contains(&run.code), "{name}: {}", run.printed());
        assert!(!run.stderr.contains("crashed") && !run.stderr.contains("panicked"), "{name}: {}", run.stderr);
        if run.code == 2 {
            assert!(!run.stderr.trim().is_empty(), "{name} says why");
        }
        told.push_str(&format!("{name}: exit {}\n{}", run.code, run.stderr));
    }
    fs::remove_dir_all(&directory).unwrap();
    insta::assert_snapshot!("damaged", told);
}

/// A state is checked as it is.
#[test]
fn a_state_is_checked() {
    let directory = std::env::temp_dir().join(format!("bartizan-state-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    let plan = fs::read_to_string(reviews().join("database-replaced/plan.json")).unwrap();
    let plan: Value = serde_json::from_str(&plan).unwrap();
    let state = json!({
        "format_version": "1.0",
        "terraform_version": "1.11.4",
        "values": plan.pointer("/prior_state/values").unwrap(),
    });
    fs::write(directory.join("state.json"), state.to_string()).unwrap();
    let run = bartizan(&directory, ["plan", "state.json", "--format", "json"]);
    fs::remove_dir_all(&directory).unwrap();
    let checks: BTreeSet<String> =
        list(&run.json(), "findings").iter().map(|finding| text(finding, "/check").to_owned()).collect();
    assert!(checks.contains("aws-s3-bucket-plain-http"), "{checks:?}");
    assert!(!checks.contains("aws-db-instance-storage-unencrypted"), "{checks:?}");
    assert!(!run.printed().contains(MARKER));
}
