//! Templates of CloudFormation: the files in `testdata/cloudformation`, each with a snapshot of what the evaluator makes of
//! it, before anything is brought to canonical types.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    unreachable_pub,
    reason = "tests"
)]

mod command;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bartizan::formats::cloudformation::{
    Evaluated, GivenParameters, Surroundings, evaluate_template, looks_like_template, may_be_template,
};
use bartizan::formats::terraform::Loader;
use bartizan::scan::{Evaluate, evaluate};
use bartizan::source::Files;
use bartizan_lang::syntax::document::{Node, NodeKind, parse_yaml_documents};
use bartizan_lang::value::{Kind, Part, Presence, Shape};
use bartizan_lang::{FileId, Value};
use command::{bartizan, list, text};

fn testdata(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cloudformation").join(name)
}

/// A value on one line: what is unknown with its reason and with what is known of it, alternatives with their conditions.
fn shown(value: &Value, out: &mut String) {
    if value.is_sensitive() {
        out.push_str("secret ");
    }
    let when = |presence: &Presence, out: &mut String| {
        if !presence.is_always() {
            write!(out, " when {presence}").unwrap();
        }
    };
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Bool(value) => write!(out, "{value}").unwrap(),
        Kind::Number(value) => write!(out, "{value}").unwrap(),
        Kind::String(text) => write!(out, "{text:?}").unwrap(),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            out.push('[');
            for (place, item) in seq.items.iter().enumerate() {
                out.push_str(if place == 0 { "" } else { ", " });
                shown(item, out);
                when(&seq.presence_of(place), out);
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
            out.push_str("one of(");
            for (place, (guard, leaf)) in choice.leaves().iter().enumerate() {
                out.push_str(if place == 0 { "" } else { "; " });
                shown(leaf, out);
                write!(out, " when {guard}").unwrap();
            }
            out.push(')');
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
}

fn line(value: &Value) -> String {
    let mut out = String::new();
    shown(value, &mut out);
    out
}

struct Read {
    files: Files,
    made: Option<Evaluated>,
}

fn read_with(path: &Path, root: Option<&Path>, region: Option<&str>, given: &GivenParameters) -> Read {
    let files = Files::default();
    let start = files.open(path, root).unwrap();
    let region = region.map(Value::string);
    let region = region.as_ref();
    let around = Surroundings { files: &files, trust_root: Some(&start.root), given, region, account: None, raw: &[] };
    let made = evaluate_template(around, &start.path);
    Read { files, made }
}

fn read(path: &Path) -> Read {
    read_with(path, Some(&testdata("")), None, &GivenParameters::default())
}

/// Resources, outputs and diagnostics; with places, what each property's value was decided by.
fn told(read: &Read, places: bool) -> String {
    let Some(made) = &read.made else { return "no template\n".to_owned() };
    let mut out = String::new();
    let source = |value: &Value| {
        let file = read.files.get(value.span.file)?;
        let text: String = value.span.text(file.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text.chars().take(60).collect::<String>())
    };
    for resource in &made.logical {
        write!(out, "{} {}", resource.id, resource.ty).unwrap();
        if !resource.presence.is_always() {
            write!(out, " when {}", resource.presence).unwrap();
        }
        let policies = [&resource.construct, &resource.deletion_policy, &resource.update_replace_policy];
        for said in policies.into_iter().flatten() {
            write!(out, " ({said})").unwrap();
        }
        if !resource.depends_on.is_empty() {
            write!(out, " after {}", resource.depends_on.join(", ")).unwrap();
        }
        out.push('\n');
        let properties = resource.properties.as_fields().unwrap();
        for field in properties.entries() {
            write!(out, "  {} = {}", field.key, line(&field.value)).unwrap();
            if places {
                write!(out, "  <- {}", source(&field.value).unwrap_or_default()).unwrap();
            }
            out.push('\n');
        }
        if properties.open {
            out.push_str("  ...\n");
        }
    }
    for output in &made.deployment.outputs {
        writeln!(out, "output {} = {}", output.name, line(&output.value)).unwrap();
    }
    for resource in made.deployment.resources.iter().filter(|resource| resource.symbolic.is_some()) {
        writeln!(out, "symbolic {}: {}", resource.address, resource.symbolic.as_ref().unwrap()).unwrap();
    }
    for (id, url) in &made.deployment.missing_modules {
        writeln!(out, "missing {id} {url:?}").unwrap();
    }
    for diagnostic in &made.deployment.diagnostics {
        let place = places.then(|| read.files.location(diagnostic.span)).flatten();
        let place = place.map(|p| format!(" {}:{}:{}", p.path, p.start.line, p.start.column)).unwrap_or_default();
        writeln!(out, "{:?}{place} {}", diagnostic.level, diagnostic.message).unwrap();
    }
    if made.unread > 0 {
        out.push_str("incomplete\n");
    }
    out
}

fn entries(directory: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(testdata(directory)).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_file());
    found.sort();
    assert!(!found.is_empty());
    found
}

