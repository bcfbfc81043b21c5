//! Changes to compiled expressions: constants are folded, so that evaluating `contains(["a", "b"], self.x)` builds no list,
//! and spans of text that is not at hand are taken out.

use super::Rule;
use super::walk::children_mut;
use crate::span::Span;
use crate::syntax::ast::{Expr, ExprKind};
use crate::value::{Field, Fields, Value};

/// Folds lists and objects of constants. A compiled check is stored with scalars only, so this is done after it was read.
pub fn fold(rule: &mut Rule) {
    each(rule, &mut fold_expr);
}

/// Takes all places out of a check whose text is no file of the session: none of them must be taken for a place there.
pub fn without_spans(rule: &mut Rule) {
    each(rule, &mut strip);
}

/// Calls `run` with each expression of a rule.
pub(super) fn each(rule: &mut Rule, run: &mut dyn FnMut(&mut Expr)) {
    for expr in [&mut rule.when, &mut rule.for_each, &mut rule.at].into_iter().flatten() {
        run(expr);
    }
    for named in &mut rule.lets {
        run(&mut named.expr);
    }
    run(&mut rule.fail);
    run(&mut rule.message);
}

pub(super) fn fold_expr(expr: &mut Expr) {
    children_mut(expr, &mut |inner| fold_expr(inner));
    let span = expr.span;
    let folded = match &mut expr.kind {
        ExprKind::Tuple(items) => {
            let values: Option<Vec<Value>> = items.iter().map(constant).collect();
            values.map(Value::tuple)
        }
        ExprKind::Object(items) => {
            let fields: Option<Vec<Field>> = items
                .iter()
                .map(|item| {
                    let key = constant(&item.key)?.as_str()?.clone();
                    Some(Field { key, at: item.key.span.to(item.value.span), value: constant(&item.value)? })
                })
                .collect();
            fields.map(|f| Value::object(Fields::new(f)))
        }
        ExprKind::Paren(inner) => constant(inner),
        _ => None,
    };
    if let Some(value) = folded {
        expr.kind = ExprKind::Constant(value.at(span));
    }
}

fn constant(expr: &Expr) -> Option<Value> {
    match &expr.kind {
        ExprKind::Constant(value) => Some(value.clone()),
        _ => None,
    }
}

pub(super) fn strip(expr: &mut Expr) {
    expr.span = Span::NONE;
    match &mut expr.kind {
        ExprKind::Constant(value) => value.span = Span::NONE,
        ExprKind::Traversal(traversal) => {
            traversal.root_span = Span::NONE;
            for step in &mut traversal.steps {
                step.span = Span::NONE;
            }
        }
        ExprKind::Relative(relative) => {
            for step in &mut relative.steps {
                step.span = Span::NONE;
            }
        }
        ExprKind::Call(call) => call.name_span = Span::NONE,
        _ => {}
    }
    children_mut(expr, &mut |inner| strip(inner));
}
