//! Steps into values: attributes, indices and splats.

use std::sync::Arc;

use super::{Context, EvalResult, collection, evaluate, lift};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax::ast::{Step, StepKind};
use crate::value::{
    Kind, Literal, Meta, Number, Origin, Part, Reason, Reference, Seq, Shape, Str, Type, Unknown, Value,
};

/// Where a way into a value has led.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The last entry that was stepped into.
    pub at: Span,
    /// The holder of the last value that has one.
    pub holder: Option<u32>,
}

impl Default for Place {
    fn default() -> Self {
        Self { at: Span::NONE, holder: None }
    }
}

impl Place {
    fn enter(&mut self, at: Span, value: &Value) {
        self.at = at;
        self.holder = value.meta().and_then(|m| m.holder).or(self.holder);
    }
}

/// Most splats `.*` of one way: each may make a value that is nested one level deeper.
const MAX_SPLATS: usize = 64;

/// Longest way into an unknown value that is told, in bytes.
const MAX_WAY: usize = 200;

/// Follows the steps; `place` becomes that of the last entry that was stepped into.
pub(super) fn apply(value: Value, steps: &[Step], place: &mut Place, cx: &Context<'_>) -> EvalResult {
    let mut value = value;
    let mut rest = steps;
    let mut splats = 0;
    place.holder = value.meta().and_then(|m| m.holder).or(place.holder);
    while let Some((step, after)) = rest.split_first() {
        rest = after;
        match &step.kind {
            StepKind::Attr(name) => value = attr(value, name, step.span, place, cx)?,
            StepKind::Index(key) => {
                let key = evaluate(key, cx)?;
                value = index(value, &key, step.span, place, cx)?;
            }
            StepKind::AttrSplat => {
                let attrs = rest.iter().take_while(|s| matches!(s.kind, StepKind::Attr(_))).count();
                value = splat(&value, &rest[..attrs], step.span, &cx.deeper(step.span)?)?;
                place.holder = value.meta().and_then(|m| m.holder).or(place.holder);
                rest = &rest[attrs..];
                splats += 1;
                if splats > MAX_SPLATS {
                    return Err(Box::new(Diagnostic::error(
                        format!("more than {MAX_SPLATS} splats in a row are not followed"),
                        step.span,
                    )));
                }
            }
            StepKind::FullSplat => return splat(&value, rest, step.span, &cx.deeper(step.span)?),
        }
    }
    Ok(value)
}

/// The attribute of a value.
///
/// # Errors
/// When it has no such attribute.
pub fn get_attr(value: &Value, name: &str, span: Span, cx: &Context<'_>) -> EvalResult {
    attr(value.clone(), name, span, &mut Place::default(), cx)
}

/// The element of a value at an index or key.
///
/// # Errors
/// When it has no such element.
pub fn get_index(value: &Value, key: &Value, span: Span, cx: &Context<'_>) -> EvalResult {
    index(value.clone(), key, span, &mut Place::default(), cx)
}

fn attr(value: Value, name: &str, span: Span, place: &mut Place, cx: &Context<'_>) -> EvalResult {
    let fail = |message: String| Err(Box::new(Diagnostic::error(message, span)));
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => match fields.field(name) {
            Some(field) => {
                place.enter(field.at, &field.value);
                Ok(inherit(field.value.clone(), &value))
            }
            None if fields.open => {
                Ok(Value::unknown(Reason::Other("not all of it is known here".into())).at(value.span))
            }
            None if cx.is_check() => {
                place.at = Span::NONE;
                Ok(Value::null())
            }
            None => fail(format!("this object has no attribute {name:?}")),
        },
        Kind::Unknown(unknown) => {
            if !cx.is_check() && !may_have(unknown.ty.as_ref(), Some(name)) {
                return fail(format!("this value has no attribute {name:?}"));
            }
            Ok(inside(&value, unknown, &format!(".{name}"), Some(name)))
        }
        Kind::Choice(_) => {
            let mut inner = *place;
            let result = lift::each_leaf(&value, &mut |leaf| attr(leaf.clone(), name, span, &mut inner, cx));
            *place = inner;
            result
        }
        Kind::Null if cx.is_check() => {
            place.at = Span::NONE;
            Ok(Value::null())
        }
        Kind::Null => fail(format!("this value is null, so it has no attribute {name:?}")),
        Kind::List(_) | Kind::Tuple(_) | Kind::Set(_) => {
            if let Ok(number) = name.parse::<i64>() {
                return index(value, &number.into(), span, place, cx);
            }
            fail(format!(
                "a {} has no attribute {name:?}; to read it from every element, write [*].{name}",
                value.type_name()
            ))
        }
        _ => fail(format!("a {} has no attribute {name:?}", value.type_name())),
    }
}

