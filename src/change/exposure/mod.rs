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
    let mut widened = Widened::default();
    let mut compare = |door: &Door, before: &RuleSet, after: &RuleSet| {
        widened.opened.extend(opened(before, after).iter().map(|opening| sentence(door, opening, &NOW)));
        widened.closed.extend(opened(after, before).iter().map(|opening| sentence(door, opening, &NO_LONGER)));
    };
    let rules = |view: Option<&_>| view.map_or_else(RuleSet::default, |view| firewalls::rules(change.ty, view));
    compare(&Door::Ports, &rules(change.before), &rules(change.after));
    for service in services::of(change.ty) {
        let rules = |view: Option<&_>| view.map_or_else(RuleSet::default, |view| (service.who)(view));
        compare(&Door::Service(service.called), &rules(change.before), &rules(change.after));
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
