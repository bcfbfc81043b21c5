//! Conversion of values to types, and the unification of types, as go-cty's `convert` does them.

use std::sync::Arc;

use thiserror::Error;

use super::unify::unify_values;
use super::{
    ChoiceBuilder, Field, Fields, Kind, Number, Presence, Seq, Str, Type, Unknown, Value, convertible, unify_types,
};
use crate::syntax::ast::Expr;

/// A value that does not fit a type.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("{path}{message}")]
pub struct ConvertError {
    /// Where inside the value, with a colon and a space; empty for the value itself.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl ConvertError {
    fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    fn required(ty: &Type) -> Self {
        Self::new(format!("{} is required", describe(ty)))
    }

    fn mixed(what: &str) -> Self {
        Self::new(format!("all {what} must have the same type"))
    }

    fn inside(self, step: &str) -> Self {
        let path = match self.path.strip_suffix(": ") {
            Some(rest) => format!("{step}{rest}: "),
            None => format!("{step}: "),
        };
        Self { path, ..self }
    }
}

/// What evaluates the defaults of `optional(…)`, which stand in the type as written.
type Defaults<'a> = &'a dyn Fn(&Expr) -> Value;

/// Converts a value to a type. `default` evaluates the defaults of `optional(…)`, which stand in the type as written.
///
/// # Errors
/// When the value cannot be made to fit.
pub fn convert(value: &Value, ty: &Type, default: Defaults<'_>) -> Result<Value, ConvertError> {
    let keep = |kind: Kind| Value { kind, span: value.span, meta: value.meta.clone() };
    match (&value.kind, ty) {
        (_, Type::Any) => Ok(value.clone()),
        (Kind::Null, _) => {
            let from = value.declared_type();
            if from.is_some_and(|from| !convertible(from, ty, false)) {
                return Err(ConvertError::required(ty));
            }
            Ok(value.clone().of_type(&completed(ty, from)))
        }
        (Kind::Unknown(unknown), ty) => {
            if unknown.ty.as_ref() == Some(ty) {
                return Ok(value.clone());
            }
            if unknown.ty.as_ref().is_some_and(|from| !convertible(from, ty, false)) {
                return Err(ConvertError::required(ty));
            }
            Ok(keep(unknown.converted(&completed(ty, unknown.ty.as_ref()))))
        }
        (Kind::Choice(choice), ty) => {
            let mut builder = ChoiceBuilder::new();
            let (mut failure, mut any) = (None, false);
            for (guard, leaf) in choice.leaves() {
                match convert(leaf, ty, default) {
                    Ok(converted) => {
                        any = true;
                        builder.add(guard, converted);
                    }
                    // An alternative that does not fit is none that is deployed.
                    Err(error) => {
                        failure = Some(error);
                        let unknown = Unknown { ty: Some(ty.clone()), ..Unknown::new(super::Reason::Invalid) };
                        builder.add(guard, Value::from_unknown(unknown).at(leaf.span));
                    }
                }
            }
            if let Some(error) = failure.filter(|_| !any) {
                return Err(error);
            }
            let converted = builder.finish();
            Ok(Value { kind: converted.kind, span: value.span, meta: value.meta.clone() })
        }

        (Kind::String(_), Type::String) | (Kind::Number(_), Type::Number) | (Kind::Bool(_), Type::Bool) => {
            Ok(value.clone())
        }
        (Kind::Number(number), Type::String) => Ok(keep(Kind::String(number.to_string().into()))),
        (Kind::Bool(b), Type::String) => Ok(keep(Kind::String(if *b { "true" } else { "false" }.into()))),
        (Kind::String(text), Type::Number) => {
            Number::parse(text).map(|n| keep(Kind::Number(n))).ok_or_else(|| ConvertError::required(ty))
        }
        (Kind::String(text), Type::Bool) => match text.as_str() {
            "true" | "1" => Ok(keep(Kind::Bool(true))),
            "false" | "0" => Ok(keep(Kind::Bool(false))),
            _ => Err(ConvertError::required(ty)),
        },

        (Kind::Set(seq), Type::List(element))
            if seq.items.len() > 1 && !seq.items.iter().all(Value::is_wholly_known) =>
        {
            // Elements that are not known may be equal to others, and may stand anywhere.
            let cause = value.first_unknown().and_then(|v| v.as_unknown()).map(|u| u.reason.clone());
            let element = completed(element, Some(&value.element_type()));
            Ok(keep(Kind::Unknown(Arc::new(Unknown {
                ty: Some(Type::list(element)),
                not_null: true,
                shape: super::Shape::Counted(1, (!seq.open).then_some(seq.items.len())),
                ..Unknown::new(cause.unwrap_or(super::Reason::TooManyConditions))
            }))))
        }
        (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), Type::List(element)) => {
            let (items, of) = convert_elements(value, seq, element, false, default)?;
            Ok(typed(keep(Kind::List(Arc::new(items))), of, Type::list))
        }
        (Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq), Type::Set(element)) => {
            let (items, of) = convert_elements(value, seq, element, true, default)?;
            let kind = if items.is_closed() && items.items.iter().all(Value::is_wholly_known) {
                Value::set(items.items).kind
            } else if items.is_closed() {
                Kind::Set(Arc::new(items))
            } else {
                let open = items.open;
                let presence: Vec<Presence> = (0..items.items.len()).map(|place| items.presence_of(place)).collect();
                Kind::Set(Arc::new(set_under_conditions(items.items.into_iter().zip(presence).collect(), open)))
            };
            Ok(typed(keep(kind), of, Type::set))
        }
        (Kind::Tuple(seq), Type::Tuple(types)) => {
            if seq.items.len() != types.len() || !seq.is_closed() {
                return Err(ConvertError::new(format!("a tuple of {} elements is required", types.len())));
            }
            let items = seq
                .items
                .iter()
                .zip(types.iter())
                .enumerate()
                .map(|(i, (v, t))| convert(v, t, default).map_err(|e| e.inside(&format!("[{i}]"))))
                .collect::<Result<_, _>>()?;
            Ok(keep(Kind::Tuple(Arc::new(Seq::of(items)))))
        }

        (Kind::Map(fields) | Kind::Object(fields), Type::Map(element)) => {
            let (fields, of) = entries(value, fields, element, default)?;
            Ok(typed(keep(Kind::Map(Arc::new(fields))), of, Type::map))
        }
        (Kind::Map(fields) | Kind::Object(fields), Type::Object(attributes)) => {
            let mut entries = Vec::with_capacity(attributes.len());
            for attribute in attributes.iter() {
                let given = fields.field(&attribute.name);
                let (at, mut inner) = match given {
                    Some(field) => (
                        field.at,
                        convert(&field.value, &attribute.ty, default)
                            .map_err(|e| e.inside(&format!(".{}", attribute.name)))?,
                    ),
                    None if attribute.optional => (value.span, Value::null_of(&attribute.ty)),
                    None if fields.open => {
                        (value.span, Value::unknown(super::Reason::Other("the object may hold more".into())))
                    }
                    None => {
                        return Err(ConvertError::new(format!("attribute {:?} is required", attribute.name)));
                    }
                };
                if inner.is_null()
                    && let Some(written) = &attribute.default
                {
                    // Terraform converts the default to the attribute's type too.
                    inner = convert(&default(&written.0), &attribute.ty, default)
                        .map_err(|e| e.inside(&format!(".{}", attribute.name)))?;
                }
                entries.push(Field { key: attribute.name.clone(), at, value: inner });
            }
            Ok(keep(Kind::Object(Arc::new(Fields::new(entries)))))
        }
        (_, ty) => Err(ConvertError::required(ty)),
    }
}

