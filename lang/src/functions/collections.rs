//! Functions on lists, sets and maps.

use std::sync::Arc;

use super::partial::{in_worlds, reason, spread, unknown};
use super::strings::clusters;
use super::{Accepts, Function, FunctionError, Host, Param, Scalar, common_type, int_arg, number_arg, seq_arg};
use crate::eval;
use crate::value::{
    Fields, Kind, MAX_LEAVES, Number, Presence, Reason, Seq, Shape, Type, Unknown, Value, convert, unify_types,
};

const LIST: Param = Param::new("list", Accepts::Sequence);
const ELEMENTS: Param = Param::new("list", Accepts::Elements);
const BOOLS: Param = Param::new("list", Accepts::Bools);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("alltrue", &[BOOLS], alltrue).itself().returns(Scalar::Bool),
    Function::new("anytrue", &[BOOLS], anytrue).itself().returns(Scalar::Bool),
    Function::new("chunklist", &[ELEMENTS, Param::new("size", Accepts::Number)], chunklist).shallow().marks_stay(),
    Function::new("coalesce", &[], coalesce).variadic(Param::new("vals", Accepts::Any).or_null()).itself(),
    Function::new("coalescelist", &[], coalescelist).variadic(Param::new("vals", Accepts::Any).or_null()).itself(),
    Function::new("compact", &[Param::new("list", Accepts::Strings)], compact).itself(),
    Function::new("concat", &[], concat).variadic(Param::new("seqs", Accepts::Sequence)).itself().marks_stay(),
    Function::new("contains", &[LIST, Param::new("value", Accepts::Any)], contains).itself().returns(Scalar::Bool),
    Function::new("distinct", &[ELEMENTS], distinct).itself(),
    Function::new("element", &[LIST, Param::new("index", Accepts::Number)], element).itself().marks_stay(),
    Function::new("flatten", &[Param::new("list", Accepts::Any)], flatten).itself().marks_stay(),
    Function::new("index", &[LIST, Param::new("value", Accepts::Any)], index).itself().returns(Scalar::Number),
    Function::new("length", &[Param::new("value", Accepts::Any)], length).itself().returns(Scalar::Number).marks_stay(),
    Function::new("list", &[], removed_list).variadic(Param::new("vals", Accepts::Any).or_null()).shallow(),
    Function::new("map", &[], removed_map).variadic(Param::new("vals", Accepts::Any).or_null()).shallow(),
    Function::new(
        "matchkeys",
        &[
            Param::new("values", Accepts::Elements),
            Param::new("keys", Accepts::Elements),
            Param::new("searchset", Accepts::Elements),
        ],
        matchkeys,
    ),
    Function::new("one", &[Param::new("list", Accepts::Any)], one).itself(),
    Function::new("range", &[], range).variadic(Param::new("params", Accepts::Number)).at_least(1),
    Function::new("reverse", &[LIST], reverse).shallow().marks_stay(),
    Function::new(
        "slice",
        &[LIST, Param::new("start_index", Accepts::Number), Param::new("end_index", Accepts::Number)],
        slice,
    )
    .itself()
    .marks_stay(),
    Function::new("sort", &[Param::new("list", Accepts::Strings)], sort).itself(),
    Function::new("sum", &[LIST], sum).itself().returns(Scalar::Number),
];

/// Most elements that `range` makes, as in Terraform.
const MAX_RANGE: usize = 1024;

/// A list of elements of that type.
fn typed_list(items: Vec<Value>, element: Type) -> Value {
    let list = Value::list(items);
    if list.as_seq().is_some_and(|seq| seq.items.is_empty()) { list.of_type(&Type::list(element)) } else { list }
}

pub(super) fn list_of(seq: Seq) -> Value {
    Value::new(Kind::List(Arc::new(seq)))
}

pub(super) fn tuple_of(seq: Seq) -> Value {
    Value::new(Kind::Tuple(Arc::new(seq)))
}

fn alltrue(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    quantified(args, false)
}

