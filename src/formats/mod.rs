//! Formats: from sources to deployments.

pub mod terraform;
