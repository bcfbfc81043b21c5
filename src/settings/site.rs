//! Reading what settings say of places and of classes of data: sites, regions of providers, classification.

use bartizan_lang::syntax::ast::{Block, Body};
use bartizan_lang::value::{Field, Str};
use bartizan_lang::{Diagnostic, Span};

use super::reader::{Reader, Shape, quoted};
use super::{Classification, CountryCode, DataClass, Names, Pattern, Site, Written, has_wildcard};

/// Clouds: the word that places have, other words for it, and the name of the provider.
const CLOUDS: [(&str, &[&str], &str); 5] = [
    ("aws", &[], "aws"),
    ("azure", &["azurerm"], "azurerm"),
    ("gcp", &["google"], "google"),
    ("oci", &[], "oci"),
    ("ibm", &[], "ibm"),
];

const CLASSES: [(&str, DataClass); 4] = [
    ("public", DataClass::Public),
    ("internal", DataClass::Internal),
    ("confidential", DataClass::Confidential),
    ("restricted", DataClass::Restricted),
];

const SITE: Shape =
    Shape { what: "a site", keys: &["countries", "name", "paired_with", "partition", "source"], blocks: &[] };

const CLASSIFICATION: Shape =
    Shape { what: "the block classification", keys: &["default", "tag_keys", "values"], blocks: &[] };

