//! Types of resources that are in no plain region, and types whose locations are codes of their product.

use std::sync::LazyLock;

use bartizan_lang::value::Str;

use super::movements::value;
use crate::providers::sorted::rows;

/// `type rank spread region attribute values about source`, sorted; types may have globs.
static SERVICES: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_services.tsv"));
/// `type product`, sorted; types may have globs.
static PRODUCTS: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_products.tsv"));

static SERVICE_TYPES: LazyLock<Types> = LazyLock::new(|| Types::of(SERVICES));
static PRODUCT_TYPES: LazyLock<Types> = LazyLock::new(|| Types::of(PRODUCTS));

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
    /// The attribute (blocks with dots) and the values that make the row apply, which may have globs; the empty text is the
    /// attribute that is not written. None when the row always applies.
    pub condition: Option<(Str, Vec<Str>)>,
    /// Where one can read about it.
    pub source: Str,
}

/// The names of types with a wildcard, of one table: what is before it, and what is behind.
struct Types {
    patterns: Vec<(&'static str, &'static str, &'static str)>,
}

impl Types {
    fn of(table: &'static str) -> Self {
        let names = table.lines().filter_map(|row| row.split('\t').next());
        let mut patterns: Vec<_> = names
            .filter_map(|name| {
                let (before, behind) = name.split_once('*')?;
                Some((name, before, behind))
            })
            .collect();
        patterns.dedup();
        Self { patterns }
    }

    /// The longest name that fits a type.
    fn longest(&self, ty: &str) -> Option<&'static str> {
        let fits = |(_, before, behind): &&(&str, &str, &str)| {
            ty.len() >= before.len() + behind.len() && ty.starts_with(before) && ty.ends_with(behind)
        };
        self.patterns.iter().filter(fits).map(|(name, ..)| *name).max_by_key(|name| name.len())
    }
}

/// The rows about a type, in the order in which they are to be asked: the first whose condition holds says it. A row on the
/// type itself, or else on the longest name with globs that fits it, hides all others.
pub(super) fn of(ty: &str) -> Vec<Service> {
    let read = |name: &str| rows(SERVICES, &[name]).filter_map(service).collect::<Vec<_>>();
    if rows(SERVICES, &[ty]).next().is_some() {
        return read(ty);
    }
    SERVICE_TYPES.longest(ty).map(read).unwrap_or_default()
}

/// A row, if it says anything: `regional` only takes a type out of a name with globs.
fn service(row: &str) -> Option<Service> {
    let mut cells = row.split('\t');
    let (_rank, spread, region) = (cells.next()?, cells.next()?, cells.next()?);
    let (attribute, values) = (cells.next()?, cells.next()?);
    let (about, source) = (cells.next()?.into(), cells.next()?.into());
    let spread = match spread {
        "metadata" => Spread::Metadata,
        "everywhere" => Spread::Everywhere,
        "fixed" => Spread::Fixed(region.into()),
        "home" => Spread::Home,
        _ => return None,
    };
    let condition = (attribute != "-").then(|| (attribute.into(), values.split(',').map(value).collect()));
    Some(Service { spread, about, condition, source })
}

/// The product whose codes the locations of a type are: `gcs` of `google_storage_bucket`.
pub(super) fn product_of(ty: &str) -> Option<&'static str> {
    let of = |name: &str| rows(PRODUCTS, &[name]).next();
    of(ty).or_else(|| PRODUCT_TYPES.longest(ty).and_then(of))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use globset::Glob;

    use super::super::regions::{BUILT_IN, Cloud};
    use super::*;
    use crate::providers::schema;

    /// Providers whose schemas the binary carries.
    const KNOWN: [&str; 5] = ["aws_", "azurerm_", "google_", "oci_", "ibm_"];

    #[test]
    fn every_row_names_a_type() {
        for (table, patterns) in [(SERVICES, &SERVICE_TYPES.patterns), (PRODUCTS, &PRODUCT_TYPES.patterns)] {
            assert!(!patterns.is_empty());
            // There is one wildcard in a name.
            assert!(patterns.iter().all(|(_, before, behind)| !before.contains('*') && !behind.contains('*')));
            for row in table.lines() {
                let name = row.split('\t').next().unwrap_or_default();
                if !KNOWN.iter().any(|provider| name.starts_with(provider)) {
                    continue;
                }
                let Ok(glob) = Glob::new(name) else { panic!("{name} is no glob") };
                let glob = glob.compile_matcher();
                assert!(schema::types().any(|ty| glob.is_match(ty)), "no type is called {name}");
            }
        }
    }

    #[test]
    fn every_row_is_read() {
        for row in SERVICES.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [_, _, spread, region, attribute, values, ..] = cells[..] else { panic!("{row}") };
            assert!(["metadata", "everywhere", "fixed", "home", "regional"].contains(&spread), "{row}");
            assert_eq!(spread == "fixed", region != "-", "{row}");
            let cloud = Cloud::of_type(row);
            assert!(region == "-" || BUILT_IN.with_code(&cloud, region).is_some(), "{row}");
            assert_eq!(attribute == "-", values == "-", "{row}");
            let read = row.split_once('\t').and_then(|(_, rest)| service(rest));
            assert_eq!(read.is_none(), spread == "regional", "{row}");
        }
    }

    #[test]
    fn conditions_ask_for_attributes_that_are_there() {
        for row in SERVICES.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [ty, _, _, _, attribute, ..] = cells[..] else { panic!("{row}") };
            if attribute == "-" || !KNOWN.iter().any(|provider| ty.starts_with(provider)) {
                continue;
            }
            let there = schema::resource(ty).and_then(|root| root.path(attribute));
            // What older majors of google have, and newer ones do not.
            assert!(there.is_some() || attribute == "replication.automatic", "{ty} has no {attribute}");
        }
    }
}
