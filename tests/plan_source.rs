//! Plans laid over the configuration that was planned: where values are said to stand, what is left of unknown ones, and
//! that a review of a plan and a scan of its source agree.
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
use std::path::Path;

use bartizan::formats::plan::deployment::{self, Source};
use bartizan::formats::plan::model::Plan;
use bartizan::formats::plan::source::{find, given, overlay};
use bartizan::formats::plan::{Document, read_json};
use bartizan::formats::terraform::{Limits, Loader, Opening, Surroundings, evaluate_root};
use bartizan::ir::{Deployment, ResourceIndex};
use bartizan::report::Change;
use bartizan::scan::{PlanRequest, Request, Session, review};
use bartizan::source::{Files, RelPath, Start};
use bartizan_lang::value::{Fields, Kind, Part, Shape};
use bartizan_lang::{FileId, Span, Value};
use command::{bartizan, list, place, text};

/// Trees with the plans that Terraform made of them, and one plan each.
const TREES: &[(&str, &str)] = &[("shops", "plan.json"), ("zones", "build/plan.json"), ("values", "plan.json")];

fn tree(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/plans/source").join(name)
}

fn plan_of(path: &Path) -> Plan {
    let text = std::fs::read_to_string(path).unwrap();
    match read_json(&text, FileId::NONE).unwrap() {
        Document::Plan(plan) => *plan,
        Document::State(_) => panic!("{} is a state", path.display()),
    }
}

struct Laid {
    files: Files,
    deployment: Deployment,
}

/// The plan of a tree, laid over it.
fn laid(name: &str, plan: &str) -> Laid {
    laid_over(&tree(name), plan_of(&tree(name).join(plan)))
}

fn laid_over(tree: &Path, mut plan: Plan) -> Laid {
    let (files, loader) = (Files::default(), Loader::default());
    let opening = Opening { root: Some(tree), ..Opening::default() };
    let Start { root, path, .. } = loader.open(&files, tree, opening).unwrap();
    let around = Surroundings {
        files: &files,
        trust_root: Some(&root),
        loader: &loader,
        given: &given(&files, &root, &loader, &path, &plan),
        workspace: "default",
        data_directory: ".terraform",
        default_regions: None,
        working_directory: None,
        plans: false,
        tolerate_defaults: true,
    };
    let source = evaluate_root(&around, &path, &Limits::default());
    let deployments = deployment::of_plan(&mut plan, &"plan.json".into(), Source::Given);
    let deployment = overlay(source, deployments, &plan).after;
    Laid { files, deployment }
}

impl Laid {
    /// `main.tf:3`, `main.tf:3-9` or nothing.
    fn place(&self, span: Span) -> String {
        match self.files.location(span) {
            None => "–".to_owned(),
            Some(at) if at.start.line == at.end.line => format!("{}:{}", at.path, at.start.line),
            Some(at) => format!("{}:{}-{}", at.path, at.start.line, at.end.line),
        }
    }

    fn shown(&self) -> String {
        let mut out = String::new();
        for (index, resource) in self.deployment.resources.iter().enumerate() {
            let module = self.deployment.module(resource.module).unwrap();
            writeln!(out, "{}  [{}]  in {:?}", resource.address, self.place(resource.header), module.directory)
                .unwrap();
            self.fields(&resource.body, 1, &mut out);
            let index = ResourceIndex(u32::try_from(index).unwrap());
            for field in resource.body.entries().iter().filter(|field| field.at.is_some()) {
                let tracer = self.deployment.tracer.as_ref().unwrap();
                let steps = tracer.trace(&self.deployment, index, field.at, field.value.span);
                if steps.len() > 1 {
                    let way: Vec<_> = steps.iter().map(|s| format!("{} [{}]", s.message, self.place(s.span))).collect();
                    writeln!(out, "    way: {}", way.join(" < ")).unwrap();
                }
            }
        }
        for output in &self.deployment.outputs {
            writeln!(out, "output {}  [{}]  {}", output.name, self.place(output.span), short(&output.value)).unwrap();
        }
        out
    }

