//! Following a value back to where it was written: through variables, module arguments, locals, loops and outputs.

use std::fmt::Write as _;
use std::sync::Arc;

use bartizan_lang::syntax::ast::{Body, Expr, ExprKind, StepKind, TemplatePart, Traversal};
use bartizan_lang::value::{InstanceKey, Str};
use bartizan_lang::{Span, Value};

use super::inputs::InputSet;
use super::instance::{CallInstances, Instance};
use crate::ir::{Deployment, Mode, ResourceIndex, TraceStep, Tracer};

/// Most expressions that are looked at for one trace.
const BUDGET: usize = 4_000;

/// Follows values through the instances of a root.
pub(super) struct RootTracer {
    root: Arc<Instance>,
    /// What the root's variables are given.
    inputs: InputSet,
}

impl RootTracer {
    pub(super) fn new(root: Arc<Instance>, inputs: InputSet) -> Self {
        Self { root, inputs }
    }
}

/// Where an expression stands: names mean something only there.
#[derive(Clone, Copy)]
struct Place<'a> {
    instance: &'a Arc<Instance>,
    /// The block around it that may have `for_each`.
    block: Option<&'a Body>,
    /// Dynamic blocks around it: name of the iterator and `for_each`.
    iterators: &'a [(Str, &'a Expr)],
}

struct Search<'a> {
    inputs: &'a InputSet,
    target: Span,
    left: usize,
    steps: Vec<TraceStep>,
}

impl Tracer for RootTracer {
    fn trace(&self, deployment: &Deployment, resource: ResourceIndex, at: Span, target: Span) -> Vec<TraceStep> {
        let Some(resource) = deployment.resource(resource) else { return Vec::new() };
        let Some(module) = deployment.module(resource.module) else { return Vec::new() };
        let Some(instance) = find_instance(&self.root, &module.address) else { return Vec::new() };
        let Some(index) = instance.module.resource_at(resource.mode, &resource.ty, &resource.name) else {
            return Vec::new();
        };
        let body = &instance.module.resources[index].block.body;
        let mut iterators = Vec::new();
        let Some((name, expr)) = find_attribute(body, at, &mut iterators) else { return Vec::new() };
        let mut search = Search { inputs: &self.inputs, target, left: BUDGET, steps: Vec::new() };
        search.steps.push(TraceStep { message: format!("{name} of {}", resource.address), span: at });
        let place = Place { instance: &instance, block: Some(body), iterators: &iterators };
        if !follow(expr, place, &mut search) {
            search.steps.truncate(1);
        }
        search.steps
    }

    fn values(&self, declared: Span) -> Vec<(Str, Value)> {
        let mut found = Vec::new();
        each_instance(&self.root, &mut |instance| {
            if let Some(value) = declared_at(instance, declared) {
                found.push((instance.address.clone(), value));
            }
        });
        found
    }
}

/// Visits an instance and all below it.
fn each_instance(from: &Arc<Instance>, visit: &mut dyn FnMut(&Instance)) {
    visit(from);
    for call in from.calls.iter().filter_map(|call| call.get()) {
        call.instances.iter().for_each(|child| each_instance(child, visit));
    }
}

/// The value of what an instance declares there. What nothing asked for has its default.
fn declared_at(instance: &Instance, declared: Span) -> Option<Value> {
    let module = &instance.module;
    if let Some(place) = module.variables.iter().position(|variable| variable.span == declared) {
        let given = instance.variables.get(place).and_then(|value| value.get());
        let secret = module.variables.get(place).is_some_and(|variable| variable.sensitive || variable.ephemeral);
        let default = || module.variables.get(place).and_then(|variable| variable.default_value.clone());
        let value = given.cloned().or_else(|| default().filter(|_| instance.site.is_none()))?;
        return Some(if secret { value.sensitive() } else { value });
    }
    if let Some(place) = module.locals.iter().position(|local| local.span == declared) {
        return instance.locals.get(place)?.get().cloned();
    }
    let place = module.outputs.iter().position(|output| output.block.header == declared)?;
    let value = instance.outputs.get(place)?.get().cloned()?;
    Some(if module.outputs.get(place).is_some_and(|output| output.sensitive) { value.sensitive() } else { value })
}

