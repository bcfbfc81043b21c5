//! Where a policy lets data be: what all its regimes allow, narrowed by what it allows itself.

use bartizan_lang::value::{Reason, Str};

use super::ruling::Ruling;
use crate::residency::catalogue::{self, Catalogue, CountryCode, Regime};
use crate::residency::location::{Place, Region};
use crate::settings::{Pattern, Policy};

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
    regions: Vec<(Str, Pattern)>,
    partitions: Vec<Str>,
}

impl<'c> Allowed<'c> {
    /// Where a policy lets data be. Names that mean nothing allow nothing: the reader of settings tells of them.
    #[must_use]
    pub fn of(policy: &Policy, catalogue: &'c Catalogue) -> Self {
        let regimes = policy.regimes.iter().filter_map(|id| catalogue.regime(&id.value)).collect();
        let own = policy.allow.as_ref().map(|allow| {
            let countries = allow.jurisdictions.iter().filter_map(|name| catalogue.jurisdiction(&name.value));
            let region = |written: &Str| Some((written.clone(), Pattern::of_code(&canonical(written))?));
            let written = allow.jurisdictions.iter().chain(&allow.regions).chain(&allow.partitions);
            Own {
                names: written.map(|name| name.value.clone()).collect(),
                countries: countries.flatten().collect(),
                regions: allow.regions.iter().filter_map(|written| region(&written.value)).collect(),
                partitions: allow.partitions.iter().map(|written| written.value.to_lowercase()).collect(),
            }
        });
        Self { catalogue, regimes, own }
    }

