//! Policies held against locations and movements: what is inside, outside, or cannot be determined, and why.

mod allowed;
mod exceptions;
mod keys;
mod ruling;
mod scope;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

pub(super) use allowed::countries_in_words;
pub use allowed::{Allowed, code_of, place_in_words};
use bartizan_lang::value::{Guard, Kind, Presence, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use exceptions::Exceptions;
use jiff::civil::Date;
pub(super) use ruling::values;
use ruling::{Meant, MeantCases, always, both, cases, never, stricter, summary};
pub use ruling::{RuledCase, Ruling};
pub use scope::HasFacet;
use scope::{As, Scope, carries_none};

use super::catalogue::{Catalogue, Cloud, Destination};
use super::holding::Holding;
use super::location::{Location, Place, Region, holder, location, no_such_region};
use super::movement::{End, Movement, Ways};
use super::{classification, holding, tags};
use crate::ir::{Mode, Resource, ResourceIndex};
use crate::link::Linked;
use crate::settings::{MovementCondition, MovementRule, Pattern, Policy, Settings};

/// What the policies say of one deployment.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// In the order of the settings.
    pub policies: Vec<Assessed>,
    /// Resources that two policies leave no place, in the order of the resources.
    pub conflicts: Vec<Conflict>,
    /// Regions that the catalogue does not know.
    pub diagnostics: Vec<Diagnostic>,
}

/// What one policy says.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// The name of the policy.
    pub policy: Str,
    /// What it allows, in words: `EEA, CH (regimes gdpr-eea-only)`.
    pub allows: String,
    /// The rules that it rests on: the name of a regime and its article, with the source. Empty for an own list.
    pub rules: Vec<String>,
    /// The regimes with their laws, as messages tell them; empty for an own list.
    pub rule: String,
    /// Each resource that it is about and that is judged, in the order of the resources.
    pub resources: Vec<AssessedResource>,
    /// Each movement of what it is about, in the order of the movements.
    pub movements: Vec<AssessedMovement>,
    /// Data stores that carry none of the tags that it selects by.
    pub unclassified: Vec<Unclassified>,
    /// Exceptions that are over, on what they let through.
    pub expired: Vec<Expired>,
}

/// A verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// All of it is where it may be, in each case.
    Inside,
    /// It is where it may not be, in each case.
    Outside,
    /// It cannot be said, or hangs on a condition.
    Undetermined,
}

/// A resource under a policy.
#[derive(Clone, Debug)]
pub struct AssessedResource {
    /// The resource.
    pub resource: ResourceIndex,
    /// Where it is.
    pub location: Location,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, in one sentence without a full stop: what is not allowed, or what would have to be known.
    pub reason: String,
    /// The verdict case by case.
    pub cases: Vec<RuledCase>,
    /// The class of its data and what says so: `restricted (tag DataClassification)`; empty without.
    pub class: String,
    /// The exception that lets it through, with its last day.
    pub excepted: Option<Excepted>,
    /// The resource whose place it is, when that is another one: what it is a part of.
    pub part_of: Option<ResourceIndex>,
    /// The customer keys under which its data is encrypted; none where the policy does not look at keys.
    pub keys: Vec<AssessedKey>,
}

/// A customer key of a resource under a policy.
#[derive(Clone, Debug)]
pub struct AssessedKey {
    /// The block that names it: the resource, or a companion.
    pub holder: ResourceIndex,
    /// When it is named.
    pub presence: Presence,
    /// The attribute that names it.
    pub at: Span,
    /// Where the value of that was decided.
    pub value: Span,
    /// The key, or a copy of it in another region.
    pub end: End,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// The verdict case by case.
    pub cases: Vec<RuledCase>,
}

/// A movement under a policy.
#[derive(Clone, Debug)]
pub struct AssessedMovement {
    /// The movement.
    pub movement: Movement,
    /// Its place among all movements.
    pub number: usize,
    /// When it moves data that the policy is about.
    pub presence: Presence,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
    /// The verdict case by case.
    pub cases: Vec<RuledCase>,
    /// The way of the data from the resource that the policy is about: names with their regions; at least two.
    pub path: Vec<Hop>,
    /// The exception that lets it through.
    pub excepted: Option<Excepted>,
}

