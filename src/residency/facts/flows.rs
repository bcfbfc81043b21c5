//! What is odd about a movement, whatever the policies say: it leaves the jurisdictions, the partition or the cloud that its data is
//! in, it is the only one that does, or it sends data to inference anywhere in the world.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{ChoiceBuilder, Kind, Presence, Reason, Str};
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::assess::{Assessment, Verdict, countries_in_words, place_in_words};
use super::super::catalogue::{Catalogue, Cloud, CountryCode, Destination, MovementRow, Trigger};
use super::super::classification::{Class, classify, may_say_class, strictest};
use super::super::holding::{self, Holding};
use super::super::location::{Location, Place, location};
use super::super::movement::{Movement, open_to_the_internet};
use super::super::tags::{any_key, has_any_key};
use super::{edit, fact, is_anywhere, is_never};
use crate::engine::Fact;
use crate::ir::{Mode, ProviderInstance, Resource, ResourceIndex};
use crate::link::Linked;
use crate::settings::Settings;

/// Fewer data stores than this do not make a rule that one could break.
const ENOUGH_STORES: usize = 3;

/// The kinds of movements that copy data to keep it there.
const COPIES: [&str; 5] = ["replication", "backup", "snapshot copy", "read replica", "failover"];

/// The kind of movements that send data to where models answer.
const INFERENCE: &str = "cross-region inference";

/// Parts of the names of types that answer with models.
const MODELS: [&str; 6] = ["bedrock", "cognitive", "openai", "vertex_ai", "ai_foundry", "generative_ai"];

/// Providers whose resources are in no cloud of their own.
const NO_CLOUDS: [&str; 10] =
    ["external", "helm", "http", "kubernetes", "local", "null", "random", "template", "time", "vault"];

/// Whether both ends are in clouds, and in different ones.
fn crosses_clouds(movement: &Movement) -> bool {
    let is_cloud = |cloud: &Cloud| !matches!(cloud, Cloud::Other(word) if NO_CLOUDS.contains(&word.as_str()));
    matches!(&movement.clouds, (Some(from), Some(to)) if from != to && is_cloud(from) && is_cloud(to))
}

/// Whether a movement may be odd, as far as that can be seen without asking where anything is: most deployments move logs and
/// backups, few of them out of anything.
pub(super) fn may_flow(linked: &Linked, catalogue: &Catalogue, settings: &Settings) -> bool {
    let managed = || linked.deployment.resources.iter().filter(|resource| resource.mode == Mode::Managed);
    let mut types: FxHashMap<&str, Vec<MovementRow>> = FxHashMap::default();
    for resource in managed() {
        let ty = resource.ty.as_str();
        if !types.contains_key(ty) {
            if answers_with_models(ty) {
                return true;
            }
            types.insert(ty, catalogue.moving(ty));
        }
    }
    if types.values().all(Vec::is_empty) {
        return false;
    }
    let apart = are_apart(managed());
    let matters = LazyCell::new(|| matters(managed(), settings));
    managed().any(|resource| {
        let rows = types.get(resource.ty.as_str()).map(Vec::as_slice).unwrap_or_default();
        rows.iter().any(|row| {
            let written = resource.get(row.attribute.split('.').next().unwrap_or_default()).is_some();
            let leads = match row.destination {
                Destination::Pair => leads_to_pair_abroad(catalogue, resource),
                _ => (apart && written) || may_lead_away(row, resource),
            };
            let kind = row.kind;
            let of_clouds = matches!(row.destination, Destination::Endpoint | Destination::OtherCloud)
                || kind == "cross-cloud transfer";
            leads && (COPIES.contains(&kind) || kind == INFERENCE || of_clouds || *matters)
        })
    })
}

