//! Applying the rows of a type to a resource.

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::value::{Guard, Presence, Reason, Str};
use bartizan_lang::{Span, Value};

use super::ends::{Finder, Target, placed};
use super::walk::{Found, Steps, walk};
use super::{End, Movement, detail, keys, transport, trigger};
use crate::ir::{Resource, ResourceIndex};
use crate::providers::companions;
use crate::providers::shape::disjoint;
use crate::residency::catalogue::{Cloud, Destination, MovementRow, Trigger};
use crate::residency::location::{Case, Place};

/// Most sources of one movement that are told apart.
const MAX_SOURCES: usize = 64;

/// The word for data of all regions of an account, in the column that names the source.
const ALL_REGIONS: &str = "*";

/// What one row makes of one element.
struct Draft {
    row: Arc<MovementRow>,
    steps: Steps,
    /// When, given that the resource is there.
    presence: Presence,
    doubt: Option<Reason>,
    /// The values, each with when it is the one.
    leaves: Vec<(Guard, Value)>,
    at: Span,
    /// What the values name.
    named: Option<Target>,
}

/// What the rows say of one resource.
pub(super) fn of_resource(
    finder: &Finder<'_>,
    index: ResourceIndex,
    resource: &Resource,
    rows: &[Arc<MovementRow>],
    all: &mut Vec<Movement>,
) {
    let mut drafts: Vec<Draft> = Vec::new();
    let (second, first): (Vec<_>, Vec<_>) = rows
        .iter()
        .filter(|row| !detail::of(row.id).stands_for)
        .partition(|row| !detail::of(row.id).same_as.is_empty());
    for row in first {
        drafts.extend(of_row(resource, row).into_iter().map(|draft| named(finder, index, draft)));
    }
    for row in second {
        for draft in of_row(resource, row) {
            let draft = named(finder, index, draft);
            let same_as = detail::of(row.id).same_as;
            let shared = super::walk::common(same_as, row.attribute);
            let same = drafts.iter_mut().find(|other| {
                (other.row.attribute == same_as || detail::of(other.row.id).same_as == same_as)
                    && other.steps.iter().zip(&draft.steps).take(shared).all(|(a, b)| a == b)
            });
            match same {
                Some(other) if worth(&draft) > worth(other) => {
                    // The other one still says when.
                    let presence = other.presence.clone();
                    *other = Draft { presence, ..draft };
                }
                Some(_) => {}
                None => drafts.push(draft),
            }
        }
    }
    for draft in drafts {
        finish(finder, index, resource, draft, all);
    }
}

/// How much is known of where a movement goes: nothing, whose it is, the place.
fn worth(draft: &Draft) -> u8 {
    let Some(target) = &draft.named else { return 0 };
    let known = |case: &Case| matches!(case.place, Place::At(_) | Place::Everywhere(_) | Place::NoSuchRegion { .. });
    match () {
        () if target.end.location.cases.iter().any(known) => 2,
        () if draft.row.destination == Destination::Account => 1,
        () => 0,
    }
}

/// The values of a row's attribute to which the row applies, element by element.
fn of_row(resource: &Resource, row: &Arc<MovementRow>) -> Vec<Draft> {
    let mut drafts: BTreeMap<Steps, Draft> = BTreeMap::new();
    let mut found = walk(&resource.body, row.attribute, resource.header);
    let when = &detail::of(row.id).when;
    let absent_counts = match &row.trigger {
        Trigger::Always => true,
        Trigger::Written => false,
        // Without its block, an attribute is not written; where nothing else has to hold, the block has to be there.
        Trigger::Values(values) => values.iter().any(|value| value.is_empty()) && !when.is_empty(),
    };
    if found.is_empty() && absent_counts {
        let (value, steps) = (Value::null().at(resource.header), Steps::new());
        found.push(Found { value, at: resource.header, presence: Presence::always(), steps });
    }
    for found in found {
        let mut decision = trigger::applies(&row.trigger, resource, row.attribute, &found.value);
        for condition in when {
            if decision.presence.is_never() {
                break;
            }
            decision = decision.and(trigger::holds(condition, resource, row.attribute, &found.steps));
        }
        let presence = decision.presence.and(&found.presence);
        if presence.is_never() {
            continue;
        }
        let draft = drafts.entry(found.steps.clone()).or_insert_with(|| Draft {
            row: row.clone(),
            steps: found.steps.clone(),
            presence: Presence::never(),
            doubt: None,
            leaves: Vec::new(),
            at: found.at,
            named: None,
        });
        for guard in disjoint(&presence).guards() {
            draft.presence.add(guard.clone());
            draft.leaves.push((guard.clone(), found.value.clone()));
        }
        draft.doubt = draft.doubt.take().or(decision.doubt);
    }
    drafts.into_values().collect()
}

