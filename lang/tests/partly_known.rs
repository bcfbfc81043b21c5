//! What functions make of arguments of which only a part is known.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::functions::{self, FunctionError, Host, HostError};
use bartizan_lang::value::{
    Atom, ChoiceBuilder, Guard, Kind, Literal, Number, Origin, Part, Presence, Reason, Seq, Shape, Str, Type, Unknown,
};

struct Nothing;

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

    fn template(&self, _: Option<&str>, text: &str, _: &Value) -> Result<Value, FunctionError> {
        Ok(text.into())
    }
}

fn call(name: &str, args: &[Value]) -> Value {
    (functions::lookup(name).unwrap().call)(args, &Nothing).unwrap()
}

fn unknown(what: &str) -> Value {
    Value::from_unknown(Unknown {
        ty: Some(Type::String),
        not_null: true,
        ..Unknown::new(Reason::AfterApply(what.into()))
    })
}

fn template(parts: Vec<Part>) -> Value {
    Value::from_unknown(Unknown {
        ty: Some(Type::String),
        not_null: true,
        shape: Shape::Template(parts.into()),
        ..Unknown::new(Reason::AfterApply("b.id".into()))
    })
}

fn prod(yes: bool) -> Guard {
    let origin = Arc::new(Origin { text: "var.env".into(), closed: None });
    let literal = Literal::String("prod".into());
    Guard::atom(if yes { Atom::equals(origin, literal) } else { Atom::differs(origin, literal) }).unwrap()
}

/// `["a"]`, and `"b"` in production.
fn conditional() -> Value {
    let mut seq = Seq::of(vec!["a".into()]);
    seq.push("b".into(), Presence::when(prod(true)));
    Value::new(Kind::List(Arc::new(seq)))
}

fn either(yes: Value, no: Value) -> Value {
    let mut builder = ChoiceBuilder::new();
    builder.add(&prod(true), yes);
    builder.add(&prod(false), no);
    builder.finish()
}

fn number(n: i64) -> Value {
    Number::from(n).into()
}

#[test]
fn conditions_become_alternatives() {
    assert_eq!(call("length", &[conditional()]), either(number(2), number(1)));
    assert_eq!(call("join", &[",".into(), conditional()]), either("a,b".into(), "a".into()));
    assert_eq!(call("contains", &[conditional(), "a".into()]), true.into());
    assert_eq!(call("contains", &[conditional(), "b".into()]), either(true.into(), false.into()));
    assert_eq!(call("contains", &[conditional(), "c".into()]), false.into());
    assert_eq!(call("element", &[conditional(), number(1)]), either("b".into(), "a".into()));
    let bools = Value::tuple(vec![false.into(), either(true.into(), false.into())]);
    assert_eq!(call("anytrue", std::slice::from_ref(&bools)), either(true.into(), false.into()));
    assert_eq!(call("alltrue", &[bools]), false.into());
    let numbers = Value::tuple(vec![number(1), either(number(2), number(3))]);
    assert_eq!(call("sum", &[numbers]), either(number(3), number(4)));
    let mut maybe = Seq::default();
    maybe.push("x".into(), Presence::when(prod(true)));
    let maybe = Value::new(Kind::List(Arc::new(maybe)));
    assert_eq!(call("one", std::slice::from_ref(&maybe)), either("x".into(), Value::null()));
    let all = call("concat", &[Value::tuple(vec!["y".into()]), maybe.clone()]);
    assert_eq!(all.as_seq().unwrap().presence_of(1), Presence::when(prod(true)));
    let flat = call("flatten", &[Value::tuple(vec![maybe, Value::tuple(vec!["z".into()])])]);
    assert_eq!(flat.as_seq().unwrap().presence_of(0), Presence::when(prod(true)));
    assert!(flat.as_seq().unwrap().presence_of(1).is_always());
    let set = call("toset", &[Value::tuple(vec!["a".into(), either("a".into(), "b".into())])]);
    let set = set.as_seq().unwrap().clone();
    assert_eq!(set.items, ["a".into(), "b".into()]);
    assert!(set.presence_of(0).is_always());
    assert_eq!(set.presence_of(1), Presence::when(prod(false)));
}

