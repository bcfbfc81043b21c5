//! The unification of types: which type all values of some types can be brought to, as go-cty's `convert` package decides it.

use std::cmp::Ordering;

use super::{Type, Value};

/// Whether values of one type can be converted to another, as far as the types tell. When only `safe` conversions count,
/// none that fails for some values does.
#[must_use]
pub fn convertible(from: &Type, to: &Type, safe: bool) -> bool {
    if from.same(to) {
        return true;
    }
    match (from, to) {
        (_, Type::Any) => true,
        (Type::Any, _) | (Type::String, Type::Number | Type::Bool) => !safe,
        (Type::Number | Type::Bool, Type::String) => true,
        (Type::List(a), Type::Set(b)) => !safe && convertible(a, b, safe),
        (Type::List(a) | Type::Set(a), Type::List(b)) | (Type::Set(a), Type::Set(b)) | (Type::Map(a), Type::Map(b)) => {
            convertible(a, b, safe)
        }
        (Type::Tuple(elements), Type::List(to) | Type::Set(to)) => gathered(elements.iter(), to, true, safe),
        (Type::Object(attributes), Type::Map(to)) => gathered(attributes.iter().map(|a| &a.ty), to, false, safe),
        (Type::Map(element), Type::Object(attributes)) => {
            !safe && attributes.iter().all(|a| a.optional || convertible(element, &a.ty, safe))
        }
        (Type::Object(_), Type::Object(attributes)) => attributes
            .iter()
            .all(|to| from.attribute_named(&to.name).map_or(to.optional, |from| convertible(&from.ty, &to.ty, safe))),
        (Type::Tuple(a), Type::Tuple(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| convertible(a, b, safe))
        }
        _ => false,
    }
}

/// Whether elements of these types can be gathered in a collection of one type.
fn gathered<'a>(types: impl Iterator<Item = &'a Type> + Clone, to: &Type, sequence: bool, safe: bool) -> bool {
    if !matches!(to, Type::Any) {
        return types.clone().all(|ty| convertible(ty, to, safe));
    }
    let Some(common) = unify_types(types.clone(), safe) else { return types.clone().next().is_none() };
    if sequence && matches!(common, Type::Any) {
        return types.clone().all(|ty| matches!(ty, Type::Any));
    }
    types.clone().all(|ty| convertible(ty, &common, safe))
}

/// The one type that values of all these types can be converted to; `None` when there is none, or no type at all.
pub fn unify_types<'a>(types: impl Iterator<Item = &'a Type>, safe: bool) -> Option<Type> {
    let mut distinct: Vec<&Type> = Vec::new();
    for ty in types {
        // Elements of one type mostly stand together.
        if !distinct.iter().rev().any(|seen| seen.same(ty)) {
            distinct.push(ty);
        }
    }
    common(&distinct, safe)
}

/// The one type that all these values can be converted to.
pub(super) fn unify_values<'a>(values: impl Iterator<Item = &'a Value>, safe: bool) -> Option<Type> {
    let mut distinct: Vec<Type> = Vec::new();
    for value in values {
        let ty = value.ty();
        if !distinct.iter().rev().any(|seen| seen.same(&ty)) {
            distinct.push(ty);
        }
    }
    common(&distinct.iter().collect::<Vec<_>>(), safe)
}

fn common(types: &[&Type], safe: bool) -> Option<Type> {
    match types {
        [] => return None,
        [only] => return Some((*only).clone()),
        _ => {}
    }
    let count = |test: fn(&Type) -> bool| types.iter().filter(|ty| test(ty)).count();
    let lists = count(|ty| matches!(ty, Type::List(_)));
    let sets = count(|ty| matches!(ty, Type::Set(_)));
    let maps = count(|ty| matches!(ty, Type::Map(_)));
    let objects = count(|ty| matches!(ty, Type::Object(_)));
    let tuples = count(|ty| matches!(ty, Type::Tuple(_)));
    let any = count(|ty| matches!(ty, Type::Any));
    let all = types.len();
    let only = |these: usize| these > 0 && these + any == all;
    if only(maps) || only(lists) || only(sets) || only(objects) || only(tuples) {
        // What has no type yet may become anything, and only then it shows what all have in common.
        if any > 0 {
            return Some(Type::Any);
        }
        if objects > 0 {
            return objects_as_object(types, safe);
        }
        if tuples > 0 {
            return tuples_as_tuple(types, safe);
        }
        let element = unify_types(types.iter().filter_map(|ty| ty.element()), safe)?;
        return Some(match types.first() {
            Some(Type::Map(_)) => Type::map(element),
            Some(Type::Set(_)) => Type::set(element),
            _ => Type::list(element),
        });
    }
    if maps > 0 && only(maps + objects) {
        let inner = types.iter().copied().filter(|ty| matches!(ty, Type::Object(_))).collect::<Vec<_>>();
        let rest = types.iter().copied().filter(|ty| !matches!(ty, Type::Object(_)));
        if let Some(map) = objects_as_map(&inner, safe)
            && let Some(found @ Type::Map(_)) = unify_types(rest.chain([&map]), safe)
        {
            return Some(found);
        }
    } else if lists > 0 && only(lists + tuples) {
        let inner = types.iter().copied().filter(|ty| matches!(ty, Type::Tuple(_))).collect::<Vec<_>>();
        let rest = types.iter().copied().filter(|ty| !matches!(ty, Type::Tuple(_)));
        if let Some(list) = tuples_as_list(&inner, safe)
            && let Some(found @ Type::List(_)) = unify_types(rest.chain([&list]), safe)
        {
            return Some(found);
        }
    } else if objects > 0 && tuples > 0 {
        return None;
    }
    by_preference(types).into_iter().find(|wanted| types.iter().all(|ty| convertible(ty, wanted, safe))).cloned()
}

