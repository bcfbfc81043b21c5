//! Where a check points: at what a path leads to, or at the written attribute that decides an expression.

use bartizan_lang::Span;
use bartizan_lang::check::Let;
use bartizan_lang::eval::{Context, bind, condition, evaluate, locate};
use bartizan_lang::syntax::ast::{BinaryOp, Expr, ExprKind, ForExpr, StepKind, Traversal, UnaryOp};
use bartizan_lang::value::{Guard, Kind};
use bartizan_lang::{Value, check};

use super::bindings::Bindings;
use super::message::alternative;

/// Where to point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The attribute or block; none when nothing of it is written.
    pub(super) at: Span,
    /// Where the value was decided.
    pub(super) value: Span,
    /// Who holds it, besides the subject's own resource.
    pub(super) holder: Option<u32>,
}

impl Place {
    pub(super) const NOWHERE: Self = Self { at: Span::NONE, value: Span::NONE, holder: None };
}

/// Looks for places under a condition.
pub(super) struct Pointing<'a, 'b> {
    pub(super) bindings: &'a Bindings<'b>,
    pub(super) under: &'a Guard,
    pub(super) lets: &'a [Let],
}

impl Pointing<'_, '_> {
    /// Where a path leads, or what it lies in when the attribute itself is not written; of any other expression, the
    /// first attribute that is written and decides it.
    pub(super) fn locate(&self, expr: &Expr, cx: &Context<'_>) -> Option<Place> {
        self.written(expr, cx).or_else(|| self.around(expr, cx))
    }

    /// A place that is written itself.
    fn written(&self, expr: &Expr, cx: &Context<'_>) -> Option<Place> {
        if let ExprKind::Traversal(traversal) = &expr.kind
            && let Some(named) = self.named(traversal)
        {
            let inner = self.written(&named.expr, cx);
            if traversal.steps.is_empty() || inner.is_none() {
                return inner;
            }
        }
        match &expr.kind {
            ExprKind::Traversal(_) | ExprKind::Relative(_) => self.path(expr, cx),
            ExprKind::Paren(inner) | ExprKind::Unary(UnaryOp::Not, inner) => self.written(inner, cx),
            ExprKind::Conditional(_) | ExprKind::Binary(BinaryOp::And | BinaryOp::Or, _) => {
                self.written(self.deciding(expr, cx), cx)
            }
            ExprKind::For(expression) => self.element(expression, true, cx),
            ExprKind::Call(call) if call.name == "alltrue" => match call.args.first().map(|a| &a.kind) {
                Some(ExprKind::For(expression)) => self.element(expression, false, cx),
                _ => self.first(expr, cx),
            },
            _ => self.path(expr, cx).or_else(|| self.first(expr, cx)),
        }
    }

    /// What a path lies in when it leads to nothing written: the mistake is that it is missing there.
    fn around(&self, expr: &Expr, cx: &Context<'_>) -> Option<Place> {
        if let ExprKind::Traversal(traversal) = &expr.kind {
            if let Some(named) = self.named(traversal) {
                return self.around(&named.expr, cx);
            }
            let least = if traversal.root == "each" { 2 } else { 1 };
            if traversal.steps.len() <= least {
                return None;
            }
            let mut shorter: Traversal = (**traversal).clone();
            shorter.steps.pop();
            return self.locate(&Expr::new(ExprKind::Traversal(Box::new(shorter)), expr.span), cx);
        }
        match &expr.kind {
            ExprKind::For(_) => return None,
            ExprKind::Conditional(_) | ExprKind::Binary(BinaryOp::And | BinaryOp::Or, _) => {
                return self.around(self.deciding(expr, cx), cx);
            }
            _ => {}
        }
        let mut found = None;
        check::children(expr, &mut |inner| {
            if found.is_none() {
                found = self.around(inner, cx);
            }
        });
        found
    }

