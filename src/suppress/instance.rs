//! What a suppression is held against: one instance of a finding, with every place on the way to it.

use std::cell::OnceCell;

use bartizan_lang::value::{Fields, Kind, Str};
use bartizan_lang::{Span, Value};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::metadata::AppliesTo;
use super::{Cover, Suppressions, Written};
use crate::engine::CheckIndex;
use crate::ir::{Deployment, Resource, ResourceIndex};
use crate::source::Files;

/// An instance of a finding.
#[derive(Clone, Copy)]
pub struct Instance<'a> {
    /// The deployment that it was found in.
    pub deployment: &'a Deployment,
    /// The check.
    pub check: CheckIndex,
    /// The written block that holds the mistake.
    pub resource: ResourceIndex,
    /// What that belongs to, when it is another resource.
    pub parent: Option<ResourceIndex>,
    /// Where it is; none for the whole block.
    pub at: Span,
    /// Where the value was decided.
    pub value: Span,
    /// What is wrong.
    pub message: &'a str,
    /// The stacks of the deployment.
    pub stacks: &'a Stacks,
}

/// The nested stacks of a deployment by their addresses, found when they are first asked for.
#[derive(Default)]
pub struct Stacks(OnceCell<FxHashMap<Str, Span>>);

impl Stacks {
    fn of(&self, deployment: &Deployment) -> &FxHashMap<Str, Span> {
        let block = |resource: &Resource| (resource.address.clone(), resource.block);
        let is_stack = |resource: &&Resource| resource.ty == "aws_cloudformation_stack" || resource.is_raw();
        self.0.get_or_init(|| deployment.resources.iter().filter(is_stack).map(block).collect())
    }
}

/// Deepest nesting of values that is looked through.
const MAX_DEPTH: usize = 16;

/// The places on the way to an instance.
pub(super) struct Frames {
    /// The expression, the blocks, the module calls, the cause.
    all: SmallVec<[Span; 8]>,
    /// What the check points at.
    at: Span,
    /// The header of the parent, if it is another block.
    parent: Span,
}

impl Frames {
    pub(super) fn of(instance: &Instance<'_>) -> Self {
        let Instance { deployment, resource, parent, at, value, stacks: nested, .. } = *instance;
        let mut all = SmallVec::new();
        let mut add = |span: Span| {
            if span.is_some() && !all.contains(&span) {
                all.push(span);
            }
        };
        let holder = deployment.resource(resource);
        let at = at.or(holder.map_or(Span::NONE, |resource| resource.header.or(resource.block)));
        add(at);
        add(value);
        let parent = parent.and_then(|parent| deployment.resource(parent));
        for resource in holder.into_iter().chain(parent) {
            add(resource.block);
            stacks(resource, || nested.of(deployment), &mut add);
        }
        let mut module = holder.and_then(|resource| deployment.module(resource.module));
        while let Some(instance) = module {
            add(instance.call);
            module = instance.parent.and_then(|parent| deployment.module(parent));
        }
        if let Some(tracer) = deployment.tracer.as_ref().filter(|_| value.is_some() && !at.contains(value)) {
            tracer.trace(deployment, resource, at, value).into_iter().for_each(|step| add(step.span));
        }
        Self { all, at, parent: parent.map_or(Span::NONE, |parent| parent.header) }
    }

    /// Whether one of the places is covered.
    pub(super) fn are_covered(&self, cover: &Cover) -> bool {
        match cover {
            Cover::File(file) => self.all.iter().any(|span| span.file == *file),
            Cover::Line(line) => {
                let on_line =
                    |span: &&Span| span.file == line.file && span.start >= line.start && span.start <= line.end;
                self.all.iter().filter(|span| self.at.contains(**span)).any(|span| on_line(&span))
            }
            Cover::Within { range, whole } => {
                let is_whole = |span: Span| {
                    span.is_some() && span.file == range.file && whole.is_some_and(|start| span.start == start)
                };
                self.all.iter().any(|span| range.contains(*span)) || is_whole(self.at) || is_whole(self.parent)
            }
        }
    }
}

