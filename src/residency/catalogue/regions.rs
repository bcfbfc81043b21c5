//! Regions, zones, and the codes that stand for several of them; how they are spelled, and who runs them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use bartizan_lang::value::Str;
use globset::{Glob, GlobMatcher};

use super::countries;
use crate::providers::sorted::rows;
use crate::settings::CountryCode;

/// `cloud code name aliases kind countries subdivision partition status paired parent members note source`.
static REGIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_regions.tsv"));
/// `cloud name place`, sorted: what the regions of the tables are known by, folded.
static NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_region_names.tsv"));
/// `partition cloud aliases sovereign note source`, sorted.
static PARTITIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_partitions.tsv"));

/// The regions of the tables.
pub(super) static BUILT_IN: LazyLock<Regions> =
    LazyLock::new(|| Regions::of(REGIONS.lines().filter_map(region).collect()));

/// The regions of the tables that were found by name, in the order of the rows.
static FOUND: LazyLock<Vec<OnceLock<Box<Region>>>> =
    LazyLock::new(|| REGIONS.lines().map(|_| OnceLock::new()).collect());

/// The region of the tables that a code, alias or name means, or in which a zone of AWS is that is no place of its own. Only its
/// row is read: most scans see a handful of regions. Nothing where more is to be looked at than a name.
pub(super) fn directly(cloud: &Cloud, code: &str) -> Option<&'static Region> {
    let folded = folded(code);
    named(cloud, &folded).or_else(|| {
        let group = folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (*cloud == Cloud::Aws && folded.len() - group.len() == 1).then(|| named(cloud, group))?
    })
}

/// The same for codes of a product, which come before those of regions.
pub(super) fn directly_of_product(cloud: &Cloud, product: &str, code: &str) -> Option<&'static Region> {
    let folded = folded(code);
    let last = folded.rsplit('/').next().unwrap_or(&folded);
    named(cloud, &format!("{product}:{last}")).or_else(|| directly(cloud, code))
}

/// The region of the tables with a folded code, alias or name.
fn named(cloud: &Cloud, folded: &str) -> Option<&'static Region> {
    let place = rows(NAMES, &[cloud.word(), folded]).next()?.parse().ok()?;
    let cell = FOUND.get::<usize>(place)?;
    if let Some(found) = cell.get() {
        return Some(found);
    }
    let row = REGIONS.lines().nth(place)?;
    let mut read = region(row)?;
    let parent = read.parent.as_deref().and_then(|parent| named(cloud, &self::folded(parent)));
    read.abroad = parent.is_some_and(|parent| parent.countries != read.countries);
    Some(cell.get_or_init(|| Box::new(read)))
}

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

impl Cloud {
    /// The cloud of a word: its short name, or the name of one of its Terraform providers.
    #[must_use]
    pub fn named(word: &str) -> Self {
        match word.trim().to_ascii_lowercase().as_str() {
            "aws" | "awscc" => Self::Aws,
            "azure" | "azurerm" | "azuread" | "azapi" => Self::Azure,
            "gcp" | "google" | "google-beta" => Self::Gcp,
            "oci" => Self::Oci,
            "ibm" => Self::Ibm,
            other => Self::Other(other.into()),
        }
    }

    /// The cloud of a type of resources, by how its name begins: `azurerm_key_vault`, `AWS::S3::Bucket`.
    #[must_use]
    pub fn of_type(ty: &str) -> Self {
        let first = ty.split(['_', ':', '.', '/']).next().unwrap_or(ty);
        if first == "Microsoft" { Self::Azure } else { Self::named(first) }
    }

    /// The short name: `aws`.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Aws => "aws",
            Self::Azure => "azure",
            Self::Gcp => "gcp",
            Self::Oci => "oci",
            Self::Ibm => "ibm",
            Self::Other(word) => word,
        }
    }

    /// The partition that everybody can use; empty where there are none.
    pub(super) fn commercial(&self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Azure => "azure",
            Self::Gcp => "googleapis.com",
            Self::Oci => "oc1",
            Self::Ibm => "ibmcloud",
            Self::Other(_) => "",
        }
    }
}