    /// The part that decides: the arm of a conditional that is taken, or its condition when that arm reads nothing; the
    /// operand of `&&` or `||` that settles it, and when both do, the first that reads something. What the other part
    /// reads is no reason, even when only that is written.
    fn deciding<'e>(&self, expr: &'e Expr, cx: &Context<'_>) -> &'e Expr {
        match &expr.kind {
            ExprKind::Conditional(conditional) => {
                let arm = match self.truth(&conditional.condition, cx) {
                    Some(true) => &conditional.then,
                    Some(false) => &conditional.otherwise,
                    None => return &conditional.condition,
                };
                if reads(arm) { arm } else { &conditional.condition }
            }
            ExprKind::Binary(op @ (BinaryOp::And | BinaryOp::Or), operands) => {
                let (first, second) = (&operands.0, &operands.1);
                let decisive = Some(*op == BinaryOp::Or);
                let second_alone = self.truth(first, cx) != decisive && self.truth(second, cx) == decisive;
                if second_alone || !reads(first) { second } else { first }
            }
            _ => expr,
        }
    }

    /// The first written place among the parts of an expression.
    fn first(&self, expr: &Expr, cx: &Context<'_>) -> Option<Place> {
        let mut found = None;
        check::children(expr, &mut |inner| {
            if found.is_none() {
                found = self.written(inner, cx);
            }
        });
        found
    }

    /// The first element for which the filter holds, or the result has that truth.
    fn element(&self, expression: &ForExpr, wanted: bool, cx: &Context<'_>) -> Option<Place> {
        let collection = evaluate(&expression.collection, cx).ok()?;
        let items = alternative(&collection, self.under).as_seq()?.items.clone();
        let decides = expression.condition.as_ref().unwrap_or(&expression.result);
        let wanted = wanted || expression.condition.is_some();
        for item in items {
            let own = place_of(&item);
            let found = bind(&expression.value, item, cx, &mut |cx| {
                (self.truth(decides, cx) == Some(wanted)).then(|| self.written(decides, cx).or(own))
            });
            if let Some(place) = found {
                return place;
            }
        }
        None
    }

    fn truth(&self, expr: &Expr, cx: &Context<'_>) -> Option<bool> {
        let value = evaluate(expr, cx).ok()?;
        let value = alternative(&value, self.under);
        condition(value, expr.span, cx).ok()?.as_bool()
    }

    fn named(&self, traversal: &Traversal) -> Option<&Let> {
        self.lets.iter().find(|l| l.name == traversal.root)
    }

    fn path(&self, expr: &Expr, cx: &Context<'_>) -> Option<Place> {
        let found = locate(expr, cx).filter(|l| l.at.is_some())?;
        let value = alternative(&found.value, self.under);
        let said_by_several =
            found.value.as_choice().is_some() && found.value.meta().is_some_and(|m| m.holder.is_some());
        let holder = if said_by_several { value.meta().and_then(|m| m.holder) } else { found.holder };
        let mut at = found.at;
        // The view has one place for an attribute that several blocks say, each under its condition.
        if holder != found.holder
            && let ExprKind::Traversal(traversal) = &expr.kind
            && let Some(StepKind::Attr(name)) = traversal.steps.last().map(|step| &step.kind)
        {
            at = self.bindings.place_in(holder, name).unwrap_or(at);
        }
        Some(Place { at, value: value.span.or(at), holder })
    }
}

/// Whether an expression reads anything.
fn reads(expr: &Expr) -> bool {
    let mut found = false;
    check::roots(expr, &mut |_| found = true);
    found
}

/// The place of an element: its own, or that of the first part of it that has one, when the check made it itself.
pub(super) fn place_of(element: &Value) -> Option<Place> {
    let holder = element.meta().and_then(|m| m.holder);
    if element.span.is_some() {
        return Some(Place { at: element.span, value: element.span, holder });
    }
    if !matches!(element.kind, Kind::Object(_) | Kind::Map(_)) {
        return None;
    }
    let fields = element.as_fields()?;
    fields.entries().iter().find_map(|f| {
        let inner = &f.value;
        let holder = inner.meta().and_then(|m| m.holder).or(holder);
        inner.span.is_some().then_some(Place { at: inner.span, value: inner.span, holder })
    })
}