/// Whether any resource may be in a sovereign partition, or says of itself how sensitive its data is.
fn matters<'a>(resources: impl Iterator<Item = &'a Resource>, settings: &Settings) -> bool {
    let mut known: FxHashMap<Str, bool> = FxHashMap::default();
    let mut says_class = |key: &str| match known.get(key) {
        Some(known) => *known,
        None => {
            let says = may_say_class(key, &settings.classification);
            known.insert(key.into(), says);
            says
        }
    };
    let mut last: *const ProviderInstance = std::ptr::null();
    for resource in resources {
        let provider = &resource.provider;
        if !std::ptr::eq(Arc::as_ptr(provider), last) {
            last = Arc::as_ptr(provider);
            if is_sovereign(&provider.region) || any_key(&provider.default_tags, &mut says_class) {
                return true;
            }
        }
        for field in resource.body.entries() {
            let name = field.key.as_str();
            if match name {
                "region" | "location" => is_sovereign(&field.value),
                _ => has_any_key(name, &field.value, &mut says_class),
            } {
                return true;
            }
        }
    }
    false
}

/// Whether a region may be of a sovereign partition: by how regions of those are called.
fn is_sovereign(region: &Value) -> bool {
    const SOVEREIGN: [&str; 9] = ["cn-", "us-gov", "us-iso", "eu-iso", "eusc", "china", "usgov", "usdod", "us-dod"];
    region.as_str().is_some_and(|text| {
        let plain: String = plain(text).collect();
        SOVEREIGN.iter().any(|prefix| plain.starts_with(prefix)) || plain.contains("-gov-")
    })
}

/// A region as all its spellings have it.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase)
}

/// Whether resources may be in several places.
fn are_apart<'a>(resources: impl Iterator<Item = &'a Resource>) -> bool {
    let mut first: Option<&str> = None;
    let mut last: *const ProviderInstance = std::ptr::null();
    for resource in resources {
        let provider = Arc::as_ptr(&resource.provider);
        let of_provider = (provider != last).then_some(&resource.provider.region);
        last = provider;
        let own = ["region", "location"].into_iter().filter_map(|name| resource.get(name));
        for value in own.chain(of_provider) {
            if value.as_choice().is_some() {
                return true;
            }
            let Some(text) = value.as_str() else { continue };
            match first {
                Some(first) if first != text && !plain(first).eq(plain(text)) => return true,
                Some(_) => {}
                None => first = Some(text),
            }
        }
    }
    false
}

/// Whether a row may lead to another place than one where some resource is.
fn may_lead_away(row: &MovementRow, resource: &Resource) -> bool {
    let top = row.attribute.split('.').next().unwrap_or_default();
    let value = resource.get(top);
    match row.destination {
        Destination::Reference | Destination::Identifier | Destination::Path | Destination::Itself => {
            value.is_some_and(names_a_place)
        }
        _ => value.is_some() || row.trigger == Trigger::Always || of_absent(&row.trigger),
    }
}

/// Whether the provider copies to another country what it copies to the pair of a region.
fn leads_to_pair_abroad(catalogue: &Catalogue, resource: &Resource) -> bool {
    let place = resource.get("location").or_else(|| resource.get("region"));
    let leads = |value: &Value| {
        value.as_str().is_some_and(|code| catalogue.pair_may_be_abroad(&Cloud::of_type(&resource.ty), code))
    };
    place.is_some_and(|place| match place.as_choice() {
        None => leads(place),
        Some(choice) => choice.leaves().iter().any(|(_, leaf)| leads(leaf)),
    })
}

/// Whether a row applies to what is not written.
fn of_absent(trigger: &Trigger) -> bool {
    matches!(trigger, Trigger::Values(values) if values.iter().any(|value| value.is_empty()))
}

/// Whether a value holds an identifier or an address: a text that is known, with a place in it.
fn names_a_place(value: &Value) -> bool {
    // What is here is where something here is.
    if !value.refs().is_empty() {
        return false;
    }
    match &value.kind {
        Kind::String(text) => text.contains([':', '/', '.']),
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq.items.iter().any(names_a_place),
        Kind::Map(fields) | Kind::Object(fields) => fields.entries().iter().any(|field| names_a_place(&field.value)),
        Kind::Choice(choice) => choice.leaves().iter().any(|(_, leaf)| names_a_place(leaf)),
        Kind::Unknown(unknown) => unknown.prefix().contains(':'),
        _ => false,
    }
}

fn answers_with_models(ty: &str) -> bool {
    MODELS.iter().any(|part| ty.contains(part)) && holding::kind(ty) != Holding::Neither
}

