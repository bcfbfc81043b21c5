//! What holds of every run: crashes are contained, threads do not matter, own checks count.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::fmt::Write as _;
use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::value::{Field, Fields, InstanceKey, Presence, Reason};
use bartizan_lang::{Span, Value};

use super::{OwnFile, Registry, Results, Selection, Status, run};
use crate::ir::{Deployment, Mode, ModuleIndex, ModuleInstance, ProviderInstance, Resource};
use crate::link::{Linked, link};

fn check(id: &str, fail: &str) -> String {
    format!(
        "check \"{id}\" {{\n title = \"t\"\n severity = \"low\"\n on = [\"aws_s3_bucket\"]\n fail = {fail}\n message = \"m\"\n why = \"w\"\n remedy = \"r\"\n}}\n"
    )
}

fn registry(text: &str) -> Registry {
    let registry = Registry::only_own(&[OwnFile { file: FileId(9), name: "own", text }]);
    assert_eq!(registry.diagnostics, []);
    registry
}

/// Buckets named by number, the odd ones with a public ACL.
fn buckets(count: usize) -> Linked {
    buckets_with(count, |number, at| {
        let acl = if number % 2 == 1 { "public-read" } else { "private" };
        vec![Field { key: "acl".into(), at, value: Value::string(acl).at(at) }]
    })
}

fn buckets_with(count: usize, body: impl Fn(usize, Span) -> Vec<Field>) -> Linked {
    let provider = Arc::new(ProviderInstance {
        kind: "aws".into(),
        alias: None,
        region: Value::null(),
        account: Value::unknown(Reason::Environment("the account".into())),
        default_tags: Value::null(),
        span: Span::NONE,
        version: None,
    });
    let resource = |number: usize| {
        let at = Span::new(FileId(0), number, number + 1);
        Resource {
            address: format!("aws_s3_bucket.b{number}").into(),
            module: ModuleIndex::ROOT,
            mode: Mode::Managed,
            ty: "aws_s3_bucket".into(),
            name: format!("b{number}").into(),
            key: InstanceKey::None,
            provider: provider.clone(),
            body: Arc::new(Fields::new(body(number, at))),
            presence: Presence::always(),
            symbolic: None,
            facts: false,
            block: at,
            header: at,
        }
    };
    let root = ModuleInstance {
        address: "".into(),
        parent: None,
        directory: ".".into(),
        source: None,
        call: Span::NONE,
        replicas: Vec::new(),
    };
    link(Deployment {
        root: ".".into(),
        resources: (0..count).map(resource).collect(),
        modules: vec![root],
        declarations: Vec::new(),
        credentials: Vec::new(),
        outputs: Vec::new(),
        diagnostics: Vec::new(),
        missing_modules: Vec::new(),
        constructs: rustc_hash::FxHashMap::default(),
        secrets: Vec::new(),
        tracer: None,
    })
}

fn on_threads(threads: usize, linked: &Linked, registry: &Registry) -> Results {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| run(linked, registry, Selection::All))
}

#[test]
fn a_crash_stays_in_its_check() {
    let text = check("crashes", "crash_for_tests(self.acl)") + &check("works", "acl_is_public(self.acl)");
    let registry = registry(&text);
    let results = run(&buckets(4), &registry, Selection::All);
    assert!(results.crashed);
    let of = |id: &str, status: Status| {
        let index = registry.named(id)[0];
        results.findings.iter().filter(|f| f.check == index && f.status == status).count()
    };
    assert_eq!((of("works", Status::Fail), of("crashes", Status::Unknown)), (2, 4));
    assert_eq!(results.diagnostics.len(), 4);
    assert_eq!(results.diagnostics[0].message, "check crashes crashed on aws_s3_bucket.b0");
}

