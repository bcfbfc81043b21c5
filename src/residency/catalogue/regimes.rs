//! Legal regimes as presets: the places that they allow, and where that is written. None of it is legal advice.

use bartizan_lang::value::Str;

use super::countries;
use crate::providers::sorted::rows;
use crate::settings::CountryCode;

/// What is said wherever a regime is explained.
pub const NOT_LEGAL_ADVICE: &str = "This is not legal advice. A regime is a preset to start from: it leaves out sectors, purposes and contracts, and \
     laws change. Have it confirmed by counsel.";

/// `id name scope kind allowed conditional partitions transfer safeguards data keys partition_note note source article`,
/// sorted.
static REGIMES: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_regimes.tsv"));

/// A legal regime, as a preset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regime {
    /// `gdpr-eea-only`.
    pub id: Str,
    /// The name.
    pub name: Str,
    /// Whose law it is: `EU`, `US`, `CA-QC`.
    pub scope: Str,
    /// What kind of rule: adequacy, allow_list, deny_list, localisation, sovereign_partition, control_set ….
    pub kind: Str,
    /// The countries that it allows without condition; none of a regime without a set of places.
    pub allowed: Option<Vec<CountryCode>>,
    /// The same as people write it: `EEA, EU-ADEQUATE`; empty without a set, or where all is on a condition.
    pub allows: Str,
    /// The countries that it allows on a condition, with that.
    pub conditional: Vec<(CountryCode, Str)>,
    /// The same as people write it, with `*` for all other countries.
    pub conditions: Vec<(Str, Str)>,
    /// The partitions that it demands; empty where it demands none.
    pub partitions: Vec<Str>,
    /// The law.
    pub source: Str,
    /// The article; empty where the law is short, or none is known.
    pub article: Str,
    /// What it says of transfers, safeguards, keys, for people: label and text.
    pub about: Vec<(Str, Str)>,
}

impl Regime {
    /// The condition on which it allows a country.
    #[must_use]
    pub fn condition(&self, country: CountryCode) -> Option<&Str> {
        self.conditional.iter().find(|(other, _)| *other == country).map(|(_, condition)| condition)
    }
}

/// A regime from what stands behind its id.
fn regime(id: &str, rest: &str) -> Option<Regime> {
    let mut cells = rest.split('\t').map(|cell| if cell == "-" { "" } else { cell });
    let mut cell = || cells.next();
    let (name, scope, kind) = (cell()?, cell()?, cell()?);
    let (allows, conditional, partitions) = (cell()?, cell()?, cell()?);
    // `none` is a set of places with nothing in it, `-` no set of places.
    let allowed = match allows {
        "" => None,
        "none" => Some(Vec::new()),
        list => Some(countries::set(list)),
    };
    let about = [
        ("Transfers elsewhere", cell()?),
        ("Safeguards", cell()?),
        ("Data", cell()?),
        ("Keys", cell()?),
        ("Partitions", cell()?),
        ("Note", cell()?),
    ];
    let (source, article) = (cell()?.into(), cell()?.into());
    let conditions: Vec<(Str, Str)> = conditional
        .split(" | ")
        .filter_map(|entry| entry.split_once(": "))
        .map(|(places, condition)| (spaced(places), condition.into()))
        .collect();
    let mut each: Vec<(CountryCode, Str)> = Vec::new();
    for (places, condition) in &conditions {
        for country in countries::set(&places.replace(", ", ",")) {
            let settled = allowed.as_ref().is_some_and(|allowed| allowed.contains(&country));
            if !settled && !each.iter().any(|(other, _)| *other == country) {
                each.push((country, condition.clone()));
            }
        }
    }
    each.sort_by_key(|(country, _)| *country);
    Some(Regime {
        id: id.into(),
        name: name.into(),
        scope: scope.into(),
        kind: kind.into(),
        allowed,
        allows: if allows == "none" { Str::new() } else { spaced(allows) },
        conditional: each,
        conditions,
        partitions: partitions.split(',').filter(|partition| !partition.is_empty()).map(Str::from).collect(),
        source,
        article,
        about: about.into_iter().filter(|(_, text)| !text.is_empty()).map(|(l, t)| (l.into(), spaced(t))).collect(),
    })
}

/// A list with a space behind each comma.
fn spaced(list: &str) -> Str {
    if list.contains(' ') { list.into() } else { list.replace(',', ", ").into() }
}

/// A regime by its id, without regard to case.
pub(super) fn named(id: &str) -> Option<Regime> {
    let id = id.trim().to_ascii_lowercase();
    rows(REGIMES, &[id.as_str()]).next().and_then(|rest| regime(&id, rest))
}

/// The ids of all regimes, sorted.
pub(super) fn ids() -> impl Iterator<Item = &'static str> {
    REGIMES.lines().filter_map(|row| row.split('\t').next())
}

/// All regimes, in the order of their ids.
pub(super) fn all() -> Vec<Regime> {
    REGIMES.lines().filter_map(|row| row.split_once('\t')).filter_map(|(id, rest)| regime(id, rest)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "tests")]

    use super::super::regions;
    use super::*;

    #[test]
    fn the_names_in_regimes_mean_something() {
        assert_eq!(all().len(), REGIMES.lines().count());
        for row in REGIMES.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [id, _, _, _, allowed, conditional, partitions, ..] = cells[..] else { panic!("{row}") };
            let conditional =
                conditional.split(" | ").map(|entry| entry.split_once(": ").map_or(entry, |(names, _)| names));
            for name in allowed.split(',').chain(conditional.flat_map(|names| names.split(','))) {
                let name = name.trim_start_matches('!');
                let known = ["-", "none", "*"].contains(&name) || countries::jurisdiction(name).is_some();
                assert!(known, "{id}: {name}");
            }
            for partition in partitions.split(',').filter(|p| *p != "-") {
                assert!(regions::partition(partition).is_some(), "{id}: {partition}");
            }
        }
    }
}
