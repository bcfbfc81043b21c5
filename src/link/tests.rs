//! Linking, told by Terraform sources and what their views then hold.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, clippy::type_complexity, reason = "tests")]

use bartizan_lang::value::Kind;
use bartizan_lang::{Level, Value};

use super::{Linked, Subject, SubjectIndex, link, place};
use crate::formats::terraform::{GivenVariables, Limits, Loader, Surroundings, evaluate_root};
use crate::ir::ResourceIndex;
use crate::providers::shape::attribute;
use crate::source::{Files, RelPath};

mod azure;
mod joining;
mod views;

/// Files of a tree, told apart by lines such as `# modules/bucket/main.tf`; what is before the first is `main.tf`.
fn linked(tree: &str) -> Linked {
    let directory = tempfile::tempdir().unwrap();
    let mut name = "main.tf".to_owned();
    let mut text = String::new();
    let write = |name: &str, text: &str| {
        let path = directory.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    for line in tree.lines() {
        match line.trim().strip_prefix("# ").filter(|name| name.contains(".tf") || name.ends_with(".hcl")) {
            Some(next) => {
                write(&name, &text);
                (name, text) = (next.to_owned(), String::new());
            }
            None => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    write(&name, &text);
    let files = Files::default();
    let start = files.open(directory.path(), Some(directory.path())).unwrap();
    let around = Surroundings {
        files: &files,
        trust_root: Some(&start.root),
        loader: &Loader::default(),
        given: &GivenVariables::default(),
        workspace: "default",
        data_directory: ".terraform",
        default_regions: None,
        working_directory: None,
        plans: false,
        tolerate_defaults: false,
    };
    let deployment = evaluate_root(&around, &RelPath::root(), &Limits::default());
    let errors: Vec<_> = deployment.diagnostics.iter().filter(|d| d.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    link(deployment)
}

fn address(linked: &Linked, index: ResourceIndex) -> &str {
    &linked.deployment.resource(index).unwrap().address
}

/// The subject of that address; `virtual TYPE` for one that is not there.
fn subject<'a>(linked: &'a Linked, name: &str) -> (SubjectIndex, &'a Subject) {
    let found = linked.subjects.iter().zip(0..).find(|(subject, _)| match name.strip_prefix("virtual ") {
        Some(ty) => subject.is_virtual && subject.ty == ty,
        None => !subject.is_virtual && address(linked, subject.resource) == name,
    });
    let (subject, index) = found.unwrap_or_else(|| unreachable!("no subject {name}"));
    (SubjectIndex(index), subject)
}

/// Whether the views of each tree hold what is expected of them.
fn hold(cases: &[(&str, &str, &[(&str, &str, &str)])]) {
    for (name, tree, expected) in cases {
        let linked = linked(tree);
        for (subject, path, expected) in *expected {
            assert_eq!(view(&linked, subject, path), *expected, "{name}: {subject} {path}");
        }
    }
}

/// What a path such as `ingress.0.protocol` of a view holds, as [`show`] says it.
fn view(linked: &Linked, name: &str, path: &str) -> String {
    let value = &linked.view(subject(linked, name).0).unwrap().value;
    let value = path.split('.').fold(value.clone(), |value, step| match (step.parse::<usize>(), value.as_seq()) {
        (Ok(index), Some(seq)) => seq.items.get(index).cloned().unwrap_or_else(Value::null),
        _ => attribute(&value, step).map_or_else(Value::null, |field| field.value),
    });
    show(linked, &value)
}

/// A value in one line: `@address` says who holds it, `~` that it is a default, `…` that there may be more.
fn show(linked: &Linked, value: &Value) -> String {
    let text = match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => {
            let mut all: Vec<String> =
                fields.entries().iter().map(|f| format!("{} = {}", f.key, show(linked, &f.value))).collect();
            all.extend(fields.open.then(|| "…".to_owned()));
            format!("{{{}}}", all.join(", "))
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items = seq.items.iter().enumerate().map(|(index, item)| {
                let presence = seq.presence_of(index);
                let when = if presence.is_always() { String::new() } else { format!(" if {presence}") };
                format!("{}{when}", show(linked, item))
            });
            let mut all: Vec<String> = items.collect();
            all.extend(seq.open.then(|| "…".to_owned()));
            format!("[{}]", all.join(", "))
        }
        Kind::Unknown(unknown) => format!("?({})", unknown.reason),
        Kind::Choice(choice) => {
            let leaves = choice.leaves().iter().map(|(guard, leaf)| format!("{} if {guard}", show(linked, leaf)));
            format!("<{}>", leaves.collect::<Vec<_>>().join("; "))
        }
        _ => value.as_literal().unwrap().to_string(),
    };
    let holder =
        value.meta().and_then(|meta| meta.holder).map(|holder| format!(" @{}", address(linked, ResourceIndex(holder))));
    format!("{text}{}{}", if value.is_default() { "~" } else { "" }, holder.unwrap_or_default())
}

/// The companions of a subject: address, `?` when it is not certain, and when it is there.
fn companions(linked: &Linked, subject: &Subject) -> String {
    let all = subject.companions.iter().map(|companion| {
        let when = if companion.presence.is_always() { String::new() } else { format!(" if {}", companion.presence) };
        format!("{}{}{when}", address(linked, companion.resource), if companion.certain { "" } else { "?" })
    });
    all.collect::<Vec<_>>().join(", ")
}
