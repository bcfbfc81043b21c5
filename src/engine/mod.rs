//! Checks: the bindings of their language, and running them.