    fn fields(&self, fields: &Fields, depth: usize, out: &mut String) {
        for field in fields.entries() {
            write!(out, "{}{}  [{}]", "    ".repeat(depth), field.key, self.place(field.at)).unwrap();
            self.value(&field.value, depth, out);
        }
    }

    fn value(&self, value: &Value, depth: usize, out: &mut String) {
        if let Some(fields) = value.as_fields() {
            writeln!(out, "  {} [{}]", value.type_name(), self.place(value.span)).unwrap();
            self.fields(fields, depth + 1, out);
        } else if let Some(seq) = value.as_seq().filter(|seq| seq.items.iter().any(|item| item.as_fields().is_some())) {
            writeln!(out, "  {} [{}]", value.type_name(), self.place(value.span)).unwrap();
            for item in &seq.items {
                write!(out, "{}-", "    ".repeat(depth)).unwrap();
                self.value(item, depth, out);
            }
        } else {
            let refs: Vec<String> = value.refs().iter().map(|r| format!("{}.{}", r.address(), r.attribute)).collect();
            let refs = if refs.is_empty() { String::new() } else { format!("  → {}", refs.join(", ")) };
            writeln!(out, "  {} [{}]{refs}", short(value), self.place(value.span)).unwrap();
        }
    }
}

fn short(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(value) => value.to_string(),
        Kind::String(value) => format!("{value:?}"),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            format!("[{}]", seq.items.iter().map(short).collect::<Vec<_>>().join(", "))
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let entries = fields.entries().iter().map(|field| format!("{}: {}", field.key, short(&field.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Kind::Choice(_) => "one of several".to_owned(),
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => {
                let part = |part: &Part| match part {
                    Part::Text(text) => text.to_string(),
                    Part::Hole(hole) => format!("<{}>", short(hole)),
                };
                format!("template {:?}", parts.iter().map(part).collect::<String>())
            }
            Shape::Json(value) => format!("the JSON of {}", short(value)),
            _ => format!("unknown: {}", unknown.reason),
        },
    }
}

#[test]
fn values_stand_where_the_source_has_them() {
    for (name, plan) in TREES {
        insta::assert_snapshot!(*name, laid(name, plan).shown());
    }
}

#[test]
fn the_source_is_found_beside_the_plan() {
    let cases = [
        ("shops/plan.json", "shops/plan.json", Some("shops")),
        // One directory up, for plans in a directory of their own.
        ("zones/build/plan.json", "zones/build/plan.json", Some("zones")),
        ("zones/build/plan.json", "zones/build/x/plan.json", None),
        // Another root's directory.
        ("zones/build/plan.json", "shops/plan.json", None),
        ("shops/plan.json", "plan.json", None),
    ];
    let top = tree("");
    for (plan, lies, expected) in cases {
        let (files, loader) = (Files::default(), Loader::default());
        let opening = Opening { root: Some(&top), ..Opening::default() };
        let start = loader.open(&files, &top, opening).unwrap();
        let plan = plan_of(&top.join(plan));
        let found = find(&files, &start.root, &loader, &RelPath::new(lies).unwrap(), &plan);
        assert_eq!(found.as_ref().map(RelPath::as_str), expected, "{lies}");
    }
    // Never outside of the trust root.
    let (files, loader) = (Files::default(), Loader::default());
    let build = tree("zones/build");
    let start = loader.open(&files, &build, Opening { root: Some(&build), ..Opening::default() }).unwrap();
    let plan = plan_of(&build.join("plan.json"));
    assert_eq!(find(&files, &start.root, &loader, &RelPath::new("plan.json").unwrap(), &plan), None);
}

/// The check and resource of each finding, with its place.
fn findings(arguments: &[&str], directory: &Path) -> BTreeSet<String> {
    let report = bartizan(directory, arguments.iter().copied()).json();
    let mut all = BTreeSet::new();
    // A scan sees no changes.
    for finding in list(&report, "findings").iter().filter(|finding| !text(finding, "/check").starts_with("change-")) {
        for instance in list(finding, "instances") {
            let address = text(instance, "/resource");
            let address = if address.is_empty() { text(instance, "/address") } else { address };
            all.insert(format!("{} {address} {}", text(finding, "/check"), place(finding, "location")));
        }
        if list(finding, "instances").is_empty() {
            let (check, resource) = (text(finding, "/check"), text(finding, "/resource"));
            all.insert(format!("{check} {resource} {} {}", text(finding, "/status"), place(finding, "location")));
        }
    }
    all
}

#[test]
fn a_review_points_into_the_source_and_agrees_with_a_scan() {
    for (name, plan) in TREES {
        let directory = tree(name);
        let plan = findings(&["plan", plan, "--source", ".", "--root", ".", "--all", "--format", "json"], &directory);
        let scan = findings(&["scan", ".", "--root", ".", "--format", "json"], &directory);
        assert!(!plan.is_empty(), "{name}");
        for finding in &plan {
            assert!(finding.contains(".tf:"), "{name}: {finding}");
        }
        let only = |some: &BTreeSet<String>, other: &BTreeSet<String>| {
            some.difference(other).cloned().collect::<Vec<_>>().join("\n")
        };
        insta::assert_snapshot!(
            format!("agreement-{name}"),
            format!("only in the plan:\n{}\n\nonly in the scan:\n{}\n", only(&plan, &scan), only(&scan, &plan))
        );
    }
}

/// What is not the same in the source and in the plan: instances, blocks and values.
#[test]
fn what_the_source_lacks_comes_from_the_plan() {
    let top = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(top.path().join(name), text).unwrap();
    write(
        "main.tf",
        r#"
resource "aws_sqs_queue" "q" {
  for_each = toset(["a"])
  name     = "queue-${each.key}-${aws_kms_key.k.id}"
}

resource "aws_kms_key" "k" {}

resource "aws_sns_topic" "not_planned" {}

resource "aws_db_instance" "d" {
  password_wo    = "kept-by-nobody"
  engine_version = "15"
  kms_key_id     = aws_kms_key.k.arn
  port           = 5432
}
"#,
    );
    let change = |address: &str, ty: &str, name: &str, index: &str, after: &str, unknown: &str| {
        format!(
            r#"{{"address": {address:?}, "mode": "managed", "type": {ty:?}, "name": {name:?}{index}, "provider_name":
            "registry.terraform.io/hashicorp/aws", "change": {{"actions": ["create"], "before": null, "after": {after},
            "after_unknown": {unknown}}}}}"#
        )
    };
    let changes = [
        change("aws_sqs_queue.q[\"b\"]", "aws_sqs_queue", "q", r#", "index": "b""#, "{}", r#"{"name": true}"#),
        change("aws_sqs_queue.q[\"a\"]", "aws_sqs_queue", "q", r#", "index": "a""#, "{}", r#"{"name": true}"#),
        change("aws_vpc.gone", "aws_vpc", "gone", "", r#"{"cidr_block": "10.0.0.0/8"}"#, "{}"),
        change(
            "aws_db_instance.d",
            "aws_db_instance",
            "d",
            "",
            r#"{"engine_version": null, "kms_key_id": "arn:known", "port": null, "username": "u"}"#,
            r#"{"port": true, "arn": true}"#,
        ),
    ];
    let text = format!(r#"{{"format_version": "1.2", "resource_changes": [{}]}}"#, changes.join(","));
    let Document::Plan(plan) = read_json(&text, FileId::NONE).unwrap() else { panic!("a plan") };
    let laid = laid_over(top.path(), *plan);
    insta::assert_snapshot!("lacking", laid.shown());
}

/// What a plan leaves as it is is no news, with the source beside it either.
#[test]
fn what_stays_is_not_introduced() {
    let directory = tree("shops");
    let wanted = PlanRequest {
        file: directory.join("plan.json"),
        source: Some(directory.clone()),
        request: Request { root: Some(directory), ..Request::default() },
    };
    let report = review(&Session::default(), &wanted).unwrap();
    let mut standing: BTreeSet<(bool, Option<Change>)> = BTreeSet::new();
    for finding in &report.findings {
        let resource = format!("{:?}", finding.resource);
        standing.insert((resource.contains("module."), finding.change));
    }
    let expected = BTreeSet::from([(false, Some(Change::Existing)), (true, Some(Change::Introduced))]);
    assert_eq!(standing, expected, "what is in modules is created, all else stays");
}
