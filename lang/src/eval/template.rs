//! Templates: text with interpolations and directives.

use std::sync::Arc;

use super::{Context, EvalResult, bind, collection, evaluate as evaluate_expr, lift, operator, planned};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::TemplatePart;
use crate::value::{Kind, Part, Reason, Shape, Str, Type, Unknown, Value, convert};

const TOO_LONG: Reason = Reason::Limit("size of a text");

/// Most parts of a text with holes.
const MAX_PARTS: usize = 128;

/// Longest text that a template makes, in bytes.
pub(super) const MAX_TEXT: usize = 8 << 20;

pub(super) fn evaluate(parts: &[TemplatePart], span: Span, cx: &Context<'_>) -> EvalResult {
    if let [TemplatePart::Interpolation(inner)] = parts {
        return evaluate_expr(inner, cx);
    }
    let mut pieces = Vec::with_capacity(parts.len());
    collect(parts, span, cx, &mut pieces)?;
    let known = |piece: &Value| piece.as_unknown().is_none_or(|unknown| unknown.reason.is_known_while_planning());
    let plans = cx.scope.plans() && !pieces.iter().all(known);
    let result = lift::product(&pieces, &mut |pieces| {
        let made = if plans { begun(pieces) } else { join(pieces, span)? };
        Ok(pieces.iter().fold(made, Value::made_from))
    })?;
    if let Some(unknown) = result.as_unknown()
        && unknown.reason == TOO_LONG
        && pieces.iter().all(|p| !p.is_unknown())
    {
        cx.scope.report(Diagnostic::error(format!("a text of more than {MAX_TEXT} bytes is not made"), span));
    }
    let mut result = result.at(span);
    if !cx.scope.spend(weight(&result)) {
        return Ok(Value::unknown(Reason::Limit("evaluation budget")).at(span));
    }
    for piece in &pieces {
        result = result.made_from(piece);
    }
    Ok(result)
}

/// How many steps it costs to make this text: one for each 64 bytes.
fn weight(value: &Value) -> u32 {
    let bytes = match &value.kind {
        Kind::String(text) => text.len(),
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => {
                parts.iter().map(|p| if let Part::Text(text) = p { text.len() } else { 64 }).sum()
            }
            _ => 0,
        },
        Kind::Choice(choice) => choice.leaves().iter().filter_map(|(_, leaf)| leaf.as_str()).map(|t| t.len()).sum(),
        _ => 0,
    };
    u32::try_from(bytes / 64).unwrap_or(u32::MAX)
}

/// The text as a plan has it: where a piece is unknown, only what comes before it is known.
fn begun(pieces: &[Value]) -> Value {
    let mut text = String::new();
    for piece in pieces {
        match &piece.kind {
            Kind::String(piece) if text.len() + piece.len() <= MAX_TEXT => text.push_str(piece),
            Kind::String(_) => return Value::unknown(TOO_LONG),
            _ => {
                let mut unknown = Unknown::new(lift::reason(piece));
                unknown.ty = Some(Type::String);
                unknown.not_null = true;
                unknown.shape = planned::beginning(&text);
                return Value::from_unknown(unknown);
            }
        }
    }
    Value::string(text)
}

/// What a directive added, in a plan: a text of its own, which is unknown as a whole where a part of it is.
fn directive(pieces: &mut Vec<Value>, from: usize, marks: &Value, cx: &Context<'_>) {
    if marks.is_secret() {
        pieces.push(Value::string("").made_from(marks));
    }
    let added = pieces.get(from..).unwrap_or_default();
    if cx.scope.plans() && added.iter().any(Value::is_unknown) {
        let mut whole = Value::from_unknown(Unknown { ty: Some(Type::String), ..Unknown::new(Reason::Invalid) });
        if let Some(cause) = added.iter().find(|piece| piece.is_unknown()) {
            whole = lift::follows(cause, None, Some(Type::String));
        }
        for piece in added {
            whole = whole.made_from(piece);
        }
        pieces.truncate(from);
        pieces.push(whole);
    }
}

