//! bartizan.
