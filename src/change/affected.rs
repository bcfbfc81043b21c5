//! What a plan can make a difference to: what it changes, what that belongs to, and what refers to it or is referred to.

use bartizan_lang::value::Str;
use rustc_hash::FxHashSet;

use crate::ir::Resource;
use crate::link::{Linked, SubjectIndex};

/// The addresses of the resources about which a check may say something else than before, since they are changed, or
/// companions of theirs are, or something that they refer to, or that refers to them, over at most two steps.
#[must_use]
pub fn affected(linked: &Linked, changed: &dyn Fn(&Resource) -> bool) -> FxHashSet<Str> {
    let is_changed = |index| linked.deployment.resource(index).is_some_and(changed);
    let mut waiting: Vec<SubjectIndex> = Vec::new();
    for (subject, number) in linked.subjects.iter().zip(0..) {
        if is_changed(subject.resource) || subject.companions.iter().any(|companion| is_changed(companion.resource)) {
            waiting.push(SubjectIndex(number));
        }
    }
    let mut found: FxHashSet<SubjectIndex> = waiting.iter().copied().collect();
    for _ in 0..STEPS {
        let mut next = Vec::new();
        for subject in waiting {
            next.extend(linked.neighbours(subject).filter(|neighbour| found.insert(*neighbour)));
        }
        waiting = next;
    }
    let address = |subject: &SubjectIndex| {
        let resource = linked.subject(*subject).and_then(|subject| linked.deployment.resource(subject.resource));
        resource.map(|resource| resource.address.clone())
    };
    found.iter().filter_map(address).collect()
}

/// How far a check looks: at what a subject refers to, and at what that one refers to.
const STEPS: usize = 2;
