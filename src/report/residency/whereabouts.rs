//! Where something is, as reports say it.

use std::collections::BTreeSet;

use bartizan_lang::value::Str;

use crate::report::{Redactor, Untrusted};
use crate::residency::location::{Location, Place, Region};
use crate::settings::CountryCode;

/// Most countries that are named where there is little room.
pub(super) const MAX_NAMED: usize = 3;

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
    /// The same in few words, with what explains each of them.
    cases: Vec<(Untrusted, Untrusted)>,
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
        let mut said: Vec<(String, String)> = Vec::new();
        for case in &location.cases {
            let words = match &case.place {
                Place::At(regions) => {
                    let regions: Vec<RegionAt> = regions.iter().map(|region| RegionAt::of(region, redactor)).collect();
                    let words: Vec<String> = regions.iter().map(RegionAt::said).collect();
                    for region in regions {
                        whereabouts.everywhere |= region.countries.is_empty();
                        if !whereabouts.regions.contains(&region) {
                            whereabouts.regions.push(region);
                        }
                    }
                    (words.join(" and "), String::new())
                }
                Place::Everywhere(why) => {
                    whereabouts.everywhere = true;
                    ("anywhere".to_owned(), why.to_string())
                }
                Place::Nowhere => ("nowhere".to_owned(), "it holds no data".to_owned()),
                Place::NoSuchRegion { cloud, code } => {
                    whereabouts.unknown = true;
                    (code.to_string(), format!("no region of {cloud} that is known"))
                }
                Place::Unknown(reason) => {
                    whereabouts.unknown = true;
                    ("not known".to_owned(), reason.to_string())
                }
            };
            if !said.contains(&words) {
                said.push(words);
            }
        }
        if said.is_empty() {
            whereabouts.unknown = true;
            said.push(("not known".to_owned(), String::new()));
        }
        whereabouts.cases = said.iter().map(|(words, why)| (redactor.clean(words), redactor.clean(why))).collect();
        whereabouts.said = whereabouts.beside(&Untrusted::default());
        whereabouts
    }

    /// Of regions that are known.
    pub(super) fn of_regions(regions: &[Region], redactor: &Redactor) -> Self {
        let regions: Vec<RegionAt> = regions.iter().map(|region| RegionAt::of(region, redactor)).collect();
        let cases: Vec<(Untrusted, Untrusted)> =
            regions.iter().map(|region| (redactor.clean(&region.said()), Untrusted::default())).collect();
        let everywhere = regions.iter().any(|region| region.countries.is_empty());
        let unknown = regions.is_empty();
        let cases = if unknown { vec![(redactor.clean("not known"), Untrusted::default())] } else { cases };
        let mut whereabouts = Self { regions, everywhere, unknown, cases, said: Untrusted::default() };
        whereabouts.said = whereabouts.beside(&Untrusted::default());
        whereabouts
    }

    /// All of it in words, without what another text explains already.
    pub(super) fn beside(&self, text: &Untrusted) -> Untrusted {
        let case = |(words, why): &(Untrusted, Untrusted)| {
            let told = why.is_empty() || text.raw().contains(why.raw());
            if told { words.raw().to_owned() } else { format!("{}: {}", words.raw(), why.raw()) }
        };
        Untrusted::without_values(self.cases.iter().map(case).collect::<Vec<_>>().join(" or "))
    }

    /// All of it in few words.
    pub(super) fn in_short(&self) -> Untrusted {
        let words: Vec<&str> = self.cases.iter().map(|(words, _)| words.raw()).collect();
        Untrusted::without_values(words.join(" or "))
    }

    /// The countries, each once, sorted.
    pub(super) fn countries(&self) -> Vec<CountryCode> {
        let all: BTreeSet<CountryCode> =
            self.regions.iter().flat_map(|region| region.countries.iter().copied()).collect();
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