impl fmt::Display for Cloud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
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
    /// Other codes and names of it: `fra`.
    pub aliases: Vec<Str>,
    /// What it is: region, multi_region, dual_region, local_zone ….
    pub kind: Str,
    /// The countries that it lies in, sorted; empty for everywhere.
    pub countries: Vec<CountryCode>,
    /// The city or part of a country; empty where it is not known.
    pub subdivision: Str,
    /// The partition, realm or sovereign cloud: `aws-cn`, `aws-eusc`, `azure-china`; empty where there is none.
    pub partition: Str,
    /// Whether it is closed off from the commercial cloud: another operator, another law, another account.
    pub sovereign: bool,
    /// What is special about it, for people; empty without.
    pub note: Str,
    /// The region to which the provider copies by itself.
    pub paired: Option<Str>,
    /// The region that a zone belongs to, of zones that are places of their own.
    pub parent: Option<Str>,
    /// Whether it is a zone in another country than its region.
    pub abroad: bool,
    /// The regions that it is made of; with the cloud in front where that is another one: `aws:us-east-1`.
    pub members: Vec<Str>,
    /// Whether it can be used: false for what is announced or retired.
    pub open: bool,
    /// Where the row comes from.
    pub source: Str,
}

impl Region {
    /// Whether it belongs to the partition that a name means: `aws-eusc`, `usgov` and `azure-usgov`, without regard to case.
    #[must_use]
    pub fn is_in_partition(&self, name: &str) -> bool {
        is_partition(&self.partition, name)
    }
}

/// Whether a name means a partition, which is as [`Region::partition`] has it.
#[must_use]
pub fn is_partition(partition: &str, name: &str) -> bool {
    let name = name.trim();
    partition.eq_ignore_ascii_case(name) || self::partition(name).is_some_and(|known| known == partition)
}

/// The partition that a name or an alias means.
pub(super) fn partition(name: &str) -> Option<&'static str> {
    PARTITIONS.lines().find_map(|row| {
        let mut cells = row.split('\t');
        let (partition, _, aliases) = (cells.next()?, cells.next()?, cells.next()?);
        let is = |word: &str| word.eq_ignore_ascii_case(name.trim());
        (is(partition) || (aliases != "-" && aliases.split(';').any(is))).then_some(partition)
    })
}

/// All partitions, sorted.
pub(super) fn partitions() -> Vec<Str> {
    PARTITIONS.lines().filter_map(|row| row.split('\t').next()).map(Str::from).collect()
}

/// Whether a partition is closed off, and what it is.
pub(super) fn closed_off(partition: &str) -> Option<(bool, &'static str)> {
    /// Each row of regions asks for one.
    static KNOWN: LazyLock<BTreeMap<&str, (bool, &str)>> = LazyLock::new(|| {
        let row = |row: &'static str| {
            let mut cells = row.split('\t');
            let partition = cells.next()?;
            let mut cells = cells.skip(2);
            Some((partition, (cells.next()? == "yes", cells.next()?)))
        };
        PARTITIONS.lines().filter_map(row).collect()
    });
    KNOWN.get(partition).copied()
}

/// A row of the table.
fn region(row: &str) -> Option<Region> {
    let mut cells = row.split('\t').map(|cell| if cell == "-" { "" } else { cell });
    let mut cell = || cells.next();
    let texts =
        |cell: &str, by: char| -> Vec<Str> { cell.split(by).filter(|t| !t.is_empty()).map(Str::from).collect() };
    let one = |cell: &str| (!cell.is_empty()).then(|| Str::from(cell));
    let (cloud, code, name) = (Cloud::named(cell()?), cell()?.into(), cell()?.into());
    let (aliases, kind, places) = (texts(cell()?, ';'), cell()?.into(), cell()?);
    let (subdivision, partition, status) = (cell()?.into(), cell()?, cell()?);
    let (paired, parent, members) = (one(cell()?), one(cell()?), texts(cell()?, ','));
    let (own, source) = (cell()?, cell()?.into());
    let (sovereign, about) = closed_off(partition).unwrap_or_default();
    let note = match (sovereign, own) {
        (true, "") => about.into(),
        (true, _) => format!("{about}; {own}").into(),
        (false, _) => own.into(),
    };
    Some(Region {
        cloud,
        code,
        name,
        aliases,
        kind,
        // All countries of the world are said as none.
        countries: if places == "*" { Vec::new() } else { countries_of(places) },
        subdivision,
        partition: partition.into(),
        sovereign,
        note,
        paired,
        parent,
        abroad: false,
        members,
        open: !matches!(status, "announced" | "retired"),
        source,
    })
}

