//! Which subjects refer to which: all references in what is written in them and in their companions.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Reference, Shape};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::index::Index;
use super::{Linked, SubjectIndex};
use crate::ir::Resource;

/// Both directions of the references between subjects, each sorted and without duplicates.
pub(super) struct Graph {
    related: Vec<Vec<SubjectIndex>>,
    referrers: Vec<Vec<SubjectIndex>>,
}

impl Graph {
    pub(super) fn build(linked: &Linked) -> Self {
        let index = linked.index();
        // The subjects that a resource is a part of: itself, or the parents of a companion.
        let mut parts: Vec<SmallVec<[SubjectIndex; 1]>> = vec![SmallVec::new(); linked.deployment.resources.len()];
        for (subject, number) in linked.subjects.iter().zip(0..) {
            let own = (!subject.is_virtual).then_some(subject.resource);
            let companions = subject.companions.iter().filter(|c| c.certain).map(|c| c.resource);
            for resource in own.into_iter().chain(companions) {
                if let Some(part) = parts.get_mut(resource.0 as usize) {
                    part.push(SubjectIndex(number));
                }
            }
        }
        in_own_words(linked, &mut parts);
        let mut related = vec![Vec::new(); linked.subjects.len()];
        let mut referrers = vec![Vec::new(); linked.subjects.len()];
        for (resource, from) in linked.deployment.resources.iter().zip(&parts) {
            each_target(linked, resource, index, &mut |target| {
                for &to in parts.get(target).into_iter().flatten() {
                    for &from in from.iter().filter(|from| **from != to) {
                        related[from.0 as usize].push(to);
                        referrers[to.0 as usize].push(from);
                    }
                }
            });
        }
        for list in related.iter_mut().chain(&mut referrers) {
            list.sort_unstable();
            list.dedup();
        }
        Self { related, referrers }
    }

    /// What a subject refers to.
    pub(super) fn related(&self, subject: SubjectIndex) -> &[SubjectIndex] {
        self.related.get(subject.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// What refers to a subject.
    pub(super) fn referrers(&self, subject: SubjectIndex) -> &[SubjectIndex] {
        self.referrers.get(subject.0 as usize).map_or(&[], Vec::as_slice)
    }
}

/// A resource in its template's own words refers to, and is referred to by, what the resource is that it means.
fn in_own_words(linked: &Linked, parts: &mut [SmallVec<[SubjectIndex; 1]>]) {
    let resources = &linked.deployment.resources;
    let raw = linked.subjects.iter().zip(0..).filter(|(subject, _)| subject.resource.0 as usize >= resources.len());
    let mut raw = raw.peekable();
    if raw.peek().is_none() {
        return;
    }
    let mut subjects: FxHashMap<&str, SubjectIndex> = FxHashMap::default();
    for (subject, number) in raw {
        let written = linked.deployment.resource(subject.resource);
        subjects.extend(written.map(|written| (written.address.as_str(), SubjectIndex(number))));
    }
    for (resource, part) in resources.iter().zip(parts) {
        // Some settings of a resource are resources of their own: `ID__what`.
        let id = resource.address.split_once("__").map_or(resource.address.as_str(), |(id, _)| id);
        part.extend(subjects.get(id).copied());
    }
}

/// Calls `run` with the place of each resource that is referred to.
pub(super) fn each_target(linked: &Linked, resource: &Resource, index: &Index, run: &mut dyn FnMut(usize)) {
    let mut seen: Vec<&Reference> = Vec::new();
    for field in resource.body.entries() {
        each_reference(&field.value, &mut |reference| {
            // A body names few things, many times each.
            let same = |known: &&Reference| {
                (&known.module, &known.resource, &known.key) == (&reference.module, &reference.resource, &reference.key)
            };
            if !seen.iter().any(same) {
                seen.push(reference);
                index
                    .targets(&linked.deployment, reference, resource)
                    .iter()
                    .for_each(|target| run(target.resource.0 as usize));
            }
        });
    }
}

/// Calls `run` with each reference in a value, at any depth.
fn each_reference<'a>(value: &'a Value, run: &mut dyn FnMut(&'a Reference)) {
    value.refs().iter().for_each(|reference| run(reference));
    match &value.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            seq.items.iter().for_each(|item| each_reference(item, run));
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            fields.entries().iter().for_each(|field| each_reference(&field.value, run));
        }
        Kind::Choice(choice) => choice.leaves().iter().for_each(|(_, leaf)| each_reference(leaf, run)),
        Kind::Unknown(unknown) => {
            if let Shape::Json(inner) = &unknown.shape {
                each_reference(inner, run);
            }
        }
        _ => {}
    }
}
