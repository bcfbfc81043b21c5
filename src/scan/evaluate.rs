//! From paths to deployments: the walk, the roots, and their evaluation on all threads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, FileId, Value};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::document;
use super::session::{Progress, Session};
use super::settings::SettingsTree;
use crate::formats::cloudformation::{self, Assemblies, GivenParameters, Stack};
use crate::formats::pulumi::program;
use crate::formats::terraform::{
    GivenVariables, Limits, Loader, Opening, Surroundings, evaluate_root, find_roots, has_configuration,
    is_configuration,
};
use crate::formats::terragrunt::{self, Configurations, Unit, evaluate_unit, find_units, read_stack, read_unit};
use crate::ir::{DefaultRegions, Deployment};
use crate::settings::Settings;
use crate::source::{EntryKind, Files, Listing, RelPath, Reliance, RootId, SizeLimit, SourceError, TrustRoot};

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
    /// Values of the parameters of templates.
    pub parameters: GivenParameters,
    /// `terraform.workspace`; `default` when none is named.
    pub workspace: Option<String>,
    /// `TF_DATA_DIR`.
    pub data_directory: Option<String>,
    /// The types of CloudFormation of which checks ask for the properties as they are written.
    pub raw: Vec<Str>,
    /// The region of providers that name none, where it is known; goes before those of settings.
    pub default_region: Option<Str>,
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
    /// What holds for each of the deployments.
    pub settings: Vec<Arc<Settings>>,
    /// What was wrong before any root was found: unreadable directories and files.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that belong to modules of the walked directories.
    pub files: usize,
    /// Files that could not be read in full.
    pub unread: usize,
    /// Roots on which the program crashed: each is a deployment without resources.
    pub crashes: usize,
    /// The plan or state that is all there is.
    pub document: Option<FileId>,
    /// Paths that do not exist or cannot be opened: usage errors.
    pub refused: Vec<SourceError>,
}

/// What is evaluated by itself.
pub(super) struct Root {
    pub(super) trust_root: TrustRoot,
    /// The directory, or the file of a template.
    pub(super) place: RelPath,
    kind: RootKind,
}

impl Root {
    /// The directory that it is, or lies in.
    fn directory(&self) -> RelPath {
        match self.kind {
            RootKind::Module | RootKind::Unit(_) => self.place.clone(),
            _ => self.place.parent().unwrap_or_default(),
        }
    }

    /// What tells it apart from the others.
    pub(super) fn key(&self) -> (RootId, RelPath, Option<String>) {
        (self.trust_root.id(), self.place.clone(), self.stack().map(str::to_owned))
    }

    /// How reports name the stack that it is; one template may be that of several.
    fn stack(&self) -> Option<&str> {
        match &self.kind {
            RootKind::Template { stack: Some(stack), .. } => Some(&stack.root),
            _ => None,
        }
    }
}

/// What a root is.
enum RootKind {
    /// A directory of Terraform.
    Module,
    /// A unit of Terragrunt.
    Unit(Box<Unit>),
    /// A plan or a state.
    Document,
    /// A stack of a program of Pulumi.
    Program(program::Stack),
    /// A template of CloudFormation.
    Template {
        /// Whether a person names it, so that it is one although another template nests it.
        named: bool,
        /// The stack that it is of, when a cloud assembly says so.
        stack: Option<Arc<Stack>>,
    },
}

/// What came of a root.
#[derive(Default)]
pub(super) struct Done {
    pub(super) deployment: Deployment,
    pub(super) crashed: bool,
    /// Files that were read for it alone, and those of them that could not be read in full.
    pub(super) files: (usize, usize),
    /// Templates that it nests.
    pub(super) called: Vec<RelPath>,
    /// The plan or state that it is.
    pub(super) document: Option<FileId>,
    /// It turned out not to be one.
    pub(super) nothing: bool,
    /// What it hangs on.
    pub(super) reliance: Reliance,
}

/// Walks the paths, finds the roots and evaluates them, without any settings.
#[must_use]
pub fn evaluate(files: &Files, loader: &Loader, request: &Evaluate) -> Evaluated {
    evaluate_with((files, loader), request, &SettingsTree::nothing(files), None)
}

