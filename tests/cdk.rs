//! Cloud assemblies of CDK: what the real `cdk synth` wrote for the apps in `testdata/cdk` (`tools/cdk.py` makes it anew), each
//! with a snapshot of what the program finds, and assemblies that are ignored, damaged, or say less.
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
use std::fs;
use std::path::{Path, PathBuf};

use bartizan::formats::cloudformation::{GivenParameters, Surroundings, evaluate_stack, find_assemblies};
use bartizan::source::Files;
use command::{Run, bartizan, list, place, text};
use serde_json::Value;

fn apps() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cdk")
}

fn scan(directory: &Path, arguments: &[&str]) -> Run {
    bartizan(directory, ["scan"].into_iter().chain(arguments.iter().copied()))
}

fn report(directory: &Path, arguments: &[&str]) -> Value {
    let json = ["--format", "json"].iter().chain(arguments);
    scan(directory, &json.copied().collect::<Vec<_>>()).json()
}

/// A line for each finding: its stack, its construct, what is wrong and where.
fn told(report: &Value) -> String {
    let mut lines = Vec::new();
    for finding in list(report, "findings") {
        let root = text(finding, "/root").rsplit('/').next().unwrap();
        let construct = finding.get("construct").and_then(Value::as_str).unwrap_or("-");
        let when = text(finding, "/when");
        let reasons: Vec<&str> = list(finding, "reasons").iter().filter_map(Value::as_str).collect();
        let open = if text(finding, "/status") == "unknown" {
            format!(" ({when}{})", reasons.join("; "))
        } else {
            String::new()
        };
        lines.push(format!(
            "{} {} {}: {}{open} [{root}] {}",
            text(finding, "/severity"),
            text(finding, "/check"),
            construct,
            text(finding, "/message"),
            place(finding, "cause"),
        ));
    }
    for diagnostic in list(report, "diagnostics") {
        lines.push(format!("{}: {}", text(diagnostic, "/severity"), text(diagnostic, "/message")));
    }
    lines.push(format!("resources: {}, roots: {}", report["summary"]["resources"], report["summary"]["roots"]));
    lines.join("\n")
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target)
        } else {
            fs::copy(entry.path(), target).map(|_| ()).unwrap()
        }
    }
}

/// A copy of an app's assembly in a tree of its own, with its texts changed.
fn changed(name: &str, change: impl Fn(&str, String) -> String) -> tempfile::TempDir {
    let tree = tempfile::tempdir().unwrap();
    let assembly = tree.path().join("cdk.out");
    copied(&apps().join(name).join("cdk.out"), &assembly);
    for entry in fs::read_dir(&assembly).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file()) {
        let name = entry.file_name().into_string().unwrap();
        let before = fs::read_to_string(entry.path()).unwrap();
        fs::write(entry.path(), change(&name, before)).unwrap();
    }
    tree
}

#[test]
fn apps_are_judged_right() {
    let mut names: Vec<String> =
        fs::read_dir(apps()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() >= 8);
    for name in names {
        let report = report(&apps(), &[&name, "--root", "."]);
        insta::assert_snapshot!(name, told(&report));
    }
}

#[test]
fn constructs_are_told_in_every_format() {
    for (format, expected) in [
        ("text", "Main/Bucket/Resource (Bucket83908E77)"),
        ("json", "\"construct\": \"Main/Storage/Deeper/Group\""),
        ("sarif", "\"fullyQualifiedName\": \"Main/Bucket/Resource\""),
        ("markdown", "`Main/Bucket/Resource`"),
        ("junit", "Main/Bucket/Resource"),
        ("github", "Main/Bucket/Resource"),
    ] {
        let run = scan(&apps(), &["nested", "--format", format, "--severity", "medium", "--strict"]);
        let printed = run.printed();
        let wanted = printed.contains(expected) || printed.contains(&expected.replace(": ", ":"));
        assert!(wanted, "{format}: {printed}");
    }
    // The id of the table's metadata is lost where an app sets metadata of its own; the manifest still knows it.
    let report = report(&apps(), &["nested"]);
    let table = list(&report, "findings").iter().find(|finding| text(finding, "/resource") == "Table").unwrap();
    assert_eq!(text(table, "/construct"), "Main/Table");
    assert_eq!(text(table, "/instances/0/construct"), "Main/Table");
}

