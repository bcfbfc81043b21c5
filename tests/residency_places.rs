//! Where resources are: each tree in `testdata/residency/places/FORMAT/NAME` has a table `expected.tsv` of addresses, what they do
//! with data, and their places in words.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use bartizan::formats::terraform::{GivenVariables, Loader};
use bartizan::ir::{Mode, ResourceIndex};
use bartizan::link::{Linked, link};
use bartizan::residency::catalogue::Catalogue;
use bartizan::residency::holding::{self, Holding};
use bartizan::residency::location::{Location, Place, holder, location, unknown_codes};
use bartizan::scan::{Evaluate, evaluate};
use bartizan::source::Files;

fn directories(below: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

fn in_words(place: &Place) -> String {
    match place {
        Place::At(regions) => {
            let named: Vec<String> = regions.iter().map(|region| format!("{}:{}", region.cloud, region.code)).collect();
            named.join(" and ")
        }
        Place::Everywhere(_) => "everywhere".to_owned(),
        Place::Nowhere => "nowhere".to_owned(),
        Place::NoSuchRegion { cloud, code } => format!("no region {code} of {cloud}"),
        Place::Unknown(reason) => format!("unknown: {reason}"),
    }
}

fn shown(location: &Location) -> String {
    let mut text = String::new();
    for case in &location.cases {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&in_words(&case.place));
        if !case.guard.is_always() {
            write!(text, " when {}", case.guard).unwrap();
        }
    }
    text
}

/// What is expected of a resource that the table does not name: nothing.
fn rows(linked: &Linked, catalogue: &Catalogue) -> BTreeMap<String, String> {
    let mut rows = BTreeMap::new();
    for (resource, index) in linked.deployment.resources.iter().zip(0..) {
        let index = ResourceIndex(index);
        let does = match (resource.mode, holding::of(resource)) {
            (Mode::Data, _) => "read",
            (_, Holding::Stores) => "stores",
            (_, Holding::Processes) => "processes",
            (_, Holding::Neither) => "not judged",
        };
        let location = location(linked, catalogue, index);
        let of = holder(linked, index);
        let whose = match linked.deployment.resource(of) {
            Some(other) if of != index => format!(" of {}", other.address),
            _ => String::new(),
        };
        rows.insert(resource.address.to_string(), format!("{does}\t{}{whose}", shown(&location)));
    }
    rows
}

#[test]
fn every_resource_is_where_the_tables_say() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/residency/places");
    let (catalogue, told) = Catalogue::with(&[]);
    assert!(told.is_empty());
    let mut compared = 0;
    let mut wrong = String::new();
    for directory in directories(&top).iter().flat_map(|format| directories(format)) {
        let table = directory.join("expected.tsv");
        let written = std::fs::read_to_string(&table).unwrap_or_default();
        let documents = ["tfplan.json", "change-set.json", "preview.json"].map(|name| directory.join(name));
        let named = documents.into_iter().find(|document| document.exists());
        let request = Evaluate {
            paths: vec![named.unwrap_or_else(|| directory.clone())],
            root: Some(directory.clone()),
            given: GivenVariables::default(),
            ..Evaluate::default()
        };
        let files = Files::default();
        let evaluated = evaluate(&files, &Loader::default(), &request);
        let mut found = String::new();
        let several = evaluated.deployments.len() > 1;
        for deployment in evaluated.deployments {
            let errors: Vec<_> =
                deployment.diagnostics.iter().filter(|d| d.level == bartizan_lang::Level::Error).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", directory.display());
            let linked = link(deployment);
            let root = if several { format!("{} ", linked.deployment.root) } else { String::new() };
            for (address, place) in rows(&linked, &catalogue) {
                writeln!(found, "{root}{address}\t{place}").unwrap();
                compared += 1;
            }
        }
        if std::env::var_os("UPDATE_PLACES").is_some() {
            std::fs::write(&table, &found).unwrap();
        } else if found != written {
            for (one, other) in found.lines().zip(written.lines()).filter(|(one, other)| one != other) {
                writeln!(wrong, "{}:\n  found    {one}\n  expected {other}", table.display()).unwrap();
            }
            if found.lines().count() != written.lines().count() {
                writeln!(wrong, "{}: {} rows are found", table.display(), found.lines().count()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(compared >= 120, "{compared} resources");
}

fn linked_text(text: &str) -> Linked {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("main.tf"), text).unwrap();
    let request = Evaluate { paths: vec![directory.path().to_owned()], ..Evaluate::default() };
    link(evaluate(&Files::default(), &Loader::default(), &request).deployments.remove(0))
}

#[test]
fn codes_that_nobody_knows_are_told_once_where_they_are_written() {
    let linked = linked_text(
        r#"
provider "aws" {
  region = "eu-centrl-1"
}

resource "aws_s3_bucket" "a" {}

resource "aws_s3_bucket" "b" {}

resource "aws_iam_role" "c" {
  assume_role_policy = "{}"
}

resource "azurerm_storage_account" "d" {
  location = "germanywest"
}
"#,
    );
    let (catalogue, _) = Catalogue::with(&[]);
    let told = unknown_codes(&linked, &catalogue);
    let messages: Vec<&str> = told.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "\"eu-centrl-1\" is no region of aws that is known, so nothing can be said about what is there",
            "\"germanywest\" is no region of azure that is known, so nothing can be said about what is there",
        ]
    );
    assert!(told[0].help.as_deref().unwrap_or_default().contains("eu-central-1"), "{:?}", told[0].help);
    assert!(told.iter().all(|one| one.span.is_some()));
}

#[test]
fn what_says_a_place_is_told() {
    let linked = linked_text(
        r#"
provider "aws" {
  alias  = "eu"
  region = "eu-central-1"
}

resource "aws_s3_bucket" "a" {
  provider = aws.eu
}

resource "aws_s3_bucket" "b" {
  region = "eu-west-1"
}

resource "azurerm_mssql_server" "s" {
  location = "westeurope"
}

resource "azurerm_mssql_database" "d" {
  server_id = azurerm_mssql_server.s.id
}

resource "google_storage_bucket" "g" {
  location = "EU"
}
"#,
    );
    let (catalogue, _) = Catalogue::with(&[]);
    let said: Vec<String> = (0..5)
        .map(|index| {
            let location: Location = location(&linked, &catalogue, ResourceIndex(index));
            location.said_by.to_string()
        })
        .collect();
    let expected = [
        "the provider aws.eu",
        "its region",
        "its location",
        "azurerm_mssql_server.s, which it belongs to",
        "its location",
    ];
    assert_eq!(said, expected);
}
