//! Conditionals: both arms are brought to one type, whichever is taken.

use std::cell::Cell;
use std::sync::Arc;

use super::{Context, EvalResult, condition, evaluate as evaluate_expr, lift};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::{BinaryOp, Conditional, Expr, ExprKind, UnaryOp};
use crate::value::{ChoiceBuilder, Kind, Reason, Type, Unknown, Value, convert, unify_types};

/// The value of a conditional: that of one arm, or alternatives where the condition is not decided.
pub(super) fn evaluate(conditional: &Conditional, span: Span, cx: &Context<'_>) -> EvalResult {
    let verdict = evaluate_expr(&conditional.condition, cx)?;
    let verdict = condition(&verdict, conditional.condition.span, cx)?;
    let (then, otherwise) = (&conditional.then, &conditional.otherwise);
    match &verdict.kind {
        Kind::Bool(taken) => {
            let (taken, other) = if *taken { (then, otherwise) } else { (otherwise, then) };
            let value = evaluate_expr(taken, cx)?;
            let value = if cx.is_check() { value } else { as_with(value, other, span, cx)? };
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
            let (a, b) = (arms.value(true)?, arms.value(false)?);
            if a.same(&b) {
                return Ok(a.at(span));
            }
            let mut result = Unknown::new(lift::reason(&verdict));
            let not_null = |v: &Value| !v.is_null() && v.as_unknown().is_none_or(|u| u.not_null);
            result.not_null = not_null(&a) && not_null(&b);
            if !cx.is_check() {
                let (a, b) = (a.ty(), b.ty());
                result.ty = (!matches!(a, Type::Any) && a.same(&b)).then_some(a);
            }
            Ok(Value::from_unknown(result).at(span).made_from(&verdict).made_from(&a).made_from(&b))
        }
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
    let value = fitted(value, &other, span)?;
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

/// A value as one of the type that it has in common with another.
fn fitted(value: Value, other: &Value, span: Span) -> EvalResult {
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
    convert(&value, &common, &|_| Value::null()).map_err(|error| {
        Box::new(Diagnostic::error(format!("the arms of a conditional have no type in common: {error}"), span))
    })
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
        if self.cx.is_check() {
            return Ok((a, b));
        }
        Ok((fitted(a.clone(), &b, self.span)?, fitted(b, &a, self.span)?))
    }

    /// The value of an arm that may never be taken: an error in it is no error of the configuration.
    fn arm(&self, expr: &Expr) -> EvalResult {
        match evaluate_expr(expr, &self.cx.strict()) {
            Err(error) if error.regardless => Err(error),
            result => Ok(result.unwrap_or_else(|_| Value::unknown(Reason::Invalid).at(expr.span))),
        }
    }
}
