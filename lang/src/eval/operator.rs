//! Operators.

use std::cmp::Ordering;

use super::{Context, Dialect, EvalResult, evaluate, lift, planned, steps};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::{BinaryOp, Expr};
use crate::value::{ChoiceBuilder, Kind, Literal, Number, Reason, Shape, Type, Unknown, Value, convert};

/// A condition as alternatives of booleans, as far as what decides it is known; else unknown.
///
/// # Errors
/// When the value is no condition.
pub fn condition(value: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    let scalar = |leaf: &Value| -> EvalResult {
        match &leaf.kind {
            Kind::Bool(_) => Ok(leaf.clone()),
            Kind::Unknown(_) => Ok(lift::split_condition(leaf, span, cx)),
            Kind::Null if cx.is_check() => Ok(Value::from(false).at(leaf.span)),
            Kind::Null => Err(Box::new(Diagnostic::error("a condition must not be null", span))),
            Kind::String(_) if !cx.is_check() => convert(leaf, &Type::Bool, &|_| Value::null())
                .map_err(|e| Box::new(Diagnostic::error(format!("a condition must be true or false: {e}"), span))),
            _ => Err(Box::new(Diagnostic::error(
                format!("a condition must be true or false, not a {}", leaf.type_name()),
                span,
            ))),
        }
    };
    match value.as_choice() {
        None => scalar(value),
        Some(choice) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, scalar(leaf).unwrap_or_else(|_| Value::unknown(lift::reason(leaf)).at(span)));
            }
            Ok(builder.finish().at(value.span).made_from(value))
        }
    }
}

pub(super) fn not(value: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    let value = condition(value, span, cx)?;
    if cx.scope.plans() && value.is_unknown() {
        return Ok(lift::surely(&value, None, Type::Bool).at(span));
    }
    lift::each_leaf(&value, &mut |leaf| match leaf.as_bool() {
        Some(b) => Ok(Value::from(!b).at(span).made_from(leaf)),
        None => Ok(truth(leaf)),
    })
    .map(|v| v.at(span).made_from(&value))
}

/// An unknown truth value: a boolean, and not null.
fn truth(value: &Value) -> Value {
    match &value.kind {
        Kind::Unknown(unknown) if !unknown.not_null || unknown.ty != Some(Type::Bool) => {
            let known = Unknown { not_null: true, ty: Some(Type::Bool), ..(**unknown).clone() };
            value.with_kind(Kind::Unknown(known.into()))
        }
        _ => value.clone(),
    }
}

pub(super) fn negate(value: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    lift::each_leaf(value, &mut |leaf| match number(leaf, span, cx)? {
        Operand::Known(number) => Ok(Value::from(number.neg()).made_from(leaf)),
        Operand::Unknown => {
            let text = lift::operand(leaf).map(|t| format!("-{t}"));
            Ok(lift::surely(leaf, lift::derived(text), Type::Number).made_from(leaf))
        }
    })
    .map(|v| v.at(span).made_from(value))
}

pub(super) fn binary(op: BinaryOp, left: &Expr, right: &Expr, span: Span, cx: &Context<'_>) -> EvalResult {
    match op {
        BinaryOp::And => logic(false, left, right, span, cx),
        BinaryOp::Or => logic(true, left, right, span, cx),
        _ => {
            let operands = [evaluate(left, cx)?, evaluate(right, cx)?];
            let result = lift::product(&operands, &mut |v| match op {
                BinaryOp::Eq => Ok(equal_as(&v[0], &v[1], span, cx)),
                BinaryOp::NotEq => not(&equal_as(&v[0], &v[1], span, cx), span, cx),
                _ => arithmetic(op, &v[0], &v[1], span, cx).map(|made| made.made_from(&v[0]).made_from(&v[1])),
            })?;
            Ok(result.at(span).made_from(&operands[0]).made_from(&operands[1]))
        }
    }
}

