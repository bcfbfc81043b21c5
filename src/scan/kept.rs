//! What a session keeps of its last scan, so that the next one does only what a change made necessary.
//!
//! Each root is kept with all that it relied on: the files that it asked for and the modules that it took. A changed text takes
//! out the roots that relied on it, and nothing else. Which directories are roots hangs on few things in a module, its
//! [`Outline`]; where those stay the same, the roots do. Whatever is not surely without effect on the rest (settings, ignore
//! files, own checks, units of Terragrunt, files that come and go) takes out everything.

use std::sync::{Arc, OnceLock};

use bartizan_lang::{Diagnostic, FileId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Chosen;
use super::checks::OWN_CHECKS;
use super::evaluate::{Done, Found, Root, holds_template};
use super::suppressing::Effect;
use crate::engine::Verdicts;
use crate::formats::cloudformation::may_be_template;
use crate::formats::pulumi::program::is_project;
use crate::formats::terraform::{Loader, Outline, is_configuration};
use crate::formats::terragrunt;
use crate::ir::Deployment;
use crate::report::{RawFinding, Secrets};
use crate::settings;
use crate::source::{Files, IGNORE_FILES, RelPath, Reliance, RootId, TrustRoot};
use crate::suppress::Known;

/// What tells a root apart.
pub(super) type RootKey = (RootId, RelPath, Option<String>);

/// A root that was evaluated and checked.
pub(super) struct Judged {
    /// What it makes.
    pub(super) deployment: Arc<Deployment>,
    /// What the checks found, those that are suppressed marked.
    pub(super) findings: Vec<RawFinding>,
    /// What is to be said besides what the deployment holds.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What suppressions did in it.
    pub(super) effect: Effect,
    /// How often the program crashed on it.
    pub(super) crashes: usize,
    /// Files that were read for it alone, and those of them that could not be read in full.
    pub(super) files: (usize, usize),
    /// Templates that it nests.
    pub(super) called: Vec<RelPath>,
    /// The plan or state that it is.
    pub(super) document: Option<FileId>,
    /// It turned out not to be a root by itself.
    pub(super) nothing: bool,
    /// What it hangs on.
    pub(super) reliance: Reliance,
    /// What must not be shown of it, once somebody asked for that.
    pub(super) secrets: OnceLock<Secrets>,
    /// Tells it from all others of the session.
    pub(super) number: u64,
}

impl Judged {
    /// Whether a text concerns it.
    pub(super) fn hangs_on(&self, text: &Text) -> bool {
        let Reliance { files, modules } = &self.reliance;
        files.contains(&text.file) || text.module.as_ref().is_some_and(|module| modules.contains(module))
    }

    /// What must not be shown of it.
    pub(super) fn secrets(&self) -> &Secrets {
        self.secrets.get_or_init(|| Secrets::of(&self.deployment))
    }
}

/// A file that roots may rely on, by itself and as a part of a module.
pub(super) struct Text {
    file: (RootId, RelPath),
    /// The directory, where the file is configuration.
    module: Option<(RootId, RelPath)>,
}

impl Text {
    pub(super) fn new(root: RootId, path: &RelPath) -> Self {
        let module = path.parent().filter(|_| path.file_name().is_some_and(is_configuration));
        Self { file: (root, path.clone()), module: module.map(|directory| (root, directory)) }
    }
}

/// What a session keeps.
#[derive(Default)]
pub(super) struct Kept {
    /// The checks.
    pub(super) chosen: Option<Arc<Chosen>>,
    /// The roots.
    pub(super) found: Option<Arc<Found>>,
    /// What came of them.
    pub(super) judged: FxHashMap<RootKey, Arc<Judged>>,
    /// The suppressions in files.
    pub(super) suppressions: Known,
    /// What passed in roots that were judged before and are other ones now: they are likely to be judged again.
    pub(super) verdicts: FxHashMap<RootKey, Arc<Verdicts>>,
    /// How many roots were judged.
    judgements: u64,
    /// How modules were that are other ones now, as far as the roots hang on that.
    outlines: FxHashMap<(RootId, RelPath), Option<Outline>>,
    /// The files that changed, of those that may have become templates, or none any more.
    doubtful: FxHashSet<(RootId, RelPath)>,
}

impl Kept {
    /// Keeps the roots that were found.
    pub(super) fn keep_found(&mut self, found: &Arc<Found>) {
        self.outlines.clear();
        self.doubtful.clear();
        self.found = Some(found.clone());
        let there: FxHashSet<RootKey> = found.roots.iter().map(Root::key).collect();
        self.judged.retain(|key, _| there.contains(key));
        self.verdicts.retain(|key, _| there.contains(key));
    }

    /// Whether a root is kept.
    pub(super) fn has(&self, root: &Root) -> bool {
        !self.judged.is_empty() && self.judged.contains_key(&root.key())
    }

    /// Which of the roots another one nests, some of which were evaluated anew.
    pub(super) fn nested(&self, found: &Found, new: &[(usize, Done)]) -> Vec<bool> {
        let mut called: Vec<&[RelPath]> = Vec::with_capacity(found.roots.len());
        for root in &found.roots {
            called.push(self.judged.get(&root.key()).map_or(&[], |judged| judged.called.as_slice()));
        }
        for (index, done) in new {
            if let Some(called) = called.get_mut(*index) {
                *called = done.called.as_slice();
            }
        }
        found.nested(&called)
    }

    /// Keeps what came of the roots that are new, by their places, and gives what came of all in their order.
    pub(super) fn complete(
        &mut self,
        found: &Found,
        nested: &[bool],
        new: impl Iterator<Item = (usize, Judged, Option<Verdicts>)>,
    ) -> Vec<Arc<Judged>> {
        let mut all: Vec<Option<Arc<Judged>>> = match self.judged.is_empty() {
            true => vec![None; found.roots.len()],
            false => found.roots.iter().map(|root| self.judged.get(&root.key()).cloned()).collect(),
        };
        for (index, mut judged, verdicts) in new {
            self.judgements += 1;
            judged.number = self.judgements;
            let judged = Arc::new(judged);
            if let (Some(root), Some(place)) = (found.roots.get(index), all.get_mut(index)) {
                if let Some(verdicts) = verdicts {
                    self.verdicts.insert(root.key(), Arc::new(verdicts));
                }
                self.judged.insert(root.key(), judged.clone());
                *place = Some(judged);
            }
        }
        // Nobody looks at what is nested, and it must be judged when it is no more.
        for (root, nested) in found.roots.iter().zip(nested) {
            if *nested {
                self.judged.remove(&root.key());
            }
        }
        all.into_iter().flatten().collect()
    }

    /// Takes out everything.
    pub(super) fn forget_all(&mut self) {
        *self = Self { judgements: self.judgements, ..Self::default() };
    }

    /// Takes out what hangs on the text of a file that is another one now, before `loader` forgets it.
    pub(super) fn forget(&mut self, loader: &Loader, root: &TrustRoot, path: &RelPath) {
        let name = path.file_name().unwrap_or_default();
        let own_check = path.components().any(|name| name == OWN_CHECKS);
        let has_others = self.found.as_ref().is_some_and(|found| found.has_others);
        let terragrunt = [terragrunt::FILE, terragrunt::STACK].contains(&name);
        let around = name == settings::FILE || IGNORE_FILES.contains(&name) || is_project(name);
        if own_check || has_others || terragrunt || around || name == "manifest.json" {
            self.forget_all();
            return;
        }
        let text = Text::new(root.id(), path);
        if let Some(module) = &text.module {
            let outline = || loader.loaded(module).and_then(|module| module.outline());
            self.outlines.entry(module.clone()).or_insert_with(outline);
        }
        let verdicts = &mut self.verdicts;
        self.judged.retain(|key, judged| {
            let stays = !judged.hangs_on(&text);
            if !stays && !verdicts.contains_key(key) {
                verdicts.insert(key.clone(), Arc::default());
            }
            stays
        });
        if may_be_template(name) {
            self.doubtful.insert(text.file);
        }
    }

    /// The roots that were found, when they are still those of the paths.
    pub(super) fn found(&mut self, (files, loader): (&Files, &Loader)) -> Option<Arc<Found>> {
        let found = self.found.take()?;
        let outlines = std::mem::take(&mut self.outlines);
        let doubtful = std::mem::take(&mut self.doubtful);
        let root_of = |id: RootId| files.root(id);
        let is_same = |((id, directory), before): (&(RootId, RelPath), &Option<Outline>)| {
            let Some(root) = root_of(*id) else { return false };
            // A module that was never loaded is none that the roots hang on.
            let Some(before) = before else { return !found.has_module(*id, directory) };
            loader.load(files, &root, directory).outline().as_ref() == Some(before)
        };
        let is_decided = |(id, path): &(RootId, RelPath)| {
            let Some(root) = root_of(*id) else { return false };
            holds_template(files, &root, path) == found.templates.contains(&(*id, path.clone()))
        };
        let same = outlines.iter().all(is_same) && doubtful.iter().all(is_decided);
        same.then(|| self.found.insert(found).clone())
    }
}
