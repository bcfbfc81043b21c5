//! Taking values apart whose alternatives must not get lost.

use bartizan_lang::value::{ChoiceBuilder, Field, Fields, Guard, Kind, Presence, Str};
use bartizan_lang::{Span, Value};

/// What a value is made to in each of its alternatives. What is null or unknown stays so.
pub(in crate::formats) fn each_leaf(value: &Value, make: &dyn Fn(&Value) -> Value) -> Value {
    let made = |leaf: &Value| if leaf.is_null() { leaf.clone() } else { make(leaf) };
    match value.as_choice() {
        None => made(value),
        Some(choice) => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in choice.leaves() {
                builder.add(guard, made(leaf));
            }
            builder.finish().at(value.span).made_from(value)
        }
    }
}

/// The elements of a list, or the one thing that is no list, each with the condition under which it is there; and whether
/// there may be more.
pub(in super::super) fn elements(value: &Value) -> (Vec<(Value, Presence)>, bool) {
    let mut found = Vec::new();
    let open = gather(value, &Presence::always(), &mut found);
    (found, open)
}

fn gather(value: &Value, presence: &Presence, found: &mut Vec<(Value, Presence)>) -> bool {
    match &value.kind {
        Kind::Null => false,
        Kind::Unknown(_) => {
            // An unknown list has unknown elements; that there is one cannot be said.
            let scalar = value.refs().iter().any(|reference| reference.exact);
            if scalar {
                found.push((value.clone(), presence.clone()));
            }
            !scalar
        }
        Kind::Choice(choice) => {
            let mut open = false;
            for (guard, leaf) in choice.leaves() {
                let both = presence.and_guard(guard);
                if !both.is_never() {
                    open |= gather(leaf, &both, found);
                }
            }
            open
        }
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let mut open = seq.open;
            for (place, item) in seq.items.iter().enumerate() {
                let both = presence.and(&seq.presence_of(place));
                if both.is_never() {
                    continue;
                }
                match &item.kind {
                    // An element of a list is one element, whatever it will be.
                    Kind::Unknown(_) => found.push((item.clone(), both)),
                    _ => open |= gather(item, &both, found),
                }
            }
            open
        }
        _ => {
            found.push((value.clone(), presence.clone()));
            false
        }
    }
}

/// The entries of a map as elements that hold their key under `name`, and what is no object as `value`.
pub(super) fn entries(fields: &Fields, name: &str) -> Vec<(Value, Presence)> {
    let entry = |field: &Field| {
        let mut inner = match merged(&field.value) {
            Some(inner) => inner,
            None => Fields::new(vec![Field { key: "value".into(), ..field.clone() }]),
        };
        inner.set(Field { key: name.into(), at: field.at, value: Value::string(field.key.clone()).at(field.at) });
        (Value::object(inner).at(field.value.span), Presence::always())
    };
    fields.entries().iter().filter(|field| !field.value.is_null()).map(entry).collect()
}

/// The members of an object, of the only element of a list, or of the alternatives together: what an alternative does not
/// have is null in it. Nothing when it is no object.
pub(in super::super) fn merged(value: &Value) -> Option<Fields> {
    match &value.kind {
        Kind::Map(fields) | Kind::Object(fields) => Some((**fields).clone()),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => merged(seq.items.first()?),
        Kind::Choice(choice) => {
            let leaves: Vec<(&Guard, Option<Fields>, &Value)> =
                choice.leaves().iter().map(|(guard, leaf)| (guard, merged(leaf), leaf)).collect();
            let mut all = Fields::default();
            let mut keys: Vec<(Str, Span)> = Vec::new();
            for (_, fields, leaf) in &leaves {
                match fields {
                    Some(fields) => {
                        all.open |= fields.open;
                        keys.extend(fields.entries().iter().map(|field| (field.key.clone(), field.at)));
                    }
                    None => all.open |= leaf.is_unknown(),
                }
            }
            for (key, at) in keys {
                if all.get(&key).is_some() {
                    continue;
                }
                let mut builder = ChoiceBuilder::new();
                for (guard, fields, leaf) in &leaves {
                    let value = match fields {
                        Some(fields) => fields.get(&key).cloned().unwrap_or_default(),
                        None if leaf.is_unknown() => (*leaf).clone(),
                        None => Value::null(),
                    };
                    builder.add(guard, value);
                }
                let value = builder.finish();
                let place = if value.span.is_some() { value.span } else { at };
                all.set(Field { key, at, value: value.at(place) });
            }
            Some(all)
        }
        _ => None,
    }
}

/// When a value is there: under the conditions of those alternatives that are not null.
pub(super) fn presence(value: &Value) -> Presence {
    let Some(choice) = value.as_choice() else { return Presence::always() };
    let mut presence = Presence::never();
    for (guard, leaf) in choice.leaves() {
        if !leaf.is_null() {
            presence.add(guard.clone());
        }
    }
    presence
}

/// A value that stands where another one is not null.
pub(super) fn where_present(other: &Value, value: Value) -> Value {
    optional(&value, &presence(other))
}

/// A value that is there under a condition, and null otherwise.
pub(super) fn optional(value: &Value, presence: &Presence) -> Value {
    if presence.is_always() {
        return value.clone();
    }
    let mut builder = ChoiceBuilder::new();
    for guard in presence.guards() {
        builder.add(guard, value.clone());
    }
    for guard in presence.absent().guards() {
        builder.add(guard, Value::null().at(value.span));
    }
    builder.finish().at(value.span)
}

/// What a list of keys and values says: key, place and value of each. `Key` and `Value`, or `Name` and `Value`.
pub(in super::super) fn keyed(value: &Value) -> Vec<(Str, Span, Value)> {
    let (found, _) = elements(value);
    let pair = |(element, presence): (Value, Presence)| {
        let fields = element.as_fields()?;
        let key = ["Key", "Name", "TagKey", "AttributeKey"].iter().find_map(|name| fields.get(name))?.as_str()?.clone();
        let value = ["Value", "TagValue", "AttributeValue"].iter().find_map(|name| fields.get(name))?;
        Some((key, element.span, optional(value, &presence)))
    };
    found.into_iter().filter_map(pair).collect()
}
