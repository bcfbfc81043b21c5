//! SAM: what the templates in `testdata/cloudformation/serverless` are expanded to, and what is found in them, by the real
//! program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod command;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bartizan::formats::cloudformation::{GivenParameters, Surroundings, evaluate_template};
use bartizan::source::Files;
use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Part, Shape};
use command::{bartizan, list, place, text};

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cloudformation/serverless")
}

fn templates() -> Vec<String> {
    let entries = std::fs::read_dir(testdata()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() > 10, "{names:?}");
    names
}

/// The findings of one template, each on a line with its place.
fn found(name: &str) -> String {
    let run = bartizan(&testdata(), ["scan", "--format", "json", "--exit-zero", "--root", "..", name]);
    let report = run.json();
    let line = |finding: &serde_json::Value| {
        let at = place(finding, "cause");
        let (resource, check) = (text(finding, "/resource"), text(finding, "/check"));
        let when = finding.get("when").and_then(serde_json::Value::as_str);
        let when = when.map(|when| format!(" when {when}")).unwrap_or_default();
        format!("{resource} {check} {} at {at}{when}", text(finding, "/status"))
    };
    let lines: BTreeSet<String> = list(&report, "findings").iter().map(line).collect();
    lines.into_iter().collect::<Vec<_>>().join("\n")
}

/// A value on one line: of what is unknown, the text with its holes, or why it is unknown.
fn shown(value: &Value) -> String {
    let joined = |items: Vec<String>| items.join(", ");
    match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(value) => value.to_string(),
        Kind::String(text) => format!("{:?}", text.as_str()),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let one = |(place, item): (usize, &Value)| match seq.presence_of(place) {
                presence if presence.is_always() => shown(item),
                presence => format!("{} when {presence}", shown(item)),
            };
            format!("[{}]", joined(seq.items.iter().enumerate().map(one).collect()))
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let one = |field: &bartizan_lang::value::Field| format!("{}: {}", field.key, shown(&field.value));
            format!("{{{}}}", joined(fields.entries().iter().map(one).collect()))
        }
        Kind::Choice(choice) => {
            let one = |(guard, leaf): &(bartizan_lang::value::Guard, Value)| format!("{} when {guard}", shown(leaf));
            format!("one of ({})", choice.leaves().iter().map(one).collect::<Vec<_>>().join("; "))
        }
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => {
                let one = |part: &Part| match part {
                    Part::Text(text) => text.to_string(),
                    Part::Hole(hole) => match &hole.kind {
                        Kind::Unknown(unknown) => format!("${{{}}}", unknown.origin.as_ref().map_or("?", |o| &o.text)),
                        _ => "${…}".to_owned(),
                    },
                };
                format!("<{}>", parts.iter().map(one).collect::<String>())
            }
            _ => format!(
                "<{}>",
                unknown.origin.as_ref().map_or_else(|| unknown.reason.to_string(), |o| o.text.to_string())
            ),
        },
    }
}

/// The resources that a template is expanded to, in CloudFormation's words, with the line that causes each.
fn expanded(name: &str) -> String {
    let files = Files::default();
    let given = GivenParameters::default();
    let start = files.open(&testdata().join(name), Some(testdata().parent().unwrap())).unwrap();
    let around = Surroundings {
        files: &files,
        trust_root: Some(&start.root),
        given: &given,
        region: None,
        account: None,
        raw: &[],
    };
    let made = evaluate_template(around, &start.path).expect("a template");
    let mut out = String::new();
    for resource in &made.logical {
        let file = files.get(resource.header.file).unwrap();
        let line = file.text()[..resource.header.start as usize].matches('\n').count() + 1;
        out.push_str(&format!("{} {} at line {line}", resource.id, resource.ty));
        if !resource.presence.is_always() {
            out.push_str(&format!(" when {}", resource.presence));
        }
        if let Some(policy) = &resource.deletion_policy {
            out.push_str(&format!(" ({policy})"));
        }
        if !resource.depends_on.is_empty() {
            out.push_str(&format!(" after {}", resource.depends_on.join(", ")));
        }
        out.push('\n');
        for field in resource.properties.as_fields().map(|fields| fields.entries()).unwrap_or_default() {
            out.push_str(&format!("  {} = {}\n", field.key, shown(&field.value)));
        }
    }
    for output in &made.deployment.outputs {
        out.push_str(&format!("output {} = {}\n", output.name, shown(&output.value)));
    }
    for diagnostic in &made.deployment.diagnostics {
        out.push_str(&format!("{:?}: {}\n", diagnostic.level, diagnostic.message));
    }
    out
}

#[test]
fn templates_become_what_the_transform_makes_of_them() {
    for name in templates() {
        insta::assert_snapshot!(format!("expanded_{}", name.trim_end_matches(".yaml")), expanded(&name));
    }
}

#[test]
fn findings_stand_at_what_causes_them() {
    for name in templates() {
        insta::assert_snapshot!(format!("found_{}", name.trim_end_matches(".yaml")), found(&name));
    }
}

#[test]
fn inspect_shows_what_is_made() {
    let run = bartizan(&testdata(), ["inspect", "--format", "json", "--root", "..", "alias.yaml"]);
    let seen = run.json();
    let mut made: Vec<String> = list(&seen, "resources")
        .iter()
        .map(|one| format!("{} {}", text(one, "/address"), text(one, "/type")))
        .collect();
    made.sort();
    insta::assert_snapshot!(made.join("\n"));
}
