//! Which attributes of its subject a rule reads: for people who look at one of them.

use bartizan_lang::check::{Rule, children};
use bartizan_lang::syntax::ast::{Expr, ExprKind, Step, StepKind};
use bartizan_lang::value::Str;

/// The ways from `self` that a rule reads, by the names of attributes and blocks; through collections and named expressions,
/// too.
#[must_use]
pub fn reads(rule: &Rule) -> Vec<Vec<Str>> {
    let mut reader = Reader { names: vec![("self".into(), Vec::new())], found: Vec::new() };
    if let Some(each) = &rule.for_each {
        let way = reader.way(each);
        reader.names.extend(way.map(|way| ("each".into(), way)));
    }
    for named in &rule.lets {
        reader.expr(&named.expr);
        let way = reader.way(&named.expr);
        reader.names.extend(way.map(|way| (named.name.clone(), way)));
    }
    let parts = [rule.when.as_ref(), rule.for_each.as_ref(), Some(&rule.fail), rule.at.as_ref()];
    parts.into_iter().flatten().for_each(|expr| reader.expr(expr));
    reader.found.retain(|way| !way.is_empty());
    reader.found.sort();
    reader.found.dedup();
    reader.found
}

struct Reader {
    /// Names that stand for a part of the subject.
    names: Vec<(Str, Vec<Str>)>,
    found: Vec<Vec<Str>>,
}

impl Reader {
    fn expr(&mut self, expr: &Expr) {
        if let Some(way) = self.path(expr) {
            self.found.push(way);
        }
        if let ExprKind::For(each) = &expr.kind {
            self.expr(&each.collection);
            let names = self.names.len();
            let way = self.way(&each.collection);
            self.names.extend(way.map(|way| (each.value.clone(), way)));
            let parts = [each.result_key.as_ref(), Some(&each.result), each.condition.as_ref()];
            parts.into_iter().flatten().for_each(|part| self.expr(part));
            self.names.truncate(names);
            return;
        }
        let mut inner = Vec::new();
        children(expr, &mut |child| inner.push(child));
        inner.into_iter().for_each(|child| self.expr(child));
    }

    /// The way that an expression is, or the first that it is made of.
    fn way(&self, expr: &Expr) -> Option<Vec<Str>> {
        self.path(expr).or_else(|| {
            let mut inner = Vec::new();
            children(expr, &mut |child| inner.push(child));
            inner.into_iter().find_map(|child| self.way(child))
        })
    }

    /// The way that a name with steps is.
    fn path(&self, expr: &Expr) -> Option<Vec<Str>> {
        let ExprKind::Traversal(traversal) = &expr.kind else { return None };
        let (name, way) = self.names.iter().rev().find(|(name, _)| *name == traversal.root)?;
        // `each.value` is the element.
        let skipped = usize::from(name == "each");
        let mut way = way.clone();
        way.extend(traversal.steps.iter().skip(skipped).filter_map(named));
        Some(way)
    }
}

fn named(step: &Step) -> Option<Str> {
    match &step.kind {
        StepKind::Attr(name) => Some(name.clone()),
        StepKind::Index(key) => key.as_literal_str().cloned(),
        StepKind::AttrSplat | StepKind::FullSplat => None,
    }
}
