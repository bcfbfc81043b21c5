//! Doing an operation for each alternative, and bringing nested alternatives to the top.

use std::sync::Arc;

use super::{Context, EvalResult};
use crate::span::Span;
use crate::value::{
    Atom, Choice, ChoiceBuilder, Field, Fields, Guard, Kind, Literal, MAX_LEAVES, Number, Origin, Reason, Seq, Str,
    Unknown, Value,
};

/// Most combinations that are tried for one operation: contradicting ones drop out, so it may exceed the leaves kept.
const MAX_COMBINATIONS: usize = MAX_LEAVES * 16;

/// Longest text of a derived origin.
const MAX_ORIGIN: usize = 160;

/// Calls `run` for each combination of the alternatives of `values` and gathers the results. Without alternatives it is
/// called once, with the values as they are. An error in one alternative makes that leaf unknown; an error without
/// alternatives is returned.
///
/// # Errors
/// The error of `run`, when there are no alternatives.
pub fn product(values: &[Value], run: &mut dyn FnMut(&[Value]) -> EvalResult) -> EvalResult {
    if !values.iter().any(|v| matches!(v.kind, Kind::Choice(_))) {
        return run(values);
    }
    let mut builder = ChoiceBuilder::new();
    let mut left = MAX_COMBINATIONS;
    let mut current = values.to_vec();
    combine(values, &mut current, &mut left, &mut |guard, values| {
        builder.add(guard, run(values).unwrap_or_else(|d| Value::unknown(Reason::Invalid).at(d.span)));
    });
    if left == 0 {
        return Ok(Value::unknown(Reason::TooManyConditions));
    }
    let mut result = builder.finish();
    for value in values {
        result = result.made_from(value);
    }
    Ok(result)
}

/// Walks through the combinations without recursion: a text may have any number of alternatives in it.
fn combine(values: &[Value], current: &mut [Value], left: &mut usize, run: &mut dyn FnMut(&Guard, &[Value])) {
    let choices: Vec<(usize, &Choice)> =
        values.iter().enumerate().filter_map(|(place, value)| Some((place, value.as_choice()?))).collect();
    // For each choice that is decided, and the next one: the condition so far, and the leaf to be tried next.
    let mut way = vec![(Guard::always(), 0_usize)];
    while *left > 0 {
        let depth = way.len();
        let Some((guard, next)) = way.last_mut() else { return };
        let Some((place, choice)) = choices.get(depth - 1) else {
            *left -= 1;
            run(guard, current);
            way.pop();
            continue;
        };
        let leaf = choice.leaves().get(*next);
        *next += 1;
        match leaf {
            Some((inner, leaf)) => {
                if let (Some(both), Some(slot)) = (guard.and(inner), current.get_mut(*place)) {
                    *slot = leaf.clone();
                    way.push((both, 0));
                }
            }
            None => drop(way.pop()),
        }
    }
}

/// Why a value is not known: of an unknown, its reason; of anything else, the reason of the first part of it that is not known.
pub(super) fn reason(value: &Value) -> Reason {
    match value.first_unknown().map(|v| &v.kind) {
        Some(Kind::Unknown(unknown)) => unknown.reason.clone(),
        Some(Kind::Choice(choice)) => choice
            .leaves()
            .iter()
            .find_map(|(_, leaf)| leaf.as_unknown().map(|u| u.reason.clone()))
            .unwrap_or(Reason::TooManyConditions),
        Some(_) => Reason::Other("more may be added".into()),
        None => Reason::Other("it is not known".into()),
    }
}

/// Whether a value is surely not null, whichever of its alternatives it is.
pub(super) fn never_null(value: &Value) -> bool {
    match &value.kind {
        Kind::Null => false,
        Kind::Unknown(unknown) => unknown.not_null,
        Kind::Choice(choice) => choice.leaves().iter().all(|(_, leaf)| never_null(leaf)),
        _ => true,
    }
}

/// A choice whose own marks are those of each of its leaves.
pub(super) fn marks_to_leaves(value: Value) -> Value {
    let Some(choice) = value.as_choice().filter(|_| value.is_secret()) else { return value };
    let marks = value.meta().cloned().unwrap_or_default();
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, leaf.clone().marked_as(&marks));
    }
    value
        .with_kind(builder.finish().kind)
        .edit_meta(|own| (own.sensitive, own.ephemeral, own.environment) = (false, false, false))
}

/// Between which numbers a value lies, both included.
pub(super) fn bounds(value: &Value) -> (Option<Number>, Option<Number>) {
    match &value.kind {
        Kind::Number(number) => (Some(number.clone()), Some(number.clone())),
        Kind::Unknown(unknown) => {
            let (least, most) = unknown.bounds();
            (least.cloned(), most.cloned())
        }
        _ => (None, None),
    }
}

