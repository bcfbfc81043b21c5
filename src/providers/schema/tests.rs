//! The encoder and the reader together, on small schemas and on blobs that are not as they should be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use super::*;

#[path = "../../../build/schema.rs"]
mod encoder;

const HEADER: &str = "type\tpath\tkind\tvalue_type\tnesting\tpresence\tsensitive\n";

const SMALL: &str = "\
data.aws_b\tarn\tattr\tstring\t\tcomputed\t
aws_a\tarn\tattr\tstring\t\tcomputed\t
aws_a\trole_arn\tattr\tstring\t\trequired\t
aws_a\trule\tblock\t\tlist\toptional+computed\t
aws_a\trule.inner\tblock\t\tsingle\toptional\t
aws_a\trule.inner.keys\tattr\tmap(list(string))\t\toptional\tsensitive
aws_a\trule.to\tattr\tobject\tset\tcomputed\tsensitive
aws_a\trule.to.token\tattr\tstring\t\tcomputed\tsensitive
aws_a\trule_two\tattr\tany\t\toptional\t
aws_b\trule\tblock\t\tmap\trequired\t
aws_b\trule.inner\tblock\t\tsingle\toptional\t
aws_b\trule.inner.keys\tattr\tmap(list(string))\t\toptional\tsensitive
";

fn encode(rows: &str) -> Result<Vec<u8>, String> {
    let text = format!("{HEADER}{rows}");
    let input = encoder::Input { name: "small", provider: 0, text: &text };
    encoder::encode(&[input]).map_err(|error| error.to_string())
}

fn open(blob: Vec<u8>) -> &'static Schema {
    Box::leak(Box::new(Schema::open(blob.leak())))
}

/// All nodes below one, as paths with their facts.
fn walk(node: Node, path: &str, told: &mut Vec<String>) {
    for child in node.children() {
        let path = format!("{path}.{}", child.name());
        let (kind, nesting, presence) = (child.kind(), child.nesting(), child.presence());
        told.push(format!("{path} {kind:?} {} {nesting:?} {presence:?} {}", child.value_type(), child.sensitive()));
        walk(child, &path, told);
    }
}