fn anytrue(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    quantified(args, true)
}

/// Whether any element is `wanted`, as three-valued logic has it: one such element decides, whatever is not known. Null
/// counts as false.
fn quantified(args: &[Value], wanted: bool) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], Some(Type::Bool)));
    }
    let seq = seq_arg(args, 0)?;
    let open = seq.open;
    in_worlds(seq, Some(Type::Bool), |items| {
        let mut undecided = None;
        for (place, item) in items.iter().enumerate() {
            if item.is_unknown() {
                undecided = undecided.or(Some(item));
                continue;
            }
            let truth = if item.is_null() {
                false
            } else {
                Accepts::Bool
                    .convert(item)
                    .ok()
                    .and_then(|v| v.as_bool())
                    .ok_or_else(|| FunctionError::argument(0, format!("element {place}: a bool is required")))?
            };
            if truth == wanted {
                return Ok(wanted.into());
            }
        }
        match undecided {
            Some(item) => Ok(unknown(item, Some(Type::Bool))),
            None if open => Ok(unknown(&args[0], Some(Type::Bool))),
            None => Ok((!wanted).into()),
        }
    })
}

fn chunklist(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let seq = seq_arg(args, 0)?;
    let size = usize::try_from(int_arg(args, 1)?)
        .map_err(|_| FunctionError::argument(1, "the size argument must be positive"))?;
    let items = &seq.items;
    if items.is_empty() {
        return Ok(typed_list(Vec::new(), Type::list(args[0].element_type())));
    }
    // Size zero means one chunk of everything.
    let size = if size == 0 { items.len() } else { size };
    Ok(Value::list(items.chunks(size).map(|chunk| Value::list(chunk.to_vec())).collect()))
}

/// The first value that is neither null nor the empty text, converted to the one type that all of them have.
fn coalesce(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if args.is_empty() {
        return Err(FunctionError::call("at least one argument is required"));
    }
    let types: Vec<Type> = args.iter().map(Value::ty).collect();
    let common = common_type(&types, args, host)?;
    // Where the type of an argument is not known in full, it is open which type they have in common.
    let several = args.iter().filter(|arg| !arg.is_null()).count() > 1;
    let vague = args.iter().zip(&types).find(|(arg, ty)| several && arg.is_vague() && ty.has_any()).map(|(arg, _)| arg);
    for written in args {
        let Ok(arg) = &convert(written, &common, &|_| Value::null()) else {
            // One that cannot be converted after all is passed over, as Terraform does.
            match vague {
                Some(cause) => return Ok(unknown(cause, None)),
                None => continue,
            }
        };
        match &arg.kind {
            Kind::Null => {}
            Kind::String(text) if text.is_empty() => {}
            Kind::Unknown(known) => {
                let surely_full = match known.ty {
                    Some(Type::String) => !known.prefix().is_empty() || !known.suffix().is_empty(),
                    Some(Type::Any) | None => false,
                    Some(_) => true,
                };
                if known.not_null && surely_full && vague.is_none() {
                    return Ok(arg.clone());
                }
                // One that comes after it may be of another type.
                let ty = if vague.is_some() || common.has_any() { None } else { known.ty.clone() };
                return Ok(Value::from_unknown(Unknown { ty, not_null: true, ..Unknown::new(known.reason.clone()) }));
            }
            // The content of a text or a number is the same in any type.
            Kind::String(_) | Kind::Number(_) | Kind::Bool(_) => return Ok(arg.clone()),
            _ => {
                let unsettled = vague.filter(|_| host.unifies());
                return Ok(unsettled.map_or_else(|| arg.clone(), |cause| unknown(cause, None)));
            }
        }
    }
    Err(FunctionError::call("no non-null, non-empty-string arguments"))
}

