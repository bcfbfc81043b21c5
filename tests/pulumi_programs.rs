//! Programs in Pulumi's YAML, each in a directory of `testdata/pulumi/yaml`: what the evaluator makes of their stacks, what the
//! program finds in them and where, that hostile ones are told and no crash, and that documents which are named are scanned.
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

use bartizan::formats::pulumi::program::{Surroundings, evaluate_stack, stacks_of_file};
use bartizan::ir::{Deployment, Mode, Resource};
use bartizan::source::Files;
use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Part, Shape};
use command::{Run, bartizan, list, place, text};

fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/pulumi/yaml")
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(programs()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    assert!(names.len() >= 7);
    names
}

fn shown(value: &Value, out: &mut String) {
    if value.is_sensitive() {
        out.push_str("secret ");
    }
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Bool(flag) => write!(out, "{flag}").unwrap(),
        Kind::Number(number) => write!(out, "{number}").unwrap(),
        Kind::String(string) => write!(out, "{string:?}").unwrap(),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            out.push('[');
            for (place, item) in seq.items.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { ", " });
                shown(item, out);
            }
            out.push_str(if seq.open { ", ...]" } else { "]" });
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            out.push('{');
            for (place, field) in fields.entries().iter().enumerate() {
                write!(out, "{}{}: ", if place == 0 { "" } else { ", " }, field.key).unwrap();
                shown(&field.value, out);
            }
            out.push_str(if fields.open { ", ...}" } else { "}" });
        }
        Kind::Choice(choice) => {
            for (place, (guard, leaf)) in choice.leaves().iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "; " });
                shown(leaf, out);
                write!(out, " when {guard}").unwrap();
            }
        }
        Kind::Unknown(unknown) => {
            write!(out, "unknown({}", unknown.reason).unwrap();
            match &unknown.shape {
                Shape::Template(parts) => {
                    out.push_str("; ");
                    for part in parts.iter() {
                        match part {
                            Part::Text(text) => out.push_str(text),
                            Part::Hole(_) => out.push_str("${…}"),
                        }
                    }
                }
                Shape::Json(inner) => {
                    out.push_str("; JSON of ");
                    shown(inner, out);
                }
                _ => {}
            }
            out.push(')');
        }
    }
    for reference in value.refs() {
        let sign = if reference.exact { "->" } else { "~>" };
        write!(out, " {sign} {}.{}", reference.address(), reference.attribute).unwrap();
    }
}

fn line(value: &Value) -> String {
    let mut out = String::new();
    shown(value, &mut out);
    out
}

fn resource(resource: &Resource, out: &mut String) {
    let read = if resource.mode == Mode::Data { " read" } else { "" };
    writeln!(out, "{} = {}.{}{read}", resource.address, resource.ty, resource.name).unwrap();
    let provider = &resource.provider;
    let alias = provider.alias.as_deref().unwrap_or("default");
    writeln!(out, "  by {} {alias} in {} for {}", provider.kind, line(&provider.region), line(&provider.account))
        .unwrap();
    if !provider.default_tags.is_null() {
        writeln!(out, "  tags {}", line(&provider.default_tags)).unwrap();
    }
    for field in resource.body.entries() {
        writeln!(out, "  {} = {}", field.key, line(&field.value)).unwrap();
    }
    if resource.body.open {
        out.push_str("  ...\n");
    }
}

fn told(files: &Files, deployment: &Deployment) -> String {
    let mut out = format!("{}\n", deployment.root);
    deployment.resources.iter().for_each(|one| resource(one, &mut out));
    for output in &deployment.outputs {
        writeln!(out, "output {} = {}", output.name, line(&output.value)).unwrap();
    }
    for diagnostic in &deployment.diagnostics {
        let place = files.location(diagnostic.span).map(|at| format!("{}:{}", at.path, at.start.line));
        writeln!(out, "{}: {}", place.unwrap_or_default(), diagnostic.message).unwrap();
    }
    for (name, source) in &deployment.missing_modules {
        writeln!(out, "missing {name} {source}").unwrap();
    }
    out
}

