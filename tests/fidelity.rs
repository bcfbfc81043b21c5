//! Cases in `testdata/fidelity`: what Terraform itself makes of a module, and what this program makes of it.
//!
//! Every output, resource, error, place of an error and sensitive flag that differs has to stand in `differences.tsv`,
//! and everything that stands there has to differ.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bartizan_lang::value::{Fields, Kind, Number};
use bartizan_lang::{FileId, Value};
use rayon::prelude::*;

/// The attributes of `terraform_data` that are compared.
const ATTRIBUTES: &[&str] = &["input", "triggers_replace"];

#[test]
fn differs_from_terraform_only_where_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/fidelity");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(cases.len() >= 200, "the cases are gone");
    let found: BTreeMap<(String, String), String> = cases
        .par_iter()
        .flat_map(|case| {
            let name = case.file_name().unwrap().to_str().unwrap().to_owned();
            differences(case).into_iter().map(move |(what, how)| ((name.clone(), what), how)).collect::<Vec<_>>()
        })
        .collect();
    let listed: BTreeSet<(String, String)> = std::fs::read_to_string(root.join("differences.tsv"))
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
            [case, what, reason] if !reason.is_empty() => (case.to_owned(), what.to_owned()),
            _ => panic!("a line of differences.tsv is case, output, reason: {line:?}"),
        })
        .collect();
    let new: Vec<String> = found
        .iter()
        .filter(|(key, _)| !listed.contains(*key))
        .map(|((case, what), how)| format!("{case}\t{what}\t{how}"))
        .collect();
    let gone: Vec<String> =
        listed.iter().filter(|key| !found.contains_key(*key)).map(|(case, what)| format!("{case}\t{what}")).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "differs from Terraform and is not in differences.tsv:\n{}\nis in differences.tsv and does not differ:\n{}",
        new.join("\n"),
        gone.join("\n")
    );
}

/// What differs in a case: an output, an address, `error`, `location`, `sensitive NAME`, or `answer`.
fn differences(case: &Path) -> Vec<(String, String)> {
    let expected = json(&std::fs::read_to_string(case.join("expected.json")).unwrap())
        .unwrap_or_else(|why| panic!("{}: {why}", case.display()));
    let run = Command::new(env!("CARGO_BIN_EXE_bartizan"))
        .args(["inspect", ".", "--root", ".", "--format", "json", "--show-sensitive"])
        .current_dir(case)
        .env_clear()
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let answer = String::from_utf8_lossy(&run.stdout).into_owned();
    let Ok(got) = json(&answer) else {
        return vec![("answer".to_owned(), format!("{} and no JSON", run.status))];
    };
    let diagnostics = get(&got, "diagnostics").and_then(Value::as_seq).map(|seq| seq.items.clone()).unwrap_or_default();
    let of_level = |level: &str| diagnostics.iter().filter(|d| text(d, "severity") == level).collect::<Vec<_>>();
    let errors = of_level("error");
    let wanted = get(&expected, "error").unwrap();
    if !wanted.is_null() {
        let lenient = get(&expected, "lenient").and_then(Value::as_bool) == Some(true);
        let seen = if errors.is_empty() && lenient { of_level("warning") } else { errors };
        return wrong_error(wanted, &seen);
    }
    let mut wrong: Vec<(String, String)> = errors
        .iter()
        .map(|error| ("error".to_owned(), format!("told, and there is none: {}", text(error, "message"))))
        .collect();
    outputs(&expected, &got, &mut wrong);
    resources(&expected, &got, &mut wrong);
    wrong
}

/// Whether one of the diagnostics stands where one of Terraform's errors does.
fn wrong_error(wanted: &Value, seen: &[&Value]) -> Vec<(String, String)> {
    if seen.is_empty() {
        return vec![("error".to_owned(), format!("not told: {}", text(wanted, "summary")))];
    }
    let places: Vec<(String, i64, i64)> = get(wanted, "all")
        .and_then(Value::as_seq)
        .map(|seq| seq.items.clone())
        .unwrap_or_default()
        .iter()
        .filter(|e| get(e, "file").is_some_and(|f| !f.is_null()))
        .map(|e| (text(e, "file"), whole(e, "start_line"), whole(e, "end_line")))
        .collect();
    let located = seen.iter().filter_map(|d| get(d, "location")).any(|at| {
        let (file, line) = (text(at, "file"), whole(at, "line"));
        places.iter().any(|(f, start, end)| *f == file && (*start..=*end).contains(&line))
    });
    if located || places.is_empty() {
        return Vec::new();
    }
    let at: Vec<String> = seen
        .iter()
        .filter_map(|d| get(d, "location"))
        .map(|at| format!("{}:{}", text(at, "file"), whole(at, "line")))
        .collect();
    vec![("location".to_owned(), format!("want one of {places:?}, got {}", at.join(", ")))]
}

