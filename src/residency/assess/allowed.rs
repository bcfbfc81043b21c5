//! Where a policy lets data be: what all its regimes allow, narrowed by what it allows itself.

use bartizan_lang::value::{Reason, Str};

use super::ruling::{Ruling, stricter};
use crate::residency::catalogue::{Catalogue, Cloud, CountryCode, Regime, RegionPattern, is_partition};
use crate::residency::location::{Place, Region};
use crate::settings::Policy;

/// Most countries that a place is said to lie in by name.
const MAX_NAMED: usize = 4;

/// Where data may be.
pub struct Allowed<'c> {
    catalogue: &'c Catalogue,
    regimes: Vec<Regime>,
    own: Option<Own>,
}

/// What the policy allows itself: a place that one of the lists names.
struct Own {
    /// As people wrote it.
    names: Vec<Str>,
    countries: Vec<CountryCode>,
    regions: Vec<RegionPattern>,
    partitions: Vec<Str>,
    /// The clouds whose services in no particular country are named: `aws:global`.
    global: Vec<Cloud>,
}

impl<'c> Allowed<'c> {
    /// Where a policy lets data be. Names that mean nothing allow nothing: the reader of settings tells of them.
    #[must_use]
    pub fn of(policy: &Policy, catalogue: &'c Catalogue) -> Self {
        let regimes = policy.regimes.iter().filter_map(|id| catalogue.regime(&id.value)).collect();
        let own = policy.allow.as_ref().map(|allow| {
            let countries = allow.jurisdictions.iter().filter_map(|name| catalogue.jurisdiction(&name.value));
            let written = allow.jurisdictions.iter().chain(&allow.regions).chain(&allow.partitions);
            let global = allow.regions.iter().filter_map(|region| region.value.split_once(':'));
            let global = global.filter(|(_, code)| code.trim().eq_ignore_ascii_case("global"));
            Own {
                names: written.map(|name| name.value.clone()).collect(),
                countries: countries.flatten().collect(),
                regions: allow.regions.iter().filter_map(|region| RegionPattern::new(&region.value).ok()).collect(),
                partitions: allow.partitions.iter().map(|partition| partition.value.clone()).collect(),
                global: global.map(|(cloud, _)| Cloud::named(cloud)).collect(),
            }
        });
        Self { catalogue, regimes, own }
    }

    /// What the policy says of a place of a resource of that cloud, as if it were about all that is there.
    #[must_use]
    pub fn ruling(&self, place: &Place, cloud: &Cloud) -> Ruling {
        match place {
            Place::At(regions) => {
                let rulings = regions.iter().map(|region| self.of_region(region, cloud));
                rulings.reduce(stricter).unwrap_or(Ruling::Silent)
            }
            Place::Everywhere(why) => self.of_everywhere(why, cloud),
            Place::Nowhere => Ruling::Silent,
            Place::NoSuchRegion { cloud, code } if self.is_bound() => Ruling::Undetermined(Reason::Other(
                format!("the catalogue does not know the region {code:?} of {cloud}").into(),
            )),
            Place::Unknown(reason) if self.is_bound() => Ruling::Undetermined(reason.clone()),
            Place::NoSuchRegion { .. } | Place::Unknown(_) => Ruling::Inside,
        }
    }

    /// Whether anything is not allowed.
    fn is_bound(&self) -> bool {
        self.own.is_some() || self.regimes.iter().any(|regime| regime.allowed.is_some())
    }

    fn of_everywhere(&self, why: &str, cloud: &Cloud) -> Ruling {
        if !self.is_bound() {
            return Ruling::Inside;
        }
        // A regime allows countries, and this may be in any.
        if let Some(regime) = self.regimes.iter().find(|regime| regime.allowed.is_some()) {
            return Ruling::Outside(format!("regime {} does not allow every country: {why}", named(regime)));
        }
        match &self.own {
            Some(own) if own.global.contains(cloud) => Ruling::Inside,
            _ => Ruling::Outside(format!("it allows only {}: {why}", self.in_words())),
        }
    }

    fn of_region(&self, region: &Region, cloud: &Cloud) -> Ruling {
        if region.countries.is_empty() {
            return self.of_everywhere(&format!("{} is in no particular country", region.code), cloud);
        }
        let mut conditions: Vec<String> = Vec::new();
        for regime in &self.regimes {
            let Some(allowed) = &regime.allowed else { continue };
            let mut beyond: Vec<CountryCode> = Vec::new();
            for country in region.countries.iter().filter(|country| !allowed.contains(country)) {
                match regime.condition(*country) {
                    Some(_) if self.names(*country, region) => {}
                    Some(condition) => conditions.push(format!(
                        "regime {} allows {} on the condition that {condition}",
                        regime.id,
                        self.countries(&[*country])
                    )),
                    None => beyond.push(*country),
                }
            }
            if !beyond.is_empty() {
                return Ruling::Outside(format!("regime {} does not allow {}", named(regime), self.countries(&beyond)));
            }
            let demanded = regime.partitions.iter().any(|partition| is_partition(&region.partition, partition));
            if !regime.partitions.is_empty() && !demanded {
                let wanted = regime.partitions.join(", ");
                let text = format!("regime {} demands one of the partitions {wanted}", named(regime));
                // Who runs a site of one's own is for people to know.
                if matches!(Cloud::named(&region.cloud), Cloud::Other(_)) && region.partition.is_empty() {
                    conditions.push(text);
                } else {
                    return Ruling::Outside(text);
                }
            }
        }
        if let Some(own) = &self.own
            && !self.own_holds(own, region)
        {
            return Ruling::Outside(format!("it allows only {}", self.in_words()));
        }
        match conditions.is_empty() {
            true => Ruling::Inside,
            false => Ruling::Undetermined(Reason::Other(conditions.join("; ").into())),
        }
    }

