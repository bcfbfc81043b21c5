//! Functions on maps and objects.

use super::collections::{list_of, tuple_of};
use super::partial::{because, reason, unknown};
use super::{Accepts, Function, FunctionError, Host, Param, fields_arg, seq_arg, str_arg};
use crate::value::{Field, Fields, Kind, Number, Reason, Seq, Str, Type, Value, convert};

const MAP: Param = Param::new("inputMap", Accepts::Mapping);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("keys", &[MAP], keys).itself().marks_stay(),
    Function::new("lookup", &[MAP, Param::new("key", Accepts::String)], lookup)
        .variadic(Param::new("default", Accepts::Any).or_null())
        .itself()
        .marks_stay(),
    Function::new("merge", &[], merge).variadic(Param::new("maps", Accepts::Any).or_null()).shallow().marks_stay(),
    Function::new("transpose", &[Param::new("values", Accepts::StringLists)], transpose),
    Function::new("values", &[Param::new("mapping", Accepts::Mapping)], values).itself().marks_stay(),
    Function::new("zipmap", &[Param::new("keys", Accepts::Strings), Param::new("values", Accepts::Sequence)], zipmap)
        .itself()
        .marks_stay(),
];

fn keys(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(known) = args[0].as_unknown() {
        return Ok(match &known.ty {
            Some(Type::Object(attributes)) => {
                Value::tuple(attributes.iter().map(|a| Value::string(a.name.clone())).collect())
            }
            Some(Type::Map(_)) => unknown(&args[0], Some(Type::list(Type::String))),
            // Of an object the keys are a tuple.
            _ => unknown(&args[0], None),
        });
    }
    let fields = fields_arg(args, 0)?;
    let items = fields.entries().iter().map(|f| Value::string(f.key.clone()).at(f.at)).collect();
    let seq = Seq { open: fields.open, ..Seq::of(items) };
    Ok(match args[0].kind {
        Kind::Map(_) => list_of(seq).of_type(&Type::list(Type::String)),
        _ => tuple_of(seq),
    })
}

fn lookup(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args.len() > 3 {
        return Err(FunctionError::call("lookup() takes two or three arguments"));
    }
    if let Some(first) = args[..2].iter().find(|a| a.is_unknown()) {
        let all_alike = args[0].as_fields().zip(args.get(2)).filter(|(fields, default)| {
            !fields.open && fields.entries().iter().all(|f| f.value.interchangeable(default))
        });
        return Ok(match all_alike {
            // Whatever the key is, Terraform knows it while planning, unless it is only known after apply.
            Some((_, default)) if !matches!(reason(first), Reason::AfterApply(_)) => default.clone(),
            _ => Value::unknown(reason(first)),
        });
    }
    let fields = fields_arg(args, 0)?;
    let key = str_arg(args, 1)?;
    let mismatched = || FunctionError::argument(2, "the default value must have the same type as the map elements");
    if let Some(found) = fields.get(key) {
        // The default must fit, though it is not needed.
        if let (Kind::Map(_), Some(default)) = (&args[0].kind, args.get(2)) {
            convert(default, &args[0].element_type(), &|_| Value::null()).map_err(|_| mismatched())?;
        }
        return Ok(found.clone());
    }
    if fields.open {
        return Ok(Value::unknown(reason(&args[0])));
    }
    match args.get(2) {
        Some(default) => {
            // Of a map of unknown type the default may become a number, which is not spelt as its text is: `1e9`.
            let respelt = |text: &Str| Number::parse(text).is_some_and(|number| number.to_string() != text.as_str());
            if args[0].is_vague() && default.as_str().is_some_and(respelt) {
                return Ok(Value::unknown(reason(&args[0])).made_from_deep(default));
            }
            // A map has one type, which the default is converted to.
            convert(default, &args[0].element_type(), &|_| Value::null()).map_err(|_| mismatched())
        }
        None if matches!(args[0].kind, Kind::Object(_)) => {
            Err(FunctionError::call(format!("the given object has no attribute {key:?}")))
        }
        None => Err(FunctionError::call(format!("lookup failed to find key {key:?}"))),
    }
}