/// The stacks that nest a resource: `Outer/Inner/Bucket` is in `Outer/Inner`, which is in `Outer`.
fn stacks<'a>(resource: &Resource, nested: impl Fn() -> &'a FxHashMap<Str, Span>, add: &mut dyn FnMut(Span)) {
    let mut address = resource.address.as_str();
    while let Some((stack, _)) = address.rsplit_once('/').filter(|_| resource.address == resource.name) {
        nested().get(stack).into_iter().for_each(|block| add(*block));
        address = stack;
    }
}

impl Suppressions {
    /// Whether a suppression holds for a resource: whether it has the values that are asked for.
    pub(super) fn asks_for(written: &Written, instance: &Instance<'_>, files: &Files) -> bool {
        let resources: SmallVec<[&Resource; 2]> = std::iter::once(instance.resource)
            .chain(instance.parent)
            .filter_map(|index| instance.deployment.resource(index))
            .collect();
        let has = |(path, wanted): &(String, String)| {
            let path: Vec<&str> = path.split('.').collect();
            resources.iter().any(|resource| {
                has_value(&resource.body, &path, wanted) || nested_has(&resource.body, instance, &path, wanted, 0)
            })
        };
        let applies = |what: &AppliesTo| applies_to(what, instance, files);
        written.attributes.iter().all(has) && (written.applies_to.is_empty() || written.applies_to.iter().any(applies))
    }
}

/// Whether what stands at a dotted path has that value; of a list, whether one element has.
fn has_value(fields: &Fields, path: &[&str], wanted: &str) -> bool {
    let Some((first, rest)) = path.split_first() else { return false };
    fields.get(first).is_some_and(|value| below(value, rest, wanted))
}

fn below(value: &Value, path: &[&str], wanted: &str) -> bool {
    if let Some(seq) = value.as_seq() {
        return seq.items.iter().any(|item| below(item, path, wanted));
    }
    if !path.is_empty() {
        return value.as_fields().is_some_and(|fields| has_value(fields, path, wanted));
    }
    match &value.kind {
        Kind::String(text) => text == wanted,
        Kind::Number(number) => number.to_string() == wanted,
        Kind::Bool(value) => wanted.eq_ignore_ascii_case(if *value { "true" } else { "false" }),
        _ => false,
    }
}

/// The same for the blocks that the finding is in.
fn nested_has(fields: &Fields, instance: &Instance<'_>, path: &[&str], wanted: &str, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    let holds = |value: &Value| value.span.contains(instance.at) && instance.at.is_some();
    let in_value = |value: &Value| match value.as_fields() {
        Some(inner) if holds(value) => {
            has_value(inner, path, wanted) || nested_has(inner, instance, path, wanted, depth + 1)
        }
        _ => false,
    };
    fields.entries().iter().any(|field| match field.value.as_seq() {
        Some(seq) => seq.items.iter().any(in_value),
        None => in_value(&field.value),
    })
}

/// Whether a finding is about what cdk-nag calls `Action::s3:*` or `Resource::<Bucket.Arn>/*`: whether its message, or the
/// line that it points at, says that. A piece of several lines, such as a whole policy, says too much. `Resource::*` is
/// about permissions on everything, which is what the rule is about, and what a pattern matches is not known here.
fn applies_to(what: &AppliesTo, instance: &Instance<'_>, files: &Files) -> bool {
    let AppliesTo::Finding(finding) = what else { return true };
    let value = finding.split_once("::").map_or(finding.as_str(), |(_, value)| value);
    let known = value.rsplit_once('>').map_or(value, |(_, known)| known);
    if matches!(known, "" | "*") || instance.message.contains(known) {
        return true;
    }
    let says = |span: Span| {
        let Some(file) = files.get(span.file).filter(|_| span.is_some()) else { return false };
        let text = span.text(file.text());
        !text.contains('\n') && text.contains(known)
    };
    says(instance.at) || says(instance.value)
}
