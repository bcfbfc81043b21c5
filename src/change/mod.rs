//! Before and after: what a plan adds, removes, destroys and makes worse.

mod affected;
pub mod blast_radius;
mod compare;
pub mod drift;
pub mod encryption;
pub mod example;
pub mod exposure;
pub mod grants;
pub mod holds_data;
mod known;
pub mod location;
pub mod protection;
pub mod subject;
mod written;

pub use affected::affected;
pub use compare::{Comparison, Side, compare};
pub use subject::{Both, Subjects, subjects};