/// The project file of a program.
fn project(name: &str) -> PathBuf {
    let directory = programs().join(name);
    let files = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].map(|file| directory.join(file));
    files.into_iter().find(|file| file.exists()).expect("a project file")
}

#[test]
fn programs_mean_what_they_say() {
    for name in names() {
        let files = Files::default();
        let start = files.open(&project(&name), Some(&programs().join(&name))).unwrap();
        let around = Surroundings { files: &files, trust_root: Some(&start.root), default_regions: None, given: &[] };
        let stacks = stacks_of_file(&files, &start.root, &start.path).expect("a program");
        let said = stacks.iter().map(|stack| told(&files, &evaluate_stack(around, stack).deployment));
        insta::assert_snapshot!(name, said.collect::<Vec<_>>().join("\n"));
    }
}

fn scan(directory: &Path, paths: &[&str]) -> Run {
    let shared = ["scan", "--date", "2026-01-01", "--jobs", "2", "--format", "json", "--root", "."];
    bartizan(directory, shared.into_iter().chain(paths.iter().copied()))
}

fn findings(run: &Run) -> String {
    let report = run.json();
    let mut lines: Vec<String> = list(&report, "findings")
        .iter()
        .map(|finding| {
            let instances: Vec<&str> = list(finding, "instances").iter().map(|one| text(one, "/root")).collect();
            let (at, cause) = (place(finding, "location"), place(finding, "cause"));
            let cause = if at == cause { String::new() } else { format!(" because of {cause}") };
            let (status, check) = (text(finding, "/status"), text(finding, "/check"));
            let resource = text(finding, "/resource");
            format!("{at} {status} {check} {resource}{cause} in {}\n", instances.join(", "))
        })
        .collect();
    lines.sort();
    writeln!(lines.last_mut().unwrap(), "{}", report["summary"]).unwrap();
    lines.concat()
}

#[test]
fn findings_stand_at_properties() {
    for name in names() {
        let run = scan(&programs(), &[&name]);
        insta::assert_snapshot!(format!("{name}-findings"), findings(&run));
        assert!(!run.printed().contains("AAABA"), "what is encrypted is not told");
    }
}

/// A project is all of its stacks, the file of a stack is that one, and the file of a program is that program.
#[test]
fn files_that_are_named_are_their_programs() {
    let roots = |path: &str| {
        let report = scan(&programs(), &[path]).json();
        let all = list(&report, "findings").iter().flat_map(|finding| list(finding, "instances").to_vec());
        all.map(|one| text(&one, "/root").to_owned()).collect::<BTreeSet<String>>()
    };
    let set = |all: &[&str]| all.iter().map(ToString::to_string).collect::<BTreeSet<String>>();
    assert_eq!(roots("aws"), set(&["aws/Pulumi.dev.yaml", "aws/Pulumi.prod.yaml"]));
    assert_eq!(roots("aws/Pulumi.yaml"), roots("aws"));
    assert_eq!(roots("aws/Pulumi.prod.yaml"), set(&["aws/Pulumi.prod.yaml"]));
    assert_eq!(roots("google/infra/Main.yaml"), set(&["google/Pulumi.json"]));
    let given = scan(&programs(), &["aws/Pulumi.dev.yaml", "--var", "ingressRanges=[\"10.1.0.0/16\"]"]);
    let open = "aws-security-group-ssh-open-to-world";
    assert!(findings(&scan(&programs(), &["aws/Pulumi.dev.yaml"])).contains(open));
    assert!(!findings(&given).contains(open), "what a person gives goes before the stack's file");
    assert_eq!(roots("google/Pulumi.json"), set(&["google/Pulumi.json"]));
}

