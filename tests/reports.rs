//! What the program says of the trees in `testdata/terraform`: snapshots for people, and what must be in them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, unreachable_pub, reason = "tests")]

mod command;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use command::{Run, bartizan, list, place, text};
use serde_json::Value;

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform").join(name)
}

/// The directories in a directory of test data, by name.
fn directories(name: &str) -> Vec<String> {
    let entries = std::fs::read_dir(testdata(name)).unwrap().map(|entry| entry.unwrap());
    let directories = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut names: Vec<String> = directories.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Scans a directory; its own path is the trust root, so that paths do not depend on what is around it.
fn scan(directory: &Path, options: &[&str]) -> Run {
    bartizan(directory, ["scan", ".", "--root", "."].into_iter().chain(options.iter().copied()))
}

fn instances(finding: &Value) -> usize {
    list(finding, "instances").len()
}

/// A finding in a line, with what hangs on it in lines below.
fn line(finding: &Value) -> String {
    let mut out = format!(
        "{} {} {} ×{} at {}",
        text(finding, "/status"),
        text(finding, "/check"),
        text(finding, "/resource"),
        instances(finding),
        place(finding, "location"),
    );
    if finding.get("cause") != finding.get("location") {
        write!(out, " decided at {}", place(finding, "cause")).unwrap();
    }
    if let Some(when) = finding.get("when").and_then(Value::as_str) {
        write!(out, "\n    when {when}").unwrap();
    }
    for reason in list(finding, "reasons") {
        write!(out, "\n    since {}", reason.as_str().unwrap()).unwrap();
    }
    out
}

/// The report in short: a line a finding, a line a diagnostic, and the counts.
fn short(report: &Value) -> String {
    let mut out = String::new();
    for finding in list(report, "findings") {
        writeln!(out, "{}", line(finding)).unwrap();
    }
    for diagnostic in list(report, "diagnostics") {
        let place = place(diagnostic, "location");
        writeln!(out, "{} {place} {:?}", text(diagnostic, "/severity"), text(diagnostic, "/message")).unwrap();
    }
    let mut summary = report.get("summary").unwrap().clone();
    // New checks would change it in every snapshot.
    summary.as_object_mut().unwrap().remove("checks");
    writeln!(out, "{summary}").unwrap();
    seen(&out)
}

/// Text with what people would not see in it written out: the snapshots are text for people.
fn seen(text: &str) -> String {
    let show = |character: char| match character {
        '\n' | ' '..='~' | '×' => character.to_string(),
        other => other.escape_unicode().to_string(),
    };
    text.chars().map(show).collect()
}

#[test]
fn a_companys_tree() {
    let report = scan(&testdata("tarnwick-ferries"), &["--format", "json"]);
    assert_eq!(report.code, 1, "{}", report.stderr);
    insta::assert_snapshot!("tarnwick_ferries", short(&report.json()));
}

#[test]
fn the_production_of_a_company_in_full() {
    let select = "aws-s3-bucket-acl-public,aws-security-group-ssh-open-to-world,aws-lb-listener-outdated-tls,\
                  aws-instance-root-volume-unencrypted,aws-s3-bucket-versioning-disabled";
    let arguments = ["scan", "envs/prod", "--root", ".", "--select", select, "--show-unknown"];
    let report = bartizan(&testdata("tarnwick-ferries"), arguments);
    assert_eq!(report.code, 1, "{}", report.stderr);
    insta::assert_snapshot!("tarnwick_ferries_prod", report.stdout);
}

/// The way of the ACL: from the literal in the values' file through two levels of modules.
#[test]
fn a_trace_leads_through_modules_to_a_literal() {
    let arguments = ["scan", "envs/prod", "--root", ".", "--select", "aws-s3-bucket-acl-public", "--format", "json"];
    let report = bartizan(&testdata("tarnwick-ferries"), arguments).json();
    let [finding] = list(&report, "findings") else { panic!("{report:#}") };
    assert_eq!(text(finding, "/resource"), "module.platform.module.timetables.aws_s3_bucket_acl.this[0]");
    assert_eq!(text(finding, "/cause/path"), "envs/prod/terraform.tfvars");
    let way: Vec<&str> = list(finding, "trace").iter().map(|step| text(step, "/location/path")).collect();
    for file in
        ["envs/prod/terraform.tfvars", "envs/prod/main.tf", "modules/platform/main.tf", "modules/bucket/main.tf"]
    {
        assert!(way.contains(&file), "{file} is not on the way: {way:?}");
    }
}

#[test]
fn alternatives() {
    for name in directories("alternatives") {
        let directory = testdata("alternatives").join(&name);
        let shown = scan(&directory, &["--show-unknown", "--select", "*acl*,*versioning*,*ssh*"]);
        insta::assert_snapshot!(format!("alternatives_{name}_text"), format!("exit {}\n{}", shown.code, shown.stdout));
        let report = scan(&directory, &["--format", "json"]);
        assert_eq!(shown.stderr + &report.stderr, "");
        insta::assert_snapshot!(
            format!("alternatives_{name}"),
            format!("exit {}\n{}", report.code, short(&report.json()))
        );
    }
}

/// What one check has to say of a directory of alternatives, a line each: status and condition, or the reasons.
#[test]
fn alternatives_are_decided() {
    let acl = "aws-s3-bucket-acl-public";
    let ssh = "aws-security-group-ssh-open-to-world";
    let versioning = "aws-s3-bucket-versioning-disabled";
    let cases: [(&str, &str, &[&str], &[&str]); 17] = [
        ("acl-one-arm-unsafe", acl, &[], &["unknown: var.public is true"]),
        ("acl-one-arm-unsafe", acl, &["--var", "public=true"], &["fail"]),
        ("acl-one-arm-unsafe", acl, &["--var", "public=false"], &[]),
        ("acl-both-arms-safe", acl, &[], &[]),
        ("acl-both-arms-unsafe", acl, &[], &["fail"]),
        ("count-one-unsafe", acl, &[], &["unknown: var.public is true"]),
        ("count-both-safe", acl, &[], &[]),
        ("count-both-unsafe", acl, &[], &["fail"]),
        ("correlated-always", acl, &[], &["fail"]),
        ("correlated-never-together", acl, &[], &[]),
        ("correlated-together", acl, &[], &["unknown: var.env is \"prod\""]),
        ("correlated-together", acl, &["--var", "env=prod"], &["fail"]),
        ("rule-from-unset-variable", ssh, &[], &["unknown: var.admin_cidr is \"0.0.0.0/0\" or \"::/0\""]),
        ("rule-from-unset-variable", ssh, &["--var", "admin_cidr=0.0.0.0/0"], &["fail"]),
        ("rule-from-unset-variable", ssh, &["--var", "admin_cidr=10.0.0.0/8"], &[]),
        ("companion-of-unset-bucket", versioning, &[], &["unknown: var.bucket has no value"; 2]),
        ("companion-of-unset-bucket", acl, &[], &["fail"]),
    ];
    for (name, check, options, expected) in cases {
        let options = [&["--format", "json", "--select", check], options].concat();
        let report = scan(&testdata("alternatives").join(name), &options);
        let json = report.json();
        let said: Vec<String> = list(&json, "findings")
            .iter()
            .map(|finding| match (text(finding, "/status"), text(finding, "/when"), text(finding, "/reasons/0")) {
                (status, "", "") => status.to_owned(),
                (status, "", reason) => format!("{status}: {reason}"),
                (status, when, _) => format!("{status}: {when}"),
            })
            .collect();
        assert_eq!(said, expected, "{name} {options:?}");
        assert_eq!(report.code, i32::from(expected.contains(&"fail")), "{name} {options:?}");
    }
}

/// A companion that may be any bucket's makes only what it says undecided.
#[test]
fn what_is_not_known_of_a_companion_stays_there() {
    let report = scan(&testdata("alternatives/companion-of-unset-bucket"), &["--format", "json"]).json();
    for finding in list(&report, "findings") {
        let of_versioning = text(finding, "/check") == "aws-s3-bucket-versioning-disabled";
        assert_eq!(text(finding, "/status") == "unknown", of_versioning, "{}", line(finding));
    }
}

/// Message, resource and place of one finding are of one alternative.
#[test]
fn a_finding_is_of_one_alternative() {
    let select = ["--format", "json", "--select", "aws-s3-bucket-acl-public"];
    let report = scan(&testdata("alternatives/count-both-unsafe"), &select).json();
    let finding = report.pointer("/findings/0").unwrap();
    let said = [text(finding, "/resource"), text(finding, "/message"), &place(finding, "location")].join("; ");
    assert_eq!(said, "aws_s3_bucket_acl.read[0]; ACL \"public-read\" lets anyone read this bucket; main.tf:13");
}

#[test]
fn one_mistake_in_forty_instances_is_one_finding() {
    let select = ["--format", "json", "--select", "aws-s3-bucket-acl-public"];
    let report = scan(&testdata("alternatives/forty-instances"), &select).json();
    let counts: Vec<usize> = list(&report, "findings").iter().map(instances).collect();
    assert_eq!(counts, [40]);
}

#[test]
fn undecided_findings_are_counted_by_what_decides_them() {
    let report = scan(&testdata("alternatives/acl-one-arm-unsafe"), &["--format", "json"]).json();
    assert_eq!(report.pointer("/summary/incomplete/values").unwrap(), 1);
    let report = scan(&testdata("alternatives/acl-one-arm-unsafe"), &["--select", "*acl*"]);
    assert!(report.stdout.contains("1  depends on var.public"), "{}", report.stdout);
    assert!(report.stdout.contains("1 not decided for want of 1 value"), "{}", report.stdout);
}

#[test]
fn hostile_trees() {
    for name in directories("hostile") {
        let directory = testdata("hostile").join(&name);
        let report = scan(&directory, &["--select", "*acl*", "--format", "json"]);
        let said = match report.code {
            2 => report.stderr.clone(),
            _ => short(&report.json()),
        };
        insta::assert_snapshot!(format!("hostile_{name}"), format!("exit {}\n{said}", report.code));
        if !name.starts_with("empty") {
            assert_eq!(report.code, 1, "{name}");
            let findings = report.json();
            let resources: Vec<&str> = list(&findings, "findings").iter().map(|f| text(f, "/resource")).collect();
            assert!(resources.contains(&"aws_s3_bucket_acl.public"), "{name}: {resources:?}");
        }
    }
}

/// What is hostile in one file is shown to people as harmless text.
#[test]
fn hostile_names_in_text() {
    let report = scan(&testdata("hostile/control-characters"), &["--select", "*acl*"]);
    insta::assert_snapshot!("hostile_control-characters_text", report.stdout);
}

/// References that a less faithful reading takes for mistakes: the tree is evaluated without a diagnostic.
#[test]
fn references_are_read_as_the_engine_reads_them() {
    let report = scan(&testdata("references"), &["--format", "json"]).json();
    assert_eq!(report.pointer("/diagnostics").and_then(Value::as_array).map(Vec::len), Some(0), "{report}");
    assert_eq!(report.pointer("/summary/resources").and_then(Value::as_u64), Some(7));
}
