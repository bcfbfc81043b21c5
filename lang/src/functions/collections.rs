//! Functions on lists, sets and maps.

use super::{Accepts, Function, FunctionError, Host, OnUnknown, Param, Scalar};
use crate::value::{Kind, Number, Value};

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "length",
    params: &[Param::new("value", Accepts::Any)],
    variadic: None,
    min: 1,
    unknown: OnUnknown::Shallow,
    returns: Some(Scalar::Number),
    call: length,
}];

fn length(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let count = match &args[0].kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.len(),
        Kind::Map(fields) | Kind::Object(fields) => fields.len(),
        Kind::String(text) => text.chars().count(),
        _ => return Err(FunctionError::argument(0, "it must be a string, a list, a set or a map")),
    };
    Ok(Number::from(count).into())
}