fn name_of(path: &Path) -> String {
    let inside = path.strip_prefix(testdata("")).unwrap().with_extension("");
    inside.to_str().unwrap().replace('/', "_")
}

#[test]
fn values() {
    for path in entries("values") {
        insta::assert_snapshot!(name_of(&path), told(&read(&path), true));
    }
}

#[test]
fn hostile_templates() {
    for path in entries("hostile") {
        insta::assert_snapshot!(name_of(&path), told(&read(&path), true));
    }
}

#[test]
fn nested_stacks_and_included_files() {
    for name in ["nested/root.yaml", "include/root.yaml"] {
        insta::assert_snapshot!(name_of(&testdata(name)), told(&read(&testdata(name)), true));
    }
}

#[test]
fn a_region_decides_what_hangs_on_it() {
    let given = GivenParameters::default();
    let read = read_with(&testdata("values/functions.yaml"), None, Some("eu-west-1"), &given);
    let all = told(&read, false);
    let lines = all.lines().filter(|line| ["FoundByRegion", "Partition", "Suffix"].iter().any(|w| line.contains(w)));
    insta::assert_snapshot!(lines.collect::<Vec<_>>().join("\n"), @r#"
      FoundByRegion = "t3.micro"
      Partition = "aws"
      Suffix = "amazonaws.com"
    "#);
}

#[test]
fn parameters_are_given_in_files_and_by_name() {
    let mut all = String::new();
    for name in ["cli.json", "codepipeline.json", "list.json"] {
        let given = GivenParameters {
            files: vec![testdata("given").join(name)],
            flags: vec![("Kind".to_owned(), "a".to_owned())],
        };
        let read = read_with(&testdata("values/parameters.yaml"), Some(&testdata("")), None, &given);
        writeln!(all, "{name}").unwrap();
        let told = told(&read, true);
        let wanted = ["Given =", "Kind =", " Number =", " List =", "Secret ="];
        for line in told.lines().filter(|line| wanted.iter().any(|w| line.contains(w))) {
            writeln!(all, "{line}").unwrap();
        }
    }
    insta::assert_snapshot!(all);
}

/// A document as JSON, each function in its long form.
fn as_json(node: &Node) -> String {
    let inner = match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Number(_, text) => text.to_string(),
        NodeKind::String(text) => serde_json::to_string(text.as_str()).unwrap(),
        NodeKind::Sequence(items) => format!("[{}]", items.iter().map(as_json).collect::<Vec<_>>().join(", ")),
        NodeKind::Mapping(entries) => {
            let entry = |entry: &bartizan_lang::syntax::document::Entry| {
                format!("{}: {}", serde_json::to_string(entry.key.as_str()).unwrap(), as_json(&entry.value))
            };
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(",\n"))
        }
    };
    match node.tag.as_deref() {
        None => inner,
        Some(name @ ("Ref" | "Condition")) => format!("{{\"{name}\": {inner}}}"),
        Some(name) => format!("{{\"Fn::{name}\": {inner}}}"),
    }
}