fn outputs(expected: &Value, got: &Value, wrong: &mut Vec<(String, String)>) {
    for field in entries(expected, "outputs") {
        let (name, want) = (field.key.to_string(), &field.value);
        let Some(is) = get(got, "outputs").and_then(|outputs| get(outputs, &name)) else {
            wrong.push((name, "missing".to_owned()));
            continue;
        };
        let unknown = |of: &Value| get(of, "unknown").and_then(Value::as_bool) == Some(true);
        let value = |of: &Value| get(of, "value").cloned().unwrap_or_else(Value::null);
        let (partly, ty) = (get(want, "unknown_tree"), get(want, "type"));
        let agrees = match (unknown(want), unknown(is)) {
            (true, is) => is,
            (false, true) => false,
            (false, false) => same(&value(want), &value(is), partly, ty),
        };
        if !agrees {
            let shown = |of: &Value| if unknown(of) { "(unknown)".to_owned() } else { brief(&value(of)) };
            wrong.push((name.clone(), format!("want {}, got {}", shown(want), shown(is))));
        }
        let sensitive = |of: &Value| get(of, "sensitive").and_then(Value::as_bool) == Some(true);
        if sensitive(want) && !sensitive(is) {
            wrong.push((format!("sensitive {name}"), "not marked as sensitive".to_owned()));
        }
    }
}

fn resources(expected: &Value, got: &Value, wrong: &mut Vec<(String, String)>) {
    let list = |of: &Value| get(of, "resources").and_then(Value::as_seq).map(|s| s.items.clone()).unwrap_or_default();
    let mut there: BTreeMap<String, Value> = list(got)
        .into_iter()
        .map(|r| (text(&r, "address"), r))
        .filter(|(address, _)| !address.split('.').any(|part| part == "data"))
        .collect();
    for want in list(expected) {
        let address = text(&want, "address");
        let Some(is) = there.remove(&address) else {
            wrong.push((address, "not there".to_owned()));
            continue;
        };
        for name in ATTRIBUTES {
            let of = |resource: &Value, part: &str| {
                get(resource, part).and_then(|values| get(values, name)).cloned().unwrap_or_else(Value::null)
            };
            let (expected, found) = (of(&want, "values"), of(&is, "attributes"));
            let partly = get(&want, "unknown").and_then(|unknown| get(unknown, name));
            if !same(&expected, &found, partly, None) {
                wrong.push((format!("{address}.{name}"), format!("want {}, got {}", brief(&expected), brief(&found))));
            }
        }
    }
    wrong.extend(there.into_keys().map(|address| (address, "Terraform does not plan it".to_owned())));
}

