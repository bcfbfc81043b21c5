//! Arguments of which only a part is known: the unknown results that they give, and sequences whose elements are there
//! under conditions.

use super::FunctionError;
use crate::value::{ChoiceBuilder, Guard, Kind, Presence, Reason, Seq, Type, Unknown, Value};

/// Most worlds that are told apart while a function looks at every combination of conditions.
const MAX_WORLDS: usize = 64;

/// Why a value is not wholly known.
pub(super) fn reason(value: &Value) -> Reason {
    fn first(value: &Value) -> Option<Reason> {
        match &value.kind {
            Kind::Unknown(unknown) => Some(unknown.reason.clone()),
            Kind::Choice(choice) => {
                choice.leaves().iter().find_map(|(_, leaf)| first(leaf)).or(Some(Reason::TooManyConditions))
            }
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.iter().find_map(first).or_else(|| {
                if seq.open {
                    Some(Reason::Other("there may be more elements than are known".into()))
                } else if seq.is_closed() {
                    None
                } else {
                    Some(Reason::TooManyConditions)
                }
            }),
            Kind::Map(fields) | Kind::Object(fields) => fields
                .entries()
                .iter()
                .find_map(|f| first(&f.value))
                .or_else(|| fields.open.then(|| Reason::Other("there may be more entries than are known".into()))),
            _ => None,
        }
    }
    first(value).unwrap_or(Reason::Invalid)
}

/// A result that is unknown since a part of that argument is; surely not null.
pub(super) fn unknown(cause: &Value, ty: Option<Type>) -> Value {
    because(reason(cause), ty)
}

/// A result that is unknown for that reason; surely not null.
pub(super) fn because(reason: Reason, ty: Option<Type>) -> Value {
    Value::from_unknown(Unknown { ty, not_null: true, ..Unknown::new(reason) })
}

/// The elements of a sequence, alternatives taken apart: each with the conditions under which it is there.
pub(super) fn spread(seq: &Seq) -> Vec<(Value, Presence)> {
    let mut out = Vec::with_capacity(seq.items.len());
    for (index, item) in seq.items.iter().enumerate() {
        let presence = seq.presence_of(index);
        match item.as_choice() {
            None => out.push((item.clone(), presence)),
            Some(choice) => {
                for (guard, leaf) in choice.leaves() {
                    let both = presence.and_guard(guard);
                    if !both.is_never() {
                        out.push((leaf.clone(), both));
                    }
                }
            }
        }
    }
    out
}

/// Every combination of conditions with the elements that there are under it, alternatives decided too; `None` when
/// there are too many. What an open sequence may hold besides is left to the caller.
pub(super) fn worlds(seq: &Seq) -> Option<Vec<(Guard, Vec<Value>)>> {
    let mut worlds = vec![(Guard::always(), Vec::with_capacity(seq.items.len()))];
    for (index, item) in seq.items.iter().enumerate() {
        let presence = seq.presence_of(index);
        if presence.is_always() && item.as_choice().is_none() {
            for (_, items) in &mut worlds {
                items.push(item.clone());
            }
            continue;
        }
        let absent = presence.absent();
        // The absence of the absence is the presence again, as conditions that exclude each other.
        let present = if presence.guards().len() > 1 { absent.absent() } else { presence };
        let mut branches: Vec<(Guard, Option<Value>)> = Vec::new();
        for guard in present.guards() {
            match item.as_choice() {
                None => branches.push((guard.clone(), Some(item.clone()))),
                Some(choice) => {
                    for (inner, leaf) in choice.leaves() {
                        if let Some(both) = guard.and(inner) {
                            branches.push((both, Some(leaf.clone())));
                        }
                    }
                }
            }
        }
        branches.extend(absent.guards().iter().map(|guard| (guard.clone(), None)));
        let mut next = Vec::new();
        for (guard, items) in &worlds {
            for (condition, value) in &branches {
                let Some(both) = guard.and(condition) else { continue };
                let mut items = items.clone();
                items.extend(value.clone());
                next.push((both, items));
                if next.len() > MAX_WORLDS {
                    return None;
                }
            }
        }
        worlds = next;
    }
    Some(worlds)
}

/// The value of each world, as alternatives; unknown of that type when there are too many.
pub(super) fn in_worlds(
    seq: &Seq,
    ty: Option<Type>,
    mut result: impl FnMut(&[Value]) -> Result<Value, FunctionError>,
) -> Result<Value, FunctionError> {
    if seq.presence.is_empty() && seq.items.iter().all(|v| v.as_choice().is_none()) {
        return result(&seq.items);
    }
    let Some(worlds) = worlds(seq) else { return Ok(because(Reason::TooManyConditions, ty)) };
    if let [(_, items)] = worlds.as_slice() {
        return result(items);
    }
    let mut builder = ChoiceBuilder::new();
    let (mut failure, mut any) = (None, false);
    for (guard, items) in &worlds {
        match result(items) {
            Ok(value) => {
                any = true;
                builder.add(guard, value);
            }
            // An error under some conditions only: the value does not matter there, since nothing is deployed.
            Err(error) => {
                failure = Some(error);
                builder.add(guard, because(Reason::Invalid, ty.clone()));
            }
        }
    }
    match failure {
        Some(error) if !any => Err(error),
        _ => Ok(builder.finish()),
    }
}
