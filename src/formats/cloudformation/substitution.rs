//! What stands in texts: the names in those of `Fn::Sub`, and dynamic references.

use std::sync::Arc;

use bartizan_lang::value::{
    ChoiceBuilder, Field, Fields, Kind, Part, Presence, Reason, Seq, Shape, Str, Type, Unknown,
};
use bartizan_lang::{Span, Value};

/// A piece of a text of `Fn::Sub`.
pub(super) enum Piece<'a> {
    /// Text as it will be.
    Text(Str),
    /// `${Name}`.
    Name(&'a str),
}

/// The pieces of a text of `Fn::Sub`; `${!Name}` is the text `${Name}`.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut pending = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        let (before, after) = (rest.get(..at).unwrap_or_default(), rest.get(at + 2..).unwrap_or_default());
        pending.push_str(before);
        let Some(end) = after.find('}') else {
            pending.push_str("${");
            rest = after;
            continue;
        };
        let name = after.get(..end).unwrap_or_default();
        rest = after.get(end + 1..).unwrap_or_default();
        if let Some(kept) = name.strip_prefix('!') {
            pending.push_str("${");
            pending.push_str(kept);
            pending.push('}');
        } else if is_name(name.trim()) {
            if !pending.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut pending).into()));
            }
            pieces.push(Piece::Name(name.trim()));
        } else {
            // A variable of a shell with a default, `${X:-y}`, is no name: CloudFormation refuses the whole text.
            pending.push_str("${");
            pending.push_str(name);
            pending.push('}');
        }
    }
    pending.push_str(rest);
    if !pending.is_empty() {
        pieces.push(Piece::Text(pending.into()));
    }
    pieces
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '.' | '_' | '-' | '/'))
}

/// What begins a dynamic reference.
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>
const DYNAMIC: &str = "{{resolve:";

/// The value as a property has it: what is absent is left out, and what dynamic references stand for is unknown, and secret
/// unless it is a plain parameter. `None` where that changes nothing.
pub(super) fn settled(value: &Value) -> Option<Value> {
    match &value.kind {
        Kind::String(text) if text.contains(DYNAMIC) => Some(resolved(value, &[Part::Text(text.clone())])),
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) if parts.iter().any(|part| matches!(part, Part::Text(t) if t.contains(DYNAMIC))) => {
                Some(resolved(value, parts))
            }
            _ => None,
        },
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
            let kind = match &value.kind {
                Kind::List(_) => Kind::List,
                Kind::Set(_) => Kind::Set,
                _ => Kind::Tuple,
            };
            settled_seq(seq).map(|seq| value.with_kind(kind(Arc::new(seq))))
        }
        Kind::Map(fields) | Kind::Object(fields) => {
            settled_fields(fields).map(|fields| value.with_kind(Kind::Object(Arc::new(fields))))
        }
        Kind::Choice(choice) => {
            let leaves: Vec<Option<Value>> = choice.leaves().iter().map(|(_, leaf)| settled(leaf)).collect();
            if leaves.iter().all(Option::is_none) {
                return None;
            }
            let mut builder = ChoiceBuilder::new();
            for ((guard, leaf), changed) in choice.leaves().iter().zip(leaves) {
                builder.add(guard, changed.unwrap_or_else(|| leaf.clone()));
            }
            Some(builder.finish().at(value.span).made_from(value))
        }
        _ => None,
    }
}

fn settled_fields(fields: &Fields) -> Option<Fields> {
    let changed: Vec<Option<Value>> = fields.entries().iter().map(|field| settled(&field.value)).collect();
    let unchanged = |(field, changed): (&Field, &Option<Value>)| changed.is_none() && !field.value.is_null();
    if fields.entries().iter().zip(&changed).all(unchanged) {
        return None;
    }
    let entries = fields.entries().iter().zip(changed).filter(|(field, _)| !field.value.is_null());
    let mut made = Fields::new(
        entries
            .map(|(field, changed)| Field { value: changed.unwrap_or_else(|| field.value.clone()), ..field.clone() })
            .collect(),
    );
    made.open = fields.open;
    Some(made)
}