/// A stop on the way of data.
#[derive(Clone, Debug)]
pub struct Hop {
    /// What is there.
    pub end: End,
    /// Its regions, where they are known.
    pub regions: Vec<Region>,
    /// What moves data here, and where that is written; nothing at the first.
    pub by: Option<(Str, Span)>,
}

/// An exception that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excepted {
    /// The last day.
    pub until: Option<Date>,
    /// Why.
    pub reason: Option<Str>,
    /// By whom.
    pub approved_by: Option<Str>,
}

/// An exception that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expired {
    /// What it let through.
    pub resource: ResourceIndex,
    /// The exception, by its place in the policy.
    pub exception: usize,
}

/// A data store that carries none of the tags that a policy selects by.
#[derive(Clone, Debug)]
pub struct Unclassified {
    /// The data store.
    pub resource: ResourceIndex,
    /// The keys of the policy.
    pub keys: Vec<Str>,
    /// Whether it is so, case by case: true, false, unknown.
    pub cases: Vec<(Guard, Value)>,
}

/// Two policies that leave a resource no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The resource.
    pub resource: ResourceIndex,
    /// The policies, by their place in the settings.
    pub policies: (usize, usize),
}

/// What is asked.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The deployment.
    pub linked: &'a Linked,
    /// The facts.
    pub catalogue: &'a Catalogue,
    /// The policies.
    pub settings: &'a Settings,
    /// All movements of the deployment.
    pub movements: &'a [Movement],
    /// The day on which exceptions hold or are over; without one all hold.
    pub today: Option<Date>,
    /// Whether resources of a type have the facet of a name.
    pub facets: &'a HasFacet<'a>,
}

/// Holds the policies against a deployment.
#[must_use]
pub fn assess(question: Question<'_>) -> Assessment {
    let Question { linked, settings, .. } = question;
    if settings.residency.is_empty() {
        return Assessment::default();
    }
    let bench = Bench { question, locations: linked.deployment.resources.iter().map(|_| OnceCell::new()).collect() };
    let mut assessment = Assessment::default();
    let mut meant: Vec<Vec<MeantCases>> = Vec::new();
    let ways = Ways::of(question.movements);
    for policy in &settings.residency {
        let (assessed, of_resources) = bench.policy(policy, &ways);
        assessment.policies.push(assessed);
        meant.push(of_resources);
    }
    assessment.conflicts = bench.conflicts(&meant);
    assessment.diagnostics = bench.unknown_regions(&assessment);
    once_unclassified(&mut assessment.policies);
    assessment
}

/// What several policies ask for that select by the same keys is told once.
fn once_unclassified(policies: &mut [Assessed]) {
    let mut told: Vec<(ResourceIndex, Vec<Str>)> = Vec::new();
    for assessed in policies {
        assessed.unclassified.retain(|store| {
            let mut keys: Vec<Str> = store.keys.iter().map(|key| key.to_lowercase()).collect();
            keys.sort_unstable();
            let entry = (store.resource, keys);
            let new = !told.contains(&entry);
            if new {
                told.push(entry);
            }
            new
        });
    }
}

/// What the policies are held against.
struct Bench<'a> {
    question: Question<'a>,
    locations: Vec<OnceCell<Location>>,
}

/// A policy, made ready.
struct Prepared<'a> {
    policy: &'a Policy,
    allowed: Allowed<'a>,
    scope: Scope<'a>,
    exceptions: Exceptions<'a>,
    kinds: Vec<Option<Pattern>>,
    /// What gives others their keys; none where the policy does not look at keys.
    givers: Vec<(ResourceIndex, ResourceIndex)>,
}

