//! Documents of Pulumi: what each says in Terraform's vocabulary, what a review finds in it, that documents of one program
//! say the same, that nothing secret is told, and that damaged ones are an error and no crash.
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

use bartizan::formats::plan::Document;
use bartizan::formats::plan::model::{ConfiguredProvider, Expression, OutputChange, ResourceChange, ResourceId};
use bartizan::formats::pulumi;
use bartizan_lang::value::Kind;
use bartizan_lang::{FileId, Value};
use command::{Run, bartizan, list, place, text};

/// Stands in all secrets of the documents.
const MARKER: &str = "planted-";

const FORMATS: &[&str] = &["text", "json", "sarif", "github", "junit", "markdown"];

fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/pulumi")
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(documents()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.filter(|name| name.contains(".json")).collect();
    names.sort();
    assert!(names.len() >= 7);
    names
}

fn content(name: &str) -> String {
    fs::read_to_string(documents().join(name)).unwrap()
}

fn review(name: &str, arguments: &[&str]) -> Run {
    let shared = ["plan", name, "--date", "2026-01-01", "--jobs", "2"];
    bartizan(&documents(), shared.into_iter().chain(arguments.iter().copied()))
}

fn shown(value: &Value) -> String {
    let mut text = if value.is_sensitive() { "!".to_owned() } else { String::new() };
    match &value.kind {
        // What is secret is shown by nobody, not here either.
        Kind::String(_) if value.is_sensitive() => text.push_str("text"),
        Kind::Null => text.push_str("null"),
        Kind::Bool(flag) => write!(text, "{flag}").unwrap(),
        Kind::Number(number) => write!(text, "{number}").unwrap(),
        Kind::String(string) => write!(text, "{string:?}").unwrap(),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let items: Vec<String> = seq.items.iter().map(shown).collect();
            write!(text, "[{}]", items.join(", ")).unwrap();
        }
        Kind::Object(fields) | Kind::Map(fields) => {
            let entries = fields.entries().iter();
            let entries: Vec<String> =
                entries.map(|field| format!("{} = {}", field.key, shown(&field.value))).collect();
            write!(text, "{{{}}}", entries.join(", ")).unwrap();
        }
        Kind::Unknown(unknown) => write!(text, "({})", unknown.reason).unwrap(),
        other => panic!("no value of a document: {other:?}"),
    }
    for reference in value.refs() {
        let sign = if reference.exact { "->" } else { "~>" };
        write!(text, " {sign} {}.{}", reference.address(), reference.attribute).unwrap();
    }
    text
}

fn attributes(title: &str, value: &Value, out: &mut String) {
    let Some(fields) = value.as_fields() else { return };
    for field in fields.entries() {
        writeln!(out, "  {title} {} = {}", field.key, shown(&field.value)).unwrap();
    }
}

fn named(id: &ResourceId) -> String {
    format!("{} ({:?} {}, {})", id.address, id.mode, id.ty, id.provider)
}

fn change(change: &ResourceChange, out: &mut String) {
    let ResourceChange { id, previous_address, deposed, action, reason, replaces, importing, before, after } = change;
    writeln!(out, "{}: {}", named(id), action.name()).unwrap();
    for (title, told) in
        [("was", previous_address), ("deposed", deposed), ("because", reason), ("imported from", importing)]
    {
        if let Some(told) = told {
            writeln!(out, "  {title} {told}").unwrap();
        }
    }
    if !replaces.is_empty() {
        writeln!(out, "  replaced for {}", replaces.join(", ")).unwrap();
    }
    if !before.same(after) {
        attributes("before", before, out);
    }
    attributes("after", after, out);
}

fn output(output: &OutputChange, out: &mut String) {
    writeln!(out, "output {} = {}", output.name, shown(&output.after)).unwrap();
}

