//! The catalogue: regions, countries, groups of jurisdictions, services that are in no plain region, movements of data, and
//! regimes, from the tables of `checks/residency/`, with what people add to them.
//!
//! No table is read before something asks: most are searched in place, and regions are parsed one by one where a
//! name finds them, all of them where more is asked.

mod countries;
mod movements;
mod regimes;
mod regions;
mod services;
mod sites;

use bartizan_lang::Diagnostic;
use bartizan_lang::value::Str;

pub use self::movements::{Destination, MovementRow, Trigger};
pub use self::regimes::{NOT_LEGAL_ADVICE, Regime};
pub use self::regions::{Cloud, Region, RegionPattern, is_partition};
pub use self::services::{Service, Spread};
pub use crate::settings::CountryCode;

use self::regions::Regions;
use crate::settings::Site;

/// How many names are suggested for one that means nothing.
const SUGGESTIONS: usize = 3;

/// The facts.
#[derive(Debug, Default)]
pub struct Catalogue {
    /// The regions of the tables and the sites of settings; none where nobody added any.
    extended: Option<Regions>,
}

impl Catalogue {
    /// The built-in facts with the sites of settings. Sites that contradict a built-in region are told and take its place.
    #[must_use]
    pub fn with(sites: &[Site]) -> (Self, Vec<Diagnostic>) {
        if sites.is_empty() {
            return (Self::default(), Vec::new());
        }
        let (extended, told) = sites::add(sites);
        (Self { extended: Some(extended) }, told)
    }

    fn known(&self) -> &Regions {
        self.extended.as_ref().unwrap_or_else(|| &regions::BUILT_IN)
    }

    /// The region that a code means: as the API or the console spells it, the region of a zone, or the zone itself where
    /// that is in another country.
    #[must_use]
    pub fn region(&self, cloud: &Cloud, code: &str) -> Option<&Region> {
        match &self.extended {
            None => regions::directly(cloud, code).or_else(|| regions::BUILT_IN.find(cloud, code)),
            Some(extended) => extended.find(cloud, code),
        }
    }

    /// Whether the region that a provider pairs with one may lie in another country; cheaper than to look up both.
    #[must_use]
    pub fn pair_may_be_abroad(&self, cloud: &Cloud, code: &str) -> bool {
        self.extended.is_some() || regions::pair_is_abroad(cloud, code).unwrap_or(false)
    }

    /// What a code means for a product (`gcs`, `spanner`, `kms`): first the product's own codes, then regions.
    #[must_use]
    pub fn region_of_product(&self, cloud: &Cloud, product: &str, code: &str) -> Option<&Region> {
        match &self.extended {
            None => regions::directly_of_product(cloud, product, code)
                .or_else(|| regions::BUILT_IN.find_of_product(cloud, product, code)),
            Some(extended) => extended.find_of_product(cloud, product, code),
        }
    }

    /// The code of a product that stands for the part of the world that a region is in: `backup:eu` for europe-west3,
    /// `datazone:US` for eastus2. Nothing where the provider does not say which it is.
    #[must_use]
    pub fn nearest(&self, product: &str, region: &Region) -> Option<&Region> {
        self.known().around(product, region)
    }