#[test]
fn results_do_not_depend_on_threads() {
    let mut text = String::new();
    for number in 0..12 {
        write!(text, "{}", check(&format!("c{number}"), "self.acl == \"public-read\"")).unwrap();
    }
    let registry = registry(&text);
    let linked = buckets(1_000);
    let alone = on_threads(1, &linked, &registry);
    assert_eq!(alone.findings.len(), 6_000);
    for threads in [2, 7] {
        assert_eq!(on_threads(threads, &linked, &registry).findings, alone.findings);
    }
}

/// What many resources have in common is judged once; it must not matter with which others a resource is checked.
#[test]
fn a_resource_fails_whatever_the_others_are() {
    let mut text = String::new();
    let fails = [
        "self.acl == \"public-read\"",
        "self.acl == \"public-read\" && self.force_destroy",
        "self.acl != null && startswith(self.bucket, \"b1\")",
        "anytrue([for key, value in self.tags : value == self.acl])",
        "length(self) > 3",
    ];
    for (number, fail) in fails.iter().enumerate() {
        text += &check(&format!("c{number}"), fail);
    }
    text += &check("named", "open").replace(" fail", " let {\n  open = self.acl != \"private\"\n }\n fail");
    text += &check("each", "each.value == \"public-read\"").replace(" fail", " for_each = values(self.tags)\n fail");
    let registry = registry(&text);
    let body = |number: usize, at: Span| {
        let field = |key: &str, value: Value| Field { key: key.into(), at, value: value.at(at) };
        let mut fields = vec![field("bucket", Value::string(format!("b{number}")))];
        match number % 5 {
            0 => fields.push(field("acl", Value::unknown(Reason::NoValue("var.acl".into())))),
            1 | 2 => fields.push(field("acl", Value::string("public-read"))),
            3 => fields.push(field("acl", Value::string("private"))),
            _ => {}
        }
        if number.is_multiple_of(3) {
            fields.push(field("force_destroy", Value::from(number.is_multiple_of(2))));
        }
        if number % 7 < 3 {
            let words = ["public-read", "private", "other"];
            fields.push(field("tags", Value::object_of([("Purpose", Value::string(words[number % 7]))])));
        }
        fields
    };
    let together = run(&buckets_with(210, body), &registry, Selection::All).findings;
    let mut alone = Vec::new();
    for number in 0..210 {
        alone.extend(run(&buckets_with(1, |_, at| body(number, at)), &registry, Selection::All).findings);
    }
    let key = |found: &super::RawFinding| (found.check, found.status, found.message.clone(), found.reasons.clone());
    let counted = |all: &[super::RawFinding]| {
        let mut keys: Vec<String> = all.iter().map(|found| format!("{:?}", key(found))).collect();
        keys.sort();
        keys
    };
    assert!(together.len() > 300);
    assert_eq!(counted(&together), counted(&alone));
}

#[test]
fn only_selected_checks_run() {
    let registry = registry(&(check("a", "true") + &check("b", "true")));
    let only = registry.named("b").to_vec();
    let results = run(&buckets(3), &registry, Selection::Only(&only));
    assert_eq!(results.findings.len(), 3);
    assert!(results.findings.iter().all(|f| f.check == only[0]));
    assert_eq!(results.checks, 1);
}

#[test]
fn own_checks_replace_built_in_ones() {
    let text = check("aws-s3-bucket-acl-public", "true");
    let own = Registry::with_own(&[OwnFile { file: FileId(9), name: "own", text: &text }]);
    assert_eq!(own.len(), Registry::built_in().len());
    assert!(own.get(own.named("aws-s3-bucket-acl-public")[0]).unwrap().own);
    let twice = text.clone() + &check("other", "true");
    let files =
        [OwnFile { file: FileId(8), name: "a", text: &twice }, OwnFile { file: FileId(9), name: "b", text: &text }];
    let own = Registry::only_own(&files);
    assert_eq!(own.len(), 2);
    assert_eq!(own.diagnostics[0].message, "there are two checks \"aws-s3-bucket-acl-public\"");
}