/// What is odd about movements, and about models that answer anywhere in the world, where no policy is about them: whoever
/// said where data may be has thought of it.
pub(super) fn facts(
    linked: &Linked,
    catalogue: &Catalogue,
    (settings, assessment): (&Settings, &Assessment),
    moved: &[Movement],
) -> Vec<Fact> {
    let mut flows = Flows { linked, catalogue, settings, moved, home: None };
    let mut facts: Vec<Fact> = Vec::new();
    let policies = || assessment.policies.iter();
    let judged: FxHashMap<usize, bool> =
        policies().flat_map(|policy| &policy.movements).fold(FxHashMap::default(), |mut judged, one| {
            *judged.entry(one.number).or_default() |= one.verdict == Verdict::Outside;
            judged
        });
    let placed: FxHashSet<ResourceIndex> =
        policies().flat_map(|policy| &policy.resources).map(|one| one.resource).collect();
    for (number, movement) in moved.iter().enumerate().filter(|(_, movement)| !is_never(movement)) {
        facts.extend(flows.movement(movement, judged.get(&number).copied()));
    }
    for (resource, number) in linked.deployment.resources.iter().zip(0..) {
        let index = ResourceIndex(number);
        let counts = resource.mode == Mode::Managed && !resource.presence.is_never() && !placed.contains(&index);
        if counts && answers_with_models(&resource.ty) {
            facts.extend(flows.models(index, resource));
        }
    }
    facts
}

struct Flows<'a> {
    linked: &'a Linked,
    catalogue: &'a Catalogue,
    settings: &'a Settings,
    moved: &'a [Movement],
    /// What all data stores have in common, once it was asked for: groups of jurisdictions and countries.
    home: Option<Option<BTreeSet<Str>>>,
}

/// What a movement crosses, case by case.
struct Crossing {
    jurisdictions: Value,
    partitions: Value,
}

