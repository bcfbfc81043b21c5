//! Conversions between types, and marks on values.

use super::{Accepts, Function, FunctionError, Host, Param, Scalar};
use crate::value::{Kind, Seq, Type, Unknown, Value, convert, unify};

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
    Function::new("sensitive", &[V], |args, _| Ok(args[0].clone().sensitive())).itself(),
    Function::new("tobool", &[V], |args, _| to(&args[0], &Type::Bool)).itself().returns(Scalar::Bool),
    Function::new("tolist", &[V], tolist).itself(),
    Function::new("tomap", &[V], tomap).itself(),
    Function::new("tonumber", &[V], |args, _| to(&args[0], &Type::Number)).itself().returns(Scalar::Number),
    Function::new("toset", &[V], toset).itself(),
    Function::new("tostring", &[V], |args, _| to(&args[0], &Type::String)).itself().returns(Scalar::String),
];

fn to(value: &Value, ty: &Type) -> Result<Value, FunctionError> {
    convert(value, ty, &|_| Value::null()).map_err(|e| FunctionError::argument(0, e.to_string()))
}

fn ephemeralasnull(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let ephemeral = args[0].meta().is_some_and(|m| m.ephemeral);
    Ok(if ephemeral { Value::null().at(args[0].span) } else { args[0].clone() })
}

/// Whether elements can have one type: scalars and collections do not mix, nor do lists and maps.
pub(super) fn one_type<'a>(items: impl Iterator<Item = &'a Value>) -> bool {
    let (mut bools, mut numbers, mut texts, mut sequences, mut mappings) = (false, false, false, false, false);
    for item in items {
        match &item.kind {
            Kind::Bool(_) => bools = true,
            Kind::Number(_) => numbers = true,
            Kind::String(_) => texts = true,
            Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) => sequences = true,
            Kind::Map(_) | Kind::Object(_) => mappings = true,
            // What is not known may have any type.
            Kind::Unknown(_) | Kind::Choice(_) => texts |= bools || numbers,
            Kind::Null => {}
        }
    }
    let families = [bools || numbers || texts, sequences, mappings].into_iter().filter(|f| *f).count();
    // Booleans and numbers have no type in common unless a text is among them.
    families <= 1 && !(bools && numbers && !texts)
}

const MIXED: &str = "all list elements must have the same type";

fn tolist(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(seq) = args[0].as_seq()
        && !one_type(seq.items.iter())
    {
        return Err(FunctionError::argument(0, MIXED));
    }
    to(&args[0], &Type::List(Box::new(Type::Any)))
}

fn tomap(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(fields) = args[0].as_fields()
        && !one_type(fields.entries().iter().map(|f| &f.value))
    {
        return Err(FunctionError::argument(0, "all map elements must have the same type"));
    }
    to(&args[0], &Type::Map(Box::new(Type::Any)))
}

/// A set; alternatives among the elements become elements under conditions, and of equal elements one stays, there when
/// any of them is.
fn toset(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let any_set = Type::Set(Box::new(Type::Any));
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
    if !one_type(seq.items.iter()) {
        return Err(FunctionError::argument(0, "all set elements must have the same type"));
    }
    let unified = Seq { items: unify(seq.items.clone()), ..(**seq).clone() };
    let decided = unified.is_closed() && unified.items.iter().all(|v| v.as_choice().is_none());
    if decided && unified.items.iter().all(Value::is_wholly_known) {
        return Ok(args[0].with_kind(Value::set(unified.items).kind));
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
