//! Loading modules: which files of a directory belong to it, parsing them, and finding the directories of called modules.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use bartizan_lang::span::FileId;
use bartizan_lang::syntax::ast::Body;
use bartizan_lang::syntax::{self, Parsed};
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Level};
use dashmap::DashMap;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::module::Module;
use crate::secrets::{self, Found};
use crate::source::{Files, Listing, ReadProblem, RelPath, Reliance, RootId, SizeLimit, SourceFile, Start, TrustRoot};

/// Loads modules, each once.
#[derive(Default)]
pub struct Loader {
    modules: DashMap<(RootId, RelPath), Arc<Module>>,
    /// The files of modules that were forgotten once: it is likely that this will happen again.
    edited: DashMap<(RootId, RelPath), FxHashMap<FileId, Arc<ParsedFile>>>,
    /// Credentials in files that functions read.
    texts: DashMap<(RootId, RelPath), Arc<[Arc<Found>]>>,
    /// What named paths were opened as.
    pub(super) starts: DashMap<(PathBuf, Option<PathBuf>), Start>,
}

/// A file that is made when a unit of Terragrunt is run.
#[derive(Debug)]
pub struct Generated {
    /// Its name.
    pub name: Str,
    /// Whether it takes the place of a file of that name.
    pub replaces: bool,
    /// What stands in it; its places are those of the text that it is made from.
    pub body: Body,
}

/// What comes to the files of a module's directory.
#[derive(Debug, Clone, Copy)]
pub struct Added<'a> {
    /// The directory of the unit, when that is another one.
    pub beside: Option<&'a RelPath>,
    /// Generated files.
    pub generated: &'a [Generated],
}

/// Where a called module is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ModulePlace {
    /// In this directory.
    Here(RelPath),
    /// Not in the tree: it would have to be downloaded.
    Missing,
    /// Outside of the trust root.
    Outside,
}

/// The files of a directory that Terraform or OpenTofu would load, override files last; a `.tofu` file stands for the
/// `.tf` file of the same name.
#[must_use]
pub(super) fn configuration_files(listing: &Listing) -> Vec<(String, bool)> {
    configuration_names(listing.files())
}

/// The same among names.
pub(in crate::formats) fn configuration_names<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(String, bool)> {
    fn stem(name: &str) -> Option<(&str, bool)> {
        for (suffix, tofu) in [(".tf", false), (".tf.json", false), (".tofu", true), (".tofu.json", true)] {
            if let Some(stem) = name.strip_suffix(suffix)
                && !stem.is_empty()
            {
                return Some((stem, tofu));
            }
        }
        None
    }
    let ignored =
        |name: &str| name.starts_with('.') || name.ends_with('~') || (name.starts_with('#') && name.ends_with('#'));
    let names: Vec<&str> = names.filter(|n| !ignored(n) && stem(n).is_some()).collect();
    let mut files: Vec<(String, bool)> = Vec::with_capacity(names.len());
    for name in &names {
        let Some((base, tofu)) = stem(name) else { continue };
        let json = name.ends_with(".json");
        if !tofu && names.contains(&format!("{base}.tofu{}", if json { ".json" } else { "" }).as_str()) {
            continue;
        }
        files.push(((*name).to_owned(), base == "override" || base.ends_with("_override")));
    }
    files.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    files
}

/// Whether a file of that name is configuration.
#[must_use]
pub fn is_configuration(name: &str) -> bool {
    !configuration_names(std::iter::once(name)).is_empty()
}

fn is_override(name: &str) -> bool {
    configuration_names(std::iter::once(name)).first().is_some_and(|(_, overrides)| *overrides)
}

/// Whether a directory holds any configuration.
#[must_use]
pub fn has_configuration(listing: &Listing) -> bool {
    !configuration_files(listing).is_empty()
}

impl Loader {
    /// The module of a directory.
    #[must_use]
    pub fn load(&self, files: &Files, root: &TrustRoot, directory: &RelPath) -> Arc<Module> {
        Reliance::note_module(root.id(), directory);
        let key = (root.id(), directory.clone());
        if let Some(module) = self.modules.get(&key) {
            return module.clone();
        }
        let module = match self.edited.get_mut(&key) {
            Some(mut parsed) => Arc::new(read_module(files, root, directory, Some(&mut parsed))),
            None => Arc::new(read_module(files, root, directory, None)),
        };
        self.modules.entry(key).or_insert(module).clone()
    }