    /// What the policy says of a place, as if it were about all that is there.
    #[must_use]
    pub fn ruling(&self, place: &Place) -> Ruling {
        match place {
            Place::At(region) => self.of_region(region),
            Place::Everywhere(why) => self.of_everywhere(why),
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

    fn of_everywhere(&self, why: &str) -> Ruling {
        if !self.is_bound() {
            return Ruling::Inside;
        }
        // A regime allows countries, and this is in all of them.
        let named = self.own.as_ref().is_some_and(|own| {
            own.regions.iter().any(|(written, _)| written.to_lowercase().ends_with(":global"))
        });
        if named && self.regimes.iter().all(|regime| regime.allowed.is_none()) {
            return Ruling::Inside;
        }
        Ruling::Outside(format!("{why}, and the policy allows only {}", self.in_words()))
    }

    fn of_region(&self, region: &Region) -> Ruling {
        if region.countries.is_empty() {
            return self.of_everywhere(&format!("{} is in no particular country", region.code));
        }
        let mut conditions: Vec<String> = Vec::new();
        for regime in &self.regimes {
            let Some(allowed) = &regime.allowed else { continue };
            let mut beyond: Vec<CountryCode> = Vec::new();
            for country in region.countries.iter().filter(|country| !allowed.contains(country)) {
                match regime.conditional.iter().find(|(on, _)| on == country) {
                    Some(_) if self.names(*country, region) => {}
                    Some((_, condition)) => conditions.push(format!(
                        "regime {} allows {} only on a condition ({condition}); name it in allow when it is met",
                        regime.id,
                        self.country(*country)
                    )),
                    None => beyond.push(*country),
                }
            }
            if !beyond.is_empty() {
                return Ruling::Outside(format!(
                    "regime {} does not allow {}",
                    regime.id,
                    self.countries(&beyond)
                ));
            }
            if !regime.partitions.is_empty() && !regime.partitions.iter().any(|p| same(p, &region.partition)) {
                let wanted = regime.partitions.join(", ");
                let text = format!("regime {} demands one of the partitions {wanted}", regime.id);
                if !region.partition.is_empty() || is_a_cloud(&region.cloud) {
                    return Ruling::Outside(text);
                }
                conditions.push(text);
            }
        }
        if let Some(own) = &self.own
            && !self.own_holds(own, region)
        {
            let beyond: Vec<CountryCode> =
                region.countries.iter().filter(|country| !own.countries.contains(country)).copied().collect();
            let what = if own.countries.is_empty() || beyond.is_empty() {
                region.code.to_string()
            } else {
                self.countries(&beyond)
            };
            return Ruling::Outside(format!("the policy allows only {}, not {what}", self.in_words()));
        }
        match conditions.is_empty() {
            true => Ruling::Inside,
            false => Ruling::Undetermined(Reason::Other(conditions.join("; ").into())),
        }
    }

    /// Whether the policy itself names a country, or the region: that a condition is met is for people to know.
    fn names(&self, country: CountryCode, region: &Region) -> bool {
        self.own.as_ref().is_some_and(|own| {
            own.countries.contains(&country) || self.region_is_listed(own, region) || listed(&own.partitions, region)
        })
    }

    fn own_holds(&self, own: &Own, region: &Region) -> bool {
        region.countries.iter().all(|country| own.countries.contains(country))
            || self.region_is_listed(own, region)
            || listed(&own.partitions, region)
    }

    /// Whether a pattern names the region, or all those that it is made of.
    fn region_is_listed(&self, own: &Own, region: &Region) -> bool {
        let fits = |cloud: &str, code: &str| {
            let plain = code.rsplit_once(':').map_or(code, |(_, plain)| plain);
            let full = format!("{cloud}:{code}");
            let short = format!("{cloud}:{plain}");
            own.regions.iter().any(|(_, pattern)| pattern.matches(&full) || pattern.matches(&short))
        };
        if own.regions.is_empty() {
            return false;
        }
        if fits(&region.cloud, &region.code) {
            return true;
        }
        let known = self.catalogue.region(&cloud_of(&region.cloud), &region.code);
        known.is_some_and(|known| {
            !known.members.is_empty() && known.members.iter().all(|member| fits(&region.cloud, member))
        })
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
        self.regimes.iter().map(|regime| format!("{}: {}", regime.name, law(regime))).collect()
    }

    /// The rule as messages tell it: the regimes with their laws, or the list of the policy.
    #[must_use]
    pub fn rule(&self, policy: &str) -> String {
        let laws: Vec<String> =
            self.regimes.iter().map(|regime| format!("regime {}, {}", regime.id, law(regime))).collect();
        match (laws.is_empty(), &self.own) {
            (true, None) => format!("policy {policy:?}"),
            (true, Some(own)) => format!("policy {policy:?} allows {}", own.names.join(", ")),
            (false, None) => format!("policy {policy:?}: {}", laws.join("; ")),
            (false, Some(own)) => {
                format!("policy {policy:?} allows {} within {}", own.names.join(", "), laws.join("; "))
            }
        }
    }

    /// A country with its name.
    fn country(&self, country: CountryCode) -> String {
        country_in_words(self.catalogue, country)
    }

    fn countries(&self, countries: &[CountryCode]) -> String {
        countries_in_words(self.catalogue, countries)
    }
}

/// The law of a regime and the first of the articles that it names.
fn law(regime: &Regime) -> String {
    let article = regime.article.split(';').next().unwrap_or_default().trim();
    if article.is_empty() { regime.source.to_string() } else { format!("{}, {article}", regime.source) }
}

fn listed(partitions: &[Str], region: &Region) -> bool {
    !region.partition.is_empty() && partitions.iter().any(|partition| same(partition, &region.partition))
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// The cloud of that name.
#[must_use]
pub(in crate::residency) fn cloud_of(name: &str) -> catalogue::Cloud {
    use catalogue::Cloud;
    match name {
        "aws" => Cloud::Aws,
        "azure" => Cloud::Azure,
        "gcp" => Cloud::Gcp,
        "oci" => Cloud::Oci,
        "ibm" => Cloud::Ibm,
        other => Cloud::Other(other.into()),
    }
}

/// Whether that is one of the clouds that have partitions.
fn is_a_cloud(name: &str) -> bool {
    !matches!(cloud_of(name), catalogue::Cloud::Other(_))
}

/// A pattern of regions with the provider as the catalogue calls it: Terraform's names of providers mean the clouds too.
fn canonical(written: &str) -> String {
    let lower: String = written.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let Some((provider, code)) = lower.split_once(':') else { return lower };
    let provider = match provider {
        "azurerm" => "azure",
        "google" => "gcp",
        other => other,
    };
    format!("{provider}:{code}")
}

/// A country with its code: `Germany (DE)`; the code alone where there is no name.
pub(in crate::residency) fn country_in_words(catalogue: &Catalogue, country: CountryCode) -> String {
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
    match place {
        Place::At(region) if region.countries.is_empty() => format!("{}, in no particular country", region.code).into(),
        Place::At(region) => {
            format!("{} in {}", region.code, countries_in_words(catalogue, &region.countries)).into()
        }
        Place::Everywhere(why) => format!("anywhere in the world ({why})").into(),
        Place::Nowhere => "no place".into(),
        Place::NoSuchRegion { cloud, code } => format!("{code}, which is no known region of {cloud}").into(),
        Place::Unknown(_) => "a place that is not known".into(),
    }
}
