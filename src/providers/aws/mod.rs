//! What is known of Amazon Web Services.

pub mod shapes;
