//! Why a file cannot be read as a plan or a state.

use thiserror::Error;

/// Why a file cannot be read as a plan or a state. The messages complete "cannot read FILE: ".
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// It is something else.
    #[error("it is no plan and no state: {0}")]
    NotAPlan(String),
    /// It is of a version that is not known.
    #[error("{0}")]
    Version(String),
    /// It ends too early, or a part of it does not have the form that it should.
    #[error("{0}")]
    Corrupt(String),
    /// A part of it is too large.
    #[error("{0}")]
    TooLarge(String),
}
