//! Tests of reports: real trees, evaluated, with findings made by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

mod encoders;
mod grouping;
mod plans;
mod redaction;
pub(super) mod rendering;

use std::path::Path;
use std::sync::Arc;

use bartizan_lang::value::Reason;
use bartizan_lang::{Span, Value};

use super::{
    Check, Checked, Control, Material, RawFinding, Report, Secrets, Severity, Status, Terminal, TextOptions, Untrusted,
};
use crate::engine::CheckIndex;
use crate::formats::terraform::{GivenVariables, Loader};
use crate::ir::{Deployment, ResourceIndex};
use crate::scan::{Evaluate, Evaluated, evaluate};
use crate::source::Files;

/// A tree on disk, evaluated.
struct Tree {
    _directory: tempfile::TempDir,
    files: Files,
    evaluated: Evaluated,
}

impl Tree {
    fn new(files: &[(&str, &str)]) -> Self {
        Self::with_values(files, GivenVariables::default())
    }

    fn with_values(files: &[(&str, &str)], given: GivenVariables) -> Self {
        let directory = tempfile::tempdir().unwrap();
        write(directory.path(), files);
        let session = Files::default();
        let request = Evaluate { paths: vec![directory.path().to_owned()], given, ..Evaluate::default() };
        let evaluated = evaluate(&session, &Loader::default(), &request);
        Self { _directory: directory, files: session, evaluated }
    }

    /// What a check says about every resource of that type that has the attribute: one raw finding each.
    fn raw(&self, check: &Arc<Check>, ty: &str, attribute: &str) -> Vec<Checked<'_>> {
        self.raw_with(check, ty, attribute, |value| format!("{attribute} is {}", shown(value)))
    }

    fn raw_with(
        &self,
        check: &Arc<Check>,
        ty: &str,
        attribute: &str,
        message: impl Fn(&Value) -> String,
    ) -> Vec<Checked<'_>> {
        let findings = |deployment: &Deployment| {
            let resources = deployment.resources.iter().enumerate().filter(|(_, resource)| resource.ty == ty);
            let found = resources.filter_map(|(index, resource)| {
                let mut fields = resource.body.clone();
                let mut names = attribute.split('.').peekable();
                loop {
                    let field = fields.field(names.next()?)?.clone();
                    if names.peek().is_none() {
                        let unknown = field.value.as_unknown().map(|unknown| unknown.reason.clone());
                        return Some(RawFinding {
                            subject_type: resource.ty.clone(),
                            check: check.clone(),
                            status: if unknown.is_some() { Status::Unknown } else { Status::Fail },
                            resource: ResourceIndex(u32::try_from(index).unwrap()),
                            parent: None,
                            message: message(&field.value),
                            at: field.at,
                            value: field.value.span,
                            when: None,
                            origins: Vec::new(),
                            reasons: unknown.into_iter().collect::<Vec<Reason>>(),
                            topic: Default::default(),
                            steps: Vec::new(),
                            change: None,
                            index: CheckIndex(0),
                            suppression: None,
                        });
                    }
                    let block = field.value.as_seq().and_then(|seq| seq.items.first().cloned());
                    fields = block.unwrap_or(field.value).as_fields()?.clone();
                }
            });
            found.collect::<Vec<RawFinding>>()
        };
        let checked = |deployment| Checked { deployment, findings: findings(deployment).into(), number: 0 };
        self.evaluated.deployments.iter().map(checked).collect()
    }

    fn material<'a>(&'a self, checked: Vec<Checked<'a>>) -> Material<'a> {
        Material {
            files: &self.files,
            checked,
            diagnostics: self.evaluated.diagnostics.clone(),
            secrets: Secrets::default(),
            files_read: self.evaluated.files,
            checks: 1,
            crashes: 0,
            severity: None,
            plan: None,
            plan_file: None,
        }
    }

    fn report(&self, checked: Vec<Checked<'_>>) -> Report {
        Report::new(self.material(checked))
    }

    fn text(&self, report: &Report) -> String {
        self.text_with(report, TextOptions::default())
    }

    fn text_with(&self, report: &Report, options: TextOptions) -> String {
        let mut text = String::new();
        super::report_text(report, &self.files, options, &mut text).unwrap();
        text
    }
}

fn write(directory: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let path = directory.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn json(report: &Report) -> String {
    let mut bytes = Vec::new();
    super::report_json(report, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn shown(value: &Value) -> String {
    match value.as_literal() {
        Some(literal) => literal.to_string(),
        None => value.type_name().to_owned(),
    }
}

fn text(text: &str) -> Untrusted {
    Untrusted::without_values(text)
}

fn check(id: &str, severity: Severity) -> Arc<Check> {
    Arc::new(Check {
        fixes: crate::engine::Fixes::default(),
        id: text(id),
        aliases: vec![text("CKV_AWS_20")],
        similar_to: vec![text("CKV_AWS_57")],
        title: text("S3 bucket ACL gives access to everyone"),
        severity,
        on: vec![text("aws_s3_bucket")],
        why: text("Anyone can read."),
        remedies: Vec::new(),
        remedy: text("Set `acl` to \"private\" and use a bucket policy for those who need access."),
        since: Some(text("0.1")),
        examples: Vec::new(),
        controls: vec![Control { framework: text("cis-aws-3.0"), requirement: text("2.1.4") }],
        cwe: vec![732],
        built_in: true,
    })
}

fn everything() -> TextOptions {
    TextOptions { show_unknown: true, terminal: Terminal { color: true, width: 100 }, ..TextOptions::default() }
}

/// The module tree that most tests use: a literal in a variable file, two module levels, two roots.
const MODULES: &[(&str, &str)] = &[
    (
        "envs/prod/main.tf",
        "variable \"acl\" {}\n\nmodule \"site\" {\n  source   = \"../../modules/site\"\n  for_each = toset([\"b2\", \"b10\", \"b1\"])\n  acl      = var.acl\n}\n",
    ),
    ("envs/prod/terraform.tfvars", "acl = \"public-read\"\n"),
    ("envs/dev/main.tf", "module \"site\" {\n  source = \"../../modules/site\"\n  acl    = \"private\"\n}\n"),
    (
        "modules/site/main.tf",
        "variable \"acl\" {}\n\nmodule \"store\" {\n  source = \"../store\"\n  acl    = var.acl\n}\n",
    ),
    (
        "modules/store/main.tf",
        "variable \"acl\" {}\n\nlocals {\n  rule = var.acl\n}\n\nresource \"aws_s3_bucket\" \"this\" {\n  bucket = \"b\"\n  acl    = local.rule\n}\n",
    ),
];

fn header_of(deployment: &Deployment, address: &str) -> Span {
    deployment.resources.iter().find(|resource| resource.address == address).unwrap().header
}
