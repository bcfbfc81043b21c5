//! What is known of Microsoft Azure.

pub mod shapes;
