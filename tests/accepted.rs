//! Modules that Terraform accepts: scanning them tells no error and no warning. Each was once told to be wrong.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::path::Path;

use bartizan::scan::{Request, Session, scan};

#[test]
fn nothing_is_wrong_with_what_terraform_accepts() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/terraform/accepted");
    let mut modules: Vec<_> = directory.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    modules.sort();
    assert!(!modules.is_empty());
    for module in modules {
        let request = Request { paths: vec![module.clone()], root: Some(module.clone()), ..Request::default() };
        let report = scan(&Session::default(), &request).unwrap();
        let wrong: Vec<_> =
            report.diagnostics.iter().filter(|d| d.level != bartizan_lang::diagnostic::Level::Note).collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", module.display());
    }
}
