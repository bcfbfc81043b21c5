//! Expressions and templates: parsed, and evaluated with and without the values of their variables.

use std::cell::Cell;
use std::sync::Arc;

use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Expr, Traversal};
use bartizan_lang::syntax::{parse_expression, parse_template};
use bartizan_lang::value::{
    Atom, ChoiceBuilder, Guard, Kind, Literal, Origin, Presence, Reason, Seq, Str, Type, Unknown,
};
use bartizan_lang::{Diagnostic, FileId, Value};

use super::syntax::{FILE, assert_diagnostic, assert_expr};
use super::values::{Pair, allows, fails, holds};

/// An expression.
pub(crate) fn expression(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match parse_expression(FILE, &text, 0) {
        Ok(expr) => assert_evaluation(&expr, &text),
        Err(diagnostic) => assert_diagnostic(&diagnostic, &text),
    }
}

/// A template.
pub(crate) fn template(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match parse_template(FILE, &text, 0) {
        Ok(expr) => assert_evaluation(&expr, &text),
        Err(diagnostic) => assert_diagnostic(&diagnostic, &text),
    }
}

fn assert_evaluation(expr: &Expr, text: &str) {
    assert_expr(expr, text);
    let known = result(expr, false);
    if let (Ok(known), Ok(real)) = (known, result(expr, true))
        // What ran out of steps is unknown in part, and in which part depends on the values.
        && !format!("{real:?}").contains("limit reached")
    {
        assert!(allows(&known, &real), "without values: {:?}\nwith values: {:?}", known.kind, real.kind);
    }
    for dialect in [Dialect::Check, Dialect::Terraform] {
        let world = World { real: false, dialect, steps: Cell::new(STEPS) };
        let _ = evaluate(expr, &Context::new(&world));
    }
}

/// Steps of one evaluation.
const STEPS: u64 = 20_000;

/// Evaluates twice, which must give the same.
pub(crate) fn result(expr: &Expr, real: bool) -> EvalResult {
    let run = || {
        let world = World { real, dialect: Dialect::Terraform, steps: Cell::new(STEPS) };
        evaluate(expr, &Context::new(&world))
    };
    let first = run();
    assert_eq!(format!("{first:?}"), format!("{:?}", run()), "evaluated twice");
    first
}

/// Variables whose values are known, or not yet.
struct World {
    real: bool,
    dialect: Dialect,
    steps: Cell<u64>,
}

fn unknown(name: &str, ty: Type, real: Value) -> Pair {
    let mut unknown = Unknown::new(Reason::NoValue(name.into()));
    unknown.ty = Some(ty);
    unknown.not_null = true;
    unknown.origin = Some(Arc::new(Origin { text: format!("var.{name}").into(), closed: None }));
    Pair { known: Value::from_unknown(unknown), real }
}

fn texts(texts: &[&str]) -> Value {
    Value::list(texts.iter().map(|text| Value::from(*text)).collect())
}

