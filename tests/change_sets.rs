//! Change sets of CloudFormation: what a review says of those in `testdata/change-sets`, alone and with their template; the forms
//! in which they come; damaged ones.
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

use std::fs;
use std::path::{Path, PathBuf};

use bartizan::formats::cloudformation::read_change_set;
use bartizan::formats::plan::deployment::{Source, of_plan};
use bartizan_lang::FileId;
use command::{Run, bartizan, list, place, text};
use serde_json::Value;

fn shop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/change-sets/shop")
}

fn review(directory: &Path, arguments: &[&str]) -> Run {
    bartizan(directory, ["plan"].into_iter().chain(arguments.iter().copied()))
}

fn json(directory: &Path, arguments: &[&str]) -> Value {
    let all = ["--format", "json"].iter().chain(arguments);
    review(directory, &all.copied().collect::<Vec<_>>()).json()
}

/// A line for each finding that the change set introduces or mends, for each change, and for each diagnostic.
fn told(report: &Value) -> String {
    let mut lines = Vec::new();
    for finding in list(report, "findings").iter().filter(|finding| text(finding, "/change") != "existing") {
        lines.push(format!(
            "{} {} {} {}: {} {}",
            text(finding, "/change"),
            text(finding, "/status"),
            text(finding, "/check"),
            text(finding, "/resource"),
            text(finding, "/message"),
            place(finding, "cause"),
        ));
    }
    lines.sort();
    for change in report["plan"]["changes"].as_array().unwrap() {
        lines.push(format!("{} {} {}", text(change, "/action"), text(change, "/address"), change["replaces"]));
    }
    for diagnostic in list(report, "diagnostics") {
        lines.push(format!("{}: {}", text(diagnostic, "/severity"), text(diagnostic, "/message")));
    }
    lines.join("\n")
}

#[test]
fn change_sets_are_reviewed() {
    for name in ["change-set", "brief", "pages", "page", "nothing"] {
        insta::assert_snapshot!(name, told(&json(&shop(), &[&format!("{name}.json")])));
    }
    insta::assert_snapshot!(
        "change-set-with-its-template",
        told(&json(&shop(), &["change-set.json", "--source", "template.yaml"]))
    );
    // What is not told comes from the template, but for what the changed properties were before.
    insta::assert_snapshot!("brief-with-its-template", told(&json(&shop(), &["brief.json", "--source", "."])));
    assert_eq!(review(&shop(), &["change-set.json"]).code, 1);
    assert_eq!(review(&shop(), &["nothing.json"]).code, 0);
}

#[test]
fn what_a_change_set_leaves_as_it_is_comes_from_the_template() {
    // The policy that wants TLS does not change, so only the template tells it.
    let plain = |report: &Value| {
        let found = list(report, "findings").iter();
        found.filter(|f| text(f, "/check") == "aws-s3-bucket-plain-http" && text(f, "/resource") == "Uploads").count()
    };
    assert_eq!(plain(&json(&shop(), &["change-set.json", "--source", "template.yaml"])), 0);
    assert_eq!(plain(&json(&shop(), &["change-set.json", "--source", "."])), 0, "a directory with the template");
    // Another tree has no template for it.
    let elsewhere = json(&shop(), &["change-set.json", "--source", "../../cdk/fargate/cdk.out"]);
    assert!(told(&elsewhere).contains("holds the resources of this change set"), "{}", told(&elsewhere));
}

