//! Values in pairs: as they are, and as much of them as somebody may know.

use std::sync::Arc;

use arbitrary::{Result, Unstructured};
use bartizan_lang::Value;
use bartizan_lang::value::{
    Atom, ChoiceBuilder, Field, Fields, Guard, Kind, Literal, Number, Origin, Part, Presence, Reason, Seq, Shape, Str,
    Type, Unknown, convert, set_under_conditions, unify_types,
};

/// A value, and what is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    /// What may be unknown, in part or at all.
    pub(crate) known: Value,
    /// What it turns out to be.
    pub(crate) real: Value,
}

impl Pair {
    /// A value of which all is known.
    pub(crate) fn certain(value: Value) -> Self {
        Self { known: value.clone(), real: value }
    }
}

/// The condition that holds in the end: the origin of that number is "on".
pub(crate) fn holds(number: u8) -> Guard {
    Guard::atom(Atom::equals(origin(number), Literal::String("on".into()))).expect("it is not closed")
}

/// Its contrary.
pub(crate) fn fails(number: u8) -> Guard {
    Guard::atom(Atom::differs(origin(number), Literal::String("on".into()))).expect("it is not closed")
}

fn origin(number: u8) -> Arc<Origin> {
    Arc::new(Origin { text: format!("var.o{number}").into(), closed: None })
}

/// Texts that mean something to some function.
const TEXTS: &[&str] = &[
    "",
    "a",
    "0",
    "-1",
    "1e9",
    "true",
    "null",
    "a,b",
    "%s",
    "%5.2f",
    "%#v",
    "10.0.0.0/8",
    "fd00::/8",
    "10.0.0.1",
    "é",
    "👩‍🚀",
    "[1]",
    "{\"a\":1}",
    "a: 1",
    "YWJj",
    "2020-01-02T03:04:05Z",
    "1h",
    "YYYY-MM-DD",
    "(a)(?P<n>b)?",
    "/a+/",
    "${x}",
    " x ",
    "\n",
    "sha256",
    "$2a$",
    "\u{0}",
    "999999999999999999999",
];

fn text(u: &mut Unstructured<'_>) -> Result<Str> {
    Ok(match u.int_in_range(0..=2)? {
        0 => u.choose(TEXTS)?.to_string().into(),
        1 => {
            let length = u.int_in_range(0..=40)?;
            String::from_utf8_lossy(u.bytes(length)?).into_owned().into()
        }
        _ => Str::from(*u.choose(&["a", "b", "c", "on"])?),
    })
}

fn number(u: &mut Unstructured<'_>) -> Result<Number> {
    Ok(match u.int_in_range(0..=3)? {
        0 => i64::from(u.arbitrary::<i8>()?).into(),
        1 => u.arbitrary::<i64>()?.into(),
        2 => Number::parse(u.choose(&["0.5", "1e400", "-1e-400", "0.1", "1e300000", "18446744073709551616"])?)
            .unwrap_or(0i64.into()),
        _ => Number::from_f64(u.arbitrary()?).unwrap_or(0i64.into()),
    })
}

/// A value of a kind that the input chooses.
fn value(u: &mut Unstructured<'_>, depth: u8) -> Result<Pair> {
    let most = if depth == 0 { 3 } else { 8 };
    let pair = match u.int_in_range(0..=most)? {
        0 => Pair::certain(Value::null()),
        1 => Pair::certain(u.arbitrary::<bool>()?.into()),
        2 => Pair::certain(number(u)?.into()),
        3 => Pair::certain(text(u)?.into()),
        4 => sequence(elements(u, depth)?, Value::tuple, u)?,
        5 => sequence(alike(elements(u, depth)?), Value::list, u)?,
        6 => sequence(alike(elements(u, depth)?), Value::set, u)?,
        7 => fields(elements(u, depth)?, Value::object, u)?,
        _ => fields(alike(elements(u, depth)?), Value::map, u)?,
    };
    hidden(pair, u, depth)
}

fn elements(u: &mut Unstructured<'_>, depth: u8) -> Result<Vec<Pair>> {
    (0..u.int_in_range(0..=4)?).map(|_| value(u, depth - 1)).collect()
}

