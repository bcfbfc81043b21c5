//! Resources of `testdata/lowering/*.yaml` against what stands beside them: `UPDATE_LOWERING=1` writes it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "tests read their data and fail loudly"
)]

use std::fmt::Write as _;
use std::path::Path;

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::document::{Node as Written, NodeKind, parse_yaml_documents};
use bartizan_lang::value::{Atom, ChoiceBuilder, Guard, Literal, Origin, Shape};

use super::*;

const FILE: FileId = FileId(0);

#[test]
fn resources_become_what_stands_beside_them() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/lowering");
    let mut files: Vec<_> = std::fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let templates: Vec<_> = files.iter().filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    assert!(templates.len() >= 4, "too few templates in {}", directory.display());
    let mut wrong = String::new();
    for path in templates {
        let text = std::fs::read_to_string(path).unwrap();
        let made: String = lowered(&text).iter().map(|one| shown(one, &text)).collect();
        let beside = path.with_extension("txt");
        if std::env::var_os("UPDATE_LOWERING").is_some() {
            std::fs::write(&beside, &made).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if made != expected {
            let _ = writeln!(wrong, "{}:\n{made}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_property_points_at_itself() {
    let text = "Bucket:\n  Type: AWS::S3::Bucket\n  Properties:\n    BucketName: logs\n    VersioningConfiguration:\n      Status: Enabled\n";
    let made = lowered(text);
    let bucket = &made[0].resources[0];
    let field = bucket.body.field("bucket").unwrap();
    assert_eq!((field.at.text(text), field.value.span.text(text)), ("BucketName: logs", "logs"));
    let versioning = &made[0].resources[1];
    assert_eq!((versioning.ty.as_str(), versioning.name.as_str()), ("aws_s3_bucket_versioning", "Bucket__versioning"));
    let inner =
        versioning.get("versioning_configuration").unwrap().as_seq().unwrap().items[0].as_fields().unwrap().clone();
    assert_eq!(inner.field("status").unwrap().at.text(text), "Status: Enabled");
    let parent = versioning.get("bucket").unwrap();
    assert!(parent.refs().iter().any(|r| r.exact && r.resource == "aws_s3_bucket.Bucket" && r.attribute == "id"));
}

#[test]
fn a_type_without_a_row_stays_as_it_is() {
    let made = lowered("Thing:\n  Type: Custom::Thing\n  Properties:\n    ServiceToken: x\n");
    assert!(made[0].raw);
    assert_eq!(made[0].resources[0].ty, "Custom::Thing");
    assert_eq!(made[0].resources[0].get("ServiceToken").and_then(Value::as_str).map(Str::as_str), Some("x"));
}

fn lowered(text: &str) -> Vec<Lowered> {
    let documents = parse_yaml_documents(FILE, text);
    assert!(documents.diagnostics.is_empty(), "{:?}", documents.diagnostics);
    let all = &documents.documents[0];
    let provider = Arc::new(ProviderInstance {
        kind: "aws".into(),
        alias: None,
        region: Value::null(),
        account: Value::null(),
        default_tags: Value::null(),
        span: Span::NONE,
        version: None,
    });
    let one = |entry: &bartizan_lang::syntax::document::Entry| {
        let text = |name: &str| entry.value.get(name).and_then(|node| value(node, all).as_str().cloned());
        let logical = Logical {
            id: entry.key.clone(),
            ty: text("Type").unwrap(),
            properties: entry.value.get("Properties").map_or_else(Value::null, |node| value(node, all)),
            presence: Presence::always(),
            block: entry.span(),
            header: entry.key_span,
            construct: None,
            metadata: None,
            deletion_policy: text("DeletionPolicy"),
            update_replace_policy: None,
            depends_on: Vec::new(),
        };
        lower(&logical, ModuleIndex::ROOT, &provider)
    };
    all.entries().iter().map(one).collect()
}

/// Just enough of CloudFormation's functions: references, and conditions that nobody decided.
fn value(node: &Written, all: &Written) -> Value {
    if let (Some("If"), NodeKind::Sequence(items)) = (node.tag.as_deref(), &node.kind) {
        let name = value(&items[0], all).as_str().unwrap().clone();
        let closed = Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice());
        let origin = Arc::new(Origin { text: name, closed: Some(closed) });
        let mut builder = ChoiceBuilder::new();
        for (item, holds) in [(&items[1], true), (&items[2], false)] {
            let guard = Guard::atom(Atom::equals(origin.clone(), Literal::Bool(holds))).unwrap();
            builder.add(&guard, value(item, all));
        }
        return builder.finish();
    }
    if let (Some(tag @ ("Ref" | "GetAtt")), NodeKind::String(name)) = (node.tag.as_deref(), &node.kind) {
        if name == "AWS::NoValue" {
            return Value::null();
        }
        let (name, attribute) = name.split_once('.').map_or((name.as_str(), None), |(name, rest)| (name, Some(rest)));
        let Some(ty) = all.get(name).and_then(|node| node.get("Type")).map(|ty| value(ty, all)) else {
            return Value::unknown(Reason::NoValue(name.into())).at(node.span);
        };
        let ty = ty.as_str().unwrap();
        let attribute = tables::attribute_of(ty, attribute.filter(|_| tag == "GetAtt")).unwrap();
        let resource = format!("{}.{name}", tables::type_of(ty).unwrap()).into();
        let reason = Reason::AfterApply(format!("{name}.{attribute}").into());
        let unknown = Unknown { ty: Some(Type::String), ..Unknown::new(reason) };
        return Value::from_unknown(unknown).at(node.span).edit_meta(|meta| {
            let (module, attribute) = (Str::new(), attribute.into());
            meta.refs.push(Arc::new(Reference { module, resource, key: InstanceKey::None, attribute, exact: true }));
        });
    }
    let made = match &node.kind {
        NodeKind::Null => Value::null(),
        NodeKind::Bool(value) => Value::from(*value),
        NodeKind::Number(number, _) => Value::from(number.clone()),
        NodeKind::String(text) => Value::string(text.clone()),
        NodeKind::Sequence(items) => Value::tuple(items.iter().map(|item| value(item, all)).collect()),
        NodeKind::Mapping(entries) => {
            let entry = |entry: &bartizan_lang::syntax::document::Entry| Field {
                key: entry.key.clone(),
                at: entry.span(),
                value: value(&entry.value, all),
            };
            Value::object(Fields::new(entries.iter().map(entry).collect()))
        }
    };
    made.at(node.span)
}

fn shown(lowered: &Lowered, text: &str) -> String {
    let mut out = String::new();
    for resource in &lowered.resources {
        let _ = write!(out, "{} {}", resource.ty, resource.name);
        if !resource.presence.is_always() {
            let _ = write!(out, " when {}", resource.presence);
        }
        out.push('\n');
        members(&resource.body, 1, text, &mut out);
    }
    out
}

fn members(fields: &Fields, depth: usize, text: &str, out: &mut String) {
    for field in fields.entries() {
        let indent = "  ".repeat(depth);
        let objects = field.value.as_seq().filter(|seq| seq.items.iter().any(|item| item.as_fields().is_some()));
        let Some(seq) = objects else {
            let line = field.at.text(text).lines().next().unwrap_or_default().trim();
            let default = if field.value.is_default() { " (default)" } else { "" };
            let _ = writeln!(out, "{indent}{} = {}{default}    # {line}", field.key, brief(&field.value));
            continue;
        };
        for (place, item) in seq.items.iter().enumerate() {
            let _ = write!(out, "{indent}{}", field.key);
            if !seq.presence_of(place).is_always() {
                let _ = write!(out, " when {}", seq.presence_of(place));
            }
            out.push_str(if field.value.is_default() { " (default)\n" } else { "\n" });
            if let Some(inner) = item.as_fields() {
                members(inner, depth + 1, text, out);
            }
        }
    }
    if fields.open {
        let _ = writeln!(out, "{}…", "  ".repeat(depth));
    }
}

fn brief(value: &Value) -> String {
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let mut items: Vec<String> = seq.items.iter().map(brief).collect();
            if seq.open {
                items.push("…".into());
            }
            format!("[{}]", items.join(", "))
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            let entries: Vec<String> =
                fields.entries().iter().map(|field| format!("{}: {}", field.key, brief(&field.value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Kind::Choice(choice) => {
            let leaves: Vec<String> =
                choice.leaves().iter().map(|(guard, leaf)| format!("{} when {guard}", brief(leaf))).collect();
            format!("({})", leaves.join("; "))
        }
        Kind::Unknown(unknown) => match (&unknown.shape, value.refs().first()) {
            (Shape::Json(inner), _) => format!("json {}", brief(inner)),
            (_, Some(reference)) => {
                let exact = if reference.exact { "" } else { "~" };
                format!("{exact}<{}.{}>", reference.resource, reference.attribute)
            }
            _ => "(unknown)".into(),
        },
        _ => value.as_literal().map_or_else(String::new, |literal| literal.to_string()),
    }
}
