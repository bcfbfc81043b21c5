//! What a change opens: who may reach what after it, and could not before.
//!
//! Rules are compared by what they let through together, not by how they are written: other rules with the same effect open
//! nothing, nor does a rule within another. Only ways in are looked at; what machines may reach themselves is not exposure.
//! A part that is not known opens nothing and closes nothing, so that what is said is sure; where a rule of before is
//! unknown, what it may have let through counts as open already.
//!
//! Rules and settings of one resource are compared. That another resource stops what these let through is not known here:
//! a firewall before a database, a network without a route to the internet.

mod firewalls;
mod services;
mod switches;

use bartizan_lang::Value;

use super::subject::Both;
use crate::net::peers::enumerated;
use crate::net::rules::{Opening, RuleSet, opened};

/// What a change opens and closes, as sentences: sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widened {
    /// Ways in that are open after and were not before: `0.0.0.0/0 may now reach port 5432 (was 10.0.0.0/8)`.
    pub opened: Vec<String>,
    /// Ways in that were open before and are not after: `0.0.0.0/0 may no longer reach port 5432 (still 10.0.0.0/8)`.
    pub closed: Vec<String>,
}

/// What a change of a resource opens and closes. A resource that is created opens all that it lets in, and one that is
/// deleted closes it; whether that matters is for the caller to say.
#[must_use]
pub fn widened(change: &Both<'_>) -> Widened {
    widened_beside(change, None)
}

/// The same of a rule or policy that belongs to another resource, of which the view before is given: what that allowed
/// already, in whichever of its rules, is not opened.
#[must_use]
pub fn widened_beside(change: &Both<'_>, owner: Option<(&str, &Value)>) -> Widened {
    let mut widened = Widened::default();
    let before = change.before.map(|view| (change.ty, view));
    let after = change.after.map(|view| (change.ty, view));
    let own = doors(before, after);
    let beside = owner.map(|owner| doors(Some(owner), after));
    for (door, was, is) in beside.as_ref().unwrap_or(&own) {
        widened.opened.extend(opened(was, is).iter().map(|opening| sentence(door, opening, &NOW)));
    }
    for (door, was, is) in &own {
        widened.closed.extend(opened(is, was).iter().map(|opening| sentence(door, opening, &NO_LONGER)));
    }
    // Who may reach a service is told more exactly than that its endpoint is public.
    let said = |sentences: &Vec<String>| !sentences.is_empty();
    let (opens, closes) = (said(&widened.opened), said(&widened.closed));
    for turned in switches::turned(change) {
        let general = turned.is_general;
        widened.opened.extend(turned.opened.filter(|_| !(general && opens)));
        widened.closed.extend(turned.closed.filter(|_| !(general && closes)));
    }
    for sentences in [&mut widened.opened, &mut widened.closed] {
        sentences.sort();
        sentences.dedup();
    }
    widened
}

/// What rules stand before, with those of two views. The first may be of another type than the second.
fn doors(before: Option<(&str, &Value)>, after: Option<(&str, &Value)>) -> Vec<(Door, RuleSet, RuleSet)> {
    let kind = before.or(after).map_or("", |(ty, _)| ty);
    let ports = |view: Option<(&str, &Value)>| {
        view.map_or_else(|| firewalls::without_rules(kind), |(ty, view)| firewalls::rules(ty, view))
    };
    let mut doors = vec![(Door::Ports, ports(before), ports(after))];
    let services = |view: Option<(&str, &Value)>| -> Vec<(&'static str, RuleSet)> {
        let of = view.into_iter().flat_map(|(ty, view)| services::of(ty).map(move |s| (s.called, (s.who)(view))));
        of.collect()
    };
    let mut was = services(before);
    for (called, is) in services(after) {
        let place = was.iter().position(|(other, _)| *other == called);
        let was = place.map_or_else(RuleSet::default, |place| was.swap_remove(place).1);
        doors.push((Door::Service(called), was, is));
    }
    doors.extend(was.into_iter().map(|(called, was)| (Door::Service(called), was, RuleSet::default())));
    doors
}

/// What rules stand before.
enum Door {
    /// Machines: rules name protocols and ports.
    Ports,
    /// A service, by what it is called: rules name only who may reach it.
    Service(&'static str),
}

/// The words for what opens and for what closes.
struct Words {
    verb: &'static str,
    rest: &'static str,
}

const NOW: Words = Words { verb: "may now reach", rest: "was" };
const NO_LONGER: Words = Words { verb: "may no longer reach", rest: "still" };

/// `WHO may now reach WHAT of WHOM (was WHO, WHAT)`.
fn sentence(door: &Door, opening: &Opening, words: &Words) -> String {
    let who = enumerated(&opening.newcomers.who);
    let (what, had) = match door {
        Door::Service(called) => ((*called).to_owned(), None),
        Door::Ports => {
            // Everything but what was open already is told as everything, with what was.
            let (what, had) = opening.traffic.rounded(&opening.had);
            (what.to_string(), (!had.is_nothing()).then(|| had.to_string()))
        }
    };
    let whom = match door {
        Door::Ports if !opening.targets.is_empty() => format!(" of {}", enumerated(&opening.targets)),
        _ => String::new(),
    };
    let was = &opening.newcomers.was;
    let was: Vec<String> = (!was.is_empty()).then(|| enumerated(was)).into_iter().chain(had).collect();
    let was = if was.is_empty() { String::new() } else { format!(" ({} {})", words.rest, was.join(", ")) };
    format!("{who} {} {what}{whom}{was}", words.verb)
}