/// The elements brought to one type, where nothing of them is unknown and they have one; else their texts.
fn alike(pairs: Vec<Pair>) -> Vec<Pair> {
    let types: Vec<Type> = pairs.iter().map(|pair| pair.real.ty()).collect();
    let common = unify_types(types.iter(), false).unwrap_or(Type::Any);
    let brought = |pair: &Pair| convert(&pair.real, &common, &|_| Value::null()).unwrap_or_else(|_| Value::null());
    let real: Vec<Value> = pairs.iter().map(brought).collect();
    let scalar = |value: &Value| match value.kind {
        Kind::Bool(_) => 1,
        Kind::Number(_) => 2,
        Kind::String(_) => 3,
        _ => 0,
    };
    let first = real.first().map_or(0, scalar);
    if first == 0 || real.iter().any(|value| scalar(value) != first) {
        let known = |at: usize| Pair::certain(Str::from(format!("e{at}")).into());
        return (0..pairs.len()).map(known).collect();
    }
    let converted = |(pair, real): (Pair, Value)| {
        // What is known of an element must be of the type, too.
        let known = if pair.known.is_unknown() { pair.known } else { real.clone() };
        Pair { known, real }
    };
    pairs.into_iter().zip(real).map(converted).collect()
}

fn sequence(items: Vec<Pair>, make: fn(Vec<Value>) -> Value, u: &mut Unstructured<'_>) -> Result<Pair> {
    let real = make(items.iter().map(|item| item.real.clone()).collect());
    let mut known = make(items.iter().map(|item| item.known.clone()).collect());
    if let Kind::Set(_) = known.kind {
        // What is not known is not equal because it looks the same.
        let elements = items.iter().map(|item| (item.known.clone(), Presence::always())).collect();
        known.kind = Kind::Set(set_under_conditions(elements, false).into());
    }
    if u.ratio(1, 4)? && !items.is_empty() {
        let mut seq = Seq::default();
        for item in items {
            match u.int_in_range(0..=3)? {
                0 => seq.push(item.known, Presence::when(holds(u.int_in_range(0..=2)?))),
                1 => {
                    seq.push(item.known.clone(), Presence::always());
                    seq.push(item.known, Presence::when(fails(u.int_in_range(0..=2)?)));
                }
                _ => seq.push(item.known, Presence::always()),
            }
        }
        known.kind = match known.kind {
            Kind::List(_) => Kind::List(seq.into()),
            Kind::Set(_) => {
                let elements = seq.items.iter().cloned().enumerate().map(|(at, item)| (item, seq.presence_of(at)));
                Kind::Set(set_under_conditions(elements.collect(), false).into())
            }
            _ => Kind::Tuple(seq.into()),
        };
    }
    Ok(Pair { known, real })
}

fn fields(items: Vec<Pair>, make: fn(Fields) -> Value, u: &mut Unstructured<'_>) -> Result<Pair> {
    let mut known = Vec::new();
    let mut real = Vec::new();
    for item in items {
        let key = text(u)?;
        let field = |value: Value| Field { key: key.clone(), at: value.span, value };
        known.push(field(item.known));
        real.push(field(item.real));
    }
    let mut known = Fields::new(known);
    if u.ratio(1, 8)? {
        if let Some(first) = known.entries().first().map(|field| field.key.clone()) {
            known.remove(&first);
        }
        known.open = true;
    }
    Ok(Pair { known: make(known), real: make(Fields::new(real)) })
}

/// The same value with less known of it, if the input wants that.
fn hidden(pair: Pair, u: &mut Unstructured<'_>, depth: u8) -> Result<Pair> {
    let known = match u.int_in_range(0..=9)? {
        0 => Value::unknown(Reason::NoValue("v".into())),
        1 | 2 => unknown(&pair.real, u)?,
        3 => {
            let number = u.int_in_range(0..=2)?;
            let other = if depth == 0 { Value::null() } else { value(u, depth - 1)?.known };
            let mut builder = ChoiceBuilder::new();
            builder.add(&holds(number), pair.known);
            builder.add(&fails(number), other);
            builder.finish()
        }
        4 => return Ok(Pair { known: pair.known.sensitive(), real: pair.real.sensitive() }),
        _ => pair.known,
    };
    Ok(Pair { known, real: pair.real })
}

