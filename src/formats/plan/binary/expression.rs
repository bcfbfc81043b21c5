//! What plan JSON says of an expression: the value of what is constant, or else the names that it refers to.
//!
//! A name stands there in full and shortened step by step: `aws_vpc.main[0].id`, `aws_vpc.main[0]`, `aws_vpc.main`.

use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use bartizan_lang::Value;
use bartizan_lang::eval::unbound;
use bartizan_lang::syntax::ast::{Body, Expr, ExprKind, Step, StepKind, Traversal};
use bartizan_lang::value::{Field, Fields, InstanceKey, Kind, Str};

use super::super::model::{Expression, Expressions};
use crate::formats::terraform::literal;

/// Blocks that Terraform itself defines within resources, and `dynamic`, which plan JSON leaves out.
const OF_TERRAFORM: &[&str] = &["lifecycle", "provisioner", "connection", "dynamic", "_"];

/// The arguments and blocks of a body, but for those arguments.
pub(super) fn of_body(body: &Body, without: &[&str]) -> Expressions {
    let mut expressions: Vec<(Str, Expression)> = Vec::new();
    for attribute in &body.attributes {
        if !without.contains(&attribute.name.as_str()) {
            expressions.push((attribute.name.clone(), of_expression(&attribute.expr)));
        }
    }
    let outermost = !without.is_empty();
    for block in &body.blocks {
        let name = block.ident.as_str();
        if name == "dynamic" || (outermost && OF_TERRAFORM.contains(&name)) {
            continue;
        }
        if expressions.iter().any(|(seen, _)| seen == name) {
            continue;
        }
        // Terraform takes some attributes that are lists of objects as blocks too, and plan JSON has one expression for all of
        // them; which ones only the providers know.
        let blocks = body.blocks_of(name).map(|block| of_body(&block.body, &[])).collect();
        expressions.push((block.ident.clone(), Expression::Blocks(blocks)));
    }
    expressions.sort_by(|(a, _), (b, _)| a.cmp(b));
    Expressions(expressions)
}

/// What is said of one expression.
pub(super) fn of_expression(expr: &Expr) -> Expression {
    let mut references = Vec::new();
    unbound(expr, &mut |traversal| names(traversal, &mut references));
    if !references.is_empty() {
        return Expression::References(references.into());
    }
    // Terraform evaluates it without any names or functions.
    match literal(expr, "it") {
        Ok(value) if value.is_wholly_known() => Expression::Constant(plain(&value)),
        _ => Expression::References(Arc::from([])),
    }
}

/// Whether anything is said of it: a constant or references.
pub(super) fn says_something(expr: &Expr) -> bool {
    !matches!(of_expression(expr), Expression::References(names) if names.is_empty())
}

/// The value as values of plan JSON are read: lists and objects only, without what is null in an object.
pub(super) fn plain(value: &Value) -> Value {
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => Value::list(seq.items.iter().map(plain).collect()),
        Kind::Map(fields) | Kind::Object(fields) => {
            let entries = fields.entries().iter().filter(|field| !field.value.is_null());
            let entries =
                entries.map(|field| Field { key: field.key.clone(), at: field.at, value: plain(&field.value) });
            Value::object(Fields::new(entries.collect()))
        }
        kind => Value::new(kind.clone()),
    }
}

/// A step that is no expression.
enum Fixed {
    Name(Str),
    Key(InstanceKey),
}

impl Fixed {
    fn of(step: &Step) -> Option<Self> {
        Some(match &step.kind {
            StepKind::Attr(name) => Self::Name(name.clone()),
            StepKind::Index(Expr { kind: ExprKind::Constant(value), .. }) => match &value.kind {
                Kind::String(key) => Self::Key(InstanceKey::Key(key.clone())),
                Kind::Number(index) => Self::Key(InstanceKey::Index(u32::try_from(index.as_i64()?).ok()?)),
                _ => return None,
            },
            StepKind::Index(_) | StepKind::AttrSplat | StepKind::FullSplat => return None,
        })
    }
}

/// Adds the names that a way from a name stands for. A computed key and a splat end what is named.
fn names(traversal: &Traversal, names: &mut Vec<Str>) {
    let mut steps = traversal.steps.iter().map_while(Fixed::of).collect::<Vec<_>>().into_iter().peekable();
    let name = |steps: &mut Peekable<IntoIter<Fixed>>| match steps.next_if(|step| matches!(step, Fixed::Name(_))) {
        Some(Fixed::Name(name)) => Some(name),
        _ => None,
    };
    let root = traversal.root.as_str();
    // The name without what follows it, and the shorter names after it.
    let (subject, shorter): (Str, Vec<Str>) = match root {
        "template" | "lazy" | "arg" => return,
        "self" | "caller" => (root.into(), Vec::new()),
        "count" | "each" | "local" | "path" | "terraform" | "var" => {
            let Some(own) = name(&mut steps) else { return };
            (format!("{root}.{own}").into(), Vec::new())
        }
        "module" => {
            let Some(call) = name(&mut steps) else { return };
            let call = Str::from(format!("module.{call}"));
            let instance = match keyed(&call, &mut steps) {
                Some(instance) => instance,
                None => call.clone(),
            };
            match name(&mut steps) {
                Some(output) => (format!("{instance}.{output}").into(), vec![instance]),
                None if instance == call => (call, Vec::new()),
                None => (instance, vec![call]),
            }
        }
        _ => {
            let (prefix, ty) = match root {
                "data" | "ephemeral" | "list" => (format!("{root}."), name(&mut steps)),
                "resource" => (String::new(), name(&mut steps)),
                _ => (String::new(), Some(traversal.root.clone())),
            };
            let (Some(ty), Some(own)) = (ty, name(&mut steps)) else { return };
            let block = Str::from(format!("{prefix}{ty}.{own}"));
            match keyed(&block, &mut steps) {
                Some(instance) => (instance, vec![block]),
                None => (block, Vec::new()),
            }
        }
    };
    let mut longer = Vec::new();
    let mut full = subject.clone();
    for step in steps {
        match step {
            Fixed::Name(name) => full = format!("{full}.{name}").into(),
            Fixed::Key(key) => full = format!("{full}{key}").into(),
        }
        longer.push(full.clone());
    }
    names.extend(longer.into_iter().rev());
    names.push(subject);
    names.extend(shorter);
}

/// The name with the key that follows, when one does.
fn keyed(name: &Str, steps: &mut Peekable<IntoIter<Fixed>>) -> Option<Str> {
    match steps.next_if(|step| matches!(step, Fixed::Key(_)))? {
        Fixed::Key(key) => Some(format!("{name}{key}").into()),
        Fixed::Name(_) => None,
    }
}
