//! Conditionals: both arms are brought to one type, whichever is taken.

use std::cell::Cell;
use std::sync::Arc;

use super::{Context, EvalResult, condition, evaluate as evaluate_expr, lift};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::{BinaryOp, Conditional, Expr, ExprKind, UnaryOp};
use crate::value::{ChoiceBuilder, Kind, Number, Reason, Shape, Type, Unknown, Value, convert, unify_types};

/// The value of a conditional: that of one arm, or alternatives where the condition is not decided.
pub(super) fn evaluate(conditional: &Conditional, span: Span, cx: &Context<'_>) -> EvalResult {
    let verdict = evaluate_expr(&conditional.condition, cx)?;
    let verdict = condition(&verdict, conditional.condition.span, cx)?;
    let (then, otherwise) = (&conditional.then, &conditional.otherwise);
    match &verdict.kind {
        Kind::Bool(taken) => {
            let (taken, other) = if *taken { (then, otherwise) } else { (otherwise, then) };
            let value = evaluate_expr(taken, cx)?;
            let value = if cx.unifies_arms() { as_with(value, other, span, cx)? } else { value };
            Ok(value.at(span).made_from(&verdict))
        }
        Kind::Choice(choice) => {
            let mut builder = ChoiceBuilder::new();
            let arms = Arms::new(then, otherwise, span, cx);
            for (guard, leaf) in choice.leaves() {
                match leaf.as_bool() {
                    Some(taken) => builder.add(guard, arms.value(taken)?),
                    None => builder.add(guard, Value::unknown(lift::reason(leaf)).at(span)),
                }
            }
            Ok(builder.finish().at(span).made_from(&verdict))
        }
        _ => {
            let arms = Arms::new(then, otherwise, span, cx);
            let (a, b) = (arms.arm(then)?, arms.arm(otherwise)?);
            let result = undecided(&verdict, &a, &b, span, cx)?;
            Ok(result.at(span).made_from(&verdict).made_from(&a).made_from(&b))
        }
    }
}

/// The value where the condition is not decided, and no alternatives are followed: what both arms have in common.
fn undecided(verdict: &Value, a: &Value, b: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    let mut result = Unknown::new(lift::reason(verdict));
    let not_null = |v: &Value| !v.is_null() && v.as_unknown().is_none_or(|u| u.not_null);
    result.not_null = not_null(a) && not_null(b);
    if !cx.unifies_arms() {
        return Ok(if a.interchangeable(b) { a.clone() } else { Value::from_unknown(result) });
    }
    let (fitted_a, fitted_b) = (fitted(a.clone(), b, false, span)?, fitted(b.clone(), a, false, span)?);
    let ty = fitted_a.ty();
    if fitted_a.is_null() && fitted_b.is_null() {
        return Ok(fitted_a);
    }
    // A plan does not look whether both arms are the same.
    if !cx.scope.plans() && fitted_a.interchangeable(&fitted_b) {
        return Ok(fitted_a);
    }
    if !matches!(ty, Type::Any) && ty.same(&fitted_b.ty()) {
        result.shape = match (&ty, a.ty().same(&b.ty())) {
            (Type::Number, true) => between(lift::bounds(a), lift::bounds(b)),
            (Type::List(_) | Type::Set(_) | Type::Map(_), true) => counted(lift::counted(a), lift::counted(b)),
            _ => Shape::None,
        };
        result.ty = Some(ty);
    }
    Ok(Value::new(result.settled()))
}

/// The bounds of both.
fn between(a: (Option<Number>, Option<Number>), b: (Option<Number>, Option<Number>)) -> Shape {
    let least = a.0.zip(b.0).map(|(a, b)| if b < a { b } else { a });
    let most = a.1.zip(b.1).map(|(a, b)| if b > a { b } else { a });
    if least.is_some() || most.is_some() { Shape::Between(least, most) } else { Shape::None }
}

fn counted(a: (usize, Option<usize>), b: (usize, Option<usize>)) -> Shape {
    let most = a.1.zip(b.1).map(|(a, b)| a.max(b));
    match a.0.min(b.0) {
        0 if most.is_none() => Shape::None,
        least => Shape::Counted(least, most),
    }
}

/// The value of the arm that is taken, as the other arm has it: of the type that both have in common, and marked as both
/// are.
fn as_with(value: Value, other: &Expr, span: Span, cx: &Context<'_>) -> EvalResult {
    let other = match &other.kind {
        ExprKind::Constant(other) => other.clone(),
        _ => match evaluate_expr(other, &cx.lenient()) {
            Ok(other) => other,
            Err(error) if error.regardless => return Err(error),
            Err(_) => failed(other),
        },
    };
    let value = fitted(value, &other, true, span)?;
    Ok(match other.meta() {
        Some(marks) if marks.sensitive || marks.ephemeral => {
            let (sensitive, ephemeral) = (marks.sensitive, marks.ephemeral);
            value.edit_meta(|m| {
                m.sensitive |= sensitive;
                m.ephemeral |= ephemeral;
            })
        }
        _ => value,
    })
}

