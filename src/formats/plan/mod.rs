//! Plans and states of Terraform and OpenTofu.

mod address;
pub mod binary;
mod configuration;
mod credentials;
pub mod deployment;
mod error;
mod identities;
mod json;
pub mod model;
mod path;
pub mod raw_state;
mod references;
pub mod source;
mod values;

pub use error::PlanError;
pub use json::{Document, read as read_json};
