//! What people set in `bartizan.hcl`, as plain data, and the reader of its text.
//!
//! A file is HCL with values that refer to nothing. Whatever is not understood in it is an error with its place: a policy
//! must not be skipped because of a slip of the pen. Settings of a directory extend those of the directories above it.

mod known;
mod pattern;
mod policy;
mod reader;
mod residency;
mod site;
#[cfg(test)]
mod tests;

use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, FileId, Value, syntax};
pub use known::{Known, Names};
pub use pattern::{MAX_PATTERN, Pattern, has_wildcard};
use reader::{Reader, Shape};
pub use residency::{
    Allow, AppliesTo, Classification, CountryCode, DataClass, Exception, KeyRule, MOVEMENT_KINDS, MovementCondition,
    MovementKindRule, MovementRule, Policy, Site, TagCriterion, Undetermined,
};

use crate::ir::DefaultRegions;

/// The name of the file.
pub const FILE: &str = "bartizan.hcl";

/// A piece of the settings with the place at which it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub span: bartizan_lang::Span,
}

/// What holds for one directory: the settings of its own file and of those above it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The region of a provider that says none, by the name of the provider (`aws`, `azurerm`, `google`, `oci`, `ibm`); under
    /// the empty name that of any of them.
    pub default_region: Vec<(Str, Written<Str>)>,
    /// The residency policies, in the order in which they are written, those of the directories above first.
    pub residency: Vec<Policy>,
    /// Regions and sites that the catalogue does not know.
    pub sites: Vec<Site>,
    /// How classes of data are marked.
    pub classification: Classification,
}

/// What may stand at the top of the file.
const TOP: Shape =
    Shape { what: "bartizan.hcl", keys: &["default_region"], blocks: &["classification", "residency", "site"] };

/// Reads the text of a file of settings, with what is wrong with it; errors mean that the settings must not be used.
#[must_use]
pub fn read(text: &str, file: FileId, known: &dyn Known) -> (Settings, Vec<Diagnostic>) {
    let parsed = syntax::parse_hcl(file, text);
    let mut reader = Reader::new(known, parsed.diagnostics);
    reader.check(&parsed.body, &TOP);
    // Policies and regions may name the sites.
    reader.sites(&parsed.body);
    let default_region = reader.default_region(&parsed.body);
    let residency = reader.policies(&parsed.body);
    let classification = reader.classification(&parsed.body);
    let (sites, mut diagnostics) = reader.finish();
    diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    (Settings { default_region, residency, sites, classification }, diagnostics)
}

impl Settings {
    /// These settings with those of a directory below: policies and sites add up, one of the same name takes the place of
    /// the one above; of anything else the nearer counts.
    #[must_use]
    pub fn extended_by(&self, nearer: Self) -> Self {
        let mut all = self.clone();
        if nearer.default_region.iter().any(|(provider, _)| provider.is_empty()) {
            all.default_region.clear();
        }
        for (provider, region) in nearer.default_region {
            replace(&mut all.default_region, (provider, region), |a, b| a.0 == b.0);
        }
        for policy in nearer.residency {
            replace(&mut all.residency, policy, |a, b| a.name == b.name);
        }
        for site in nearer.sites {
            replace(&mut all.sites, site, |a, b| a.is_same_place(b));
        }
        let Classification { tag_keys, values, default } = nearer.classification;
        if !tag_keys.is_empty() {
            all.classification.tag_keys = tag_keys;
        }
        for value in values {
            replace(&mut all.classification.values, value, |a, b| a.0.eq_ignore_ascii_case(&b.0));
        }
        all.classification.default = default.or(all.classification.default);
        all
    }

    /// The regions of providers that name none, as evaluation takes them.
    #[must_use]
    pub fn default_regions(&self) -> DefaultRegions {
        let region = |(provider, region): &(Str, Written<Str>)| {
            (provider.clone(), Value::string(region.value.clone()).at(region.span))
        };
        DefaultRegions::new(self.default_region.iter().map(region).collect())
    }
}

/// Puts an element in the place of the one that is the same, or at the end.
fn replace<T>(list: &mut Vec<T>, element: T, same: impl Fn(&T, &T) -> bool) {
    match list.iter_mut().find(|known| same(known, &element)) {
        Some(known) => *known = element,
        None => list.push(element),
    }
}