/// The countries of a list, which mostly holds codes alone.
fn countries_of(places: &str) -> Vec<CountryCode> {
    let codes: Result<Vec<CountryCode>, ()> = places.split(',').map(str::parse).collect();
    match codes {
        Ok(mut codes) => {
            codes.sort_unstable();
            codes.dedup();
            codes
        }
        Err(()) => countries::set(places),
    }
}

/// Whether the region that a provider pairs with one lies in another country, found without reading the whole table; `None`
/// for a code that it does not have, and for a region without a pair.
pub(super) fn pair_is_abroad(cloud: &Cloud, code: &str) -> Option<bool> {
    // Behind cloud and code: `name aliases kind countries subdivision partition status paired …`.
    let cells = |code: &str| -> Option<(&'static str, &'static str)> {
        let row = rows(REGIONS, &[cloud.word(), code]).next()?;
        let mut cells = row.split('\t').skip(3);
        Some((cells.next()?, cells.nth(3)?))
    };
    let (countries, paired) = cells(&folded(code))?;
    (paired != "-").then(|| cells(paired).is_none_or(|(there, _)| there != countries))
}

/// Regions, and what finds them.
#[derive(Clone, Debug, Default)]
pub(super) struct Regions {
    /// In the order of clouds and codes.
    all: Vec<Region>,
    /// By cloud and folded code, alias or name.
    known: BTreeMap<Str, usize>,
}

/// A code without what people spell differently: case, and spaces.
fn folded(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect()
}

fn key(cloud: &Cloud, folded: &str) -> Str {
    [cloud.word(), "\t", folded].concat().into()
}

impl Regions {
    pub(super) fn of(mut all: Vec<Region>) -> Self {
        all.sort_by(|a, b| (&a.cloud, &a.code).cmp(&(&b.cloud, &b.code)));
        let mut known: BTreeMap<Str, usize> = BTreeMap::new();
        for (index, region) in all.iter().enumerate() {
            known.entry(key(&region.cloud, &folded(&region.code))).or_insert(index);
        }
        // A code is never hidden by an alias, nor an alias by a name.
        for (index, region) in all.iter().enumerate() {
            let product = region.code.split_once(':').map_or(String::new(), |(product, _)| format!("{product}:"));
            for alias in &region.aliases {
                known.entry(key(&region.cloud, &folded(&format!("{product}{alias}")))).or_insert(index);
            }
        }
        for (index, region) in all.iter().enumerate() {
            let named = matches!(region.cloud, Cloud::Aws | Cloud::Azure | Cloud::Oci) && region.kind == "region";
            if named {
                known.entry(key(&region.cloud, &folded(&region.name))).or_insert(index);
            }
        }
        let mut regions = Self { all, known };
        let abroad: Vec<bool> = regions.all.iter().map(|region| regions.is_abroad(region)).collect();
        for (region, abroad) in regions.all.iter_mut().zip(abroad) {
            region.abroad = abroad;
        }
        regions
    }

    fn is_abroad(&self, zone: &Region) -> bool {
        let parent = zone.parent.as_ref().and_then(|parent| self.exact(&zone.cloud, &folded(parent)));
        parent.is_some_and(|parent| parent.countries != zone.countries)
    }

    pub(super) fn all(&self) -> &[Region] {
        &self.all
    }

    /// The region of a folded code, alias or name.
    fn exact(&self, cloud: &Cloud, folded: &str) -> Option<&Region> {
        self.known.get(key(cloud, folded).as_str()).and_then(|index| self.all.get(*index))
    }

    /// The region of a code as it stands in the table, without regard to case and spaces, and without aliases.
    pub(super) fn with_code(&self, cloud: &Cloud, code: &str) -> Option<&Region> {
        self.exact(cloud, &folded(code)).filter(|region| folded(&region.code) == folded(code))
    }

