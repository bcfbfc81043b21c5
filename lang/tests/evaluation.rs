//! What evaluation promises whatever the expression: it ends without a crash, and what it says before a variable has a value
//! stays true when the variable gets one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::Traversal;
use bartizan_lang::syntax::parse_expression;
use bartizan_lang::value::{Atom, Kind, Literal, Origin, Reason, Str, Type, Unknown};
use bartizan_lang::{FileId, Value};
use proptest::prelude::*;

/// The values of the variables: two booleans, two numbers, two texts and a list.
#[derive(Clone, Debug)]
struct Values {
    flags: [bool; 2],
    numbers: [i64; 2],
    texts: [String; 2],
    list: Vec<String>,
}

impl Values {
    fn get(&self, name: &str) -> Option<Value> {
        Some(match name {
            "a" => self.flags[0].into(),
            "b" => self.flags[1].into(),
            "n" => self.numbers[0].into(),
            "m" => self.numbers[1].into(),
            "s" => self.texts[0].as_str().into(),
            "t" => self.texts[1].as_str().into(),
            "l" => Value::list(self.list.iter().map(|text| text.as_str().into()).collect()),
            _ => return None,
        })
    }
}

/// Variables of which some have values.
struct Variables<'a> {
    values: &'a Values,
    known: &'a dyn Fn(&str) -> bool,
}

fn unknown(name: &str) -> Value {
    let (ty, closed) = match name {
        "a" | "b" => (Type::Bool, Some(Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice()))),
        "n" | "m" => (Type::Number, None),
        "s" | "t" => (Type::String, None),
        _ => (Type::list(Type::String), None),
    };
    let mut unknown = Unknown::new(Reason::NoValue(name.into()));
    unknown.ty = Some(ty);
    unknown.not_null = true;
    unknown.origin = Some(Arc::new(Origin { text: format!("var.{name}").into(), closed }));
    Value::from_unknown(unknown)
}

impl Scope for Variables<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        let name = traversal.attr(0).map_or("", Str::as_str);
        match self.values.get(name) {
            Some(value) if (self.known)(name) => Ok((value, 1)),
            Some(_) => Ok((unknown(name), 1)),
            None => Err(Box::new(Diagnostic::error("no such variable", traversal.root_span))),
        }
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, _: Diagnostic) {}
}

impl Host for Variables<'_> {
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

/// Whether an atom holds: of an origin that is a variable, by its value; of a derived one, by evaluating its text.
fn holds(atom: &Atom, values: &Values) -> Option<bool> {
    let text = atom.origin.text.as_str();
    let expr = parse_expression(FileId(0), text, 0).ok()?;
    let all = |_: &str| true;
    let value = evaluate(&expr, &Context::new(&Variables { values, known: &all })).ok()?;
    let literal = value.as_literal()?;
    Some(atom.literals.iter().any(|l| l.text() == literal.text()) != atom.negated)
}

/// What a result says under these values: the value itself, or the leaf whose guard holds. `None` when it leaves it open.
fn said(result: &Value, values: &Values) -> Option<Value> {
    match &result.kind {
        Kind::Choice(choice) => {
            let mut holding = Vec::new();
            for (guard, leaf) in choice.leaves() {
                let mut all = true;
                for atom in guard.atoms() {
                    all &= holds(atom, values)?;
                }
                if all {
                    holding.push(leaf);
                }
            }
            assert!(holding.len() == 1, "{} of {} leaves hold", holding.len(), choice.leaves().len());
            holding.pop().filter(|leaf| leaf.is_wholly_known()).cloned()
        }
        _ => result.is_wholly_known().then(|| result.clone()),
    }
}

fn conditions() -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        Just("var.a".to_owned()),
        Just("var.b".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        (texts(), texts()).prop_map(|(x, y)| format!("({x} == {y})")),
        (texts(), texts()).prop_map(|(x, y)| format!("({x} != {y})")),
        (numbers(), numbers()).prop_map(|(x, y)| format!("({x} < {y})")),
        texts().prop_map(|x| format!("contains([\"x\", \"yz\"], {x})")),
        texts().prop_map(|x| format!("contains(var.l, {x})")),
        texts().prop_map(|x| format!("startswith({x}, \"x\")")),
        Just("(length(var.l) > 0)".to_owned()),
        Just("alltrue([for e in var.l : e == var.s])".to_owned()),
    ];
    leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x} && {y})")),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x} || {y})")),
            inner.clone().prop_map(|x| format!("!{x}")),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(c, x, y)| format!("({c} ? {x} : {y})")),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("anytrue([{x}, {y}])")),
            (inner.clone(), inner).prop_map(|(x, y)| format!("({x} == {y})")),
        ]
    })
    .boxed()
}