fn index(value: Value, key: &Value, span: Span, place: &mut Place, cx: &Context<'_>) -> EvalResult {
    let fail = |message: String| Err(Box::new(Diagnostic::error(message, span)));
    match (&value.kind, &key.kind) {
        (_, Kind::Choice(_)) | (Kind::Choice(_), _) => {
            let mut inner = *place;
            let result =
                lift::product(&[value, key.clone()], &mut |v| index(v[0].clone(), &v[1], span, &mut inner, cx));
            *place = inner;
            result
        }
        (Kind::Null, _) if cx.is_check() => Ok(Value::null()),
        (Kind::Null, _) => fail("this value is null, so it has no elements".to_owned()),
        (Kind::Unknown(unknown), _) => {
            let text: Option<Str> = match &key.kind {
                Kind::Number(number) => Some(number.to_string().into()),
                Kind::String(text) => Some(text.clone()),
                _ => None,
            };
            let certain = match unknown.ty {
                Some(Type::Tuple(_)) => text.is_some(),
                Some(Type::String | Type::Number | Type::Bool | Type::Set(_)) => true,
                _ => false,
            };
            if !cx.is_check() && certain && !may_have(unknown.ty.as_ref(), text.as_deref()) {
                return fail("this value has no such element".to_owned());
            }
            let step = lift::describe(key).map(|k| format!("[{k}]"));
            let part = match step {
                Some(step) => inside(&value, unknown, &step, text.as_deref()),
                None => lift::follows(&value, None, None).at(value.span).made_from(&value),
            };
            // Which attribute of an object is taken is no secret, Terraform has it.
            let object = matches!(unknown.ty, Some(Type::Object(_)));
            Ok(if object { part.made_from(&unmarked(key)) } else { part.made_from(key) })
        }
        (Kind::Set(_), _) if !cx.is_check() => {
            fail("the elements of a set have no index; tolist(…) gives them one".to_owned())
        }
        (Kind::String(_) | Kind::Number(_) | Kind::Bool(_), _) => {
            fail(format!("a {} has no elements", value.type_name()))
        }
        (_, Kind::Unknown(_)) => {
            // Which element is not known, but when all are alike it does not matter.
            if !cx.scope.plans()
                && let Some(seq) = value.as_seq()
                && seq.is_closed()
                && let Some(first) = seq.items.first()
                && seq.items.iter().all(|i| i.interchangeable(first))
            {
                return Ok(inherit(inherit(first.clone(), &value), key));
            }
            // Which attribute of an object is taken is no secret, Terraform has it.
            let mut result = lift::follows(key, None, None).at(span);
            result = match &value.kind {
                Kind::Object(_) => result.made_from(&unmarked(key)),
                _ => result.made_from(key),
            };
            let elements = value.as_seq().map(|s| s.items.as_slice()).unwrap_or_default();
            for element in elements.iter().take(16) {
                result = result.made_from(element);
            }
            Ok(result)
        }
        (Kind::List(seq) | Kind::Tuple(seq) | Kind::Set(seq), _) => {
            let number = match &key.kind {
                Kind::Number(number) => number.as_i64(),
                Kind::String(text) => Number::parse(text).and_then(|number| number.as_i64()),
                _ => None,
            };
            let Some(number) = number else {
                return fail(format!("an element of a {} is found by a whole number", value.type_name()));
            };
            if seq.presence.iter().any(|p| !p.is_always()) {
                let ways = lift::hoist(&value);
                if ways.is_unknown() {
                    return Ok(ways);
                }
                return index(ways, key, span, place, cx);
            }
            let element = usize::try_from(number).ok().and_then(|n| seq.items.get(n));
            match element {
                // What else there is may stand before it.
                _ if seq.open && number >= 0 => {
                    let unknown = Value::unknown(Reason::Other("not all of it is known here".into())).at(value.span);
                    Ok(element.into_iter().fold(unknown, |unknown, element| unknown.made_from(element)))
                }
                Some(element) => {
                    place.enter(element.span, element);
                    Ok(inherit(inherit(element.clone(), &value), key))
                }
                None if cx.is_check() => Ok(Value::null()),
                None => {
                    fail(format!("there is no element {number}: the {} has {}", value.type_name(), seq.items.len()))
                }
            }
        }
        (Kind::Map(_) | Kind::Object(_), _) => match super::key_text(key, span)? {
            Some(name) => match value.as_fields().and_then(|f| f.field(&name)) {
                Some(field) => {
                    place.enter(field.at, &field.value);
                    let part = inherit(field.value.clone(), &value);
                    Ok(if matches!(value.kind, Kind::Map(_)) { inherit(part, key) } else { part })
                }
                None if value.as_fields().is_some_and(|f| f.open) => {
                    Ok(Value::unknown(Reason::Other("not all of it is known here".into())).at(value.span))
                }
                None if cx.is_check() => Ok(Value::null()),
                None => fail(format!("the map has no element {name:?}")),
            },
            None => Ok(lift::follows(key, None, None).at(span)),
        },
    }
}

