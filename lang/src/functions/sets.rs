//! Set operations.

use rustc_hash::FxHashSet;

use super::partial::reason;
use super::{Accepts, Function, FunctionError, Host, Param, common_type, seq_arg};
use crate::value::{Kind, Seq, Type, Value, convert, one_type};

const SET: Param = Param::new("sets", Accepts::AnySet);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("setintersection", &[Param::new("first_set", Accepts::AnySet)], setintersection).variadic(SET),
    Function::new("setproduct", &[], setproduct).variadic(Param::new("sets", Accepts::Sequence)).shallow().marks_stay(),
    Function::new("setsubtract", &[Param::new("a", Accepts::AnySet), Param::new("b", Accepts::AnySet)], setsubtract),
    Function::new("setunion", &[Param::new("first_set", Accepts::AnySet)], setunion).variadic(SET),
];

/// Most elements of a product.
const MAX_PRODUCT: usize = 100_000;

/// The elements of all sets, brought to one type, by argument; and that type. Empty sets without a type go with any.
fn unified(args: &[Value], host: &dyn Host) -> Result<(Vec<Vec<Value>>, Type), FunctionError> {
    let mut types = Vec::with_capacity(args.len());
    for (index, arg) in args.iter().enumerate() {
        let seq = seq_arg(args, index)?;
        let ty = arg.element_type();
        if !seq.items.is_empty() || !matches!(ty, Type::Any) {
            types.push(ty);
        }
    }
    let common = if types.is_empty() { Type::Any } else { common_type(&types, args, host)? };
    if host.unifies()
        && common.has_any()
        && !types.iter().all(|ty| ty.same(&common))
        && !args.iter().any(Value::is_vague)
    {
        return Err(FunctionError::call("given sets must all have compatible element types"));
    }
    let set = Type::set(common.clone());
    let mut all = Vec::with_capacity(args.len());
    for (index, arg) in args.iter().enumerate() {
        let converted =
            convert(arg, &set, &|_| Value::null()).map_err(|e| FunctionError::argument(index, e.to_string()))?;
        all.push(converted.as_seq().map(|seq| seq.items.clone()).unwrap_or_default());
    }
    Ok((all, common))
}

fn set_of(items: Vec<Value>, element: Type) -> Value {
    let (mut known, unknown): (Vec<Value>, Vec<Value>) = items.into_iter().partition(Value::is_wholly_known);
    if unknown.is_empty() {
        return Value::set(known).of_type(&Type::set(element));
    }
    // What is not known may or may not be equal to others.
    known = Value::set(known).as_seq().map(|seq| seq.items.clone()).unwrap_or_default();
    known.extend(unknown);
    Value::new(Kind::Set(Seq::of(known).into()))
}

fn setunion(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (sets, of) = unified(args, host)?;
    Ok(set_of(sets.into_iter().flatten().collect(), of))
}

fn setintersection(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (sets, of) = unified(args, host)?;
    let mut sets = sets.into_iter();
    let mut kept = sets.next().unwrap_or_default();
    for set in sets {
        let set: FxHashSet<Value> = set.into_iter().collect();
        kept.retain(|item| set.contains(item));
    }
    Ok(set_of(kept, of))
}

fn setsubtract(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (sets, of) = unified(args, host)?;
    let mut sets = sets.into_iter();
    let mut kept = sets.next().unwrap_or_default();
    let taken: FxHashSet<Value> = sets.next().unwrap_or_default().into_iter().collect();
    kept.retain(|item| !taken.contains(item));
    Ok(set_of(kept, of))
}

/// All combinations: a set of tuples when there is a set among the arguments, else a list in the order of the arguments.
fn setproduct(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args.len() < 2 {
        return Err(FunctionError::call("at least two arguments are required"));
    }
    let ordered = args.iter().all(|a| !matches!(a.kind, Kind::Set(_)));
    let mut factors = Vec::with_capacity(args.len());
    let mut types = Vec::with_capacity(args.len());
    let mut count = 1usize;
    for (index, arg) in args.iter().enumerate() {
        let seq: &Seq = seq_arg(args, index)?;
        let (items, of) = match &arg.kind {
            Kind::Tuple(_) => of_one_type(&seq.items)
                .ok_or_else(|| FunctionError::argument(index, "all elements must be of the same type"))?,
            _ => (seq.items.clone(), arg.element_type()),
        };
        count = count.saturating_mul(items.len());
        factors.push(items);
        types.push(of);
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
    let rows: Vec<Value> = rows.into_iter().map(Value::tuple).collect();
    let row = Type::Tuple(types.into());
    if row.has_any() && !rows.iter().any(Value::is_vague) {
        let mut types = rows.iter().map(Value::ty);
        let first = types.next();
        if !types.all(|ty| first.as_ref().is_some_and(|first| first.same(&ty))) {
            return Err(FunctionError::call("all elements must be of the same type"));
        }
    }
    Ok(if ordered { Value::list(rows).of_type(&Type::list(row)) } else { set_of(rows, row) })
}

/// The elements of a tuple brought to the type that they have in common, and that type.
fn of_one_type(items: &[Value]) -> Option<(Vec<Value>, Type)> {
    if items.is_empty() {
        return Some((Vec::new(), Type::Any));
    }
    let common = one_type(items.iter(), false, "elements").ok()?;
    let untyped = items.iter().find(|item| item.is_vague() && item.ty().has_any());
    if let (Type::Any, Some(cause)) = (&common, untyped)
        && items.len() > 1
    {
        // Of which kind the collections become hangs on that one; what scalars say is the same in any type.
        let settled = |item: &Value| match &item.kind {
            Kind::String(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Null => true,
            Kind::Unknown(unknown) => unknown.ty.as_ref().is_none_or(Type::is_scalar),
            _ => false,
        };
        let open = |item: &Value| Value::unknown(reason(cause)).made_from_deep(item);
        let items = items.iter().map(|item| if settled(item) { item.clone() } else { open(item) }).collect();
        return Some((items, Type::Any));
    }
    let items = items.iter().map(|item| convert(item, &common, &|_| Value::null())).collect::<Result<_, _>>().ok()?;
    Some((items, common))
}
