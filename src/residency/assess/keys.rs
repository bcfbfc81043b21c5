//! Under which customer keys the data of a resource is encrypted, and where these keys are.

use bartizan_lang::value::{Kind, Presence, Str};
use bartizan_lang::{Span, Value};

use crate::ir::{Resource, ResourceIndex};
use crate::link::Linked;
use crate::providers::customer_keys;
use crate::residency::catalogue::{Catalogue, Cloud};
use crate::residency::location::{self, Case, Location, Place};
use crate::residency::movement::{self, End, Movement};

/// How deep in a resource a key is looked for.
const MAX_DEPTH: u8 = 12;

/// The kind of the movements that copy a key to another region.
const MULTI_REGION: &str = "multi-region key";

/// A key that a resource names.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// The block that names it: the resource, or a companion.
    pub holder: ResourceIndex,
    /// The attribute.
    pub at: Span,
    /// Where its value was decided.
    pub value: Span,
    /// When it is named.
    pub presence: Presence,
    /// The key, or a copy of it in another region.
    pub end: End,
}

/// The keys that a resource and its companions name, with the copies that multi-region keys have.
pub(super) fn of(linked: &Linked, catalogue: &Catalogue, moved: &[Movement], index: ResourceIndex) -> Vec<Key> {
    let mut holders: Vec<(ResourceIndex, Presence)> = vec![(index, Presence::always())];
    if let Some(subject) = linked.subject_of(index).and_then(|subject| linked.subject(subject)) {
        holders.extend(subject.companions.iter().map(|companion| (companion.resource, companion.presence.clone())));
    }
    let mut keys: Vec<Key> = Vec::new();
    for (holder, presence) in holders {
        let Some(resource) = linked.deployment.resource(holder) else { continue };
        let mut search = Search { linked, catalogue, holder, resource, found: Vec::new() };
        for field in resource.body.entries() {
            search.field(&field.key, &field.value, field.at, &presence, MAX_DEPTH);
        }
        for key in search.found {
            if !keys.iter().any(|known| known.end.name == key.end.name && known.holder == key.holder) {
                let copies = copies(moved, &key);
                keys.push(key);
                keys.extend(copies);
            }
        }
    }
    keys
}

/// What else holds the same key: the regions that it is copied to, and the one that it is a copy from.
fn copies(moved: &[Movement], key: &Key) -> Vec<Key> {
    let Some(resource) = key.end.resource else { return Vec::new() };
    let of_keys = moved.iter().filter(|movement| movement.row.kind == MULTI_REGION);
    let other = |movement: &Movement| {
        let end = match (movement.from.resource, movement.to.resource) {
            (Some(from), to) if from == resource && to != Some(resource) => &movement.to,
            (from, Some(to)) if to == resource && from != Some(resource) => &movement.from,
            _ => return None,
        };
        let presence = key.presence.and(&movement.presence);
        Some(Key { end: end.clone(), presence, ..key.clone() })
    };
    of_keys.filter_map(other).collect()
}

struct Search<'a> {
    linked: &'a Linked,
    catalogue: &'a Catalogue,
    holder: ResourceIndex,
    resource: &'a Resource,
    found: Vec<Key>,
}

impl Search<'_> {
    fn field(&mut self, name: &str, value: &Value, at: Span, presence: &Presence, depth: u8) {
        let Some(depth) = depth.checked_sub(1) else { return };
        match &value.kind {
            Kind::Choice(choice) => {
                for (guard, leaf) in choice.leaves() {
                    let presence = presence.and_guard(guard);
                    if !presence.is_never() {
                        self.field(name, leaf, at, &presence, depth);
                    }
                }
            }
            Kind::Object(fields) | Kind::Map(fields) => {
                for field in fields.entries() {
                    self.field(&field.key, &field.value, field.at.or(at), presence, depth);
                }
            }
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => {
                for (place, item) in seq.items.iter().enumerate() {
                    self.field(name, item, at, &presence.and(&seq.presence_of(place)), depth);
                }
            }
            Kind::String(_) | Kind::Unknown(_) if names_a_key(name) => {
                if let Some(end) = self.key(name, value) {
                    let (holder, presence, value) = (self.holder, presence.clone(), value.span);
                    self.found.push(Key { holder, at, value, presence, end });
                }
            }
            _ => {}
        }
    }

    /// The key that a value names; nothing for what the provider manages itself.
    fn key(&self, name: &str, value: &Value) -> Option<End> {
        if let Some(text) = value.as_str() {
            if text.is_empty() || text.contains("alias/aws/") {
                return None;
            }
            if let Some(end) = self.of_google(text, value.span) {
                return Some(end);
            }
            // A key without an ARN is looked for in the region of what uses it.
            if self.resource.ty.starts_with("aws_") && !text.starts_with("arn:") && value.refs().is_empty() {
                let location = location::location(self.linked, self.catalogue, self.holder);
                return Some(End { resource: None, name: text.clone(), location });
            }
        }
        // What a provider decides is no key of a customer.
        if value.is_unknown() && value.refs().is_empty() && !value.span.is_some() {
            return None;
        }
        Some(movement::named((self.linked, self.catalogue), value, (self.holder, name)))
    }

    /// `projects/P/locations/L/keyRings/R/cryptoKeys/K`
    fn of_google(&self, text: &str, span: Span) -> Option<End> {
        let (_, rest) = text.split_once("/locations/")?;
        let (code, rest) = rest.split_once('/')?;
        let name = rest.rsplit_once("/cryptoKeys/").map(|(_, name)| name)?;
        let place = match self.catalogue.region_of_product(&Cloud::Gcp, "kms", code) {
            Some(region) => Place::At(vec![location::Region::from(region)]),
            None => Place::NoSuchRegion { cloud: "gcp".into(), code: code.into() },
        };
        let case = Case { guard: bartizan_lang::value::Guard::always(), place, decided: span };
        let location = Location { cases: vec![case], at: span, said_by: Str::from("the name of the key") };
        Some(End { resource: None, name: name.into(), location })
    }
}

/// Whether an attribute names a key under which data is encrypted.
fn names_a_key(name: &str) -> bool {
    customer_keys::NAMES.contains(&name)
        || ["kms_key", "kms_crypto_key", "key_vault_key"].iter().any(|part| name.contains(part))
}