/// Objects with the same attributes become one object, attribute by attribute; others a map.
fn objects_as_object(types: &[&Type], safe: bool) -> Option<Type> {
    let Some(Type::Object(first)) = types.first() else { return None };
    let alike = types.iter().all(|ty| match ty {
        Type::Object(attributes) => {
            attributes.len() == first.len() && attributes.iter().zip(first.iter()).all(|(a, b)| a.name == b.name)
        }
        _ => false,
    });
    if !alike {
        return objects_as_map(types, safe);
    }
    let mut attributes = Vec::with_capacity(first.len());
    for attribute in first.iter() {
        let across = types.iter().filter_map(|ty| ty.attribute_named(&attribute.name)).map(|a| &a.ty);
        attributes.push((attribute.name.clone(), unify_types(across, safe)?));
    }
    let object = Type::object(attributes);
    if types.iter().all(|ty| convertible(ty, &object, safe)) { Some(object) } else { objects_as_map(types, safe) }
}

fn objects_as_map(types: &[&Type], safe: bool) -> Option<Type> {
    let attributes = types.iter().flat_map(|ty| match ty {
        Type::Object(attributes) => attributes.iter(),
        _ => [].iter(),
    });
    let map = Type::map(unify_types(attributes.map(|a| &a.ty), safe)?);
    types.iter().all(|ty| convertible(ty, &map, safe)).then_some(map)
}

/// Tuples of one length become one tuple, element by element; others a list.
fn tuples_as_tuple(types: &[&Type], safe: bool) -> Option<Type> {
    let Some(Type::Tuple(first)) = types.first() else { return None };
    if !types.iter().all(|ty| matches!(ty, Type::Tuple(elements) if elements.len() == first.len())) {
        return tuples_as_list(types, safe);
    }
    let mut elements = Vec::with_capacity(first.len());
    for place in 0..first.len() {
        let across = types.iter().filter_map(|ty| if let Type::Tuple(all) = ty { all.get(place) } else { None });
        elements.push(unify_types(across, safe)?);
    }
    let tuple = Type::Tuple(elements.into());
    if types.iter().all(|ty| convertible(ty, &tuple, safe)) { Some(tuple) } else { tuples_as_list(types, safe) }
}

fn tuples_as_list(types: &[&Type], safe: bool) -> Option<Type> {
    let elements = types.iter().flat_map(|ty| match ty {
        Type::Tuple(elements) => elements.iter(),
        _ => [].iter(),
    });
    let list = Type::list(unify_types(elements, safe)?);
    types.iter().all(|ty| convertible(ty, &list, safe)).then_some(list)
}

/// The types, the more general ones first; those that do not compare keep their order.
fn by_preference<'a>(types: &[&'a Type]) -> Vec<&'a Type> {
    let mut before = vec![0usize; types.len()];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (i, a) in types.iter().enumerate() {
        for (j, b) in types.iter().enumerate().skip(i + 1) {
            let (general, special) = match generality(a, b) {
                Ordering::Less => (i, j),
                Ordering::Greater => (j, i),
                Ordering::Equal => continue,
            };
            after[general].push(special);
            before[special] += 1;
        }
    }
    let mut order: Vec<usize> = (0..types.len()).filter(|place| before[*place] == 0).collect();
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        next += 1;
        for special in &after[place] {
            before[*special] -= 1;
            if before[*special] == 0 {
                order.push(*special);
            }
        }
    }
    order.into_iter().filter_map(|place| types.get(place).copied()).collect()
}

/// `Less` when the first type is the more general one.
fn generality(a: &Type, b: &Type) -> Ordering {
    let across = |pairs: &mut dyn Iterator<Item = Ordering>| {
        let (mut first, mut second) = (false, false);
        for order in pairs {
            first |= order.is_lt();
            second |= order.is_gt();
        }
        match (first, second) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            _ => Ordering::Equal,
        }
    };
    match (a, b) {
        (Type::Any, Type::Any) | (Type::String, Type::String) => Ordering::Equal,
        (Type::String, Type::Number | Type::Bool) => Ordering::Less,
        (Type::Number | Type::Bool, Type::String) => Ordering::Greater,
        // Whatever has no type yet is expected to become what the others are.
        (Type::Any, _) => Ordering::Greater,
        (_, Type::Any) => Ordering::Less,
        (Type::List(a), Type::List(b)) | (Type::Set(a), Type::Set(b)) | (Type::Map(a), Type::Map(b)) => {
            generality(a, b)
        }
        (Type::List(_), Type::Tuple(_) | Type::Set(_))
        | (Type::Tuple(_), Type::Set(_))
        | (Type::Map(_), Type::Object(_)) => Ordering::Less,
        (Type::Tuple(_) | Type::Set(_), Type::List(_))
        | (Type::Set(_), Type::Tuple(_))
        | (Type::Object(_), Type::Map(_)) => Ordering::Greater,
        (Type::Object(x), Type::Object(y)) if x.len() == y.len() => {
            if x.iter().zip(y.iter()).any(|(x, y)| x.name != y.name) {
                return Ordering::Equal;
            }
            across(&mut x.iter().zip(y.iter()).map(|(x, y)| generality(&x.ty, &y.ty)))
        }
        (Type::Tuple(x), Type::Tuple(y)) if x.len() == y.len() => {
            across(&mut x.iter().zip(y.iter()).map(|(x, y)| generality(x, y)))
        }
        _ => Ordering::Equal,
    }
}
