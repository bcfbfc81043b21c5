//! Regions and sites that people add in their settings.

use bartizan_lang::Diagnostic;
use bartizan_lang::value::Str;

use super::regions::{self, BUILT_IN, Cloud, Region, Regions};
use super::{countries, similar};
use crate::settings::{CountryCode, Site};

/// The built-in regions with the sites, and what is wrong with those. A site whose country is not known is left out, so that
/// what is there stays undetermined.
pub(super) fn add(sites: &[Site]) -> (Regions, Vec<Diagnostic>) {
    let mut told = Vec::new();
    let mut all = BUILT_IN.all().to_vec();
    for (index, site) in sites.iter().enumerate() {
        let unknown = site.countries.iter().find(|country| countries::name(**country).is_none());
        if let Some(country) = unknown {
            let message = format!("there is no country with the code {:?}", countries::letters(*country).as_str());
            let help = "countries are ISO 3166-1 alpha-2 codes, such as \"DE\"; the site is left out";
            told.push(Diagnostic::error(message, site.span).with_help(help));
            continue;
        }
        if site.countries.is_empty() {
            let message = "the site names no country";
            told.push(
                Diagnostic::error(message, site.span).with_help("without one, nothing can be said about what is there"),
            );
            continue;
        }
        let region = region(site);
        let same = |other: &Site| name(other) == name(site);
        if sites.iter().take(index).any(same) {
            told.push(Diagnostic::warning(format!("the site {:?} is there twice", name(site)), site.span));
        } else if let Some(known) = BUILT_IN.with_code(&region.cloud, &site.code)
            && known.countries != region.countries
        {
            let message = format!(
                "the catalogue has {} in {}, and this site puts it in {}",
                name(site),
                list(&known.countries),
                list(&region.countries)
            );
            told.push(Diagnostic::warning(message, site.span).with_help("the site takes its place"));
        }
        let place = |known: &Region| known.cloud == region.cloud && known.code.eq_ignore_ascii_case(&region.code);
        all.retain(|known| !place(known));
        all.push(region);
    }
    let extended = Regions::of(all);
    for site in sites {
        let cloud = Cloud::named(&site.provider);
        let Some(pair) = &site.paired_with else { continue };
        if extended.with_code(&cloud, code_of(&cloud, pair)).is_some() {
            continue;
        }
        let codes = extended.all().iter().filter(|region| region.cloud == cloud).map(|region| region.code.as_str());
        let near = similar(pair, codes);
        let message = format!("{cloud} has no region {:?} to be paired with", pair.as_str());
        let mut diagnostic = Diagnostic::warning(message, site.span);
        if !near.is_empty() {
            diagnostic = diagnostic.with_help(format!("did you mean {}?", near.join(" or ")));
        }
        told.push(diagnostic);
    }
    (extended, told)
}

/// How a site is called in settings.
fn name(site: &Site) -> String {
    format!("{}:{}", Cloud::named(&site.provider), site.code.to_lowercase())
}

fn list(countries: &[CountryCode]) -> String {
    if countries.is_empty() {
        return "the whole world".to_owned();
    }
    countries.iter().map(|country| countries::letters(*country)).collect::<Vec<_>>().join(", ")
}

/// A code without its own cloud in front.
fn code_of<'a>(cloud: &Cloud, written: &'a str) -> &'a str {
    match written.split_once(':') {
        Some((word, code)) if Cloud::named(word) == *cloud => code,
        _ => written,
    }
}

/// A site as a region. What it does not say is that of the built-in region whose place it takes.
fn region(site: &Site) -> Region {
    let cloud = Cloud::named(&site.provider);
    let known = BUILT_IN.with_code(&cloud, &site.code);
    let mut countries = site.countries.clone();
    countries.sort_unstable();
    countries.dedup();
    let partition: Str = match (&site.partition, known) {
        (Some(written), _) => regions::partition(written).map_or_else(|| written.clone(), Str::from),
        (None, Some(known)) => known.partition.clone(),
        (None, None) => cloud.commercial().into(),
    };
    let sovereign = match regions::closed_off(&partition) {
        Some((sovereign, _)) => sovereign,
        None => !partition.is_empty() && *partition != *cloud.commercial(),
    };
    Region {
        code: known.map_or_else(|| site.code.clone(), |known| known.code.clone()),
        name: site.name.clone().unwrap_or_else(|| known.map_or_else(|| site.code.clone(), |known| known.name.clone())),
        aliases: known.map(|known| known.aliases.clone()).unwrap_or_default(),
        kind: known.map_or_else(|| "region".into(), |known| known.kind.clone()),
        countries,
        subdivision: Str::new(),
        partition,
        sovereign,
        note: Str::new(),
        paired: match &site.paired_with {
            Some(pair) => Some(code_of(&cloud, pair).into()),
            None => known.and_then(|known| known.paired.clone()),
        },
        parent: known.and_then(|known| known.parent.clone()),
        abroad: false,
        members: Vec::new(),
        open: true,
        source: site.source.clone().unwrap_or_else(|| "the settings".into()),
        cloud,
    }
}
