//! Before and after: what a plan adds, removes, destroys and makes worse.

pub mod exposure;
pub mod grants;
mod known;
pub mod subject;
