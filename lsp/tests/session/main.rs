//! Sessions in one process: a client on two pipes, and an analyzer whose mistakes are asked for by the text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail loudly")]

mod analyzer;
mod client;
mod crashes;
mod encodings;
mod lifecycle;
mod order;
mod pulling;