fn walk_all(schema: &'static Schema) -> Vec<String> {
    let mut told = Vec::new();
    let names = |list: fn(TypeRecord) -> u32| schema.types(list).collect::<Vec<_>>();
    for (mode, names, root) in [
        ("", names(|ty| ty.resource), Schema::resource as fn(&'static Schema, &str) -> Option<Node>),
        ("data.", names(|ty| ty.data), Schema::data_source),
    ] {
        for name in names {
            if let Some(root) = root(schema, name) {
                assert_eq!(root.name(), name);
                walk(root, &format!("{mode}{name}"), &mut told);
            }
        }
    }
    told
}

#[test]
fn what_is_encoded_is_read() {
    let schema = open(encode(SMALL).unwrap());
    assert_eq!(
        walk_all(schema),
        [
            "aws_a.arn Attribute string None Computed false",
            "aws_a.role_arn Attribute string None Required false",
            "aws_a.rule Block list(object) List OptionalComputed false",
            "aws_a.rule.inner Block object Single Optional false",
            "aws_a.rule.inner.keys Attribute map(list(string)) None Optional true",
            "aws_a.rule.to Attribute set(object) Set Computed true",
            "aws_a.rule.to.token Attribute string None Computed true",
            "aws_a.rule_two Attribute any None Optional false",
            "aws_b.rule Block map(object) Map Required false",
            "aws_b.rule.inner Block object Single Optional false",
            "aws_b.rule.inner.keys Attribute map(list(string)) None Optional true",
            "data.aws_b.arn Attribute string None Computed false",
        ]
    );
    let root = schema.resource("aws_a").unwrap();
    assert_eq!(root.sensitive_paths().collect::<Vec<_>>(), ["rule.inner.keys", "rule.to"]);
    assert_eq!(schema.provider_of("aws_b"), Some(Provider::Aws));
    assert!(schema.resource("aws_c").is_none());
    assert!(schema.data_source("aws_a").is_none());
}

#[test]
fn equal_trees_are_stored_once() {
    let schema = open(encode(SMALL).unwrap());
    let inner = |ty: &str| schema.resource(ty).unwrap().path("rule.inner").unwrap();
    assert_eq!(inner("aws_a"), inner("aws_b"));
    assert_ne!(schema.resource("aws_a"), schema.resource("aws_b"));
    // `arn` is the end of `role_arn`.
    assert_eq!(schema.strings.windows(3).filter(|bytes| bytes == b"arn").count(), 1);
}

#[test]
fn element_types_open_step_by_step() {
    let schema = open(encode(SMALL).unwrap());
    let rule = schema.resource("aws_a").unwrap().child("rule").unwrap();
    let ValueType::List(element) = rule.value_type() else { panic!("not a list") };
    assert_eq!(element.get(), ValueType::Object(rule));
    let ValueType::Map(lists) = rule.path("inner.keys").unwrap().value_type() else { panic!("not a map") };
    let ValueType::List(strings) = lists.get() else { panic!("not a list") };
    assert_eq!(strings.get(), ValueType::String);
}

#[test]
fn malformed_rows_are_errors() {
    for (rows, message) in [
        ("a\tx\tattr\tstring\t\tcomputed\n", "small:2: a cell is missing"),
        ("a\tx\tthing\tstring\t\tcomputed\t\n", "small:2: an unknown word"),
        ("a\tx\tattr\tstring\t\tnever\t\n", "small:2: an unknown word"),
        ("a\tx\tattr\tlist\t\tcomputed\t\n", "small:2: an unknown value type"),
        ("a\tx\tattr\tlist(string\t\tcomputed\t\n", "small:2: an unknown value type"),
        ("a\tx\tattr\ttext\t\tcomputed\t\n", "small:2: an unknown value type"),
        ("a\tx.y\tattr\tstring\t\tcomputed\t\n", "small:2: the row of its parent is not before it"),
        (
            "a\tx\tattr\tany\t\toptional\t\na\tx.y\tattr\tany\t\toptional\t\n",
            "small:3: its parent is neither a block nor an object",
        ),
        (
            "a\ty\tattr\tany\t\toptional\t\na\tx\tattr\tany\t\toptional\t\n",
            "small:3: the name is empty, or not in order",
        ),
        (
            "a\tx\tattr\tany\t\toptional\t\na\tx\tattr\tany\t\toptional\t\n",
            "small:3: the name is empty, or not in order",
        ),
        ("a\t\tattr\tany\t\toptional\t\n", "small:2: the name is empty, or not in order"),
        (
            "a\tx\tattr\tany\t\toptional\t\nb\tx\tattr\tany\t\toptional\t\na\ty\tattr\tany\t\toptional\t\n",
            "the type a stands in two places",
        ),
    ] {
        assert_eq!(encode(rows).unwrap_err(), message, "{rows}");
    }
    let headless = encoder::Input { name: "small", provider: 0, text: SMALL };
    let message = encoder::encode(&[headless]).unwrap_err().to_string();
    assert_eq!(message, "small:1: the header is not the expected one");
}

#[test]
fn a_broken_blob_has_fewer_nodes() {
    let whole = encode(SMALL).unwrap();
    let all = walk_all(open(whole.clone())).len();
    for len in 0..whole.len() {
        let told = walk_all(open(whole.iter().copied().take(len).collect()));
        assert!(told.len() < all, "cut to {len} bytes: {told:?}");
    }
    for place in 0..whole.len() {
        for byte in [0x00, 0x01, 0x07, 0x7F, 0x80, 0xFF] {
            let mut broken = whole.clone();
            *broken.get_mut(place).unwrap() = byte;
            // A wrong bound of a list may make it longer, but never without end.
            let told = walk_all(open(broken));
            assert!(told.len() < 100 * all, "byte {place} is {byte}: {} nodes", told.len());
        }
    }
    assert!(walk_all(open(b"BZSCHEM0".repeat(20))).is_empty());
    assert!(walk_all(open(vec![0xFF; 400])).is_empty());
}

#[test]
fn suggestions() {
    let root = open(encode(SMALL).unwrap()).resource("aws_a").unwrap();
    for (written, meant) in [
        ("role_anr", Some("role_arn")),
        ("rolearn", Some("role_arn")),
        ("rules", Some("rule")),
        ("anr", Some("arn")),
        ("bucket", None),
        ("", None),
        ("größenordnung", None),
    ] {
        assert_eq!(root.suggest(written), meant, "{written}");
    }
}

#[test]
fn the_codes_of_the_providers_are_their_directories() {
    assert_eq!(Provider::ALL.map(Provider::name), format::PROVIDERS);
}