/// How many elements a collection has at least, and at most where that is known.
pub(super) fn counted(value: &Value) -> (usize, Option<usize>) {
    match &value.kind {
        Kind::Unknown(unknown) => unknown.counted(),
        Kind::Set(seq) if !seq.items.iter().all(Value::is_wholly_known) => {
            // What is not known may be equal to another element.
            (usize::from(!seq.items.is_empty()), (!seq.open).then_some(seq.items.len()))
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let surely = (0..seq.items.len()).filter(|place| seq.presence_of(*place).is_always()).count();
            (surely, (!seq.open).then_some(seq.items.len()))
        }
        Kind::Map(fields) | Kind::Object(fields) => (fields.len(), (!fields.open).then_some(fields.len())),
        _ => (0, None),
    }
}

/// A boolean as alternatives: an unknown one that an origin decides is true or false with it.
#[must_use]
pub fn split_condition(value: &Value, span: Span, cx: &Context<'_>) -> Value {
    let Kind::Unknown(unknown) = &value.kind else { return value.clone() };
    if cx.scope.plans() {
        return value.clone();
    }
    let origin = match &unknown.origin {
        Some(origin) => origin.clone(),
        None => match cx.scope.condition_origin(span) {
            // What a `for` expression binds differs from element to element, so that the same text means different things.
            Some(origin) if !cx.binds_word_of(&origin.text) => Arc::new(origin),
            _ => return value.clone(),
        },
    };
    decide(&origin, &Literal::Bool(true), value.span).made_from(value)
}

/// `origin == literal` as alternatives.
pub(super) fn decide(origin: &Arc<Origin>, literal: &Literal, span: Span) -> Value {
    let mut builder = ChoiceBuilder::new();
    if let Some(guard) = Guard::atom(Atom::equals(origin.clone(), literal.clone())) {
        builder.add(&guard, Value::from(true).at(span));
    }
    if let Some(guard) = Guard::atom(Atom::differs(origin.clone(), literal.clone())) {
        builder.add(&guard, Value::from(false).at(span));
    }
    builder.finish().at(span)
}

/// How a value is named in the text of an origin: the origin of an unknown, or a scalar as it is written.
pub(super) fn describe(value: &Value) -> Option<Str> {
    let text: Str = match &value.kind {
        Kind::Unknown(unknown) => unknown.origin.as_ref()?.text.clone(),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) if seq.is_closed() && seq.items.len() <= 4 => {
            let items: Option<Vec<Str>> = seq.items.iter().map(describe).collect();
            format!("[{}]", items?.join(", ")).into()
        }
        _ => value.as_literal()?.to_string().into(),
    };
    (text.len() <= MAX_ORIGIN && !value.is_secret()).then_some(text)
}

/// A value as an operand in the text of an origin: what is an operation itself stands in parentheses, so that two different
/// conditions never have one text.
pub(super) fn operand(value: &Value) -> Option<Str> {
    const OPERATORS: &[&str] = &[" == ", " < ", " <= ", " > ", " >= ", " + ", " - ", " * ", " / ", " % "];
    let text = describe(value)?;
    if OPERATORS.iter().any(|operator| text.contains(operator)) {
        return Some(format!("({text})").into());
    }
    Some(text)
}

/// The origin of a boolean that was made from undecided values.
pub(super) fn derived_condition(text: Option<String>) -> Option<Arc<Origin>> {
    let text = text.filter(|t| t.len() <= MAX_ORIGIN)?;
    let closed = Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice());
    Some(Arc::new(Origin { text: text.into(), closed: Some(closed) }))
}

/// The origin of any other value that was made from undecided values.
pub(super) fn derived(text: Option<String>) -> Option<Arc<Origin>> {
    let text = text.filter(|t| t.len() <= MAX_ORIGIN)?;
    Some(Arc::new(Origin { text: text.into(), closed: None }))
}

/// Brings alternatives that are nested in a value, and elements that are there only under a condition, to the top: the
/// result is a choice of values without alternatives, or unknown when there are too many. Open sequences stay open.
#[must_use]
pub fn hoist(value: &Value) -> Value {
    if !has_alternatives(value) {
        return value.clone();
    }
    let mut builder = ChoiceBuilder::new();
    let mut left = MAX_COMBINATIONS;
    expand(value, &Guard::always(), &mut left, &mut |guard, v| builder.add(guard, v));
    if left == 0 {
        return Value::unknown(Reason::TooManyConditions).at(value.span);
    }
    builder.finish().at(value.span).made_from(value)
}

fn has_alternatives(value: &Value) -> bool {
    match &value.kind {
        Kind::Choice(_) => true,
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.presence.iter().any(|p| !p.is_always()) || seq.items.iter().any(has_alternatives)
        }
        Kind::Map(fields) | Kind::Object(fields) => fields.entries().iter().any(|f| has_alternatives(&f.value)),
        _ => false,
    }
}