    /// The region that a code means, in any of the forms that its cloud has for it.
    pub(super) fn find(&self, cloud: &Cloud, code: &str) -> Option<&Region> {
        let folded = folded(code);
        let exact = |code: &str| self.exact(cloud, code);
        exact(&folded).or_else(|| match cloud {
            Cloud::Aws => self.of_aws_zone(&folded),
            Cloud::Gcp => {
                let last = folded.rsplit('/').next()?;
                let last = last.strip_prefix("regional-").unwrap_or(last);
                exact(last).or_else(|| exact(region_of_google_zone(last)?))
            }
            Cloud::Oci => {
                let domain = folded.rsplit(':').next()?;
                exact(domain).or_else(|| exact(domain.rsplit_once("-ad-")?.0))
            }
            Cloud::Ibm => exact(region_of_ibm_zone(&folded)?)
                .or_else(|| exact(&format!("dc:{folded}")))
                .or_else(|| exact(city_of_ibm(&folded)?)),
            Cloud::Azure | Cloud::Other(_) => None,
        })
    }

    /// What a code means for a product: first the product's own codes, then regions.
    pub(super) fn find_of_product(&self, cloud: &Cloud, product: &str, code: &str) -> Option<&Region> {
        let folded = folded(code);
        let last = folded.rsplit('/').next().unwrap_or(&folded);
        self.exact(cloud, &format!("{product}:{last}")).or_else(|| self.find(cloud, code))
    }

    /// The code of a product that stands for the part of the world that a region is in: the first whose countries hold
    /// those of the region, or else the one that Google takes for the continent.
    /// <https://cloud.google.com/compute/docs/disks/snapshots#selecting_a_storage_location>
    pub(super) fn around(&self, product: &str, region: &Region) -> Option<&Region> {
        let prefix = format!("{product}:");
        let mut wide = self.all.iter().filter(|wide| wide.cloud == region.cloud && wide.code.starts_with(&prefix));
        let holds = |wide: &&Region| {
            !wide.countries.is_empty() && region.countries.iter().all(|country| wide.countries.contains(country))
        };
        if region.countries.is_empty() {
            return None;
        }
        wide.find(holds).or_else(|| {
            let continent = region.code.split('-').next().filter(|_| region.cloud == Cloud::Gcp)?;
            let (_, code) = GOOGLE_CONTINENTS.iter().find(|(name, _)| *name == continent)?;
            self.exact(&Cloud::Gcp, &format!("{product}:{code}"))
        })
    }

    /// A local or Wavelength zone, which may lie in another country, else the region of a zone or of the id of a zone.
    /// A zone that the table lacks is nowhere, not in its region.
    fn of_aws_zone(&self, folded: &str) -> Option<&Region> {
        let group = folded.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let group = if folded.len() - group.len() == 1 { group } else { folded };
        self.exact(&Cloud::Aws, group).or_else(|| self.exact(&Cloud::Aws, &self.group_of_zone_id(folded)?)).or_else(
            || {
                // The Wavelength zones of one operator in one country are one row, with a glob for the city.
                let zones = self.all.iter().filter(|r| r.cloud == Cloud::Aws && r.code.contains('*'));
                zones.into_iter().find(|zones| {
                    let (start, end) = zones.code.split_once('*').unwrap_or_default();
                    group.len() > start.len() + end.len() && group.starts_with(start) && group.ends_with(end)
                })
            },
        )
    }

    /// The region or group of zones that the id of a zone names: `euc1-az2` is in eu-central-1, `use1-bos1-az1` in
    /// us-east-1-bos-1.
    fn group_of_zone_id(&self, id: &str) -> Option<String> {
        let (rest, _) = id.rsplit_once("-az")?;
        let (short, city) = rest.split_once('-').map_or((rest, None), |(short, city)| (short, Some(city)));
        let mut regions = self.all.iter().filter(|r| r.cloud == Cloud::Aws && r.kind == "region");
        let region = regions.find(|region| short_name(&region.code) == short)?;
        let Some(city) = city else { return Some(region.code.to_string()) };
        let name = city.trim_end_matches(|c: char| c.is_ascii_digit());
        Some(format!("{}-{name}-{}", region.code, city.get(name.len()..)?))
    }
}

