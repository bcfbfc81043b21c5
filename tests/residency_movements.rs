//! Movements of data: each row of `checks/residency/movements.*.tsv` has an example in
//! `testdata/residency/movements/CLOUD/ID.hcl`, once with a destination outside of the European Economic Area and once inside,
//! and each example its row. Rows of which the destination is never known, or always the whole world, say so in their first
//! line and have one text.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bartizan::formats::{cloudformation, terraform};
use bartizan::link::link;
use bartizan::providers::schema::{self, ValueType};
use bartizan::residency::catalogue::{Catalogue, CountryCode};
use bartizan::residency::location::{Location, Place};
use bartizan::residency::movement::{Movement, movements};
use bartizan_lang::Level;

/// The columns of a table.
const HEADER: &str = "type\tattribute\tid\tkind\tdestination\ttrigger\tfrom\tproduct\tnote";

/// What data does when it moves.
const KINDS: &[&str] = &[
    "backup",
    "cache",
    "cdn",
    "cross-cloud transfer",
    "cross-region inference",
    "event routing",
    "failover",
    "log export",
    "multi-region key",
    "read replica",
    "replication",
    "snapshot copy",
    "stream",
];

/// How a destination is found.
const DESTINATIONS: &[&str] = &[
    "account",
    "code",
    "country",
    "endpoint",
    "everywhere",
    "identifier",
    "inference-profile",
    "itself",
    "nearest",
    "other-cloud",
    "pair",
    "path",
    "reference",
    "region",
];

struct Row {
    cloud: String,
    ty: String,
    attribute: String,
    id: String,
    kind: String,
    destination: String,
    trigger: String,
    from: String,
    note: String,
}

impl Row {
    /// The name of the example's file: in CloudFormation for its own types, else in Terraform.
    fn file(&self) -> String {
        let extension = if self.ty.contains("::") { "yaml" } else { "hcl" };
        format!("{}/{}.{extension}", self.cloud, self.id)
    }
}

fn tables() -> Vec<(String, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/residency");
    let mut found: Vec<(String, String)> = fs::read_dir(directory)
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name()?.to_str()?.to_owned();
            let cloud = name.strip_prefix("movements.")?.strip_suffix(".tsv")?.to_owned();
            Some((cloud, fs::read_to_string(&path).unwrap()))
        })
        .collect();
    found.sort();
    found
}

/// The rows that are about movements: those of placement say where something is.
fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (cloud, text) in tables() {
        for line in text.lines().skip(1) {
            let cells: Vec<String> =
                line.split('\t').map(|cell| if cell == "-" { String::new() } else { cell.to_owned() }).collect();
            let [ty, attribute, id, kind, destination, trigger, from, _, note] =
                cells.try_into().unwrap_or_else(|_| panic!("{cloud}: {line}"));
            rows.push(Row { cloud: cloud.clone(), ty, attribute, id, kind, destination, trigger, from, note });
        }
    }
    rows.retain(|row| row.kind != "placement");
    rows
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/residency/movements")
}

/// What a text must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Expected {
    Outside,
    Inside,
    Everywhere,
    Unknown,
}

/// The texts of an example. Nothing is in front of the first line that says what is expected.
fn texts(example: &str) -> Vec<(Expected, String)> {
    let mut texts: Vec<(Expected, String)> = Vec::new();
    for line in example.lines() {
        let expected = match line.trim() {
            "# --- outside" => Some(Expected::Outside),
            "# --- inside" => Some(Expected::Inside),
            "# expects: everywhere" => Some(Expected::Everywhere),
            "# expects: unknown" => Some(Expected::Unknown),
            _ => None,
        };
        match (expected, texts.last_mut()) {
            (Some(expected), _) => texts.push((expected, String::new())),
            (None, Some((_, text))) => writeln!(text, "{line}").unwrap(),
            (None, None) => {}
        }
    }
    texts
}

/// Where a movement goes, held against the countries of the EEA.
fn verdict(location: &Location, inside: &[CountryCode]) -> Expected {
    let of_place = |place: &Place| match place {
        Place::At(regions) if regions.iter().any(|region| region.countries.is_empty()) => Expected::Everywhere,
        Place::At(regions) => {
            let mut countries = regions.iter().flat_map(|region| &region.countries);
            if countries.all(|country| inside.contains(country)) { Expected::Inside } else { Expected::Outside }
        }
        Place::Everywhere(_) => Expected::Everywhere,
        Place::Nowhere | Place::NoSuchRegion { .. } | Place::Unknown(_) => Expected::Unknown,
    };
    let verdicts: BTreeSet<Expected> = location.cases.iter().map(|case| of_place(&case.place)).collect();
    assert_eq!(verdicts.len(), 1, "{location:?}");
    *verdicts.first().unwrap()
}