/// `&&` and `||`: `decisive` is the value that decides whatever the other operand is.
fn logic(decisive: bool, left: &Expr, right: &Expr, span: Span, cx: &Context<'_>) -> EvalResult {
    let first = condition(&evaluate(left, cx)?, left.span, cx)?;
    if cx.scope.plans() {
        // Terraform 1.11 evaluates both operands, and does not decide where one of them is unknown.
        let second = condition(&evaluate(right, cx)?, right.span, cx)?;
        let result = match (first.as_bool(), second.as_bool()) {
            (Some(a), Some(b)) => Value::from(if decisive { a || b } else { a && b }),
            // It knows this operand, and whatever it is, the other one decides.
            (None, Some(b)) if b == decisive && first.is_known_while_planning() => Value::from(decisive),
            (Some(a), None) if a == decisive && second.is_known_while_planning() => Value::from(decisive),
            // Where an operand is unknown, Terraform loses the marks of both.
            (None, _) => return Ok(lift::surely(&first, None, Type::Bool).at(span)),
            (_, None) => return Ok(lift::surely(&second, None, Type::Bool).at(span)),
        };
        return Ok(result.at(span).made_from(&first).made_from(&second));
    }
    if first.as_bool() == Some(decisive) {
        // Terraform 1.11 evaluates both operands, so that an error in the second one is one: `try` goes on to its next
        // argument. Where nobody asks, the first operand is enough, as it is for later versions.
        if cx.is_strict() && !cx.is_check() {
            condition(&evaluate(right, cx)?, right.span, cx)?;
        }
        return Ok(first.at(span));
    }
    let second = match evaluate(right, cx).and_then(|v| condition(&v, right.span, cx)) {
        Ok(value) => value,
        // `x != null && x.y`: when the first operand may decide, the error of the second need not happen.
        Err(_) if first.as_bool().is_none() => Value::unknown(lift::reason(&first)).at(right.span),
        Err(error) => return Err(error),
    };
    let result = lift::product(&[first.clone(), second.clone()], &mut |v| {
        let made = match (v[0].as_bool(), v[1].as_bool()) {
            (Some(a), _) if a == decisive => decisive.into(),
            (_, Some(b)) if b == decisive => decisive.into(),
            (Some(_), Some(_)) => (!decisive).into(),
            (None, _) => truth(&v[0]),
            (_, None) => truth(&v[1]),
        };
        Ok(made.made_from(&v[0]).made_from(&v[1]))
    })?;
    Ok(result.at(span).made_from(&first).made_from(&second))
}

/// Whether two values are equal as the dialect has it: in Terraform, values of different types never are, but for nulls.
fn equal_as(a: &Value, b: &Value, span: Span, cx: &Context<'_>) -> Value {
    if cx.scope.plans() {
        return planned::equal(a, b, span).made_from_deep(a).made_from_deep(b);
    }
    let typed = cx.scope.dialect() == Dialect::Terraform;
    equality(a, b, span, typed).made_from_deep(a).made_from_deep(b)
}

/// Whether two values surely have different types, and so differ; `None` where that is not known, or both may be null.
fn differ_in_type(a: &Value, b: &Value) -> Option<bool> {
    let scalar = |v: &Value| matches!(v.kind, Kind::String(_) | Kind::Number(_) | Kind::Bool(_));
    if (scalar(a) && scalar(b)) || !(lift::never_null(a) || lift::never_null(b)) {
        return None;
    }
    let ty = |v: &Value| match &v.kind {
        Kind::Null | Kind::Choice(_) => None,
        Kind::Unknown(unknown) => unknown.ty.clone().filter(|ty| !ty.has_any()),
        _ => Some(v.ty()).filter(|ty| v.is_wholly_known() || (!ty.has_any() && !v.is_vague())),
    };
    Some(!ty(a)?.same(&ty(b)?))
}

/// Whether two values are equal, whatever their types; unknown or alternatives where that is not decided.
#[must_use]
pub fn equal(a: &Value, b: &Value, span: Span) -> Value {
    equality(a, b, span, false)
}

