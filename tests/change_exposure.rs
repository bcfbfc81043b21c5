//! What changes open and allow: `testdata/changes/*.hcl`, cases with Terraform before and after. Where a case names no
//! `opened`, `closed` or `grants`, there are none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

mod terraform_text;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use bartizan::change::exposure::{Widened, widened};
use bartizan::change::grants::{Grant, added};
use bartizan::change::subject::Both;
use bartizan::link::link;
use bartizan_lang::Value;
use bartizan_lang::value::{Field, Fields, Kind, Seq};
use hcl_edit::structure::{Block, Body};

/// Views by address.
type Views = BTreeMap<String, (String, Value)>;

struct Case {
    name: String,
    before: Views,
    after: Views,
    expected: Told,
}

#[derive(Debug, PartialEq, Eq, Default)]
struct Told {
    opened: Vec<String>,
    closed: Vec<String>,
    grants: Vec<String>,
}

fn views(text: &str) -> Views {
    let deployment = terraform_text::deployment(text);
    assert_eq!(deployment.diagnostics, [], "{text}");
    let linked = link(deployment);
    let mut views = Views::new();
    for (resource, index) in linked.deployment.resources.iter().zip(0..) {
        let subject = linked.subject_of(bartizan::ir::ResourceIndex(index));
        let view = subject.and_then(|subject| linked.view(subject)).map(|view| view.value.clone());
        // What is only a companion has no view of its own.
        let view = view.unwrap_or_else(|| Value::object((*resource.body).clone()));
        views.insert(resource.address.to_string(), (resource.ty.to_string(), view));
    }
    views
}

fn block<'a>(body: &'a Body, name: &str) -> Option<&'a Block> {
    body.blocks().find(|block| block.has_ident(name))
}

fn lines(body: &Body, name: &str) -> Vec<String> {
    let Some(attribute) = body.get_attribute(name) else { return Vec::new() };
    attribute.value.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

fn cases() -> Vec<(String, Vec<Case>)> {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/changes");
    let mut paths: Vec<_> = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let body: Body = std::fs::read_to_string(path).unwrap().parse().unwrap();
        let cases = body.blocks().map(|case| {
            let side = |name| block(&case.body, name).map(|block| views(&block.body.to_string())).unwrap_or_default();
            Case {
                name: case.labels.first().unwrap().as_str().to_owned(),
                before: side("before"),
                after: side("after"),
                expected: Told {
                    opened: lines(&case.body, "opened"),
                    closed: lines(&case.body, "closed"),
                    grants: lines(&case.body, "grants"),
                },
            }
        });
        (path.file_name().unwrap().to_string_lossy().into_owned(), cases.collect())
    };
    paths.iter().map(read).collect()
}