fn coalescelist(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args.is_empty() {
        return Err(FunctionError::call("at least one argument is required"));
    }
    // What comes after an argument that is not known may be anything.
    let surely = args.iter().take_while(|arg| !arg.is_unknown());
    let sequence = |arg: &Value| match &arg.kind {
        Kind::List(_) | Kind::Tuple(_) => true,
        Kind::Null => matches!(arg.ty(), Type::List(_) | Type::Tuple(_)),
        _ => false,
    };
    if let Some(index) = surely.clone().position(|arg| !sequence(arg)) {
        return Err(FunctionError::argument(index, "coalescelist arguments must be lists or tuples"));
    }
    for arg in args {
        match &arg.kind {
            Kind::Unknown(_) => return Ok(unknown(arg, None)),
            Kind::List(seq) | Kind::Tuple(seq) => {
                let surely = (0..seq.items.len()).any(|place| seq.presence_of(place).is_always());
                if surely {
                    return Ok(arg.clone());
                }
                if !seq.is_closed() {
                    return Ok(unknown(arg, None));
                }
            }
            _ => {}
        }
    }
    Err(FunctionError::call("no non-null arguments"))
}

/// The texts that are neither null nor empty. One that is not known may be either, so that the list may hold more.
fn compact(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let list_of_strings = Some(Type::list(Type::String));
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], list_of_strings));
    }
    let seq = seq_arg(args, 0)?;
    let mut kept = Seq { open: seq.open, ..Seq::default() };
    for (item, presence) in spread(seq) {
        match &item.kind {
            Kind::Null => {}
            Kind::String(text) if text.is_empty() => {}
            Kind::Unknown(known) if known.prefix().is_empty() && known.suffix().is_empty() => kept.open = true,
            _ => kept.push(item, presence),
        }
    }
    Ok(list_of(kept).of_type(&Type::list(Type::String)))
}

fn concat(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if args.is_empty() {
        return Err(FunctionError::call("at least one argument is required"));
    }
    // Lists whose elements have a type in common become a list, everything else a tuple.
    let lists = args.iter().all(|a| match &a.kind {
        Kind::List(_) => true,
        Kind::Unknown(unknown) => matches!(unknown.ty, Some(Type::List(_))),
        _ => false,
    });
    let types = || args.iter().map(Value::ty).collect::<Vec<Type>>();
    let list = if lists { common_type(&types(), args, host).ok() } else { None };
    let mut converted = Vec::new();
    if let Some(list) = &list {
        for (index, arg) in args.iter().enumerate() {
            let arg = convert(arg, list, &|_| Value::null());
            converted.push(arg.map_err(|e| FunctionError::argument(index, e.to_string()))?);
        }
    }
    let args = if list.is_some() { &converted } else { args };
    let mut all = Seq::default();
    for (index, arg) in args.iter().enumerate() {
        match &arg.kind {
            Kind::List(seq) | Kind::Tuple(seq) => {
                all.open |= seq.open;
                for (place, item) in seq.items.iter().enumerate() {
                    all.push(item.clone(), seq.presence_of(place));
                }
            }
            Kind::Unknown(_) => all.open = true,
            _ => return Err(FunctionError::argument(index, "all arguments must be lists or tuples")),
        }
    }
    if let Some(first) = args.iter().find(|a| a.is_unknown())
        && all.items.is_empty()
    {
        return Ok(unknown(first, list.filter(|ty| !matches!(ty, Type::Any))));
    }
    Ok(match &list {
        Some(ty) => list_of(all).of_type(ty),
        None => tuple_of(all),
    })
}

