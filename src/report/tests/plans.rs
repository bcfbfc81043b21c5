//! Reports on plans, and comments on pull requests.

use bartizan_lang::Span;
use bartizan_lang::value::{InstanceKey, Str};

use super::rendering::assert_conforms;
use super::*;
use crate::change::blast_radius::{Affected, Radius};
use crate::formats::plan::model::{Action, CheckOutcome, OutputChange, Plan, ResourceChange, ResourceId};
use crate::ir::Mode;
use crate::report::{Audience, Change, Consequences, PlanSummary, SarifOptions};
use crate::source::SizeLimit;

/// A plan over the tree below: a database that is replaced, a bucket that is updated, and more.
fn plan() -> Plan {
    let change = |address: &str, action| {
        let (ty, name) = address.split_once('.').unwrap();
        ResourceChange {
            id: ResourceId {
                address: address.into(),
                module: Str::default(),
                mode: Mode::Managed,
                ty: ty.into(),
                name: name.split('[').next().unwrap().into(),
                key: InstanceKey::None,
                provider: "registry.terraform.io/hashicorp/aws".into(),
                at: Span::NONE,
            },
            previous_address: None,
            deposed: None,
            action,
            reason: None,
            replaces: Vec::new(),
            importing: None,
            before: Value::null(),
            after: Value::null(),
        }
    };
    Plan {
        terraform: "1.11.4".into(),
        changes: vec![
            change("aws_s3_bucket.site[\"a|b\"]", Action::Create),
            change("aws_s3_bucket.logs", Action::Update),
            ResourceChange {
                replaces: vec!["engine".into()],
                reason: Some("replace_because_cannot_update".into()),
                ..change("aws_db_instance.orders", Action::DeleteThenCreate)
            },
            ResourceChange { previous_address: Some("aws_vpc.old".into()), ..change("aws_vpc.main", Action::NoOp) },
            change("aws_instance.old", Action::Delete),
            change("aws_security_group.web", Action::Update),
        ],
        drift: vec![change("aws_instance.web", Action::Update)],
        outputs: vec![OutputChange {
            name: "endpoint".into(),
            action: Action::Update,
            before: Value::null(),
            after: Value::null(),
            sensitive: true,
            at: Span::NONE,
        }],
        checks: vec![CheckOutcome {
            address: "check.health".into(),
            status: "fail".into(),
            problems: vec!["see https://evil.example, @admin".into()],
        }],
        complete: Some(false),
        ..Plan::default()
    }
}

fn summary() -> PlanSummary {
    let radius = Radius {
        affected: vec![Affected {
            address: "aws_db_instance.orders".into(),
            direct: vec!["aws_ssm_parameter.url".into()],
            direct_count: 1,
            all: 3,
            changing: 1,
            at_least: false,
        }],
        changed: 4,
        dependents: 3,
        staying: 2,
    };
    PlanSummary::new(&plan(), &radius, |change| match change.id.ty.as_str() {
        "aws_db_instance" => Consequences { data: Some("database".to_owned()), ..Consequences::default() },
        "aws_security_group" => {
            Consequences { opened: vec!["0.0.0.0/0 may now reach port 22".to_owned()], ..Consequences::default() }
        }
        _ => Consequences::default(),
    })
}

const SOURCE: &[(&str, &str)] = &[(
    "main.tf",
    "resource \"aws_s3_bucket\" \"logs\" {\n  acl = \"public-read\"\n}\nresource \"aws_s3_bucket\" \"site\" {\n  for_each = toset([\"a|b\"])\n  acl = \"public-read-write\"\n}\nresource \"aws_s3_bucket\" \"old\" {\n  acl = \"authenticated-read\"\n}\nresource \"aws_s3_bucket\" \"open\" {\n  acl = var.acl\n}\nvariable \"acl\" {}\n",
)];

/// The findings of the tree: what is in `site` is introduced, in `old` resolved, in all others existing.
fn report_on_a_plan(tree: &Tree) -> Report {
    let mut checked = tree.raw(&check("aws-s3-bucket-acl-public", Severity::High), "aws_s3_bucket", "acl");
    let deployment = &tree.evaluated.deployments[0];
    for raw in checked.iter_mut().flat_map(|one| one.findings.to_mut()) {
        raw.change = Some(match deployment.resource(raw.resource).unwrap().name.as_str() {
            "site" | "open" => Change::Introduced,
            "old" => Change::Resolved,
            _ => Change::Existing,
        });
    }
    Report::new(Material { plan: Some(summary()), ..tree.material(checked) })
}

fn comment(report: &Report, tree: &Tree) -> String {
    let mut text = String::new();
    crate::report::report_markdown(report, &tree.files, Audience::default(), &mut text).unwrap();
    text
}

#[test]
fn text_leads_with_what_is_introduced() {
    let tree = Tree::new(SOURCE);
    let report = report_on_a_plan(&tree);
    insta::assert_snapshot!("plan_text", tree.text(&report));
    let all = tree.text_with(&report, TextOptions { all: true, show_unknown: true, ..TextOptions::default() });
    insta::assert_snapshot!("plan_text_all", all);
}

