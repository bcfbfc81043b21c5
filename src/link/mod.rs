//! Linking: from a deployment's resources to what checks read. Companions join their parents, defaults fill in, places are
//! found, and the graph of references is built.

mod blocks;
mod graph;
mod identity;
mod index;
mod join;
mod place;
mod view;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bartizan_lang::Value;
use bartizan_lang::value::{Presence, Reason, Reference, Str};
use rustc_hash::FxHashMap;

use crate::ir::{Deployment, Mode, ResourceIndex};
use crate::providers::lifetimes;
pub use place::{Alternative, By, Said, Told, alternatives, at_path, place, region_of_zone, told};

/// A deployment with its views and its graph.
pub struct Linked {
    /// The deployment.
    pub deployment: Deployment,
    /// One for each resource that can be a target, in the order of the resources; then one for each parent that is
    /// referred to but not in the deployment.
    pub subjects: Vec<Subject>,
    /// The subject that a resource itself is.
    subject_of: Vec<Option<SubjectIndex>>,
    by_type: FxHashMap<Str, Vec<SubjectIndex>>,
    index: OnceLock<index::Index>,
    graph: OnceLock<graph::Graph>,
    /// The parents of companions that surely belong to one in the deployment.
    parents: OnceLock<FxHashMap<ResourceIndex, ResourceIndex>>,
    named: OnceLock<place::Named>,
    /// By the kind of provider: the first major version without all that is written.
    removed: OnceLock<BTreeMap<Str, u32>>,
}

/// A place in [`Linked::subjects`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct SubjectIndex(pub u32);

/// What a check stands on: a resource with its companions, or a parent that is not in the deployment.
pub struct Subject {
    /// The canonical type; data sources with the prefix `data.`.
    pub ty: Str,
    /// The resource; of a virtual parent, the first companion that refers to it.
    pub resource: ResourceIndex,
    /// Whether the parent itself is not in the deployment: all but what companions say is unknown.
    pub is_virtual: bool,
    /// When it is there.
    pub presence: Presence,
    /// Companions that belong to it or may belong to it, in the order of the resources.
    pub companions: Vec<Companion>,
    view: OnceLock<View>,
}

/// A companion joined to its parent.
#[derive(Clone, Debug)]
pub struct Companion {
    /// The companion.
    pub resource: ResourceIndex,
    /// Whether it surely belongs to this parent; else it may be another's.
    pub certain: bool,
    /// When it is there and names this parent, given that the parent is there.
    pub presence: Presence,
    /// Why it is not known whether it belongs to this parent.
    pub reason: Option<Reason>,
}

/// The view of a subject: its attributes and blocks shaped for checks, companions joined, defaults filled in.
#[derive(Clone, Debug)]
pub struct View {
    /// An object. A block that may stand once is an object, a repeatable one a list of objects. What a companion wrote has
    /// the companion's [`ResourceIndex`] as `holder` in its meta; what has none was written in the subject's own resource.
    pub value: Value,
}

/// Links a deployment. Views and the graph are made when they are first asked for.
#[must_use]
pub fn link(deployment: Deployment) -> Linked {
    let index = OnceLock::new();
    let (subjects, subject_of) = join::join(&deployment, &index);
    let mut by_type: FxHashMap<Str, Vec<SubjectIndex>> = FxHashMap::default();
    for (subject, index) in subjects.iter().zip(0..) {
        match by_type.get_mut(&subject.ty) {
            Some(all) => all.push(SubjectIndex(index)),
            None => {
                by_type.insert(subject.ty.clone(), vec![SubjectIndex(index)]);
            }
        }
    }
    Linked {
        deployment,
        subjects,
        subject_of,
        by_type,
        index,
        graph: OnceLock::new(),
        parents: OnceLock::new(),
        named: OnceLock::new(),
        removed: OnceLock::new(),
    }
}

impl Linked {
    /// A subject.
    #[must_use]
    pub fn subject(&self, index: SubjectIndex) -> Option<&Subject> {
        self.subjects.get(index.0 as usize)
    }

