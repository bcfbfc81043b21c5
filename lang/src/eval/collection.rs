//! `for` expressions.

use std::sync::Arc;

use super::{Context, EvalResult, bind, evaluate, key_text, lift, operator};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::ForExpr;
use crate::value::{Field, Fields, Kind, Number, Presence, Reason, Seq, Str, Type, Value};

/// What a collection holds.
pub(super) enum Entries {
    /// Keys (or indices) and values.
    Known(Vec<(Value, Value)>),
    /// It is not known; the value tells why.
    Unknown(Value),
}

/// The entries of a collection without alternatives at its top. Elements under conditions, and open sequences, count as
/// unknown here.
pub(super) fn entries(value: &Value, span: Span, cx: &Context<'_>) -> EvalResult<Entries> {
    match &value.kind {
        Kind::List(seq) | Kind::Tuple(seq) | Kind::Set(seq) if !seq.is_closed() => {
            let _ = seq;
            Ok(Entries::Unknown(value.clone()))
        }
        Kind::Map(fields) | Kind::Object(fields) if fields.open => {
            let _ = fields;
            Ok(Entries::Unknown(value.clone()))
        }
        Kind::Choice(_) | Kind::Unknown(_) => Ok(Entries::Unknown(value.clone())),
        _ if may_shrink(value) && !cx.scope.plans() => Ok(Entries::Unknown(value.clone())),
        _ => Ok(Entries::Known(listed(value, span, cx)?)),
    }
}

/// Whether it is not known how many elements a set has, since some of them are not known and may be equal to others.
pub(super) fn may_shrink(value: &Value) -> bool {
    matches!(&value.kind, Kind::Set(seq) if seq.items.len() > 1 && !seq.items.iter().all(Value::is_wholly_known))
}

/// The keys and values that are known to be in a collection, whatever else may be there.
fn listed(value: &Value, span: Span, cx: &Context<'_>) -> EvalResult<Vec<(Value, Value)>> {
    match &value.kind {
        Kind::List(seq) | Kind::Tuple(seq) => {
            Ok(seq.items.iter().enumerate().map(|(i, v)| (Number::from(i).into(), v.clone())).collect())
        }
        Kind::Set(seq) => Ok(seq.items.iter().map(|v| (v.clone(), v.clone())).collect()),
        Kind::Map(fields) | Kind::Object(fields) => {
            Ok(fields.entries().iter().map(|f| (Value::string(f.key.clone()).at(f.at), f.value.clone())).collect())
        }
        Kind::Null if cx.is_check() => Ok(Vec::new()),
        Kind::Null => Err(Box::new(Diagnostic::error("this value is null, so it cannot be iterated over", span))),
        _ => Err(Box::new(Diagnostic::error(format!("a {} cannot be iterated over", value.type_name()), span))),
    }
}

pub(super) fn evaluate_for(expression: &ForExpr, span: Span, cx: &Context<'_>) -> EvalResult {
    let collection = evaluate(&expression.collection, cx)?;
    lift::each_leaf(&collection, &mut |leaf| run(expression, leaf, span, cx)).map(|v| v.at(span))
}

fn run(expression: &ForExpr, collection: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    if let Some(Type::String | Type::Number | Type::Bool) = collection.as_unknown().and_then(|u| u.ty.as_ref())
        && !cx.is_check()
    {
        let message = "a text, a number or a boolean cannot be iterated over";
        return Err(Box::new(Diagnostic::error(message, expression.collection.span)));
    }
    if collection.is_unknown() {
        return Ok(lift::follows(collection, None, None).made_from(collection));
    }
    let entries = listed(collection, expression.collection.span, cx)?;
    if entries.is_empty() && !cx.is_check() {
        check_filter(expression, cx)?;
    }
    let seq = collection.as_seq();
    let shrinks = may_shrink(collection) && !cx.scope.plans();
    let open = shrinks || seq.is_some_and(|s| s.open) || collection.as_fields().is_some_and(|f| f.open);
    let mut result = Gathered { seq: Seq::default(), fields: Vec::new(), open, marked: Vec::new() };
    for (index, (key, value)) in entries.into_iter().enumerate() {
        if !cx.scope.spend(1) {
            return Ok(Value::unknown(Reason::Limit("evaluation budget")));
        }
        if shrinks && !value.is_wholly_known() {
            continue;
        }
        let presence = seq.map_or_else(Presence::always, |s| s.presence_of(index));
        let mut one = |cx: &Context<'_>| entry(expression, &presence, &mut result, cx);
        match &expression.key {
            Some(name) => bind(name, key, cx, &mut |cx| bind(&expression.value, value.clone(), cx, &mut one))?,
            None => bind(&expression.value, value, cx, &mut one)?,
        }
    }
    let marked = std::mem::take(&mut result.marked);
    let marks = |made: Value| marked.iter().fold(made, |made, value| made.made_from(value));
    if result.open && cx.scope.plans() {
        let reason = Reason::Other("which elements there are is not known".into());
        return Ok(marks(Value::unknown(reason).made_from(collection)));
    }
    let made = if expression.result_key.is_some() {
        let mut fields =
            if expression.group { grouped(result.fields, result.open) } else { unique(result.fields, span)? };
        fields.open = result.open;
        Value::object(fields)
    } else {
        result.seq.open = result.open;
        Value::new(Kind::Tuple(Arc::new(result.seq)))
    };
    Ok(marks(made.made_from(collection)))
}