/// Follows the values of a draft: to the destination, or to the source where the resource itself is the destination.
fn named(finder: &Finder<'_>, index: ResourceIndex, mut draft: Draft) -> Draft {
    let resolve = |value: &Value| match draft.row.destination {
        Destination::Itself => finder.named(value, index, Destination::Itself, draft.row.attribute),
        _ => finder.destination(&draft.row, index, value),
    };
    let targets: Vec<(Guard, Target)> =
        draft.leaves.iter().map(|(guard, value)| (guard.clone(), resolve(value))).collect();
    draft.named = merged(targets, &draft.presence);
    if draft.row.destination == Destination::Pair {
        let goes = |target: &Target| target.end.location.cases.iter().any(|case| case.place != Place::Nowhere);
        draft.named = draft.named.filter(goes);
    }
    // What refers to something says where it goes, whatever the text will be.
    if let (Some(target), Some(doubt)) = (&mut draft.named, &draft.doubt)
        && target.end.resource.is_none()
    {
        target.end.location = placed(Place::Unknown(doubt.clone()), target.end.location.at, Str::new());
    }
    draft
}

/// One end of several that hang on conditions. Where none of them holds the movement goes nowhere.
fn merged(mut targets: Vec<(Guard, Target)>, presence: &Presence) -> Option<Target> {
    if targets.len() < 2 {
        return targets.pop().map(|(_, target)| target);
    }
    let (_, mut whole) = targets.first()?.clone();
    let mut names: Vec<Str> = Vec::new();
    let mut cases = Vec::new();
    for (guard, target) in &targets {
        if !names.contains(&target.end.name) {
            names.push(target.end.name.clone());
        }
        if target.end.resource != whole.end.resource {
            whole.end.resource = None;
        }
        if target.cloud != whole.cloud {
            whole.cloud = None;
        }
        for case in &target.end.location.cases {
            if let Some(guard) = guard.and(&case.guard) {
                cases.push(Case { guard, ..case.clone() });
            }
        }
    }
    let first = cases.first().map(|case| case.place.clone());
    if cases.iter().all(|case| Some(&case.place) == first.as_ref()) {
        cases.truncate(1);
        cases.iter_mut().for_each(|case| case.guard = Guard::always());
    } else {
        for guard in presence.absent().guards() {
            cases.push(Case { guard: guard.clone(), place: Place::Nowhere, decided: Span::NONE });
        }
    }
    whole.end.name = names.join(" or ").into();
    whole.end.location.cases = cases;
    Some(whole)
}

fn finish(finder: &Finder<'_>, index: ResourceIndex, resource: &Resource, draft: Draft, all: &mut Vec<Movement>) {
    let Some(target) = draft.named.clone() else { return };
    let value = draft.leaves.first().map_or(Span::NONE, |(_, value)| value.span);
    let itself = draft.row.destination == Destination::Itself;
    let to = if itself { finder.resource(index) } else { target.clone() };
    if itself && target.end.resource == Some(index) {
        return;
    }
    let row = target.row.clone().unwrap_or_else(|| draft.row.clone());
    let sources = match () {
        () if draft.row.from == ALL_REGIONS => {
            let place = Place::Everywhere("all regions of the account".into());
            let cloud = super::ends::cloud_of(resource);
            let end = End {
                resource: None,
                name: "all regions of the account".into(),
                location: placed(place, Span::NONE, Str::new()),
            };
            vec![(Presence::always(), Target { end, cloud, row: None })]
        }
        () if itself => vec![(Presence::always(), target)],
        () => sources(finder, index, resource, &draft),
    };
    let detail = detail::of(row.id);
    let own = if Arc::ptr_eq(&row, &draft.row) { detail.clone() } else { detail::of(draft.row.id) };
    let place = keys::At { resource, attribute: draft.row.attribute, steps: &draft.steps };
    let customer_key = keys::of(finder, &own.keys, &place, &to.end);
    for (presence, from) in sources {
        let presence = resource.presence.and(&draft.presence).and(&presence);
        if presence.is_never() || is_same(&from.end, &to.end) || stays(&row, &from.end, &to.end) {
            continue;
        }
        let clauses = if own.transport.is_empty() { &detail.transport } else { &own.transport };
        let address = draft.leaves.iter().map(|(guard, value)| (guard, value));
        let carriage = transport::of(clauses, &place, draft.row.destination, address, draft.at);
        all.push(Movement {
            resource: index,
            row: row.clone(),
            from: from.end,
            to: to.end.clone(),
            presence,
            at: draft.at.or(resource.header),
            value: value.or(draft.at),
            carriage,
            customer_key: customer_key.clone(),
            clouds: (from.cloud, to.cloud.clone()),
        });
    }
}