#[test]
fn one_is_found_however_it_is_named() {
    let tree = changed("nested", |_, before| before);
    let root = tree.path();
    fs::create_dir(root.join(".git")).unwrap();
    let all = told(&report(root, &["."]));
    assert!(all.contains("resources: 13, roots: 1"), "{all}");
    assert_eq!(told(&report(root, &["cdk.out"])), all);
    assert_eq!(told(&report(root, &["cdk.out/manifest.json"])), all);
    assert_eq!(told(&report(root, &[".", "cdk.out"])), all, "named twice");
    // A template by itself is that of its stack, too.
    assert_eq!(told(&report(root, &["cdk.out/Main.template.json"])), all);
    fs::write(root.join(".gitignore"), "cdk.out\n").unwrap();
    assert_eq!(told(&report(root, &["cdk.out"])), all);
    let ignored = scan(root, &["."]);
    assert_eq!(ignored.code, 2, "{}", ignored.printed());
}

#[test]
fn stages_that_lie_in_ignored_directories_are_found_when_named() {
    let tree = changed("pipeline", |_, before| before);
    fs::create_dir(tree.path().join(".git")).unwrap();
    fs::write(tree.path().join(".gitignore"), "cdk.out/\nassembly-*\n").unwrap();
    let report = report(tree.path(), &["cdk.out"]);
    let roots: BTreeSet<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/root")).collect();
    assert!(roots.contains("cdk.out/assembly-Delivery-Live/live-West"), "{roots:?}");
    assert_eq!(report["summary"]["roots"], 7);
}

#[test]
fn what_a_stack_is_tagged_with_is_on_its_resources() {
    let tree = changed("nested", |_, before| before);
    let checks = tree.path().join("checks");
    fs::create_dir(&checks).unwrap();
    let check = r#"
      check "cost-centre" {
        title    = "No cost centre"
        severity = "low"
        on       = ["aws_s3_bucket", "aws_sqs_queue", "aws_dynamodb_table"]
        fail     = self.tags["cost-centre"] != "4711"
        at       = self.tags
        message  = "no cost centre"
        why      = "Somebody pays."
        remedy   = "Tag it."
        since    = "0.1"

        example "fails" "without" {
          resource "aws_sqs_queue" "a" {}
        }
        example "passes" "with" {
          resource "aws_sqs_queue" "a" {
            tags = { cost-centre = "4711" }
          }
        }
      }
    "#;
    fs::write(checks.join("cost-centre.hcl"), check).unwrap();
    let arguments = ["cdk.out", "--checks", "checks", "--select", "cost-centre"];
    assert_eq!(list(&report(tree.path(), &arguments), "findings").len(), 0);
    // A template that no manifest names is in no such stack.
    fs::remove_file(tree.path().join("cdk.out/manifest.json")).unwrap();
    assert_eq!(list(&report(tree.path(), &arguments), "findings").len(), 5);
}

