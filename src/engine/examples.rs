//! Testing checks: each example must give what it says, a check must not stumble over a resource of which nothing optional
//! is written, and must not decide over one of which nothing is known.

use std::collections::BTreeSet;

use bartizan_lang::check::{
    ChangeExample, ExampleKind, ResidencyExample, Rule, Target, ViewType, change_view, inline, residency_view,
};
use bartizan_lang::eval::EvalResult;
use bartizan_lang::syntax::ast::{BinaryOp, Expr, ExprKind, Step, StepKind, Traversal};
use bartizan_lang::value::{Field, Fields, Reason, Str};
use bartizan_lang::{Diagnostic, Level, Span, Value};

use super::facts::{Fact, run_facts};
use super::judge::judge_value;
use super::registry::{CheckIndex, KnownFacet, Registry};
use super::run::{Results, Selection, run};
use super::{RawFinding, Status};
use crate::ir::ResourceIndex;
use crate::link::Linked;
use crate::providers::schema::{self, Node, Presence, ValueType};

/// Makes a deployment of the text of an example in that format, or says why it cannot.
pub type DeploymentFrom<'a> = dyn Fn(&str, &str) -> Result<Linked, Vec<Diagnostic>> + Sync + 'a;

/// Makes what a plan would say of an example of a check on changes, or says why it cannot.
pub type ChangesFrom<'a> = dyn Fn(&ChangeExample) -> Result<Vec<Fact>, Vec<Diagnostic>> + Sync + 'a;

/// Makes what is known of residency in an example of a check on it, or says why it cannot.
pub type ResidencyFrom<'a> = dyn Fn(&ResidencyExample) -> Result<Vec<Fact>, Vec<Diagnostic>> + Sync + 'a;

/// What makes of an example what a check runs on.
#[derive(Clone, Copy)]
pub struct Made<'a> {
    /// A deployment.
    pub deployment: &'a DeploymentFrom<'a>,
    /// The changes of a plan.
    pub changes: &'a ChangesFrom<'a>,
    /// Where data may be, is, and goes.
    pub residency: &'a ResidencyFrom<'a>,
}

/// What was tried.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Trial {
    /// An example of the check, by its place.
    Example(usize, ExampleKind, Str),
    /// A resource of that type of which nothing optional is written.
    NothingWritten(Str),
    /// A resource of that type of which nothing is known.
    NothingKnown(Str),
    /// A fact that says nothing: a change that changes nothing.
    NothingSaid(&'static str),
}

impl std::fmt::Display for Trial {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Example(_, kind, name) => write!(f, "{} {name:?}", kind.name()),
            Self::NothingWritten(ty) => write!(f, "{ty} with nothing optional written"),
            Self::NothingKnown(ty) => write!(f, "{ty} with nothing known"),
            Self::NothingSaid(what) => f.write_str(what),
        }
    }
}

/// The outcome of one trial.
#[derive(Clone, Debug)]
pub struct Tried {
    /// The check.
    pub check: CheckIndex,
    /// What was tried.
    pub trial: Trial,
    /// What is wrong; empty when it is as it should be.
    pub problems: Vec<String>,
}

/// Tries a check out: its examples, and the two generated resources of each type that it stands on.
#[must_use]
pub fn try_check(registry: &Registry, index: CheckIndex, made: Made<'_>) -> Vec<Tried> {
    let Some(check) = registry.get(index) else { return Vec::new() };
    let mut tried = Vec::new();
    for (place, example) in check.examples().iter().enumerate() {
        let facts = match (&example.change, &example.residency) {
            (Some(change), _) => Some(("change", (made.changes)(change))),
            (_, Some(residency)) => Some(("residency", (made.residency)(residency))),
            _ => None,
        };
        let problems = match facts {
            Some((on, Ok(facts))) => judge_facts(registry, index, example.kind, on, &facts),
            Some((_, Err(diagnostics))) => said(&diagnostics),
            None => match (made.deployment)(&example.text, &example.format) {
                Ok(linked) => judge_example(registry, index, example.kind, &linked),
                Err(diagnostics) => said(&diagnostics),
            },
        };
        tried.push(Tried { check: index, trial: Trial::Example(place, example.kind, example.name.clone()), problems });
    }
    let kinds = [
        (Target::Change, "a change that changes nothing", "the check fails though nothing changes"),
        (Target::Residency, "a fact that says nothing", "the check fails though nothing is said"),
    ];
    for (target, tries, fails) in kinds {
        if check.about.on.contains(&target)
            && let Some(rule) = check.rule()
        {
            let view = if target == Target::Change { change_view() } else { residency_view() };
            let problems = match judged(rule, nothing_said(&view)) {
                Err(error) => vec![error.message],
                Ok((0, _)) => Vec::new(),
                Ok(_) => vec![fails.to_owned()],
            };
            tried.push(Tried { check: index, trial: Trial::NothingSaid(tries), problems });
        }
    }
    for target in registry.targets(index) {
        for rule in registry.rules(index, &target) {
            generated(index, &target, rule, &mut tried);
        }
    }
    tried
}

