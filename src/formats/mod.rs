//! Formats: from sources to deployments.

pub mod cloudformation;
pub mod plan;
mod sinks;
pub mod terraform;
pub mod terragrunt;
mod tree_path;
mod typing;
