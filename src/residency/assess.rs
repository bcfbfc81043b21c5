//! Policies held against locations and movements: what is inside, outside, or cannot be determined, and why.

use bartizan_lang::Span;
use bartizan_lang::value::Str;
use jiff::civil::Date;

use super::catalogue::Catalogue;
use super::location::{Location, Region};
use super::movement::{End, Movement};
use crate::ir::ResourceIndex;
use crate::link::Linked;
use crate::settings::Settings;

/// What the policies say of one deployment.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// In the order of the settings.
    pub policies: Vec<Assessed>,
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
    /// Each resource that it is about and that is judged, in the order of the resources.
    pub resources: Vec<AssessedResource>,
    /// Each movement of what it is about, in the order of the movements.
    pub movements: Vec<AssessedMovement>,
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
    /// Where its data's customer key is, when it has one.
    pub key: Option<(Str, Location, Verdict)>,
}

/// A movement under a policy.
#[derive(Clone, Debug)]
pub struct AssessedMovement {
    /// The movement.
    pub movement: Movement,
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

/// Holds the policies against a deployment.
#[must_use]
pub fn assess(_linked: &Linked, _catalogue: &Catalogue, _settings: &Settings, _today: Option<Date>) -> Assessment {
    Assessment::default()
}