#[test]
fn json_has_all_findings_and_the_plan() {
    let tree = Tree::new(SOURCE);
    let out = json(&report_on_a_plan(&tree));
    assert_conforms(&out);
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    let changes: Vec<&str> =
        value["findings"].as_array().unwrap().iter().map(|finding| finding["change"].as_str().unwrap()).collect();
    assert_eq!(changes, ["existing", "introduced", "resolved", "introduced"]);
    assert_eq!((value["summary"]["fail"].as_u64(), value["summary"]["unknown"].as_u64()), (Some(2), Some(1)));
    insta::assert_snapshot!("plan_json", serde_json::to_string_pretty(&value["plan"]).unwrap());
}

#[test]
fn only_what_is_introduced_fails() {
    let tree = Tree::new(SOURCE);
    let report = report_on_a_plan(&tree);
    let failures = |strict, all| report.failures(Audience { strict, all });
    assert_eq!([failures(false, false), failures(true, false), failures(false, true)], [1, 2, 2]);
}

#[test]
fn sarif_has_the_state_of_each_result() {
    let tree = Tree::new(SOURCE);
    let report = report_on_a_plan(&tree);
    let states = |audience| {
        let mut bytes = Vec::new();
        let options = SarifOptions { audience, ..SarifOptions::default() };
        crate::report::report_sarif(&report, &tree.files, &options, &mut bytes).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let results = value.pointer("/runs/0/results").unwrap().as_array().unwrap().clone();
        results.iter().map(|result| result["baselineState"].as_str().unwrap().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(states(Audience::default()), ["unchanged", "new"]);
    assert_eq!(states(Audience { all: true, ..Audience::default() }), ["unchanged", "new", "absent"]);
    assert_eq!(states(Audience { strict: true, all: true }), ["unchanged", "new", "absent", "new"]);
}

#[test]
fn build_servers_see_what_is_introduced() {
    let tree = Tree::new(SOURCE);
    let report = report_on_a_plan(&tree);
    for (all, count) in [(false, 1), (true, 3)] {
        let audience = Audience { strict: false, all };
        let mut text = String::new();
        crate::report::report_github(&report, &tree.files, audience, &mut text).unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with("::error ")).count(), count, "{text}");
        let mut bytes = Vec::new();
        crate::report::report_junit(&report, &tree.files, audience, &mut bytes).unwrap();
        let document = String::from_utf8(bytes).unwrap();
        assert_eq!(document.matches("<testcase ").count(), count, "{document}");
    }
}

#[test]
fn comments_lead_with_the_verdict() {
    let tree = Tree::new(SOURCE);
    insta::assert_snapshot!("plan_comment", comment(&report_on_a_plan(&tree), &tree));
    let scanned = tree.report(tree.raw(&check("aws-s3-bucket-acl-public", Severity::High), "aws_s3_bucket", "acl"));
    insta::assert_snapshot!("scan_comment", comment(&scanned, &tree));
    let clean = tree.report(tree.raw(&check("own", Severity::High), "aws_s3_bucket", "nothing"));
    assert_eq!(comment(&clean, &tree), "<!-- bartizan -->\n**bartizan: no findings**; of 4 resources.\n");
}

/// Thousands of everything, with names that grow when they are encoded.
#[test]
fn comments_fit() {
    let evil = "`|\u{202e}".repeat(200);
    let block = |n| format!("resource \"aws_s3_bucket\" \"b{n}\" {{\n  acl = \"public-read\"\n}}\n");
    let source: String = (0..400).map(block).collect();
    let tree = Tree::new(&[("main.tf", &source)]);
    for evil in ["", evil.as_str()] {
        for change in [Change::Introduced, Change::Existing, Change::Resolved] {
            let mut checked =
                tree.raw_with(&check("own", Severity::High), "aws_s3_bucket", "acl", |_| format!("bad {evil}"));
            checked.iter_mut().flat_map(|one| one.findings.to_mut()).for_each(|raw| raw.change = Some(change));
            let mut plan = plan();
            let template = plan.changes[2].clone();
            plan.changes = (0..600)
                .map(|n| {
                    let mut change = template.clone();
                    change.id.address = format!("aws_db_instance.x[\"{n}{evil}\"]").into();
                    change.replaces = (0..20).map(|n| format!("a{n}{evil}").into()).collect();
                    change
                })
                .collect();
            plan.drift = plan.changes.clone();
            let (output, check) = (plan.outputs[0].clone(), plan.checks[0].clone());
            plan.outputs = vec![output; 600];
            plan.checks = vec![CheckOutcome { problems: vec![evil.into(); 20], ..check }; 600];
            let all = |change: &ResourceChange| Affected {
                address: change.id.address.clone(),
                all: 9,
                ..Affected::default()
            };
            let radius =
                Radius { affected: plan.changes.iter().map(all).collect(), changed: 1, dependents: 9, staying: 1 };
            let summary = PlanSummary::new(&plan, &radius, |_| Consequences {
                data: Some(evil.to_owned()),
                opened: vec![evil.to_owned(); 9],
                granted: vec![evil.to_owned(); 9],
                protections_lost: vec![evil.to_owned(); 9],
            });
            let report = Report::new(Material { plan: Some(summary), ..tree.material(checked) });
            let text = comment(&report, &tree);
            assert!(text.len() < 65_536, "{}", text.len());
            assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
            assert!(text.contains(" more findings\n") && text.contains(" more changes\n"), "{text}");
            let rows = text.lines().filter(|line| line.starts_with("| **high**"));
            rows.for_each(|row| assert_eq!(row.matches('|').count(), 5, "{row}"));
        }
    }
}