/// The pieces of a template in order: texts and values, directives resolved.
fn collect(parts: &[TemplatePart], span: Span, cx: &Context<'_>, pieces: &mut Vec<Value>) -> EvalResult<()> {
    for part in parts {
        match part {
            TemplatePart::Text(text) => pieces.push(Value::string(text.clone())),
            TemplatePart::Interpolation(expr) => {
                let value = evaluate_expr(expr, cx)?;
                pieces.push(lift::each_leaf(&value, &mut |leaf| text_of(leaf, expr.span))?);
            }
            TemplatePart::If { condition, then, otherwise } => {
                let verdict = operator::condition(&evaluate_expr(condition, cx)?, condition.span, cx)?;
                let from = pieces.len();
                match verdict.as_bool() {
                    Some(true) => collect(then, span, cx, pieces)?,
                    Some(false) => collect(otherwise, span, cx, pieces)?,
                    None => {
                        let (yes, no) = (evaluate(then, span, cx), evaluate(otherwise, span, cx));
                        let arm = |r: EvalResult| r.unwrap_or_else(|_| Value::unknown(Reason::Invalid));
                        let (yes, no) = (arm(yes), arm(no));
                        pieces.push(lift::each_leaf(&verdict, &mut |leaf| {
                            Ok(match leaf.as_bool() {
                                Some(true) => yes.clone(),
                                Some(false) => no.clone(),
                                None => Value::unknown(lift::reason(leaf)),
                            })
                        })?);
                    }
                }
                directive(pieces, from, &verdict, cx);
            }
            TemplatePart::For { key, value, collection, body } => {
                let walked = evaluate_expr(collection, cx)?;
                let from = pieces.len();
                match collection::entries(&walked, collection.span, cx)? {
                    collection::Entries::Known(entries) => {
                        for (k, v) in entries {
                            if !cx.scope.spend(1) {
                                pieces.push(Value::unknown(Reason::Limit("evaluation budget")));
                                return Ok(());
                            }
                            let mut run = |cx: &Context<'_>| collect(body, span, cx, pieces);
                            match key {
                                Some(name) => bind(name, k, cx, &mut |cx| bind(value, v.clone(), cx, &mut run))?,
                                None => bind(value, v, cx, &mut run)?,
                            }
                        }
                    }
                    collection::Entries::Unknown(cause) => pieces.push(lift::follows(&cause, None, Some(Type::String))),
                }
                directive(pieces, from, &walked, cx);
            }
        }
    }
    Ok(())
}

/// A value as text inside a template.
fn text_of(value: &Value, span: Span) -> EvalResult {
    match &value.kind {
        Kind::String(_) | Kind::Unknown(_) => Ok(value.clone()),
        Kind::Null => Err(Box::new(
            Diagnostic::error("a null value cannot be put into a text", span)
                .with_help("give it a default: coalesce(…, \"\")"),
        )),
        Kind::Bool(_) | Kind::Number(_) => convert(value, &Type::String, &|_| Value::null())
            .map_err(|e| Box::new(Diagnostic::error(e.to_string(), span))),
        _ => Err(Box::new(
            Diagnostic::error(format!("a {} cannot be put into a text", value.type_name()), span)
                .with_help("use jsonencode, or join for a list of strings"),
        )),
    }
}

fn join(pieces: &[Value], span: Span) -> EvalResult {
    let mut text = String::new();
    let mut parts: Vec<Part> = Vec::new();
    let mut from: Option<&Value> = None;
    for piece in pieces {
        match &piece.kind {
            Kind::String(piece) => text.push_str(piece),
            Kind::Unknown(unknown) => {
                from = from.or(Some(piece));
                let known = match &unknown.shape {
                    Shape::Template(inner) => inner.as_ref(),
                    _ => &[Part::Hole(piece.clone())],
                };
                for part in known {
                    match part {
                        Part::Text(t) => text.push_str(t),
                        Part::Hole(_) if parts.len() > MAX_PARTS => {}
                        Part::Hole(_) => {
                            if !text.is_empty() {
                                parts.push(Part::Text(Str::from(std::mem::take(&mut text))));
                            }
                            parts.push(part.clone());
                        }
                    }
                }
            }
            _ => {}
        }
        if text.len() > MAX_TEXT {
            return Ok(Value::unknown(TOO_LONG).at(span));
        }
    }
    let Some(from) = from else { return Ok(Value::string(text)) };
    // A text of many holes tells little, and texts made of such texts would grow without end.
    if parts.len() > MAX_PARTS {
        parts.truncate(MAX_PARTS);
        parts.push(Part::Hole(Value::unknown(lift::reason(from))));
        text.clear();
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.into()));
    }
    // The holes are told by what decides them, so that the same text made twice is known to be equal.
    let described: Option<Vec<Str>> = parts
        .iter()
        .map(|p| match p {
            Part::Text(t) => Some(t.as_str().replace('\\', "\\\\").replace('"', "\\\"").replace("${", "$${").into()),
            Part::Hole(hole) => lift::describe(hole).map(|d| Str::from(format!("${{{d}}}"))),
        })
        .collect();
    let origin = lift::derived(described.map(|d| format!("\"{}\"", d.concat())));
    let mut unknown = Unknown::new(lift::reason(from));
    unknown.ty = Some(Type::String);
    unknown.not_null = true;
    unknown.origin = origin;
    unknown.shape = Shape::Template(Arc::from(parts));
    Ok(Value::from_unknown(unknown))
}