/// Plans, states and previews that are named are scanned as what there will be, as a review sees it.
#[test]
fn documents_that_are_named_are_scanned() {
    let failing = |run: &Run| -> BTreeSet<String> {
        let report = run.json();
        let now = list(&report, "findings").iter().filter(|finding| {
            let (change, message) = (text(finding, "/change"), text(finding, "/message"));
            // What is wrong with a change is no part of what there will be.
            text(finding, "/status") == "fail" && change != "resolved" && !message.is_empty()
        });
        let line = |finding: &serde_json::Value| {
            format!("{} {} {}", text(finding, "/check"), text(finding, "/resource"), place(finding, "location"))
        };
        now.filter(|finding| !text(finding, "/check").starts_with("change-")).map(line).collect()
    };
    let documents = programs().parent().unwrap().to_owned();
    for name in ["first.preview.json", "first.plan.json", "first.events.jsonl", "stack.export.json"] {
        let scanned = failing(&scan(&documents, &[name]));
        let shared = ["plan", "--all", "--format", "json", "--date", "2026-01-01", "--root", ".", name];
        let reviewed = failing(&bartizan(&documents, shared));
        let missing: Vec<&String> = scanned.difference(&reviewed).collect();
        assert!(scanned.len() > 30 && missing.is_empty(), "{name}: {missing:#?}");
        assert_eq!(scanned, reviewed, "{name}");
    }
    let cut = std::env::temp_dir().join(format!("bartizan-cut-preview-{}", std::process::id()));
    fs::create_dir_all(&cut).unwrap();
    let whole = fs::read_to_string(documents.join("first.preview.json")).unwrap();
    fs::write(cut.join("cut.json"), &whole[..whole.len() / 2]).unwrap();
    let run = scan(&cut, &["cut.json"]);
    fs::remove_dir_all(&cut).unwrap();
    assert_eq!(run.code, 3, "{}", run.printed());
    assert!(run.printed().contains("ends too early"), "{}", run.printed());
}

