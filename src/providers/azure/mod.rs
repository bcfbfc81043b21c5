//! What is known of Microsoft Azure.

pub mod lifetimes;
pub mod shapes;