impl<'a> Bench<'a> {
    fn resources(&self) -> impl Iterator<Item = (ResourceIndex, &'a Resource)> + use<'a> {
        let resources = self.question.linked.deployment.resources.iter().zip(0..);
        resources.map(|(resource, number)| (ResourceIndex(number), resource))
    }

    fn location(&self, index: ResourceIndex) -> Location {
        let found = || location(self.question.linked, self.question.catalogue, index);
        match self.locations.get(index.0 as usize) {
            Some(known) => known.get_or_init(found).clone(),
            None => found(),
        }
    }

    fn policy(&self, policy: &'a Policy, ways: &Ways) -> (Assessed, Vec<MeantCases>) {
        let Question { catalogue, today, facets, .. } = self.question;
        let prepared = Prepared {
            policy,
            allowed: Allowed::of(policy, catalogue),
            scope: Scope::of(policy, facets),
            exceptions: Exceptions::of(policy, today),
            kinds: policy.kinds.iter().map(|rule| Pattern::of_code(&rule.kind.value)).collect(),
            givers: policy.keys.as_ref().map(|_| keys::givers(self.question.linked)).unwrap_or_default(),
        };
        let mut assessed = Assessed {
            policy: policy.name.clone(),
            allows: prepared.allowed.in_words(),
            rules: prepared.allowed.rules(),
            rule: prepared.allowed.rule(),
            resources: Vec::new(),
            movements: Vec::new(),
            unclassified: Vec::new(),
            expired: Vec::new(),
        };
        let mut of_resources = Vec::new();
        for (index, resource) in self.resources() {
            let counts = resource.mode == Mode::Managed && !resource.presence.is_never();
            let meant = if counts { self.meant(&prepared, index, As::Holder, None) } else { always(Meant::No) };
            if !never(&meant)
                && let Some(one) = self.resource(&prepared, index, resource, &meant, &mut assessed.expired)
            {
                assessed.resources.push(one);
            }
            if counts {
                assessed.unclassified.extend(self.unclassified(&prepared, index, resource));
            }
            of_resources.push(meant);
        }
        self.movements(&prepared, ways, &mut assessed);
        assessed.expired.sort_by_key(|expired| (expired.resource, expired.exception));
        assessed.expired.dedup();
        (assessed, of_resources)
    }

    /// A resource that a policy is about; nothing where it is not judged.
    fn resource(
        &self,
        prepared: &Prepared<'a>,
        index: ResourceIndex,
        resource: &Resource,
        meant: &MeantCases,
        expired: &mut Vec<Expired>,
    ) -> Option<AssessedResource> {
        let Question { linked, catalogue, settings, movements, .. } = self.question;
        let location = self.location(index);
        let cloud = Cloud::of_type(&resource.ty);
        let cases = self.ruled(prepared, meant, &location, &cloud);
        let (verdict, reason) = summary(&cases)?;
        let exceptions = prepared.exceptions.on(&linked.deployment.addresses(index));
        expired.extend(exceptions.expired.into_iter().map(|exception| Expired { resource: index, exception }));
        let mut keys = Vec::new();
        if prepared.policy.keys.is_some() {
            for key in keys::of(linked, catalogue, (movements, &prepared.givers), index) {
                let cases = self.ruled(prepared, meant, &key.end.location, &cloud);
                let Some((verdict, reason)) = summary(&cases) else { continue };
                let of_holder = prepared.exceptions.on(&linked.deployment.addresses(key.holder));
                if of_holder.holds.is_some() || exceptions.holds.is_some() {
                    continue;
                }
                let keys::Key { holder, at, value, presence, end } = key;
                keys.push(AssessedKey { holder, presence, at, value, end, verdict, reason, cases });
            }
        }
        let class = classification::strictest(&classification::classify(resource, &settings.classification));
        Some(AssessedResource {
            resource: index,
            location,
            verdict,
            reason,
            cases,
            class: class.in_words(),
            excepted: exceptions.holds,
            part_of: Some(holder(linked, index)).filter(|of| *of != index),
            keys,
        })
    }

    /// What the policy says of a location, given whether it is about what is there.
    fn ruled(&self, prepared: &Prepared<'a>, meant: &MeantCases, location: &Location, cloud: &Cloud) -> Vec<RuledCase> {
        let places: Vec<(Guard, Ruling, Str, Span)> = location
            .cases
            .iter()
            .map(|case| {
                let place = place_in_words(self.question.catalogue, &case.place);
                (case.guard.clone(), prepared.allowed.ruling(&case.place, cloud), place, case.decided)
            })
            .collect();
        cases(meant, places.into_iter())
    }

    fn unclassified(&self, prepared: &Prepared<'a>, index: ResourceIndex, resource: &Resource) -> Option<Unclassified> {
        let keys = prepared.scope.keys();
        // A key is no data.
        let stores = holding::kind(&resource.ty) == Holding::Stores && holding::noun(&resource.ty) != Some("key");
        if keys.is_empty() || !stores || !tags::can_carry(resource) {
            return None;
        }
        if !prepared.scope.meant_but_for_tags(self.question.linked, resource, As::Holder) {
            return None;
        }
        let none = carries_none(resource, &keys);
        if never(&none) || self.location(index).cases.iter().all(|case| case.place == Place::Nowhere) {
            return None;
        }
        let value = |meant: Meant| match meant {
            Meant::Yes => Value::from(true),
            Meant::No => Value::from(false),
            Meant::Perhaps(reason) => Value::unknown(reason),
        };
        let cases = none.into_iter().map(|(guard, meant)| (guard, value(meant))).collect();
        Some(Unclassified { resource: index, keys, cases })
    }

    fn movements(&self, prepared: &Prepared<'a>, ways: &Ways, assessed: &mut Assessed) {
        let Question { linked, movements, .. } = self.question;
        let upstream = self.upstream(prepared, ways);
        for (number, movement) in movements.iter().enumerate() {
            if movement.presence.is_never() {
                continue;
            }
            let direct = self.meant_source(prepared, movement);
            let way = upstream.get(number).and_then(Option::as_ref);
            let (meant, presence) = match way {
                Some(way) if never(&direct) => (way.meant.clone(), way.presence.and(&movement.presence)),
                _ => (direct, movement.presence.clone()),
            };
            if never(&meant) || presence.is_never() {
                continue;
            }
            let cases = self.ruled_movement(prepared, movement, &meant);
            let Some((verdict, reason)) = summary(&cases) else { continue };
            let exceptions = prepared.exceptions.on(&linked.deployment.addresses(movement.resource));
            let expired = |exception| Expired { resource: movement.resource, exception };
            assessed.expired.extend(exceptions.expired.into_iter().map(expired));
            assessed.movements.push(AssessedMovement {
                movement: movement.clone(),
                number,
                presence,
                verdict,
                reason,
                cases,
                path: self.path(way.map_or(&[][..], |way| way.before.as_slice()), number),
                excepted: exceptions.holds,
            });
        }
    }

    /// Whether the policy is about the data that a movement moves.
    fn meant_source(&self, prepared: &Prepared<'a>, movement: &Movement) -> MeantCases {
        let source = movement.from.resource.unwrap_or(movement.resource);
        self.meant(prepared, source, As::Source, movement.to.resource)
    }

    /// Whether a policy is about a resource. What can carry no tags has those of what it is a part of; of a source that is none,
    /// those of what it names, but for where data goes.
    fn meant(
        &self,
        prepared: &Prepared<'a>,
        index: ResourceIndex,
        wanted: As,
        goes_to: Option<ResourceIndex>,
    ) -> MeantCases {
        let linked = self.question.linked;
        let Some(resource) = linked.deployment.resource(index) else { return always(Meant::No) };
        let meant = prepared.scope.meant(linked, resource, wanted);
        if !never(&meant) || !prepared.scope.selects_by_tags() || tags::can_carry(resource) {
            return meant;
        }
        if !prepared.scope.meant_but_for_tags(linked, resource, wanted) {
            return meant;
        }
        let whole = holder(linked, index);
        let named = match wanted {
            _ if whole != index => vec![whole],
            As::Holder => Vec::new(),
            As::Source => linked.references(index),
        };
        let named = named.into_iter().filter(|named| *named != index && Some(*named) != goes_to);
        let resources = named.filter_map(|named| linked.deployment.resource(named));
        let holders = resources.filter(|named| holding::kind(&named.ty) != Holding::Neither);
        holders.fold(meant, |meant, named| both(&meant, &prepared.scope.carries(named), Meant::or))
    }

    /// For each movement the way on which data that the policy is about comes to where it begins; nothing where none does.
    fn upstream(&self, prepared: &Prepared<'a>, ways: &Ways) -> Vec<Option<Upstream>> {
        let movements = self.question.movements;
        let mut upstream: Vec<Option<Upstream>> = movements.iter().map(|_| None).collect();
        for source in ways.sources() {
            let meant = self.meant(prepared, source, As::Source, None);
            if never(&meant) {
                continue;
            }
            for way in ways.from(source) {
                let [before @ .., last] = way.as_slice() else { continue };
                let Some(slot) = upstream.get_mut(*last) else { continue };
                // The longest way tells most; of several as long the first counts.
                if before.is_empty() || slot.as_ref().is_some_and(|known| known.before.len() >= before.len()) {
                    continue;
                }
                let mut presence = Presence::always();
                let mut is_out = false;
                for movement in before.iter().filter_map(|number| movements.get(*number)) {
                    presence = presence.and(&movement.presence);
                    let cases = self.ruled_movement(prepared, movement, &meant);
                    is_out |= matches!(summary(&cases), Some((Verdict::Outside, _)));
                }
                // What became of data that is out already is no other mistake.
                if !presence.is_never() && !is_out {
                    *slot = Some(Upstream { meant: meant.clone(), before: before.to_vec(), presence });
                }
            }
        }
        upstream
    }

    /// What the policy says of where a movement goes, and of what else it asks.
    fn ruled_movement(&self, prepared: &Prepared<'a>, movement: &Movement, meant: &MeantCases) -> Vec<RuledCase> {
        let policy = prepared.policy;
        let of_kind = policy
            .kinds
            .iter()
            .zip(&prepared.kinds)
            .find(|(_, pattern)| pattern.as_ref().is_some_and(|pattern| pattern.matches(movement.row.kind)));
        let rule = of_kind.map_or(policy.movements.value, |(rule, _)| rule.to);
        let cloud = match (&movement.clouds.1, self.question.linked.deployment.resource(movement.resource)) {
            (Some(cloud), _) => cloud.clone(),
            (None, Some(resource)) => Cloud::of_type(&resource.ty),
            (None, None) => Cloud::Other(Str::new()),
        };
        let ruling = |place: &Place| match rule {
            MovementRule::Any => Ruling::Inside,
            // A way on which data may go is no copy.
            MovementRule::Deny if movement.row.destination != Destination::Path => {
                Ruling::Outside(format!("it allows no {}", movement.row.kind))
            }
            MovementRule::Deny | MovementRule::Inside => prepared.allowed.ruling(place, &cloud),
        };
        let places: Vec<(Guard, Ruling, Str, Span)> = movement
            .to
            .location
            .cases
            .iter()
            .map(|case| {
                let place = place_in_words(self.question.catalogue, &case.place);
                (case.guard.clone(), ruling(&case.place), place, movement.value)
            })
            .collect();
        let requires = of_kind.map(|(rule, _)| rule.requires.as_slice()).unwrap_or_default();
        let places = places.into_iter();
        if !requires.iter().any(|condition| condition.value == MovementCondition::CustomerKey) {
            return cases(meant, places);
        }
        let keyed = customer_key(movement);
        let all: Vec<(Guard, Ruling, Str, Span)> = places
            .flat_map(|(guard, ruling, place, decided)| {
                let with = |(also, other): &(Guard, Ruling)| {
                    Some((guard.and(also)?, stricter(ruling.clone(), other.clone()), place.clone(), decided))
                };
                keyed.iter().filter_map(with).collect::<Vec<_>>()
            })
            .collect();
        cases(meant, all.into_iter())
    }

    /// The stops of a way: where the first movement begins, and where each goes.
    fn path(&self, before: &[usize], last: usize) -> Vec<Hop> {
        let numbers = before.iter().copied().chain([last]);
        let moved: Vec<&Movement> = numbers.filter_map(|number| self.question.movements.get(number)).collect();
        let mut path = Vec::new();
        if let Some(first) = moved.first() {
            path.push(Hop { end: first.from.clone(), regions: regions(&first.from.location), by: None });
        }
        for movement in moved {
            let resource = self.question.linked.deployment.resource(movement.resource);
            let by = resource.map(|resource| resource.address.clone()).unwrap_or_default();
            let regions = regions(&movement.to.location);
            path.push(Hop { end: movement.to.clone(), regions, by: Some((by, movement.at)) });
        }
        path
    }

    /// The resources that two policies leave no place, each pair once.
    fn conflicts(&self, meant: &[Vec<MeantCases>]) -> Vec<Conflict> {
        let Question { catalogue, settings, .. } = self.question;
        if settings.residency.len() < 2 {
            return Vec::new();
        }
        let allowed: Vec<Allowed<'_>> =
            settings.residency.iter().map(|policy| Allowed::of(policy, catalogue)).collect();
        let mut known: Vec<((usize, usize, Cloud), bool)> = Vec::new();
        let mut conflicts = Vec::new();
        for (index, resource) in self.resources() {
            let of = |policy: usize| meant.get(policy).and_then(|all| all.get(index.0 as usize));
            let about: Vec<usize> = (0..meant.len()).filter(|policy| of(*policy).is_some_and(|m| !never(m))).collect();
            if about.len() < 2 {
                continue;
            }
            if self.location(index).cases.iter().all(|case| case.place == Place::Nowhere) {
                continue;
            }
            let cloud = Cloud::of_type(&resource.ty);
            for (first, second) in pairs(&about) {
                let (Some(one), Some(other)) = (of(first), of(second)) else { continue };
                let together = both(one, other, Meant::and);
                if !together.iter().any(|(_, meant)| *meant == Meant::Yes) {
                    continue;
                }
                let key = (first, second, cloud.clone());
                let apart = match known.iter().find(|(known, _)| *known == key) {
                    Some((_, apart)) => *apart,
                    None => {
                        let apart = match (allowed.get(first), allowed.get(second)) {
                            (Some(a), Some(b)) => !in_common(catalogue, &cloud, a, b),
                            _ => false,
                        };
                        known.push((key, apart));
                        apart
                    }
                };
                if apart {
                    conflicts.push(Conflict { resource: index, policies: (first, second) });
                }
            }
        }
        conflicts
    }

    /// A warning for each region that the catalogue does not know, where it stands.
    fn unknown_regions(&self, assessment: &Assessment) -> Vec<Diagnostic> {
        let mut found: Vec<Diagnostic> = Vec::new();
        let resources = assessment.policies.iter().flat_map(|policy| &policy.resources);
        let moved = assessment.policies.iter().flat_map(|policy| &policy.movements);
        let locations = resources.map(|one| &one.location).chain(moved.map(|moved| &moved.movement.to.location));
        for location in locations {
            for case in &location.cases {
                let Place::NoSuchRegion { cloud, code } = &case.place else { continue };
                let diagnostic = no_such_region(self.question.catalogue, cloud, code, case.decided.or(location.at));
                if !found.contains(&diagnostic) {
                    found.push(diagnostic);
                }
            }
        }
        found
    }
}

/// The way on which data comes to the beginning of a movement.
struct Upstream {
    meant: MeantCases,
    before: Vec<usize>,
    presence: Presence,
}

/// The regions that a location names.
fn regions(location: &Location) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    for case in &location.cases {
        let Place::At(here) = &case.place else { continue };
        regions.extend(here.iter().filter(|region| !regions.contains(region)).cloned().collect::<Vec<_>>());
    }
    regions
}

