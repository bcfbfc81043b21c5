//! When two values are surely equal, known or not: how companions find their parents by value.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{InstanceKey, Kind, Part, Reference, Shape};

/// What tells a value from others: values of one identity are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Identity<'a> {
    /// A known text.
    Text(&'a str),
    /// The name of something whose ARN or URL ends with it.
    Name(&'a str),
    /// An attribute of one instance, though nobody knows its value.
    Attribute(&'a Reference),
    /// An unknown value of one origin, or a text made in one way from such values.
    Same(&'a Value),
}

impl<'a> Identity<'a> {
    /// The identity of a value; nothing for one of which it cannot be said.
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        match &value.kind {
            Kind::String(text) => Some(Self::Text(text)),
            Kind::Unknown(_) => exact(value)
                .filter(|reference| reference.key != InstanceKey::Unknown)
                .map(|reference| Self::Attribute(reference))
                .or_else(|| is_determined(value).then_some(Self::Same(value))),
            _ => None,
        }
    }

    /// What a text that names something more closely ends with: the name in an ARN or a URL.
    pub(super) fn short(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => text.rsplit_once([':', '/']).map(|(_, name)| name).filter(|name| !name.is_empty()),
            _ => None,
        }
    }
}

/// The resource attribute that a value is.
fn exact(value: &Value) -> Option<&Arc<Reference>> {
    value.refs().iter().find(|reference| reference.exact)
}

/// Whether every use of this unknown value has the same content.
fn is_determined(value: &Value) -> bool {
    match &value.kind {
        Kind::Unknown(unknown) => match &unknown.shape {
            _ if unknown.origin.is_some() => true,
            Shape::Template(parts) => parts.iter().all(|part| match part {
                Part::Text(_) => true,
                Part::Hole(hole) => {
                    is_determined(hole) || exact(hole).is_some_and(|reference| reference.key != InstanceKey::Unknown)
                }
            }),
            _ => false,
        },
        _ => value.is_wholly_known(),
    }
}

/// Whether a text is made by adding known text to something: then it is not what the references in it name.
pub(super) fn is_composed(value: &Value) -> bool {
    match &value.kind {
        Kind::Unknown(unknown) => match &unknown.shape {
            Shape::Template(parts) => parts.iter().any(|part| matches!(part, Part::Text(text) if !text.is_empty())),
            Shape::Json(_) => true,
            Shape::None | Shape::Between(..) | Shape::Counted(..) => false,
        },
        Kind::String(_) => value.refs().iter().all(|reference| !reference.exact),
        _ => true,
    }
}