/// The same with settings, telling somebody how far it is. Where settings are in error nothing is evaluated.
pub(super) fn evaluate_observed(session: &Session, request: &Evaluate, settings: &SettingsTree<'_>) -> Evaluated {
    evaluate_with((&session.files, &session.loader), request, settings, session.progress.as_deref())
}

fn evaluate_with(
    (files, loader): (&Files, &Loader),
    request: &Evaluate,
    settings: &SettingsTree<'_>,
    progress: Option<&dyn Progress>,
) -> Evaluated {
    let found = find((files, loader), request, settings);
    let mut evaluated = Evaluated { refused: found.refused.clone(), ..Evaluated::default() };
    (evaluated.files, evaluated.unread) = found.count((files, loader));
    evaluated.diagnostics.clone_from(&found.diagnostics);
    if settings.refuse().is_err() || found.roots.is_empty() {
        return evaluated;
    }
    let all: Vec<usize> = (0..found.roots.len()).collect();
    let done = evaluate_roots((files, loader), request, (&found, &all), progress);
    evaluated.crashes = done.iter().filter(|done| done.crashed).count();
    for done in &done {
        evaluated.files += done.files.0;
        evaluated.unread += done.files.1;
    }
    evaluated.document = match done.as_slice() {
        [only] => only.document,
        _ => None,
    };
    let nested = found.nested(&done.iter().map(|done| done.called.as_slice()).collect::<Vec<_>>());
    for noted in done.iter().filter(|done| done.nothing) {
        evaluated.diagnostics.extend(noted.deployment.diagnostics.iter().cloned());
    }
    let kept = found.settings.into_iter().zip(done).zip(nested).filter(|((_, done), nested)| !nested && !done.nothing);
    (evaluated.settings, evaluated.deployments) = kept.map(|((set, done), _)| (set, done.deployment)).unzip();
    evaluated
}

/// What is to be evaluated of some paths.
#[derive(Default)]
pub(super) struct Found {
    /// In the order of the paths, and within each of the roots' directories.
    pub(super) roots: Vec<Root>,
    /// What holds for each of them.
    pub(super) settings: Vec<Arc<Settings>>,
    /// What was wrong before any root was found, and what is to be said of the settings.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Paths that cannot be opened.
    pub(super) refused: Vec<SourceError>,
    /// Files that were read besides those of modules, and those of them that could not be read in full.
    files: (usize, usize),
    /// The directories whose modules belong to the paths.
    modules: Vec<(TrustRoot, RelPath)>,
    /// The files that were taken for templates.
    pub(super) templates: FxHashSet<(RootId, RelPath)>,
    /// Whether units of Terragrunt, programs or assemblies are among the roots, or may be.
    pub(super) has_others: bool,
}

impl Found {
    /// Whether the roots hang on the module of that directory.
    pub(super) fn has_module(&self, root: RootId, directory: &RelPath) -> bool {
        self.modules.iter().any(|(known, path)| known.id() == root && path == directory)
    }

    /// How many files were read to find the roots, and how many of them could not be read in full.
    pub(super) fn count(&self, (files, loader): (&Files, &Loader)) -> (usize, usize) {
        let modules = self.modules.iter().map(|(root, directory)| loader.load(files, root, directory));
        modules.fold(self.files, |(read, unread), module| (read + module.files, unread + module.unread.len()))
    }

    /// Which roots are templates that another one nests: they are looked at there, with the values that they get. `called`
    /// are the templates that each root nests.
    pub(super) fn nested(&self, called: &[&[RelPath]]) -> Vec<bool> {
        let mut callers: FxHashMap<(RootId, &RelPath), Vec<&RelPath>> = FxHashMap::default();
        for (root, called) in self.roots.iter().zip(called) {
            for path in *called {
                callers.entry((root.trust_root.id(), path)).or_default().push(&root.place);
            }
        }
        // Of templates that nest each other none is nested by another.
        let is_nested = |(root, called): (&Root, &&[RelPath])| {
            let by = callers.get(&(root.trust_root.id(), &root.place)).map_or(&[] as &[_], Vec::as_slice);
            matches!(root.kind, RootKind::Template { named: false, .. })
                && by.iter().any(|place| **place != root.place && !called.contains(place))
        };
        self.roots.iter().zip(called).map(is_nested).collect()
    }
}