/// What came of a field of a facet on a resource of a type of which nothing optional is written, and on one of which nothing
/// is known.
#[derive(Clone, Debug)]
pub struct TriedField {
    /// The type.
    pub ty: Str,
    /// The field.
    pub field: Str,
    /// What is wrong; none when it is as it should be.
    pub problem: Option<String>,
}

/// Tries the fields of a facet out on each of its types.
#[must_use]
pub fn try_facet(facet: &KnownFacet) -> Vec<TriedField> {
    let Some(facet) = facet.facet() else { return Vec::new() };
    let mut tried = Vec::new();
    for from in &facet.from {
        let ty: Str = from.target.to_string().into();
        let Some(node) = schema_of(&ty) else { continue };
        for field in &facet.fields {
            let rule = inline(&asks_for(&field.name), facet, from);
            let unknown = Value::unknown(Reason::Other("nothing is known".into()));
            let outcome = judge_value(&rule, required(node, 0)).and_then(|_| judge_value(&rule, unknown));
            let problem = outcome.err().map(|error| error.message);
            tried.push(TriedField { ty: ty.clone(), field: field.name.clone(), problem });
        }
    }
    tried
}

/// A rule that reads one field.
fn asks_for(field: &str) -> Rule {
    let read = Traversal {
        root: "self".into(),
        root_span: Span::NONE,
        steps: vec![Step { kind: StepKind::Attr(field.into()), span: Span::NONE }],
    };
    let expr = |kind| Expr::new(kind, Span::NONE);
    let operands = (expr(ExprKind::Traversal(Box::new(read))), expr(ExprKind::Constant(Value::null())));
    Rule {
        when: None,
        lets: Vec::new(),
        for_each: None,
        fail: expr(ExprKind::Binary(BinaryOp::NotEq, Box::new(operands))),
        at: None,
        message: expr(ExprKind::Constant(Value::string(field))),
    }
}

fn schema_of(target: &str) -> Option<Node> {
    match target.strip_prefix("data.") {
        Some(ty) => schema::data_source(ty),
        None => schema::resource(target),
    }
}

fn judge_example(registry: &Registry, index: CheckIndex, kind: ExampleKind, linked: &Linked) -> Vec<String> {
    let mut problems = said(&linked.deployment.diagnostics);
    let results = run(linked, registry, Selection::Only(&[index]));
    let address = |r: ResourceIndex| linked.deployment.resource(r).map(|r| r.address.to_string());
    problems.extend(outcome(kind, &results, &address));
    problems
}

fn judge_facts(registry: &Registry, index: CheckIndex, kind: ExampleKind, on: &str, facts: &[Fact]) -> Vec<String> {
    let results = run_facts(registry, Selection::Only(&[index]), on, facts);
    let address = |r: ResourceIndex| facts.iter().find(|s| s.resource == r).map(|s| s.address.to_string());
    outcome(kind, &results, &address)
}

/// What is not as the kind of the example says.
fn outcome(kind: ExampleKind, results: &Results, address: &dyn Fn(ResourceIndex) -> Option<String>) -> Vec<String> {
    let mut problems = said(&results.diagnostics);
    let fails = results.findings.iter().filter(|f| f.status == Status::Fail).count();
    let unknown = results.findings.iter().filter(|f| f.status == Status::Unknown).count();
    let outcome = match kind {
        ExampleKind::Fails if fails == 0 => Some("the check does not fail"),
        ExampleKind::Passes if fails > 0 => Some("the check fails"),
        ExampleKind::Passes if unknown > 0 => Some("the check cannot decide"),
        ExampleKind::Unknown if fails > 0 => Some("the check fails for sure"),
        ExampleKind::Unknown if unknown == 0 => Some("the check passes for sure"),
        _ => None,
    };
    if let Some(outcome) = outcome {
        problems.push(outcome.to_owned());
        problems.extend(results.findings.iter().map(|f| describe(f, address)));
    }
    problems
}