/// Whether data is encrypted under a key of the customer where a movement brings it, case by case.
fn customer_key(movement: &Movement) -> Vec<(Guard, Ruling)> {
    let ruling = |value: &Value| match &value.kind {
        Kind::Bool(true) => Ruling::Inside,
        Kind::Unknown(unknown) => Ruling::Undetermined(unknown.reason.clone()),
        _ => Ruling::Outside("the copy is not encrypted under a customer key, which it requires".to_owned()),
    };
    match &movement.customer_key {
        None => {
            let reason = format!("whether {} is encrypted under a customer key is not known", movement.to.name);
            vec![(Guard::always(), Ruling::Undetermined(Reason::Other(reason.into())))]
        }
        Some(value) => match value.as_choice() {
            None => vec![(Guard::always(), ruling(value))],
            Some(choice) => choice.leaves().iter().map(|(guard, leaf)| (guard.clone(), ruling(leaf))).collect(),
        },
    }
}

fn pairs(numbers: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let after = |place: usize| numbers.get(place + 1..).unwrap_or_default();
    numbers.iter().enumerate().flat_map(move |(place, first)| after(place).iter().map(|second| (*first, *second)))
}

/// Whether two policies allow some place of a cloud; of any cloud for what is in none.
fn in_common(catalogue: &Catalogue, cloud: &Cloud, one: &Allowed<'_>, other: &Allowed<'_>) -> bool {
    let may_be = |ruling: Ruling| matches!(ruling, Ruling::Inside | Ruling::Undetermined(_));
    let any = matches!(cloud, Cloud::Other(_));
    catalogue.regions().filter(|region| any || region.cloud == *cloud).any(|region| {
        let place = Place::At(vec![Region::from(region)]);
        may_be(one.ruling(&place, cloud)) && may_be(other.ruling(&place, cloud))
    })
}
