//! Syntax: HCL and Terraform's JSON, lowered to one tree with spans.

pub mod ast;
