//! A deployment from the text of one Terraform file.

use bartizan::formats::terraform::{GivenVariables, Limits, Loader, Surroundings, evaluate_root};
use bartizan::ir::Deployment;
use bartizan::source::{Files, RelPath};

/// Evaluates the text as the only file of a root.
pub(crate) fn deployment(text: &str) -> Deployment {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("main.tf"), text).unwrap();
    let files = Files::default();
    let start = files.open(directory.path(), Some(directory.path())).unwrap();
    let around = Surroundings {
        files: &files,
        trust_root: Some(&start.root),
        loader: &Loader::default(),
        given: &GivenVariables::default(),
        workspace: "default",
        data_directory: ".terraform",
        default_regions: None,
        working_directory: None,
        plans: false,
        tolerate_defaults: false,
    };
    evaluate_root(&around, &RelPath::root(), &Limits::default())
}