#[test]
fn the_environment_of_a_stack_decides_its_pseudo_parameters() {
    let template = |name: &str, text: String| match name {
        "Messaging.template.json" => {
            let known = r#"{"Fn::If": ["Here", "alias/aws/sqs", {"Ref": "AWS::NoValue"}]}"#;
            text.replacen(
                r#" "Resources": {"#,
                &format!(
                    r#" "Conditions": {{"Here": {{"Fn::And": [
                        {{"Fn::Equals": [{{"Ref": "AWS::Region"}}, "ap-southeast-2"]}},
                        {{"Fn::Equals": [{{"Ref": "AWS::AccountId"}}, "111122223333"]}},
                        {{"Fn::Equals": [{{"Ref": "AWS::Partition"}}, "aws"]}},
                        {{"Fn::Equals": [{{"Ref": "AWS::StackName"}}, "Messaging"]}}
                    ]}}}},
                    "Resources": {{"Probe": {{"Type": "AWS::SQS::Queue", "Properties": {{"SqsManagedSseEnabled": false, "KmsMasterKeyId": {known}}}}},"#
                ),
                1,
            )
        }
        _ => text,
    };
    let tree = changed("messaging", template);
    let arguments = ["cdk.out", "--select", "aws-sqs-queue-unencrypted"];
    let probed = |report: &Value| list(report, "findings").iter().any(|finding| text(finding, "/resource") == "Probe");
    assert!(!probed(&report(tree.path(), &arguments)));
    let manifest = tree.path().join("cdk.out/manifest.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("aws://111122223333/ap-southeast-2", "aws://111122223333/eu-west-1")).unwrap();
    assert!(probed(&report(tree.path(), &arguments)));
}

#[test]
fn assemblies_without_metadata_say_as_much() {
    let everything = told(&report(&apps(), &["nested/cdk.out", "--root", "nested"]));
    // `--no-path-metadata` and `--no-asset-metadata`
    let tree = changed("nested", |name, text| {
        let kept = |line: &&str| !line.contains("\"aws:cdk:path\"") && !line.contains("\"aws:asset:p");
        match name.ends_with(".template.json") {
            true => text.lines().filter(kept).collect::<Vec<_>>().join("\n").replace("\",\n   }", "\"\n   }"),
            false => text,
        }
    });
    let without = report(tree.path(), &["cdk.out", "--root", "."]);
    assert_eq!(without["summary"]["resources"], 13, "{without:#}");
    let constructs = |told: &str| -> BTreeSet<String> {
        told.lines().filter_map(|line| Some(line.split(' ').nth(2)?.to_owned())).collect()
    };
    assert_eq!(constructs(&told(&without)), constructs(&everything));
}

#[test]
fn damaged_manifests_are_told_and_templates_scanned() {
    type Damage = fn(&str, String) -> String;
    let cases: [(&str, Damage, &str); 5] = [
        (
            "cut",
            |name, text| if name == "manifest.json" { text[..text.len() / 2].to_owned() } else { text },
            "cannot be read in full",
        ),
        (
            "escaping",
            |name, text| match name {
                "manifest.json" => text.replace("Main.template.json", "../../etc/passwd"),
                _ => text,
            },
            "the template of stack \"Main\" is not there",
        ),
        (
            "missing",
            |name, text| match name {
                "manifest.json" => text.replace("\"Main.template.json\"", "\"Gone.template.json\""),
                _ => text,
            },
            "the template of stack \"Main\" is not there",
        ),
        (
            "no artifacts",
            |name, text| match name {
                "manifest.json" => text.replace("\"artifacts\"", "\"artifacts\": 7, \"was\""),
                _ => text,
            },
            "resources: ",
        ),
        (
            "itself",
            |name, text| match name {
                "manifest.json" => text.replace(
                    "\"artifacts\": {",
                    r#""artifacts": {"a": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}},"#,
                ),
                _ => text,
            },
            "names no directory below this one",
        ),
    ];
    for (name, damage, expected) in cases {
        let tree = changed("nested", damage);
        let run = scan(tree.path(), &["cdk.out", "--format", "json"]);
        let told = told(&run.json());
        assert!(told.contains(expected), "{name}: {told}");
        assert!(told.contains("aws-s3-bucket-acl-public"), "{name}: {told}");
    }
}

#[test]
fn manifests_of_others_are_none() {
    let tree = tempfile::tempdir().unwrap();
    let template =
        r#"{"Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {"AccessControl": "PublicRead"}}}}"#;
    fs::write(tree.path().join("b.template.json"), template).unwrap();
    for manifest in [
        r#"{"manifest_version": 3, "name": "an extension", "version": "1.0"}"#,
        r#"{"name": "an app", "icons": [], "start_url": "/", "artifacts": []}"#,
        "not JSON at all {",
        "",
    ] {
        fs::write(tree.path().join("manifest.json"), manifest).unwrap();
        let report = report(tree.path(), &["."]);
        assert_eq!(list(&report, "diagnostics").len(), 0, "{manifest}: {report:#}");
        assert_eq!(report["summary"]["roots"], 1);
        assert_eq!(text(&report, "/findings/0/root"), "b.template.json");
    }
}