/// Whether both ends are one resource in one place: a bucket that keeps its logs in itself.
fn is_same(from: &End, to: &End) -> bool {
    let is_known = |case: &Case| matches!(case.place, Place::At(_));
    from.resource.is_some() && from.resource == to.resource && to.location.cases.iter().all(is_known)
}

/// Whether a row that lists all the places of a resource names the one where it is anyway.
fn stays(row: &MovementRow, from: &End, to: &End) -> bool {
    let lists = row.from.is_empty() && matches!(row.destination, Destination::Region | Destination::Code);
    let is_own = lists && matches!(row.kind, "replication" | "stream");
    match (from.location.cases.as_slice(), to.location.cases.as_slice()) {
        ([from], [to]) => {
            is_own && matches!(&from.place, Place::At(regions) if regions.len() == 1) && from.place == to.place
        }
        _ => false,
    }
}

/// Where the data of a movement comes from: what the row's `from` attribute names, the parent of a part, else the resource
/// itself. A name of something that is not in the deployment is in the resource's own place.
fn sources(finder: &Finder<'_>, index: ResourceIndex, resource: &Resource, draft: &Draft) -> Vec<(Presence, Target)> {
    let own_cloud: Option<Cloud> = super::ends::cloud_of(resource);
    let resolve = |found: &Found, path: &str| {
        let mut target = finder.named(&found.value, index, Destination::Identifier, path);
        let unknown = |case: &Case| matches!(case.place, Place::Unknown(_));
        if target.end.resource.is_none() && target.cloud.is_none() && target.end.location.cases.iter().all(unknown) {
            target.end.location = finder.location(index);
            target.cloud.clone_from(&own_cloud);
        }
        target
    };
    for path in draft.row.from.split('|').filter(|path| !path.is_empty()) {
        let mut found = trigger::siblings(&resource.body, path, resource, draft.row.attribute, &draft.steps);
        found.retain(|found| trigger::is_written(resource, &found.value) && found.value.as_bool().is_none());
        if found.is_empty() {
            continue;
        }
        let mut groups: BTreeMap<Steps, Vec<Found>> = BTreeMap::new();
        for found in found {
            groups.entry(found.steps.clone()).or_default().push(found);
        }
        let target = |group: Vec<Found>| {
            let mut presence = Presence::never();
            let mut targets = Vec::new();
            for found in &group {
                for guard in disjoint(&found.presence).guards() {
                    presence.add(guard.clone());
                    targets.push((guard.clone(), resolve(found, path)));
                }
            }
            merged(targets, &presence).map(|target| (presence, target))
        };
        let several = groups.len() > 1;
        let all: Vec<_> = groups.into_values().take(MAX_SOURCES).filter_map(target).collect();
        // One source is that of the movement whenever it is there.
        return if several { all } else { all.into_iter().map(|(_, target)| (Presence::always(), target)).collect() };
    }
    let join = companions::of(&resource.ty).first().map_or("", |row| row.join_attribute);
    if draft.row.from.is_empty()
        && let Some(value) =
            resource.get(join).filter(|value| trigger::is_written(resource, value) && value.as_seq().is_none())
    {
        let found = Found { value: value.clone(), at: Span::NONE, presence: Presence::always(), steps: Steps::new() };
        let leaves = match value.as_choice() {
            None => vec![(Guard::always(), resolve(&found, join))],
            Some(choice) => {
                let leaves = choice.leaves().iter();
                leaves
                    .map(|(guard, leaf)| {
                        (guard.clone(), resolve(&Found { value: leaf.clone(), ..found.clone() }, join))
                    })
                    .collect()
            }
        };
        if let Some(parent) = merged(leaves, &Presence::always()) {
            return vec![(Presence::always(), parent)];
        }
    }
    vec![(Presence::always(), finder.resource(index))]
}
