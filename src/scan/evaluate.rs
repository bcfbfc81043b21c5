//! From paths to deployments: the walk, the roots, and their evaluation on all threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use bartizan_lang::Diagnostic;
use rayon::prelude::*;

use super::session::Progress;
use crate::formats::terraform::{GivenVariables, Limits, Loader, Surroundings, evaluate_root, find_roots};
use crate::ir::Deployment;
use crate::source::{EntryKind, Files, RelPath, SourceError, TrustRoot};

/// What is evaluated, and with which values.
#[derive(Debug, Clone, Default)]
pub struct Evaluate {
    /// Files and directories.
    pub paths: Vec<PathBuf>,
    /// The trust root, when a person names one.
    pub root: Option<PathBuf>,
    /// Values of variables.
    pub given: GivenVariables,
    /// `terraform.workspace`; `default` when none is named.
    pub workspace: Option<String>,
    /// `TF_DATA_DIR`.
    pub data_directory: Option<String>,
    /// The region of providers that name none.
    pub default_region: Option<String>,
    /// Whether errors are left out that only the defaults of a root lead to which nobody applies as it is.
    pub tolerate_defaults: bool,
}

/// The deployments of some paths.
#[derive(Default)]
pub struct Evaluated {
    /// In the order of the paths, and within each of the roots' directories.
    pub deployments: Vec<Deployment>,
    /// What was wrong before any root was found: unreadable directories and files.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that belong to modules of the walked directories.
    pub files: usize,
    /// Files that could not be read in full.
    pub unread: usize,
    /// Roots on which the program crashed: each is a deployment without resources.
    pub crashes: usize,
    /// Paths that do not exist or cannot be opened: usage errors.
    pub refused: Vec<SourceError>,
}

/// Walks the paths, finds the roots and evaluates them.
#[must_use]
pub fn evaluate(files: &Files, loader: &Loader, request: &Evaluate) -> Evaluated {
    evaluate_observed(files, loader, request, None)
}

/// The same, telling somebody how far it is.
pub(super) fn evaluate_observed(
    files: &Files,
    loader: &Loader,
    request: &Evaluate,
    progress: Option<&dyn Progress>,
) -> Evaluated {
    let mut evaluated = Evaluated::default();
    let mut roots: Vec<(TrustRoot, RelPath)> = Vec::new();
    for path in &request.paths {
        let start = match files.open(path, request.root.as_deref()) {
            Ok(start) => start,
            Err(error) => {
                evaluated.refused.push(error);
                continue;
            }
        };
        let directory = match start.kind {
            EntryKind::Directory => start.path.clone(),
            _ => start.path.parent().unwrap_or_default(),
        };
        let found = if start.kind == EntryKind::Directory {
            let walk = files.walk(&start.root, &directory);
            for problem in &walk.problems {
                evaluated.diagnostics.push(Diagnostic::error(problem.to_string(), problem.span()));
                evaluated.unread += 1;
            }
            let roots = find_roots(files, &start.root, loader, &walk.directories);
            for listing in &walk.directories {
                if crate::formats::terraform::has_configuration(listing) {
                    let module = loader.load(files, &start.root, &listing.path);
                    evaluated.files += module.files;
                    evaluated.unread += module.unread.len();
                }
            }
            roots
        } else {
            let module = loader.load(files, &start.root, &directory);
            evaluated.files += module.files;
            evaluated.unread += module.unread.len();
            vec![crate::formats::terraform::Root { directory }]
        };
        roots.extend(found.into_iter().map(|r| (start.root.clone(), r.directory)));
    }
    roots.dedup_by(|a, b| a.0.id() == b.0.id() && a.1 == b.1);
    let limits = Limits::default();
    if let Some(progress) = progress {
        progress.begin("evaluating", roots.len());
    }
    let deployments: Vec<(Deployment, bool)> = roots
        .par_iter()
        .with_max_len(1)
        .map(|(trust_root, directory)| {
            let around = Surroundings {
                files,
                trust_root: Some(trust_root),
                loader,
                given: &request.given,
                workspace: request.workspace.as_deref().unwrap_or("default"),
                data_directory: request.data_directory.as_deref().unwrap_or(".terraform"),
                default_region: request.default_region.as_deref(),
                tolerate_defaults: request.tolerate_defaults,
            };
            let outcome = catch_unwind(AssertUnwindSafe(|| evaluate_root(&around, directory, &limits)));
            if let Some(progress) = progress {
                progress.advance(1);
            }
            match outcome {
                Ok(deployment) => (deployment, false),
                Err(_) => {
                    let message = format!("the program crashed while it evaluated {:?}", directory.as_str());
                    let diagnostics = vec![Diagnostic::error(message, files.span_of(trust_root, directory))];
                    (Deployment { root: directory.as_str().into(), diagnostics, ..Deployment::default() }, true)
                }
            }
        })
        .collect();
    evaluated.crashes = deployments.iter().filter(|(_, crashed)| *crashed).count();
    evaluated.deployments = deployments.into_iter().map(|(deployment, _)| deployment).collect();
    evaluated
}