/// The entries of all arguments, the last one of each key. Null arguments count as empty.
fn merge(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut entries: Vec<Field> = Vec::new();
    let mut open = false;
    // Maps of one type stay a map, everything else becomes an object.
    let first = match args.first() {
        Some(first) if matches!(first.kind, Kind::Map(_) | Kind::Null) => first.ty(),
        _ => Type::Any,
    };
    let map = |a: &Value| !matches!(a.kind, Kind::Object(_)) && a.ty().same(&first);
    let maps = matches!(first, Type::Map(_)) && args.iter().all(map);
    for (index, arg) in args.iter().enumerate() {
        match &arg.kind {
            Kind::Null if matches!(arg.ty(), Type::Any | Type::Map(_) | Type::Object(_)) => {}
            Kind::Map(fields) | Kind::Object(fields) => {
                open |= fields.open;
                if fields.open {
                    // What is written before may be overwritten by an entry that is not known.
                    let cause = reason(arg);
                    for entry in &mut entries {
                        if fields.get(&entry.key).is_none() {
                            entry.value = Value::unknown(cause.clone()).at(entry.value.span);
                        }
                    }
                }
                entries.extend(fields.entries().iter().cloned());
            }
            Kind::Unknown(known)
                if known.ty.as_ref().is_none_or(|ty| matches!(ty, Type::Any | Type::Map(_) | Type::Object(_))) =>
            {
                return Ok(unknown(arg, None));
            }
            _ => {
                return Err(FunctionError::argument(
                    index,
                    format!("arguments must be maps or objects, got {:?}", arg.type_name()),
                ));
            }
        }
    }
    let mut merged = Fields::new(entries);
    merged.open = open;
    Ok(if maps { Value::map(merged).of_type(&first) } else { Value::object(merged) })
}

/// Swaps the keys and the texts in the lists of a map.
fn transpose(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut turned: std::collections::BTreeMap<Str, Vec<Value>> = std::collections::BTreeMap::new();
    for field in fields_arg(args, 0)?.entries() {
        let Some(seq) = field.value.as_seq() else {
            return Err(FunctionError::argument(0, format!("element {:?}: a list of strings is required", field.key)));
        };
        for item in &seq.items {
            let Some(key) = item.as_str() else {
                return Err(FunctionError::argument(0, "input must not contain null string"));
            };
            turned.entry(key.clone()).or_default().push(Value::string(field.key.clone()));
        }
    }
    let entries = turned
        .into_iter()
        .map(|(key, mut items)| {
            items.sort_by(Value::order);
            let value = Value::list(items);
            Field { key, at: value.span, value }
        })
        .collect();
    Ok(Value::map(Fields::new(entries)).of_type(&Type::map(Type::list(Type::String))))
}

fn values(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], None));
    }
    let fields = fields_arg(args, 0)?;
    let items = fields.entries().iter().map(|f| f.value.clone()).collect();
    let seq = Seq { open: fields.open, ..Seq::of(items) };
    Ok(match args[0].kind {
        Kind::Map(_) => list_of(seq).of_type(&Type::list(args[0].element_type())),
        _ => tuple_of(seq),
    })
}

fn zipmap(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(first) = args.iter().find(|a| a.is_unknown()) {
        return Ok(unknown(first, None));
    }
    if matches!(args[1].kind, Kind::Set(_)) {
        return Err(FunctionError::argument(1, "values argument must be a list or tuple value"));
    }
    let (keys, values) = (seq_arg(args, 0)?, seq_arg(args, 1)?);
    for (arg, seq) in args.iter().zip([keys, values]) {
        if !seq.is_closed() {
            return Ok(because(reason(arg), None));
        }
    }
    if let Some(key) = keys.items.iter().find(|key| key.is_unknown()) {
        return Ok(unknown(key, None));
    }
    if keys.items.len() != values.items.len() {
        return Err(FunctionError::call(format!(
            "number of keys ({}) does not match number of values ({})",
            keys.items.len(),
            values.items.len()
        )));
    }
    let mut entries = Vec::with_capacity(keys.items.len());
    for (key, value) in keys.items.iter().zip(&values.items) {
        match &key.kind {
            Kind::String(text) => entries.push(Field { key: text.clone(), at: value.span, value: value.clone() }),
            Kind::Unknown(_) | Kind::Choice(_) => return Ok(unknown(key, None)),
            _ => return Err(FunctionError::argument(0, "keys must not be null")),
        }
    }
    let fields = Fields::new(entries);
    let made = match args[1].kind {
        Kind::Tuple(_) => Value::object(fields),
        _ => Value::map(fields).of_type(&Type::map(args[1].element_type())),
    };
    Ok(made.marked_as(&args[0].marks()))
}