/// Runs over each resource of a case.
fn each<T>(case: &Case, mut run: impl FnMut(&Both<'_>) -> T) -> Vec<T> {
    let mut addresses: Vec<&String> = case.before.keys().chain(case.after.keys()).collect();
    addresses.sort();
    addresses.dedup();
    let both = addresses.into_iter().map(|address| {
        let (before, after) = (case.before.get(address), case.after.get(address));
        let ty = &before.or(after).unwrap().0;
        run(&Both { ty, before: before.map(|view| &view.1), after: after.map(|view| &view.1) })
    });
    both.collect()
}

fn grant_line(grant: &Grant) -> String {
    format!("{}{}", grant.text, if grant.admin { " [administrator]" } else { "" })
}

fn told(case: &Case) -> Told {
    let mut told = Told::default();
    each(case, |both| {
        let Widened { opened, closed } = widened(both);
        told.opened.extend(opened);
        told.closed.extend(closed);
        told.grants.extend(added(both).iter().map(grant_line));
    });
    told
}

#[test]
fn changes_are_told() {
    let mut wrong = String::new();
    let mut count = 0;
    for (file, cases) in cases() {
        for case in cases {
            count += 1;
            let found = told(&case);
            if found != case.expected {
                writeln!(wrong, "== {file}: {}", case.name).unwrap();
                for (name, lines) in [("opened", &found.opened), ("closed", &found.closed), ("grants", &found.grants)] {
                    if !lines.is_empty() {
                        let quoted: Vec<String> = lines.iter().map(|line| format!("    {line:?},\n")).collect();
                        writeln!(wrong, "  {name} = [\n{}  ]", quoted.concat()).unwrap();
                    }
                }
                writeln!(wrong, "  expected {:#?}", case.expected).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 60, "{count} cases");
}

#[test]
fn nothing_is_wider_than_itself() {
    for (file, cases) in cases() {
        for case in cases {
            for views in [&case.before, &case.after] {
                for (address, (ty, view)) in views {
                    let both = Both { ty, before: Some(view), after: Some(view) };
                    assert_eq!(widened(&both), Widened::default(), "{file}: {} {address}", case.name);
                    assert_eq!(added(&both), [], "{file}: {} {address}", case.name);
                }
            }
        }
    }
}

/// What closes is what opens the other way round, in other words.
#[test]
fn what_closes_is_what_opens_backwards() {
    let plain = |lines: Vec<String>| -> Vec<String> {
        let says = |line: &String| line.contains(" may ") && !line.starts_with("its ") && !line.contains("public");
        let lines = lines.into_iter().filter(says);
        lines.map(|line| line.replace("may no longer reach", "may now reach").replace("(still ", "(was ")).collect()
    };
    for (file, cases) in cases() {
        for case in cases {
            each(&case, |both| {
                let back = Both { ty: both.ty, before: both.after, after: both.before };
                let (there, back) = (widened(both), widened(&back));
                assert_eq!(there.opened.len(), back.closed.len(), "{file}: {}", case.name);
                let ports = |lines: &[String]| {
                    let lines = lines.iter().filter(|line| line.contains(" reach ") && line.contains(" port"));
                    plain(lines.cloned().collect())
                };
                assert_eq!(ports(&there.opened), ports(&back.closed), "{file}: {}", case.name);
            });
        }
    }
}

/// The elements of all lists in another order, those of lists of rules with an order of their own excepted.
fn reversed(value: &Value) -> Value {
    let mut value = value.clone();
    match &mut value.kind {
        Kind::List(seq) | Kind::Tuple(seq) | Kind::Set(seq) => {
            let items = seq.items.iter().rev().map(reversed).collect();
            let presence = seq.presence.iter().rev().cloned().collect();
            *seq = Arc::new(Seq { items, presence, open: seq.open });
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let entries = fields.entries().iter().map(|field| Field { value: reversed(&field.value), ..field.clone() });
            let mut made = Fields::new(entries.collect());
            made.open = fields.open;
            *fields = Arc::new(made);
        }
        Kind::String(text) if text.starts_with('{') => {
            if let Ok(mut json) = serde_json::from_str::<serde_json::Value>(text) {
                if let Some(statements) = json.get_mut("Statement").and_then(|value| value.as_array_mut()) {
                    statements.reverse();
                }
                *text = json.to_string().into();
            }
        }
        _ => {}
    }
    value
}

#[test]
fn order_does_not_matter() {
    for (file, cases) in cases() {
        for case in cases {
            each(&case, |both| {
                if both.ty == "ibm_is_network_acl" {
                    return;
                }
                let (before, after) = (both.before.map(reversed), both.after.map(reversed));
                let other = Both { ty: both.ty, before: before.as_ref(), after: after.as_ref() };
                assert_eq!(widened(both), widened(&other), "{file}: {}", case.name);
                assert_eq!(added(both), added(&other), "{file}: {}", case.name);
                let turned = Both { after: after.as_ref(), before: both.after, ..*both };
                assert_eq!(widened(&turned), Widened::default(), "{file}: {}", case.name);
                assert_eq!(added(&turned), [], "{file}: {}", case.name);
            });
        }
    }
}

/// Each statement taken apart into one for each action.
fn split(view: &Value) -> Value {
    let Some(fields) = view.as_fields() else { return view.clone() };
    let entries = fields.entries().iter().map(|field| {
        let value = field.value.as_str().filter(|text| text.starts_with('{')).and_then(|text| split_policy(text));
        Field { value: value.map_or_else(|| field.value.clone(), Value::string), ..field.clone() }
    });
    Value::object(Fields::new(entries.collect()))
}

fn split_policy(text: &str) -> Option<String> {
    let mut json: serde_json::Value = serde_json::from_str(text).ok()?;
    let statements = json.get("Statement")?.as_array()?.clone();
    let mut parts = Vec::new();
    for statement in statements {
        match statement.get("Action").and_then(|actions| actions.as_array()) {
            Some(actions) => parts.extend(actions.iter().map(|action| {
                let mut part = statement.clone();
                part["Action"] = action.clone();
                part
            })),
            None => parts.push(statement),
        }
    }
    json["Statement"] = parts.into();
    Some(json.to_string())
}

#[test]
fn splitting_statements_does_not_matter() {
    for (file, cases) in cases() {
        for case in cases {
            each(&case, |both| {
                let (before, after) = (both.before.map(split), both.after.map(split));
                let other = Both { ty: both.ty, before: before.as_ref(), after: after.as_ref() };
                assert_eq!(added(both), added(&other), "{file}: {}", case.name);
                let turned = Both { after: after.as_ref(), before: both.after, ..*both };
                assert_eq!(added(&turned), [], "{file}: {}", case.name);
            });
        }
    }
}
