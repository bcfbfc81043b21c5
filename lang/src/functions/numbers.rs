//! Functions on numbers.

use std::cmp::Ordering;

use super::doubles::{self, ln};
use super::partial::unknown;
use super::{Accepts, Function, FunctionError, Host, Param, Scalar, int_arg, number_arg, str_arg};
use crate::value::{Number, Type, Value};

const NUM: Param = Param::new("num", Accepts::Number);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("abs", &[NUM], abs).returns(Scalar::Number),
    Function::new("ceil", &[NUM], ceil).returns(Scalar::Number),
    Function::new("floor", &[NUM], floor).returns(Scalar::Number),
    Function::new("log", &[NUM, Param::new("base", Accepts::Number)], log).returns(Scalar::Number),
    Function::new("max", &[], max).variadic(Param::new("numbers", Accepts::Number)).returns(Scalar::Number),
    Function::new("min", &[], min).variadic(Param::new("numbers", Accepts::Number)).returns(Scalar::Number),
    Function::new("parseint", &[Param::new("number", Accepts::Any), Param::new("base", Accepts::Number)], parseint)
        .itself()
        .returns(Scalar::Number),
    Function::new("pow", &[NUM, Param::new("power", Accepts::Number)], pow).returns(Scalar::Number),
    Function::new("signum", &[NUM], signum).returns(Scalar::Number),
];

fn abs(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let number = number_arg(args, 0)?;
    // Zero loses its sign, too.
    let number = if number.is_zero() { &number.ceil() } else { number };
    Ok(if number.is_negative() { number.neg() } else { number.clone() }.into())
}

fn ceil(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Ok(number_arg(args, 0)?.ceil().into())
}

fn floor(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Ok(number_arg(args, 0)?.floor().into())
}

/// Computed with doubles, as Terraform does: `log(1000, 10)` is not quite 3.
fn log(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    double(ln(double_arg(args, 0)?) / ln(double_arg(args, 1)?))
}

fn pow(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    double(doubles::pow(double_arg(args, 0)?, double_arg(args, 1)?))
}

fn double_arg(args: &[Value], index: usize) -> Result<f64, FunctionError> {
    number_arg(args, index)?
        .as_f64()
        .ok_or_else(|| FunctionError::argument(index, "the number is out of the range of floating-point numbers"))
}

fn double(value: f64) -> Result<Value, FunctionError> {
    Number::from_f64(value).map(Value::from).ok_or_else(|| FunctionError::call("the result is no number"))
}

fn max(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    extreme(args, Ordering::Greater)
}

fn min(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    extreme(args, Ordering::Less)
}

fn extreme(args: &[Value], wanted: Ordering) -> Result<Value, FunctionError> {
    let mut best: Option<&Value> = None;
    for (index, arg) in args.iter().enumerate() {
        let number = number_arg(args, index)?;
        if best.and_then(Value::as_number).is_none_or(|b| number.cmp(b) == wanted) {
            best = Some(arg);
        }
    }
    best.cloned().ok_or_else(|| FunctionError::call("must pass at least one number"))
}

fn parseint(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let may_be_text = match args[0].as_unknown() {
        Some(known) => matches!(known.ty, None | Some(Type::String | Type::Any)),
        None => args[0].as_str().is_some(),
    };
    if may_be_text && let Some(undecided) = args.iter().find(|arg| arg.is_unknown()) {
        return Ok(unknown(undecided, Some(Type::Number)));
    }
    if !may_be_text {
        return Err(FunctionError::argument(
            0,
            format!("first argument must be a string, not {}", args[0].type_name()),
        ));
    }
    let text = str_arg(args, 0)?;
    let base = int_arg(args, 1)?;
    let base = u8::try_from(base)
        .ok()
        .filter(|b| (2..=62).contains(b))
        .ok_or_else(|| FunctionError::argument(1, "base must be a whole number between 2 and 62 inclusive"))?;
    Number::parse_radix(text, base)
        .map(Value::from)
        .ok_or_else(|| FunctionError::argument(0, format!("cannot parse {text:?} as a base {base} integer")))
}

fn signum(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Ok(int_arg(args, 0)?.signum().into())
}
