//! Functions: a table of names, parameters and Rust functions. The evaluator converts arguments, lifts alternatives and
//! carries marks and references, so that a function sees plain values.

mod charsets;
mod collections;
mod conversions;
mod dates;
mod doubles;
mod encodings;
mod files;
mod format;
mod gzip;
mod hashes;
mod json;
mod mappings;
mod networks;
mod numbers;
mod partial;
mod patterns;
mod planned;
mod re2;
mod remembered;
mod sets;
mod strings;
mod tfvars;
mod types;
mod yaml;

pub use dates::{PLAN_TIMES, PLAN_TIMESTAMP, is_plan_timestamp};
pub use tfvars::builtin_provider_function;
pub(crate) use types::type_of_result;

use std::sync::Arc;

pub use files::{clean as clean_path, working_directory};
pub use planned::Marks;
pub use remembered::Remembered;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

use crate::value::{ConvertError, Fields, Kind, Number, Reason, Seq, Str, Type, Value, convert, unify_types};

/// Most bytes of a text that a function makes.
pub const MAX_TEXT: usize = 8 << 20;

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
    /// Whether the result carries the marks and references of the arguments, as nearly always; `nonsensitive` and
    /// `issensitive` decide themselves.
    pub carries_marks: bool,
    /// Whether marks of elements stay with the elements; otherwise what was made from a sensitive element is sensitive as
    /// a whole.
    pub marks_stay: bool,
    /// The function.
    pub call: Call,
}

/// A function in Rust: the arguments, converted and counted, and the surroundings.
pub type Call = fn(&[Value], &dyn Host) -> Result<Value, FunctionError>;

impl Function {
    /// A function that takes exactly these arguments and needs them known.
    const fn new(name: &'static str, params: &'static [Param], call: Call) -> Self {
        Self {
            name,
            params,
            variadic: None,
            min: params.len(),
            unknown: OnUnknown::Deep,
            returns: None,
            carries_marks: true,
            marks_stay: false,
            call,
        }
    }

    const fn variadic(self, param: Param) -> Self {
        Self { variadic: Some(param), ..self }
    }

    const fn at_least(self, min: usize) -> Self {
        Self { min, ..self }
    }

    const fn shallow(self) -> Self {
        Self { unknown: OnUnknown::Shallow, ..self }
    }

    const fn itself(self) -> Self {
        Self { unknown: OnUnknown::Itself, ..self }
    }

    const fn returns(self, scalar: Scalar) -> Self {
        Self { returns: Some(scalar), ..self }
    }

    const fn marks_stay(self) -> Self {
        Self { marks_stay: true, ..self }
    }

    const fn without_marks(self) -> Self {
        Self { carries_marks: false, ..self }
    }

    /// The parameter that takes the argument at that place, counted from zero.
    #[must_use]
    pub fn param(&self, index: usize) -> Option<&Param> {
        self.params.get(index).or(self.variadic.as_ref())
    }

    /// Whether it can be called with so many arguments.
    #[must_use]
    pub fn takes(&self, count: usize) -> bool {
        count >= self.min && (self.variadic.is_some() || count <= self.params.len())
    }
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
    /// A list of booleans.
    Bools,
    /// A list of elements of any one type: those of a tuple are brought to one.
    Elements,
    /// A set of elements of any one type.
    AnySet,
    /// A map of lists of texts.
    StringLists,
    /// A map or an object, as it is.
    Mapping,
}

impl Accepts {
    /// Converts an argument, as Terraform converts it to the parameter's type.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn convert(self, value: &Value) -> Result<Value, ConvertError> {
        let to = |ty: &Type| convert(value, ty, &|_| Value::null());
        let wrong = |what: &str, value: &Value| {
            let message = format!("{what} is required, not a {}", value.type_name());
            Err(ConvertError { path: String::new(), message })
        };
        match self {
            Self::Any => Ok(value.clone()),
            Self::String => to(&Type::String),
            Self::Number => to(&Type::Number),
            Self::Bool => to(&Type::Bool),
            Self::Strings => to(&Type::list(Type::String)),
            Self::StringSet => to(&Type::set(Type::String)),
            Self::Numbers => to(&Type::list(Type::Number)),
            Self::Bools => to(&Type::list(Type::Bool)),
            Self::Elements => to(&Type::list(Type::Any)),
            Self::AnySet => to(&Type::set(Type::Any)),
            Self::StringLists => to(&Type::map(Type::list(Type::String))),
            Self::Sequence => match &value.kind {
                Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) | Kind::Null | Kind::Unknown(_) | Kind::Choice(_) => {
                    Ok(value.clone())
                }
                _ => wrong("a list", value),
            },
            Self::Mapping => match &value.kind {
                Kind::Map(_) | Kind::Object(_) | Kind::Null | Kind::Unknown(_) | Kind::Choice(_) => Ok(value.clone()),
                _ => wrong("a map", value),
            },
        }
    }
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

    /// What relative paths are relative to, where values are those of a plan that is made on this machine.
    fn working_directory(&self) -> Option<Str> {
        None
    }

    /// Whether collections are brought to one type, as Terraform does it. Checks read objects of one list as they are
    /// written.
    fn unifies(&self) -> bool {
        true
    }

    /// Takes that much of the evaluation budget, for what costs more than its arguments are long; `false` when it is used
    /// up.
    fn spend(&self, units: u32) -> bool {
        let _ = units;
        true
    }

    /// Evaluates a template with these variables: of `templatefile` with the path of its file, of `templatestring` without.
    ///
    /// # Errors
    /// When the text is no template, or cannot be evaluated with these variables.
    fn template(&self, path: Option<&str>, text: &str, variables: &Value) -> Result<Value, FunctionError>;
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