/// An unknown value of which everything is known that holds for this one.
fn unknown(real: &Value, u: &mut Unstructured<'_>) -> Result<Value> {
    let mut unknown = Unknown::new(Reason::AfterApply("x.y.z".into()));
    unknown.not_null = !real.is_null();
    unknown.ty = match &real.kind {
        Kind::Bool(_) => Some(Type::Bool),
        Kind::Number(_) => Some(Type::Number),
        Kind::String(_) => Some(Type::String),
        _ => None,
    };
    if let Some(text) = real.as_str()
        && u.arbitrary()?
    {
        let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        ends.push(text.len());
        let from = *u.choose(&ends)?;
        let to = (*u.choose(&ends)?).max(from);
        let hole = Value::from_unknown(Unknown { not_null: true, ..Unknown::new(Reason::NoValue("hole".into())) });
        let mut parts = Vec::new();
        if from > 0 {
            parts.push(Part::Text(text[..from].into()));
        }
        parts.push(Part::Hole(hole));
        if to < text.len() {
            parts.push(Part::Text(text[to..].into()));
        }
        unknown.shape = Shape::Template(parts.into());
    }
    Ok(Value::from_unknown(unknown))
}

/// So many pairs as the input has bytes for, up to a few.
pub(crate) fn arguments(u: &mut Unstructured<'_>) -> Result<Vec<Pair>> {
    let count = u.int_in_range(0..=4)?;
    (0..count).map(|_| value(u, 2)).collect()
}

/// Whether what was computed without knowing all allows what all gives.
///
/// What stays unknown with all values, such as the time, is allowed by anything.
pub(crate) fn allows(known: &Value, real: &Value) -> bool {
    if matches!(real.kind, Kind::Unknown(_) | Kind::Choice(_)) {
        return true;
    }
    match &known.kind {
        Kind::Unknown(unknown) => {
            let typed = match (&unknown.ty, &real.kind) {
                (Some(Type::Bool | Type::Number | Type::String), _) => real.is_null() || real.as_literal().is_some(),
                _ => true,
            };
            let text = real.as_str().is_none_or(|text| {
                text.starts_with(unknown.prefix())
                    && text.ends_with(unknown.suffix())
                    && text.len() >= unknown.prefix().len()
            });
            typed && text && !(unknown.not_null && real.is_null())
        }
        Kind::Choice(choice) => choice.leaves().iter().any(|(_, leaf)| allows(leaf, real)),
        Kind::Set(seq) if !seq.is_closed() || !known.is_wholly_known() || !real.is_wholly_known() => {
            real.as_seq().is_some()
        }
        // An element beside it, of which no type is known, may make a set of a tuple; what is equal is one element then.
        Kind::List(seq) | Kind::Tuple(seq) if matches!(real.kind, Kind::Set(_)) => real.as_seq().is_some_and(|found| {
            !seq.is_closed()
                || found.items.len() <= seq.items.len()
                    && seq.items.iter().all(|known| found.items.iter().any(|real| allows(known, real)))
        }),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => real.as_seq().is_some_and(|found| {
            !seq.is_closed()
                || seq.items.len() == found.items.len()
                    && seq.items.iter().zip(&found.items).all(|(known, real)| allows(known, real))
        }),
        Kind::Map(fields) | Kind::Object(fields) => real.as_fields().is_some_and(|found| {
            (fields.open || fields.len() == found.len())
                && fields.entries().iter().all(|field| match found.get(&field.key) {
                    Some(real) => allows(&field.value, real),
                    None => fields.open,
                })
        }),
        // Of which type a scalar is may hang on a value that is not known: `coalesce(1, var.v)`.
        _ => match (known.as_literal(), real.as_literal()) {
            (Some(known), Some(real)) => known.text() == real.text(),
            _ => known.same(real),
        },
    }
}
