//! Visiting the parts of expressions.

use super::ast::{Expr, ExprKind, Step, StepKind, TemplatePart};

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