/// The same template in JSON, with the long forms of all functions, means the same.
#[test]
fn both_languages_and_both_forms_mean_the_same() {
    for path in entries("values") {
        let source = std::fs::read_to_string(&path).unwrap();
        let documents = parse_yaml_documents(FileId(0), &source);
        let directory = tempfile::tempdir().unwrap();
        for name in ["t.json", "t.yaml"] {
            // A comment makes YAML of it.
            let comment = if name == "t.yaml" { "# YAML\n" } else { "" };
            let copy = directory.path().join(name);
            std::fs::write(&copy, format!("{comment}{}", as_json(&documents.documents[0]))).unwrap();
            let made = read_with(&copy, Some(directory.path()), None, &GivenParameters::default());
            assert_eq!(told(&made, false), told(&read(&path), false), "{}", path.display());
        }
    }
}

#[test]
fn other_files_are_no_templates() {
    for path in entries("not-templates") {
        let found = read(&path);
        assert!(found.made.is_none(), "{}", path.display());
    }
    let files = Files::default();
    let paths = vec![testdata("not-templates")];
    let evaluated = evaluate(&files, &Loader::default(), &Evaluate { paths, ..Evaluate::default() });
    assert_eq!((evaluated.deployments.len(), evaluated.files, evaluated.unread), (0, 0, 0));
    assert!(!may_be_template("package-lock.json") && !may_be_template("main.tf.json") && !may_be_template("a.tf"));
    assert!(may_be_template("x.yml") && may_be_template("x.template") && may_be_template("x.json"));
    assert!(!looks_like_template("kind: Pod\ndata: {x: AWSTemplateFormatVersion}\n"));
    assert!(looks_like_template("{ \"AWSTemplateFormatVersion\" : \"2010-09-09\" }"));
    assert!(looks_like_template("'Resources':\n  A: {Type: 'Custom::X'}\n"));
}