/// Walks the paths and finds what is to be evaluated.
pub(super) fn find((files, loader): (&Files, &Loader), request: &Evaluate, settings: &SettingsTree<'_>) -> Found {
    let mut all = Found::default();
    let mut roots: Vec<Root> = Vec::new();
    let configurations = Configurations::default();
    for path in &request.paths {
        let start = match loader.open(files, path, opening(request.root.as_deref(), request.home.as_deref())) {
            Ok(start) => start,
            Err(error) => {
                all.refused.push(error);
                continue;
            }
        };
        let directory = match start.kind {
            EntryKind::Directory => start.path.clone(),
            _ => start.path.parent().unwrap_or_default(),
        };
        let named = directory.clone();
        let around = surroundings(files, loader, request, (&start.root, None));
        let mut found: Vec<(RelPath, RootKind)> = if start.kind == EntryKind::Directory {
            let walk = files.walk(&start.root, &directory);
            for problem in &walk.problems {
                all.diagnostics.push(Diagnostic::error(problem.to_string(), problem.span()));
                all.files.1 += 1;
            }
            let found = find_units(&around, &configurations, &walk.directories);
            let roots = find_roots(&around, &walk.directories, &found.called);
            all.diagnostics.extend(found.diagnostics);
            let configured = walk.directories.iter().filter(|listing| has_configuration(listing));
            all.modules.extend(configured.map(|listing| (start.root.clone(), listing.path.clone())));
            let assemblies = cloudformation::find_assemblies(files, &start.root, &walk.directories);
            let known: FxHashSet<&RelPath> = assemblies.stacks.iter().map(|stack| &stack.template).collect();
            let mut templates = find_templates(files, &start.root, &walk.directories);
            all.has_others |= !assemblies.stacks.is_empty() || assemblies.files > 0;
            all.templates.extend(templates.iter().map(|path| (start.root.id(), path.clone())));
            templates.retain(|path| !known.contains(path));
            let templates = templates.into_iter().map(|path| (path, RootKind::Template { named: false, stack: None }));
            let templates = templates.chain(stacks(assemblies, &mut all));
            let (programs, others) = find_programs(files, &start.root, &walk.directories);
            all.has_others |= !programs.is_empty() || !others.is_empty() || configurations.count().0 > 0;
            all.diagnostics.extend(others);
            let programs = programs.into_iter().map(of_program);
            let units = found.units.into_iter().map(|unit| (unit.directory.clone(), RootKind::Unit(Box::new(unit))));
            roots
                .into_iter()
                .map(|root| (root.directory, RootKind::Module))
                .chain(units)
                .chain(templates)
                .chain(programs)
                .collect()
        } else if start.path.file_name() == Some(terragrunt::FILE) {
            let unit = read_unit(&around, &start.root, &configurations, &directory);
            vec![(directory, RootKind::Unit(Box::new(unit)))]
        } else if start.path.file_name() == Some(terragrunt::STACK) {
            let found = read_stack(&around, &start.root, &configurations, &directory);
            all.diagnostics.extend(found.diagnostics);
            found.units.into_iter().map(|unit| (unit.directory.clone(), RootKind::Unit(Box::new(unit)))).collect()
        } else if let Some(found) = program::stacks_of_file(files, &start.root, &start.path) {
            found.into_iter().map(of_program).collect()
        } else if let Some(assemblies) = cloudformation::read_assembly(files, &start.root, &start.path) {
            stacks(assemblies, &mut all).collect()
        } else if !is_configuration(start.path.file_name().unwrap_or_default())
            && holds_template(files, &start.root, &start.path)
        {
            let stack = cloudformation::stack_of(files, &start.root, &start.path);
            vec![(start.path.clone(), RootKind::Template { named: true, stack })]
        } else if !is_configuration(start.path.file_name().unwrap_or_default())
            && document::is_document(files, &start.root, &start.path)
        {
            vec![(start.path.clone(), RootKind::Document)]
        } else {
            all.modules.push((start.root.clone(), directory.clone()));
            vec![(directory, RootKind::Module)]
        };
        found.sort_by(|a, b| a.0.cmp(&b.0));
        // The named directory has settings although it may hold no root; the walk has listed it.
        let _ = settings.for_root(&start.root, &named);
        let trust_root = &start.root;
        roots.extend(found.into_iter().map(|(place, kind)| Root { trust_root: trust_root.clone(), place, kind }));
    }
    let (read, unread) = configurations.count();
    all.files.0 += read;
    all.files.1 += unread;
    all.roots = each_once(roots);
    all.settings = all.roots.iter().map(|root| settings.for_root(&root.trust_root, &root.directory())).collect();
    all.diagnostics.extend(settings.notes());
    all
}

