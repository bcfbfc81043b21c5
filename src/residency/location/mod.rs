//! Where a resource is: the places that its attributes, its parents, its provider and its service say.
//!
//! [`crate::link::told`] finds the words, the catalogue says what they mean. Services that are in no plain region come first,
//! unless an attribute of that very type says more.

mod meaning;
mod services;

use bartizan_lang::value::{Guard, Reason, Str};
use bartizan_lang::{Diagnostic, Span};

use super::catalogue::{self, Catalogue, CountryCode};
use super::holding::{self, Holding};
use crate::ir::ResourceIndex;
use crate::link::{By, Linked, Said, Told, alternatives, told};
pub use meaning::{cloud_of, meaning};

/// Most cases of a location that are told apart.
const MAX_CASES: usize = 16;

/// Where something is, case by case: the guards of the cases exclude each other and cover all there is.
#[derive(Clone, Debug)]
pub struct Location {
    /// At least one.
    pub cases: Vec<Case>,
    /// The attribute or block that says it; none where it is nobody's word.
    pub at: Span,
    /// What says it, for people: `its region`, `the provider aws.eu`, `azurerm_mssql_server.main, which it belongs to`.
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
    /// In all of these regions, at least one: it is where each of them is. A code that stands for several regions is one.
    At(Vec<Region>),
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

impl From<&catalogue::Region> for Region {
    fn from(row: &catalogue::Region) -> Self {
        Self {
            cloud: meaning::name_of(&row.cloud),
            code: row.code.clone(),
            countries: row.countries.clone(),
            partition: row.partition.clone(),
            sovereign: row.sovereign,
        }
    }
}

impl Location {
    /// The same place in each case.
    #[must_use]
    pub fn of(place: Place, at: Span, said_by: impl Into<Str>) -> Self {
        Self { cases: vec![Case { guard: Guard::always(), place, decided: at }], at, said_by: said_by.into() }
    }
}

/// Where a resource is.
#[must_use]
pub fn location(linked: &Linked, catalogue: &Catalogue, resource: ResourceIndex) -> Location {
    let told = told(linked, resource);
    let mut cases = Vec::new();
    match linked.deployment.resource(resource) {
        Some(one) => services::cases(one, catalogue, &told, &mut cases, &mut |guard, cases| {
            said(linked, catalogue, &told, guard, cases);
        }),
        None => said(linked, catalogue, &told, &Guard::always(), &mut cases),
    }
    if cases.is_empty() || cases.len() > MAX_CASES {
        let place = Place::Unknown(Reason::TooManyConditions);
        cases = vec![Case { guard: Guard::always(), place, decided: told.value.span }];
    }
    Location { cases, at: told.at, said_by: said_by(linked, &told) }
}

/// The resource whose place it is: the resource itself, or the one that it is a part of, where that stores or processes data
/// itself. A finding about the place belongs to the latter.
#[must_use]
pub fn holder(linked: &Linked, resource: ResourceIndex) -> ResourceIndex {
    let told = told(linked, resource);
    let holder = linked.deployment.resource(told.holder);
    let is_judged = holder.is_some_and(|holder| holding::of(holder) != Holding::Neither);
    // Alternatives may be the words of several.
    if is_judged && told.value.as_choice().is_none() { told.holder } else { resource }
}

/// The cases of what is said.
fn said(linked: &Linked, catalogue: &Catalogue, told: &Told, guard: &Guard, cases: &mut Vec<Case>) {
    let holder = linked.deployment.resource(told.holder);
    for alternative in alternatives(&told.value) {
        let Some(guard) = guard.and(&alternative.guard) else { continue };
        let place = match (alternative.said, holder) {
            (Said::Unknown(reason), _) => Place::Unknown(reason),
            (Said::Texts(_), None) => Place::Unknown(Reason::Invalid),
            (Said::Texts(codes), Some(holder)) => {
                let mut places = codes.iter().map(|code| meaning::of_told(catalogue, holder, told, code));
                let first = places.next().unwrap_or(Place::Unknown(Reason::Invalid));
                places.fold(first, together)
            }
        };
        cases.push(Case { guard, place, decided: alternative.span });
    }
}

/// What is in both places.
fn together(one: Place, other: Place) -> Place {
    match (one, other) {
        (Place::At(mut regions), Place::At(more)) => {
            for region in more {
                if !regions.contains(&region) {
                    regions.push(region);
                }
            }
            Place::At(regions)
        }
        // A code that nobody knows may be anything; what is anywhere is not elsewhere too.
        (unknown @ (Place::Unknown(_) | Place::NoSuchRegion { .. }), _) => unknown,
        (_, unknown @ (Place::Unknown(_) | Place::NoSuchRegion { .. })) => unknown,
        (anywhere @ Place::Everywhere(_), _) | (_, anywhere @ Place::Everywhere(_)) => anywhere,
        (place, Place::Nowhere) | (Place::Nowhere, place) => place,
    }
}

fn said_by(linked: &Linked, told: &Told) -> Str {
    match &told.by {
        By::Attribute(name, _) => format!("its {name}").into(),
        By::Absent(name) => format!("its {name}, which is not written").into(),
        By::Identifier(name) => format!("the name in its {name}").into(),
        By::Provider(name) => format!("the provider {name}").into(),
        By::Part(parent) => match linked.deployment.resource(*parent) {
            Some(parent) => format!("{}, which it belongs to", parent.address).into(),
            None => Str::new(),
        },
        By::Nobody => Str::new(),
    }
}

/// A warning for each code that the catalogue does not know, of all that stores or processes data, in the order of the resources.
#[must_use]
pub fn unknown_codes(linked: &Linked, catalogue: &Catalogue) -> Vec<Diagnostic> {
    let mut told: Vec<(Span, Str)> = Vec::new();
    let mut diagnostics = Vec::new();
    for (resource, index) in linked.deployment.resources.iter().zip(0..) {
        if holding::of(resource) == Holding::Neither {
            continue;
        }
        let location = location(linked, catalogue, ResourceIndex(index));
        for case in &location.cases {
            let Place::NoSuchRegion { cloud, code } = &case.place else { continue };
            let span = case.decided.or(location.at).or(resource.header);
            if told.iter().any(|(at, before)| *at == span && before == code) {
                continue;
            }
            told.push((span, code.clone()));
            diagnostics.push(no_such_region(catalogue, cloud, code, span));
        }
    }
    diagnostics
}

/// The warning about a code that the catalogue does not know.
#[must_use]
pub fn no_such_region(catalogue: &Catalogue, cloud: &str, code: &str, span: Span) -> Diagnostic {
    let similar = catalogue.similar_regions(&cloud_of(cloud), code);
    let suggestion = match similar.as_slice() {
        [] => String::new(),
        [one] => format!("did you mean {one:?}? "),
        several => {
            let named: Vec<String> = several.iter().map(|one| format!("{one:?}")).collect();
            format!("did you mean one of {}? ", named.join(", "))
        }
    };
    let message = format!("{code:?} is no region of {cloud} that is known, so nothing can be said about what is there");
    let help = format!(
        "{suggestion}a region that is missing here can be given with a block site {:?} in bartizan.hcl",
        format!("{cloud}:{code}")
    );
    Diagnostic::warning(message, span).with_help(help)
}
