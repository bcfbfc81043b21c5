//! Policies held against locations and movements: what is inside, outside, or cannot be determined, and why.

use bartizan_lang::value::{Guard, Presence, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use jiff::civil::Date;

use super::catalogue::Catalogue;
use super::location::{Location, Region};
use super::movement::{End, Movement};
use crate::ir::ResourceIndex;
use crate::link::Linked;
use crate::settings::Settings;

/// Whether resources of a type have the facet of that name.
pub type HasFacet<'a> = dyn Fn(&str, &str) -> bool + Sync + 'a;

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
    /// The rule as messages tell it: `policy "customers": regime gdpr, Regulation (EU) 2016/679, Chapter V, Art 44-50`.
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
    /// The class of its data and what says so: `restricted (tag DataClassification)`; empty without.
    pub class: String,
    /// The exception that lets it through, with its last day.
    pub excepted: Option<Excepted>,
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
}

/// A movement under a policy.
#[derive(Clone, Debug)]
pub struct AssessedMovement {
    /// The movement.
    pub movement: Movement,
    /// When it moves data that the policy is about.
    pub presence: Presence,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
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
pub fn assess(_question: Question<'_>) -> Assessment {
    Assessment::default()
}
