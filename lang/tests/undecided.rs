//! What is not known, and what is marked, as Terraform 1.11 plans it: `undecided/*.txt` hold expressions and what
//! `undecided/generate.py` took from a plan.
#![allow(clippy::disallowed_methods, reason = "it reads its own inputs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Expr, Traversal};
use bartizan_lang::syntax::parse_expression;
use bartizan_lang::value::{Fields, Kind, Reason, Str, Type, Unknown};
use bartizan_lang::{FileId, Value};

/// Local values, and `terraform_data` resources of which only the inputs are known.
struct Module {
    locals: BTreeMap<String, Expr>,
    inputs: BTreeMap<String, Expr>,
}

impl Scope for Module {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let unknown = |ty: Type, not_null| {
            Value::from_unknown(Unknown { ty: Some(ty), not_null, ..Unknown::new(Reason::AfterApply("apply".into())) })
        };
        let name = traversal.attr(0).map_or("", Str::as_str);
        let none = || Box::new(Diagnostic::error("there is no such name", traversal.root_span));
        match (traversal.root.as_str(), traversal.attr(1).map(Str::as_str)) {
            ("local", _) => Ok((evaluate(self.locals.get(name).ok_or_else(none)?, cx)?, 1)),
            ("terraform_data", Some("id")) => Ok((unknown(Type::String, true), 2)),
            ("terraform_data", Some("output")) => {
                Ok((unknown(evaluate(self.inputs.get(name).ok_or_else(none)?, cx)?.ty(), false), 2))
            }
            _ => Err(none()),
        }
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, _: Diagnostic) {}

    fn plans(&self) -> bool {
        true
    }
}

impl Host for Module {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        Err(HostError::Failed(format!("no file exists at {path:?}")))
    }

    fn exists(&self, _: &str) -> Result<bool, HostError> {
        Ok(false)
    }

    fn glob(&self, _: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Ok(Vec::new())
    }

    fn template(&self, _: Option<&str>, _: &str, _: &Value) -> Result<Value, FunctionError> {
        Err(FunctionError::call("no templates here"))
    }
}

fn parse(text: &str) -> Expr {
    parse_expression(FileId(0), text, 0).unwrap_or_else(|e| panic!("{text}: {e:?}"))
}

fn definitions(folder: &Path, file: &str) -> BTreeMap<String, Expr> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    let lines = text.lines().filter_map(|line| line.split_once(" = "));
    lines.map(|(name, text)| (name.to_owned(), parse(text))).collect()
}

/// The value as JSON; what is unknown is written `?`.
fn shown(value: &Value, out: &mut String) {
    let entries = |fields: &Fields, out: &mut String| {
        out.push('{');
        for (index, field) in fields.entries().iter().enumerate() {
            let key = serde_json::to_string(field.key.as_str()).unwrap();
            out.push_str(&format!("{}{key}:", if index > 0 { "," } else { "" }));
            shown(&field.value, out);
        }
        out.push('}');
    };
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Bool(value) => out.push_str(&value.to_string()),
        Kind::Number(number) => out.push_str(&number.to_string()),
        Kind::String(text) => out.push_str(&serde_json::to_string(text.as_str()).unwrap()),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if seq.is_closed() => {
            out.push('[');
            for (index, item) in seq.items.iter().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                shown(item, out);
            }
            out.push(']');
        }
        Kind::Map(fields) | Kind::Object(fields) if !fields.open => entries(fields, out),
        Kind::Unknown(_) => out.push('?'),
        _ => out.push_str("undecided"),
    }
}

#[test]
fn is_planned_as_terraform_plans_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/undecided");
    let module = Module { locals: definitions(&folder, "locals.hcl"), inputs: definitions(&folder, "inputs.hcl") };
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut wrong = String::new();
    let mut count = 0;
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let (text, expected) = line.split_once("\t").unwrap_or_else(|| panic!("no result in {line}"));
            let mut got = String::new();
            match evaluate(&parse(text), &Context::new(&module)) {
                Ok(value) => shown(&value, &mut got),
                Err(_) => got.push_str("error"),
            }
            count += 1;
            if got != expected {
                wrong.push_str(&format!("{text}\t{expected}\t{got}\n"));
            }
        }
    }
    assert!(count > 0);
    assert!(wrong.is_empty(), "{} of {count}:\n{wrong}", wrong.lines().count());
}
