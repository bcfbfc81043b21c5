//! The generated pages of the documentation are those that the checks and facets give.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes them.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bartizan::report::{checks_markdown, facet_markdown};
use bartizan::scan::{Catalogue, Request, Session, catalogue};

fn read() -> Catalogue {
    let session = Session::default();
    let empty = tempfile::tempdir().unwrap();
    let request = Request { paths: vec![empty.path().to_owned()], ..Request::default() };
    catalogue(&session, &request, true).unwrap()
}

/// Compares the pages with those in a directory of `docs/`, or writes them there.
fn current(directory: &str, pages: &BTreeMap<String, String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(directory);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(&path).unwrap();
        for (name, page) in pages {
            fs::write(path.join(name), page).unwrap();
        }
    }
    let mut there: Vec<String> =
        fs::read_dir(&path).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    assert_eq!(there, pages.keys().cloned().collect::<Vec<_>>(), "run UPDATE_DOCS=1 cargo test --test docs");
    for (name, page) in pages {
        let written = fs::read_to_string(path.join(name)).unwrap();
        let help = "is not current: run UPDATE_DOCS=1 cargo test --test docs";
        assert!(written == *page, "docs/{directory}/{name} {help}");
    }
}

#[test]
fn facet_pages_are_current() {
    let facets = read().facets;
    assert!(!facets.is_empty());
    let name = |page: &str| page.lines().next().unwrap().trim_start_matches("# facet.").to_owned();
    let pages = facets.iter().map(facet_markdown).map(|page| (format!("{}.md", name(&page)), page)).collect();
    current("facets", &pages);
}

#[test]
fn check_pages_are_current() {
    let checks = read().checks;
    let pages = checks_markdown(&checks);
    let headings: usize = pages.values().map(|page| page.lines().filter(|l| l.starts_with("## ")).count()).sum();
    assert_eq!(headings, checks.len());
    current("checks", &pages);
}