fn provider(provider: &ConfiguredProvider, out: &mut String) {
    writeln!(out, "provider {} {} alias {:?}", provider.name, provider.key, provider.alias).unwrap();
    for (name, expression) in &provider.expressions.0 {
        match expression {
            Expression::Constant(value) => writeln!(out, "  {name} = {}", shown(value)).unwrap(),
            Expression::Blocks(blocks) => {
                let tags = blocks.iter().filter_map(|block| block.get("tags")).map(|tags| match tags {
                    Expression::Constant(value) => shown(value),
                    other => format!("{other:?}"),
                });
                writeln!(out, "  {name} {}", tags.collect::<Vec<_>>().join(" ")).unwrap();
            }
            Expression::References(names) => writeln!(out, "  {name} {names:?}").unwrap(),
        }
    }
}

/// All that a document says.
fn said(name: &str) -> String {
    let document = pulumi::read(&content(name), FileId(7)).expect("it is a document of Pulumi").unwrap();
    let mut out = String::new();
    for note in pulumi::notes(&document) {
        writeln!(out, "note: {}", note.message).unwrap();
    }
    match &document {
        Document::Plan(plan) => {
            plan.configuration.providers.iter().for_each(|known| provider(known, &mut out));
            plan.outputs.iter().for_each(|known| output(known, &mut out));
            for known in &plan.changes {
                change(known, &mut out);
                let written = plan.configuration.root.resources.iter();
                let written = written.filter(|w| w.ty == known.id.ty && w.name == known.id.name);
                for (attribute, expression) in written.flat_map(|written| &written.expressions.0) {
                    match expression {
                        Expression::References(names) => writeln!(out, "  {attribute} {names:?}").unwrap(),
                        _ => writeln!(out, "  written {attribute}").unwrap(),
                    }
                }
            }
            for read in &plan.read {
                writeln!(out, "{}: read", named(&read.id)).unwrap();
                attributes("is", &read.values, &mut out);
            }
            for drift in &plan.drift {
                writeln!(out, "drifted:").unwrap();
                change(drift, &mut out);
            }
        }
        Document::State(state) => {
            state.configuration.providers.iter().for_each(|known| provider(known, &mut out));
            state.outputs.iter().for_each(|known| output(known, &mut out));
            for resource in &state.resources {
                writeln!(out, "{}", named(&resource.id)).unwrap();
                attributes("is", &resource.values, &mut out);
            }
        }
    }
    out
}

#[test]
fn documents_say_what_they_mean() {
    for name in names() {
        let said = said(&name);
        assert!(!said.contains(SIGNATURE) && !said.contains("04da6b54"), "{name}");
        insta::assert_snapshot!(name.replace('.', "-"), said);
    }
}

/// The key of marked values.
const SIGNATURE: &str = "4dabf18193072939515e22adb298388d";

/// What fails, wherever it stands in the document.
fn failing(run: &Run) -> BTreeSet<String> {
    let report = run.json();
    let findings = list(&report, "findings").iter().filter(|finding| text(finding, "/status") == "fail");
    let one = |finding: &serde_json::Value| {
        let (check, resource) = (text(finding, "/check"), text(finding, "/resource"));
        format!("{} {check} {resource} {}", text(finding, "/change"), text(finding, "/message"))
    };
    findings.map(one).collect()
}

#[test]
fn reviews_find_what_is_wrong() {
    for name in names() {
        let run = review(&name, &["--all", "--format", "json"]);
        assert_eq!(run.code, 1, "{name}: {}", run.stderr);
        let mut lines: Vec<String> = failing(&run).into_iter().collect();
        lines.push(format!("actions {}", run.json().pointer("/plan/actions").unwrap_or(&serde_json::Value::Null)));
        insta::assert_snapshot!(format!("{}-findings", name.replace('.', "-")), lines.join("\n"));
    }
    let run = review("changes.preview.json", &[]);
    insta::assert_snapshot!("changes-text", format!("exit {}\n{}{}", run.code, run.stdout, run.stderr));
}