/// The elements of a set that are there under conditions: sorted, and equal ones are one, under any of their conditions.
#[must_use]
pub fn set_under_conditions(mut elements: Vec<(Value, Presence)>, open: bool) -> Seq {
    elements.sort_by(|(a, _), (b, _)| a.order(b));
    let mut set = Seq { open, ..Seq::default() };
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
    if set.presence.iter().all(Presence::is_always) {
        set.presence.clear();
    }
    set
}

/// A collection that remembers its type where it shows none.
fn typed(collection: Value, element: Type, of: fn(Type) -> Type) -> Value {
    let empty = collection
        .as_seq()
        .map_or_else(|| collection.as_fields().is_some_and(|fields| fields.is_empty()), |seq| seq.items.is_empty());
    if empty { collection.of_type(&of(element)) } else { collection }
}

/// The elements of a list, set or tuple as elements of one type, and that type. Where the type is [`Type::Any`], elements
/// of a tuple get the type that they have in common; those of a list or set have one already.
///
/// # Errors
/// When an element does not fit, or when the elements have no type in common.
pub fn convert_elements(
    value: &Value,
    seq: &Seq,
    element: &Type,
    set: bool,
    default: Defaults<'_>,
) -> Result<(Seq, Type), ConvertError> {
    let tuple = matches!(value.kind, Kind::Tuple(_));
    let made = |items: Vec<Value>| Seq { items, presence: seq.presence.clone(), open: seq.open };
    let inside = |place: usize| move |e: ConvertError| e.inside(&format!("[{place}]"));
    if seq.items.is_empty() {
        return Ok((made(Vec::new()), empty_of(value, element)?));
    }
    // Elements that may not be there need not fit the others.
    let perhaps = !seq.presence.iter().all(Presence::is_always);
    let one_type = |items: &[Value]| match one_type(items.iter(), false, "elements") {
        Err(_) if perhaps => Ok(Type::Any),
        found => found,
    };
    let alike = |items: &[Value]| if perhaps { Ok(()) } else { alike(items.iter(), "elements") };
    let target = if tuple && matches!(element, Type::Any) {
        let common = one_type(&seq.items)?;
        if matches!(common, Type::Any)
            && !perhaps
            && !seq.items.iter().all(|v| matches!(v.ty(), Type::Any))
            && !seq.items.iter().any(Value::is_vague)
        {
            return Err(ConvertError::mixed("elements"));
        }
        common
    } else {
        element.clone()
    };
    let mut items = Vec::with_capacity(seq.items.len());
    for (place, item) in seq.items.iter().enumerate() {
        items.push(match convert(item, &target, default) {
            // An element that may not be there at all need not fit.
            Err(_) if !seq.presence_of(place).is_always() => {
                Value::from_unknown(Unknown { ty: Some(target.clone()), ..Unknown::new(super::Reason::Invalid) })
            }
            converted => converted.map_err(inside(place))?,
        });
    }
    if !target.has_any() || (matches!(target, Type::Any) && !tuple) {
        return Ok((made(items), target));
    }
    if !tuple || set {
        alike(&items)?;
        return Ok((made(items), target));
    }
    let common = one_type(&items)?;
    for (place, item) in items.iter_mut().enumerate() {
        *item = convert(item, &common, default).map_err(inside(place))?;
    }
    if common.has_any() {
        alike(&items)?;
    }
    Ok((made(items), common))
}