/// Evaluates some of the roots, on all threads.
pub(super) fn evaluate_roots(
    (files, loader): (&Files, &Loader),
    request: &Evaluate,
    (found, wanted): (&Found, &[usize]),
    progress: Option<&dyn Progress>,
) -> Vec<Done> {
    let limits = Limits::default();
    if let Some(progress) = progress {
        progress.begin("evaluating", wanted.len());
    }
    let run = |index: &usize| {
        let (Some(root), Some(settings)) = (found.roots.get(*index), found.settings.get(*index)) else {
            return Done { nothing: true, ..Done::default() };
        };
        let regions = regions(request, settings);
        let work = || evaluate_one((files, loader), request, (root, &regions), &limits);
        let (outcome, reliance) = Reliance::of(|| catch_unwind(AssertUnwindSafe(work)));
        if let Some(progress) = progress {
            progress.advance(1);
        }
        let done = outcome.unwrap_or_else(|_| {
            let message = format!("the program crashed while it evaluated {:?}", root.place.as_str());
            let diagnostics = vec![Diagnostic::error(message, files.span_of(&root.trust_root, &root.place))];
            let deployment = Deployment { root: root.place.as_str().into(), diagnostics, ..Deployment::default() };
            Done { deployment, crashed: true, ..Done::default() }
        });
        Done { reliance, ..done }
    };
    wanted.par_iter().with_max_len(1).map(run).collect()
}

fn evaluate_one(
    (files, loader): (&Files, &Loader),
    request: &Evaluate,
    (root, regions): (&Root, &DefaultRegions),
    limits: &Limits,
) -> Done {
    let Root { trust_root, place, kind } = root;
    let mut around = surroundings(files, loader, request, (trust_root, Some(regions)));
    let deployment = match kind {
        RootKind::Module => evaluate_root(&around, place, limits),
        RootKind::Unit(unit) => {
            // Terragrunt runs in a copy of the module, somewhere in its cache.
            around.working_directory = None;
            evaluate_unit(&around, unit, limits)
        }
        RootKind::Document => {
            let (mut deployment, document) = document::evaluate(files, trust_root, place);
            regions.apply(&mut deployment);
            let unread = usize::from(document.is_none());
            return Done { deployment, document, files: (1, unread), ..Done::default() };
        }
        RootKind::Program(stack) => {
            let around = program::Surroundings {
                files,
                trust_root: Some(trust_root),
                default_regions: Some(regions),
                given: &request.given.flags,
            };
            let made = program::evaluate_stack(around, stack);
            return Done { deployment: made.deployment, files: (made.files, made.unread), ..Done::default() };
        }
        RootKind::Template { named, stack, .. } => {
            let around = cloudformation::Surroundings {
                files,
                trust_root: Some(trust_root),
                given: &request.parameters,
                region: regions.of("aws"),
                account: None,
                raw: &request.raw,
            };
            let made = match (stack, named) {
                (Some(stack), _) => cloudformation::evaluate_stack(around, stack),
                (None, true) => cloudformation::evaluate_template(around, place),
                (None, false) => cloudformation::evaluate_found_template(around, place),
            };
            return match made {
                Some(made) => Done {
                    nothing: made.nothing,
                    deployment: made.deployment,
                    files: (made.files, made.unread),
                    called: made.called,
                    ..Done::default()
                },
                None => Done { nothing: true, ..Done::default() },
            };
        }
    };
    Done { deployment, ..Done::default() }
}