    /// The product whose codes the locations of a type are, for [`Catalogue::region_of_product`]: `gcs` of
    /// `google_storage_bucket`.
    #[must_use]
    pub fn product_of(&self, ty: &str) -> Option<&'static str> {
        services::product_of(ty)
    }

    /// The codes of a cloud that are most like one that is not there, for suggestions; at most three.
    #[must_use]
    pub fn similar_regions(&self, cloud: &Cloud, code: &str) -> Vec<Str> {
        let codes = self.known().all().iter().filter(|region| region.cloud == *cloud && region.open);
        similar(code, codes.map(|region| region.code.as_str()))
    }

    /// All regions, in the order of clouds and codes.
    pub fn regions(&self) -> impl Iterator<Item = &Region> {
        self.known().all().iter()
    }

    /// Whether a region is meant by one of the patterns, or all the regions that it is made of are.
    #[must_use]
    pub fn is_among(&self, region: &Region, patterns: &[RegionPattern]) -> bool {
        let meant = |region: &Region| patterns.iter().any(|pattern| pattern.matches(region));
        let of_members = || {
            let mut members = region.members.iter().map(|member| self.member(region, member));
            !region.members.is_empty() && members.all(|member| member.is_some_and(meant))
        };
        meant(region) || of_members()
    }

    fn member(&self, region: &Region, code: &str) -> Option<&Region> {
        let own = self.region(&region.cloud, code);
        own.or_else(|| code.split_once(':').and_then(|(cloud, code)| self.region(&Cloud::named(cloud), code)))
    }

    /// The partition that a name means: `azure-usgov` for `usgov`.
    #[must_use]
    pub fn partition(&self, name: &str) -> Option<&'static str> {
        regions::partition(name)
    }

    /// All partitions, sorted.
    #[must_use]
    pub fn partitions(&self) -> Vec<Str> {
        regions::partitions()
    }

    /// The countries that a group of jurisdictions or a country's code names.
    #[must_use]
    pub fn jurisdiction(&self, name: &str) -> Option<Vec<CountryCode>> {
        countries::jurisdiction(name)
    }

    /// All that [`Catalogue::jurisdiction`] understands: the groups, then the codes of countries.
    #[must_use]
    pub fn jurisdictions(&self) -> Vec<Str> {
        countries::jurisdictions()
    }

    /// The names that [`Catalogue::jurisdiction`] understands and that are most like one that it does not; at most three.
    #[must_use]
    pub fn similar_jurisdictions(&self, name: &str) -> Vec<Str> {
        similar(name, countries::jurisdictions().iter().map(Str::as_str))
    }

    /// The groups that a country belongs to, without itself.
    #[must_use]
    pub fn groups_of(&self, country: CountryCode) -> Vec<Str> {
        countries::groups(country)
    }

    /// The English name of a country.
    #[must_use]
    pub fn country_name(&self, country: CountryCode) -> Option<&'static str> {
        countries::name(country)
    }

    /// The rows about a type that is in no plain region, in the order in which they are to be asked: the first whose
    /// condition holds says where it is. None that holds: it is where its region says.
    #[must_use]
    pub fn services(&self, ty: &str) -> Vec<Service> {
        services::of(ty)
    }

    /// The ways in which a type moves data, those of placement included.
    #[must_use]
    pub fn movements(&self, ty: &str) -> Vec<MovementRow> {
        movements::of(ty)
    }

    /// The ways in which a type moves data, without those that only say where it is.
    #[must_use]
    pub fn moving(&self, ty: &str) -> Vec<MovementRow> {
        movements::moving(ty)
    }

    /// All ways in which data is moved, in the order of types and attributes.
    #[must_use]
    pub fn all_movements(&self) -> Vec<MovementRow> {
        movements::all()
    }

    /// A regime.
    #[must_use]
    pub fn regime(&self, id: &str) -> Option<Regime> {
        regimes::named(id)
    }

    /// All regimes, in the order of their ids.
    #[must_use]
    pub fn regimes(&self) -> Vec<Regime> {
        regimes::all()
    }

    /// The ids of regimes that are most like one that is not there; at most three.
    #[must_use]
    pub fn similar_regimes(&self, id: &str) -> Vec<Str> {
        similar(id, regimes::ids())
    }
}

/// The known names that a typing error away from what is written, the nearest first.
fn similar<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Vec<Str> {
    let written: String = written.trim().to_lowercase().split_whitespace().collect();
    let mut near: Vec<(usize, &str)> = known
        .map(|name| (strsim::damerau_levenshtein(&name.to_lowercase(), &written), name))
        .filter(|(distance, name)| *distance <= 3.min(name.len() / 3))
        .collect();
    near.sort_unstable();
    near.into_iter().take(SUGGESTIONS).map(|(_, name)| name.into()).collect()
}