fn contains(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let bool = Some(Type::Bool);
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], bool));
    }
    let seq = seq_arg(args, 0)?;
    if seq.items.is_empty() && !seq.open {
        return Ok(false.into());
    }
    if args[1].is_unknown() {
        // A text of which the beginning or the end is known is not any text.
        let differs = |item: &Value| eval::equal(item, &args[1], item.span).as_bool() == Some(false);
        let none = !seq.open && seq.items.iter().all(differs);
        return Ok(if none { false.into() } else { unknown(&args[1], bool) });
    }
    let wanted = &args[1];
    let open = seq.open;
    // Only what can be equal takes part, so that other elements' conditions do not matter.
    let mut candidates = Seq { open, ..Seq::default() };
    for (item, presence) in spread(seq) {
        match equal(&item, wanted) {
            Some(true) if presence.is_always() => return Ok(true.into()),
            Some(false) => {}
            _ => candidates.push(item, presence),
        }
    }
    in_worlds(&candidates, bool.clone(), |items| {
        let mut undecided = None;
        for item in items {
            match equal(item, wanted) {
                Some(true) => return Ok(true.into()),
                Some(false) => {}
                None => undecided = undecided.or(Some(item)),
            }
        }
        match undecided {
            Some(item) => Ok(unknown(item, bool.clone())),
            None if open => Ok(unknown(&args[0], bool.clone())),
            None => Ok(false.into()),
        }
    })
}

/// Whether two values are equal; `None` when something unknown in them decides it.
fn equal(a: &Value, b: &Value) -> Option<bool> {
    match (&a.kind, &b.kind) {
        (Kind::Unknown(x), _) if x.not_null && b.is_null() => Some(false),
        (_, Kind::Unknown(y)) if y.not_null && a.is_null() => Some(false),
        (Kind::Unknown(x), Kind::String(text)) | (Kind::String(text), Kind::Unknown(x)) => {
            (!text.starts_with(x.prefix()) || !text.ends_with(x.suffix())).then_some(false)
        }
        _ if a.is_wholly_known() && b.is_wholly_known() => Some(a.identical(b)),
        (Kind::Unknown(_) | Kind::Choice(_), _) | (_, Kind::Unknown(_) | Kind::Choice(_)) => None,
        (Kind::Map(x) | Kind::Object(x), Kind::Map(y) | Kind::Object(y)) => {
            let missing = |x: &Fields, y: &Fields| !y.open && x.entries().iter().any(|f| y.get(&f.key).is_none());
            let differs =
                x.entries().iter().any(|f| y.get(&f.key).is_some_and(|other| equal(&f.value, other) == Some(false)));
            (missing(x, y) || missing(y, x) || differs).then_some(false)
        }
        _ => match (a.as_seq(), b.as_seq()) {
            (Some(x), Some(y)) => {
                let ordered = !matches!(a.kind, Kind::Set(_)) && !matches!(b.kind, Kind::Set(_));
                if !ordered || !x.is_closed() || !y.is_closed() {
                    return None;
                }
                let differs = x.items.len() != y.items.len()
                    || x.items.iter().zip(&y.items).any(|(x, y)| equal(x, y) == Some(false));
                differs.then_some(false)
            }
            // Different kinds, of which at least one is a collection.
            _ => Some(false),
        },
    }
}

/// The elements without repetitions. One that is not known may repeat another, so that the list may hold more.
fn distinct(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], None));
    }
    let seq = seq_arg(args, 0)?;
    let mut kept = Seq { open: seq.open, ..Seq::default() };
    let mut seen: rustc_hash::FxHashMap<Value, Presence> = rustc_hash::FxHashMap::default();
    for (item, presence) in spread(seq) {
        if !item.is_wholly_known() {
            kept.open = true;
            continue;
        }
        match seen.get_mut(&item) {
            None => {
                seen.insert(item.clone(), presence.clone());
                kept.push(item, presence);
            }
            Some(before) if before.is_always() => {}
            // Which of them comes first is left open where that hangs on too many conditions.
            Some(before) if before.guards().len() > MAX_LEAVES => kept.open = true,
            // It is there unless it was there before.
            Some(before) => {
                let first = presence.and(&before.absent());
                for guard in presence.guards() {
                    before.add(guard.clone());
                }
                if !first.is_never() {
                    kept.push(item, first);
                }
            }
        }
    }
    if kept.presence.iter().all(Presence::is_always) {
        kept.presence.clear();
    }
    if kept.open && kept.items.is_empty() {
        return Ok(unknown(&args[0], None));
    }
    Ok(list_of(kept).of_type(&Type::list(args[0].element_type())))
}