/// The instance of an address below another one.
fn find_instance(from: &Arc<Instance>, address: &str) -> Option<Arc<Instance>> {
    if from.address == address {
        return Some(from.clone());
    }
    for call in from.calls.iter().filter_map(|c| c.get()) {
        for child in &call.instances {
            let below = address
                .strip_prefix(child.address.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
            if below && let Some(found) = find_instance(child, address) {
                return Some(found);
            }
        }
    }
    None
}

/// The attribute whose span that is, in a body or in the blocks inside it.
fn find_attribute<'b>(body: &'b Body, at: Span, iterators: &mut Vec<(Str, &'b Expr)>) -> Option<(Str, &'b Expr)> {
    if let Some(attribute) = body.attributes.iter().find(|a| a.span == at || a.span.contains(at)) {
        return Some((attribute.name.clone(), &attribute.expr));
    }
    for block in body.blocks.iter().filter(|b| b.span.contains(at)) {
        let before = iterators.len();
        if block.ident == "dynamic"
            && let (Some(label), Some(for_each)) = (block.label(0), block.body.attribute("for_each"))
        {
            let named = block.body.attribute("iterator").and_then(|a| match &a.expr.kind {
                ExprKind::Traversal(t) => Some(t.root.clone()),
                _ => None,
            });
            iterators.push((named.unwrap_or_else(|| label.clone()), &for_each.expr));
        }
        if let Some(found) = find_attribute(&block.body, at, iterators) {
            return Some(found);
        }
        iterators.truncate(before);
    }
    None
}

/// Follows an expression; whether the target was reached. Steps that lead nowhere are taken back.
fn follow(expr: &Expr, place: Place<'_>, search: &mut Search<'_>) -> bool {
    if search.left == 0 {
        return false;
    }
    search.left -= 1;
    let before = search.steps.len();
    let reached = match &expr.kind {
        ExprKind::Traversal(traversal) => reference(traversal, place, search),
        ExprKind::Paren(inner) => follow(inner, place, search),
        ExprKind::Template(parts) => match parts.as_slice() {
            [TemplatePart::Interpolation(inner)] => follow(inner, place, search),
            _ => expr.span == search.target,
        },
        _ if expr.span == search.target => true,
        ExprKind::Constant(_) => expr.span.contains(search.target),
        ExprKind::Tuple(items) => items.iter().any(|item| follow(item, place, search)),
        ExprKind::Object(items) => items.iter().any(|i| {
            i.key.span.to(i.value.span) == search.target
                || i.key.span == search.target
                || follow(&i.value, place, search)
        }),
        ExprKind::Relative(relative) => follow(&relative.base, place, search),
        ExprKind::Call(call) => call.args.iter().any(|arg| follow(arg, place, search)),
        ExprKind::Conditional(conditional) => {
            follow(&conditional.then, place, search) || follow(&conditional.otherwise, place, search)
        }
        ExprKind::For(expression) => {
            follow(&expression.result, place, search) || follow(&expression.collection, place, search)
        }
        ExprKind::Unary(..) | ExprKind::Binary(..) => false,
    };
    if !reached {
        search.steps.truncate(before);
    }
    reached
}

fn reference(traversal: &Traversal, place: Place<'_>, search: &mut Search<'_>) -> bool {
    let instance = place.instance;
    if let Some((_, for_each)) = place.iterators.iter().rev().find(|(name, _)| *name == traversal.root) {
        search
            .steps
            .push(TraceStep { message: format!("each {} of the dynamic block", traversal.root), span: for_each.span });
        return follow(for_each, place, search);
    }
    match traversal.root.as_str() {
        "var" => traversal.attr(0).is_some_and(|name| variable(instance, name, search)),
        "local" => {
            let Some(local) =
                traversal.attr(0).and_then(|n| instance.module.local_at(n)).and_then(|i| instance.module.locals.get(i))
            else {
                return false;
            };
            search.steps.push(TraceStep { message: format!("local.{}", local.name), span: local.span });
            follow(&local.expr, Place { instance, block: None, iterators: &[] }, search)
        }
        "each" => {
            let Some(for_each) = place.block.and_then(|b| b.attribute("for_each")) else { return false };
            search.steps.push(TraceStep { message: "for_each".to_owned(), span: for_each.span });
            follow(&for_each.expr, Place { iterators: &[], ..place }, search)
        }
        "module" => output(traversal, place, search),
        "data" => match (traversal.attr(0), traversal.attr(1)) {
            (Some(ty), Some(name)) => resource(instance, Mode::Data, ty, name, traversal, search),
            _ => false,
        },
        _ => traversal
            .attr(0)
            .is_some_and(|name| resource(instance, Mode::Managed, &traversal.root, name, traversal, search)),
    }
}

fn variable(instance: &Arc<Instance>, name: &Str, search: &mut Search<'_>) -> bool {
    let Some(index) = instance.module.variable_at(name) else { return false };
    let Some(variable) = instance.module.variables.get(index) else { return false };
    if let (Some(site), Some(parent)) = (&instance.site, instance.parent())
        && let Some(call) = parent.module.calls.get(site.call)
        && let Some(argument) = call.block.body.attribute(name)
    {
        search
            .steps
            .push(TraceStep { message: format!("argument {name} of {}", instance.address), span: argument.span });
        let place = Place { instance: &parent, block: Some(&call.block.body), iterators: &[] };
        if follow(&argument.expr, place, search) {
            return true;
        }
        search.steps.pop();
    }
    if let Some(default) = &variable.default {
        search.steps.push(TraceStep { message: format!("default of var.{name}"), span: default.span });
        if follow(default, Place { instance, block: None, iterators: &[] }, search) {
            return true;
        }
        search.steps.pop();
    }
    let Some(value) = instance.variables.get(index).and_then(|v| v.get()) else { return false };
    if instance.site.is_none() && value.span.is_some() && value.span != variable.span {
        // A value from a file: the target is the value or an element of it. In a file of Terragrunt it may come from
        // further away than the assignment.
        let target = search.target;
        let inside = value.span.contains(target) || target.contains(value.span) || holds(value, target);
        if inside {
            let mut message = format!("value of var.{name}");
            if let Some(origin) = first_origin(value, search.inputs).filter(|_| value.span.contains(target)) {
                let _ = write!(message, ", with a {origin}");
            }
            match search.inputs.assigned_at(name).filter(|at| !at.contains(target)) {
                Some(at) => {
                    search.steps.push(TraceStep { message, span: at });
                    let message = search.inputs.origin_of(target).unwrap_or("the value itself").to_owned();
                    search.steps.push(TraceStep { message, span: target });
                }
                None => search.steps.push(TraceStep { message, span: target }),
            }
        }
        return inside;
    }
    let declared = variable.span == search.target;
    if declared {
        search.steps.push(TraceStep { message: format!("var.{name}, which has no value"), span: variable.span });
    }
    declared
}

/// What is to be said of the first element of a value, as far as something is.
fn first_origin<'i>(value: &Value, inputs: &'i InputSet) -> Option<&'i str> {
    if inputs.origins.is_empty() {
        return None;
    }
    let below = |value: &Value| first_origin(value, inputs);
    inputs
        .origin_of(value.span)
        .or_else(|| value.as_seq().and_then(|seq| seq.items.iter().find_map(below)))
        .or_else(|| value.as_fields().and_then(|f| f.entries().iter().find_map(|e| below(&e.value))))
}

