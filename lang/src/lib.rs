//! The language of bartizan: spans, HCL syntax, values with unknowns and alternatives, expressions, functions and the
//! check compiler. It reads no files and knows nothing of clouds.

pub mod check;
pub mod diagnostic;
pub mod eval;
pub mod functions;
pub mod span;
pub mod syntax;
pub mod value;

pub use diagnostic::{Diagnostic, Level};
pub use span::{FileId, Span};
pub use value::Value;
