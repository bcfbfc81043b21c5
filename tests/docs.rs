//! The generated pages of the documentation are those that the checks and facets give.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes them.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bartizan::report::facet_markdown;
use bartizan::scan::{Request, Session, catalogue};

#[test]
fn facet_pages_are_current() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/facets");
    let session = Session::default();
    let empty = tempfile::tempdir().unwrap();
    let request = Request { paths: vec![empty.path().to_owned()], ..Request::default() };
    let facets = catalogue(&session, &request, true).unwrap().facets;
    assert!(!facets.is_empty());
    let pages: BTreeMap<String, String> = facets
        .iter()
        .map(|facet| {
            let page = facet_markdown(facet);
            let name = page.lines().next().unwrap().trim_start_matches("# facet.").replace('\\', "");
            (format!("{name}.md"), page)
        })
        .collect();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(&directory).unwrap();
        for (name, page) in &pages {
            fs::write(directory.join(name), page).unwrap();
        }
    }
    let mut there: Vec<String> =
        fs::read_dir(&directory).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    there.sort();
    assert_eq!(there, pages.keys().cloned().collect::<Vec<_>>(), "run UPDATE_DOCS=1 cargo test --test docs");
    for (name, page) in pages {
        let written = fs::read_to_string(directory.join(&name)).unwrap();
        assert!(written == page, "docs/facets/{name} is not current: run UPDATE_DOCS=1 cargo test --test docs");
    }
}
