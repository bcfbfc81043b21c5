//! Identity and access: policy documents and what they grant.

pub mod document;
pub mod pattern;
pub mod permission;
