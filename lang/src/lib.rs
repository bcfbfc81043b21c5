//! The language of bartizan.

pub mod span;
