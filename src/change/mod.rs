//! Before and after: what a plan adds, removes, destroys and makes worse.

mod compare;

pub use compare::{Comparison, Side, compare};