/// What a check reads of a fact that says nothing.
fn nothing_said(view: &ViewType) -> Value {
    let ViewType::Object(object) = view else { return Value::null() };
    let value = |name: &Str| match object.attribute(name) {
        Some(ViewType::Bool) => Value::from(false),
        Some(ViewType::List(_)) => Value::tuple(Vec::new()),
        _ => Value::null(),
    };
    Value::object_of(object.names().into_iter().map(|name| (name.clone(), value(&name))))
}

fn describe(finding: &RawFinding, address: &dyn Fn(ResourceIndex) -> Option<String>) -> String {
    let address = finding.resource.and_then(address).unwrap_or_else(|| "the deployment".to_owned());
    let mut text = format!("{:?} at {address}: {}", finding.status, finding.message);
    if let Some(when) = &finding.when {
        text.push_str(&format!(" (when {when})"));
    }
    for reason in &finding.reasons {
        text.push_str(&format!(" ({reason})"));
    }
    text
}

fn said(diagnostics: &[Diagnostic]) -> Vec<String> {
    diagnostics.iter().filter(|d| d.level == Level::Error).map(|d| d.message.clone()).collect()
}

fn generated(index: CheckIndex, target: &Str, rule: &Rule, tried: &mut Vec<Tried>) {
    // Of CloudFormation's own types no schema says what must be written.
    let written = if target.contains("::") { Some(Value::object(Fields::default())) } else { None };
    let Some(written) = written.or_else(|| schema_of(target).map(|node| required(node, 0))) else { return };
    let problems = match judge_value(rule, written) {
        Ok(_) => Vec::new(),
        Err(error) => vec![error.message],
    };
    tried.push(Tried { check: index, trial: Trial::NothingWritten(target.clone()), problems });
    let problems = nothing_known(rule);
    tried.push(Tried { check: index, trial: Trial::NothingKnown(target.clone()), problems });
}

fn nothing_known(rule: &Rule) -> Vec<String> {
    if !reads_self(rule) {
        return Vec::new();
    }
    let unknown = Value::unknown(Reason::Other("nothing is known".into()));
    match judged(rule, unknown) {
        Err(error) => vec![error.message],
        Ok((_, true)) => vec!["the check fails for sure though nothing is known".to_owned()],
        // A facet may say of a type once and for all that it has not the flaw.
        Ok((0, _)) if rule.lets.iter().any(|l| matches!(l.expr.kind, ExprKind::Constant(_))) => Vec::new(),
        Ok((0, _)) => vec!["the check passes for sure though nothing is known".to_owned()],
        Ok(_) => Vec::new(),
    }
}

/// How many judgements there are, and whether any fails for sure.
fn judged(rule: &Rule, view: Value) -> EvalResult<(usize, bool)> {
    judge_value(rule, view).map(|found| (found.len(), found.iter().any(|j| j.fails)))
}

fn reads_self(rule: &Rule) -> bool {
    let mut names = BTreeSet::new();
    let mut exprs: Vec<&Expr> = vec![&rule.fail];
    exprs.extend(&rule.when);
    exprs.extend(&rule.for_each);
    exprs.extend(rule.lets.iter().map(|l| &l.expr));
    for expr in exprs {
        bartizan_lang::check::roots(expr, &mut |root| {
            names.insert(root.to_owned());
        });
    }
    names.contains("self")
}

/// A resource with only what must be written: attributes whose values are not known, and blocks of such.
fn required(node: Node, depth: u8) -> Value {
    let mut entries = Vec::new();
    for child in node.children() {
        if child.presence() != Presence::Required || depth > 8 {
            continue;
        }
        let value = match child.value_type() {
            ValueType::Object(inner) => required(inner, depth + 1),
            ValueType::List(element) | ValueType::Set(element) => match element.get() {
                ValueType::Object(inner) => Value::tuple(vec![required(inner, depth + 1)]),
                _ => given(child.name()),
            },
            _ => given(child.name()),
        };
        entries.push(Field { key: child.name().into(), at: Span::NONE, value });
    }
    Value::object(Fields::new(entries))
}

fn given(name: &str) -> Value {
    Value::unknown(Reason::NoValue(name.into()))
}
