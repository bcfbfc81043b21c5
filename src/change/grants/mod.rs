//! Grants: who may do what after a change and might not before.

use super::subject::Both;

/// What somebody may do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grant {
    /// Who.
    pub principal: String,
    /// What: actions, or a role.
    pub actions: Vec<String>,
    /// With what.
    pub resources: Vec<String>,
    /// All of it as a sentence.
    pub text: String,
}

/// What is allowed after a change and was not before.
#[must_use]
pub fn added(_change: &Both<'_>) -> Vec<Grant> {
    Vec::new()
}
