//! Countries and the groups that law puts them into.

use bartizan_lang::value::Str;

use crate::providers::sorted::rows;
use crate::settings::CountryCode;

/// `country name groups adequacy note source`, sorted.
static COUNTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/residency_countries.tsv"));

/// A row: the code, the English name, and the groups with commas.
fn all() -> impl Iterator<Item = (CountryCode, &'static str, &'static str)> {
    COUNTRIES.lines().filter_map(|row| {
        let mut cells = row.split('\t');
        Some((code(cells.next()?)?, cells.next()?, cells.next()?))
    })
}

/// The two letters as a code, whether or not there is such a country.
fn code(text: &str) -> Option<CountryCode> {
    let [first, second] = text.as_bytes() else { return None };
    let letters = first.is_ascii_alphabetic() && second.is_ascii_alphabetic();
    letters.then(|| CountryCode([first.to_ascii_uppercase(), second.to_ascii_uppercase()]))
}

/// The code in letters.
pub(super) fn letters(country: CountryCode) -> Str {
    country.0.iter().map(|byte| char::from(*byte)).collect()
}

/// The cells behind the code of a country.
fn row(country: CountryCode) -> Option<&'static str> {
    rows(COUNTRIES, &[letters(country).as_str()]).next()
}

/// The English name.
pub(super) fn name(country: CountryCode) -> Option<&'static str> {
    row(country)?.split('\t').next()
}

/// The groups of a country, sorted.
pub(super) fn groups(country: CountryCode) -> Vec<Str> {
    let groups = row(country).and_then(|row| row.split('\t').nth(1)).unwrap_or("-");
    groups.split(',').filter(|group| *group != "-").map(Str::from).collect()
}

/// The countries that a group or a code names, sorted; letters count without regard to case.
pub(super) fn jurisdiction(name: &str) -> Option<Vec<CountryCode>> {
    let name = name.trim();
    if let Some(country) = code(name).filter(|country| row(*country).is_some()) {
        return Some(vec![country]);
    }
    let is = |group: &str| group != "-" && group.eq_ignore_ascii_case(name);
    let members: Vec<CountryCode> =
        all().filter(|(_, _, groups)| groups.split(',').any(is)).map(|(country, ..)| country).collect();
    (!members.is_empty()).then_some(members)
}

/// All that [`jurisdiction`] understands: the groups, then the codes.
pub(super) fn jurisdictions() -> Vec<Str> {
    let mut groups: Vec<&str> =
        all().flat_map(|(_, _, groups)| groups.split(',')).filter(|group| *group != "-").collect();
    groups.sort_unstable();
    groups.dedup();
    groups.into_iter().map(Str::from).chain(all().map(|(country, ..)| letters(country))).collect()
}

/// The countries of a list such as `EEA,EU-ADEQUATE`, sorted: `*` stands for all of them, `!CN` takes out what is before it.
/// A name that means nothing is left out; the tests hold that there is none.
pub(super) fn set(list: &str) -> Vec<CountryCode> {
    let mut set: Vec<CountryCode> = Vec::new();
    for name in list.split(',') {
        match name.strip_prefix('!') {
            Some(not) => {
                let not = jurisdiction(not).unwrap_or_default();
                set.retain(|country| !not.contains(country));
            }
            None if name == "*" => set.extend(all().map(|(country, ..)| country)),
            None => set.extend(jurisdiction(name).unwrap_or_default()),
        }
    }
    set.sort_unstable();
    set.dedup();
    set
}
