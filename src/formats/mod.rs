//! Formats: from sources to deployments.

pub mod terraform;
pub mod terragrunt;
mod tree_path;
