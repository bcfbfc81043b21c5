//! The catalogue: regions, countries, groups of jurisdictions, services that are in no plain region, movements of data, and
//! regimes, from the tables of `checks/residency/`, with what people add to them.

use bartizan_lang::Diagnostic;
use bartizan_lang::value::Str;

pub use crate::settings::CountryCode;
use crate::settings::Site;

/// Who runs a region.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cloud {
    /// Amazon Web Services, all partitions.
    Aws,
    /// Microsoft Azure, all clouds.
    Azure,
    /// Google Cloud.
    Gcp,
    /// Oracle Cloud Infrastructure, all realms.
    Oci,
    /// IBM Cloud.
    Ibm,
    /// Anybody else: a provider of SaaS, or the word of a site in the settings.
    Other(Str),
}

/// A place that a code names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Whose it is.
    pub cloud: Cloud,
    /// The code, with the product in front where codes mean different things for products: `eu-central-1`, `gcs:EUR7`.
    pub code: Str,
    /// What people call it: `Europe (Frankfurt)`.
    pub name: Str,
    /// What it is: region, multi_region, dual_region, local_zone ….
    pub kind: Str,
    /// The countries that it lies in, sorted; empty for everywhere.
    pub countries: Vec<CountryCode>,
    /// The partition, realm or sovereign cloud: `aws-cn`, `aws-eusc`, `azure-china`; empty where there is none.
    pub partition: Str,
    /// Whether it is closed off from the commercial cloud: another operator, another law, another account.
    pub sovereign: bool,
    /// What is special about it, for people; empty without.
    pub note: Str,
    /// The region to which the provider copies by itself.
    pub paired: Option<Str>,
    /// The regions that it is made of.
    pub members: Vec<Str>,
    /// Whether it can be used: false for what is announced or retired.
    pub open: bool,
    /// Where the row comes from.
    pub source: Str,
}

/// What is known of the place of a type of resources that has no plain region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spread {
    /// It holds no data but names and settings: it is not judged.
    Metadata,
    /// It stores or caches content anywhere in the world.
    Everywhere,
    /// It is always in this region, whatever its provider says.
    Fixed(Str),
    /// It is in a region that its account or tenancy chose, which configurations do not say.
    Home,
}

/// A row about services in no plain region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Where it is.
    pub spread: Spread,
    /// Where its data may be, for people.
    pub about: Str,
    /// The attribute and the values that make the row apply; none when it always does.
    pub condition: Option<(Str, Vec<Str>)>,
}

/// How the destination of a movement is found from the value of its attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// The value is a region, a location or a zone.
    Region,
    /// The value is an ARN, OCID, CRN or resource id that holds the region.
    Identifier,
    /// The value refers to a resource that is there.
    Reference,
    /// The resource itself is the destination, the value names the source.
    Itself,
    /// The region that the provider pairs with that of the resource.
    Pair,
    /// The value is a code of the product.
    Code,
    /// The value alone says it: anywhere in the world.
    Everywhere,
    /// The value names another account or project, whose region is not known.
    Account,
    /// The value is the address of an endpoint.
    Endpoint,
    /// Another cloud: that of the type that the value refers to.
    OtherCloud,
    /// The value begins with the code of a geography of inference.
    InferenceProfile,
    /// The value is a country.
    Country,
    /// It opens a way (a peering, a route) on which data may go; the destination is that of the value's resource.
    Path,
}

/// What makes a row apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// The attribute is there.
    Written,
    /// The attribute has one of these values, which may have globs. An empty text is the attribute that is not written.
    Values(Vec<Str>),
    /// The resource is there.
    Always,
}

/// A way in which a type of resources moves data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovementRow {
    /// `DM012`.
    pub id: Str,
    /// The canonical type, or CloudFormation's own where there is no canonical one.
    pub ty: Str,
    /// The attribute, blocks with dots: `rule.destination.bucket`.
    pub attribute: Str,
    /// `replication`, `backup`, `log export` …; `placement` where it says the place of the resource itself.
    pub kind: Str,
    /// How the destination is found.
    pub destination: Destination,
    /// What makes it apply.
    pub trigger: Trigger,
    /// The attribute that names the source of the data, where that is not the resource itself; empty else.
    pub from: Str,
    /// The prefix of the codes of its product, for [`Destination::Code`]; empty else.
    pub product: Str,
    /// For people.
    pub note: Str,
}

/// A legal regime, as a preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    /// `gdpr-eea-only`.
    pub id: Str,
    /// The name.
    pub name: Str,
    /// The countries that it allows without condition; none of a regime without a set of places.
    pub allowed: Option<Vec<CountryCode>>,
    /// The countries that it allows on a condition, with that.
    pub conditional: Vec<(CountryCode, Str)>,
    /// The partitions that it demands; empty where it demands none.
    pub partitions: Vec<Str>,
    /// The law.
    pub source: Str,
    /// The article.
    pub article: Str,
    /// What it says of transfers, safeguards, keys, for people: label and text.
    pub about: Vec<(Str, Str)>,
}

/// The facts.
#[derive(Debug, Default)]
pub struct Catalogue {
    added: Vec<Region>,
}

impl Catalogue {
    /// The built-in facts with the sites of settings. Sites that contradict a built-in region are told and take its place.
    #[must_use]
    pub fn with(_sites: &[Site]) -> (Self, Vec<Diagnostic>) {
        (Self::default(), Vec::new())
    }

    /// The region that a code means: as the API or the console spells it, the region of a zone, or the zone itself where
    /// that is in another country.
    #[must_use]
    pub fn region(&self, _cloud: &Cloud, _code: &str) -> Option<&Region> {
        self.added.first()
    }

    /// What a code means for a product (`gcs`, `spanner`, `kms`): first the product's own codes, then regions.
    #[must_use]
    pub fn region_of_product(&self, _cloud: &Cloud, _product: &str, _code: &str) -> Option<&Region> {
        self.added.first()
    }

    /// The codes of a cloud that are most like one that is not there, for suggestions; at most three.
    #[must_use]
    pub fn similar_regions(&self, _cloud: &Cloud, _code: &str) -> Vec<Str> {
        Vec::new()
    }

    /// All regions, in the order of clouds and codes.
    pub fn regions(&self) -> impl Iterator<Item = &Region> {
        self.added.iter()
    }

    /// The countries that a group of jurisdictions or a country's code names.
    #[must_use]
    pub fn jurisdiction(&self, _name: &str) -> Option<Vec<CountryCode>> {
        None
    }

    /// The groups that a country belongs to, without itself.
    #[must_use]
    pub fn groups_of(&self, _country: CountryCode) -> Vec<Str> {
        Vec::new()
    }

    /// The English name of a country.
    #[must_use]
    pub fn country_name(&self, _country: CountryCode) -> Option<&'static str> {
        None
    }

    /// The rows about a type that is in no plain region.
    #[must_use]
    pub fn services(&self, _ty: &str) -> Vec<Service> {
        Vec::new()
    }

    /// The ways in which a type moves data, those of placement included.
    #[must_use]
    pub fn movements(&self, _ty: &str) -> Vec<MovementRow> {
        Vec::new()
    }

    /// A regime.
    #[must_use]
    pub fn regime(&self, _id: &str) -> Option<Regime> {
        None
    }

    /// All regimes, in the order of their ids.
    #[must_use]
    pub fn regimes(&self) -> Vec<Regime> {
        Vec::new()
    }
}