/// The stacks of the programs that lie in directories, and what is to be said of programs that must be run.
fn find_programs(
    files: &Files,
    root: &TrustRoot,
    directories: &[Arc<Listing>],
) -> (Vec<program::Stack>, Vec<Diagnostic>) {
    let projects = directories
        .iter()
        .flat_map(|listing| listing.files().map(move |name| (listing, name)))
        .filter(|(_, name)| program::is_project(name))
        .filter_map(|(listing, name)| listing.path.join(name).ok());
    let (mut all, mut others) = (Vec::new(), Vec::new());
    for project in projects {
        let found = program::stacks(files, root, &project);
        if found.is_empty() {
            others.extend(program::other_language(files, root, &project));
        }
        all.extend(found);
    }
    (all, others)
}

fn of_program(stack: program::Stack) -> (RelPath, RootKind) {
    (stack.place().clone(), RootKind::Program(stack))
}

/// Roots that several of the paths lead to, once. A template that a person names is one whatever else leads to it.
fn each_once(roots: Vec<Root>) -> Vec<Root> {
    let mut places: FxHashMap<(RootId, RelPath, Option<String>), usize> = FxHashMap::default();
    let mut kept: Vec<Root> = Vec::with_capacity(roots.len());
    for root in roots {
        let key = root.key();
        match places.get(&key).and_then(|place| kept.get_mut(*place)) {
            Some(known) if matches!(root.kind, RootKind::Template { named: true, .. }) => known.kind = root.kind,
            Some(_) => {}
            None => {
                places.insert(key, kept.len());
                kept.push(root);
            }
        }
    }
    kept
}

/// The stacks of cloud assemblies as roots.
fn stacks(assemblies: Assemblies, all: &mut Found) -> impl Iterator<Item = (RelPath, RootKind)> + use<> {
    all.diagnostics.extend(assemblies.diagnostics);
    all.files.0 += assemblies.files;
    all.files.1 += assemblies.unread;
    let root = |stack: Arc<Stack>| (stack.template.clone(), RootKind::Template { named: false, stack: Some(stack) });
    assemblies.stacks.into_iter().map(root)
}

/// The files of directories that seem to be templates.
fn find_templates(files: &Files, root: &TrustRoot, directories: &[Arc<Listing>]) -> Vec<RelPath> {
    let candidates: Vec<RelPath> = directories
        .iter()
        .flat_map(|listing| listing.files().map(move |name| (listing, name)))
        .filter(|(_, name)| cloudformation::may_be_template(name))
        .filter_map(|(listing, name)| listing.path.join(name).ok())
        .collect();
    candidates.into_par_iter().filter(|path| holds_template(files, root, path)).collect()
}

/// Whether a file seems to be a template. What cannot be read need not be told: it may be anything.
pub(super) fn holds_template(files: &Files, root: &TrustRoot, path: &RelPath) -> bool {
    let Ok(mut bytes) = files.read_bytes(root, path, SizeLimit::SOURCE) else { return false };
    if matches!(bytes.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        // Of UTF-16, which will be refused, the letters of a template's own words are the bytes that are not zero.
        bytes.retain(|byte| *byte != 0);
    }
    cloudformation::looks_like_template(&String::from_utf8_lossy(&bytes))
}

/// How the paths of a request are opened.
pub(super) fn opening<'a>(root: Option<&'a Path>, home: Option<&'a Path>) -> Opening<'a> {
    Opening { root, home, unit: terragrunt::FILE }
}

/// The regions of providers that name none, where those settings hold.
pub(super) fn regions(request: &Evaluate, settings: &Settings) -> DefaultRegions {
    match &request.default_region {
        Some(region) => DefaultRegions::of_all(Value::string(region.clone())),
        None => settings.default_regions(),
    }
}

/// What surrounds the evaluation of a root in that trust root, with these regions.
pub(super) fn surroundings<'a>(
    files: &'a Files,
    loader: &'a Loader,
    request: &'a Evaluate,
    (trust_root, default_regions): (&'a TrustRoot, Option<&'a DefaultRegions>),
) -> Surroundings<'a> {
    Surroundings {
        files,
        trust_root: Some(trust_root),
        loader,
        given: &request.given,
        workspace: request.workspace.as_deref().unwrap_or("default"),
        data_directory: request.data_directory.as_deref().unwrap_or(".terraform"),
        default_regions,
        working_directory: request.working_directory.as_deref(),
        plans: request.plans,
        tolerate_defaults: request.tolerate_defaults,
    }
}
