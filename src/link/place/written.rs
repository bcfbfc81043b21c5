//! Values along a path through blocks, and the alternatives of a place.

use bartizan_lang::Span;
use bartizan_lang::value::{Fields, Guard, Kind, Presence, Reason, Seq, Str, Value};

use crate::providers::placements::When;
use crate::providers::shape::{disjoint, single};

/// Most alternatives of a place that are followed.
const MAX_ALTERNATIVES: usize = 16;

/// One of the alternatives of a place: their guards exclude each other.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// When.
    pub guard: Guard,
    /// What is said then.
    pub said: Said,
    /// Where that was decided.
    pub span: Span,
}

/// What is said of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is in all of these.
    Texts(Vec<Str>),
    /// It cannot be known.
    Unknown(Reason),
}

/// The value at a path through blocks, and the attribute or first block on the way to it. Where blocks repeat, a list of what
/// they say; null when nothing says it.
#[must_use]
pub fn at_path(fields: &Fields, path: &str, when: When) -> Option<(Span, Value)> {
    let Some((first, rest)) = path.split_once('.') else {
        let field = fields.field(path)?;
        let value = if when == When::First { single(&field.value) } else { field.value.clone() };
        return Some((field.at, value));
    };
    let field = fields.field(first)?;
    let names: Vec<&str> = rest.split('.').collect();
    let mut found = Found { seq: Seq::default(), at: Span::NONE, when };
    found.gather(&field.value, &names, &Presence::always());
    let Found { seq, at, .. } = found;
    let value = match seq.items.as_slice() {
        [] if !seq.open => return None,
        [only] if seq.is_closed() => only.clone(),
        [first, ..] => Value::new(Kind::Tuple(seq.clone().into())).at(first.span),
        [] => Value::new(Kind::Tuple(seq.into())),
    };
    Some((at.or(field.at), value))
}

struct Found {
    seq: Seq,
    at: Span,
    when: When,
}

impl Found {
    fn gather(&mut self, value: &Value, path: &[&str], presence: &Presence) {
        if presence.is_never() {
            return;
        }
        match &value.kind {
            Kind::Null => {}
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    self.gather(leaf, path, &presence.and_guard(guard));
                }
            }
            Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) if self.when == When::First && !path.is_empty() => {
                self.gather(&single(value), path, presence);
            }
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                self.seq.open |= seq.open;
                for (place, item) in seq.items.iter().enumerate() {
                    self.gather(item, path, &presence.and(&seq.presence_of(place)));
                }
            }
            Kind::Object(fields) | Kind::Map(fields) => match path.split_first() {
                Some((name, rest)) => {
                    if let When::Block(attribute, wanted) = self.when
                        && let Some(said) = fields.get(attribute)
                        && said.as_literal().is_some_and(|literal| literal.text() != *wanted)
                    {
                        return;
                    }
                    if let Some(field) = fields.field(name) {
                        self.at = self.at.or(field.at);
                        self.gather(&field.value, rest, presence);
                    }
                }
                None => self.seq.push(value.clone(), presence.clone()),
            },
            _ => self.seq.push(value.clone(), presence.clone()),
        }
    }
}

/// The alternatives of a place that a value says. What is null is left out.
#[must_use]
pub fn alternatives(value: &Value) -> Vec<Alternative> {
    let mut all = Vec::new();
    match value.as_choice() {
        Some(choice) => choice.leaves().iter().for_each(|(guard, leaf)| of_leaf(guard, leaf, &mut all)),
        None => of_leaf(&Guard::always(), value, &mut all),
    }
    if all.len() > MAX_ALTERNATIVES {
        let said = Said::Unknown(Reason::TooManyConditions);
        return vec![Alternative { guard: Guard::always(), said, span: value.span }];
    }
    all
}

fn of_leaf(guard: &Guard, leaf: &Value, all: &mut Vec<Alternative>) {
    let mut add = |said: Said| all.push(Alternative { guard: guard.clone(), said, span: leaf.span });
    match &leaf.kind {
        Kind::Null => {}
        Kind::String(text) => add(Said::Texts(vec![text.clone()])),
        Kind::Unknown(unknown) => add(Said::Unknown(unknown.reason.clone())),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => of_list(guard, leaf, seq, all),
        _ => add(Said::Unknown(Reason::Invalid)),
    }
}

/// Lists whose elements hang on conditions become the lists that there may be.
fn of_list(guard: &Guard, list: &Value, seq: &Seq, all: &mut Vec<Alternative>) {
    let whole = |said: Said| Alternative { guard: guard.clone(), said, span: list.span };
    if seq.open {
        all.push(whole(Said::Unknown(Reason::Other("there may be more places than these".into()))));
        return;
    }
    let start = Alternative { guard: guard.clone(), said: Said::Texts(Vec::new()), span: list.span };
    let mut lists = vec![start];
    for (place, item) in seq.items.iter().enumerate() {
        let presence = seq.presence_of(place);
        let mut next = Vec::new();
        for list in &lists {
            for absent in presence.absent().guards() {
                if let Some(both) = list.guard.and(absent) {
                    next.push(Alternative { guard: both, ..list.clone() });
                }
            }
            for present in disjoint(&presence).guards() {
                let Some(both) = list.guard.and(present) else { continue };
                let items = alternatives(item);
                if items.is_empty() {
                    next.push(Alternative { guard: both.clone(), ..list.clone() });
                }
                for one in items {
                    let Some(guard) = both.and(&one.guard) else { continue };
                    let said = joined(&list.said, one.said);
                    let span = if list.said == Said::Texts(Vec::new()) { one.span } else { list.span };
                    next.push(Alternative { guard, said, span });
                }
            }
        }
        lists = next;
        if lists.len() > MAX_ALTERNATIVES {
            all.push(whole(Said::Unknown(Reason::TooManyConditions)));
            return;
        }
    }
    all.extend(lists.into_iter().map(|list| match list.said == Said::Texts(Vec::new()) {
        true => Alternative { said: Said::Unknown(Reason::Other("no place is named".into())), ..list },
        false => list,
    }));
}

fn joined(before: &Said, next: Said) -> Said {
    match (before, next) {
        (Said::Texts(before), Said::Texts(next)) => {
            let mut texts = before.clone();
            texts.extend(next.into_iter().filter(|text| !before.contains(text)));
            Said::Texts(texts)
        }
        (Said::Unknown(reason), _) => Said::Unknown(reason.clone()),
        (_, Said::Unknown(reason)) => Said::Unknown(reason),
    }
}
