//! Values and their types against Terraform's: `types/*.txt` hold expressions with the type and the value that Terraform
//! computes for them, as its plan has them in JSON, or `error`; see `types/generate.py`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::Traversal;
use bartizan_lang::syntax::parse_expression;
use bartizan_lang::value::{Kind, Reason, Str, Type};
use bartizan_lang::{FileId, Value};
use serde_json::{Value as Json, json};

const FILES: [&str; 3] =
    [include_str!("types/marks.txt"), include_str!("types/unification.txt"), include_str!("types/drawn.txt")];

/// A module without names.
struct Nothing;

impl Scope for Nothing {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        Err(Box::new(Diagnostic::error("no such name", traversal.root_span).regardless()))
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, diagnostic: Diagnostic) {
        panic!("{diagnostic:?}");
    }
}

impl Host for Nothing {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    fn glob(&self, directory: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Err(HostError::Unknown(Reason::OutsideRoot(directory.into())))
    }

    fn template(&self, _: Option<&str>, _: &str, _: &Value) -> Result<Value, FunctionError> {
        Err(FunctionError::call("no templates here"))
    }
}

/// A type as Terraform writes it in JSON.
fn type_json(ty: &Type) -> Json {
    match ty {
        Type::Any => json!("dynamic"),
        Type::String => json!("string"),
        Type::Number => json!("number"),
        Type::Bool => json!("bool"),
        Type::List(element) => json!(["list", type_json(element)]),
        Type::Set(element) => json!(["set", type_json(element)]),
        Type::Map(element) => json!(["map", type_json(element)]),
        Type::Object(attributes) => {
            let all: serde_json::Map<_, _> =
                attributes.iter().map(|a| (a.name.to_string(), type_json(&a.ty))).collect();
            json!(["object", all])
        }
        Type::Tuple(elements) => json!(["tuple", elements.iter().map(type_json).collect::<Vec<_>>()]),
    }
}

fn value_json(value: &Value) -> Json {
    match &value.kind {
        Kind::Null => Json::Null,
        Kind::Bool(value) => json!(value),
        Kind::Number(number) => serde_json::from_str(&number.to_string()).unwrap(),
        Kind::String(text) => json!(text.as_str()),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.iter().map(value_json).collect(),
        Kind::Map(fields) | Kind::Object(fields) => {
            let all: serde_json::Map<_, _> =
                fields.entries().iter().map(|f| (f.key.to_string(), value_json(&f.value))).collect();
            Json::Object(all)
        }
        Kind::Unknown(_) | Kind::Choice(_) => json!("unknown"),
    }
}

fn compute(expression: &str) -> String {
    let strict = format!("try([{expression}], \"error\")");
    let strict = parse_expression(FileId(0), &strict, 0).expect(expression);
    match evaluate(&strict, &Context::new(&Nothing)) {
        Ok(value) => match value.as_seq().and_then(|seq| seq.items.first()) {
            Some(value) => format!("{} {}", type_json(&value.ty()), value_json(value)),
            None => "error".to_owned(),
        },
        Err(_) => "error".to_owned(),
    }
}

#[test]
fn types_and_values_are_those_of_terraform() {
    let (mut count, mut wrong) = (0, Vec::new());
    for file in FILES {
        for line in file.lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (expression, expected) = line.rsplit_once(" => ").expect(line);
            count += 1;
            let computed = compute(expression.trim_end());
            if computed != expected {
                wrong.push(format!("{expression}\n    terraform {expected}\n    computed  {computed}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), wrong.join("\n"));
}
