//! Visiting the parts of expressions.

use super::{Let, Rule};
use crate::syntax::ast::{Expr, ExprKind, Step, StepKind, TemplatePart};
use crate::value::Str;

/// Calls `visit` with each expression directly inside this one.
pub fn children<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    match &expr.kind {
        ExprKind::Constant(_) => {}
        ExprKind::Template(parts) => template(parts, visit),
        ExprKind::Tuple(items) => items.iter().for_each(visit),
        ExprKind::Object(items) => items.iter().for_each(|item| {
            visit(&item.key);
            visit(&item.value);
        }),
        ExprKind::Traversal(traversal) => steps(&traversal.steps, visit),
        ExprKind::Relative(relative) => {
            visit(&relative.base);
            steps(&relative.steps, visit);
        }
        ExprKind::Call(call) => call.args.iter().for_each(visit),
        ExprKind::Conditional(conditional) => {
            visit(&conditional.condition);
            visit(&conditional.then);
            visit(&conditional.otherwise);
        }
        ExprKind::Unary(_, operand) => visit(operand),
        ExprKind::Binary(_, operands) => {
            visit(&operands.0);
            visit(&operands.1);
        }
        ExprKind::For(expression) => {
            visit(&expression.collection);
            for part in [&expression.result_key, &expression.condition].into_iter().flatten() {
                visit(part);
            }
            visit(&expression.result);
        }
        ExprKind::Paren(inner) => visit(inner),
    }
}

fn template<'a>(parts: &'a [TemplatePart], visit: &mut dyn FnMut(&'a Expr)) {
    for part in parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(expr) => visit(expr),
            TemplatePart::If { condition, then, otherwise } => {
                visit(condition);
                template(then, visit);
                template(otherwise, visit);
            }
            TemplatePart::For { collection, body, .. } => {
                visit(collection);
                template(body, visit);
            }
        }
    }
}

fn steps<'a>(steps: &'a [Step], visit: &mut dyn FnMut(&'a Expr)) {
    for step in steps {
        if let StepKind::Index(key) = &step.kind {
            visit(key);
        }
    }
}

/// Calls `visit` with the first name of each path in the expression, whether a `for` binds it or not.
pub fn roots<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a str)) {
    if let ExprKind::Traversal(traversal) = &expr.kind {
        visit(&traversal.root);
    }
    children(expr, &mut |inner| roots(inner, visit));
}

/// Whether an expression differs from element to element: it reads `each`, or a named expression before it that does.
pub(super) fn varies(expr: &Expr, lets: &[Let]) -> bool {
    let mut varies = false;
    roots(expr, &mut |root| varies |= root == "each" || lets.iter().any(|l| l.per_element && l.name == root));
    varies
}

/// Calls `visit` with each expression directly inside this one, to change it.
pub(super) fn children_mut(expr: &mut Expr, visit: &mut dyn FnMut(&mut Expr)) {
    match &mut expr.kind {
        ExprKind::Constant(_) => {}
        ExprKind::Template(parts) => template_mut(parts, visit),
        ExprKind::Tuple(items) => items.iter_mut().for_each(visit),
        ExprKind::Object(items) => items.iter_mut().for_each(|item| {
            visit(&mut item.key);
            visit(&mut item.value);
        }),
        ExprKind::Traversal(traversal) => steps_mut(&mut traversal.steps, visit),
        ExprKind::Relative(relative) => {
            visit(&mut relative.base);
            steps_mut(&mut relative.steps, visit);
        }
        ExprKind::Call(call) => call.args.iter_mut().for_each(visit),
        ExprKind::Conditional(conditional) => {
            visit(&mut conditional.condition);
            visit(&mut conditional.then);
            visit(&mut conditional.otherwise);
        }
        ExprKind::Unary(_, operand) => visit(operand),
        ExprKind::Binary(_, operands) => {
            visit(&mut operands.0);
            visit(&mut operands.1);
        }
        ExprKind::For(expression) => {
            visit(&mut expression.collection);
            for part in [&mut expression.result_key, &mut expression.condition].into_iter().flatten() {
                visit(part);
            }
            visit(&mut expression.result);
        }
        ExprKind::Paren(inner) => visit(inner),
    }
}

fn template_mut(parts: &mut [TemplatePart], visit: &mut dyn FnMut(&mut Expr)) {
    for part in parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(expr) => visit(expr),
            TemplatePart::If { condition, then, otherwise } => {
                visit(condition);
                template_mut(then, visit);
                template_mut(otherwise, visit);
            }
            TemplatePart::For { collection, body, .. } => {
                visit(collection);
                template_mut(body, visit);
            }
        }
    }
}

fn steps_mut(steps: &mut [Step], visit: &mut dyn FnMut(&mut Expr)) {
    for step in steps {
        if let StepKind::Index(key) = &mut step.kind {
            visit(key);
        }
    }
}

/// Calls `visit` with each type that a rule asks for by `related`, `referrers` or `resources`.
pub fn types_asked_for<'a>(rule: &'a Rule, visit: &mut dyn FnMut(&'a Str)) {
    fn inside<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Str)) {
        if let ExprKind::Call(call) = &expr.kind
            && matches!(call.name.as_str(), "related" | "referrers" | "resources")
            && let Some(ty) = call.args.first().and_then(Expr::as_literal_str)
        {
            visit(ty);
        }
        children(expr, &mut |child| inside(child, visit));
    }
    let parts = [&rule.when, &rule.for_each, &rule.at];
    let all = parts.into_iter().flatten().chain([&rule.fail, &rule.message]).chain(rule.lets.iter().map(|l| &l.expr));
    all.for_each(|expr| inside(expr, visit));
}
