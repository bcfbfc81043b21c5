//! What people set in `bartizan.hcl`, as plain data.

mod residency;

pub use residency::{
    Allow, AppliesTo, Classification, CountryCode, DataClass, Exception, KeyRule, MovementCondition, MovementKindRule,
    MovementRule, Policy, Site, TagCriterion, Undetermined,
};

use bartizan_lang::value::Str;

/// A piece of the settings with the place at which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub span: bartizan_lang::Span,
}

/// What holds for one directory: the settings of its own file and of those above it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The region of a provider that says none, by the name of the provider (`aws`, `google`, `oci`, `ibm`); under the empty
    /// name that of any of them.
    pub default_region: Vec<(Str, Written<Str>)>,
    /// The residency policies, in the order in which they are written.
    pub residency: Vec<Policy>,
    /// Regions and sites that the catalogue does not know.
    pub sites: Vec<Site>,
    /// How classes of data are marked.
    pub classification: Classification,
}
