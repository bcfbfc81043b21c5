//! Checks: the functions that their language gets from here, the registry of built-in and own ones, and running them.

pub mod registry;
mod signatures;
