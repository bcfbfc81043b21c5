//! From the outcomes of checks to findings: one mistake, one finding, with every instance of it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::span::FileId;
use bartizan_lang::value::{Reason, Str};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rustc_hash::FxHashMap;

use super::Untrusted;
use super::assemble::without_keys;
use super::fingerprint::{Fingerprint, Identity};
use super::model::{Change, Check, Finding, Instance, Place, Status, Step, SuppressedBy, Written};
use super::redact::Redactor;
use crate::engine::CheckIndex;
use crate::ir::{Deployment, Mode, Resource, ResourceIndex, TraceStep};
use crate::source::Files;
use crate::suppress::Suppression;

/// Fewer findings than this are made on one thread: starting others costs more.
const PARALLEL_FROM: usize = 500;

/// A deployment and what the checks said about it.
pub struct Checked<'a> {
    /// The deployment.
    pub deployment: &'a Deployment,
    /// What fails or cannot be decided.
    pub findings: Cow<'a, [RawFinding]>,
    /// Tells it from others of later scans, where that matters.
    pub number: u64,
}

/// What one check says about one resource instance, or one element of it.
#[derive(Clone, Debug)]
pub struct RawFinding {
    /// The check.
    pub check: Arc<Check>,
    /// Its place among all checks.
    pub index: CheckIndex,
    /// The outcome.
    pub status: Status,
    /// The written block that holds the mistake.
    pub resource: ResourceIndex,
    /// What that belongs to, when it is another resource.
    pub parent: Option<ResourceIndex>,
    /// The type that the check stood on; empty for a check on the deployment.
    pub subject_type: Str,
    /// What is wrong.
    pub message: String,
    /// Where it is, inside the resource's block; none for the whole block.
    pub at: Span,
    /// Where the value was decided: the end of a pure chain of references, or the last operation.
    pub value: Span,
    /// Under which condition it fails.
    pub when: Option<String>,
    /// What the condition is about: `var.public`.
    pub origins: Vec<String>,
    /// Why it cannot be decided.
    pub reasons: Vec<Reason>,
    /// What tells it apart from other findings of the check at the same place; mostly empty.
    pub topic: Str,
    /// What led to it, in the order of events, besides the way of the value.
    pub steps: Vec<TraceStep>,
    /// What a plan does with it.
    pub change: Option<Change>,
    /// Why it is not reported.
    pub suppression: Option<Arc<Suppression>>,
}

/// What grouping looks things up in.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) files: &'a Files,
    pub(super) redactor: &'a Redactor,
    /// The plan or state that was read.
    pub(super) plan_file: Option<FileId>,
}

impl Context<'_> {
    /// Whether a span says nothing of what is written: there is none, or it is in a plan, which has an address in it for
    /// each instance.
    fn is_unwritten(self, span: Span) -> bool {
        self.plan_file.is_some_and(|plan| !span.is_some() || span.file == plan)
    }
}

/// A raw finding with what decides about its group.
pub(super) struct Member<'a> {
    deployment: &'a Deployment,
    resource: &'a Resource,
    raw: &'a RawFinding,
    at: Span,
    cause: Span,
    /// The number of the deployment, and the place of the finding there.
    pub(super) number: (u64, usize),
}

/// Raw findings with equal keys are one mistake.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    check: &'a str,
    status: Status,
    change: Option<Change>,
    topic: &'a str,
    block: Span,
    cause: Span,
    suppression: Option<Suppressing<'a>>,
    /// Of what is not in the source: the address of the block, and what is wrong, which tells the mistakes in it apart.
    unwritten: Option<(String, &'a str)>,
}

/// What tells one suppression from another: what it names, and where.
type Suppressing<'a> = (Span, &'a str);