/// All functions, by subject.
const GROUPS: &[&[Function]] = &[
    collections::FUNCTIONS,
    conversions::FUNCTIONS,
    dates::FUNCTIONS,
    encodings::FUNCTIONS,
    files::FUNCTIONS,
    format::FUNCTIONS,
    hashes::FUNCTIONS,
    json::FUNCTIONS,
    mappings::FUNCTIONS,
    networks::FUNCTIONS,
    numbers::FUNCTIONS,
    patterns::FUNCTIONS,
    sets::FUNCTIONS,
    strings::FUNCTIONS,
    yaml::FUNCTIONS,
];

/// The function of that name.
#[must_use]
pub fn lookup(name: &str) -> Option<&'static Function> {
    GROUPS.iter().find_map(|group| group.iter().find(|f| f.name == name))
}

/// A text that a function made, in the normal form that Terraform keeps texts in (NFC).
///
/// # Errors
/// When it is longer than a text may be.
fn text(text: String) -> Result<Value, FunctionError> {
    if text.len() > MAX_TEXT {
        return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
    }
    if text.is_ascii() || unicode_normalization::is_nfc(&text) {
        return Ok(text.into());
    }
    Ok(text.nfc().collect::<String>().into())
}

/// The text of an argument that was converted to one.
fn str_arg(args: &[Value], index: usize) -> Result<&str, FunctionError> {
    args.get(index)
        .and_then(Value::as_str)
        .map(Str::as_str)
        .ok_or_else(|| FunctionError::argument(index, "a string is required"))
}

/// The number of an argument that was converted to one.
fn number_arg(args: &[Value], index: usize) -> Result<&Number, FunctionError> {
    args.get(index).and_then(Value::as_number).ok_or_else(|| FunctionError::argument(index, "a number is required"))
}

/// The whole number of an argument that was converted to a number.
fn int_arg(args: &[Value], index: usize) -> Result<i64, FunctionError> {
    number_arg(args, index)?.as_i64().ok_or_else(|| FunctionError::argument(index, "a whole number is required"))
}

/// The elements of an argument that is a list, set or tuple.
fn seq_arg(args: &[Value], index: usize) -> Result<&Arc<Seq>, FunctionError> {
    args.get(index)
        .and_then(Value::as_seq)
        .ok_or_else(|| FunctionError::argument(index, "a list, a set or a tuple is required"))
}

/// The entries of an argument that is a map or an object.
fn fields_arg(args: &[Value], index: usize) -> Result<&Arc<Fields>, FunctionError> {
    args.get(index)
        .and_then(Value::as_fields)
        .ok_or_else(|| FunctionError::argument(index, "a map or an object is required"))
}

/// The type that all arguments are brought to; [`Type::Any`] when they stay as they are.
///
/// # Errors
/// When they have no type in common.
fn common_type(types: &[Type], args: &[Value], host: &dyn Host) -> Result<Type, FunctionError> {
    fn scalar(ty: &Type) -> bool {
        ty.is_scalar() || ty.element().is_some_and(scalar)
    }
    match unify_types(types.iter(), false) {
        Some(common) if host.unifies() || scalar(&common) => Ok(common),
        None if host.unifies() && !args.iter().any(Value::is_vague) => {
            Err(FunctionError::call("all arguments must have the same type"))
        }
        _ => Ok(Type::Any),
    }
}

/// The names of all functions.
pub fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|group| group.iter().map(|f| f.name))
}
