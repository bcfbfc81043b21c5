//! What reports look like.

use super::*;

#[test]
fn text_leads_with_the_cause() {
    let tree = Tree::new(MODULES);
    let mut checked = tree.raw(&check("aws-s3-bucket-acl-public", Severity::High), "aws_s3_bucket", "acl");
    checked.iter_mut().for_each(|one| one.findings.to_mut().retain(|raw| raw.message.contains("public")));
    insta::assert_snapshot!(tree.text(&tree.report(checked)));
}

#[test]
fn text_says_what_is_not_decided() {
    let tree = Tree::new(&[(
        "main.tf",
        "variable \"acl\" {}\nvariable \"other\" {}\n\nresource \"aws_s3_bucket\" \"a\" {\n  acl = var.acl\n}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = var.acl\n}\nresource \"aws_s3_bucket\" \"c\" {\n  acl = var.other\n}\n",
    )]);
    let report = tree.report(tree.raw(&check("aws-s3-bucket-acl-public", Severity::High), "aws_s3_bucket", "acl"));
    insta::assert_snapshot!("not_decided", tree.text(&report));
    insta::assert_snapshot!(
        "not_decided_listed",
        tree.text_with(&report, TextOptions { show_unknown: true, ..TextOptions::default() })
    );
}

#[test]
fn text_shows_diagnostics_with_their_source() {
    let tree = Tree::new(&[
        ("main.tf", "resource \"aws_s3_bucket\" \"a\" {\n  acl = var.nothing\n}\n"),
        ("broken.tf", "resource \"aws_s3_bucket\" \"b\" {\n  acl = \n}\n"),
    ]);
    let checked = tree
        .evaluated
        .deployments
        .iter()
        .map(|deployment| Checked { deployment, findings: Vec::new().into(), number: 0 })
        .collect();
    insta::assert_snapshot!(tree.text(&tree.report(checked)));
}

#[test]
fn text_of_long_and_wide_sources_stays_short() {
    let long = "x".repeat(5_000);
    let block: String = (0..50).map(|n| format!("    key{n} = \"value\"\n")).collect();
    let tree = Tree::new(&[(
        "main.tf",
        &format!("resource \"aws_s3_bucket\" \"a\" {{\n  bucket = \"{long}\"\n  tags = {{\n{block}  }}\n}}\n"),
    )]);
    for attribute in ["bucket", "tags"] {
        let checked =
            tree.raw_with(&check("own", Severity::Low), "aws_s3_bucket", attribute, |_| "too much".to_owned());
        let out = tree.text(&tree.report(checked));
        assert!(out.lines().count() < 30 && out.lines().all(|line| line.chars().count() < 500), "{out}");
    }
}

#[test]
fn json_is_the_contract() {
    let tree = Tree::new(MODULES);
    let mut checked = tree.raw(&check("aws-s3-bucket-acl-public", Severity::High), "aws_s3_bucket", "acl");
    checked.iter_mut().for_each(|one| one.findings.to_mut().retain(|raw| raw.message.contains("public")));
    insta::assert_snapshot!(json(&tree.report(checked)));
}

#[test]
fn json_of_undecided_findings_has_reasons() {
    let tree =
        Tree::new(&[("main.tf", "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"a\" {\n  acl = var.acl\n}\n")]);
    let out = json(&tree.report(tree.raw(&check("own", Severity::Low), "aws_s3_bucket", "acl")));
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(value.pointer("/findings/0/status").unwrap(), "unknown");
    assert_eq!(value.pointer("/findings/0/reasons/0").unwrap(), "var.acl has no value");
    assert_eq!(value.pointer("/summary/incomplete/values").unwrap(), 1);
}

#[test]
fn inspection_is_the_contract() {
    let tree = Tree::new(&[(
        "main.tf",
        "variable \"n\" {}\nresource \"terraform_data\" \"x\" {\n  for_each = toset([\"a\", \"b.c\"])\n  input = { key = each.key, \"odd key\" = var.n, list = [1, 2.5, var.n], big = 12345678901234567890123 }\n}\noutput \"o\" {\n  value = var.n\n}\noutput \"s\" {\n  value = \"x\"\n  sensitive = true\n}\n",
    )]);
    let inspection =
        crate::report::Inspection::new(&tree.files, &tree.evaluated.deployments[0], &[], Secrets::default(), false);
    let mut bytes = Vec::new();
    crate::report::inspection_json(&inspection, &mut bytes).unwrap();
    insta::assert_snapshot!("inspection_json", String::from_utf8(bytes).unwrap());
    insta::assert_snapshot!("inspection_text", inspection.text(Terminal::default()));
}

