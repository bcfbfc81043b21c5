//! Before and after: what a plan adds, removes, destroys and makes worse.

pub mod drift;
pub mod encryption;
pub mod example;
pub mod exposure;
pub mod grants;
pub mod holds_data;
pub mod location;
pub mod protection;
pub mod subject;
mod written;

pub use subject::{Both, Subjects, subjects};