/// A key without its marks.
fn unmarked(key: &Value) -> Value {
    if !key.is_secret() {
        return key.clone();
    }
    key.clone().edit_meta(|m| (m.sensitive, m.ephemeral, m.environment) = (false, false, false))
}

/// A part of a sensitive whole is sensitive.
fn inherit(part: Value, whole: &Value) -> Value {
    if whole.is_secret() && !part.is_secret() {
        let marks = whole.meta().cloned().unwrap_or_default();
        return part.edit_meta(|m| {
            m.sensitive |= marks.sensitive;
            m.ephemeral |= marks.ephemeral;
            m.environment |= marks.environment;
        });
    }
    part
}

/// Whether a value of that type may have an attribute or element of that name.
fn may_have(ty: Option<&Type>, name: Option<&str>) -> bool {
    let place =
        || name.and_then(Number::parse).and_then(|number| number.as_i64()).and_then(|n| usize::try_from(n).ok());
    match ty {
        Some(Type::String | Type::Number | Type::Bool | Type::Set(_)) => false,
        Some(ty @ Type::Object(_)) => name.is_none_or(|name| ty.attribute_named(name).is_some()),
        Some(Type::Tuple(elements)) => place().is_some_and(|place| place < elements.len()),
        Some(Type::List(_)) => place().is_some(),
        _ => true,
    }
}

/// What lies inside an unknown value is unknown for the same reason; it still knows where it comes from.
fn inside(value: &Value, unknown: &Unknown, step: &str, attribute: Option<&str>) -> Value {
    let reason = match &unknown.reason {
        Reason::AfterApply(what) if what.len() < MAX_WAY => Reason::AfterApply(format!("{what}{step}").into()),
        Reason::DataSource(what) if what.len() < MAX_WAY => Reason::DataSource(format!("{what}{step}").into()),
        other => other.clone(),
    };
    let mut result = Unknown::new(reason);
    result.origin = unknown.origin.as_ref().filter(|o| o.text.len() < MAX_WAY).map(|o| {
        Arc::new(Origin { text: format!("{}{step}", o.text).into(), closed: closed_inside(unknown, attribute) })
    });
    result.ty = match (&unknown.ty, attribute) {
        (Some(Type::Object(_)), Some(name)) => {
            unknown.ty.as_ref().and_then(|ty| ty.attribute_named(name)).map(|found| found.ty.clone())
        }
        (Some(Type::List(element) | Type::Map(element)), _) => Some((**element).clone()),
        (Some(Type::Tuple(elements)), Some(name)) => {
            name.parse::<usize>().ok().and_then(|place| elements.get(place)).cloned()
        }
        _ => None,
    };
    let mut made = Value::from_unknown(result).at(value.span);
    if let Some(meta) = value.meta() {
        let mut meta = meta.clone();
        for reference in &mut meta.refs {
            if reference.exact && reference.attribute.len() < MAX_WAY {
                *reference = Arc::new(Reference {
                    attribute: format!("{}{step}", reference.attribute).trim_start_matches('.').into(),
                    ..(**reference).clone()
                });
            }
        }
        made = made.with_meta(meta);
    }
    made
}

