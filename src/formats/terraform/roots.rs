//! Which directories are roots.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::loader::{Loader, ModulePlace, configuration_files, is_local, local_place};
use super::module::Module;
use crate::source::{Files, Listing, RelPath, TrustRoot};

/// A directory that is evaluated by itself.
#[derive(Debug, Clone)]
pub struct Root {
    /// The directory.
    pub directory: RelPath,
}

/// Names of directories whose callers do not keep a module from being a root.
const SAMPLES: &[&str] = &["examples", "example", "test", "tests", "fixtures"];

/// The roots among the directories that were walked: those that nobody calls as a module, or that are set up to be
/// applied (a backend, a provider configuration, a lock file, variable files), or that only examples and tests call.
#[must_use]
pub fn find_roots(files: &Files, root: &TrustRoot, loader: &Loader, directories: &[Arc<Listing>]) -> Vec<Root> {
    let candidates: Vec<&Arc<Listing>> = directories.iter().filter(|d| !configuration_files(d).is_empty()).collect();
    let paths: Vec<RelPath> = candidates.iter().map(|d| d.path.clone()).collect();
    loader.load_all(files, root, &paths);
    let modules: Vec<Arc<Module>> = paths.iter().map(|p| loader.load(files, root, p)).collect();
    let mut callers: FxHashMap<&RelPath, Vec<&RelPath>> = FxHashMap::default();
    let mut places: Vec<(RelPath, &RelPath)> = Vec::new();
    for module in &modules {
        for call in &module.calls {
            if let Some(source) = &call.source
                && is_local(source)
                && let ModulePlace::Here(place) = local_place(&module.directory, source)
                && place != module.directory
            {
                places.push((place, &module.directory));
            }
        }
    }
    for (place, caller) in &places {
        callers.entry(place).or_default().push(caller);
    }
    let mut roots = Vec::new();
    for (listing, module) in candidates.iter().zip(&modules) {
        let called_by = callers.get(&listing.path).map(Vec::as_slice).unwrap_or_default();
        let sample = |path: &RelPath| path.components().any(|c| SAMPLES.contains(&c));
        // A module of an example is called by examples only, and is still no root.
        let called = called_by.iter().any(|c| !sample(c) || sample(&listing.path));
        if !called || is_set_up(listing, module) {
            roots.push(Root { directory: listing.path.clone() });
        }
    }
    // A ring of modules that call each other has no caller outside; one of them is evaluated, so that it is not lost.
    let mut seen: Vec<&RelPath> = Vec::new();
    let mut waiting: Vec<&RelPath> = roots.iter().map(|r| &r.directory).collect();
    let mut lost = Vec::new();
    let by_path: FxHashMap<&RelPath, &Arc<Module>> = modules.iter().map(|m| (&m.directory, m)).collect();
    let mut calls: FxHashMap<&RelPath, Vec<&RelPath>> = FxHashMap::default();
    for (place, caller) in &places {
        calls.entry(caller).or_default().push(place);
    }
    let mut reached: rustc_hash::FxHashSet<&RelPath> = rustc_hash::FxHashSet::default();
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
    roots.sort_by(|a, b| a.directory.cmp(&b.directory));
    roots
}

/// Whether a directory is set up to be applied by itself.
pub(super) fn is_set_up(listing: &Listing, module: &Module) -> bool {
    module.has_backend
        || module
            .providers
            .iter()
            .any(|p| p.block.body.attributes.iter().any(|a| a.name != "alias") || !p.block.body.blocks.is_empty())
        || listing.files().any(|n| {
            n == ".terraform.lock.hcl"
                || n == "terraform.tfvars"
                || n == "terraform.tfvars.json"
                || n.ends_with(".auto.tfvars")
                || n.ends_with(".auto.tfvars.json")
        })
}