/// The resources of a tree as a plan would give them: all that has a place is an address in one long line.
#[test]
fn findings_without_source_are_told_of_the_plan() {
    let addresses: Vec<String> = (0..3).map(|n| format!("aws_s3_bucket.a[{n}]")).collect();
    let line = format!(
        "{{\"x\":\"{}\",\"a\":[{:?},{:?},{:?}]}}",
        "é".repeat(500_000),
        addresses[0],
        addresses[1],
        addresses[2]
    );
    let mut tree = Tree::new(&[
        ("main.tf", "resource \"aws_s3_bucket\" \"a\" {\n  count = 3\n  acl = \"public-read\"\n}\n"),
        ("plan.json", &line),
    ]);
    let path = tree._directory.path().join("plan.json");
    let file = tree.files.read_named(&path, SizeLimit(10_000_000)).unwrap();
    let deployment = &mut tree.evaluated.deployments[0];
    for resource in &mut deployment.resources {
        let start = line.find(resource.address.as_str()).unwrap();
        resource.header = Span::new(file.id(), start, start + resource.address.len());
        resource.block = resource.header;
    }
    let mut checked = tree.raw(&check("aws-s3-bucket-acl-public", Severity::High), "aws_s3_bucket", "acl");
    for (number, raw) in checked.iter_mut().flat_map(|one| one.findings.to_mut()).enumerate() {
        (raw.at, raw.value) = (Span::NONE, Span::NONE);
        raw.change = Some(Change::Introduced);
        if number == 2 {
            raw.message = "another mistake".to_owned();
        }
    }
    // A binary plan has no text to point at.
    let mut nowhere =
        tree.material(checked.iter().map(|one| Checked { findings: one.findings.clone(), ..*one }).collect());
    nowhere.plan_file = Some(file.id());
    let report = Report::new(nowhere);
    let told: Vec<(usize, &Untrusted)> =
        report.findings.iter().map(|f| (f.instances.len(), &f.location.path)).collect();
    assert_eq!(told, [(2, &text("plan.json")), (1, &text("plan.json"))]);
    insta::assert_snapshot!("plan_without_source", tree.text(&report));
    assert_conforms(&json(&report));
    let mut out = String::new();
    crate::report::report_github(&report, &tree.files, Audience::default(), &mut out).unwrap();
    assert!(out.starts_with("::error file=plan.json,line=1,title="), "{out}");
    let mut bytes = Vec::new();
    crate::report::report_sarif(&report, &tree.files, &SarifOptions::default(), &mut bytes).unwrap();
    assert!(bytes.len() < 20_000);
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let place = value.pointer("/runs/0/results/0/locations/0/physicalLocation").unwrap();
    assert_eq!(place["artifactLocation"]["uri"], "plan.json");
    assert_eq!(place["region"]["startColumn"], 500_015);
    assert!(place["region"].get("snippet").is_none());
    assert!(comment(&report, &tree).contains("| `plan.json` |"));
}

/// What is known of no place at all is told of the plan, not left out and not thrown together.
#[test]
fn findings_without_any_place_are_told() {
    let mut tree = Tree::new(&[
        (
            "main.tf",
            "resource \"aws_s3_bucket\" \"a\" {\n  acl = \"a\"\n}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = \"a\"\n}\n",
        ),
        ("plan.json", "{}"),
    ]);
    let path = tree._directory.path().join("plan.json");
    let file = tree.files.read_named(&path, SizeLimit(100)).unwrap();
    for resource in &mut tree.evaluated.deployments[0].resources {
        (resource.header, resource.block) = (Span::NONE, Span::NONE);
    }
    let mut checked = tree.raw(&check("own", Severity::High), "aws_s3_bucket", "acl");
    for raw in checked.iter_mut().flat_map(|one| one.findings.to_mut()) {
        (raw.at, raw.value) = (Span::NONE, Span::NONE);
    }
    let report = Report::new(Material { plan_file: Some(file.id()), ..tree.material(checked) });
    let told: Vec<String> = report
        .findings
        .iter()
        .map(|f| format!("{:?} {:?}:{}", f.resource, f.location.path, f.location.start.line))
        .collect();
    assert_eq!(told, ["\"aws_s3_bucket.a\" \"plan.json\":1", "\"aws_s3_bucket.b\" \"plan.json\":1"]);
}
