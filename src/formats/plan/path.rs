//! Ways into values, as plans and states name attributes: which cannot be changed in place, which are sensitive.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Field, Kind, Seq, Str};

/// One step into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// An attribute, or an element of a map.
    Name(Str),
    /// An element of a list.
    Index(usize),
    /// An element of a set, which is its own key.
    Element,
}

impl Step {
    /// The step to the element with that key.
    pub(super) fn of_key(key: &Value) -> Self {
        match &key.kind {
            Kind::String(name) => Self::Name(name.clone()),
            Kind::Number(index) => {
                index.as_i64().and_then(|index| usize::try_from(index).ok()).map_or(Self::Element, Self::Index)
            }
            _ => Self::Element,
        }
    }
}

/// The way as people write it: `node_config[0].machine_type`. Nothing when it leads into a set.
pub(super) fn text(steps: &[Step]) -> Option<Str> {
    let mut path = Str::new();
    for step in steps {
        match step {
            Step::Name(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Element => return None,
        }
    }
    Some(path)
}

/// The value in which the part at the end of the way is marked sensitive. Where it leads nowhere nothing is marked; where it
/// leads into a set, all of the set is.
pub(super) fn marked(value: Value, steps: &[Step]) -> Value {
    let Some((step, rest)) = steps.split_first() else { return value.sensitive() };
    let kind = match (step, &value.kind) {
        (Step::Name(name), Kind::Object(fields)) => {
            let Some(field) = fields.field(name) else { return value };
            let mut fields = (**fields).clone();
            fields.set(Field { key: name.clone(), at: field.at, value: marked(field.value.clone(), rest) });
            Kind::Object(Arc::new(fields))
        }
        (Step::Index(index), Kind::List(seq)) => {
            let mut items = seq.items.clone();
            let Some(item) = items.get_mut(*index) else { return value };
            *item = marked(std::mem::take(item), rest);
            Kind::List(Arc::new(Seq::of(items)))
        }
        (Step::Element, Kind::List(_)) => return value.sensitive(),
        _ => return value,
    };
    value.with_kind(kind)
}