/// Whether a value is the expected one. `partly` tells which parts are unknown, `ty` the type where Terraform says it.
fn same(want: &Value, got: &Value, partly: Option<&Value>, ty: Option<&Value>) -> bool {
    if partly.and_then(Value::as_bool) == Some(true) {
        return got.is_null();
    }
    match (&want.kind, &got.kind) {
        (Kind::Null, Kind::Null) => true,
        (Kind::Bool(a), Kind::Bool(b)) => a == b,
        (Kind::String(a), Kind::String(b)) => a == b,
        (Kind::Number(a), Kind::Number(b)) => near(a, b),
        (Kind::Tuple(a) | Kind::List(a), Kind::Tuple(b) | Kind::List(b)) => {
            let part = |index: usize| partly.and_then(Value::as_seq).and_then(|s| s.items.get(index).cloned());
            if a.items.len() != b.items.len() {
                return false;
            }
            if kind_of(ty).as_deref() == Some("set") {
                let mut left = b.items.clone();
                return a.items.iter().enumerate().all(|(index, item)| {
                    let found =
                        left.iter().position(|other| same(item, other, part(index).as_ref(), inner(ty, None).as_ref()));
                    found.map(|place| left.remove(place)).is_some()
                });
            }
            a.items.iter().zip(&b.items).enumerate().all(|(index, (x, y))| {
                let key = index.to_string();
                same(x, y, part(index).as_ref(), inner(ty, Some(&key)).as_ref())
            })
        }
        (Kind::Object(a) | Kind::Map(a), Kind::Object(b) | Kind::Map(b)) => {
            let part = |key: &str| partly.and_then(|p| get(p, key));
            let shown = |fields: &Fields| -> BTreeSet<String> {
                let hidden = |key: &str| part(key).and_then(Value::as_bool) == Some(true);
                fields.entries().iter().map(|f| f.key.to_string()).filter(|key| !hidden(key)).collect()
            };
            let null = Value::null();
            let of = |fields: &Fields, key: &str| fields.get(key).unwrap_or(&null).clone();
            let mut keys = shown(a);
            keys == shown(b) && {
                keys.extend(a.entries().iter().chain(b.entries()).map(|f| f.key.to_string()));
                keys.iter().all(|key| same(&of(a, key), &of(b, key), part(key), inner(ty, Some(key)).as_ref()))
            }
        }
        _ => false,
    }
}

/// The name of a type with parts: `["set", "string"]` is a set.
fn kind_of(ty: Option<&Value>) -> Option<String> {
    Some(ty?.as_seq()?.items.first()?.as_str()?.to_string())
}

/// The type of a part.
fn inner(ty: Option<&Value>, key: Option<&str>) -> Option<Value> {
    let parts = ty?.as_seq()?.items.get(1)?.clone();
    match (kind_of(ty)?.as_str(), key) {
        ("list" | "set" | "map", _) => Some(parts),
        ("tuple", Some(index)) => parts.as_seq()?.items.get(index.parse::<usize>().ok()?).cloned(),
        ("object", Some(key)) => get(&parts, key).cloned(),
        _ => None,
    }
}

/// Numbers agree to fifteen digits.
fn near(a: &Number, b: &Number) -> bool {
    let absolute = |n: Number| if n.is_negative() { n.neg() } else { n };
    let larger = absolute(a.clone()).max(absolute(b.clone()));
    let most = larger.mul(&Number::parse("1e-15").unwrap());
    a == b || a.sub(b).zip(most).is_some_and(|(difference, most)| absolute(difference) <= most)
}

fn json(text: &str) -> Result<Value, String> {
    bartizan_lang::syntax::parse_json_value(FileId::NONE, text).map_err(|diagnostic| diagnostic.message)
}

fn get<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.as_fields()?.get(name)
}

fn entries<'a>(value: &'a Value, name: &str) -> &'a [bartizan_lang::value::Field] {
    get(value, name).and_then(Value::as_fields).map(|fields| fields.entries()).unwrap_or_default()
}

fn text(value: &Value, name: &str) -> String {
    get(value, name).and_then(Value::as_str).map(ToString::to_string).unwrap_or_default()
}

fn whole(value: &Value, name: &str) -> i64 {
    get(value, name).and_then(Value::as_number).and_then(Number::as_i64).unwrap_or_default()
}

/// A value in short, as JSON would have it.
fn brief(value: &Value) -> String {
    let shown = match &value.kind {
        Kind::Null => "null".to_owned(),
        Kind::Bool(value) => value.to_string(),
        Kind::Number(number) => number.to_string(),
        Kind::String(text) => format!("{text:?}"),
        Kind::Tuple(seq) | Kind::List(seq) => {
            format!("[{}]", seq.items.iter().map(brief).collect::<Vec<_>>().join(", "))
        }
        Kind::Object(fields) | Kind::Map(fields) => {
            let entry = |f: &bartizan_lang::value::Field| format!("{:?}: {}", f.key.as_str(), brief(&f.value));
            format!("{{{}}}", fields.entries().iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        _ => "?".to_owned(),
    };
    if shown.chars().count() <= 120 { shown } else { shown.chars().take(117).chain("...".chars()).collect() }
}