    /// Whether the policy itself names a country, or the region: that a condition is met is for people to know.
    fn names(&self, country: CountryCode, region: &Region) -> bool {
        self.own.as_ref().is_some_and(|own| own.countries.contains(&country) || self.lists(own, region))
    }

    fn own_holds(&self, own: &Own, region: &Region) -> bool {
        region.countries.iter().all(|country| own.countries.contains(country)) || self.lists(own, region)
    }

    /// Whether a pattern or a partition names the region.
    fn lists(&self, own: &Own, region: &Region) -> bool {
        if own.partitions.iter().any(|partition| is_partition(&region.partition, partition)) {
            return true;
        }
        if own.regions.is_empty() {
            return false;
        }
        let known = self.catalogue.region(&Cloud::named(&region.cloud), &region.code);
        known.is_some_and(|known| self.catalogue.is_among(known, &own.regions))
    }

    /// What it allows: `EEA, CH (regimes gdpr-eea-only)`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let regimes: Vec<&str> = self.regimes.iter().map(|regime| regime.id.as_str()).collect();
        let regimes = match regimes.as_slice() {
            [] => String::new(),
            [one] => format!("regime {one}"),
            several => format!("regimes {}", several.join(", ")),
        };
        match (&self.own, regimes.is_empty()) {
            (Some(own), true) => own.names.join(", "),
            (Some(own), false) => format!("{} ({regimes})", own.names.join(", ")),
            (None, false) => format!("what {regimes} allows"),
            (None, true) => "any place".to_owned(),
        }
    }

    /// The laws that it rests on.
    #[must_use]
    pub fn rules(&self) -> Vec<String> {
        let words = |regime: &Regime| match law(regime) {
            law if law.is_empty() => regime.name.to_string(),
            law => format!("{}: {law}", regime.name),
        };
        self.regimes.iter().map(words).collect()
    }

    /// The rule as messages tell it: the regimes with their laws; empty without any.
    #[must_use]
    pub fn rule(&self) -> String {
        self.regimes.iter().map(|regime| format!("regime {}", named(regime))).collect::<Vec<_>>().join("; ")
    }

    fn countries(&self, countries: &[CountryCode]) -> String {
        countries_in_words(self.catalogue, countries)
    }
}

/// The law of a regime and the first of the articles that it names.
fn law(regime: &Regime) -> String {
    let article = regime.article.split(';').next().unwrap_or_default().trim();
    match (regime.source.is_empty(), article.is_empty()) {
        (_, true) => regime.source.to_string(),
        (true, false) => article.to_owned(),
        (false, false) => format!("{}, {article}", regime.source),
    }
}

/// A regime with its law: `gdpr (Regulation (EU) 2016/679, Chapter V, Art 44-50)`.
fn named(regime: &Regime) -> String {
    match law(regime) {
        law if law.is_empty() => regime.id.to_string(),
        law => format!("{} ({law})", regime.id),
    }
}

/// A country with its code: `Germany (DE)`; the code alone where there is no name.
fn country_in_words(catalogue: &Catalogue, country: CountryCode) -> String {
    let code = code_of(country);
    catalogue.country_name(country).map_or_else(|| code.clone(), |name| format!("{name} ({code})"))
}

/// Countries in words, not all of them when there are many.
pub(in crate::residency) fn countries_in_words(catalogue: &Catalogue, countries: &[CountryCode]) -> String {
    let mut texts: Vec<String> =
        countries.iter().take(MAX_NAMED).map(|country| country_in_words(catalogue, *country)).collect();
    if countries.len() > MAX_NAMED {
        texts.push(format!("{} more", countries.len() - MAX_NAMED));
    }
    texts.join(", ")
}

/// The two letters of a country.
#[must_use]
pub fn code_of(country: CountryCode) -> String {
    country.0.iter().map(|letter| char::from(*letter)).collect()
}

/// A place in words: `us-east-1 in United States (US)`.
#[must_use]
pub fn place_in_words(catalogue: &Catalogue, place: &Place) -> Str {
    let region = |region: &Region| match region.countries.is_empty() {
        true => format!("{}, in no particular country", region.code),
        false => format!("{} in {}", region.code, countries_in_words(catalogue, &region.countries)),
    };
    match place {
        Place::At(regions) => {
            let mut texts: Vec<String> = regions.iter().take(MAX_NAMED).map(region).collect();
            if regions.len() > MAX_NAMED {
                texts.push(format!("{} more", regions.len() - MAX_NAMED));
            }
            texts.join(" and ").into()
        }
        Place::Everywhere(_) => "anywhere in the world".into(),
        Place::Nowhere => "no place".into(),
        Place::NoSuchRegion { cloud, code } => format!("{code}, which is no known region of {cloud}").into(),
        Place::Unknown(_) => "a place that is not known".into(),
    }
}