impl Flows<'_> {
    /// A movement; nothing where nothing is odd about it. `judged` says of one that a policy is about whether that forbids it:
    /// then only is told what no policy speaks of.
    fn movement(&mut self, movement: &Movement, judged: Option<bool>) -> Option<Fact> {
        if judged == Some(true) {
            return None;
        }
        let free = judged.is_none();
        let crossing = self.crossing(&movement.from.location, &movement.to.location);
        // That nothing is written of it is no reason to doubt.
        let crosses_clouds = crosses_clouds(movement);
        let plain = open_to_the_internet(self.linked, movement)
            .filter(|_| crosses_clouds)
            .filter(|plain| !plain.as_unknown().is_some_and(|unknown| matches!(unknown.reason, Reason::Other(_))));
        let is_copy = free && COPIES.contains(&movement.row.kind);
        let alone = is_copy
            && !is_same_place(&movement.from.location, &movement.to.location)
            && self.stays_alone(&movement.to.location);
        let inference = free && movement.row.kind == INFERENCE;
        let global = inference && is_anywhere(&movement.to.location);
        let is_false = |value: &Value| value.as_bool() == Some(false);
        let jurisdictions = if free { crossing.jurisdictions } else { Value::from(false) };
        if is_false(&jurisdictions)
            && is_false(&crossing.partitions)
            && !alone
            && !global
            && plain.as_ref().is_none_or(is_false)
        {
            return None;
        }
        let source = movement.from.resource.unwrap_or(movement.resource);
        // What answers requests has no data of its own: that of what it is a part of, and of what it refers to, counts.
        let named = if inference { self.linked.references(movement.resource) } else { Vec::new() };
        let (marked, class) = self.marked([source, movement.resource].into_iter().chain(named));
        let away = if inference { global_or(&jurisdictions, global) } else { Value::from(false) };
        let mut fact = fact(
            self.linked,
            "flow",
            movement.resource,
            [
                ("kind", Value::string(movement.row.kind)),
                ("from", Value::string(self.end(&movement.from.name, &movement.from.location))),
                ("to", Value::string(self.end(&movement.to.name, &movement.to.location))),
                ("place", Value::string(movement.to.name.clone())),
                ("home", self.home_in_words().map_or_else(Value::null, Value::from)),
                ("crosses_jurisdictions", jurisdictions),
                ("crosses_partitions", crossing.partitions),
                ("crosses_clouds", Value::from(crosses_clouds)),
                ("stays_alone", Value::from(alone)),
                ("inference", away),
                ("marked", marked),
                ("class", Value::from(class)),
                ("plain", plain.unwrap_or_else(|| Value::from(false))),
            ],
        )?;
        fact.presence = movement.presence.clone();
        fact.parent = movement.from.resource.filter(|source| *source != movement.resource);
        fact.explained = false;
        let (at, value) = (movement.at, movement.value);
        edit(&mut fact, "place", |field| {
            field.at = at;
            field.value = field.value.clone().at(value.or(at));
        });
        Some(fact)
    }

    /// A service that answers with models anywhere in the world.
    fn models(&mut self, index: ResourceIndex, resource: &Resource) -> Option<Fact> {
        let place = location(self.linked, self.catalogue, index);
        if !is_anywhere(&place) {
            return None;
        }
        let named = self.linked.references(index);
        let (marked, class) = self.marked(std::iter::once(index).chain(named));
        let mut anywhere = ChoiceBuilder::new();
        for case in &place.cases {
            anywhere.add(&case.guard, Value::from(matches!(case.place, Place::Everywhere(_))));
        }
        let mut fact = fact(
            self.linked,
            "flow",
            index,
            [
                ("kind", Value::from(INFERENCE)),
                ("from", Value::string(resource.address.clone())),
                ("to", Value::from("any country of the world")),
                ("place", Value::string(resource.address.clone())),
                ("crosses_jurisdictions", Value::from(false)),
                ("crosses_partitions", Value::from(false)),
                ("crosses_clouds", Value::from(false)),
                ("stays_alone", Value::from(false)),
                ("inference", anywhere.finish()),
                ("marked", marked),
                ("class", Value::from(class)),
                ("plain", Value::from(false)),
            ],
        )?;
        fact.explained = false;
        let inside = resource.block.contains(place.at);
        let at = if inside { place.at } else { resource.header };
        let value = place.cases.first().map_or(at, |case| case.decided.or(at));
        edit(&mut fact, "place", |field| {
            field.at = at;
            field.value = field.value.clone().at(value);
        });
        Some(fact)
    }

    /// Whether the data of any of these is marked as personal or restricted, and how.
    fn marked(&self, of: impl Iterator<Item = ResourceIndex>) -> (Value, String) {
        let mut marked = Value::from(false);
        let mut strict = Class::default();
        for resource in of.filter_map(|index| self.linked.deployment.resource(index)) {
            let cases = classify(resource, &self.settings.classification);
            let here = strictest(&cases);
            if !here.is_marked() {
                continue;
            }
            if !strict.is_marked() {
                strict = here;
                let mut builder = ChoiceBuilder::new();
                cases.iter().for_each(|(guard, class)| builder.add(guard, Value::from(class.is_marked())));
                marked = builder.finish();
            }
        }
        (marked, strict.in_words())
    }

    /// What lies between two places, in each pair of cases. What is not known crosses nothing.
    fn crossing(&self, from: &Location, to: &Location) -> Crossing {
        let (mut jurisdictions, mut partitions) = (ChoiceBuilder::new(), ChoiceBuilder::new());
        for one in &from.cases {
            for other in &to.cases {
                let Some(guard) = one.guard.and(&other.guard) else { continue };
                let (mut abroad, mut closed) = (false, false);
                if let (Place::At(from), Place::At(to)) = (&one.place, &other.place) {
                    let countries = |regions: &[super::super::location::Region]| -> BTreeSet<CountryCode> {
                        regions.iter().flat_map(|region| region.countries.iter().copied()).collect()
                    };
                    let (here, there) = (countries(from), countries(to));
                    abroad = !here.is_empty() && !there.is_empty() && !self.share(here.union(&there).copied());
                    closed = from.iter().any(|a| {
                        to.iter().any(|b| {
                            !a.partition.is_empty()
                                && !b.partition.is_empty()
                                && a.partition != b.partition
                                && (a.sovereign || b.sovereign)
                        })
                    });
                }
                jurisdictions.add(&guard, Value::from(abroad));
                partitions.add(&guard, Value::from(closed));
            }
        }
        Crossing { jurisdictions: jurisdictions.finish(), partitions: partitions.finish() }
    }

    /// Whether countries are one, or have a group in common.
    fn share(&self, countries: impl Iterator<Item = CountryCode>) -> bool {
        let mut common: Option<BTreeSet<Str>> = None;
        for country in countries {
            let groups = self.jurisdictions_of(country);
            common = Some(match common {
                None => groups,
                Some(known) => known.intersection(&groups).cloned().collect(),
            });
        }
        common.is_none_or(|common| !common.is_empty())
    }

    /// A country with its groups.
    fn jurisdictions_of(&self, country: CountryCode) -> BTreeSet<Str> {
        let code: Str = super::super::assess::code_of(country).into();
        self.catalogue.groups_of(country).into_iter().chain([code]).collect()
    }

    /// Whether all data stores are in one jurisdiction, and this is in another one.
    fn stays_alone(&mut self, to: &Location) -> bool {
        let [only] = to.cases.as_slice() else { return false };
        let Place::At(regions) = &only.place else { return false };
        let countries: Vec<CountryCode> = regions.iter().flat_map(|region| region.countries.iter().copied()).collect();
        let there: Vec<BTreeSet<Str>> = countries.iter().map(|country| self.jurisdictions_of(*country)).collect();
        let Some(home) = self.home() else { return false };
        !there.is_empty() && there.iter().all(|groups| groups.is_disjoint(home))
    }

    /// What all data stores that no movement goes to have in common; nothing where they are too few, in several jurisdictions, or
    /// it is not known where they are.
    fn home(&mut self) -> Option<&BTreeSet<Str>> {
        if self.home.is_none() {
            self.home = Some(self.find_home());
        }
        self.home.as_ref().and_then(Option::as_ref)
    }

    fn find_home(&self) -> Option<BTreeSet<Str>> {
        let copies: FxHashSet<ResourceIndex> = self.moved.iter().filter_map(|movement| movement.to.resource).collect();
        let mut common: Option<BTreeSet<Str>> = None;
        let mut stores = 0;
        for (resource, number) in self.linked.deployment.resources.iter().zip(0..) {
            let index = ResourceIndex(number);
            let counts = resource.mode == Mode::Managed
                && resource.presence != Presence::never()
                && holding::kind(&resource.ty) == Holding::Stores
                && holding::holds_data(&resource.ty)
                && !copies.contains(&index);
            if !counts {
                continue;
            }
            let place = location(self.linked, self.catalogue, index);
            let [only] = place.cases.as_slice() else { return None };
            let regions = match &only.place {
                Place::At(regions) => regions,
                Place::Nowhere => continue,
                _ => return None,
            };
            stores += 1;
            for country in regions.iter().flat_map(|region| region.countries.iter().copied()) {
                let groups = self.jurisdictions_of(country);
                common = Some(match common {
                    None => groups,
                    Some(known) => known.intersection(&groups).cloned().collect(),
                });
            }
        }
        common.filter(|common| stores >= ENOUGH_STORES && !common.is_empty())
    }

    /// The most particular of what all data stores have in common: a country before a group.
    fn home_in_words(&mut self) -> Option<String> {
        let catalogue = self.catalogue;
        let home = self.home.as_ref().and_then(Option::as_ref)?;
        let country = home.iter().find_map(|name| {
            let code: CountryCode = name.parse().ok()?;
            Some(countries_in_words(catalogue, &[code]))
        });
        country.or_else(|| home.first().map(ToString::to_string))
    }

    /// An end in words, with its place.
    fn end(&self, name: &Str, location: &Location) -> Str {
        match location.cases.as_slice() {
            [only] if matches!(only.place, Place::At(_)) => {
                let place = place_in_words(self.catalogue, &only.place);
                if place.starts_with(name.as_str()) { place } else { format!("{name} in {place}").into() }
            }
            _ => name.clone(),
        }
    }
}

/// Whether both are known to be in the same regions: most copies stay where they are, and that is seen at once.
fn is_same_place(one: &Location, other: &Location) -> bool {
    match (one.cases.as_slice(), other.cases.as_slice()) {
        ([one], [other]) => matches!((&one.place, &other.place), (Place::At(a), Place::At(b)) if a == b),
        _ => false,
    }
}

fn global_or(crosses: &Value, global: bool) -> Value {
    if global { Value::from(true) } else { crosses.clone() }
}
