//! Linking: from a deployment's resources to what checks read. Companions join their parents, defaults fill in, places are
//! found, and the graph of references is built.

use std::sync::OnceLock;

use bartizan_lang::Value;
use bartizan_lang::value::{Presence, Str};

use crate::ir::{Deployment, ResourceIndex};

/// A deployment with its views and its graph.
pub struct Linked {
    /// The deployment.
    pub deployment: Deployment,
    /// One for each resource that can be a target, and for each parent that is referred to but not in the deployment.
    pub subjects: Vec<Subject>,
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
    /// Companions with the table row that joins them.
    pub companions: Vec<Companion>,
    view: OnceLock<View>,
}

/// A companion joined to its parent.
#[derive(Clone, Debug)]
pub struct Companion {
    /// The companion.
    pub resource: ResourceIndex,
    /// When it belongs to this parent, besides being there: it may be unknown which parent it belongs to.
    pub certain: bool,
}

/// The view of a subject: its attributes and blocks shaped for checks, companions joined, defaults filled in.
#[derive(Clone, Debug)]
pub struct View {
    /// An object. A block that may stand once is an object, a repeatable one a list of objects. What a companion wrote has
    /// the companion's [`ResourceIndex`] as `holder` in its meta; what has none was written in the subject's own resource.
    pub value: Value,
}

impl Linked {
    /// The subjects of a type, in the order of their addresses.
    #[must_use]
    pub fn subjects_of(&self, ty: &str) -> Vec<SubjectIndex> {
        let _ = ty;
        Vec::new()
    }

    /// The view of a subject, built when it is first asked for.
    #[must_use]
    pub fn view(&self, subject: SubjectIndex) -> Option<&View> {
        let _ = subject;
        None
    }

    /// The subjects of that type that this one refers to, directly or through its companions.
    #[must_use]
    pub fn related(&self, subject: SubjectIndex, ty: &str) -> Vec<SubjectIndex> {
        let _ = (subject, ty);
        Vec::new()
    }

    /// The subjects of that type that refer to this one.
    #[must_use]
    pub fn referrers(&self, subject: SubjectIndex, ty: &str) -> Vec<SubjectIndex> {
        let _ = (subject, ty);
        Vec::new()
    }
}

impl Subject {
    /// Whether the view was built already.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.view.get().is_some()
    }
}