    /// The module of a directory, when it was loaded.
    #[must_use]
    pub fn loaded(&self, key: &(RootId, RelPath)) -> Option<Arc<Module>> {
        Some(self.modules.get(key)?.clone())
    }

    /// Forgets what was made of a file, which is another one now. The other files of its module are not parsed again when
    /// the module is loaded the next time but one.
    pub fn forget(&mut self, root: &TrustRoot, path: &RelPath) {
        self.texts.remove(&(root.id(), path.clone()));
        if let Some(directory) = path.parent()
            && path.file_name().is_some_and(is_configuration)
        {
            let key = (root.id(), directory);
            self.modules.remove(&key);
            self.edited.entry(key).or_default();
        }
    }

    /// The module that Terragrunt puts together: the files of a directory, those beside the unit, which replace files of
    /// the same name, and generated ones.
    #[must_use]
    pub fn assemble(&self, files: &Files, root: &TrustRoot, directory: &RelPath, added: Added<'_>) -> Arc<Module> {
        let mut from: Vec<(RelPath, Arc<Listing>)> = Vec::new();
        for place in [Some(directory), added.beside].into_iter().flatten() {
            if let Ok(listing) = files.list_dir(root, place) {
                from.push((place.clone(), listing));
            }
        }
        let replaces = |name: &str| from.first().is_some_and(|(_, listing)| listing.entry(name).is_some());
        let beside = || from.iter().skip(1).flat_map(|(_, listing)| listing.files());
        let made: Vec<&Generated> = added
            .generated
            .iter()
            .filter(|g| g.replaces || !from.iter().any(|(_, listing)| listing.entry(&g.name).is_some()))
            .collect();
        let plain = configuration_names(beside()).is_empty() && !made.iter().any(|g| replaces(&g.name));
        if plain {
            let module = self.load(files, root, directory);
            if made.is_empty() {
                return module;
            }
            let mut module = Module::clone(&module);
            module.extend(made.into_iter().map(|g| (is_override(&g.name), g.body.clone())).collect());
            return Arc::new(module);
        }
        let mut places: BTreeMap<&str, &RelPath> = BTreeMap::new();
        for (place, listing) in &from {
            places.extend(listing.files().map(|name| (name, place)));
        }
        places.retain(|name, _| !made.iter().any(|g| g.name == *name));
        let chosen = configuration_names(places.keys().copied());
        let chosen = chosen.into_iter().filter_map(|(name, overrides)| {
            let path = places.get(name.as_str())?.join(&name).ok()?;
            Some((path, overrides))
        });
        let mut module = read_files(files, root, directory, chosen.collect(), None);
        module.extend(made.into_iter().map(|g| (is_override(&g.name), g.body.clone())).collect());
        Arc::new(module)
    }

    /// The credentials in a file that a function reads; none when it is no text.
    #[must_use]
    pub(super) fn credentials_in(&self, files: &Files, root: &TrustRoot, path: &RelPath) -> Arc<[Arc<Found>]> {
        let key = (root.id(), path.clone());
        if let Some(found) = self.texts.get(&key) {
            return found.clone();
        }
        let found: Arc<[Arc<Found>]> = match files.read(root, path, SizeLimit::SOURCE) {
            Ok(file) => secrets::in_text(file.id(), file.text(), path.as_str()).into_iter().map(Arc::new).collect(),
            // Whoever reads it is told already if it cannot be read; what is not UTF-8 is no text.
            Err(_) => Arc::default(),
        };
        self.texts.entry(key).or_insert(found).clone()
    }

    /// Loads many modules at once, on all threads.
    pub fn load_all(&self, files: &Files, root: &TrustRoot, directories: &[RelPath]) {
        directories.par_iter().for_each(|directory| {
            let _ = self.load(files, root, directory);
        });
    }
}