#[test]
fn a_known_part_may_decide() {
    let open = Value::new(Kind::List(Arc::new(Seq { open: true, ..Seq::of(vec!["a".into()]) })));
    assert_eq!(call("contains", &[open.clone(), "a".into()]), true.into());
    assert!(call("contains", &[open.clone(), "b".into()]).is_unknown());
    assert!(call("length", &[open]).is_unknown());
    let arn = template(vec![Part::Text("arn:".into()), Part::Hole(unknown("b.id")), Part::Text("/*".into())]);
    assert_eq!(call("startswith", &[arn.clone(), "ar".into()]), true.into());
    assert_eq!(call("startswith", &[arn.clone(), "s3".into()]), false.into());
    assert!(call("startswith", &[arn.clone(), "arn:x".into()]).is_unknown());
    assert_eq!(call("endswith", &[arn.clone(), "*".into()]), true.into());
    assert_eq!(call("contains", &[Value::tuple(vec![arn.clone()]), "*".into()]), false.into());
    assert_eq!(call("coalesce", &[arn.clone(), "x".into()]), arn);
    assert!(call("coalesce", &[unknown("y"), "x".into()]).is_unknown());
    assert_eq!(call("anytrue", &[Value::tuple(vec![unknown("x"), true.into()])]), true.into());
    assert!(call("alltrue", &[Value::tuple(vec![unknown("x"), true.into()])]).is_unknown());
    let compact = call("compact", &[Value::list(vec!["a".into(), unknown("x"), arn.clone()])]);
    assert_eq!(compact.as_seq().unwrap().items, ["a".into(), arn.clone()]);
    assert!(compact.as_seq().unwrap().open);
    let made = call("format", &["arn:%s/*".into(), unknown("b.id")]);
    assert_eq!(made, arn);
    assert_eq!(call("join", &["".into(), Value::list(vec!["arn:".into(), unknown("b.id"), "/*".into()])]), arn);
}

#[test]
fn partly_known_policies_are_read() {
    let policy = Value::object_of([("Effect", Value::from("Allow")), ("Resource", unknown("b.arn"))]);
    let text = call("jsonencode", std::slice::from_ref(&policy));
    assert!(text.is_unknown());
    assert_eq!(call("jsondecode", std::slice::from_ref(&text)), policy);
    // A heredoc: holes as a whole text, inside of a text, outside of texts, and of another policy's text.
    let heredoc = template(vec![
        Part::Text("{\"a\": \"".into()),
        Part::Hole(unknown("b.arn")),
        Part::Text("\", \"b\": [\"".into()),
        Part::Hole(unknown("b.arn")),
        Part::Text("/*\", 1.50], \"c\": ".into()),
        Part::Hole(unknown("n")),
        Part::Text(", \"d\": ".into()),
        Part::Hole(text),
        Part::Text(", \"e\": \"\\\"hole\"}".into()),
    ]);
    let read = call("jsondecode", &[heredoc]);
    let fields = read.as_fields().unwrap();
    assert_eq!(fields.get("a").unwrap(), &unknown("b.arn"));
    let list = fields.get("b").unwrap().as_seq().unwrap().clone();
    let Shape::Template(parts) = &list.items[0].as_unknown().unwrap().shape else { panic!("{:?}", list.items[0]) };
    assert_eq!(&**parts, [Part::Hole(unknown("b.arn")), Part::Text("/*".into())]);
    assert_eq!(list.items[1], Number::parse("1.5").unwrap().into());
    assert!(fields.get("c").unwrap().is_unknown());
    assert_eq!(fields.get("d").unwrap(), &policy);
    assert_eq!(fields.get("e").unwrap(), &"\"hole".into());
    let broken = template(vec![Part::Text("{\"a\": ".into()), Part::Hole(unknown("x")), Part::Text("\"".into())]);
    assert!(call("jsondecode", &[broken]).is_unknown());
}

/// A set holds a value once, and in its order, under whatever conditions.
#[test]
fn conditions_in_sets() {
    let mut seq = Seq::default();
    seq.push("b".into(), Presence::when(prod(true)));
    seq.push("a".into(), Presence::when(prod(true)));
    seq.push("b".into(), Presence::when(prod(true)));
    let list = Value::new(Kind::List(Arc::new(seq)));
    for set in [call("toset", std::slice::from_ref(&list)), convert_to_set(&list)] {
        assert_eq!(call("length", std::slice::from_ref(&set)), either(number(2), number(0)));
        let texts = bartizan_lang::value::convert(&set, &Type::list(Type::String), &|_| Value::null()).unwrap();
        assert_eq!(call("join", &[",".into(), texts]), either("a,b".into(), "".into()));
    }
}

fn convert_to_set(list: &Value) -> Value {
    bartizan_lang::value::convert(list, &Type::set(Type::String), &|_| Value::null()).unwrap()
}

#[test]
fn places_stay_with_the_values() {
    let span = bartizan_lang::Span { start: 3, end: 7, ..bartizan_lang::Span::NONE };
    let placed = || Value::from("x").at(span).sensitive();
    for picked in [
        call("element", &[Value::tuple(vec![placed()]), number(0)]),
        call("lookup", &[Value::object_of([("k", placed())]), "k".into(), "d".into()]),
        call("coalesce", &[Value::null(), placed()]),
        call("one", &[Value::tuple(vec![placed()])]),
        call("merge", &[Value::object_of([("k", "a".into())]), Value::object_of([("k", placed())])])
            .as_fields()
            .unwrap()
            .get("k")
            .unwrap()
            .clone(),
        call("flatten", &[Value::tuple(vec![Value::tuple(vec![placed()])])]).as_seq().unwrap().items[0].clone(),
        call("toset", &[Value::tuple(vec![placed()])]).as_seq().unwrap().items[0].clone(),
    ] {
        assert_eq!(picked.span, span);
        assert!(picked.is_sensitive());
    }
    assert_eq!(call("issensitive", &[placed()]), true.into());
    assert!(!call("nonsensitive", &[placed()]).is_sensitive());
}