/// Holds that the `if` of an expression over nothing would be a condition.
fn check_filter(expression: &ForExpr, cx: &Context<'_>) -> EvalResult<()> {
    let Some(filter) = &expression.condition else { return Ok(()) };
    let any = || Value::unknown(Reason::Other("there is no element".into()));
    let mut verdict = |cx: &Context<'_>| evaluate(filter, &cx.strict());
    let verdict = match &expression.key {
        Some(name) => bind(name, any(), cx, &mut |cx| bind(&expression.value, any(), cx, &mut verdict)),
        None => bind(&expression.value, any(), cx, &mut verdict),
    };
    match verdict {
        Ok(verdict) if verdict.is_wholly_known() => operator::condition(&verdict, filter.span, cx).map(|_| ()),
        Err(error) if error.regardless => Err(error),
        _ => Ok(()),
    }
}

struct Gathered {
    seq: Seq,
    fields: Vec<Field>,
    open: bool,
    /// Conditions and keys with marks: the result carries them, whether or not the element is there.
    marked: Vec<Value>,
}

fn entry(expression: &ForExpr, presence: &Presence, result: &mut Gathered, cx: &Context<'_>) -> EvalResult<()> {
    let mut presence = presence.clone();
    if let Some(filter) = &expression.condition {
        let verdict = evaluate(filter, cx).and_then(|verdict| operator::condition(&verdict, filter.span, cx));
        let verdict = match verdict {
            // Where the element is there, the whole is in error.
            Err(error) if !error.regardless && !presence.is_always() => {
                result.open = true;
                return Ok(());
            }
            verdict => verdict?,
        };
        if verdict.is_secret() {
            result.marked.push(Value::null().made_from(&verdict));
        }
        match &verdict.kind {
            Kind::Bool(true) => {}
            Kind::Bool(false) => return Ok(()),
            Kind::Choice(choice) if choice.leaves().iter().all(|(_, leaf)| leaf.as_bool().is_some()) => {
                let mut when = Presence::never();
                for (guard, leaf) in choice.leaves() {
                    if leaf.as_bool() == Some(true) {
                        when.add(guard.clone());
                    }
                }
                presence = presence.and(&when);
                if presence.is_never() {
                    return Ok(());
                }
            }
            // Whether the element is there is not known, and nothing says what decides it.
            _ => {
                result.open = true;
                return Ok(());
            }
        }
    }
    // What may not be there at all may be in error.
    let perhaps = |result: EvalResult, span: Span| match result {
        Err(error) if !error.regardless && !presence.is_always() => Ok(Value::unknown(Reason::Invalid).at(span)),
        result => result,
    };
    let value = perhaps(evaluate(&expression.result, cx), expression.result.span)?;
    match &expression.result_key {
        None => result.seq.push(value, presence),
        Some(key) => {
            let written = perhaps(evaluate(key, cx), key.span)?;
            if written.is_secret() {
                result.marked.push(Value::null().made_from(&written));
            }
            match key_text(&written, key.span)
                .or_else(|error| if presence.is_always() { Err(error) } else { Ok(None) })?
            {
                Some(text) if presence.is_always() => {
                    result.fields.push(Field { key: text, at: key.span.to(expression.result.span), value });
                }
                _ => result.open = true,
            }
        }
    }
    Ok(())
}

fn unique(fields: Vec<Field>, span: Span) -> EvalResult<Fields> {
    let count = fields.len();
    let made = Fields::new(fields);
    if made.len() < count {
        return Err(Box::new(
            Diagnostic::error("two entries of this for expression have the same key", span)
                .with_help("write ... after the value to gather entries with equal keys in lists"),
        ));
    }
    Ok(made)
}

/// The entries gathered by key; when there may be more entries, any of the lists may have more elements.
fn grouped(fields: Vec<Field>, open: bool) -> Fields {
    let mut groups: Vec<(Str, Span, Vec<Value>)> = Vec::new();
    let mut places: rustc_hash::FxHashMap<Str, usize> = rustc_hash::FxHashMap::default();
    for field in fields {
        let place = *places.entry(field.key.clone()).or_insert_with(|| {
            groups.push((field.key.clone(), field.at, Vec::new()));
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.2.push(field.value);
        }
    }
    let list = |items| Value::new(Kind::Tuple(Arc::new(Seq { open, ..Seq::of(items) })));
    Fields::new(groups.into_iter().map(|(key, at, items)| Field { key, at, value: list(items).at(at) }).collect())
}