/// The variables: what is known of them, and what they are.
fn variable(name: &str) -> Option<Pair> {
    Some(match name {
        "text" => unknown(name, Type::String, "prod".into()),
        "number" => unknown(name, Type::Number, 3.into()),
        "flag" => unknown(name, Type::Bool, true.into()),
        "list" => unknown(name, Type::list(Type::String), texts(&["b", "a"])),
        "set" => unknown(name, Type::set(Type::String), Value::set(vec!["a".into(), "b".into()])),
        "map" => unknown(name, Type::map(Type::String), Value::object_of([("a", Value::from("1"))])),
        "any" => {
            Pair { known: Value::unknown(Reason::NoValue(name.into())), real: Value::tuple(vec!["x".into(), 1.into()]) }
        }
        "nothing" => Pair { known: Value::unknown(Reason::NoValue(name.into())), real: Value::null() },
        "choice" => {
            let origin = Arc::new(Origin { text: "var.text".into(), closed: None });
            let prod = Guard::atom(Atom::equals(origin.clone(), Literal::String("prod".into())))?;
            let other = Guard::atom(Atom::differs(origin, Literal::String("prod".into())))?;
            let mut builder = ChoiceBuilder::new();
            builder.add(&prod, "x".into());
            builder.add(&other, 7.into());
            Pair { known: builder.finish(), real: "x".into() }
        }
        "open" => {
            let seq = Seq { items: vec!["a".into()], open: true, ..Seq::default() };
            Pair { known: Value::new(Kind::List(seq.into())), real: texts(&["a", "b"]) }
        }
        "maybe" => {
            let mut seq = Seq::default();
            seq.push("a".into(), Presence::when(holds(0)));
            seq.push("b".into(), Presence::when(fails(0)));
            seq.push("c".into(), Presence::always());
            Pair { known: Value::new(Kind::Tuple(seq.into())), real: Value::tuple(vec!["a".into(), "c".into()]) }
        }
        "object" => {
            let text = variable("text")?;
            let number = variable("choice")?;
            let made = |text, number| Value::object_of([("a", text), ("b", number), ("c", Value::null())]);
            Pair { known: made(text.known, number.known), real: made(text.real, number.real) }
        }
        "objects" => {
            let object = variable("object")?;
            let plain = Value::object_of([("a", Value::from("z")), ("b", 2.into()), ("c", Value::null())]);
            Pair {
                known: Value::tuple(vec![object.known, plain.clone()]),
                real: Value::tuple(vec![object.real, plain]),
            }
        }
        "secret" => Pair::certain(Value::from("hush").sensitive()),
        "sure" => Pair::certain(Value::object_of([("a", Value::from(1)), ("b", texts(&["x", "y"]))])),
        _ => return None,
    })
}

impl Scope for World {
    fn dialect(&self) -> Dialect {
        self.dialect
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        let pair = match traversal.root.as_str() {
            "var" => traversal.attr(0).and_then(|name| variable(name)).map(|pair| (pair, 1)),
            name => variable(name).map(|pair| (pair, 0)),
        };
        let none = || Box::new(Diagnostic::error("there is no such name", traversal.root_span));
        pair.map(|(pair, steps)| (if self.real { pair.real } else { pair.known }, steps)).ok_or_else(none)
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, _: Diagnostic) {}

    fn spend(&self, units: u32) -> bool {
        let left = self.steps.get();
        self.steps.set(left.saturating_sub(u64::from(units)));
        left > 0
    }
}

impl Host for World {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        match path {
            "a.txt" => Ok(b"text ${a}".as_slice().into()),
            "bytes" => Ok([0xff, 0xfe, 0].as_slice().into()),
            "outside" => Err(HostError::Unknown(Reason::OutsideRoot(path.into()))),
            _ => Err(HostError::Failed("there is no such file".to_owned())),
        }
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        Ok(self.read(path).is_ok())
    }

    fn glob(&self, _: &str, _: &str) -> Result<Vec<Str>, HostError> {
        Ok(vec!["a.txt".into(), "bytes".into()])
    }

    fn spend(&self, units: u32) -> bool {
        Scope::spend(self, units)
    }

    fn template(&self, _: Option<&str>, text: &str, variables: &Value) -> Result<Value, FunctionError> {
        let expr = parse_template(FileId::NONE, text, 0).map_err(|d| FunctionError::call(d.message))?;
        let scope = Template { world: self, variables };
        evaluate(&expr, &Context::new(&scope)).map_err(|d| FunctionError::call(d.message))
    }
}

/// The variables of a template.
struct Template<'a> {
    world: &'a World,
    variables: &'a Value,
}

impl Scope for Template<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        let value = self.variables.as_fields().and_then(|fields| fields.get(&traversal.root));
        let none = || Box::new(Diagnostic::error("there is no such name", traversal.root_span));
        value.map(|value| (value.clone(), 0)).ok_or_else(none)
    }

    fn host(&self) -> &dyn Host {
        self.world
    }

    fn report(&self, _: Diagnostic) {}

    fn spend(&self, units: u32) -> bool {
        Scope::spend(self.world, units)
    }
}
