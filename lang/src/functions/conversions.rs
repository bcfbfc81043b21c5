//! Conversions between types, and marks on values.

use super::{Accepts, Function, FunctionError, Host, Param, Scalar};
use crate::value::{Kind, Seq, Type, Unknown, Value, convert, convert_elements};

const V: Param = Param::new("v", Accepts::Any).or_null();

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("ephemeralasnull", &[V], ephemeralasnull).itself().without_marks(),
    Function::new("issensitive", &[V], |args, _| Ok(args[0].is_sensitive().into()))
        .itself()
        .without_marks()
        .returns(Scalar::Bool),
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

fn ephemeralasnull(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let ephemeral = args[0].meta().is_some_and(|m| m.ephemeral);
    Ok(if ephemeral { Value::null().at(args[0].span) } else { args[0].clone() })
}

/// A set; alternatives among the elements become elements under conditions, and of equal elements one stays, there when
/// any of them is.
fn toset(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let any_set = Type::set(Type::Any);
    let Some(seq) = args[0].as_seq() else {
        // Of an unknown value only what it is for sure is kept.
        if let Kind::Unknown(known) = &args[0].kind {
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
    let mut elements = super::partial::spread(&unified);
    elements.sort_by(|(a, _), (b, _)| a.order(b));
    let mut set = Seq { open: unified.open, ..Seq::default() };
    for (item, presence) in elements {
        let last = set.items.len().checked_sub(1);
        match (last, set.items.last()) {
            (Some(place), Some(before)) if before.is_wholly_known() && before.same(&item) => {
                let mut merged = set.presence_of(place);
                for guard in presence.guards() {
                    merged.add(guard.clone());
                }
                if let Some(slot) = set.presence.get_mut(place) {
                    *slot = merged;
                }
            }
            _ => set.push(item, presence),
        }
    }
    if set.presence.iter().all(crate::value::Presence::is_always) {
        set.presence.clear();
    }
    Ok(args[0].with_kind(Kind::Set(set.into())))
}
