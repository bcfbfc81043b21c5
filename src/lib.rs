//! bartizan.

pub mod source;
