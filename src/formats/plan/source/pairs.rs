//! Which element of the source a planned element is.

use std::cmp::Reverse;

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Seq};
use rustc_hash::FxHashMap;

/// Most pairs that are compared in full. Beyond, elements that are not equal are taken in their order.
const MOST_PAIRS: usize = 40_000;

/// How far a planned value and one of the source contradict each other, and how far they agree: the least is the best.
pub(super) type Agreement = (usize, Reverse<usize>);

/// For each planned element, that of the source.
///
/// Of lists of equal length, elements are paired by their places. Otherwise equal elements come first, and then those that
/// contradict each other least: blocks by what they have in common, texts only where nothing contradicts. Where there may be
/// more elements than the source has, one that stands for several is taken more than once.
pub(super) fn pairs(planned: &[Value], source: &Seq, ordered: bool) -> Vec<Option<usize>> {
    if ordered && source.is_closed() && planned.len() == source.items.len() {
        return (0..planned.len()).map(Some).collect();
    }
    let mut found: Vec<Option<usize>> = vec![None; planned.len()];
    let mut taken = vec![false; source.items.len()];
    let mut equal: FxHashMap<&Value, Vec<usize>> = FxHashMap::default();
    for (index, item) in source.items.iter().enumerate().rev() {
        if item.is_wholly_known() {
            equal.entry(item).or_default().push(index);
        }
    }
    for (pair, item) in found.iter_mut().zip(planned) {
        if let Some(index) = equal.get_mut(item).and_then(Vec::pop) {
            *pair = Some(index);
            taken[index] = true;
        }
    }
    let left: Vec<usize> = (0..planned.len()).filter(|place| found[*place].is_none()).collect();
    let free: Vec<usize> = (0..source.items.len()).filter(|index| !taken[*index]).collect();
    if left.len().saturating_mul(source.items.len()) > MOST_PAIRS {
        for (place, index) in left.into_iter().zip(free) {
            found[place] = Some(index);
        }
        return found;
    }
    let mut ranked: Vec<(Agreement, usize, usize, usize)> = Vec::new();
    for &place in &left {
        for &index in &free {
            let agreement = agreement(&planned[place], &source.items[index]);
            if agreement.0 == 0 || is_compound(&planned[place]) {
                ranked.push((agreement, place.abs_diff(index), place, index));
            }
        }
    }
    ranked.sort_unstable();
    for (_, _, place, index) in ranked {
        if found[place].is_none() && !taken[index] {
            found[place] = Some(index);
            taken[index] = true;
        }
    }
    if !source.is_closed() {
        for place in left.into_iter().filter(|place| is_compound(&planned[*place])) {
            if found[place].is_none() {
                let stands_for_several = |index: &usize| !source.presence_of(*index).is_always();
                let several: Vec<usize> = (0..source.items.len()).filter(stands_for_several).collect();
                let among = if several.is_empty() { (0..source.items.len()).collect() } else { several };
                found[place] = among.into_iter().min_by_key(|i| agreement(&planned[place], &source.items[*i]));
            }
        }
    }
    found
}

/// How well a planned value and one of the source go together. What either does not know agrees with anything.
pub(super) fn agreement(planned: &Value, source: &Value) -> Agreement {
    let (mut against, mut with) = (0, 0);
    compare(planned, source, &mut against, &mut with);
    (against, Reverse(with))
}

fn compare(planned: &Value, source: &Value, against: &mut usize, with: &mut usize) {
    match (&planned.kind, &source.kind) {
        (_, Kind::Choice(choice)) => {
            let best = choice.leaves().iter().map(|(_, leaf)| agreement(planned, leaf)).min();
            let (more_against, Reverse(more_with)) = best.unwrap_or((0, Reverse(0)));
            *against += more_against;
            *with += more_with;
        }
        (Kind::String(text), Kind::Unknown(unknown)) => {
            let (prefix, suffix) = (unknown.prefix(), unknown.suffix());
            if !text.starts_with(prefix) || !text.ends_with(suffix) {
                *against += 1;
            } else if !prefix.is_empty() || !suffix.is_empty() {
                *with += 1;
            }
        }
        (_, Kind::Unknown(_)) => {}
        (Kind::Unknown(_), _) => {
            // What the source knows wholly, a plan hardly does not know.
            *against += usize::from(source.is_wholly_known());
        }
        (Kind::Object(fields) | Kind::Map(fields), Kind::Object(of) | Kind::Map(of)) => {
            for field in of.entries() {
                match fields.get(&field.key) {
                    Some(value) => compare(value, &field.value, against, with),
                    None => *against += usize::from(!field.value.is_null()),
                }
            }
        }
        (
            Kind::List(items) | Kind::Set(items) | Kind::Tuple(items),
            Kind::List(of) | Kind::Set(of) | Kind::Tuple(of),
        ) => {
            if of.is_closed() {
                *against += items.items.len().abs_diff(of.items.len());
            }
            if matches!(source.kind, Kind::Set(_)) {
                for item in of.items.iter().filter(|item| item.is_wholly_known()) {
                    let there = items.items.iter().any(|planned| planned.same(item));
                    *(if there { &mut *with } else { &mut *against }) += 1;
                }
            } else {
                items.items.iter().zip(&of.items).for_each(|(item, of)| compare(item, of, against, with));
            }
        }
        _ if planned.same(source) => *with += 1,
        // A provider writes an empty text or list for what is null.
        (Kind::Null, _) | (_, Kind::Null) => {}
        _ => *against += 1,
    }
}

fn is_compound(value: &Value) -> bool {
    value.as_fields().is_some() || value.as_seq().is_some()
}