/// The entries of a map or an object as values of one type, and that type; [`Type::Any`] is taken as for
/// [`convert_elements`].
fn entries(
    value: &Value,
    fields: &Fields,
    element: &Type,
    default: Defaults<'_>,
) -> Result<(Fields, Type), ConvertError> {
    let object = matches!(value.kind, Kind::Object(_));
    if fields.is_empty() {
        return Ok((fields.clone(), empty_of(value, element)?));
    }
    let target = if object && matches!(element, Type::Any) {
        one_type(fields.entries().iter().map(|f| &f.value), false, "values")?
    } else {
        element.clone()
    };
    let all = |fields: &[Field], ty: &Type| -> Result<Vec<Field>, ConvertError> {
        let convert_one = |field: &Field| {
            let value = convert(&field.value, ty, default).map_err(|e| e.inside(&format!("[{:?}]", field.key)))?;
            Ok(Field { value, ..field.clone() })
        };
        fields.iter().map(convert_one).collect()
    };
    let mut of = target;
    let mut entries = all(fields.entries(), &of)?;
    if of.has_any() {
        // Values of a map that have become different collections or objects are brought to one type again.
        if matches!(of, Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Object(_)) {
            of = one_type(entries.iter().map(|f| &f.value), !object, "values")?;
            entries = all(&entries, &of)?;
        }
        if of.has_any() {
            alike(entries.iter().map(|f| &f.value), "values")?;
        }
    }
    let mut converted = Fields::new(entries);
    converted.open = fields.open;
    Ok((converted, of))
}

