//! The types that results have whatever the arguments turn out to be, where they follow from the types of the arguments: the
//! `Type` functions of Terraform's `internal/lang/funcs` and of go-cty's `function/stdlib`.

use super::Function;
use crate::value::{Type, Value, unify_types};

/// The type of a result that is a collection or an element of one, and whether it is surely not null; `None` where the types of
/// the arguments do not tell.
pub(crate) fn type_of_result(function: &Function, args: &[Value]) -> Option<(Type, bool)> {
    let collection = match function.name {
        "split" | "cidrsubnets" => Type::list(Type::String),
        "range" => Type::list(Type::Number),
        "fileset" => Type::set(Type::String),
        "transpose" => Type::map(Type::list(Type::String)),
        "setintersection" | "setsubtract" | "setunion" => set_of_all(args)?,
        "matchkeys" | "distinct" | "reverse" => match argument(args, 0)? {
            Type::List(element) | Type::Set(element) => Type::List(element),
            _ => return None,
        },
        "slice" => argument(args, 0).filter(|ty| matches!(ty, Type::List(_)))?,
        "chunklist" => match argument(args, 0)? {
            list @ Type::List(_) => Type::list(list),
            _ => return None,
        },
        "values" => match argument(args, 0)? {
            Type::Map(element) => Type::List(element),
            _ => return None,
        },
        "zipmap" => match argument(args, 1)? {
            Type::List(element) => Type::Map(element),
            _ => return None,
        },
        "element" | "one" | "lookup" => {
            return match (function.name, argument(args, 0)?) {
                ("element" | "one", Type::List(element))
                | ("one", Type::Set(element))
                | ("lookup", Type::Map(element)) => {
                    Some(((*element).clone(), false)).filter(|(element, _)| !matches!(element, Type::Any))
                }
                _ => None,
            };
        }
        _ => return None,
    };
    Some((collection, true))
}

/// The type of an argument, where all of it is known.
fn argument(args: &[Value], place: usize) -> Option<Type> {
    args.get(place).filter(|arg| arg.is_unknown() || !arg.is_vague()).map(Value::ty)
}

/// The type of set that all the sets are brought to.
fn set_of_all(args: &[Value]) -> Option<Type> {
    let elements = args.iter().map(|arg| match arg.ty() {
        Type::Set(element) => Some((*element).clone()),
        _ => None,
    });
    let elements: Vec<Type> = elements.collect::<Option<_>>()?;
    // One that is not known yet may bring the others to a type of its own.
    if elements.iter().any(Type::has_any) {
        return Some(Type::set(Type::Any));
    }
    unify_types(elements.iter(), false).map(Type::set)
}
