//! The language of bartizan.