/// A preview, its saved plan and its events are of one program.
#[test]
fn documents_of_one_program_are_found_alike() {
    let of = |name: &str| failing(&review(name, &["--format", "json"]));
    let preview = of("first.preview.json");
    assert!(preview.len() > 40, "{preview:?}");
    assert_eq!(preview, of("first.plan.json"));
    // Events do not say what depends on what, so that settings in resources of their own lack their parents.
    let events = of("first.events.jsonl");
    let alone: Vec<&String> = preview.difference(&events).collect();
    assert!(alone.iter().all(|line| line.contains("Bucket::")), "{alone:#?}");
}

/// Findings point at the property in the document.
#[test]
fn findings_point_at_properties() {
    let report = review("first.preview.json", &["--format", "json"]).json();
    let text_of = content("first.preview.json");
    let lines: Vec<&str> = text_of.lines().collect();
    let mut seen = 0;
    for finding in list(&report, "findings") {
        let expected = match text(finding, "/check") {
            "aws-db-instance-storage-unencrypted" => "\"storageEncrypted\": false",
            "aws-s3-bucket-public-acls-accepted" => "\"blockPublicAcls\": false",
            "azure-storage-account-outdated-tls" => "\"minTlsVersion\": \"TLS1_0\"",
            "gcp-storage-bucket-uniform-access-disabled" => "\"uniformBucketLevelAccess\": false",
            _ => continue,
        };
        let line: usize = place(finding, "location").rsplit(':').next().unwrap().parse().unwrap();
        assert!(lines[line - 1].contains(expected), "{}: {}", place(finding, "location"), lines[line - 1]);
        seen += 1;
    }
    assert_eq!(seen, 4, "all findings that were looked for");
}

#[test]
fn nothing_secret_is_told() {
    for name in names() {
        if !content(&name).contains(MARKER) {
            continue;
        }
        for format in FORMATS {
            let run = review(&name, &["--all", "--show-unknown", "--format", format]);
            let told = run.printed();
            assert!(!told.contains(MARKER), "{name} {format}: {told}");
            assert!(run.code <= 1, "{name} {format}: {told}");
        }
    }
}

