//! Before and after: what a plan adds, removes, destroys and makes worse.

mod affected;
mod compare;

pub use affected::affected;
pub use compare::{Comparison, Side, compare};