#[test]
fn the_list_of_checks_is_the_contract() {
    let mut bytes = Vec::new();
    crate::report::checks_json([&*check("aws-s3-bucket-acl-public", Severity::High)].into_iter(), &mut bytes).unwrap();
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
}

/// Whether a value is what a schema says, for the part of JSON Schema that ours uses.
fn conforms(
    value: &serde_json::Value,
    schema: &serde_json::Value,
    whole: &serde_json::Value,
    path: &str,
) -> Result<(), String> {
    if let Some(reference) = schema.get("$ref").and_then(|r| r.as_str()) {
        conforms(value, whole.pointer(&reference[1..]).unwrap(), whole, path)?;
    }
    if let Some(any) = schema.get("anyOf").and_then(|any| any.as_array()) {
        let errors: Vec<String> = any.iter().filter_map(|one| conforms(value, one, whole, path).err()).collect();
        if errors.len() == any.len() {
            return Err(errors.join(" and "));
        }
    }
    let allowed = schema.get("enum").and_then(|all| all.as_array()).cloned();
    if allowed.or_else(|| schema.get("const").map(|one| vec![one.clone()])).is_some_and(|all| !all.contains(value)) {
        return Err(format!("{path}: {value} is none of the values"));
    }
    let types: Vec<&str> = match schema.get("type") {
        Some(serde_json::Value::String(one)) => vec![one],
        Some(serde_json::Value::Array(all)) => all.iter().filter_map(|one| one.as_str()).collect(),
        _ => Vec::new(),
    };
    let is = |ty: &&str| match *ty {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    };
    if !types.is_empty() && !types.iter().any(is) {
        return Err(format!("{path}: {value} is not {types:?}"));
    }
    for required in schema.get("required").and_then(|all| all.as_array()).into_iter().flatten() {
        if value.get(required.as_str().unwrap()).is_none() {
            return Err(format!("{path}: {required} is missing"));
        }
    }
    let properties =
        schema.get("properties").or_else(|| schema.get("additionalProperties").filter(|more| more.is_object()));
    if let (Some(properties), Some(object)) = (properties, value.as_object()) {
        for (key, value) in object {
            let other = schema.get("additionalProperties").filter(|more| more.is_object());
            let Some(schema) = schema.get("properties").and_then(|_| properties.get(key)).or(other) else {
                return Err(format!("{path}: {key} is not in the schema"));
            };
            conforms(value, schema, whole, &format!("{path}/{key}"))?;
        }
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(schema) = schema.get("items") {
            conforms(item, schema, whole, &format!("{path}/{index}"))?;
        }
    }
    Ok(())
}

pub(super) fn assert_conforms(report: &str) {
    assert_conforms_to("report.schema.json", report);
}

/// Holds JSON against a schema in `docs/`, which may refer to that of reports.
pub(in crate::report) fn assert_conforms_to(name: &str, report: &str) {
    let read = |name: &str| -> serde_json::Value {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
        let text = std::fs::read_to_string(path).unwrap();
        serde_json::from_str(&text.replace("report.schema.json#", "#")).unwrap()
    };
    let mut schema = read(name);
    for (name, shared) in read("report.schema.json").get("$defs").and_then(|all| all.as_object()).unwrap() {
        let own = schema.get_mut("$defs").and_then(|all| all.as_object_mut()).unwrap();
        own.entry(name.clone()).or_insert_with(|| shared.clone());
    }
    let value: serde_json::Value = serde_json::from_str(report).unwrap();
    assert_eq!(conforms(&value, &schema, &schema, ""), Ok(()));
}

#[test]
fn json_is_what_its_schema_says() {
    let trees: &[&[(&str, &str)]] = &[
        MODULES,
        &[("main.tf", "variable \"acl\" {}\nresource \"aws_s3_bucket\" \"a\" {\n  acl = var.acl\n}\nbroken = \n")],
        &[("main.tf", "module \"m\" {\n  source = \"a/b/c\"\n}\n")],
    ];
    for files in trees {
        let tree = Tree::new(files);
        let report = tree.report(tree.raw(&check("own", Severity::High), "aws_s3_bucket", "acl"));
        assert_conforms(&json(&report));
    }
}
