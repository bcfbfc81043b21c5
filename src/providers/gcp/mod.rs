//! What is known of Google Cloud.

pub mod shapes;