/// Whether two values are equal; if `typed`, values of different types are not, but for nulls.
fn equality(a: &Value, b: &Value, span: Span, typed: bool) -> Value {
    let differ = if typed { differ_in_type(a, b) } else { None };
    if differ == Some(true) {
        return Value::from(false).at(span);
    }
    // Parts of values of one type are of one type.
    let typed = typed && differ.is_none();
    match (&a.kind, &b.kind) {
        (Kind::Choice(_), _) | (_, Kind::Choice(_)) => {
            lift::product(&[a.clone(), b.clone()], &mut |v| Ok(equality(&v[0], &v[1], span, typed)))
                .unwrap_or_else(|_| Value::unknown(lift::reason(a)))
                .at(span)
        }
        (Kind::Unknown(unknown), _) if !b.is_unknown() => with_unknown(a, unknown, b, span),
        (_, Kind::Unknown(unknown)) if !a.is_unknown() => with_unknown(b, unknown, a, span),
        (Kind::Unknown(x), Kind::Unknown(y)) => {
            // Of different types they are equal only if both are null.
            if typed
                && x.ty.as_ref().zip(y.ty.as_ref()).is_some_and(|(x, y)| !x.has_any() && !y.has_any() && !x.same(y))
            {
                return lift::surely(a, None, Type::Bool).at(span);
            }
            if x.origin.is_some() && x.origin == y.origin {
                return Value::from(true).at(span);
            }
            // The same attribute of the same resource is equal to itself, though nobody knows its value.
            let exact = |v: &Value| v.refs().iter().find(|r| r.exact).cloned();
            if let (Some(p), Some(q)) = (exact(a), exact(b))
                && p == q
                && !matches!(p.key, crate::value::InstanceKey::Unknown)
            {
                return Value::from(true).at(span);
            }
            if steps::texts_differ(x, y) {
                return Value::from(false).at(span);
            }
            let text = lift::operand(a).zip(lift::operand(b)).map(|(p, q)| format!("{p} == {q}"));
            lift::follows(a, lift::derived_condition(text), Some(Type::Bool)).at(span)
        }
        _ => match (a.as_seq(), b.as_seq()) {
            (Some(x), Some(y)) if x.is_closed() && y.is_closed() => {
                if x.items.len() != y.items.len() {
                    return Value::from(false).at(span);
                }
                all_equal(x.items.iter().zip(&y.items), span, typed)
            }
            (Some(_), Some(_)) => {
                lift::follows(if a.first_unknown().is_some() { a } else { b }, None, Some(Type::Bool)).at(span)
            }
            _ => match (a.as_fields(), b.as_fields()) {
                (Some(x), Some(y)) if !x.open && !y.open => {
                    let same_keys =
                        x.len() == y.len() && x.entries().iter().zip(y.entries()).all(|(p, q)| p.key == q.key);
                    if !same_keys {
                        return Value::from(false).at(span);
                    }
                    all_equal(
                        x.entries().iter().map(|f| &f.value).zip(y.entries().iter().map(|f| &f.value)),
                        span,
                        typed,
                    )
                }
                (Some(_), Some(_)) => {
                    lift::follows(if a.first_unknown().is_some() { a } else { b }, None, Some(Type::Bool)).at(span)
                }
                _ => Value::from(a.same(b)).at(span),
            },
        },
    }
}

fn all_equal<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>, span: Span, typed: bool) -> Value {
    let mut undecided = Vec::new();
    for (x, y) in pairs {
        let verdict = equality(x, y, span, typed);
        match verdict.as_bool() {
            Some(false) => return verdict,
            Some(true) => {}
            None => undecided.push(verdict),
        }
    }
    let all = undecided.into_iter().reduce(|all, verdict| both(&all, &verdict));
    all.unwrap_or_else(|| Value::from(true)).at(span)
}

/// Whether both of two verdicts are true.
fn both(a: &Value, b: &Value) -> Value {
    let run = &mut |v: &[Value]| {
        Ok(match (v[0].as_bool(), v[1].as_bool()) {
            (Some(false), _) | (_, Some(false)) => false.into(),
            (Some(true), _) => v[1].clone(),
            (_, Some(true)) => v[0].clone(),
            (None, None) => lift::surely(&v[0], None, Type::Bool),
        })
    };
    lift::product(&[a.clone(), b.clone()], run).unwrap_or_else(|_| Value::unknown(lift::reason(a)))
}

fn with_unknown(value: &Value, unknown: &Unknown, other: &Value, span: Span) -> Value {
    if (other.is_null() && unknown.not_null) || excluded(unknown, other) {
        return Value::from(false).at(span);
    }
    // What a provider computes for a resource, such as an id, is never the empty text.
    let computed = unknown.not_null && matches!(unknown.reason, Reason::AfterApply(_));
    if let Some(text) = other.as_str()
        && (steps::contradicts(unknown, text) || (text.is_empty() && computed))
    {
        return Value::from(false).at(span);
    }
    match (&unknown.origin, other.as_literal()) {
        (Some(origin), Some(literal)) if !other.is_secret() => {
            let literal = match (&origin.closed, &literal) {
                (_, Literal::Null) => literal,
                // The value may have been converted since it left its origin, so cases are found by their text.
                (Some(closed), _) => closed.iter().find(|c| c.text() == literal.text()).cloned().unwrap_or(literal),
                // The literal is brought to the type of the value, so that `"1"` and `1` are one case of a number.
                (None, _) => unknown
                    .ty
                    .as_ref()
                    .and_then(|ty| convert(other, ty, &|_| Value::null()).ok()?.as_literal())
                    .unwrap_or(literal),
            };
            lift::decide(origin, &literal, span)
        }
        _ => lift::follows(value, None, Some(Type::Bool)).at(span),
    }
}