/// What is left of an expression that fails: nothing but the type, where the form tells it.
pub(super) fn failed(expr: &Expr) -> Value {
    let unknown = Unknown { ty: form(expr), ..Unknown::new(Reason::Invalid) };
    Value::from_unknown(unknown).at(expr.span)
}

/// The type of an expression that its form tells.
fn form(expr: &Expr) -> Option<Type> {
    match &expr.kind {
        ExprKind::Paren(inner) => form(inner),
        ExprKind::Template(_) => Some(Type::String),
        ExprKind::Unary(UnaryOp::Not, _) => Some(Type::Bool),
        ExprKind::Unary(UnaryOp::Neg, _) => Some(Type::Number),
        ExprKind::Binary(op, _) => Some(match op {
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem => Type::Number,
            _ => Type::Bool,
        }),
        _ => None,
    }
}

/// A value as one of the type that it has in common with another; `taken` when it is surely the result.
fn fitted(value: Value, other: &Value, taken: bool, span: Span) -> EvalResult {
    if value.as_choice().is_some() || other.as_choice().is_some() {
        return lift::product(&[value, other.clone()], &mut |v| fitted(v[0].clone(), &v[1], taken, span));
    }
    match (&value.kind, &other.kind) {
        (Kind::String(_), Kind::String(_) | Kind::Number(_) | Kind::Bool(_))
        | (Kind::Number(_), Kind::Number(_))
        | (Kind::Bool(_), Kind::Bool(_)) => return Ok(value),
        (Kind::Object(a), Kind::Object(b)) if Arc::ptr_eq(a, b) => return Ok(value),
        (Kind::Tuple(a), Kind::Tuple(b)) if Arc::ptr_eq(a, b) => return Ok(value),
        _ => {}
    }
    let others = other.ty();
    if matches!(others, Type::Any) {
        return Ok(value);
    }
    let own = value.ty();
    if own.same(&others) {
        return Ok(value);
    }
    if matches!(own, Type::Any) {
        // A null of no type takes over that of the other arm.
        return Ok(if value.is_null() { value.of_type(&others) } else { value });
    }
    let Some(common) = unify_types([&own, &others].into_iter(), false) else {
        if value.is_vague() || other.is_vague() {
            return Ok(value);
        }
        let message = "both arms of a conditional must have types that can be brought to one";
        return Err(Box::new(Diagnostic::error(message, span)));
    };
    match convert(&value, &common, &|_| Value::null()) {
        Ok(value) => Ok(value),
        // An arm that need not be taken may be of no use.
        Err(_) if !taken => Ok(Value::from_unknown(Unknown { ty: Some(common), ..Unknown::new(Reason::Invalid) })),
        Err(error) => {
            let message = format!("the arms of a conditional have no type in common: {error}");
            Err(Box::new(Diagnostic::error(message, span)))
        }
    }
}

/// The arms of a conditional whose condition is not decided: evaluated once, and only when they are asked for.
struct Arms<'a> {
    then: &'a Expr,
    otherwise: &'a Expr,
    span: Span,
    cx: &'a Context<'a>,
    values: Cell<Option<(Value, Value)>>,
}

impl<'a> Arms<'a> {
    fn new(then: &'a Expr, otherwise: &'a Expr, span: Span, cx: &'a Context<'a>) -> Self {
        Self { then, otherwise, span, cx, values: Cell::new(None) }
    }

    fn value(&self, taken: bool) -> EvalResult {
        let (a, b) = match self.values.take() {
            Some(values) => values,
            None => self.evaluated()?,
        };
        let value = if taken { a.clone() } else { b.clone() };
        self.values.set(Some((a, b)));
        Ok(value)
    }

    fn evaluated(&self) -> EvalResult<(Value, Value)> {
        let (a, b) = (self.arm(self.then)?, self.arm(self.otherwise)?);
        if !self.cx.unifies_arms() {
            return Ok((a, b));
        }
        Ok((fitted(a.clone(), &b, false, self.span)?, fitted(b, &a, false, self.span)?))
    }

    /// The value of an arm that may never be taken: an error in it is no error of the configuration.
    fn arm(&self, expr: &Expr) -> EvalResult {
        match evaluate_expr(expr, &self.cx.strict()) {
            Err(error) if error.regardless => Err(error),
            result => Ok(result.unwrap_or_else(|_| Value::unknown(Reason::Invalid).at(expr.span))),
        }
    }
}
