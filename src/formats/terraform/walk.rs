//! Visiting the names and calls in expressions. Names that a loop binds are no references and are left out.

use bartizan_lang::Span;
use bartizan_lang::syntax::ast::{Call, Expr, ExprKind, Step, StepKind, TemplatePart, Traversal};

/// A part of an expression that is visited.
pub(super) enum Part<'a> {
    /// A name that no loop binds, and where it stands with its steps.
    Name(&'a Traversal, Span),
    /// A call of a function.
    Call(&'a Call),
}

/// Visits the names and calls of an expression; `bound` are the names that are bound around it.
pub(super) fn visit<'a>(expr: &'a Expr, bound: &mut Vec<&'a str>, to: &mut dyn FnMut(Part<'a>)) {
    match &expr.kind {
        ExprKind::Constant(_) => {}
        ExprKind::Template(parts) => template(parts, bound, to),
        ExprKind::Tuple(items) => items.iter().for_each(|item| visit(item, bound, to)),
        ExprKind::Object(items) => {
            for item in items {
                visit(&item.key, bound, to);
                visit(&item.value, bound, to);
            }
        }
        ExprKind::Traversal(traversal) => {
            if !bound.contains(&traversal.root.as_str()) {
                to(Part::Name(traversal, expr.span));
            }
            steps(&traversal.steps, bound, to);
        }
        ExprKind::Relative(relative) => {
            visit(&relative.base, bound, to);
            steps(&relative.steps, bound, to);
        }
        ExprKind::Call(call) => {
            to(Part::Call(call));
            call.args.iter().for_each(|arg| visit(arg, bound, to));
        }
        ExprKind::Conditional(conditional) => {
            visit(&conditional.condition, bound, to);
            visit(&conditional.then, bound, to);
            visit(&conditional.otherwise, bound, to);
        }
        ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => visit(inner, bound, to),
        ExprKind::Binary(_, operands) => {
            visit(&operands.0, bound, to);
            visit(&operands.1, bound, to);
        }
        ExprKind::For(each) => {
            visit(&each.collection, bound, to);
            let around = bound.len();
            bound.extend(each.key.as_deref());
            bound.push(&each.value);
            for part in [each.result_key.as_ref(), Some(&each.result), each.condition.as_ref()].into_iter().flatten() {
                visit(part, bound, to);
            }
            bound.truncate(around);
        }
    }
}

fn steps<'a>(steps: &'a [Step], bound: &mut Vec<&'a str>, to: &mut dyn FnMut(Part<'a>)) {
    for step in steps {
        if let StepKind::Index(key) = &step.kind {
            visit(key, bound, to);
        }
    }
}

fn template<'a>(parts: &'a [TemplatePart], bound: &mut Vec<&'a str>, to: &mut dyn FnMut(Part<'a>)) {
    for part in parts {
        match part {
            TemplatePart::Text(_) => {}
            TemplatePart::Interpolation(expr) => visit(expr, bound, to),
            TemplatePart::If { condition, then, otherwise } => {
                visit(condition, bound, to);
                template(then, bound, to);
                template(otherwise, bound, to);
            }
            TemplatePart::For { key, value, collection, body } => {
                visit(collection, bound, to);
                let around = bound.len();
                bound.extend(key.as_deref());
                bound.push(value);
                template(body, bound, to);
                bound.truncate(around);
            }
        }
    }
}

/// Whether a name in an expression is wanted.
pub(super) fn any<'a>(expr: &'a Expr, wanted: &mut dyn FnMut(&'a Traversal) -> bool) -> bool {
    let mut found = false;
    visit(expr, &mut Vec::new(), &mut |part| {
        if let Part::Name(traversal, _) = part {
            found = wanted(traversal) || found;
        }
    });
    found
}

/// Visits the calls of an expression.
pub(super) fn calls<'a>(expr: &'a Expr, to: &mut dyn FnMut(&'a Call)) {
    visit(expr, &mut Vec::new(), &mut |part| {
        if let Part::Call(call) = part {
            to(call);
        }
    });
}
