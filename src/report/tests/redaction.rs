//! Secrets never leave.

use super::*;
use crate::report::{Inspection, REDACTED};

const PASSWORD: &str = "hunter2-correct-horse";

/// Every output of a report, with everything shown.
fn outputs(tree: &Tree, report: &Report) -> String {
    let mut all = tree.text(report) + &tree.text_with(report, everything()) + &json(report);
    for deployment in &tree.evaluated.deployments {
        let inspection = Inspection::new(&tree.files, deployment, &[], Secrets::default(), false);
        let mut bytes = Vec::new();
        crate::report::inspection_json(&inspection, &mut bytes).unwrap();
        all.push_str(&String::from_utf8(bytes).unwrap());
        all.push_str(&inspection.text(Terminal::default()));
    }
    all
}

/// A check that repeats the value in its message, and fails on everything of a type.
fn assert_hidden(name: &str, tree: &Tree, ty: &str, attribute: &str, secret: &str) {
    let mut checked = tree.raw_with(&check("own", Severity::High), ty, attribute, |value| {
        format!("value {} or {secret} or {secret:?}", shown(value))
    });
    let found: usize = checked.iter().map(|one| one.findings.len()).sum();
    assert!(found > 0, "{name}: nothing was found");
    for raw in checked.iter_mut().flat_map(|one| one.findings.to_mut()) {
        raw.when = Some(format!("var.x is {secret:?}"));
        raw.reasons.push(Reason::Other(secret.into()));
    }
    let report = tree.report(checked);
    let out = outputs(tree, &report);
    assert!(!out.contains(secret), "{name}: the secret is in\n{out}");
    assert!(out.contains(REDACTED), "{name}:\n{out}");
}

#[test]
fn planted_passwords_are_in_no_output() {
    let variable = format!("variable \"p\" {{\n  default   = \"{PASSWORD}\"\n  sensitive = true\n}}\n");
    let user = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = var.p\n}\n";
    type Case<'a> = (&'a str, Vec<(&'a str, String)>, &'a str, &'a str);
    let cases: &[Case<'_>] = &[
        ("default of a sensitive variable", vec![("main.tf", format!("{variable}{user}"))], "aws_s3_bucket", "bucket"),
        (
            "variable file",
            vec![
                ("main.tf", format!("variable \"p\" {{\n  sensitive = true\n}}\n{user}")),
                ("terraform.tfvars", format!("p = \"{PASSWORD}\"\n")),
            ],
            "aws_s3_bucket",
            "bucket",
        ),
        (
            "literal of a password attribute",
            vec![("main.tf", format!("resource \"aws_db_instance\" \"d\" {{\n  password = \"{PASSWORD}\"\n}}\n"))],
            "aws_db_instance",
            "password",
        ),
        (
            "JSON syntax",
            vec![(
                "main.tf.json",
                format!("{{\"resource\": {{\"aws_db_instance\": {{\"d\": {{\"password\": \"{PASSWORD}\"}}}}}}}}"),
            )],
            "aws_db_instance",
            "password",
        ),
        (
            "through a local that is not marked",
            vec![(
                "main.tf",
                format!(
                    "locals {{\n  p = \"{PASSWORD}\"\n}}\nresource \"aws_db_instance\" \"d\" {{\n  password = local.p\n}}\n"
                ),
            )],
            "aws_db_instance",
            "password",
        ),
        (
            "data of a Kubernetes secret",
            vec![(
                "main.tf",
                format!("resource \"kubernetes_secret\" \"s\" {{\n  data = {{\n    x = \"{PASSWORD}\"\n  }}\n}}\n"),
            )],
            "kubernetes_secret",
            "data.x",
        ),
        (
            "nested block",
            vec![(
                "main.tf",
                format!(
                    "resource \"aws_mq_broker\" \"b\" {{\n  user {{\n    username = \"u\"\n    password = \"{PASSWORD}\"\n  }}\n}}\n"
                ),
            )],
            "aws_mq_broker",
            "user.password",
        ),
        (
            "environment of a function",
            vec![(
                "main.tf",
                format!(
                    "resource \"aws_lambda_function\" \"f\" {{\n  environment {{\n    variables = {{\n      ANY = \"{PASSWORD}\"\n    }}\n  }}\n}}\n"
                ),
            )],
            "aws_lambda_function",
            "environment.variables.ANY",
        ),
        (
            "the sensitive function",
            vec![(
                "main.tf",
                format!("resource \"aws_s3_bucket\" \"b\" {{\n  bucket = sensitive(\"{PASSWORD}\")\n}}\n"),
            )],
            "aws_s3_bucket",
            "bucket",
        ),
    ];
    for (name, files, ty, attribute) in cases {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        assert_hidden(name, &Tree::new(&files), ty, attribute, PASSWORD);
    }
}

#[test]
fn what_is_made_from_a_secret_is_one() {
    let tree = Tree::new(&[(
        "main.tf",
        &format!(
            "variable \"p\" {{\n  default   = \"{PASSWORD}\"\n  sensitive = true\n}}\nresource \"aws_s3_bucket\" \"b\" {{\n  bucket = \"x-${{var.p}}-y\"\n}}\n"
        ),
    )]);
    let report = tree.report(tree.raw(&check("own", Severity::High), "aws_s3_bucket", "bucket"));
    let out = outputs(&tree, &report);
    assert!(!out.contains(PASSWORD), "{out}");
    assert!(out.contains("bucket = \"x-${var.p}-y\""), "{out}");

    // The variable's own value is in no resource: whoever evaluates adds it.
    let mut material =
        tree.material(tree.raw_with(&check("own", Severity::High), "aws_s3_bucket", "bucket", |_| PASSWORD.to_owned()));
    material.secrets.add_value(&Value::string(PASSWORD).sensitive());
    let out = outputs(&tree, &Report::new(material));
    assert!(!out.contains(PASSWORD), "{out}");
}

