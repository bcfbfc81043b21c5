//! Residency as people write it: where which data may be, and what may move it.

use std::str::FromStr;

use bartizan_lang::Span;
use bartizan_lang::value::Str;
use jiff::civil::Date;

use super::Written;

/// An ISO 3166-1 alpha-2 code in upper case: `DE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(pub [u8; 2]);

impl FromStr for CountryCode {
    type Err = ();

    /// Two letters, in any case.
    fn from_str(text: &str) -> Result<Self, ()> {
        match text.as_bytes() {
            [first, second] if first.is_ascii_alphabetic() && second.is_ascii_alphabetic() => {
                Ok(Self([first.to_ascii_uppercase(), second.to_ascii_uppercase()]))
            }
            _ => Err(()),
        }
    }
}

/// The kinds of movements that the catalogue has, sorted.
pub const MOVEMENT_KINDS: [&str; 13] = [
    "backup",
    "cache",
    "cdn",
    "cross-cloud transfer",
    "cross-region inference",
    "event routing",
    "failover",
    "log export",
    "multi-region key",
    "read replica",
    "replication",
    "snapshot copy",
    "stream",
];

/// A `residency "NAME"` block. That its names mean something is said by the reader of the settings for all that the
/// catalogue knows.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The label.
    pub name: Str,
    /// The header of the block.
    pub span: Span,
    /// The ids of regimes: a place has to satisfy all of them.
    pub regimes: Vec<Written<Str>>,
    /// What is allowed; narrows the regimes where there are any.
    pub allow: Option<Allow>,
    /// What it is about; all that stores or processes data without.
    pub applies_to: Option<AppliesTo>,
    /// Where copies may go.
    pub movements: Written<MovementRule>,
    /// Rules for kinds of movements, in the order in which they are written; the first that fits holds.
    pub kinds: Vec<MovementKindRule>,
    /// Where customer keys have to be.
    pub keys: Option<Written<KeyRule>>,
    /// What is said of what cannot be determined.
    pub undetermined: Written<Undetermined>,
    /// What is let through for a time.
    pub exceptions: Vec<Exception>,
}

/// An `allow` block: a place is allowed that one of its lists names.
#[derive(Clone, Debug)]
pub struct Allow {
    /// Groups of jurisdictions, or ISO 3166-1 alpha-2 codes.
    pub jurisdictions: Vec<Written<Str>>,
    /// `provider:region`, with globs.
    pub regions: Vec<Written<Str>>,
    /// Partitions of clouds: `aws-eusc`.
    pub partitions: Vec<Written<Str>>,
    /// The header of the block.
    pub span: Span,
}

/// An `applies_to` block: a resource is meant that fits all lists that are there.
#[derive(Clone, Debug)]
pub struct AppliesTo {
    /// Tags or labels: one of the values of each key. Keys and values are compared without regard to case.
    pub tags: Vec<TagCriterion>,
    /// Types of resources, with globs.
    pub types: Vec<Written<Str>>,
    /// Facets.
    pub facets: Vec<Written<Str>>,
    /// Addresses of modules, with globs.
    pub modules: Vec<Written<Str>>,
    /// The header of the block.
    pub span: Span,
}

/// A key of tags with the values that are meant.
#[derive(Clone, Debug)]
pub struct TagCriterion {
    /// The key, as written.
    pub key: Written<Str>,
    /// The values, as written.
    pub values: Vec<Str>,
}

/// Where copies may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MovementRule {
    /// To allowed places.
    #[default]
    Inside,
    /// Nowhere.
    Deny,
    /// Anywhere.
    Any,
}

/// A `movement "KIND"` block: what holds for the movements of one kind.
#[derive(Clone, Debug)]
pub struct MovementKindRule {
    /// The kind, as the catalogue names it (`replication`, `log export`), with globs.
    pub kind: Written<Str>,
    /// Where they may go.
    pub to: MovementRule,
    /// What else has to be true of them.
    pub requires: Vec<Written<MovementCondition>>,
}

/// What has to be true of a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovementCondition {
    /// Its destination is encrypted under a key that the customer controls.
    CustomerKey,
}

/// Where customer keys have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRule {
    /// At allowed places.
    Inside,
}

/// What is said of what cannot be determined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Undetermined {
    /// An undecided finding.
    #[default]
    Report,
    /// A failing one.
    Fail,
    /// Nothing.
    Ignore,
}

/// An `exception` block.
#[derive(Clone, Debug)]
pub struct Exception {
    /// The address, with globs.
    pub resource: Written<Str>,
    /// The last day on which it holds.
    pub until: Option<Written<Date>>,
    /// Why.
    pub reason: Option<Str>,
    /// Who approved it.
    pub approved_by: Option<Str>,
    /// The header of the block.
    pub span: Span,
}

/// A `site "PROVIDER:CODE"` block: a region that the catalogue does not know, or a place of one's own.
#[derive(Clone, Debug)]
pub struct Site {
    /// The provider: `aws`, `azure`, `gcp`, `oci`, `ibm`, or a word of one's own.
    pub provider: Str,
    /// The code, as configurations write it.
    pub code: Str,
    /// The countries that it lies in.
    pub countries: Vec<CountryCode>,
    /// What people call it.
    pub name: Option<Str>,
    /// The partition that it belongs to.
    pub partition: Option<Str>,
    /// The code of the region that copies go to where the provider chooses one.
    pub paired_with: Option<Str>,
    /// Where one can read about it.
    pub source: Option<Str>,
    /// Its header.
    pub span: Span,
}

impl Site {
    /// Whether another one has the same provider and code.
    #[must_use]
    pub fn is_same_place(&self, other: &Self) -> bool {
        self.provider == other.provider && self.code == other.code
    }
}

/// The `classification` block: how classes of data are marked.
#[derive(Clone, Debug, Default)]
pub struct Classification {
    /// Keys of tags that say the class, the first that a resource has decides; the usual ones without any.
    pub tag_keys: Vec<Str>,
    /// What a value means; the usual meaning without an entry.
    pub values: Vec<(Str, DataClass)>,
    /// The class of what carries no tag.
    pub default: Option<DataClass>,
}

/// A class of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataClass {
    /// For everybody.
    Public,
    /// For the organisation.
    Internal,
    /// For some.
    Confidential,
    /// For few.
    Restricted,
}