fn closed_inside(unknown: &Unknown, attribute: Option<&str>) -> Option<Arc<[Literal]>> {
    match &unknown.ty {
        Some(Type::Object(attributes)) => {
            let found = attributes.iter().find(|a| Some(a.name.as_str()) == attribute)?;
            (found.ty == Type::Bool && !found.optional)
                .then(|| Arc::from([Literal::Bool(false), Literal::Bool(true)].as_slice()))
        }
        _ => None,
    }
}

fn splat(value: &Value, rest: &[Step], span: Span, cx: &Context<'_>) -> EvalResult {
    lift::each_leaf(value, &mut |value| match &value.kind {
        Kind::Null if !cx.is_check() && matches!(value.ty(), Type::List(_) | Type::Set(_) | Type::Tuple(_)) => {
            Err(Box::new(Diagnostic::error("this value is null, so it has no elements", span)))
        }
        Kind::Null => Ok(Value::tuple(Vec::new()).at(span).marked_as(&own_marks(value))),
        Kind::Unknown(unknown) => splat_unknown(value, unknown, rest, span, cx),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            // Of a set whose elements may turn out to be equal, those that are known are there, and perhaps more.
            let shrinks = collection::may_shrink(value) && !cx.scope.plans();
            let mut items = Vec::with_capacity(seq.items.len());
            for item in seq.items.iter().filter(|item| !shrinks || item.is_wholly_known()) {
                if !cx.scope.spend(1) {
                    return Ok(Value::unknown(Reason::Limit("evaluation budget")).at(span));
                }
                items.push(apply(item.clone(), rest, &mut Place::default(), cx)?);
            }
            let presence = if shrinks { Vec::new() } else { seq.presence.clone() };
            let seq = Arc::new(Seq { items, presence, open: seq.open || shrinks });
            let result = match value.kind {
                // The elements of a list or set have one type, and so have their parts.
                Kind::List(_) | Kind::Set(_) if !cx.is_check() => {
                    let of = |error| Box::new(Diagnostic::error(error, span));
                    if seq.items.is_empty() {
                        let part = part_type(&value.element_type(), rest).map_err(of)?;
                        Value::new(Kind::List(seq)).of_type(&Type::list(part))
                    } else if one_type(&seq.items) {
                        Value::new(Kind::List(seq))
                    } else {
                        return Err(of("the parts of the elements have different types".to_owned()));
                    }
                }
                Kind::List(_) if rest.is_empty() => Value::new(Kind::List(seq)),
                _ => Value::new(Kind::Tuple(seq)),
            };
            Ok(result.at(value.span.or(span)).made_from(value))
        }
        _ => {
            let single = apply(value.clone(), rest, &mut Place::default(), cx)?;
            Ok(Value::tuple(vec![single]).at(span).marked_as(&own_marks(value)))
        }
    })
}

/// The marks of a value itself.
fn own_marks(value: &Value) -> Meta {
    value.meta().cloned().unwrap_or_default()
}