/// A template that another one nests is looked at there, and only there, unless it is named.
#[test]
fn trees_have_a_root_a_template() {
    let roots = |path: PathBuf| {
        let root = Some(testdata(""));
        let evaluated = evaluate(
            &Files::default(),
            &Loader::default(),
            &Evaluate { paths: vec![path], root, ..Evaluate::default() },
        );
        assert!(evaluated.refused.is_empty());
        evaluated.deployments.iter().map(|deployment| deployment.root.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(roots(testdata("nested")), ["nested/root.yaml"]);
    assert_eq!(roots(testdata("nested/parts/storage.yaml")), ["nested/parts/storage.yaml"]);
    assert_eq!(roots(testdata("include")), ["include/root.yaml"]);
}

#[test]
fn a_template_is_inspected_and_scanned_by_its_name() {
    let directory = testdata("");
    let arguments =
        ["inspect", "values/parameters.yaml", "--root", ".", "--parameter", "None=told", "--format", "json"];
    let run = bartizan(&directory, arguments).json();
    let all = list(&run, "resources").iter().find(|resource| text(resource, "/address") == "All").unwrap().clone();
    assert_eq!(text(&all, "/attributes/None"), "told");
    let run = bartizan(&directory, ["scan", "nested/parts/storage.yaml", "--root", ".", "--format", "json"]).json();
    assert_eq!(run.pointer("/summary/roots").unwrap().as_u64(), Some(1));
    assert_eq!(run.pointer("/summary/files").unwrap().as_u64(), Some(1));
}

/// A large template takes no more than seconds, and neither does one that is made to be slow.
#[test]
fn large_and_deep_templates_are_read_or_refused() {
    // As much stack as the threads of a scan have.
    let run = std::thread::Builder::new().stack_size(16 << 20).spawn(large_and_deep_templates);
    run.unwrap().join().unwrap();
}

fn large_and_deep_templates() {
    let directory = tempfile::tempdir().unwrap();
    let check = |name: &str, text: String| {
        let path = directory.path().join(name);
        std::fs::write(&path, text).unwrap();
        let made = read_with(&path, Some(directory.path()), None, &GivenParameters::default());
        made.made.unwrap()
    };
    let mut large = "Parameters:\n  Env: {Type: String, AllowedValues: [a, b]}\nConditions:\n".to_owned();
    for place in 0..2_000 {
        writeln!(large, "  C{place}: !Equals [!Ref Env, v{}]", place % 7).unwrap();
    }
    large.push_str("Resources:\n");
    for place in 0..10_000 {
        writeln!(
            large,
            "  R{place}:\n    Type: AWS::SNS::Topic\n    Condition: C{}\n    Properties:\n      Name: !Sub \"${{Env}}-{place}\"\n      Tags:\n        - Key: a\n          Value: !If [C{}, x, !Ref \"AWS::NoValue\"]\n      Other: !GetAtt R{}.Arn",
            place % 2_000,
            place % 1_999,
            (place + 1) % 10_001,
        )
        .unwrap();
    }
    assert!(large.lines().count() > 90_000);
    assert_eq!(check("large.yaml", large).deployment.diagnostics.len(), 1);
    let deep = |levels: usize| {
        let (open, close) = ("{\"a\": ".repeat(levels), "}".repeat(levels));
        format!("{{\"Resources\": {{\"A\": {{\"Type\": \"AWS::SNS::Topic\", \"Properties\": {open}1{close}}}}}}}")
    };
    assert_eq!(check("fine.json", deep(50)).unread, 0);
    for levels in [70, 100_000] {
        let made = check("deep.json", deep(levels));
        assert!(made.unread == 1 && !made.deployment.diagnostics.is_empty());
    }
    // Each condition asks for the next, with as much around it as a document may have.
    let mut chain = "Resources: {A: {Type: \"AWS::SNS::Topic\", Condition: C0}}\nConditions:\n".to_owned();
    for place in 0..300 {
        let around = "!Not [".repeat(40);
        writeln!(chain, "  C{place}: {around}!Condition C{}{}", place + 1, "]".repeat(40)).unwrap();
    }
    assert!(!check("chain.yaml", chain).deployment.diagnostics.is_empty());
    // Loops in loops.
    let mut loops = "Resources:\n".to_owned();
    let values = (0..100).map(|place| place.to_string()).collect::<Vec<_>>().join(", ");
    for level in 0..6 {
        let indent = "  ".repeat(level + 1);
        writeln!(loops, "{indent}Fn::ForEach::L{level}:\n{indent}- V{level}\n{indent}- [{values}]\n{indent}-").unwrap();
    }
    loops.push_str("              A${V0}${V1}: {Type: \"AWS::SNS::Topic\"}\n");
    assert!(!check("loops.yaml", loops).deployment.diagnostics.is_empty());
    // A text with very many alternatives in it, and one condition that everything hangs on.
    let many = |piece: &str, count: usize| {
        let parameter = "Parameters: {P: {Type: String, AllowedValues: [a, b]}}\n";
        let topic = "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Sub";
        format!("{parameter}{topic} \"{}\"\n", piece.repeat(count))
    };
    assert_eq!(check("texts.yaml", many("${P}-", 100_000)).logical.len(), 1);
    // Conditions on parameters with many values, which depend on each other.
    let mut conditions = "Parameters:\n".to_owned();
    for place in 0..200 {
        let values: Vec<String> = (0..12).map(|value| format!("v{value}")).collect();
        writeln!(conditions, "  P{place}: {{Type: String, AllowedValues: [{}]}}", values.join(", ")).unwrap();
    }
    conditions.push_str("Conditions:\n");
    for place in 0..200 {
        let (next, far) = ((place + 1) % 200, (place + 7) % 200);
        writeln!(
            conditions,
            "  C{place}: !And [!Equals [!Ref P{place}, v1], !Or [!Not [!Equals [!Ref P{next}, v3]], !Equals [!Ref P{far}, \
             v5]]]"
        )
        .unwrap();
    }
    conditions.push_str("Resources:\n");
    for place in 0..200 {
        writeln!(
            conditions,
            "  B{place}:\n    Type: AWS::S3::Bucket\n    Condition: C{place}\n    Properties:\n      AccessControl: !If [C{}, \
             public-read, private]",
            (place * 3) % 200
        )
        .unwrap();
    }
    let made = check("conditions.yaml", conditions);
    assert_eq!((made.logical.len(), made.deployment.diagnostics.len()), (200, 0));
    // Lines that stand too far to the left in thousands of texts, of which the last is never closed.
    let mut quoted = "Resources:\n".to_owned();
    for place in 0..3_000 {
        let text = "'{\n  a: b\n}'";
        writeln!(quoted, "  P{place}:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: {text}").unwrap();
    }
    let made = check("quoted.yaml", quoted.clone());
    assert_eq!((made.logical.len(), made.unread), (3_000, 0));
    quoted.push_str("  Last:\n    Type: 'AWS::SNS::Topic\n");
    let made = check("unclosed.yaml", quoted);
    assert!(made.unread == 1 && made.logical.len() >= 2_999, "{}", made.logical.len());
    // As many lines in JSON.
    let mut lines = "{\n\"Resources\": {\n\"First\": {\"Type\": \"AWS::SNS::Topic\"}".to_owned();
    for place in 0..20_000 {
        write!(lines, ",\n\"R{place}\": {{\n\"Type\": \"AWS::SNS::Topic\",\n\"Properties\": {{\n\"TopicName\": \"{place}\"\n}}\n}}")
            .unwrap();
    }
    lines.push_str("\n}\n}\n");
    assert!(lines.lines().count() > 100_000);
    assert_eq!(check("lines.json", lines).logical.len(), 20_001);
    // Each parameter of a nested stack is twice that of the one above.
    let mut wide = "Resources:\n  A:\n    Type: Custom::A\n    Properties:\n".to_owned();
    for place in 0..200 {
        writeln!(wide, "      P{place}: !Join [\"\", [{}]]", vec!["!Ref \"AWS::StackName\""; 1_000].join(", "))
            .unwrap();
    }
    assert_eq!(check("wide.yaml", wide).logical.len(), 1);
}

/// A credential in a template is told at the resource that holds it, else at the file.
#[test]
fn credentials_are_told_where_they_stand() {
    let directory = tempfile::tempdir().unwrap();
    // Put together here, so that no scanner of this repository takes it for one.
    let secret = ["q8Zr4XkTn0b7LwVhY2mJ", "cE5sUdPgA9fRoQxWtK3e"].concat();
    let template = format!(
        "Metadata:\n  Note: \"AWS_SECRET_ACCESS_KEY={secret}\"\nResources:\n  Before: {{Type: \"AWS::SNS::Topic\"}}\n  Web:\n    \
         Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          export \
         AWS_SECRET_ACCESS_KEY={secret}\n"
    );
    std::fs::write(directory.path().join("stack.yaml"), template).unwrap();
    let run = bartizan(directory.path(), ["scan", ".", "--root", ".", "--select", "secret-*", "--format", "json"]);
    let report = run.json();
    let held: Vec<&str> = list(&report, "findings").iter().map(|finding| text(finding, "/resource")).collect();
    assert_eq!(held, ["stack.yaml", "Web"]);
    assert!(!run.stdout.contains(&secret));
}

/// Cut off anywhere, or with a line taken out, a template gives diagnostics and never a crash.
#[test]
fn damaged_templates_are_told_of() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("t.yaml");
    for whole in entries("values") {
        let source = std::fs::read_to_string(&whole).unwrap();
        let lines: Vec<&str> = source.split_inclusive('\n').collect();
        let cut = (0..source.len()).step_by(97).filter_map(|at| source.get(..at).map(str::to_owned));
        let without = (0..lines.len()).map(|at| [&lines[..at], &lines[at + 1..]].concat().concat());
        for damaged in cut.chain(without) {
            std::fs::write(&path, damaged).unwrap();
            let made = read_with(&path, Some(directory.path()), None, &GivenParameters::default());
            told(&made, true);
        }
    }
}
