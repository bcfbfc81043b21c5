//! Conversions between types, and marks on values.

use super::{Accepts, Function, FunctionError, Host, Param, Scalar};
use crate::value::{
    Field, Fields, Kind, Seq, Type, Unknown, Value, convert, convert_elements, convertible, set_under_conditions,
};

const V: Param = Param::new("v", Accepts::Any).or_null();

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("ephemeralasnull", &[V], ephemeralasnull).itself().without_marks(),
    Function::new("issensitive", &[V], issensitive).itself().without_marks().returns(Scalar::Bool),
    Function::new("nonsensitive", &[V], |args, _| Ok(args[0].clone().edit_meta(|m| m.sensitive = false)))
        .itself()
        .without_marks(),
    Function::new("sensitive", &[V], |args, _| Ok(args[0].clone().sensitive())).itself().marks_stay(),
    Function::new("tobool", &[V], |args, _| to(&args[0], &Type::Bool)).itself().returns(Scalar::Bool).marks_stay(),
    Function::new("tolist", &[V], |args, _| to(&args[0], &Type::list(Type::Any))).itself().marks_stay(),
    Function::new("tomap", &[V], |args, _| to(&args[0], &Type::map(Type::Any))).itself().marks_stay(),
    Function::new("tonumber", &[V], |args, _| to(&args[0], &Type::Number))
        .itself()
        .returns(Scalar::Number)
        .marks_stay(),
    Function::new("toset", &[V], toset).itself(),
    Function::new("tostring", &[V], |args, _| to(&args[0], &Type::String))
        .itself()
        .returns(Scalar::String)
        .marks_stay(),
];

fn to(value: &Value, ty: &Type) -> Result<Value, FunctionError> {
    convert(value, ty, &|_| Value::null()).map_err(|e| FunctionError::argument(0, e.to_string()))
}

/// Whether a value is marked itself. What is not known may turn out to be marked.
fn issensitive(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_sensitive() {
        return Ok(true.into());
    }
    Ok(if args[0].is_unknown() { super::partial::unknown(&args[0], Some(Type::Bool)) } else { false.into() })
}

/// The value with null in place of everything ephemeral in it.
fn ephemeralasnull(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    fn without(value: &Value) -> Value {
        if value.meta().is_some_and(|m| m.ephemeral) {
            let sensitive = value.is_sensitive();
            let null = Value::null_of(&value.ty()).at(value.span);
            return if sensitive { null.sensitive() } else { null };
        }
        if !value.marks().ephemeral {
            return value.clone();
        }
        let items = |seq: &Seq| Seq { items: seq.items.iter().map(without).collect(), ..seq.clone() };
        let entries = |fields: &Fields| {
            let mut made =
                Fields::new(fields.entries().iter().map(|f| Field { value: without(&f.value), ..f.clone() }).collect());
            made.open = fields.open;
            made
        };
        value.with_kind(match &value.kind {
            Kind::List(seq) => Kind::List(items(seq).into()),
            Kind::Set(seq) => Kind::Set(items(seq).into()),
            Kind::Tuple(seq) => Kind::Tuple(items(seq).into()),
            Kind::Map(fields) => Kind::Map(entries(fields).into()),
            Kind::Object(fields) => Kind::Object(entries(fields).into()),
            other => other.clone(),
        })
    }
    Ok(without(&args[0]))
}

/// A set; alternatives among the elements become elements under conditions, and of equal elements one stays, there when
/// any of them is.
fn toset(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let any_set = Type::set(Type::Any);
    let Some(seq) = args[0].as_seq() else {
        // Of an unknown value only what it is for sure is kept.
        if let Kind::Unknown(known) = &args[0].kind {
            if known.ty.as_ref().is_some_and(|ty| !convertible(ty, &any_set, false)) {
                return Err(FunctionError::argument(0, "a set is required"));
            }
            let ty = match &known.ty {
                Some(Type::List(element) | Type::Set(element)) => Type::Set(element.clone()),
                _ => any_set,
            };
            let unknown = Unknown { ty: Some(ty), not_null: known.not_null, ..Unknown::new(known.reason.clone()) };
            return Ok(args[0].with_kind(Kind::Unknown(unknown.into())));
        }
        return to(&args[0], &any_set);
    };
    let (unified, of) = convert_elements(&args[0], seq, &Type::Any, true, &|_| Value::null())
        .map_err(|e| FunctionError::argument(0, e.to_string()))?;
    let decided = unified.is_closed() && unified.items.iter().all(|v| v.as_choice().is_none());
    if decided && unified.items.iter().all(Value::is_wholly_known) {
        return Ok(args[0].with_kind(Value::set(unified.items).kind).of_type(&Type::set(of)));
    }
    let set = set_under_conditions(super::partial::spread(&unified), unified.open);
    Ok(args[0].with_kind(Kind::Set(set.into())))
}