/// The splat of an unknown value: what is surely there, and is no sequence, is the only element.
fn splat_unknown(value: &Value, unknown: &Unknown, rest: &[Step], span: Span, cx: &Context<'_>) -> EvalResult {
    let follows = |ty: Option<Type>, not_null, shape| {
        let known = Unknown { ty, not_null, shape, ..Unknown::new(unknown.reason.clone()) };
        Value::new(known.settled()).at(value.span).made_from(value)
    };
    let single = match &unknown.ty {
        None | Some(Type::Any) => false,
        Some(Type::List(_) | Type::Set(_) | Type::Tuple(_)) => false,
        Some(_) => unknown.not_null,
    };
    if single {
        let single = apply(value.clone(), rest, &mut Place::default(), cx)?;
        return Ok(Value::tuple(vec![single]).at(span).marked_as(&own_marks(value)));
    }
    Ok(match &unknown.ty {
        Some(Type::List(element) | Type::Set(element)) => {
            let Ok(part) = part_type(element, rest) else { return Ok(follows(None, false, Shape::None)) };
            let ty = Some(Type::list(part)).filter(|ty| !ty.has_any());
            let not_null = ty.is_some();
            follows(ty, not_null, unknown.shape.clone())
        }
        Some(Type::Tuple(elements)) => {
            let parts: Result<Vec<Type>, String> = elements.iter().map(|element| part_type(element, rest)).collect();
            let ty = parts.ok().map(|parts| Type::Tuple(parts.into())).filter(|ty| !ty.has_any());
            let not_null = ty.is_some();
            follows(ty, not_null, Shape::None)
        }
        _ => follows(None, false, Shape::None),
    })
}

/// Whether the values are of one type, as far as that is known.
fn one_type(items: &[Value]) -> bool {
    let mut types = items.iter().filter(|item| !item.is_vague()).map(Value::ty).filter(|ty| !matches!(ty, Type::Any));
    let Some(first) = types.next() else { return true };
    types.all(|ty| ty.same(&first))
}

/// The type of what the steps lead to from a value of that type.
fn part_type(ty: &Type, steps: &[Step]) -> Result<Type, String> {
    let mut ty = ty.clone();
    for (place, step) in steps.iter().enumerate() {
        let part = match (&step.kind, &ty) {
            (_, Type::Any) => Type::Any,
            (StepKind::Attr(name), Type::Object(_)) => match ty.attribute_named(name) {
                Some(attribute) => attribute.ty.clone(),
                None => return Err(format!("the elements have no attribute {name:?}")),
            },
            (StepKind::Attr(_) | StepKind::Index(_), Type::Map(element))
            | (StepKind::Index(_), Type::List(element)) => (**element).clone(),
            (StepKind::Attr(name), Type::List(element)) if name.parse::<u32>().is_ok() => (**element).clone(),
            (StepKind::Index(_), Type::Object(_) | Type::Tuple(_)) => Type::Any,
            (StepKind::AttrSplat | StepKind::FullSplat, Type::List(element) | Type::Set(element)) => {
                return Ok(Type::list(part_type(element, steps.get(place + 1..).unwrap_or_default())?));
            }
            (StepKind::AttrSplat | StepKind::FullSplat, _) => Type::Any,
            _ => return Err("the elements have no such part".to_owned()),
        };
        ty = part;
    }
    Ok(ty)
}

/// The known text at the start of an unknown one, used to decide comparisons.
pub(super) fn contradicts(unknown: &Unknown, text: &str) -> bool {
    match &unknown.shape {
        Shape::Template(parts) => {
            let least: usize = parts.iter().map(|p| if let Part::Text(t) = p { t.len() } else { 0 }).sum();
            !text.starts_with(unknown.prefix()) || !text.ends_with(unknown.suffix()) || text.len() < least
        }
        _ => false,
    }
}

/// Whether two texts that are partly known surely begin or end differently.
pub(super) fn texts_differ(a: &Unknown, b: &Unknown) -> bool {
    let (Shape::Template(_), Shape::Template(_)) = (&a.shape, &b.shape) else { return false };
    let begins = |p: &str, q: &str| p.starts_with(q) || q.starts_with(p);
    let ends = |p: &str, q: &str| p.ends_with(q) || q.ends_with(p);
    !begins(a.prefix(), b.prefix()) || !ends(a.suffix(), b.suffix())
}