/// What is wrong with a text of a row's example: nothing when it shows what it should.
fn fault(row: &Row, expected: Expected, text: &str, catalogue: &Catalogue, inside: &[CountryCode]) -> Option<String> {
    // What Terraform lacks is CloudFormation's own.
    let deployment = match row.file().ends_with(".yaml") {
        true => cloudformation::evaluate_text(text, &[row.ty.as_str().into()]),
        false => terraform::evaluate_text(text),
    };
    let told: Vec<String> = deployment
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.level == Level::Error)
        .map(|diagnostic| diagnostic.message.to_string())
        .collect();
    if !told.is_empty() {
        return Some(told.join("; "));
    }
    let linked = link(deployment);
    // A row about what only stands for an end is told where the data moves.
    let is_own = |movement: &&Movement| {
        let resource = linked.deployment.resource(movement.resource);
        movement.row.id == row.id.as_str()
            && resource.is_some_and(|resource| resource.address.rsplit('.').next() == Some("this"))
    };
    let all = movements(&linked, catalogue);
    let own: Vec<&Movement> = all.iter().filter(is_own).collect();
    let shown: Vec<Expected> = own.iter().map(|movement| verdict(&movement.to.location, inside)).collect();
    let (meant, others): (Vec<Expected>, Vec<Expected>) = shown.iter().partition(|shown| **shown == expected);
    // An attribute may list several destinations, and where the data already is beside them.
    let stays = others.iter().all(|shown| *shown == Expected::Inside);
    let ends: BTreeSet<&str> = own.iter().map(|movement| movement.to.name.as_str()).collect();
    if !meant.is_empty() && stays && ends.len() == own.len() {
        return None;
    }
    let ends: Vec<String> = own
        .iter()
        .map(|movement| {
            format!(
                "{} -> {} {:?}",
                movement.from.name,
                movement.to.name,
                movement.to.location.cases.iter().map(|case| &case.place).collect::<Vec<_>>()
            )
        })
        .collect();
    Some(format!("expected {expected:?}, shown {ends:?}"))
}

#[test]
fn each_row_has_its_example_and_each_example_its_row() {
    let expected: BTreeSet<String> = rows().iter().map(Row::file).collect();
    let mut found = BTreeSet::new();
    for cloud in fs::read_dir(examples()).unwrap() {
        let cloud = cloud.unwrap().path();
        for file in fs::read_dir(&cloud).unwrap() {
            let file = file.unwrap().path();
            found.insert(file.strip_prefix(examples()).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
    let differ: Vec<&String> = expected.symmetric_difference(&found).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn each_example_shows_its_movement() {
    let catalogue = Catalogue::with(&[]).0;
    let inside = catalogue.jurisdiction("EEA").unwrap();
    let mut shown: BTreeMap<String, BTreeSet<Expected>> = BTreeMap::new();
    let mut faults = Vec::new();
    for row in rows() {
        let example = fs::read_to_string(examples().join(row.file())).unwrap();
        let texts = texts(&example);
        let expected: Vec<Expected> = texts.iter().map(|(expected, _)| *expected).collect();
        match expected.as_slice() {
            [Expected::Outside, Expected::Inside] | [Expected::Everywhere | Expected::Unknown] => {}
            other => faults.push(format!("{}: {other:?}", row.id)),
        }
        for (expected, text) in texts {
            match fault(&row, expected, &text, &catalogue, &inside) {
                Some(fault) => faults.push(format!("{} {} {}: {fault}", row.id, row.ty, row.attribute)),
                None => {
                    shown.entry(row.kind.clone()).or_default().insert(expected);
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    for kind in KINDS {
        let shown = &shown[*kind];
        let fails = shown.contains(&Expected::Outside) || shown.contains(&Expected::Everywhere);
        assert!(fails && shown.contains(&Expected::Inside), "{kind}: {shown:?}");
    }
}

#[test]
fn tables_are_sorted_and_use_the_words_that_are_described() {
    let mut ids = BTreeSet::new();
    for (cloud, text) in tables() {
        assert_eq!(text.lines().next(), Some(HEADER), "{cloud}");
        let keys: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').take(2).collect()).collect();
        assert!(keys.is_sorted(), "{cloud}");
    }
    for row in rows() {
        assert!(ids.insert(row.id.clone()), "{} stands twice", row.id);
        assert!(KINDS.contains(&row.kind.as_str()), "{}: {}", row.id, row.kind);
        assert!(DESTINATIONS.contains(&row.destination.as_str()), "{}: {}", row.id, row.destination);
        let trigger = row.trigger.as_str();
        assert!(matches!(trigger, "written" | "always") || trigger.starts_with('='), "{}: {trigger}", row.id);
        assert!(!row.note.is_empty() && !row.note.ends_with('.'), "{}: {}", row.id, row.note);
    }
}

/// Whether a path leads somewhere in a type: to an attribute, a block, a key of a map, or into JSON.
fn is_known(ty: &str, path: &str) -> bool {
    let mut node = schema::resource(ty).unwrap();
    for name in path.split('.') {
        match node.child(name) {
            Some(child) => node = child,
            None => {
                return matches!(node.value_type(), ValueType::Map(_) | ValueType::Any)
                    || node.name().ends_with("_json");
            }
        }
    }
    true
}

#[test]
fn types_and_paths_are_those_of_the_providers() {
    let known = ["azurerm_", "google_", "oci_", "ibm_"];
    for row in rows().iter().filter(|row| row.cloud != "aws") {
        let of_provider = known.iter().any(|prefix| row.ty.starts_with(prefix));
        assert_eq!(of_provider, row.cloud != "others", "{}", row.id);
        if !of_provider {
            continue;
        }
        assert!(schema::resource(&row.ty).is_some(), "{}: {}", row.id, row.ty);
        for path in [row.attribute.as_str()].into_iter().chain(row.from.split('|')).filter(|path| !path.is_empty()) {
            assert!(is_known(&row.ty, path), "{}: {} {path}", row.id, row.ty);
        }
    }
}
