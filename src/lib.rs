//! bartizan.

pub mod providers;