fn element(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(first) = args.iter().find(|a| a.is_unknown()) {
        return Ok(Value::unknown(reason(first)));
    }
    if matches!(args[0].kind, Kind::Set(_)) {
        return Err(FunctionError::argument(0, "cannot read elements from set of values"));
    }
    let seq = seq_arg(args, 0)?;
    let index = int_arg(args, 1)?;
    if seq.open {
        return Ok(Value::unknown(reason(&args[0])));
    }
    // Negative indices count from the end of a list; those of a tuple fail, but for multiples of its length.
    let tuple = matches!(args[0].kind, Kind::Tuple(_));
    let pick = |items: &[Value]| {
        let back = i64::try_from(items.len()).ok().and_then(|count| index.checked_rem(count)).is_some_and(|r| r < 0);
        if tuple && back {
            return Err(FunctionError::call("an index into a tuple must not be negative"));
        }
        let place = i64::try_from(items.len()).ok().and_then(|count| index.checked_rem_euclid(count));
        let item = place.and_then(|place| items.get(usize::try_from(place).ok()?));
        item.cloned().ok_or_else(|| FunctionError::argument(0, "cannot use element function with an empty list"))
    };
    if seq.is_closed() { pick(&seq.items) } else { in_worlds(seq, None, pick) }
}

/// All elements of the lists in the list, at any depth. An unknown element may be a list, so that there may be more.
fn flatten(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    fn into(out: &mut Seq, seq: &Seq, outer: &Presence) {
        out.open |= seq.open;
        for (item, presence) in spread(seq) {
            let both = outer.and(&presence);
            if both.is_never() {
                continue;
            }
            match &item.kind {
                // How many elements such a set has is not known.
                Kind::Set(inner) if inner.items.len() > 1 && !inner.items.iter().all(Value::is_wholly_known) => {
                    out.open = true;
                }
                Kind::List(inner) | Kind::Set(inner) | Kind::Tuple(inner) => into(out, inner, &both),
                Kind::Unknown(known) => match known.ty {
                    Some(Type::String | Type::Number | Type::Bool | Type::Map(_) | Type::Object(_)) => {
                        out.push(item, both)
                    }
                    _ => out.open = true,
                },
                _ => out.push(item, both),
            }
        }
    }
    if let Some(known) = args[0].as_unknown() {
        if let Some(Type::String | Type::Number | Type::Bool) = known.ty {
            return Err(FunctionError::argument(0, "can only flatten lists, sets and tuples"));
        }
        return Ok(unknown(&args[0], None));
    }
    let mut out = Seq::default();
    if let Some(fields) = args[0].as_fields()
        && !args[0].is_wholly_known()
    {
        // Terraform refuses maps only when all of them is known, and else takes their values.
        let items = fields.entries().iter().map(|field| field.value.clone()).collect();
        into(&mut out, &Seq { open: fields.open, ..Seq::of(items) }, &Presence::always());
    } else if let Kind::Set(set) = &args[0].kind
        && set.items.len() > 1
        && !set.items.iter().all(Value::is_wholly_known)
    {
        return Ok(unknown(&args[0], None));
    } else {
        into(&mut out, seq_arg(args, 0)?, &Presence::always());
    }
    if out.open && out.items.is_empty() {
        return Ok(unknown(&args[0], None));
    }
    // The marks of sequences that are taken apart are those of the result.
    fn marked(value: &Value) -> bool {
        value.as_seq().is_some_and(|seq| value.is_sensitive() || seq.items.iter().any(marked))
    }
    Ok(if marked(&args[0]) { tuple_of(out).sensitive() } else { tuple_of(out) })
}

