//! Before and after: what a plan adds, removes, destroys and makes worse.

pub mod exposure;
mod known;
pub mod subject;
