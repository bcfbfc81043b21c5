//! Checks: the functions that their language gets from here, the registry of built-in and own ones, and running them.

mod bindings;
mod credentials;
pub mod examples;
mod facts;
mod functions;
mod judge;
mod message;
mod pointing;
mod reads;
pub mod registry;
mod repeated;
mod run;
mod signatures;
#[cfg(test)]
mod tests;

use bartizan_lang::Span;
use bartizan_lang::value::{Reason, Str};
pub use facts::{Fact, run_facts};
pub use reads::reads;
pub use registry::{CheckIndex, Fixes, KnownFacet, OwnFile, Registered, Registry};
pub use repeated::Verdicts;
pub use run::{Results, Selection, run, run_again, run_where};

use crate::ir::{ResourceIndex, TraceStep};
use crate::link::SubjectIndex;

/// What a check found out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Status {
    /// The flaw is there.
    Fail,
    /// It cannot be said, or it hangs on a condition: see `when` and `reasons`.
    Unknown,
}

/// A finding before suppressions, grouping and redaction: one check, one subject, one element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawFinding {
    /// The check.
    pub check: CheckIndex,
    /// What was found.
    pub status: Status,
    /// What the check stood on; none for a check on the deployment.
    pub subject: Option<SubjectIndex>,
    /// The type of that, `data.` in front of a data source's; empty without one.
    pub subject_type: Str,
    /// The written block that holds the mistake: a companion's, or the subject's own.
    pub resource: Option<ResourceIndex>,
    /// The subject's own resource, when the mistake is in another block.
    pub parent: Option<ResourceIndex>,
    /// What is wrong; marked values are left out already. Of what cannot be said at all, the title of the check.
    pub message: String,
    /// The attribute or block to point at.
    pub at: Span,
    /// Where its value was decided; as `at` when there is none.
    pub value: Span,
    /// The conditions under which it fails.
    pub when: Option<String>,
    /// What the conditions are about, as people write it: `var.public`. Sorted.
    pub origins: Vec<String>,
    /// Why it cannot be said.
    pub reasons: Vec<Reason>,
    /// What tells it apart from other findings of the check at the same place: the policy that it is about. Mostly empty.
    pub topic: Str,
    /// What led to it, in the order of events, besides the way of the value. Mostly empty.
    pub steps: Vec<TraceStep>,
}