fn index(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let number = Some(Type::Number);
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], number));
    }
    if matches!(args[0].kind, Kind::Set(_)) {
        return Err(FunctionError::argument(0, "argument must be a list or tuple"));
    }
    let seq = seq_arg(args, 0)?;
    if !seq.is_closed() {
        return Ok(unknown(&args[0], number));
    }
    if seq.items.is_empty() {
        return Err(FunctionError::call("cannot search an empty list"));
    }
    for (place, item) in seq.items.iter().enumerate() {
        match equal(item, &args[1]) {
            Some(true) => return Ok(Number::from(place).into()),
            Some(false) => {}
            None => return Ok(unknown(if args[1].is_unknown() { &args[1] } else { item }, number)),
        }
    }
    Err(FunctionError::call("item not found"))
}

/// The number of elements; alternatives when some are there only under a condition. A text is counted in characters as
/// a person sees them (grapheme clusters).
fn length(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let number = Some(Type::Number);
    match &args[0].kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let set = matches!(args[0].kind, Kind::Set(_));
            if seq.open || (set && !seq.items.iter().all(Value::is_wholly_known) && seq.items.len() > 1) {
                // What is not known may be equal to another element of a set.
                let surely = (0..seq.items.len()).filter(|place| seq.presence_of(*place).is_always()).count();
                let least = if set { surely.min(1) } else { surely };
                return Ok(count(&args[0], least, (!seq.open).then_some(seq.items.len())));
            }
            if seq.is_closed() {
                return Ok(Number::from(seq.items.len()).into());
            }
            // What the elements are does not matter here, only whether they are there.
            let places =
                Seq { items: vec![Value::null(); seq.items.len()], presence: seq.presence.clone(), open: false };
            in_worlds(&places, number, |items| Ok(Number::from(items.len()).into()))
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            if fields.open {
                return Ok(count(&args[0], fields.len(), None));
            }
            Ok(Number::from(fields.len()).into())
        }
        Kind::String(text) => {
            let count = if text.is_ascii() && !text.contains('\r') { text.len() } else { clusters(text).count() };
            Ok(Number::from(count).into())
        }
        Kind::Unknown(known) => Ok(match &known.ty {
            Some(Type::String) => count(&args[0], clusters(known.prefix()).count(), None),
            Some(Type::Number | Type::Bool) => return Err(FunctionError::argument(0, UNCOUNTED)),
            Some(Type::Any) | None => unknown(&args[0], number),
            Some(_) => {
                let (least, most) = known.counted();
                count(&args[0], least, most)
            }
        }),
        _ => Err(FunctionError::argument(0, UNCOUNTED)),
    }
}

const UNCOUNTED: &str = "argument must be a string, a collection type, or a structural type";

/// A number of elements that is not known, but lies between these.
fn count(cause: &Value, least: usize, most: Option<usize>) -> Value {
    let between = Shape::Between(Some(Number::from(least)), most.map(Number::from));
    let known = Unknown { ty: Some(Type::Number), not_null: true, shape: between, ..Unknown::new(reason(cause)) };
    Value::new(known.settled())
}

fn removed_list(_: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Err(FunctionError::call(
        "the \"list\" function was deprecated in Terraform v0.12 and is no longer available; use tolist([ ... ]) syntax to write a literal list",
    ))
}

fn removed_map(_: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    Err(FunctionError::call(
        "the \"map\" function was deprecated in Terraform v0.12 and is no longer available; use tomap({ ... }) syntax to write a literal map",
    ))
}

fn matchkeys(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (values, keys, wanted) = (seq_arg(args, 0)?, seq_arg(args, 1)?, seq_arg(args, 2)?);
    if values.items.len() != keys.items.len() {
        return Err(FunctionError::call("length of keys and values should be equal"));
    }
    let of = args[0].element_type();
    let types = [args[1].ty(), args[2].ty()];
    let Some(common) = unify_types(types.iter(), false) else {
        return Err(FunctionError::call("keys and searchset must be of the same type"));
    };
    let as_common = |value: &Value| convert(value, &common, &|_| Value::null()).unwrap_or_else(|_| value.clone());
    let (keys_as, wanted_as) = (as_common(&args[1]), as_common(&args[2]));
    let keys = keys_as.as_seq().unwrap_or(keys);
    let wanted: rustc_hash::FxHashSet<&Value> = wanted_as.as_seq().unwrap_or(wanted).items.iter().collect();
    let found = values.items.iter().zip(&keys.items).filter(|(_, key)| wanted.contains(key)).map(|(v, _)| v.clone());
    Ok(typed_list(found.collect(), of))
}