impl Reader<'_> {
    /// Reads the sites, which all else may name.
    pub(super) fn sites(&mut self, body: &Body) {
        for block in self.blocks(body, "site") {
            let Some(site) = self.site(block) else { continue };
            if self.sites.iter().any(|known| known.is_same_place(&site)) {
                let what = format!("{}:{}", site.provider, site.code);
                self.error(format!("there are two sites {}", quoted(&what)), site.span);
                continue;
            }
            self.sites.push(site);
        }
    }

    fn site(&mut self, block: &Block) -> Option<Site> {
        self.check(&block.body, &SITE);
        let label = self.label(block, "\"PROVIDER:CODE\"")?;
        let place = label.value.split_once(':').filter(|(provider, code)| is_word(provider) && is_code(code));
        let Some((provider, code)) = place else {
            let error = Diagnostic::error(format!("{} is no place", quoted(&label.value)), label.span);
            self.tell(error.with_help("write PROVIDER:CODE, such as \"aws:eu-central-1\" or \"datacentre:basel\""));
            return None;
        };
        let countries: Vec<CountryCode> = self
            .texts(&block.body, "countries")
            .into_iter()
            .filter_map(|country| match country.value.parse::<CountryCode>() {
                Ok(code) if self.known.is_country(code) => Some(code),
                _ => {
                    let error = Diagnostic::error(format!("{} is no country", quoted(&country.value)), country.span);
                    self.tell(error.with_help("write its two letters of ISO 3166-1, such as DE"));
                    None
                }
            })
            .collect();
        if block.body.attribute("countries").is_none() {
            let error = Diagnostic::error("a site needs the key \"countries\"", block.header);
            self.tell(error.with_help("name the countries that it lies in: countries = [\"CH\"]"));
        }
        let mut text = |key: &str| self.text(&block.body, key).map(|text| text.value);
        Some(Site {
            provider: cloud(provider).map_or(provider, |(word, _)| word).into(),
            code: code.into(),
            countries,
            name: text("name"),
            partition: text("partition"),
            paired_with: text("paired_with"),
            source: text("source"),
            span: block.header,
        })
    }

    /// Reads `default_region`: one for all providers that have a region of that name, or one for each provider.
    pub(super) fn default_region(&mut self, body: &Body) -> Vec<(Str, Written<Str>)> {
        const KEY: &str = "default_region";
        let Some((value, attribute)) = self.value(body, KEY) else { return Vec::new() };
        let at = attribute.expr.span;
        let Some(fields) = value.as_fields().cloned() else {
            let region = self.as_text(&value, KEY, at);
            return region.map_or_else(Vec::new, |region| self.of_those_that_have(&region));
        };
        let mut regions = Vec::new();
        for Field { key, at: entry, value } in in_order(fields.entries()) {
            let Some((word, provider)) = self.provider(key, *entry) else { continue };
            let Some(region) = self.as_text(value, key, *entry) else { continue };
            if !self.is_region(&word, &region.value) {
                self.no_such_region(&word, &region.value, region.span);
            }
            regions.push((provider, region));
        }
        regions
    }

    /// A region by itself is meant for the clouds that have it.
    fn of_those_that_have(&mut self, region: &Written<Str>) -> Vec<(Str, Written<Str>)> {
        let has = |word: &str| self.is_region(word, &region.value);
        let clouds = CLOUDS.iter().filter(|(word, ..)| has(word)).map(|(.., provider)| Str::from(*provider));
        let sites = self.sites.iter().map(|site| &site.provider).filter(|provider| cloud(provider).is_none());
        let sites = sites.filter(|provider| has(provider)).cloned();
        let having: Vec<(Str, Written<Str>)> = clouds.chain(sites).map(|provider| (provider, region.clone())).collect();
        if !having.is_empty() {
            return having;
        }
        let warning = Diagnostic::warning(format!("no cloud has a region {}", quoted(&region.value)), region.span);
        let likely = CLOUDS.iter().flat_map(|(word, ..)| self.known.similar(Names::Regions(word), &region.value));
        self.tell(warning.suggesting(&region.value, likely.collect::<Vec<Str>>()));
        vec![(Str::new(), region.clone())]
    }

    /// Reads `classification`.
    pub(super) fn classification(&mut self, body: &Body) -> Classification {
        let Some(block) = self.block(body, "classification") else { return Classification::default() };
        self.check(&block.body, &CLASSIFICATION);
        let tag_keys = self.texts(&block.body, "tag_keys").into_iter().map(|key| key.value).collect();
        let mut values = Vec::new();
        if let Some((value, attribute)) = self.value(&block.body, "values") {
            match value.as_fields().cloned() {
                Some(fields) => {
                    for Field { key, at, value } in in_order(fields.entries()) {
                        let class = self.as_text(value, "a class of data", *at);
                        let class = class.and_then(|class| self.meaning(&class, "a class of data", &CLASSES));
                        values.extend(class.map(|class| (key.clone(), class)));
                    }
                }
                None => self.error("values is an object: { \"C3\" = \"restricted\" }", attribute.expr.span),
            }
        }
        let default = self.word(&block.body, "default", &CLASSES).map(|class| class.value);
        Classification { tag_keys, values, default }
    }

    /// The patterns of places in a list: `provider:region`.
    pub(super) fn places(&mut self, body: &Body, key: &str) -> Vec<Written<Str>> {
        let mut places = Vec::new();
        for text in self.patterns(body, key) {
            let place = text.value.split_once(':').filter(|(cloud, region)| !cloud.is_empty() && is_code(region));
            let Some((provider, region)) = place else {
                let error = Diagnostic::error(format!("{} is no region of a provider", quoted(&text.value)), text.span);
                self.tell(error.with_help("write PROVIDER:REGION, such as \"aws:eu-central-1\" or \"azure:germany*\""));
                continue;
            };
            let Some((word, _)) = self.provider(provider, text.span) else { continue };
            if !self.may_look_for_place(text.span) {
                break;
            }
            if !self.is_region(&word, region) {
                self.no_such_region(&word, region, text.span);
            }
            places.push(Written { value: format!("{word}:{region}").into(), span: text.span });
        }
        places
    }

    /// The word for a provider and its name; tells when there is none.
    fn provider(&mut self, written: &str, span: Span) -> Option<(Str, Str)> {
        if let Some((word, provider)) = cloud(written) {
            return Some((word.into(), provider.into()));
        }
        if self.sites.iter().any(|site| site.provider == written) || self.known.is_cloud(written) {
            return Some((written.into(), written.into()));
        }
        let words = CLOUDS.iter().flat_map(|(word, others, _)| others.iter().chain([word]));
        let words: Vec<Str> = words.map(|word| Str::from(*word)).collect();
        let sites: Vec<Str> = self.sites.iter().map(|site| site.provider.clone()).collect();
        let error = Diagnostic::error(format!("{} is no provider of regions", quoted(written)), span);
        let mut error = error.suggesting(written, words.iter().chain(&sites));
        if error.help.is_none() {
            error = error.with_help("it is one of aws, azure, gcp, oci and ibm, or the provider of a site block");
        }
        self.tell(error);
        None
    }

    /// Whether a pattern fits a region that the catalogue, or a site of this file or one above, knows.
    fn is_region(&self, word: &str, pattern: &str) -> bool {
        let Some(glob) = Pattern::of_code(pattern) else { return false };
        let site = |site: &Site| site.provider == word && glob.matches(&site.code);
        self.sites.iter().any(site) || self.known.is_region(word, pattern)
    }

    /// Says that no region has that code. It is no error: clouds open regions faster than catalogues are written.
    fn no_such_region(&mut self, word: &str, code: &str, span: Span) {
        let place = quoted(&format!("{word}:{code}"));
        if has_wildcard(code) {
            self.tell(Diagnostic::warning(format!("no region fits {place}"), span));
            return;
        }
        let warning = Diagnostic::warning(format!("there is no region {place}"), span);
        let mut warning = self.like(warning, Names::Regions(word), code);
        if warning.help.is_none() {
            let site = format!("if it is a new one, or one of your own, say where it is: site {place} {{ … }}");
            warning = warning.with_help(site);
        }
        self.tell(warning);
    }
}

/// The word for a cloud and the name of its provider.
fn cloud(written: &str) -> Option<(&'static str, &'static str)> {
    let found = CLOUDS.iter().find(|(word, others, _)| *word == written || others.contains(&written));
    found.map(|(word, _, provider)| (*word, *provider))
}

/// Entries in the order in which they are written.
pub(super) fn in_order(entries: &[Field]) -> Vec<&Field> {
    let mut entries: Vec<&Field> = entries.iter().collect();
    entries.sort_by_key(|entry| entry.at.start);
    entries
}

fn is_word(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.len() <= 128 && text.chars().all(|c| c.is_alphanumeric() || " -_.:*?".contains(c))
}
