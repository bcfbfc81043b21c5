//! Where a resource is: the places that its attributes, its parents, its provider and its service say.

use bartizan_lang::Span;
use bartizan_lang::value::{Guard, Reason, Str};

use super::catalogue::{Catalogue, CountryCode};
use crate::ir::ResourceIndex;
use crate::link::Linked;

/// Where something is, case by case: the guards of the cases exclude each other and cover all there is.
#[derive(Clone, Debug)]
pub struct Location {
    /// At least one.
    pub cases: Vec<Case>,
    /// The attribute or block that says it; none where it is nobody's word.
    pub at: Span,
    /// What says it, for people: `its region`, `the provider aws.eu`, `the bucket aws_s3_bucket.logs that it belongs to`.
    pub said_by: Str,
}

/// One case of a location.
#[derive(Clone, Debug)]
pub struct Case {
    /// When.
    pub guard: Guard,
    /// Where.
    pub place: Place,
    /// Where the value was decided.
    pub decided: Span,
}

/// A place, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// In a region, or in all members of a code that stands for several.
    At(Region),
    /// Anywhere in the world, with the reason: an edge network, a global endpoint.
    Everywhere(Str),
    /// It holds no data of its own: it is not judged.
    Nowhere,
    /// The catalogue does not know this code.
    NoSuchRegion {
        /// The provider.
        cloud: Str,
        /// The code as written.
        code: Str,
    },
    /// It cannot be known, with what would have to be.
    Unknown(Reason),
}

/// A region of the catalogue, as a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// `aws`, `azure`, `gcp`, `oci`, `ibm`, or the word of a site.
    pub cloud: Str,
    /// The code: `eu-central-1`.
    pub code: Str,
    /// The countries, sorted; empty for everywhere.
    pub countries: Vec<CountryCode>,
    /// The partition; empty where there is none.
    pub partition: Str,
    /// Whether that is closed off from the commercial cloud.
    pub sovereign: bool,
}

/// Where a resource is.
#[must_use]
pub fn location(_linked: &Linked, _catalogue: &Catalogue, _resource: ResourceIndex) -> Location {
    Location { cases: Vec::new(), at: Span::NONE, said_by: Str::new() }
}
