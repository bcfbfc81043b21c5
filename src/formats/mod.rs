//! Formats: from sources to deployments.

mod budget;
pub mod cloudformation;
pub mod plan;
pub mod pulumi;
mod sinks;
pub mod terraform;
pub mod terragrunt;
mod tree_path;
mod typing;