fn read_module(
    files: &Files,
    root: &TrustRoot,
    directory: &RelPath,
    known: Option<&mut FxHashMap<FileId, Arc<ParsedFile>>>,
) -> Module {
    let listing = match files.list_dir(root, directory) {
        Ok(listing) => listing,
        Err(error) => {
            let mut module = Module::build(directory.clone(), Vec::new());
            // A directory that is not there is told at the call that names it.
            if error.problem != ReadProblem::NotFound {
                module.diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
                module.unread.push(directory.as_str().into());
            }
            return module;
        }
    };
    let chosen = configuration_files(&listing).into_iter();
    let chosen = chosen.filter_map(|(name, overrides)| Some((directory.join(&name).ok()?, overrides))).collect();
    let mut module = read_files(files, root, directory, chosen, known);
    for name in &listing.undecodable {
        module.files += 1;
        module.unread.push(name.name.clone());
        module.diagnostics.push(Diagnostic::error(
            format!("a file of this directory has a name that is not UTF-8 and was not read: {name:?}"),
            files.span_of(root, directory),
        ));
    }
    module
}

/// A file of a module, parsed.
#[derive(Clone)]
struct ParsedFile {
    /// What was parsed.
    file: Arc<SourceFile>,
    body: Body,
    diagnostics: Vec<Diagnostic>,
    /// Whether it could not be read in full.
    unread: bool,
    credentials: Vec<Arc<Found>>,
    /// The file as it was when nothing was wrong with it, where something is now: what an edit is held against.
    whole: Option<Arc<ParsedFile>>,
}

impl ParsedFile {
    /// The file parsed again, where the change since it was whole lies in one of its blocks or between two.
    fn again(before: &Arc<Self>, file: &Arc<SourceFile>, path: &RelPath) -> Option<Self> {
        if file.damage().is_some() || path.as_str().ends_with(".json") {
            return None;
        }
        let whole = before.whole()?;
        let parsed = syntax::parse_hcl_again(file.id(), file.text(), (whole.file.text(), &whole.body))?;
        Some(Self::of(file.clone(), parsed, Vec::new()).after(before))
    }

    /// The file as it was when nothing was wrong with it.
    fn whole(self: &Arc<Self>) -> Option<&Arc<Self>> {
        if self.diagnostics.is_empty() { Some(self) } else { self.whole.as_ref() }
    }

    /// Keeps how the file was before, if something is wrong with it now.
    fn after(mut self, before: &Arc<Self>) -> Self {
        if !self.diagnostics.is_empty() {
            self.whole = before.whole().cloned();
        }
        self
    }

    fn new(file: Arc<SourceFile>, path: &RelPath) -> Self {
        let mut diagnostics = Vec::new();
        diagnostics.extend(file.damage().map(|(error, span)| Diagnostic::error(error.to_string(), span)));
        let parsed = if path.as_str().ends_with(".json") {
            syntax::parse_terraform_json(file.id(), file.text())
        } else {
            syntax::parse_hcl(file.id(), file.text())
        };
        Self::of(file, parsed, diagnostics)
    }

    fn of(file: Arc<SourceFile>, parsed: Parsed, mut diagnostics: Vec<Diagnostic>) -> Self {
        let Parsed { body, diagnostics: found, incomplete } = parsed;
        let mut unread = file.damage().is_some();
        unread |= incomplete || found.iter().any(|diagnostic| diagnostic.level == Level::Error);
        let credentials = secrets::in_configuration(file.id(), file.text(), &body).into_iter().map(Arc::new).collect();
        diagnostics.extend(found);
        Self { file, body, diagnostics, unread, credentials, whole: None }
    }
}

