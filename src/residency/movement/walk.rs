//! All values of an attribute in a resource: in each element of its blocks, under each condition, and inside the JSON of
//! texts.

use bartizan_lang::value::{Fields, Guard, Kind, Presence, Reason, Seq};
use bartizan_lang::{Span, Value};
use smallvec::SmallVec;

use crate::iam::document;

/// The element that was taken at each segment of the path; 0 where there is no list.
pub(super) type Steps = SmallVec<[u32; 6]>;

/// Most values of one attribute that are looked at.
const MAX_FOUND: usize = 4096;

/// A value of an attribute.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Never a choice or a list; null where the attribute is not written in a block that is there.
    pub value: Value,
    /// The attribute, or the block that it is missing in.
    pub at: Span,
    /// When, given that the resource is there.
    pub presence: Presence,
    /// The way to it.
    pub steps: Steps,
}

/// The segments of a path: names with dots between; a dot in a name stands behind a backslash.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(path);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.match_indices('.').map(|(at, _)| at).find(|at| !text[..*at].ends_with('\\'));
        let (segment, behind) = match end {
            Some(at) => (&text[..at], Some(&text[at + 1..])),
            None => (text, None),
        };
        rest = behind;
        Some(segment)
    })
}

/// How many segments a path has.
pub(super) fn depth(path: &str) -> usize {
    segments(path).count()
}

/// How many segments two paths have in common at their beginning.
pub(super) fn common(one: &str, other: &str) -> usize {
    segments(one).zip(segments(other)).take_while(|(a, b)| a == b).count()
}

/// All values of the attribute at `path`, `*` in it for whatever a map holds.
pub(super) fn walk(body: &Fields, path: &str, header: Span) -> Vec<Found> {
    let names: Vec<String> = segments(path).map(|segment| segment.replace('\\', "")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut walk = Walk { found: Vec::new() };
    walk.fields(body, &names, header, &Presence::always(), &Steps::new());
    walk.found
}

struct Walk {
    found: Vec<Found>,
}

impl Walk {
    fn fields(&mut self, fields: &Fields, path: &[&str], at: Span, presence: &Presence, steps: &Steps) {
        let Some((name, rest)) = path.split_first() else { return };
        if *name == "*" {
            for (field, number) in fields.entries().iter().zip(0..) {
                self.value(&field.value, rest, field.at.or(at), presence, &with(steps, number));
            }
            return;
        }
        match fields.field(name) {
            Some(field) => self.value(&field.value, rest, field.at.or(at), presence, steps),
            None if fields.open => {
                let reason = Reason::Other("the block may hold more".into());
                self.push(Value::unknown(reason).at(at), at, presence, with(steps, 0));
            }
            None if rest.is_empty() => self.push(Value::null().at(at), at, presence, with(steps, 0)),
            None => {}
        }
    }

    /// What a segment names: `rest` is what is looked for in it.
    fn value(&mut self, value: &Value, rest: &[&str], at: Span, presence: &Presence, steps: &Steps) {
        match &value.kind {
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    self.value(leaf, rest, at, &under(presence, guard), steps);
                }
            }
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => self.elements(seq, value, rest, at, presence, steps),
            _ => self.element(value, rest, at, presence, with(steps, 0)),
        }
    }

    fn elements(&mut self, seq: &Seq, list: &Value, rest: &[&str], at: Span, presence: &Presence, steps: &Steps) {
        for (number, item) in seq.items.iter().enumerate() {
            let presence = presence.and(&seq.presence_of(number));
            let at = if rest.is_empty() { at } else { item.span.or(at) };
            self.element(item, rest, at, &presence, with(steps, u32::try_from(number).unwrap_or(u32::MAX)));
        }
        if seq.open && seq.items.is_empty() {
            let reason = Reason::Other("it is not known how many there are".into());
            self.push(Value::unknown(reason).at(list.span), at, presence, with(steps, 0));
        }
    }

    fn element(&mut self, value: &Value, rest: &[&str], at: Span, presence: &Presence, steps: Steps) {
        match &value.kind {
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    self.element(leaf, rest, at, &under(presence, guard), steps.clone());
                }
            }
            _ if rest.is_empty() => match &value.kind {
                // A list in a list: JSON.
                Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                    seq.items.iter().for_each(|item| self.push(item.clone(), at, presence, steps.clone()));
                }
                _ => self.push(value.clone(), at, presence, steps),
            },
            Kind::Object(fields) | Kind::Map(fields) => self.fields(fields, rest, at, presence, &steps),
            Kind::String(_) | Kind::Unknown(_) => match document::parsed(value) {
                Some(parsed) => self.element(&parsed, rest, at, presence, steps),
                None if value.is_unknown() => self.push(value.clone(), at, presence, steps),
                None => {}
            },
            _ => {}
        }
    }

    fn push(&mut self, value: Value, at: Span, presence: &Presence, steps: Steps) {
        if !presence.is_never() && self.found.len() < MAX_FOUND {
            self.found.push(Found { value, at, presence: presence.clone(), steps });
        }
    }
}

fn with(steps: &Steps, number: u32) -> Steps {
    let mut steps = steps.clone();
    steps.push(number);
    steps
}

fn under(presence: &Presence, guard: &Guard) -> Presence {
    presence.and_guard(guard)
}