/// Whether something that was decided there is an element of a value.
fn holds(value: &Value, target: Span) -> bool {
    value.span == target
        || value.as_seq().is_some_and(|seq| seq.items.iter().any(|item| holds(item, target)))
        || value.as_fields().is_some_and(|fields| fields.entries().iter().any(|f| holds(&f.value, target)))
}

fn output(traversal: &Traversal, place: Place<'_>, search: &mut Search<'_>) -> bool {
    let Some(name) = traversal.attr(0) else { return false };
    let Some(call) =
        place.instance.module.call_at(name).and_then(|i| place.instance.calls.get(i)).and_then(|c| c.get())
    else {
        return false;
    };
    let call: &CallInstances = call;
    let wanted = traversal.steps.iter().skip(1).find_map(|s| match &s.kind {
        StepKind::Attr(output) => Some(output),
        _ => None,
    });
    for child in &call.instances {
        let Some(output) = wanted.and_then(|w| child.module.output_at(w)).and_then(|i| child.module.outputs.get(i))
        else {
            continue;
        };
        let Some(value) = output.block.body.attribute("value") else { continue };
        search
            .steps
            .push(TraceStep { message: format!("output {} of {}", output.name, child.address), span: value.span });
        if follow(&value.expr, Place { instance: child, block: None, iterators: &[] }, search) {
            return true;
        }
        search.steps.pop();
    }
    false
}

fn resource(
    instance: &Arc<Instance>,
    mode: Mode,
    ty: &Str,
    name: &Str,
    traversal: &Traversal,
    search: &mut Search<'_>,
) -> bool {
    let Some(index) = instance.module.resource_at(mode, ty, name) else { return false };
    let block = &instance.module.resources[index];
    let after = if mode == Mode::Data { 2 } else { 1 };
    let Some(attribute) = traversal.steps.iter().skip(after).find_map(|s| match &s.kind {
        StepKind::Attr(attribute) => block.block.body.attribute(attribute),
        _ => None,
    }) else {
        return block.block.header == search.target;
    };
    let address = instance.address_of(&block.local_address, &InstanceKey::None);
    search.steps.push(TraceStep { message: format!("{} of {address}", attribute.name), span: attribute.span });
    follow(&attribute.expr, Place { instance, block: Some(&block.block.body), iterators: &[] }, search)
}
