//! The names that an expression takes from its surroundings.

use crate::syntax::ast::{Expr, ExprKind, Step, StepKind, TemplatePart, Traversal};

/// Calls `visit` with each path whose first name no `for` around it binds, in the order written.
pub fn unbound<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Traversal)) {
    Walk { bound: Vec::new(), visit }.expr(expr);
}

struct Walk<'a, 'v> {
    bound: Vec<&'a str>,
    visit: &'v mut dyn FnMut(&'a Traversal),
}

impl<'a> Walk<'a, '_> {
    fn expr(&mut self, expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Constant(_) => {}
            ExprKind::Template(parts) => self.template(parts),
            ExprKind::Tuple(items) => self.all(items),
            ExprKind::Object(items) => {
                for item in items {
                    self.expr(&item.key);
                    self.expr(&item.value);
                }
            }
            ExprKind::Traversal(traversal) => {
                if !self.bound.contains(&traversal.root.as_str()) {
                    (self.visit)(traversal);
                }
                self.steps(&traversal.steps);
            }
            ExprKind::Relative(relative) => {
                self.expr(&relative.base);
                self.steps(&relative.steps);
            }
            ExprKind::Call(call) => self.all(&call.args),
            ExprKind::Conditional(conditional) => {
                self.expr(&conditional.condition);
                self.expr(&conditional.then);
                self.expr(&conditional.otherwise);
            }
            ExprKind::Unary(_, operand) => self.expr(operand),
            ExprKind::Binary(_, operands) => {
                self.expr(&operands.0);
                self.expr(&operands.1);
            }
            ExprKind::For(expression) => {
                self.expr(&expression.collection);
                self.binding(expression.key.as_deref(), &expression.value, |walk| {
                    for part in [&expression.result_key, &expression.condition].into_iter().flatten() {
                        walk.expr(part);
                    }
                    walk.expr(&expression.result);
                });
            }
            ExprKind::Paren(inner) => self.expr(inner),
        }
    }

    fn all(&mut self, list: &'a [Expr]) {
        for expr in list {
            self.expr(expr);
        }
    }

    fn steps(&mut self, steps: &'a [Step]) {
        for step in steps {
            if let StepKind::Index(key) = &step.kind {
                self.expr(key);
            }
        }
    }

    fn template(&mut self, parts: &'a [TemplatePart]) {
        for part in parts {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(expr) => self.expr(expr),
                TemplatePart::If { condition, then, otherwise } => {
                    self.expr(condition);
                    self.template(then);
                    self.template(otherwise);
                }
                TemplatePart::For { key, value, collection, body } => {
                    self.expr(collection);
                    self.binding(key.as_deref(), value, |walk| walk.template(body));
                }
            }
        }
    }

    fn binding(&mut self, key: Option<&'a str>, value: &'a str, inside: impl FnOnce(&mut Self)) {
        let before = self.bound.len();
        self.bound.extend(key);
        self.bound.push(value);
        inside(self);
        self.bound.truncate(before);
    }
}