#[test]
fn hostile_programs_are_told() {
    let directory = std::env::temp_dir().join(format!("bartizan-hostile-programs-{}", std::process::id()));
    let head = "name: x\nruntime: yaml\n";
    let chain: String = (0..400).map(|n| format!("  v{n}: ${{v{}}}\n", n + 1)).collect();
    let wide: String = (0..3_000).map(|n| format!("  b{n}: {{type: 'aws:s3:Bucket'}}\n")).collect();
    let doubling: String = (1..64).map(|n| format!("  v{n}: ['${{v{}}}', '${{v{}}}']\n", n - 1, n - 1)).collect();
    let deep = format!("{head}variables:\n  a: {}1{}\n", "[".repeat(200), "]".repeat(200));
    let cases = [
        ("empty", String::new()),
        ("only-head", head.to_owned()),
        ("list", "- name: x\n".to_owned()),
        ("sections", format!("{head}config: 1\nvariables: [1]\nresources: text\noutputs: true\ncomponents: 7\n")),
        ("null-sections", format!("{head}config:\nvariables:\nresources:\noutputs:\n")),
        ("tabs", format!("{head}resources:\n\tb:\n\t\ttype: aws:s3:Bucket\n")),
        (
            "bom",
            format!("\u{feff}{head}resources:\n  b: {{type: 'aws:s3:Bucket', properties: {{acl: public-read}}}}\n"),
        ),
        ("twice", format!("{head}resources:\n  b: {{type: 'aws:s3:Bucket'}}\n  b: {{type: 'aws:sqs:Queue'}}\n")),
        ("documents", format!("{head}---\nresources:\n  b: {{type: 'aws:s3:Bucket'}}\n")),
        (
            "bomb",
            format!(
                "{head}variables:\n  a0: &a0 [1,1,1,1,1,1,1,1]\n{}",
                (1..12)
                    .map(|n| format!("  a{n}: &a{n} [*a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}, *a{m}]\n", m = n - 1))
                    .collect::<String>()
            ),
        ),
        ("chain", format!("{head}variables:\n{chain}  v400: end\noutputs: {{o: '${{v0}}'}}\n")),
        ("doubling", format!("{head}variables:\n  v0: [text]\n{doubling}outputs: {{o: '${{v63}}'}}\n")),
        ("wide", format!("{head}resources:\n{wide}")),
        ("deep", deep),
        (
            "parents",
            format!(
                "{head}resources:\n  a: {{type: 'aws:s3:Bucket', options: {{parent: '${{b}}'}}}}\n  b: {{type: 'aws:s3:Bucket', options: {{parent: '${{a}}'}}}}\n"
            ),
        ),
        (
            "tokens",
            format!(
                "{head}resources:\n{}",
                ["", ":", "::", "aws:", ":s3:", "aws::Bucket", "aws:s3:", "é:ü:ö", "aws:s3/bucket:"]
                    .iter()
                    .enumerate()
                    .map(|(n, token)| format!("  r{n}: {{type: {token:?}, properties: {{acl: private}}}}\n"))
                    .collect::<String>()
            ),
        ),
        (
            "options",
            format!(
                "{head}resources:\n  a: {{type: 'aws:s3:Bucket', options: [1]}}\n  b: {{type: 'aws:s3:Bucket', options: {{provider: '${{a}}', providers: [1, '${{x}}'], parent: 3}}}}\n"
            ),
        ),
        (
            "provider-circle",
            format!(
                "{head}resources:\n  p: {{type: 'pulumi:providers:aws', defaultProvider: true, properties: {{region: {{'fn::aws:getRegion': {{}}}}}}}}\n  b: {{type: 'aws:s3:Bucket'}}\n"
            ),
        ),
        ("main-outside", format!("{head}main: ../../../etc\n")),
        ("nodejs", "name: x\nruntime:\n  name: nodejs\n  options: {typescript: true}\n".to_owned()),
        ("compiled", "name: x\nruntime: {name: yaml, options: {compiler: cue export}}\n".to_owned()),
        ("package-outside", format!("{head}packages: {{p: ../../../../etc}}\nresources:\n  a: {{type: 'p:Thing'}}\n")),
    ];
    let mut said = String::new();
    for (name, program) in cases {
        let place = directory.join(name);
        fs::create_dir_all(&place).unwrap();
        fs::write(place.join("Pulumi.yaml"), program).unwrap();
        let run = bartizan(&place, ["scan", "--root", ".", "--format", "json", "--select", "aws-s3-bucket-acl-*", "."]);
        assert!((0..=3).contains(&run.code), "{name}: {}", run.printed());
        assert!(!run.stderr.contains("panicked") && !run.stderr.contains("crashed"), "{name}: {}", run.stderr);
        let report = run.json();
        let mut diagnostics: Vec<&str> = list(&report, "diagnostics").iter().map(|d| text(d, "/message")).collect();
        diagnostics.truncate(3);
        let resources = report.pointer("/summary/resources").unwrap();
        writeln!(said, "{name}: exit {} of {resources}\n  {}", run.code, diagnostics.join("\n  ")).unwrap();
    }
    fs::remove_dir_all(&directory).unwrap();
    insta::assert_snapshot!("hostile", said);
}

/// What programs of the real SDK registered, as previews: `testdata/pulumi/programs/README.md`.
#[test]
fn programs_of_the_sdk_are_reviewed() {
    let directory = programs().parent().unwrap().join("programs");
    let mut names: Vec<String> = fs::read_dir(&directory)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 5);
    for name in names {
        let preview = format!("{name}/pulumi/preview.json");
        let run = bartizan(&directory, ["plan", &preview, "--all", "--format", "json", "--date", "2026-01-01"]);
        let mut lines: Vec<String> = list(&run.json(), "findings")
            .iter()
            .map(|f| format!("{} {} {}", text(f, "/status"), text(f, "/check"), text(f, "/resource")))
            .collect();
        lines.sort();
        assert!(!run.printed().contains("planted-"), "{name}");
        insta::assert_snapshot!(format!("sdk-{name}"), lines.join("\n"));
    }
}