/// The element type of an empty collection that is converted to a collection of these.
fn empty_of(value: &Value, element: &Type) -> Result<Type, ConvertError> {
    let before = value.declared_type().and_then(Type::element);
    match before {
        Some(before) if matches!(element, Type::Any) => Ok(before.clone()),
        Some(before) if !convertible(before, element, false) => Err(ConvertError::required(element)),
        _ => Ok(element.clone()),
    }
}

/// The type that all values have in common. Where a part of them is unknown, and of unknown type, everything may still fit.
///
/// # Errors
/// When they have none; `what` says what they are.
pub fn one_type<'a>(
    values: impl Iterator<Item = &'a Value> + Clone,
    safe: bool,
    what: &str,
) -> Result<Type, ConvertError> {
    let untyped = |value: &Value| value.is_vague() && matches!(value.ty(), Type::Any);
    match unify_values(values.clone(), safe) {
        // A list among sets and tuples makes lists of them all, and what has no type yet may be one.
        Some(ty) if !ty.is_scalar() && values.clone().any(untyped) => Ok(Type::Any),
        Some(ty) => Ok(ty),
        None if values.clone().any(Value::is_vague) => Ok(Type::Any),
        None => Err(ConvertError::mixed(what)),
    }
}

/// Holds that all values have one type already; nulls without a type go with any.
fn alike<'a>(values: impl Iterator<Item = &'a Value> + Clone, what: &str) -> Result<(), ConvertError> {
    let mut first: Option<Type> = None;
    for ty in values.clone().map(Value::ty).filter(|ty| !matches!(ty, Type::Any)) {
        match &first {
            None => first = Some(ty),
            Some(first) if first.same(&ty) => {}
            Some(_) if values.clone().any(Value::is_vague) => return Ok(()),
            Some(_) => return Err(ConvertError::mixed(what)),
        }
    }
    Ok(())
}

/// The type with what it leaves open taken from the type of what is converted to it.
fn completed(to: &Type, from: Option<&Type>) -> Type {
    let Some(from) = from else { return to.clone() };
    if !to.has_any() || matches!(from, Type::Any) {
        return to.clone();
    }
    let common = |types: &mut dyn Iterator<Item = &Type>| unify_types(types, false).unwrap_or(Type::Any);
    let element = match from {
        Type::List(element) | Type::Set(element) | Type::Map(element) => Some((**element).clone()),
        Type::Tuple(elements) => Some(common(&mut elements.iter())),
        Type::Object(attributes) => Some(common(&mut attributes.iter().map(|a| &a.ty))),
        _ => None,
    };
    match to {
        Type::Any => from.clone(),
        Type::List(inner) => Type::list(completed(inner, element.as_ref())),
        Type::Set(inner) => Type::set(completed(inner, element.as_ref())),
        Type::Map(inner) => Type::map(completed(inner, element.as_ref())),
        Type::Object(attributes) => Type::object(attributes.iter().map(|a| {
            let before = match from {
                Type::Map(element) => Some(&**element),
                _ => from.attribute_named(&a.name).map(|a| &a.ty),
            };
            (a.name.clone(), completed(&a.ty, before))
        })),
        Type::Tuple(elements) => {
            let before = |place: usize| if let Type::Tuple(before) = from { before.get(place) } else { None };
            Type::Tuple(elements.iter().enumerate().map(|(place, ty)| completed(ty, before(place))).collect())
        }
        scalar => scalar.clone(),
    }
}

fn describe(ty: &Type) -> Str {
    match ty {
        Type::Any => "a value".into(),
        Type::String => "a string".into(),
        Type::Number => "a number".into(),
        Type::Bool => "a bool".into(),
        Type::List(element) => format!("a list of {}", plural(element)).into(),
        Type::Set(element) => format!("a set of {}", plural(element)).into(),
        Type::Map(element) => format!("a map of {}", plural(element)).into(),
        Type::Object(_) => "an object".into(),
        Type::Tuple(_) => "a tuple".into(),
    }
}

fn plural(ty: &Type) -> &'static str {
    match ty {
        Type::Any => "any values",
        Type::String => "strings",
        Type::Number => "numbers",
        Type::Bool => "bools",
        Type::List(_) => "lists",
        Type::Set(_) => "sets",
        Type::Map(_) => "maps",
        Type::Object(_) => "objects",
        Type::Tuple(_) => "tuples",
    }
}