/// The multi-region that Google takes for regions of a continent that lie in none.
const GOOGLE_CONTINENTS: [(&str, &str); 6] = [
    ("asia", "asia"),
    ("australia", "asia"),
    ("europe", "eu"),
    ("northamerica", "us"),
    ("southamerica", "us"),
    ("us", "us"),
];

/// How ids of zones call a region: `use1` for us-east-1, `apse2` for ap-southeast-2.
fn short_name(region: &str) -> String {
    region
        .split('-')
        .enumerate()
        .flat_map(|(part, word)| match (part, word) {
            (0, _) => vec![word],
            (_, "northeast") => vec!["ne"],
            (_, "northwest") => vec!["nw"],
            (_, "southeast") => vec!["se"],
            (_, "southwest") => vec!["sw"],
            _ => vec![word.get(..1).unwrap_or_default()],
        })
        .collect()
}

/// `us-central1-a` is in us-central1, `us-south1-ai1b` in us-south1.
fn region_of_google_zone(zone: &str) -> Option<&str> {
    let (region, letter) = zone.rsplit_once('-')?;
    let is_zone =
        region.ends_with(|c: char| c.is_ascii_digit()) && letter.starts_with(|c: char| c.is_ascii_alphabetic());
    is_zone.then_some(region)
}

/// `eu-de-1` is in eu-de.
fn region_of_ibm_zone(zone: &str) -> Option<&str> {
    let (region, number) = zone.rsplit_once('-').unwrap_or((zone, "1"));
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(region)
}

/// The city of a data centre, `dal` of `dal09`: three letters before two digits.
fn city_of_ibm(data_centre: &str) -> Option<&str> {
    let (city, number) = data_centre.split_at_checked(3)?;
    let is = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (is && city.bytes().all(|byte| byte.is_ascii_alphabetic())).then_some(city)
}

/// Codes of regions with globs, as policies write them: `aws:eu-central-1`, `azure:germany*`.
#[derive(Clone, Debug)]
pub struct RegionPattern {
    matcher: GlobMatcher,
    /// The text in front of the first wildcard; none of a pattern without any.
    before_wildcard: Option<String>,
}

impl RegionPattern {
    /// Reads a pattern. The cloud may be called by its short name or by that of a provider.
    ///
    /// # Errors
    ///
    /// If it is no glob.
    pub fn new(pattern: &str) -> Result<Self, globset::Error> {
        let folded = folded(pattern);
        let text = match folded.split_once(':') {
            Some((cloud, code)) => format!("{}:{code}", Cloud::named(cloud)),
            None => folded,
        };
        let matcher = Glob::new(&text)?.compile_matcher();
        let wildcard = text.find(['*', '?', '[', '{']);
        Ok(Self { matcher, before_wildcard: wildcard.and_then(|at| text.get(..at)).map(str::to_owned) })
    }