#[test]
fn damaged_documents_are_errors() {
    let directory = std::env::temp_dir().join(format!("bartizan-damaged-pulumi-{}", std::process::id()));
    fs::create_dir_all(&directory).unwrap();
    let urn = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::b";
    let step =
        |inner: &str| format!(r#"{{"steps": [{{"op": "create", "urn": "{urn}", {inner}}}], "changeSummary": {{}}}}"#);
    let inputs = |inputs: &str| step(&format!(r#""newState": {{"urn": "{urn}", "custom": true, "inputs": {inputs}}}"#));
    let deep = |levels: usize| format!("{{\"a\": {}1{}}}", "[".repeat(levels), "]".repeat(levels));
    let export = |version: &str| {
        format!(r#"{{"version": {version}, "deployment": {{"resources": [{{"urn": "{urn}", "custom": true}}]}}}}"#)
    };
    let mut cases: Vec<(String, String)> = [
        ("empty-preview", r#"{"config": {}, "duration": 1, "changeSummary": {"same": 1}}"#.to_owned()),
        ("empty-export", r#"{"version": 3, "deployment": {"manifest": {}}}"#.to_owned()),
        ("new-export", export("9")),
        ("odd-export", export("\"three\"")),
        ("newest-export", export("4")),
        ("checkpoint", format!(r#"{{"version": 3, "checkpoint": {{"stack": "dev", "latest": {{"resources": [{{"urn": "{urn}", "custom": true}}]}}}}}}"#)),
        ("empty-checkpoint", r#"{"version": 3, "checkpoint": {"stack": "dev"}}"#.to_owned()),
        ("new-plan", r#"{"version": 2, "plan": {"resourcePlans": {}}}"#.to_owned()),
        ("log-before", format!("warning: old\nUpdating {{x}}\n{}", inputs(r#"{"acl": "public-read"}"#))),
        ("bom", format!("\u{feff}{}", inputs("{}"))),
        ("no-urn", r#"{"steps": [{"op": "create"}], "changeSummary": {}}"#.to_owned()),
        ("odd-urn", r#"{"steps": [{"op": "create", "urn": "urn:pulumi:x", "newState": {"custom": true}}]}"#.to_owned()),
        ("urn-number", r#"{"steps": [{"op": "create", "urn": 7}], "changeSummary": {}}"#.to_owned()),
        ("urn-not-ascii", r#"{"steps": [{"op": "create", "urn": "urn:pulumi:d::s::ä$é::ü", "newState": {"custom": true}}], "changeSummary": {}}"#.to_owned()),
        ("steps-odd", r#"{"steps": 7, "changeSummary": {}}"#.to_owned()),
        ("no-states", step(r#""oldState": null, "newState": null"#)),
        ("inputs-list", inputs("[1]")),
        ("inputs-null", inputs("null")),
        ("inputs-odd", inputs(r#"{"acl": [{"a": {}}], "tags": 3, "versioning": "on", "corsRules": {"a": [[]]}, "": 1, "__defaults": 7}"#)),
        ("inputs-doubled", inputs(r#"{"acl": "private", "acl": "public-read"}"#)),
        ("inputs-deep", inputs(&deep(60))),
        ("inputs-too-deep", inputs(&deep(100))),
        ("inputs-far-too-deep", inputs(&deep(10_000))),
        ("secret-odd", inputs(&format!(r#"{{"acl": {{"{SIGNATURE}": "1b47061264138c4ac30d75fd1eb44270", "plaintext": "{{\"{SIGNATURE}\": 1"}}, "b": {{"{SIGNATURE}": 3}}}}"#))),
        ("depends-on-itself", step(&format!(r#""newState": {{"urn": "{urn}", "custom": true, "dependencies": ["{urn}", "x"], "propertyDependencies": {{"acl": ["{urn}"], "b": null}}, "inputs": {{"acl": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"}}}}"#))),
        ("event-cut", format!("{{\"sequence\":0,\"timestamp\":1,\"preludeEvent\":{{\"config\":{{}}}}}}\n{{\"sequence\":1,\"timestamp\":1,\"resourcePreEvent\":{{\"metadata\":{{\"urn\":\"{urn}\"")),
        ("event-odd", "{\"sequence\":0,\"timestamp\":1,\"preludeEvent\":{}}\nnothing\n".to_owned()),
        ("events-none", "{\"sequence\":0,\"timestamp\":1,\"cancelEvent\":{}}\n".to_owned()),
        ("not-pulumi", r#"{"steps": [{"run": "make"}]}"#.to_owned()),
        ("workflow", r#"{"version": 3, "deployment": "blue"}"#.to_owned()),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into();
    for name in ["first.preview.json", "first.events.jsonl", "changes.plan.json", "stack.export.json"] {
        let whole = content(name);
        for part in 1..6 {
            cases.push((format!("{name}-cut-{part}"), whole[..whole.len() * part / 6].to_owned()));
        }
    }
    let mut told = String::new();
    for (name, document) in cases {
        fs::write(directory.join(&name), document).unwrap();
        let run = bartizan(&directory, ["plan", name.as_str(), "--format", "json", "--select", "aws-s3-bucket-acl-*"]);
        assert!((0..=3).contains(&run.code), "{name}: {}", run.printed());
        assert!(!run.stderr.contains("crashed") && !run.stderr.contains("panicked"), "{name}: {}", run.stderr);
        assert!(run.code != 2 || !run.stderr.trim().is_empty(), "{name} says why");
        assert!(!run.printed().contains(MARKER), "{name}");
        writeln!(told, "{name}: exit {}\n{}", run.code, run.stderr).unwrap();
    }
    fs::remove_dir_all(&directory).unwrap();
    insta::assert_snapshot!("damaged", told);
}