#[test]
fn the_environment_is_in_no_output() {
    let files = &[("main.tf", "variable \"p\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = var.p\n}\n")];
    let given =
        GivenVariables { environment: vec![("p".to_owned(), PASSWORD.to_owned())], ..GivenVariables::default() };
    assert_hidden("TF_VAR_p", &Tree::with_values(files, given), "aws_s3_bucket", "bucket", PASSWORD);

    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), &[("secret.tfvars", &format!("p = \"{PASSWORD}\"\n"))]);
    let given = GivenVariables { files: vec![outside.path().join("secret.tfvars")], ..GivenVariables::default() };
    assert_hidden("variable file outside", &Tree::with_values(files, given), "aws_s3_bucket", "bucket", PASSWORD);
}

#[test]
fn secrets_are_hidden_whatever_they_look_like() {
    for secret in ["pa\\\"ss\\\\word", "line one of it\\nline two of it", "abcd", "päßwörtchen", "12345678"] {
        let tree = Tree::new(&[(
            "main.tf",
            &format!("resource \"aws_db_instance\" \"d\" {{\n  password = \"{secret}\"\n}}\n"),
        )]);
        let value = tree.evaluated.deployments[0].resources[0].get("password").unwrap().as_str().unwrap().clone();
        assert_hidden(secret, &tree, "aws_db_instance", "password", &value);
    }
}

#[test]
fn a_line_of_a_file_that_nothing_evaluated_hides_its_secret() {
    let broken = format!("resource \"aws_db_instance\" \"d\" {{\n  master_password = \"{PASSWORD}\" ]\n}}\n");
    let tree = Tree::new(&[("main.tf", &broken)]);
    let report = tree.report(Vec::new());
    assert!(!report.diagnostics.is_empty() || tree.evaluated.deployments.iter().any(|d| !d.diagnostics.is_empty()));
    let checked = tree
        .evaluated
        .deployments
        .iter()
        .map(|deployment| Checked { deployment, findings: Vec::new().into(), number: 0 })
        .collect();
    let out = outputs(&tree, &tree.report(checked));
    assert!(!out.contains(PASSWORD), "{out}");
    assert!(out.contains("master_password"), "{out}");
}

#[test]
fn what_is_no_secret_stays() {
    // A plain parameter is marked by the provider, and holds a region that half of the report repeats.
    let tree = Tree::new(&[(
        "main.tf",
        "resource \"aws_ssm_parameter\" \"p\" {\n  type  = \"String\"\n  value = \"eu-west-1\"\n}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"logs-eu-west-1\"\n}\n",
    )]);
    let report = tree.report(tree.raw(&check("own", Severity::High), "aws_s3_bucket", "bucket"));
    assert!(tree.text(&report).contains("bucket is \"logs-eu-west-1\""));

    // Short secrets do not hide parts of words, and common words are none.
    let tree = Tree::new(&[(
        "main.tf",
        "variable \"p\" {\n  default   = [\"prod\", \"true\"]\n  sensitive = true\n}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = \"products\"\n  tags   = { p = var.p[0] }\n}\n",
    )]);
    let checked =
        tree.raw_with(&check("own", Severity::High), "aws_s3_bucket", "bucket", |_| "prod products true".to_owned());
    assert!(tree.text(&tree.report(checked)).contains("× (sensitive) products true"));

    // What a directory is called is public, and stays hidden only where it is a value.
    let tree = Tree::new(&[
        (
            "main.tf",
            "variable \"p\" {\n  default   = \"webhook\"\n  sensitive = true\n}\nmodule \"m\" {\n  source = \"./modules/webhook\"\n}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = var.p\n}\n",
        ),
        ("modules/webhook/main.tf", "locals {\n  a = 1\n}\n"),
    ]);
    let checked =
        tree.raw_with(&check("own", Severity::High), "aws_s3_bucket", "bucket", |_| "see modules/webhook".to_owned());
    let text = tree.text(&tree.report(checked));
    assert!(text.contains("× see modules/webhook") && !text.contains("\"webhook\""), "{text}");
}

#[test]
fn fingerprints_do_not_hash_secrets() {
    let fingerprint = |secret: &str| {
        let tree = Tree::new(&[(
            "main.tf",
            &format!("resource \"aws_db_instance\" \"d\" {{\n  password = \"{secret}\"\n}}\n"),
        )]);
        tree.report(tree.raw(&check("own", Severity::High), "aws_db_instance", "password")).findings[0].fingerprint
    };
    assert_eq!(fingerprint("one password"), fingerprint("another password"));
}

#[test]
fn keys_of_instances_are_redacted_and_names_are_not() {
    let mut secrets = Secrets::default();
    secrets.add_text("prod");
    let redactor = secrets.redactor(&Files::default());
    let clean = redactor.clean_address("module.prod[\"prod\"].aws_s3_bucket.prod[\"x\"]");
    assert_eq!(Terminal::default().line(&clean), "module.prod[\"(sensitive)\"].aws_s3_bucket.prod[\"x\"]");
}

#[test]
fn sensitive_values_are_shown_to_who_asks() {
    let tree = Tree::new(&[(
        "main.tf",
        "variable \"p\" {\n  default   = \"hunter2-correct-horse\"\n  sensitive = true\n}\noutput \"o\" {\n  value     = var.p\n  sensitive = true\n}\n",
    )]);
    let inspection = Inspection::new(&tree.files, &tree.evaluated.deployments[0], &[], Secrets::default(), true);
    assert!(inspection.text(Terminal::default()).contains(PASSWORD));
}