/// Groups what the checks said about all deployments. Sorted by location and check.
pub(super) fn group(checked: &[Checked<'_>], context: Context<'_>) -> Vec<Finding> {
    let groups = groups(checked, context);
    let made = |group| finding(group, context);
    let mut findings: Vec<(Identity, Finding)> = if groups.len() < PARALLEL_FROM {
        groups.into_iter().filter_map(made).collect()
    } else {
        groups.into_par_iter().filter_map(made).collect()
    };
    findings.sort_by(|(_, a), (_, b)| order(a, b));
    let mut seen: BTreeMap<Identity, usize> = BTreeMap::new();
    let numbered = findings.into_iter().map(|(identity, mut finding)| {
        let before = seen.entry(identity.clone()).or_default();
        finding.fingerprint = identity.fingerprint(*before);
        *before += 1;
        finding
    });
    numbered.collect()
}

/// How many findings grouping would make.
pub(super) fn count(checked: &[Checked<'_>], context: Context<'_>) -> usize {
    groups(checked, context).len()
}

pub(super) fn groups<'a>(checked: &'a [Checked<'_>], context: Context<'_>) -> Vec<Vec<Member<'a>>> {
    let mut places: FxHashMap<Key<'_>, usize> = FxHashMap::default();
    let mut groups: Vec<Vec<Member<'_>>> = Vec::new();
    for Checked { deployment, findings, number } in checked {
        for (index, raw) in findings.iter().enumerate() {
            let Some(resource) = deployment.resource(raw.resource) else { continue };
            let (at, cause) = location_and_cause(raw, resource);
            let block = resource.block.or(resource.header);
            let unwritten = context.is_unwritten(block);
            let key = Key {
                check: raw.check.id.raw(),
                status: raw.status,
                change: raw.change,
                topic: &raw.topic,
                block: if unwritten { Span::NONE } else { block },
                cause: if context.is_unwritten(cause) { Span::NONE } else { cause },
                suppression: raw.suppression.as_deref().map(|by| (by.span, by.id.as_str())),
                unwritten: unwritten.then(|| (without_keys(&resource.address), raw.message.as_str())),
            };
            let place = *places.entry(key).or_insert_with(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(place) {
                group.push(Member { deployment, resource, raw, at, cause, number: (*number, index) });
            }
        }
    }
    groups
}

/// The location is what the check points at. The cause is where the value was decided if that is somewhere else.
fn location_and_cause(raw: &RawFinding, resource: &Resource) -> (Span, Span) {
    let at = raw.at.or(resource.header).or(resource.block);
    let elsewhere = raw.value.is_some() && !at.contains(raw.value) && !raw.value.contains(at);
    (at, if elsewhere { raw.value } else { at })
}

pub(super) fn finding<'a>(mut group: Vec<Member<'a>>, context: Context<'_>) -> Option<(Identity, Finding)> {
    group.sort_by(|a, b| {
        let addresses = natural(&a.resource.address, &b.resource.address);
        addresses.then_with(|| a.deployment.root.cmp(&b.deployment.root)).then_with(|| a.at.cmp(&b.at))
    });
    let first = group.first()?;
    let Member { deployment, resource, raw, at, cause, .. } = *first;
    let redactor = context.redactor;
    let trusted = (context.files, redactor);
    let finding = Finding {
        check: raw.check.clone(),
        status: raw.status,
        resource: Untrusted::default(),
        construct: None,
        resource_type: Untrusted::without_values(resource.ty.clone()),
        parent: raw.parent.and_then(|parent| deployment.resource(parent)).map(|p| redactor.clean_address(&p.address)),
        root: root_name(deployment),
        message: redactor.clean(&raw.message),
        location: place_or_plan(at, context)?,
        cause: place_or_plan(cause, context)?,
        trace: trace(first, context),
        instances: instances(&group, context),
        when: conditions(&group, context),
        origins: origins(&group, context),
        reasons: reasons(&group, context),
        fingerprint: Fingerprint::default(),
        controls: raw.check.controls.clone(),
        remedy: raw.check.remedy_for(&raw.subject_type).clone(),
        calls: calls(first, context),
        blocks: blocks(first, context),
        change: first.raw.change,
        suppression: raw.suppression.as_deref().and_then(|by| suppressed_by(by, context)),
    };
    let named = finding.instances.first().cloned().unwrap_or_else(|| Instance {
        root: finding.root.clone(),
        address: redactor.clean_address(&resource.address),
        construct: None,
    });
    let finding = Finding { resource: named.address, construct: named.construct, root: named.root, ..finding };
    // What a plan has instead of an expression is an address with its key.
    let identified = if context.is_unwritten(cause) { Span::NONE } else { cause };
    let said = (raw.check.id.raw(), raw.topic.as_str());
    Some((Identity::new(said, deployment, resource, (at, identified), trusted), finding))
}

/// Every instance once, in natural order.
fn instances(group: &[Member<'_>], context: Context<'_>) -> Vec<Instance> {
    let mut all: Vec<(Str, &Deployment)> = Vec::with_capacity(group.len());
    for member in group {
        let addresses = member.deployment.addresses(member.raw.resource);
        all.extend(addresses.into_iter().map(|address| (address, member.deployment)));
    }
    all.sort_by(|(a, a_in), (b, b_in)| natural(a, b).then_with(|| a_in.root.cmp(&b_in.root)));
    all.dedup_by(|(a, a_in), (b, b_in)| a == b && a_in.root == b_in.root);
    let instance = |(address, root): (Str, &Deployment)| Instance {
        root: root_name(root),
        address: context.redactor.clean_address(&address),
        construct: root.constructs.get(&address).map(|path| context.redactor.clean_address(path)),
    };
    all.into_iter().map(instance).collect()
}

/// The root as reports have it: a directory without text is the trust root itself.
pub(super) fn root_name(deployment: &Deployment) -> Untrusted {
    let root = if deployment.root.is_empty() { Str::from(".") } else { deployment.root.clone() };
    Untrusted::without_values(root)
}

/// The conditions of all members: if one of them has none, the finding has none.
fn conditions(group: &[Member<'_>], context: Context<'_>) -> Option<Untrusted> {
    let mut all: Vec<&str> = Vec::new();
    for member in group {
        let when = member.raw.when.as_deref()?;
        if !all.contains(&when) {
            all.push(when);
        }
    }
    Some(context.redactor.clean(&all.join(", or ")))
}

fn origins(group: &[Member<'_>], context: Context<'_>) -> Vec<Untrusted> {
    let all: BTreeSet<&String> = group.iter().flat_map(|member| &member.raw.origins).collect();
    all.into_iter().map(|origin| context.redactor.clean(origin)).collect()
}

fn reasons(group: &[Member<'_>], context: Context<'_>) -> Vec<Untrusted> {
    let mut all: Vec<Untrusted> = Vec::new();
    for reason in group.iter().flat_map(|member| &member.raw.reasons) {
        let text = context.redactor.clean(&reason.to_string());
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

/// The way from the literal to the resource, and what led to the finding besides; empty when the value was decided where it
/// is used, and nothing did.
fn trace(member: &Member<'_>, context: Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    if member.at != member.cause
        && let Some(tracer) = &member.deployment.tracer
    {
        steps = tracer.trace(member.deployment, member.raw.resource, member.at, member.raw.value);
        steps.reverse();
    }
    let steps = steps.iter().chain(&member.raw.steps).filter_map(|step| {
        Some(Step { message: context.redactor.clean(&step.message), place: place(step.span, context)? })
    });
    steps.collect()
}

/// A suppression as reports have it.
fn suppressed_by(suppression: &Suppression, context: Context<'_>) -> Option<SuppressedBy> {
    Some(SuppressedBy {
        kind: suppression.kind,
        tool: suppression.tool,
        id: context.redactor.clean(&suppression.id),
        reason: suppression.reason.as_deref().map(|reason| context.redactor.clean(reason)),
        until: suppression.until,
        place: place(suppression.span, context)?,
    })
}

/// The blocks in the source that hold the mistake, or what it belongs to.
fn blocks(member: &Member<'_>, context: Context<'_>) -> Vec<Written> {
    let parent = member.raw.parent.and_then(|parent| member.deployment.resource(parent));
    let written = |resource: &Resource| {
        let ty = match resource.mode {
            Mode::Managed => resource.ty.clone(),
            Mode::Data => format!("data.{}", resource.ty).into(),
        };
        let there = resource.block.is_some() && !context.is_unwritten(resource.block);
        there.then(|| Written { ty, name: resource.name.clone(), span: resource.block })
    };
    [Some(member.resource), parent].into_iter().flatten().filter_map(written).collect()
}

/// The module calls around a resource, the innermost first.
fn calls(member: &Member<'_>, context: Context<'_>) -> Vec<Place> {
    let deployment = member.deployment;
    let mut module = deployment.module(member.resource.module);
    let mut calls = Vec::new();
    while let Some(instance) = module {
        calls.extend(place(instance.call, context));
        module = instance.parent.and_then(|parent| deployment.module(parent));
    }
    calls
}

/// A span as reports have it.
pub(super) fn place(span: Span, context: Context<'_>) -> Option<Place> {
    Place::of(span, context.files)
}

/// The same, with the plan itself for what nobody wrote.
fn place_or_plan(span: Span, context: Context<'_>) -> Option<Place> {
    place(span, context).or_else(|| place(Span::new(context.plan_file?, 0, 0), context))
}

/// The order of findings; total, and free of file numbers, which differ between runs.
pub(super) fn order(a: &Finding, b: &Finding) -> Ordering {
    let location = a.location.order().cmp(&b.location.order());
    let check = || a.check.id.cmp(&b.check.id);
    let cause = || a.cause.order().cmp(&b.cause.order());
    let rest = || (a.status, &a.resource, &a.root, &a.message).cmp(&(b.status, &b.resource, &b.root, &b.message));
    // What is reported comes first, so that its fingerprint does not depend on what is suppressed.
    let reported = || a.suppression.is_some().cmp(&b.suppression.is_some());
    let by = || {
        let of_a = a.suppression.as_ref().map(SuppressedBy::order);
        of_a.cmp(&b.suppression.as_ref().map(SuppressedBy::order))
    };
    location.then_with(check).then_with(cause).then_with(reported).then_with(rest).then_with(by)
}

/// Compares addresses as people count: `x[2]` before `x[10]`.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    // Addresses begin alike; where they first differ may be inside a number, which is compared as a whole.
    let (left, right) = (a.as_bytes(), b.as_bytes());
    let chunks = left.chunks_exact(16).zip(right.chunks_exact(16)).take_while(|(x, y)| x == y).count() * 16;
    let (left, right) = (left.get(chunks..).unwrap_or_default(), right.get(chunks..).unwrap_or_default());
    let same = chunks + left.iter().zip(right).take_while(|(x, y)| x == y).count();
    let begin = a.as_bytes().get(..same).unwrap_or_default().iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let mut start = same - begin;
    while !(a.is_char_boundary(start) && b.is_char_boundary(start)) {
        start -= 1;
    }
    let (mut left, mut right) = (a.get(start..).unwrap_or_default(), b.get(start..).unwrap_or_default());
    loop {
        let (Some(x), Some(y)) = (left.chars().next(), right.chars().next()) else {
            // Equal as people count, such as `01` and `1`: the bytes decide.
            return left.len().cmp(&right.len()).then_with(|| a.cmp(b));
        };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (x, rest_of_x) = digits(left);
            let (y, rest_of_y) = digits(right);
            let (x, y) = (x.trim_start_matches('0'), y.trim_start_matches('0'));
            let numbers = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            if numbers.is_ne() {
                return numbers;
            }
            (left, right) = (rest_of_x, rest_of_y);
        } else if x == y {
            let width = x.len_utf8();
            (left, right) = (left.get(width..).unwrap_or_default(), right.get(width..).unwrap_or_default());
        } else {
            return x.cmp(&y);
        }
    }
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}