/// Calls `run` for each way in which the value's alternatives can turn out under `guard`.
fn expand(value: &Value, guard: &Guard, left: &mut usize, run: &mut dyn FnMut(&Guard, Value)) {
    if *left == 0 {
        return;
    }
    if !has_alternatives(value) {
        *left -= 1;
        run(guard, value.clone());
        return;
    }
    match &value.kind {
        Kind::Choice(choice) => {
            for (inner, leaf) in choice.leaves() {
                if let Some(both) = guard.and(inner) {
                    expand(leaf, &both, left, run);
                }
            }
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            expand_items(seq, 0, guard, &mut Vec::new(), left, &mut |guard, items| {
                let seq = Seq { items, presence: Vec::new(), open: seq.open };
                let kind = match &value.kind {
                    Kind::List(_) => Kind::List(Arc::new(seq)),
                    Kind::Set(_) if seq.items.iter().all(Value::is_wholly_known) && !seq.open => {
                        Value::set(seq.items).kind
                    }
                    Kind::Set(_) => Kind::Set(Arc::new(seq)),
                    _ => Kind::Tuple(Arc::new(seq)),
                };
                run(guard, Value::new(kind).at(value.span).made_from(value));
            });
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            expand_fields(fields.entries(), 0, guard, &mut Vec::new(), left, &mut |guard, entries| {
                let mut made = Fields::new(entries);
                made.open = fields.open;
                let made = if matches!(value.kind, Kind::Map(_)) { Value::map(made) } else { Value::object(made) };
                run(guard, made.at(value.span).made_from(value));
            });
        }
        _ => run(guard, value.clone()),
    }
}

fn expand_items(
    seq: &Seq,
    index: usize,
    guard: &Guard,
    items: &mut Vec<Value>,
    left: &mut usize,
    run: &mut dyn FnMut(&Guard, Vec<Value>),
) {
    if *left == 0 {
        return;
    }
    let Some(item) = seq.items.get(index) else {
        *left -= 1;
        run(guard, items.clone());
        return;
    };
    let presence = seq.presence_of(index);
    for when in presence.guards() {
        let Some(both) = guard.and(when) else { continue };
        let mut ways: Vec<(Guard, Value)> = Vec::new();
        expand(item, &both, left, &mut |g, v| ways.push((g.clone(), v)));
        for (g, v) in ways {
            items.push(v);
            expand_items(seq, index + 1, &g, items, left, run);
            items.pop();
        }
    }
    for when in presence.absent().guards() {
        if let Some(both) = guard.and(when) {
            expand_items(seq, index + 1, &both, items, left, run);
        }
    }
}

fn expand_fields(
    fields: &[Field],
    index: usize,
    guard: &Guard,
    entries: &mut Vec<Field>,
    left: &mut usize,
    run: &mut dyn FnMut(&Guard, Vec<Field>),
) {
    if *left == 0 {
        return;
    }
    let Some(field) = fields.get(index) else {
        *left -= 1;
        run(guard, entries.clone());
        return;
    };
    let mut ways: Vec<(Guard, Value)> = Vec::new();
    expand(&field.value, guard, left, &mut |g, v| ways.push((g.clone(), v)));
    for (g, value) in ways {
        entries.push(Field { value, ..field.clone() });
        expand_fields(fields, index + 1, &g, entries, left, run);
        entries.pop();
    }
}

/// Calls `run` with each leaf of a choice, or with the value itself.
pub(super) fn each_leaf(value: &Value, run: &mut dyn FnMut(&Value) -> EvalResult) -> EvalResult {
    match value.as_choice() {
        None => run(value),
        Some(choice) => leaves(choice, value, run),
    }
}

fn leaves(choice: &Choice, value: &Value, run: &mut dyn FnMut(&Value) -> EvalResult) -> EvalResult {
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, run(leaf).unwrap_or_else(|d| Value::unknown(Reason::Invalid).at(d.span)));
    }
    let span = value.span;
    Ok(builder.finish().at(span).made_from(value))
}

/// An unknown that follows from another one: its reason, and what decides it.
pub(super) fn follows(from: &Value, origin: Option<Arc<Origin>>, ty: Option<crate::value::Type>) -> Value {
    let mut unknown = Unknown::new(reason(from));
    unknown.origin = origin;
    unknown.ty = ty;
    Value::from_unknown(unknown)
}

/// The same, of that type and surely not null.
pub(super) fn surely(from: &Value, origin: Option<Arc<Origin>>, ty: crate::value::Type) -> Value {
    Value::from_unknown(Unknown { origin, ty: Some(ty), not_null: true, ..Unknown::new(reason(from)) })
}
