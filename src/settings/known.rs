//! What the names in settings are held against. The layers that know them are above this one, and fill it.

use bartizan_lang::value::Str;

use super::CountryCode;

/// What a name in settings can be the name of, where it is one of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names<'a> {
    /// Presets of legal regimes: `gdpr-eea-only`.
    Regimes,
    /// Groups of countries, and countries: `EEA`, `DE`.
    Jurisdictions,
    /// Partitions of clouds: `aws-eusc`.
    Partitions,
    /// Facets: `object_store`.
    Facets,
    /// Codes of the regions of this cloud.
    Regions(&'a str),
}

/// Knows the names that settings may use, those of the settings above included.
///
/// Clouds have the words `aws`, `azure`, `gcp`, `oci` and `ibm`; any other one is that of a site.
pub trait Known {
    /// Whether a regime has a set of places; `None` when there is no such regime.
    fn regime(&self, id: &str) -> Option<bool>;

    /// Whether there is such a group of countries, or such a country.
    fn is_jurisdiction(&self, name: &str) -> bool;

    /// Whether a country has that code.
    fn is_country(&self, code: CountryCode) -> bool;

    /// Whether some cloud has that partition.
    fn is_partition(&self, name: &str) -> bool;

    /// Whether there is such a facet.
    fn is_facet(&self, name: &str) -> bool;

    /// Whether a region of the cloud has that code, or one that fits it as a pattern.
    fn is_region(&self, cloud: &str, pattern: &str) -> bool;

    /// Whether settings above, or the tables, know the word of a cloud.
    fn is_cloud(&self, word: &str) -> bool;

    /// Names of a kind that are like one that is not there, the nearest first; at most a few.
    fn similar(&self, names: Names<'_>, written: &str) -> Vec<Str>;
}