fn one(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(Value::unknown(reason(&args[0])));
    }
    if let Kind::Set(set) = &args[0].kind
        && set.items.len() > 1
        && !set.items.iter().all(Value::is_wholly_known)
    {
        // They may all be equal.
        return Ok(Value::unknown(reason(&args[0])));
    }
    let Some(seq) = args[0].as_seq() else {
        return Err(FunctionError::argument(0, "must be a list, set, or tuple value with either zero or one elements"));
    };
    if seq.open {
        return Ok(Value::unknown(reason(&args[0])));
    }
    let pick = |items: &[Value]| match items {
        [] => Ok(Value::null_of(&args[0].element_type())),
        [only] => Ok(only.clone()),
        _ => Err(FunctionError::argument(0, "must be a list, set, or tuple value with either zero or one elements")),
    };
    if seq.is_closed() { pick(&seq.items) } else { in_worlds(seq, None, pick) }
}

fn range(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let zero = Number::from(0i64);
    let one = Number::from(1i64);
    let (start, end, step) = match args.len() {
        1 => {
            let end = number_arg(args, 0)?.clone();
            let step = if end.is_negative() { one.neg() } else { one };
            (zero.clone(), end, step)
        }
        2 => {
            let (start, end) = (number_arg(args, 0)?.clone(), number_arg(args, 1)?.clone());
            let step = if end < start { one.neg() } else { one };
            (start, end, step)
        }
        3 => (number_arg(args, 0)?.clone(), number_arg(args, 1)?.clone(), number_arg(args, 2)?.clone()),
        _ => return Err(FunctionError::call("must have one, two, or three arguments")),
    };
    if step.is_zero() && start != end {
        return Err(FunctionError::argument(2, "step must not be zero"));
    }
    let down = step.is_negative();
    if down && end > start {
        return Err(FunctionError::argument(1, "end must be less than start when step is negative"));
    }
    if !down && end < start {
        return Err(FunctionError::argument(1, "end must be greater than start when step is positive"));
    }
    let mut items = Vec::new();
    let mut number = start;
    while if down { number > end } else { number < end } {
        if items.len() >= MAX_RANGE {
            return Err(FunctionError::call(
                "more than 1024 values were generated; either decrease the difference between start and end or use a smaller step",
            ));
        }
        items.push(Value::from(number.clone()));
        let Some(next) = number.add(&step) else { break };
        number = next;
    }
    Ok(typed_list(items, Type::Number))
}

fn reverse(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let set @ Value { kind: Kind::Set(_), .. } = &args[0]
        && let Ok(list) = convert(set, &Type::list(Type::Any), &|_| Value::null())
        && list.is_unknown()
    {
        // In which order the elements are is not known.
        return Ok(list);
    }
    let seq = seq_arg(args, 0)?;
    let items: Vec<Value> = seq.items.iter().rev().cloned().collect();
    Ok(match args[0].kind {
        Kind::Tuple(_) => Value::tuple(items),
        _ => typed_list(items, args[0].element_type()),
    })
}

