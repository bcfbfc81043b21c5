//! Plans and states of Terraform and OpenTofu.

mod configuration;
pub mod deployment;
mod error;
mod identities;
mod json;
pub mod model;
mod raw_state;
mod references;
pub mod source;
mod values;

pub use error::PlanError;
pub use json::{Document, read as read_json};