#[test]
fn every_form_says_the_same() {
    let content = fs::read_to_string(shop().join("change-set.json")).unwrap();
    let parsed: Value = serde_json::from_str(&content).unwrap();
    let told = |report: &Value| -> Vec<String> {
        // Without the places, which differ.
        told(report).lines().map(|line| line.rsplit_once(' ').unwrap_or((line, "")).0.to_owned()).collect()
    };
    let expected = told(&json(&shop(), &["change-set.json"]));
    let tree = tempfile::tempdir().unwrap();
    let halves = |half: bool| {
        let mut page = parsed.clone();
        let changes = parsed["Changes"].as_array().unwrap();
        let (first, second) = changes.split_at(3);
        page["Changes"] = if half { first } else { second }.to_vec().into();
        if half {
            page["NextToken"] = "x".into();
        }
        page
    };
    let forms = [
        ("a list of pages", serde_json::to_string(&[halves(true), halves(false)]).unwrap()),
        ("pages one after the other", format!("{}\n{}", halves(true), halves(false))),
        ("a mark before it", format!("\u{feff}{content}")),
        ("in one line", parsed.to_string()),
        ("as the console writes it", lower(&parsed).to_string()),
    ];
    for (name, form) in forms {
        fs::write(tree.path().join("x"), form).unwrap();
        assert_eq!(told(&json(tree.path(), &["x"])), expected, "{name}");
    }
    // Its changes alone: all but what is said of the stack.
    fs::write(tree.path().join("x"), parsed["Changes"].to_string()).unwrap();
    assert_eq!(told(&json(tree.path(), &["x"])), expected);
    let yaml = "Changes:\n- Type: Resource\n  ResourceChange:\n    Action: Remove\n    PolicyAction: Delete\n    LogicalResourceId: Carts\n    \
                PhysicalResourceId: carts\n    ResourceType: AWS::DynamoDB::Table\n    Details: []\nChangeSetId: x\nStackName: shop\n";
    fs::write(tree.path().join("x"), yaml).unwrap();
    let reviewed = told(&json(tree.path(), &["x"])).join("\n");
    assert!(reviewed.contains("introduced fail change-data-destroyed Carts"), "{reviewed}");
}

/// The same with the first letter of each key in lower case.
fn lower(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let member =
                |(key, value): (&String, &Value)| (format!("{}{}", key[..1].to_lowercase(), &key[1..]), lower(value));
            Value::Object(members.iter().map(member).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(lower).collect()),
        other => other.clone(),
    }
}

#[test]
fn nothing_crashes() {
    let content = fs::read_to_string(shop().join("pages.json")).unwrap();
    let whole = fs::read_to_string(shop().join("change-set.json")).unwrap();
    let mut tried = 0;
    for text in [content, whole] {
        let cuts = (0..text.len()).step_by(61).filter(|cut| text.is_char_boundary(*cut));
        let halves = cuts.clone().map(|cut| text[..cut].to_owned());
        // A piece of some bytes is lost, or put where another one was.
        let gaps = cuts.clone().map(|cut| format!("{}{}", &text[..cut], text.get(cut + 7..).unwrap_or_default()));
        let moved =
            cuts.clone().map(|cut| format!("{}{}{}", &text[..cut], &text[..40], text.get(cut..).unwrap_or_default()));
        let others = ["{", "[", "null", "\"", "7", "{{changeSet:KNOWN_AFTER_APPLY}}"].into_iter().flat_map(|other| {
            ["\"Properties\"", "\"False\"", "\"Changes\": [", "Enabled", "[]", "\\\"Key"]
                .map(|from| text.replace(from, other))
        });
        for damaged in halves.chain(gaps).chain(moved).chain(others) {
            if let Some(Ok(mut read)) = read_change_set(&damaged, FileId(0)) {
                drop(of_plan(&mut read.plan, &"x".into(), Source::Absent));
            }
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn damaged_ones_are_errors_and_others_are_none() {
    let content = fs::read_to_string(shop().join("change-set.json")).unwrap();
    let tree = tempfile::tempdir().unwrap();
    let cases = [
        (content[..content.len() / 2].to_owned(), "this change set cannot be read"),
        (content.replace("\\\"}}\"", "\\\"\""), "introduced"),
        (content.replace("\"LogicalResourceId\": \"Carts\",", ""), "a change names no resource"),
        (content.replace("\"ResourceType\": \"AWS::DynamoDB::Table\",", ""), "delete Carts"),
        (content.replace("\"Details\": [\n", "\"Details\": [7, null, {\"Target\": 3},\n"), "change-exposure-widened"),
        (
            content.replace(
                "\"Status\": \"CREATE_COMPLETE\"",
                "\"Status\": \"FAILED\", \"StatusReason\": \"no such role\"",
            ),
            "the change set failed: no such role",
        ),
        ("{\"Changes\": [1, 2], \"ChangeSetId\": \"x\"}".to_owned(), "it is no plan and no state"),
        ("{\"Changes\": \"ResourceChange ChangeSetId\"}".to_owned(), "it is no plan and no state"),
    ];
    for (content, expected) in cases {
        fs::write(tree.path().join("x.json"), &content).unwrap();
        let run = review(tree.path(), &["x.json", "--format", "json"]);
        let printed = if run.stdout.is_empty() { run.printed() } else { told(&run.json()) };
        assert!(printed.contains(expected), "{expected}: {printed}");
    }
}