/// A module of these files; which of them are override files, they say.
fn read_files(
    files: &Files,
    root: &TrustRoot,
    directory: &RelPath,
    chosen: Vec<(RelPath, bool)>,
    mut known: Option<&mut FxHashMap<FileId, Arc<ParsedFile>>>,
) -> Module {
    let mut bodies = Vec::new();
    let mut diagnostics = Vec::new();
    let mut unread: Vec<Str> = Vec::new();
    let mut unreadable = 0;
    let mut credentials = Vec::new();
    for (path, is_override) in chosen {
        match files.read_damaged(root, &path, SizeLimit::SOURCE) {
            Ok(file) => {
                let parsed = match &mut known {
                    Some(known) => {
                        let same = known.get(&file.id()).filter(|parsed| Arc::ptr_eq(&parsed.file, &file)).cloned();
                        let before = known.get(&file.id());
                        let again = || ParsedFile::again(before?, &file, &path);
                        let whole = || {
                            let parsed = ParsedFile::new(file.clone(), &path);
                            match before {
                                Some(before) => parsed.after(before),
                                None => parsed,
                            }
                        };
                        let anew = || Arc::new(again().unwrap_or_else(whole));
                        let parsed = same.unwrap_or_else(anew);
                        known.insert(file.id(), parsed.clone());
                        Arc::unwrap_or_clone(parsed)
                    }
                    None => ParsedFile::new(file, &path),
                };
                if parsed.unread {
                    unread.push(path.as_str().into());
                }
                credentials.extend(parsed.credentials);
                diagnostics.extend(parsed.diagnostics);
                bodies.push((is_override, parsed.body));
            }
            Err(error) => {
                unreadable += 1;
                unread.push(path.as_str().into());
                diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
            }
        }
    }
    let mut module = Module::build(directory.clone(), bodies);
    module.files += unreadable;
    module.unread = unread;
    module.credentials = credentials;
    module.examine();
    diagnostics.append(&mut module.diagnostics);
    module.diagnostics = diagnostics;
    module
}

/// The modules that `terraform init` has installed for a root: by call path, such as `network.subnets`.
#[derive(Debug, Default)]
pub(super) struct InstalledModules {
    directories: FxHashMap<Str, ModulePlace>,
}

impl InstalledModules {
    /// Reads `modules.json` of a root's data directory (`.terraform`, or `TF_DATA_DIR`).
    #[must_use]
    pub(super) fn read(files: &Files, root: &TrustRoot, directory: &RelPath, data_directory: &str) -> Self {
        let mut installed = Self::default();
        let Ok(path) = directory.join(&format!("{data_directory}/modules/modules.json")) else { return installed };
        let Ok(file) = files.read(root, &path, SizeLimit::SOURCE) else { return installed };
        let Ok(value) = syntax::parse_json_value(file.id(), file.text()) else { return installed };
        let Some(list) = value.as_fields().and_then(|f| f.get("Modules")).and_then(|m| m.as_seq().cloned()) else {
            return installed;
        };
        for entry in &list.items {
            let text = |name: &str| entry.as_fields().and_then(|f| f.get(name)).and_then(|v| v.as_str().cloned());
            let (Some(key), Some(dir)) = (text("Key"), text("Dir")) else { continue };
            if key.is_empty() {
                continue;
            }
            let place = match directory.join(&dir) {
                Ok(path) if root.reaches(&path) => ModulePlace::Here(path),
                _ => ModulePlace::Outside,
            };
            installed.directories.insert(key, place);
        }
        installed
    }

    /// Whether nothing was installed.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.directories.is_empty()
    }

    /// The place of the module of a call path, when it was installed.
    #[must_use]
    pub(super) fn place(&self, call_path: &str) -> Option<&ModulePlace> {
        self.directories.get(call_path)
    }
}

/// Whether a source is a local path.
#[must_use]
pub(super) fn is_local(source: &str) -> bool {
    source.starts_with("./") || source.starts_with("../") || source == "." || source == ".."
}

/// The directory of a local source.
#[must_use]
pub(super) fn local_place(root: &TrustRoot, from: &RelPath, source: &str) -> ModulePlace {
    match from.join(source) {
        Ok(path) if root.reaches(&path) => ModulePlace::Here(path),
        _ => ModulePlace::Outside,
    }
}

/// The locked provider versions of a root: source address (`hashicorp/aws`) and version.
#[must_use]
pub(super) fn locked_versions(files: &Files, root: &TrustRoot, directory: &RelPath) -> Vec<(Str, Str)> {
    let Ok(path) = directory.join(".terraform.lock.hcl") else { return Vec::new() };
    let Ok(file) = files.read(root, &path, SizeLimit::SOURCE) else { return Vec::new() };
    let parsed = syntax::parse_hcl(file.id(), file.text());
    let mut versions = Vec::new();
    for block in parsed.body.blocks_of("provider") {
        let (Some(address), Some(version)) =
            (block.label(0), block.body.attribute("version").and_then(|a| a.expr.as_literal_str()))
        else {
            continue;
        };
        let short = address.split_once('/').map_or(address.as_str(), |(_, rest)| rest);
        versions.push((short.into(), version.clone()));
    }
    versions
}
