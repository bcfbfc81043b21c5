//! States as Terraform and OpenTofu keep them: `terraform.tfstate`, version 4.

use super::error::PlanError;
use super::model::State;

/// Reads a state.
///
/// # Errors
/// When the bytes are no state of version 4.
pub fn read(bytes: &[u8]) -> Result<State, PlanError> {
    let _ = bytes;
    Err(PlanError::NotAPlan("a raw state".to_owned()))
}
