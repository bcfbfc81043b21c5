//! The file of settings: keys and blocks, and the names that they may hold.

use std::collections::BTreeSet;

use bartizan_lsp::analyzer::{Completion, SymbolKind};

use super::cursor::{At, cursor};
use super::{Items, is_last};
use crate::editor::view::View;
use crate::engine::Registry;
use crate::providers::schema;
use crate::residency::catalogue::Catalogue;

/// The blocks of settings with their keys and blocks, by the way to them; as `docs/configuration.md` tells them.
const SHAPES: &[(&str, &[&str], &[&str])] = &[
    ("", &["default_region"], &["classification", "residency", "site"]),
    ("residency", &["keys", "movements", "regimes", "undetermined"], &["allow", "applies_to", "exception", "movement"]),
    ("residency allow", &["jurisdictions", "partitions", "regions"], &[]),
    ("residency applies_to", &["facets", "modules", "tags", "types"], &[]),
    ("residency movement", &["requires", "to"], &[]),
    ("residency exception", &["approved_by", "reason", "resource", "until"], &[]),
    ("site", &["countries", "name", "paired_with", "partition", "source"], &[]),
    ("classification", &["default", "tag_keys", "values"], &[]),
];

/// Blocks with a label.
const LABELLED: &[&str] = &["residency", "site", "movement"];

/// Keys whose values are lists.
const LISTS: &[&str] = &[
    "countries",
    "facets",
    "jurisdictions",
    "modules",
    "partitions",
    "regimes",
    "regions",
    "requires",
    "tag_keys",
    "types",
];

/// Keys with one of some words, and the words.
const WORDS: &[(&str, &[&str])] = &[
    ("movements", &["any", "deny", "inside"]),
    ("to", &["any", "deny", "inside"]),
    ("keys", &["inside"]),
    ("undetermined", &["fail", "ignore", "report"]),
    ("requires", &["customer_key"]),
    ("default", &["confidential", "internal", "public", "restricted"]),
    ("values", &["confidential", "internal", "public", "restricted"]),
];

/// What may be written at the cursor.
pub(super) fn completion(_: &View, text: &str, at: usize) -> Vec<Completion> {
    let place = cursor(text, at);
    let way: Vec<&str> = place.blocks.iter().map(|open| open.ident).collect();
    match &place.at {
        At::Statement { from } => {
            let mut items = Items::new(text, *from, at);
            let way = way.join(" ");
            let Some((_, keys, blocks)) = SHAPES.iter().find(|(of, ..)| *of == way) else { return Vec::new() };
            let written = place.blocks.last().map_or(&place.top, |open| &open.written);
            let alone = is_last(text, at);
            for key in keys.iter().filter(|key| !written.contains(key)) {
                let value = if LISTS.contains(key) { "[\"$0\"]" } else { "\"$0\"" };
                items.add_text(key, SymbolKind::Property, "key", 0, alone.then(|| format!("{key} = {value}")));
            }
            for block in *blocks {
                let label = if LABELLED.contains(block) { " \"$1\"" } else { "" };
                let snippet = alone.then(|| format!("{block}{label} {{\n  $0\n}}"));
                items.add_text(block, SymbolKind::Block, "block", 1, snippet);
            }
            items.found
        }
        At::Text { attribute, from, keys } => value(text, (*from, at), attribute, keys),
        At::Label { ident: "movement", from, .. } => {
            let mut items = Items::new(text, *from, at);
            let kinds: BTreeSet<String> =
                Catalogue::default().all_movements().iter().map(|row| row.kind.to_string()).collect();
            items.add_all(kinds.iter().map(String::as_str), SymbolKind::Value, "movement", 0);
            items.found
        }
        _ => Vec::new(),
    }
}

/// The texts that a key may have.
fn value(text: &str, (from, at): (usize, usize), attribute: &str, keys: &[&str]) -> Vec<Completion> {
    let mut items = Items::new(text, from, at);
    let catalogue = Catalogue::default();
    if let Some((_, words)) = WORDS.iter().find(|(key, _)| *key == attribute) {
        items.add_all(words.iter().copied(), SymbolKind::Value, "", 0);
    }
    match attribute {
        "regimes" => {
            for regime in catalogue.regimes().iter().filter(|regime| regime.allowed.is_some()) {
                items.add(&regime.id, SymbolKind::Value, &regime.name, 0);
            }
        }
        "jurisdictions" | "countries" => {
            for name in catalogue.jurisdictions() {
                let country =
                    name.parse().ok().and_then(|code| catalogue.country_name(code)).unwrap_or("group of countries");
                items.add(&name, SymbolKind::Value, country, if country.starts_with("group") { 0 } else { 1 });
            }
        }
        "partitions" | "partition" => {
            let partitions = catalogue.partitions();
            items.add_all(partitions.iter().map(|name| name.as_str()), SymbolKind::Value, "partition", 0);
        }
        "regions" => {
            for region in catalogue.regions().filter(|region| region.open) {
                let rank = if region.kind == "region" { 0 } else { 1 };
                items.add(&format!("{}:{}", region.cloud, region.code), SymbolKind::Value, &region.name, rank);
            }
        }
        "default_region" => {
            let clouds = ["aws", "azure", "gcp", "oci", "ibm"];
            let wanted = |cloud: &str| keys.first().is_none_or(|key| *key == cloud) && clouds.contains(&cloud);
            for region in catalogue.regions().filter(|region| region.open && wanted(region.cloud.word())) {
                if !region.code.contains(':') && !region.kind.contains("zone") {
                    items.add(&region.code, SymbolKind::Value, &region.name, 0);
                }
            }
        }
        "facets" => {
            let registry = Registry::built_in();
            let names = registry.facets().iter().filter_map(|known| known.facet()).map(|facet| facet.name.as_str());
            items.add_all(names, SymbolKind::Value, "facet", 0);
        }
        "types" => {
            let typed = items.typed.to_owned();
            let types = schema::types().filter(|ty| ty.starts_with(&typed));
            items.add_all(types, SymbolKind::Resource, "", 0);
        }
        _ => {}
    }
    items.found
}
