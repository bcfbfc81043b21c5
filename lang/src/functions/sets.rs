//! Set operations.

use rustc_hash::FxHashSet;

use super::conversions::one_type;
use super::{Accepts, Function, FunctionError, Host, Param, seq_arg};
use crate::value::{Kind, Seq, Value, unify};

const SETS: Param = Param::new("sets", Accepts::Sequence);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("setintersection", &[Param::new("first_set", Accepts::Sequence)], setintersection).variadic(SETS),
    Function::new("setproduct", &[], setproduct).variadic(SETS).shallow(),
    Function::new(
        "setsubtract",
        &[Param::new("a", Accepts::Sequence), Param::new("b", Accepts::Sequence)],
        setsubtract,
    ),
    Function::new("setunion", &[Param::new("first_set", Accepts::Sequence)], setunion).variadic(SETS),
];

/// Most elements of a product.
const MAX_PRODUCT: usize = 100_000;

/// The elements of all arguments, brought to one type, by argument.
fn unified(args: &[Value]) -> Result<Vec<Vec<Value>>, FunctionError> {
    let mut counts = Vec::with_capacity(args.len());
    let mut all = Vec::new();
    for index in 0..args.len() {
        let seq = seq_arg(args, index)?;
        counts.push(seq.items.len());
        all.extend(seq.items.iter().cloned());
    }
    if !one_type(all.iter()) {
        return Err(FunctionError::call("all sets must have the same element type"));
    }
    let mut all = unify(all).into_iter();
    Ok(counts.into_iter().map(|count| all.by_ref().take(count).collect()).collect())
}

fn setunion(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Ok(Value::set(unified(args)?.into_iter().flatten().collect()))
}

fn setintersection(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut sets = unified(args)?.into_iter();
    let mut kept = sets.next().unwrap_or_default();
    for set in sets {
        let set: FxHashSet<Value> = set.into_iter().collect();
        kept.retain(|item| set.contains(item));
    }
    Ok(Value::set(kept))
}

fn setsubtract(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut sets = unified(args)?.into_iter();
    let mut kept = sets.next().unwrap_or_default();
    let taken: FxHashSet<Value> = sets.next().unwrap_or_default().into_iter().collect();
    kept.retain(|item| !taken.contains(item));
    Ok(Value::set(kept))
}

/// All combinations: a set of tuples when all arguments are sets, else a list in the order of the arguments.
fn setproduct(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args.len() < 2 {
        return Err(FunctionError::call("at least two arguments are required"));
    }
    let sets = args.iter().all(|a| matches!(a.kind, Kind::Set(_)));
    let mut factors = Vec::with_capacity(args.len());
    let mut count = 1usize;
    for index in 0..args.len() {
        let seq: &Seq = seq_arg(args, index)?;
        let items =
            if matches!(args[index].kind, Kind::Tuple(_)) { unify(seq.items.clone()) } else { seq.items.clone() };
        count = count.saturating_mul(items.len());
        factors.push(items);
    }
    if count.saturating_mul(factors.len()) > MAX_PRODUCT {
        return Err(FunctionError::call(format!("the product has more than {MAX_PRODUCT} elements")));
    }
    let mut rows: Vec<Vec<Value>> = vec![Vec::new()];
    for items in &factors {
        rows = rows
            .iter()
            .flat_map(|row| {
                items.iter().map(|item| {
                    let mut longer = row.clone();
                    longer.push(item.clone());
                    longer
                })
            })
            .collect();
    }
    let rows = rows.into_iter().map(Value::tuple).collect();
    Ok(if sets { Value::set(rows) } else { Value::list(rows) })
}