    /// Whether a region is meant. Who means a region means its zones in the same country too. A wildcard reaches a zone in
    /// another country than its region only where what is written before it goes beyond the region: `aws:eu-*` does not mean
    /// the zone in Istanbul, `aws:eu-central-1-ist-*` does.
    #[must_use]
    pub fn matches(&self, region: &Region) -> bool {
        let text = |code: &str| format!("{}:{}", region.cloud, folded(code));
        let parent = region.parent.as_ref().map(|parent| text(parent));
        if let (true, Some(parent), Some(before)) = (region.abroad, &parent, &self.before_wildcard)
            && !(before.starts_with(parent.as_str()) && before.len() > parent.len())
        {
            return false;
        }
        let by_parent = || !region.abroad && parent.as_ref().is_some_and(|parent| self.matcher.is_match(parent));
        self.matcher.is_match(text(&region.code)) || by_parent()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_is_read_and_has_countries() {
        let mut keys = BTreeSet::new();
        for row in REGIONS.lines() {
            let Some(read) = region(row) else { panic!("{row}") };
            let cells: Vec<&str> = row.split('\t').collect();
            let [_, code, name, _, kind, places, _, partition, status, .., source] = cells[..] else { panic!("{row}") };
            assert!(cells.iter().all(|cell| !cell.is_empty()), "an empty cell: {row}");
            assert!(keys.insert((read.cloud.clone(), folded(code))), "twice: {row}");
            assert!(name != "-" && source != "-", "{row}");
            let named = places.split(',').filter(|place| countries::jurisdiction(place).is_some_and(|c| c.len() == 1));
            assert!(places == "*" || named.count() == places.split(',').count(), "{row}");
            let anywhere = places == "*";
            assert!(!anywhere || ["pseudo_region", "multi_region", "inference_geo"].contains(&kind), "{row}");
            assert!(["ga", "opt-in", "restricted", "announced", "canary", "retired"].contains(&status), "{row}");
            assert!(closed_off(partition).is_some(), "{row}");
        }
        assert_eq!(keys.len(), BUILT_IN.all().len());
    }

    #[test]
    fn pairs_parents_and_members_are_known() {
        for region in BUILT_IN.all() {
            let known = |code: &str| match code.split_once(':') {
                Some((cloud, code)) if code.contains('-') || cloud == "azure" => {
                    BUILT_IN.with_code(&Cloud::named(cloud), code).is_some()
                }
                _ => BUILT_IN.with_code(&region.cloud, code).is_some(),
            };
            for code in region.paired.iter().chain(&region.parent).chain(&region.members) {
                assert!(known(code), "{} names {code}", region.code);
            }
            let pair = region.paired.as_ref().and_then(|pair| BUILT_IN.with_code(&region.cloud, pair));
            assert!(pair.is_none_or(|pair| pair.partition == region.partition), "{}", region.code);
            let mut of_members: Vec<CountryCode> = Vec::new();
            for member in &region.members {
                let member = match member.split_once(':') {
                    Some((cloud, code)) => BUILT_IN.with_code(&Cloud::named(cloud), code),
                    None => BUILT_IN.with_code(&region.cloud, member),
                };
                of_members.extend(member.into_iter().flat_map(|member| member.countries.iter().copied()));
            }
            of_members.sort_unstable();
            of_members.dedup();
            assert!(of_members.is_empty() || of_members == region.countries, "{}: {of_members:?}", region.code);
        }
    }

    #[test]
    fn partitions_are_known_by_their_names() {
        for (partition, name, is) in [
            ("aws-eusc", "AWS-EUSC", true),
            ("azure-usgov", "usgov", true),
            ("azure-usgov", "usgovernment", true),
            ("azure", "public", true),
            ("googleapis.com", "gcp", true),
            ("aws", "aws-cn", false),
            ("mine", "mine", true),
            ("", "-", false),
        ] {
            assert_eq!(is_partition(partition, name), is, "{partition} {name}");
        }
        let sorted = partitions();
        assert!(sorted.is_sorted() && !sorted.is_empty());
    }

    #[test]
    fn what_is_found_by_name_is_what_all_regions_say() {
        for (known, index) in &BUILT_IN.known {
            let Some((cloud, name)) = known.split_once('\t') else { panic!("{known}") };
            assert_eq!(named(&Cloud::named(cloud), name), BUILT_IN.all.get(*index), "{known}");
        }
        assert_eq!(NAMES.lines().count(), BUILT_IN.known.len());
        for (cloud, code) in [(Cloud::Aws, "EU (Frankfurt)"), (Cloud::Aws, "us-east-1a"), (Cloud::Azure, "West Europe")]
        {
            assert_eq!(directly(&cloud, code), BUILT_IN.find(&cloud, code), "{code}");
        }
        assert_eq!(directly_of_product(&Cloud::Gcp, "gcs", "EU"), BUILT_IN.find_of_product(&Cloud::Gcp, "gcs", "EU"));
        assert_eq!(directly(&Cloud::Aws, "nowhere"), None);
    }

    #[test]
    fn ids_of_zones_are_short_names() {
        for (region, short) in [("us-east-1", "use1"), ("ap-southeast-2", "apse2"), ("us-gov-west-1", "usgw1")] {
            assert_eq!(short_name(region), short);
        }
    }
}
