//! Which directories are roots.

use std::sync::Arc;

use bartizan_lang::syntax::ast::Block;
use bartizan_lang::value::Str;
use rustc_hash::{FxHashMap, FxHashSet};

use super::configured::static_sources;
use super::evaluation::Surroundings;
use super::inputs::is_loaded;
use super::loader::{ModulePlace, configuration_files, is_local, local_place};
use super::module::Module;
use crate::source::{Listing, RelPath};

/// A directory that is evaluated by itself.
#[derive(Debug, Clone)]
pub struct Root {
    /// The directory.
    pub directory: RelPath,
}

/// What of a module decides which directories are roots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// What it calls.
    sources: Vec<Str>,
    /// Whether what stands in it sets it up to be applied by itself.
    is_set_up: bool,
}

impl Module {
    /// What of it decides which directories are roots; none where that hangs on what it computes.
    #[must_use]
    pub fn outline(&self) -> Option<Outline> {
        let sources: Option<Vec<Str>> = self.calls.iter().map(|call| call.source.clone()).collect();
        Some(Outline { sources: sources?, is_set_up: sets_up(self) })
    }
}

/// Names of directories whose callers do not keep a module from being a root.
const SAMPLES: &[&str] = &["examples", "example", "test", "tests", "fixtures"];

/// What calls modules besides other modules: units of Terragrunt.
#[derive(Debug, Default)]
pub struct Called {
    /// The directories of modules, and of the units that run them.
    pub modules: Vec<(RelPath, RelPath)>,
    /// Directories that are roots already, as units.
    pub units: FxHashSet<RelPath>,
}

/// The roots among the directories that were walked: those that nobody calls as a module, or that are set up to be
/// applied (a backend, a provider configuration, a lock file, variable files), or that only examples and tests call.
#[must_use]
pub fn find_roots(around: &Surroundings<'_>, directories: &[Arc<Listing>], called: &Called) -> Vec<Root> {
    let (Some(root), files, loader) = (around.trust_root, around.files, around.loader) else { return Vec::new() };
    let candidates: Vec<&Arc<Listing>> = directories.iter().filter(|d| !configuration_files(d).is_empty()).collect();
    let paths: Vec<RelPath> = candidates.iter().map(|d| d.path.clone()).collect();
    loader.load_all(files, root, &paths);
    let modules: Vec<Arc<Module>> = paths.iter().map(|p| loader.load(files, root, p)).collect();
    let mut callers: FxHashMap<&RelPath, Vec<&RelPath>> = FxHashMap::default();
    let mut places: Vec<(RelPath, &RelPath)> = Vec::new();
    for module in &modules {
        // OpenTofu takes variables and locals in sources.
        let computed = module.calls.iter().any(|call| call.source.is_none());
        let computed = if computed { static_sources(around, module) } else { Vec::new() };
        for (index, call) in module.calls.iter().enumerate() {
            let computed = || computed.get(index).and_then(Option::as_ref);
            if let Some(source) = call.source.as_ref().or_else(computed)
                && is_local(source)
                && let ModulePlace::Here(place) = local_place(root, &module.directory, source)
                && place != module.directory
            {
                places.push((place, &module.directory));
            }
        }
    }
    places.extend(called.modules.iter().map(|(place, unit)| (place.clone(), unit)));
    let run: FxHashSet<&RelPath> = called.modules.iter().map(|(place, _)| place).collect();
    for (place, caller) in &places {
        callers.entry(place).or_default().push(caller);
    }
    let mut roots = Vec::new();
    for (listing, module) in candidates.iter().zip(&modules) {
        let called_by = callers.get(&listing.path).map(Vec::as_slice).unwrap_or_default();
        let sample = |path: &RelPath| path.components().any(|c| SAMPLES.contains(&c));
        // A module of an example is called by examples only, and is still no root.
        let by_somebody = called_by.iter().any(|c| !sample(c) || sample(&listing.path));
        // What Terragrunt runs has backends, providers and locks of its own, and is no root without it.
        let set_up = if run.contains(&listing.path) { has_values(listing) } else { is_set_up(listing, module) };
        if !by_somebody || set_up {
            roots.push(Root { directory: listing.path.clone() });
        }
    }
    // A ring of modules that call each other has no caller outside; one of them is evaluated, so that it is not lost.
    let mut seen: Vec<&RelPath> = Vec::new();
    let mut waiting: Vec<&RelPath> = roots.iter().map(|r| &r.directory).collect();
    waiting.extend(called.modules.iter().flat_map(|(place, unit)| [place, unit]));
    let mut lost = Vec::new();
    let by_path: FxHashMap<&RelPath, &Arc<Module>> = modules.iter().map(|m| (&m.directory, m)).collect();
    let mut calls: FxHashMap<&RelPath, Vec<&RelPath>> = FxHashMap::default();
    for (place, caller) in &places {
        calls.entry(*caller).or_default().push(place);
    }
    let mut reached: FxHashSet<&RelPath> = FxHashSet::default();
    loop {
        while let Some(path) = waiting.pop() {
            if reached.insert(path) {
                seen.push(path);
                waiting.extend(calls.get(path).into_iter().flatten());
            }
        }
        match paths.iter().find(|p| !reached.contains(p) && by_path.contains_key(p)) {
            Some(path) => {
                lost.push(Root { directory: path.clone() });
                waiting.push(path);
            }
            None => break,
        }
    }
    roots.extend(lost);
    roots.retain(|r| !called.units.contains(&r.directory));
    roots.sort_by(|a, b| a.directory.cmp(&b.directory));
    roots
}

/// Whether a directory is set up to be applied by itself.
pub(super) fn is_set_up(listing: &Listing, module: &Module) -> bool {
    sets_up(module) || listing.entry(".terraform.lock.hcl").is_some() || has_values(listing)
}

fn sets_up(module: &Module) -> bool {
    let is_configured =
        |block: &Block| block.body.attributes.iter().any(|a| a.name != "alias") || !block.body.blocks.is_empty();
    module.has_backend || module.providers.iter().any(|provider| is_configured(&provider.block))
}

fn has_values(listing: &Listing) -> bool {
    listing.files().any(is_loaded)
}
