//! Before and after: what a plan adds, removes, destroys and makes worse.

pub mod blast_radius;