fn texts() -> BoxedStrategy<String> {
    prop_oneof![
        Just("var.s".to_owned()),
        Just("var.t".to_owned()),
        Just("\"x\"".to_owned()),
        Just("\"yz\"".to_owned()),
        Just("\"${var.s}-${var.t}\"".to_owned()),
        Just("\"x${var.s}\"".to_owned()),
        Just("upper(var.s)".to_owned()),
        Just("join(\",\", var.l)".to_owned()),
        Just("try(var.l[0], \"none\")".to_owned()),
    ]
    .boxed()
}

fn numbers() -> BoxedStrategy<String> {
    prop_oneof![
        Just("var.n".to_owned()),
        Just("var.m".to_owned()),
        (-3_i64..4).prop_map(|n| n.to_string()),
        Just("(var.n + 1)".to_owned()),
        Just("length(var.s)".to_owned()),
        Just("max(var.n, var.m)".to_owned()),
    ]
    .boxed()
}

fn expressions() -> BoxedStrategy<String> {
    prop_oneof![
        conditions(),
        (conditions(), texts(), texts()).prop_map(|(c, x, y)| format!("{c} ? {x} : {y}")),
        (conditions(), numbers(), numbers()).prop_map(|(c, x, y)| format!("{c} ? {x} : {y} + 1")),
        (conditions(), texts(), texts()).prop_map(|(c, x, y)| format!("[for e in [{x}, {y}] : e if {c}]")),
        (conditions(), texts()).prop_map(|(c, x)| format!("length(compact([{c} ? {x} : \"\", {x}]))")),
        (conditions(), texts()).prop_map(|(c, x)| format!("{{ k = {c}, v = {x} }}")),
        (conditions(), texts(), texts()).prop_map(|(c, x, y)| format!("concat({c} ? [{x}] : [], [{y}])")),
    ]
    .boxed()
}

fn values() -> impl Strategy<Value = Values> {
    let text = prop_oneof![Just(String::new()), Just("x".to_owned()), Just("yz".to_owned()), Just("X".to_owned())];
    (any::<[bool; 2]>(), [-3_i64..4, -3_i64..4], [text.clone(), text.clone()], prop::collection::vec(text, 0..3))
        .prop_map(|(flags, numbers, texts, list)| Values { flags, numbers, texts, list })
}

/// Whether what is said with only some of the values agrees with what all of them give.
fn agrees(text: &str, values: &Values, given: u8) -> Result<(), String> {
    let expr = parse_expression(FileId(0), text, 0).expect("an expression");
    let all = |_: &str| true;
    let some = |name: &str| "abnmstl".find(name).is_some_and(|place| given & (1 << place) != 0);
    let Ok(truth) = evaluate(&expr, &Context::new(&Variables { values, known: &all })) else { return Ok(()) };
    let Ok(before) = evaluate(&expr, &Context::new(&Variables { values, known: &some })) else {
        // What is in error without a value may be in error only then; an error with all values was left out above.
        return Err(format!("{text} is an error with some values, and none with all"));
    };
    match said(&before, values) {
        Some(said) if !said.same(&truth) => Err(format!("{text}: said {said:?} of {before:?}, is {truth:?}")),
        _ => Ok(()),
    }
}

/// What went wrong once.
#[test]
fn found_before() {
    let values =
        Values { flags: [false, false], numbers: [0, 0], texts: [String::new(), String::new()], list: Vec::new() };
    // The text of a derived condition was the same for `a == (s == t)` and `(a == s) == t`.
    let text = "(var.a == (false ? var.a : (\"${var.s}-${var.t}\" == var.s))) ? var.n : var.n + 1";
    assert_eq!(agrees(text, &values, 0b110_0110), Ok(()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn what_is_said_before_a_value_is_known_stays_true(text in expressions(), values in values(), given in any::<u8>()) {
        if let Err(wrong) = agrees(&text, &values, given) {
            return Err(TestCaseError::fail(wrong));
        }
    }
}
