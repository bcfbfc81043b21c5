//! The whole line, from paths to a report: the one function that the command line, the editor and the tests call.

mod evaluate;

pub use evaluate::{Evaluate, Evaluated, evaluate};