    /// The subject that a resource itself is; nothing for one that is only a companion.
    #[must_use]
    pub fn subject_of(&self, resource: ResourceIndex) -> Option<SubjectIndex> {
        self.subject_of.get(resource.0 as usize).copied().flatten()
    }

    /// The subjects of a type, in the order of their addresses.
    #[must_use]
    pub fn subjects_of(&self, ty: &str) -> Vec<SubjectIndex> {
        self.by_type.get(ty).cloned().unwrap_or_default()
    }

    /// The view of a subject, built when it is first asked for.
    #[must_use]
    pub fn view(&self, subject: SubjectIndex) -> Option<&View> {
        let subject = self.subject(subject)?;
        Some(subject.view.get_or_init(|| view::build(self, subject)))
    }

    /// The same for whoever looks at each subject once: it is not kept.
    #[must_use]
    pub fn view_once(&self, subject: SubjectIndex) -> Option<Value> {
        let subject = self.subject(subject)?;
        Some(match subject.view.get() {
            Some(view) => view.value.clone(),
            None => view::build(self, subject).value,
        })
    }

    /// The subjects of that type that this one refers to, directly or through its companions.
    #[must_use]
    pub fn related(&self, subject: SubjectIndex, ty: &str) -> Vec<SubjectIndex> {
        self.of_type(self.graph().related(subject), ty)
    }

    /// The subjects of that type that refer to this one.
    #[must_use]
    pub fn referrers(&self, subject: SubjectIndex, ty: &str) -> Vec<SubjectIndex> {
        self.of_type(self.graph().referrers(subject), ty)
    }

    /// The resources that a resource's values refer to, each once, in their order.
    #[must_use]
    pub fn references(&self, resource: ResourceIndex) -> Vec<ResourceIndex> {
        let Some(from) = self.deployment.resource(resource) else { return Vec::new() };
        let mut found = Vec::new();
        graph::each_target(self, from, self.index(), &mut |target| {
            found.extend(u32::try_from(target).ok().map(ResourceIndex));
        });
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The resources that a reference in a resource may mean, each with whether it is surely that one; none where what is
    /// referred to is not in the deployment.
    pub fn targets(&self, reference: &Reference, from: ResourceIndex) -> impl Iterator<Item = (ResourceIndex, bool)> {
        let from = self.deployment.resource(from);
        let found = from.map(|from| self.index().targets(&self.deployment, reference, from)).unwrap_or_default();
        found.into_iter().map(|target| (target.resource, target.certain))
    }

    /// The subjects that this one refers to, and those that refer to it.
    pub fn neighbours(&self, subject: SubjectIndex) -> impl Iterator<Item = SubjectIndex> {
        let graph = self.graph();
        graph.related(subject).iter().chain(graph.referrers(subject)).copied()
    }

    /// The first major version of a provider that does not have all that the deployment writes; nothing where the newest
    /// has.
    fn removed_in(&self, provider: &str) -> Option<u32> {
        let removed = self.removed.get_or_init(|| {
            let mut removed: BTreeMap<Str, u32> = BTreeMap::new();
            for resource in self.deployment.resources.iter().filter(|resource| resource.mode == Mode::Managed) {
                let Some(below) = lifetimes::below(&resource.ty, &resource.body) else { continue };
                let lowest = removed.entry(resource.provider.kind.clone()).or_insert(below);
                *lowest = below.min(*lowest);
            }
            removed
        });
        removed.get(provider).copied()
    }

    fn index(&self) -> &index::Index {
        self.index.get_or_init(|| index::Index::build(&self.deployment))
    }

    fn graph(&self) -> &graph::Graph {
        self.graph.get_or_init(|| graph::Graph::build(self))
    }

    fn of_type(&self, subjects: &[SubjectIndex], ty: &str) -> Vec<SubjectIndex> {
        subjects.iter().copied().filter(|index| self.subject(*index).is_some_and(|s| s.ty == ty)).collect()
    }
}

impl Subject {
    /// Whether the view was built already.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.view.get().is_some()
    }
}
