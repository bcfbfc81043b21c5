//! Functions: a table of names, parameters and Rust functions. The evaluator converts arguments, lifts alternatives and
//! carries marks and references, so that a function sees plain values.

mod collections;

use std::sync::Arc;

use thiserror::Error;

use crate::value::{Reason, Str, Type, Value};

/// A function of the language.
#[derive(Debug)]
pub struct Function {
    /// The name, as it is called.
    pub name: &'static str,
    /// The parameters before the variadic one.
    pub params: &'static [Param],
    /// The parameter that takes all further arguments.
    pub variadic: Option<Param>,
    /// How many arguments there must be at least, counting variadic ones.
    pub min: usize,
    /// What it does with arguments that are not known.
    pub unknown: OnUnknown,
    /// The type of its result when that does not depend on the arguments: an unknown result has it.
    pub returns: Option<Scalar>,
    /// The function.
    pub call: fn(&[Value], &dyn Host) -> Result<Value, FunctionError>,
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The name, for messages.
    pub name: &'static str,
    /// What an argument is converted to.
    pub accepts: Accepts,
    /// Whether null is passed on; otherwise it is an error.
    pub null: bool,
}

impl Param {
    /// A parameter that takes no null.
    #[must_use]
    pub const fn new(name: &'static str, accepts: Accepts) -> Self {
        Self { name, accepts, null: false }
    }

    /// The same parameter, taking null.
    #[must_use]
    pub const fn or_null(self) -> Self {
        Self { null: true, ..self }
    }
}

/// What an argument is converted to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Accepts {
    /// Anything, as it is.
    Any,
    /// A text.
    String,
    /// A number.
    Number,
    /// A boolean.
    Bool,
    /// A list, set or tuple, as it is.
    Sequence,
    /// A list of texts.
    Strings,
    /// A set of texts.
    StringSet,
    /// A list of numbers.
    Numbers,
    /// A map or an object, as it is.
    Mapping,
}

/// Scalar result types.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scalar {
    /// A text.
    String,
    /// A number.
    Number,
    /// A boolean.
    Bool,
}

impl From<Scalar> for Type {
    fn from(scalar: Scalar) -> Self {
        match scalar {
            Scalar::String => Self::String,
            Scalar::Number => Self::Number,
            Scalar::Bool => Self::Bool,
        }
    }
}

/// What a function does with arguments that are not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OnUnknown {
    /// It needs everything inside its arguments: alternatives nested in them are brought to the top, and anything unknown
    /// makes the result unknown.
    Deep,
    /// It needs to see its arguments themselves, but not into their elements (`merge`, `concat`, `length`): an argument that is
    /// itself unknown makes the result unknown. Sequences may be open and elements may be there only under a condition
    /// only when the function says so by `Itself`.
    Shallow,
    /// It deals with all of that itself: unknown arguments, open sequences, elements under conditions. (Alternatives at the
    /// top of an argument are still lifted by the evaluator.)
    Itself,
}

/// What a function may ask of its surroundings. The language itself does no input or output.
pub trait Host {
    /// The bytes of a file named by the configuration.
    ///
    /// # Errors
    /// The reason for which the content is not known.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError>;

    /// Whether there is such a file.
    ///
    /// # Errors
    /// The reason for which that is not known.
    fn exists(&self, path: &str) -> Result<bool, HostError>;

    /// The files under a directory that a pattern matches, relative to the directory and sorted.
    ///
    /// # Errors
    /// The reason for which they are not known.
    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, HostError>;

    /// Evaluates a template (of `templatefile`, `templatestring`) with these variables.
    ///
    /// # Errors
    /// When the text is no template.
    fn template(&self, name: &str, text: &str, variables: &Value) -> Result<Value, FunctionError>;
}

/// Why the surroundings did not answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// It is an error in the configuration: no such file.
    Failed(String),
    /// It cannot be known here: the value is unknown.
    Unknown(Reason),
}

/// What can go wrong in a call.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FunctionError {
    /// The whole call: the message completes "call to function f failed: ".
    #[error("{0}")]
    Call(String),
    /// One argument, counted from zero.
    #[error("{1}")]
    Argument(usize, String),
}

impl FunctionError {
    /// An error of the whole call.
    pub fn call(message: impl Into<String>) -> Self {
        Self::Call(message.into())
    }

    /// An error of an argument.
    pub fn argument(index: usize, message: impl Into<String>) -> Self {
        Self::Argument(index, message.into())
    }
}

/// All functions, sorted by name within each group.
const GROUPS: &[&[Function]] = &[collections::FUNCTIONS];

/// The function of that name. Terraform's `core::` namespace names the same functions.
#[must_use]
pub fn lookup(name: &str) -> Option<&'static Function> {
    let name = name.strip_prefix("core::").unwrap_or(name);
    GROUPS.iter().find_map(|group| group.iter().find(|f| f.name == name))
}

/// The names of all functions.
pub fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|group| group.iter().map(|f| f.name))
}