/// Whether what is known of a number or a collection says that it is not this value.
pub(super) fn excluded(unknown: &Unknown, other: &Value) -> bool {
    if other.is_null() {
        return false;
    }
    let (least, most) = unknown.bounds();
    if let Some(number) = other.as_number()
        && (least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most))
    {
        return true;
    }
    if !matches!(unknown.shape, Shape::Counted(..)) {
        return false;
    }
    let ((a, b), (c, d)) = (unknown.counted(), lift::counted(other));
    b.is_some_and(|most| c > most) || d.is_some_and(|most| a > most)
}

/// What the bounds of two numbers say about a comparison. Terraform takes a bound as one that is not reached itself.
fn compared(op: BinaryOp, a: &Value, b: &Value, plans: bool) -> Option<bool> {
    let ((least_a, most_a), (least_b, most_b)) = (lift::bounds(a), lift::bounds(b));
    let less = most_a.zip(least_b).map(|(a, b)| a.cmp(&b));
    let greater = least_a.zip(most_b).map(|(a, b)| a.cmp(&b));
    let both = a.is_unknown() && b.is_unknown();
    let (below, above) = (less == Some(Ordering::Less), greater == Some(Ordering::Greater));
    let (not_above, not_below) = (less.is_some_and(Ordering::is_le), greater.is_some_and(Ordering::is_ge));
    let (holds, fails) = match (op, plans) {
        (BinaryOp::Less, true) => (below, above),
        (BinaryOp::Greater, true) => (above, below),
        (BinaryOp::LessEq, true) => (below, above && !both),
        (BinaryOp::GreaterEq, true) => (above, below && !both),
        (BinaryOp::Less, false) => (below, not_below),
        (BinaryOp::Greater, false) => (above, not_above),
        (BinaryOp::LessEq, false) => (not_above, above),
        (BinaryOp::GreaterEq, false) => (not_below, below),
        _ => (false, false),
    };
    if holds { Some(true) } else { fails.then_some(false) }
}

enum Operand {
    Known(Number),
    Unknown,
}

fn number(value: &Value, span: Span, cx: &Context<'_>) -> EvalResult<Operand> {
    match &value.kind {
        Kind::Number(number) => Ok(Operand::Known(number.clone())),
        Kind::Unknown(_) => Ok(Operand::Unknown),
        Kind::String(text) if !cx.is_check() => match Number::parse(text) {
            Some(number) => Ok(Operand::Known(number)),
            None => Err(Box::new(Diagnostic::error("a number is required here", span))),
        },
        Kind::Null => Err(Box::new(
            Diagnostic::error("a number is required here, but the value is null", span)
                .with_help("test it with != null first"),
        )),
        _ => Err(Box::new(Diagnostic::error(format!("a number is required here, not a {}", value.type_name()), span))),
    }
}

fn arithmetic(op: BinaryOp, a: &Value, b: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    let (x, y) = (number(a, span, cx)?, number(b, span, cx)?);
    let compares = matches!(op, BinaryOp::Less | BinaryOp::LessEq | BinaryOp::Greater | BinaryOp::GreaterEq);
    let (Operand::Known(x), Operand::Known(y)) = (x, y) else {
        if compares && let Some(verdict) = compared(op, a, b, cx.scope.plans()) {
            return Ok(verdict.into());
        }
        let text = lift::operand(a).zip(lift::operand(b)).map(|(p, q)| format!("{p} {} {q}", op.symbol()));
        let from = if a.is_unknown() { a } else { b };
        let (origin, ty) = match compares {
            true => (lift::derived_condition(text), Type::Bool),
            false => (lift::derived(text), Type::Number),
        };
        return Ok(lift::surely(from, origin, ty));
    };
    if cx.is_check() && matches!(op, BinaryOp::Div | BinaryOp::Rem) && y.is_zero() {
        return Err(Box::new(Diagnostic::error("division by zero", span)));
    }
    let result = match op {
        BinaryOp::Less => return Ok((x < y).into()),
        BinaryOp::LessEq => return Ok((x <= y).into()),
        BinaryOp::Greater => return Ok((x > y).into()),
        BinaryOp::GreaterEq => return Ok((x >= y).into()),
        BinaryOp::Add => x.add(&y),
        BinaryOp::Sub => x.sub(&y),
        BinaryOp::Mul => x.mul(&y),
        BinaryOp::Div => x.div(&y),
        BinaryOp::Rem => x.rem(&y),
        BinaryOp::And | BinaryOp::Or | BinaryOp::Eq | BinaryOp::NotEq => return Ok(Value::null()),
    };
    // Terraform divides by zero: what it gives is infinite.
    result
        .map(Value::from)
        .ok_or_else(|| Box::new(Diagnostic::error("the result of this operation is not defined, as of 0 / 0", span)))
}
