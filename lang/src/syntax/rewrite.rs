//! Changing a tree as a whole: where its parts stand, and what its expressions are.

use super::ast::{Block, Body, Expr, ExprKind, Step, StepKind, TemplatePart, Traversal};
use crate::span::Span;

/// What is changed.
pub struct Rewrite<'a> {
    /// Where something stands now that stood there.
    pub span: &'a dyn Fn(Span) -> Span,
    /// Changes an expression; called for each, the inner ones first.
    pub expr: &'a dyn Fn(&mut Expr),
}

impl Rewrite<'_> {
    /// Changes all of a body.
    pub fn body(&self, body: &mut Body) {
        for attribute in &mut body.attributes {
            self.spans([&mut attribute.name_span, &mut attribute.span]);
            self.expr(&mut attribute.expr);
        }
        for Block { labels, body, header, span, .. } in &mut body.blocks {
            self.spans([header, span]);
            self.spans(labels.iter_mut().map(|label| &mut label.span));
            self.body(body);
        }
    }

    fn spans<'s>(&self, spans: impl IntoIterator<Item = &'s mut Span>) {
        for span in spans {
            *span = (self.span)(*span);
        }
    }

    fn expr(&self, expr: &mut Expr) {
        self.spans([&mut expr.span]);
        match &mut expr.kind {
            ExprKind::Constant(value) => self.spans([&mut value.span]),
            ExprKind::Template(parts) => self.parts(parts),
            ExprKind::Tuple(items) => items.iter_mut().for_each(|item| self.expr(item)),
            ExprKind::Object(items) => {
                for item in items {
                    self.expr(&mut item.key);
                    self.expr(&mut item.value);
                }
            }
            ExprKind::Traversal(traversal) => {
                let Traversal { root_span, steps, .. } = &mut **traversal;
                self.spans([root_span]);
                self.steps(steps);
            }
            ExprKind::Relative(relative) => {
                self.expr(&mut relative.base);
                self.steps(&mut relative.steps);
            }
            ExprKind::Call(call) => {
                self.spans([&mut call.name_span]);
                call.args.iter_mut().for_each(|arg| self.expr(arg));
            }
            ExprKind::Conditional(conditional) => {
                self.expr(&mut conditional.condition);
                self.expr(&mut conditional.then);
                self.expr(&mut conditional.otherwise);
            }
            ExprKind::Unary(_, inner) | ExprKind::Paren(inner) => self.expr(inner),
            ExprKind::Binary(_, operands) => {
                self.expr(&mut operands.0);
                self.expr(&mut operands.1);
            }
            ExprKind::For(expression) => {
                self.expr(&mut expression.collection);
                expression.result_key.iter_mut().for_each(|key| self.expr(key));
                self.expr(&mut expression.result);
                expression.condition.iter_mut().for_each(|condition| self.expr(condition));
            }
        }
        (self.expr)(expr);
    }

    fn steps(&self, steps: &mut [Step]) {
        for step in steps {
            self.spans([&mut step.span]);
            if let StepKind::Index(key) = &mut step.kind {
                self.expr(key);
            }
        }
    }

    fn parts(&self, parts: &mut [TemplatePart]) {
        for part in parts {
            match part {
                TemplatePart::Text(_) => {}
                TemplatePart::Interpolation(inner) => self.expr(inner),
                TemplatePart::If { condition, then, otherwise } => {
                    self.expr(condition);
                    self.parts(then);
                    self.parts(otherwise);
                }
                TemplatePart::For { collection, body, .. } => {
                    self.expr(collection);
                    self.parts(body);
                }
            }
        }
    }
}
