//! Where something is, as reports say it.

use std::collections::BTreeSet;

use bartizan_lang::value::Str;

use crate::report::{Redactor, Untrusted};
use crate::residency::location::{Location, Place, Region};
use crate::settings::CountryCode;

/// Most countries that are named where there is little room.
const MAX_NAMED: usize = 3;

/// Where something is: one of these places.
#[derive(Clone, Debug, Default)]
pub(super) struct Whereabouts {
    /// Each once, in the order of the cases.
    pub(super) regions: Vec<RegionAt>,
    /// It may be anywhere in the world.
    pub(super) everywhere: bool,
    /// It may be at a place that is not known.
    pub(super) unknown: bool,
    /// All that in words: `eu-central-1 (DE) or not known: var.region has no value`.
    pub(super) said: Untrusted,
}

/// A region.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RegionAt {
    pub(super) cloud: Untrusted,
    pub(super) code: Untrusted,
    /// Sorted; empty for everywhere.
    pub(super) countries: Vec<CountryCode>,
    pub(super) partition: Untrusted,
}

impl Whereabouts {
    /// Of a location with all its cases.
    pub(super) fn of(location: &Location, redactor: &Redactor) -> Self {
        let mut whereabouts = Self::default();
        let mut said: Vec<String> = Vec::new();
        for case in &location.cases {
            let words = match &case.place {
                Place::At(region) => {
                    let region = RegionAt::of(region, redactor);
                    let words = region.said();
                    whereabouts.everywhere |= region.countries.is_empty();
                    if !whereabouts.regions.contains(&region) {
                        whereabouts.regions.push(region);
                    }
                    words
                }
                Place::Everywhere(why) => {
                    whereabouts.everywhere = true;
                    if why.is_empty() { "anywhere".to_owned() } else { format!("anywhere: {why}") }
                }
                Place::Nowhere => "nowhere: it holds no data".to_owned(),
                Place::NoSuchRegion { cloud, code } => {
                    whereabouts.unknown = true;
                    format!("{code}, which is no region of {cloud} that is known")
                }
                Place::Unknown(reason) => {
                    whereabouts.unknown = true;
                    format!("not known: {reason}")
                }
            };
            if !said.contains(&words) {
                said.push(words);
            }
        }
        if said.is_empty() {
            whereabouts.unknown = true;
            said.push("not known".to_owned());
        }
        whereabouts.said = redactor.clean(&said.join(" or "));
        whereabouts
    }

    /// Of regions that are known.
    pub(super) fn of_regions(regions: &[Region], redactor: &Redactor) -> Self {
        let regions: Vec<RegionAt> = regions.iter().map(|region| RegionAt::of(region, redactor)).collect();
        let said: Vec<String> = regions.iter().map(RegionAt::said).collect();
        let everywhere = regions.iter().any(|region| region.countries.is_empty());
        let unknown = regions.is_empty();
        let said = if unknown { "not known".to_owned() } else { said.join(" or ") };
        Self { regions, everywhere, unknown, said: redactor.clean(&said) }
    }

    /// The countries, each once, sorted.
    pub(super) fn countries(&self) -> Vec<CountryCode> {
        let all: BTreeSet<CountryCode> = self.regions.iter().flat_map(|region| region.countries.iter().copied()).collect();
        all.into_iter().collect()
    }
}

impl RegionAt {
    fn of(region: &Region, redactor: &Redactor) -> Self {
        let clean = |text: &Str| redactor.clean(text);
        Self {
            cloud: clean(&region.cloud),
            code: clean(&region.code),
            countries: region.countries.clone(),
            partition: clean(&region.partition),
        }
    }

    fn said(&self) -> String {
        format!("{} ({})", self.code.raw(), named(&self.countries))
    }
}

/// Countries in a few words.
fn named(countries: &[CountryCode]) -> String {
    match countries.len() {
        0 => "anywhere".to_owned(),
        many if many > MAX_NAMED => format!("{many} countries"),
        _ => countries.iter().map(|country| letters(*country)).collect::<Vec<_>>().join(", "),
    }
}

/// `DE`.
pub(super) fn letters(country: CountryCode) -> String {
    country.0.iter().map(|byte| char::from(*byte)).collect()
}
