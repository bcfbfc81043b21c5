//! CloudFormation: templates, and what they would create in the Terraform vocabulary.

pub mod logical;
pub mod lowering;
