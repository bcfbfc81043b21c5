//! From paths to deployments: the walk, the roots, and their evaluation on all threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use bartizan_lang::Diagnostic;
use rayon::prelude::*;

use super::session::Progress;
use crate::formats::terraform::{GivenVariables, Limits, Loader, Opening, Surroundings, evaluate_root, find_roots};
use crate::formats::terragrunt::{self, Configurations, Unit, evaluate_unit, find_units, read_stack, read_unit};
use crate::ir::Deployment;
use crate::source::{EntryKind, Files, RelPath, SourceError, TrustRoot};

/// What is evaluated, and with which values.
#[derive(Debug, Clone, Default)]
pub struct Evaluate {
    /// Files and directories.
    pub paths: Vec<PathBuf>,
    /// The trust root, when a person names one.
    pub root: Option<PathBuf>,
    /// The user's home directory, which no source of a module widens a trust root to.
    pub home: Option<PathBuf>,
    /// Values of variables.
    pub given: GivenVariables,
    /// `terraform.workspace`; `default` when none is named.
    pub workspace: Option<String>,
    /// `TF_DATA_DIR`.
    pub data_directory: Option<String>,
    /// The region of providers that name none.
    pub default_region: Option<String>,
    /// The directory that a person works in, which `path.cwd` is then.
    pub working_directory: Option<String>,
    /// Whether what is undecided is unknown, as a plan has it, instead of being followed as alternatives.
    pub plans: bool,
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

/// What is evaluated by itself.
struct Root {
    trust_root: TrustRoot,
    directory: RelPath,
    /// The unit of Terragrunt that it is.
    unit: Option<Unit>,
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
    let mut roots: Vec<Root> = Vec::new();
    let configurations = Configurations::default();
    for path in &request.paths {
        let start = match loader.open(files, path, opening(request.root.as_deref(), request.home.as_deref())) {
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
        let around = surroundings(files, loader, request, &start.root);
        let mut found: Vec<(RelPath, Option<Unit>)> = if start.kind == EntryKind::Directory {
            let walk = files.walk(&start.root, &directory);
            for problem in &walk.problems {
                evaluated.diagnostics.push(Diagnostic::error(problem.to_string(), problem.span()));
                evaluated.unread += 1;
            }
            let found = find_units(&around, &configurations, &walk.directories);
            let roots = find_roots(&around, &walk.directories, &found.called);
            evaluated.diagnostics.extend(found.diagnostics);
            for listing in &walk.directories {
                if crate::formats::terraform::has_configuration(listing) {
                    let module = loader.load(files, &start.root, &listing.path);
                    evaluated.files += module.files;
                    evaluated.unread += module.unread.len();
                }
            }
            let units = found.units.into_iter().map(|unit| (unit.directory.clone(), Some(unit)));
            roots.into_iter().map(|root| (root.directory, None)).chain(units).collect()
        } else if start.path.file_name() == Some(terragrunt::FILE) {
            let unit = read_unit(&around, &start.root, &configurations, &directory);
            vec![(directory, Some(unit))]
        } else if start.path.file_name() == Some(terragrunt::STACK) {
            let found = read_stack(&around, &start.root, &configurations, &directory);
            evaluated.diagnostics.extend(found.diagnostics);
            found.units.into_iter().map(|unit| (unit.directory.clone(), Some(unit))).collect()
        } else {
            let module = loader.load(files, &start.root, &directory);
            evaluated.files += module.files;
            evaluated.unread += module.unread.len();
            vec![(directory, None)]
        };
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let trust_root = &start.root;
        roots.extend(found.into_iter().map(|(directory, unit)| Root {
            trust_root: trust_root.clone(),
            directory,
            unit,
        }));
    }
    let (read, unread) = configurations.count();
    evaluated.files += read;
    evaluated.unread += unread;
    roots.dedup_by(|a, b| a.trust_root.id() == b.trust_root.id() && a.directory == b.directory);
    let limits = Limits::default();
    if let Some(progress) = progress {
        progress.begin("evaluating", roots.len());
    }
    let deployments: Vec<(Deployment, bool)> = roots
        .par_iter()
        .with_max_len(1)
        .map(|root| {
            let Root { trust_root, directory, unit } = root;
            let mut around = surroundings(files, loader, request, trust_root);
            if unit.is_some() {
                // Terragrunt runs in a copy of the module, somewhere in its cache.
                around.working_directory = None;
            }
            let run = || match unit {
                Some(unit) => evaluate_unit(&around, unit, &limits),
                None => evaluate_root(&around, directory, &limits),
            };
            let outcome = catch_unwind(AssertUnwindSafe(run));
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

/// How the paths of a request are opened.
pub(super) fn opening<'a>(root: Option<&'a Path>, home: Option<&'a Path>) -> Opening<'a> {
    Opening { root, home, unit: terragrunt::FILE }
}

/// What surrounds the evaluation of a root in that trust root.
pub(super) fn surroundings<'a>(
    files: &'a Files,
    loader: &'a Loader,
    request: &'a Evaluate,
    trust_root: &'a TrustRoot,
) -> Surroundings<'a> {
    Surroundings {
        files,
        trust_root: Some(trust_root),
        loader,
        given: &request.given,
        workspace: request.workspace.as_deref().unwrap_or("default"),
        data_directory: request.data_directory.as_deref().unwrap_or(".terraform"),
        default_region: request.default_region.as_deref(),
        working_directory: request.working_directory.as_deref(),
        plans: request.plans,
        tolerate_defaults: request.tolerate_defaults,
    }
}