fn settled_seq(seq: &Seq) -> Option<Seq> {
    let may_be_absent = |item: &Value| {
        item.is_null() || item.as_choice().is_some_and(|choice| choice.leaves().iter().any(|(_, leaf)| leaf.is_null()))
    };
    let changed: Vec<Option<Value>> = seq.items.iter().map(settled).collect();
    if changed.iter().all(Option::is_none) && !seq.items.iter().any(may_be_absent) {
        return None;
    }
    let mut made = Seq { open: seq.open, ..Seq::default() };
    for (place, (item, changed)) in seq.items.iter().zip(changed).enumerate() {
        let item = changed.unwrap_or_else(|| item.clone());
        let (item, presence) = if may_be_absent(&item) { present(&item) } else { (item, Presence::always()) };
        let presence = seq.presence_of(place).and(&presence);
        if !presence.is_never() {
            made.push(item, presence);
        }
    }
    Some(made)
}

/// What an element is when it is there, and when that is.
fn present(item: &Value) -> (Value, Presence) {
    let Some(choice) = item.as_choice() else {
        let presence = if item.is_null() { Presence::never() } else { Presence::always() };
        return (item.clone(), presence);
    };
    let there: Vec<_> = choice.leaves().iter().filter(|(_, leaf)| !leaf.is_null()).collect();
    let mut presence = Presence::never();
    for (guard, _) in &there {
        presence.add(guard.clone());
    }
    let value = match there.as_slice() {
        [(_, only)] => only.clone().made_from(item),
        _ => {
            let mut builder = ChoiceBuilder::new();
            for (guard, leaf) in &there {
                builder.add(guard, leaf.clone());
            }
            builder.finish().at(item.span).made_from(item)
        }
    };
    (value, presence)
}

/// A text with the values of its dynamic references in their places, as far as they are known: not at all.
fn resolved(value: &Value, parts: &[Part]) -> Value {
    let mut made = Vec::new();
    let (mut name, mut secret) = (Str::new(), false);
    // Inside of a reference everything is part of its name, holes included.
    let mut inside = false;
    for part in parts {
        let text = match part {
            Part::Text(text) => text.as_str(),
            Part::Hole(_) => {
                if !inside {
                    made.push(part.clone());
                }
                continue;
            }
        };
        let mut rest = text;
        loop {
            if inside {
                let Some((_, after)) = rest.split_once("}}") else { break };
                (inside, rest) = (false, after);
            }
            let Some((before, after)) = rest.split_once(DYNAMIC) else {
                push(&mut made, rest);
                break;
            };
            push(&mut made, before);
            let whole = after.split("}}").next().unwrap_or_default();
            if name.is_empty() {
                name = whole.into();
            }
            let here = !whole.starts_with("ssm:");
            secret |= here;
            made.push(Part::Hole(stored(whole, value.span, here)));
            (inside, rest) = (true, after);
        }
    }
    let result = match made.as_slice() {
        [Part::Hole(only)] => only.clone(),
        _ => {
            let mut unknown = unknown_text(&name);
            unknown.shape = Shape::Template(made.into());
            Value::from_unknown(unknown)
        }
    };
    let result = result.at(value.span).made_from(value);
    if secret { result.sensitive() } else { result }
}

fn push(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Text(before)) => before.push_str(text),
        _ => parts.push(Part::Text(text.into())),
    }
}

fn stored(name: &str, span: Span, secret: bool) -> Value {
    let value = Value::from_unknown(unknown_text(name)).at(span);
    if secret { value.sensitive() } else { value }
}

fn unknown_text(name: &str) -> Unknown {
    let store = match name.split(':').next() {
        Some("secretsmanager") => "Secrets Manager",
        _ => "the parameter store",
    };
    let mut unknown = Unknown::new(Reason::Other(format!("read from {store} when the stack is made").into()));
    (unknown.ty, unknown.not_null) = (Some(Type::String), true);
    unknown
}
