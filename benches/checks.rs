//! Running 1,000 checks over 10,000 resources of 50 types, reading the built-in checks, and judging one.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::fmt::Write as _;
use std::sync::Arc;

use bartizan::engine::{OwnFile, Registry, Selection, run};
use bartizan::ir::{Deployment, Mode, ModuleIndex, ModuleInstance, ProviderInstance, Resource};
use bartizan::link::{Linked, link};
use bartizan::providers::schema::{self, Presence, ValueType};
use bartizan_lang::span::FileId;
use bartizan_lang::value::{Field, Fields, InstanceKey, Presence as There, Reason};
use bartizan_lang::{Span, Value};

const TYPES: usize = 50;
const CHECKS: usize = 1_000;
const RESOURCES: usize = 10_000;

fn main() {
    divan::main();
}

/// Types with text attributes and boolean ones that may be written.
fn types() -> Vec<(&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let of = |ty: &str, wanted: ValueType| -> Vec<&'static str> {
        let node = schema::resource(ty).unwrap();
        node.children()
            .filter(|c| c.value_type() == wanted && c.presence() != Presence::Computed)
            .map(|c| c.name())
            .collect()
    };
    schema::types()
        .filter(|ty| ty.starts_with("aws_"))
        .map(|ty| (ty, of(ty, ValueType::String), of(ty, ValueType::Bool)))
        .filter(|(_, texts, flags)| texts.len() >= 4 && flags.len() >= 2)
        .take(TYPES)
        .collect()
}

/// Checks like the built-in ones: a flag, a comparison, membership, and one with a condition.
fn checks() -> String {
    let types = types();
    let mut text = String::new();
    for number in 0..CHECKS {
        let (ty, texts, flags) = &types[number % TYPES];
        let (a, b) = (texts[number % texts.len()], texts[(number + 1) % texts.len()]);
        let flag = flags[number % flags.len()];
        let fail = match number % 4 {
            0 => format!("!self.{flag}"),
            1 => format!("self.{a} == null || self.{a} == \"\""),
            2 => format!("!contains([\"one\", \"two\", \"three\"], self.{a})"),
            _ => format!("self.{a} != null && self.{b} == \"x\" && !self.{flag}"),
        };
        writeln!(
            text,
            "check \"c{number}\" {{\n title = \"t\"\n severity = \"low\"\n on = [\"{ty}\"]\n fail = {fail}\n at = self.{a}\n message = \"${{self.{a}}} is wrong\"\n why = \"w\"\n remedy = \"r\"\n}}"
        )
        .unwrap();
    }
    text
}

fn registry() -> Registry {
    let registry = Registry::only_own(&[OwnFile { file: FileId(9), name: "bench", text: &checks() }]);
    assert_eq!(registry.diagnostics, []);
    assert_eq!(registry.len(), CHECKS);
    registry
}

/// Resources of which most attributes are written as the checks want them.
fn deployment() -> Deployment {
    let types = types();
    let provider = Arc::new(ProviderInstance {
        kind: "aws".into(),
        alias: None,
        region: Value::string("eu-central-1"),
        account: Value::unknown(Reason::Environment("the account".into())),
        default_tags: Value::null(),
        span: Span::NONE,
        version: None,
    });
    let resource = |number: usize| {
        let (ty, texts, flags) = &types[number % TYPES];
        let field = |(key, value): (&&str, Value)| Field {
            key: (*key).into(),
            at: Span::new(FileId(0), number, number + 1),
            value,
        };
        let texts = texts.iter().map(|t| (t, Value::string("one").at(Span::new(FileId(0), number, number + 1))));
        let fields: Vec<Field> =
            texts.chain(flags.iter().map(|f| (f, Value::from(number % 50 != 7)))).map(field).collect();
        let name = format!("r{number}");
        Resource {
            address: format!("{ty}.{name}").into(),
            module: ModuleIndex::ROOT,
            mode: Mode::Managed,
            ty: (*ty).into(),
            name: name.into(),
            key: InstanceKey::None,
            provider: provider.clone(),
            body: Arc::new(Fields::new(fields)),
            presence: There::always(),
            symbolic: None,
            facts: false,
            block: Span::NONE,
            header: Span::NONE,
        }
    };
    Deployment {
        root: ".".into(),
        resources: (0..RESOURCES).map(resource).collect(),
        modules: vec![ModuleInstance {
            address: "".into(),
            parent: None,
            directory: ".".into(),
            source: None,
            call: Span::NONE,
            replicas: Vec::new(),
        }],
        declarations: Vec::new(),
        credentials: Vec::new(),
        outputs: Vec::new(),
        diagnostics: Vec::new(),
        missing_modules: Vec::new(),
        constructs: Default::default(),
        secrets: Vec::new(),
        tracer: None,
    }
}

/// 200,000 judgements, views included.
#[divan::bench(sample_count = 10)]
fn thousand_checks_over_ten_thousand_resources(bencher: divan::Bencher<'_, '_>) {
    let registry = registry();
    bencher
        .with_inputs(|| link(deployment()))
        .bench_local_values(|linked: Linked| run(&linked, &registry, Selection::All));
}

/// The same with all views built already: judging alone.
#[divan::bench(sample_count = 10)]
fn thousand_checks_again(bencher: divan::Bencher<'_, '_>) {
    let registry = registry();
    let linked = link(deployment());
    let _ = run(&linked, &registry, Selection::All);
    bencher.bench_local(|| run(&linked, &registry, Selection::All));
}

/// What every start costs.
#[divan::bench]
fn read_built_in_checks() -> Registry {
    Registry::built_in()
}

/// Own checks, parsed and compiled.
#[divan::bench(sample_count = 10)]
fn compile_thousand_own_checks() -> Registry {
    registry()
}