#[test]
fn policies_and_metadata_come_through() {
    let files = Files::default();
    let start = files.open(&apps().join("nested/cdk.out"), Some(&apps())).unwrap();
    let walk = files.walk(&start.root, &start.path);
    let found = find_assemblies(&files, &start.root, &walk.directories);
    let given = GivenParameters::default();
    let region = bartizan_lang::Value::string("eu-west-1");
    let around = Surroundings {
        files: &files,
        trust_root: Some(&start.root),
        given: &given,
        region: Some(&region),
        account: None,
        raw: &[],
    };
    let made = evaluate_stack(around, &found.stacks[0]).unwrap();
    let mut lines = Vec::new();
    for one in &made.logical {
        let metadata = one.metadata.as_ref().and_then(|metadata| metadata.as_fields().cloned());
        let keys = metadata.map(|metadata| metadata.entries().iter().map(|f| f.key.to_string()).collect::<Vec<_>>());
        lines.push(format!(
            "{} delete: {} replace: {} metadata: {}",
            one.id,
            one.deletion_policy.as_deref().unwrap_or("-"),
            one.update_replace_policy.as_deref().unwrap_or("-"),
            keys.unwrap_or_default().join(", "),
        ));
    }
    insta::assert_snapshot!("policies", lines.join("\n"));
    let provider = &made.deployment.resources[0].provider;
    assert_eq!(
        provider.region.as_str().map(|region| region.as_str()),
        Some("eu-west-1"),
        "the manifest leaves it open"
    );
    assert!(provider.default_tags.as_fields().is_some_and(|tags| tags.get("cost-centre").is_some()));
}

#[test]
fn damaged_assemblies_crash_nothing() {
    let assembly = apps().join("pipeline/cdk.out");
    let manifest = fs::read_to_string(assembly.join("manifest.json")).unwrap();
    let tree = tempfile::tempdir().unwrap();
    copied(&assembly, &tree.path().join("cdk.out"));
    let cuts = (0..manifest.len()).step_by(97);
    let halves = cuts.clone().map(|cut| manifest[..cut].to_owned());
    let gaps = cuts.map(|cut| format!("{}{}", &manifest[..cut], manifest.get(cut + 9..).unwrap_or_default()));
    let others = ["null", "7", "[]", "{}", "\"..\"", "\"/\"", "\"manifest.json\""].into_iter().flat_map(|other| {
        [
            "\"Delivery.template.json\"",
            "\"assembly-Delivery-Beta\"",
            "\"Delivery.assets.json\"",
            "\"Delivery.metadata.json\"",
        ]
        .map(|from| manifest.replace(from, other))
    });
    for damaged in halves.chain(gaps).chain(others) {
        fs::write(tree.path().join("cdk.out/manifest.json"), &damaged).unwrap();
        let files = Files::default();
        let start = files.open(&tree.path().join("cdk.out"), None).unwrap();
        let walk = files.walk(&start.root, &start.path);
        let found = find_assemblies(&files, &start.root, &walk.directories);
        // Stages have manifests of their own.
        assert!(found.stacks.len() >= 4 && found.stacks.len() <= 7, "{damaged}");
    }
}

#[test]
fn errors_of_an_app_are_told() {
    let tree = changed("nested", |name, text| match name {
        "Main.metadata.json" => text.replace("aws:cdk:warning", "aws:cdk:error"),
        _ => text,
    });
    let told = told(&report(tree.path(), &["cdk.out"]));
    assert!(told.contains("warning: CDK says of /Main: the default of Cidr opens a port"), "{told}");
}