fn slice(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if matches!(args[0].kind, Kind::Set(_)) {
        return Err(FunctionError::argument(
            0,
            "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the ordering of the result is not important",
        ));
    }
    if let Some(first) = args.iter().skip(1).find(|a| a.is_unknown()) {
        return Ok(unknown(first, None));
    }
    if let Some(list) = args[0].as_unknown() {
        return slice_of_unknown(list, int_arg(args, 1)?, int_arg(args, 2)?)
            .map_or_else(|| Ok(unknown(&args[0], None)), Ok);
    }
    let seq = seq_arg(args, 0)?;
    if !seq.is_closed() {
        return Ok(unknown(&args[0], None));
    }
    let count = seq.items.len();
    let start = usize::try_from(int_arg(args, 1)?)
        .map_err(|_| FunctionError::argument(1, "start index must not be less than zero"))?;
    let end = usize::try_from(int_arg(args, 2)?).ok().filter(|end| *end <= count).ok_or_else(|| {
        FunctionError::argument(
            2,
            format!("end index must not be greater than the length of the given sequence ({count})"),
        )
    })?;
    let Some(part) = seq.items.get(start..end) else {
        return Err(FunctionError::argument(1, "start index must not be greater than end index"));
    };
    let items = part.to_vec();
    Ok(match args[0].kind {
        Kind::Tuple(_) => Value::tuple(items),
        _ => typed_list(items, args[0].element_type()),
    })
}

/// Elements of a list that a data source reads: none of them is known, but there are as many as are asked for, or the call
/// is in error. What is only known after apply is wholly unknown to Terraform, too.
fn slice_of_unknown(list: &Unknown, start: i64, end: i64) -> Option<Value> {
    let wanted = usize::try_from(end.checked_sub(start)?).ok().filter(|count| start >= 0 && *count <= MAX_RANGE)?;
    if !matches!(list.reason, Reason::DataSource(_)) {
        return None;
    }
    let ty = match &list.ty {
        Some(Type::List(element)) => Some((**element).clone()),
        Some(_) => return None,
        None => None,
    };
    let element = Value::from_unknown(Unknown { ty, ..Unknown::new(list.reason.clone()) });
    Some(Value::list(vec![element; wanted]))
}

fn sort(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(known) = args[0].as_unknown() {
        let known = Unknown { not_null: true, ty: Some(Type::list(Type::String)), origin: None, ..known.clone() };
        return Ok(Value::new(known.settled()));
    }
    let seq = seq_arg(args, 0)?;
    if !seq.is_closed() {
        return Ok(unknown(&args[0], Some(Type::list(Type::String))));
    }
    if !seq.items.iter().all(Value::is_wholly_known) {
        // The order is not known, only how many there are.
        let count = seq.items.len();
        let shape = Shape::Counted(count, Some(count));
        let ty = Some(Type::list(Type::String));
        return Ok(Value::new(Unknown { ty, not_null: true, shape, ..Unknown::new(reason(&args[0])) }.settled()));
    }
    let mut items = seq.items.clone();
    if let Some(place) = items.iter().position(Value::is_null) {
        return Err(FunctionError::argument(
            0,
            format!("given list element {place} is null; a null string cannot be sorted"),
        ));
    }
    items.sort_by(Value::order);
    Ok(typed_list(items, Type::String))
}

fn sum(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let number = Some(Type::Number);
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], number));
    }
    let seq = seq_arg(args, 0)?;
    if seq.items.is_empty() && !seq.open {
        return Err(FunctionError::argument(0, "cannot sum an empty list"));
    }
    let open = seq.open;
    in_worlds(seq, number.clone(), |items| {
        if items.is_empty() && !open {
            return Err(FunctionError::argument(0, "cannot sum an empty list"));
        }
        let mut total = Number::from(0i64);
        let mut undecided = None;
        for item in items {
            if item.is_unknown() {
                undecided = undecided.or(Some(item));
                continue;
            }
            if item.is_null() {
                return Err(FunctionError::argument(0, "argument must be list, set, or tuple of number values"));
            }
            let converted = Accepts::Number.convert(item).ok();
            let Some(addend) = converted.as_ref().and_then(Value::as_number) else {
                return Err(FunctionError::argument(0, "argument must be list, set, or tuple of number values"));
            };
            total = total.add(addend).ok_or_else(|| FunctionError::call("can't compute sum of opposing infinities"))?;
        }
        match undecided {
            Some(item) => Ok(unknown(item, number.clone())),
            None if open => Ok(unknown(&args[0], number.clone())),
            None => Ok(total.into()),
        }
    })
}
