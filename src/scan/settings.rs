//! Which settings hold for a directory: the files named `bartizan.hcl` in it and above it, or the one that a person names.

use std::cell::LazyCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bartizan_lang::diagnostic::nearest;
use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Level, Span};
use rustc_hash::FxHashMap;

use super::request::{ScanError, SettingsProblem};
use crate::residency::catalogue::{Catalogue, Cloud, RegionPattern};
use crate::settings::{CountryCode, FILE, Known, Names, Settings, Site, read};
use crate::source::{EntryKind, Files, ReadError, RelPath, RootId, SizeLimit, SourceFile, TrustRoot};

/// Most regimes that are suggested for a part of an id.
const MAX_SUGGESTED: usize = 4;

/// How many bytes of settings may hold in all directories together, where those of a directory above count in each below it
/// that adds to them: each of these has a copy.
const MAX_HELD: usize = 64 << 20;

/// The settings of directories, each file read once.
///
/// Settings that are in error give what can be read of them; [`SettingsTree::refuse`] says that they must not be used.
pub struct SettingsTree<'a> {
    files: &'a Files,
    source: Source<'a>,
    /// The names of the facets, asked for only when some settings name one.
    facets: &'a (dyn Fn() -> Vec<Str> + Sync),
    memory: Mutex<Memory>,
}

/// Where settings are.
enum Source<'a> {
    /// Nowhere: nothing is set.
    Nothing,
    /// In the files of the trees.
    Trees,
    /// In this file alone.
    File(&'a Path),
}

#[derive(Default)]
struct Memory {
    nothing: Held,
    named: Option<Held>,
    by_directory: FxHashMap<(RootId, RelPath), Held>,
    diagnostics: Vec<Diagnostic>,
    /// The bytes of all that is held.
    bytes: usize,
}

/// The settings of a directory, with the bytes of the files that they are from.
#[derive(Clone, Default)]
struct Held {
    settings: Arc<Settings>,
    bytes: usize,
}

impl<'a> SettingsTree<'a> {
    /// The settings of trees, or those of the one file that a person names.
    #[must_use]
    pub fn new(files: &'a Files, config: Option<&'a PathBuf>, facets: &'a (dyn Fn() -> Vec<Str> + Sync)) -> Self {
        let source = config.map_or(Source::Trees, |config| Source::File(config));
        Self { files, source, facets, memory: Mutex::default() }
    }

    /// No settings at all.
    #[must_use]
    pub fn nothing(files: &'a Files) -> Self {
        Self { files, source: Source::Nothing, facets: &Vec::new, memory: Mutex::default() }
    }

    /// What holds for a directory of a trust root.
    #[must_use]
    pub fn for_root(&self, trust_root: &TrustRoot, directory: &RelPath) -> Arc<Settings> {
        let memory = &mut *self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        match self.source {
            Source::Nothing => memory.nothing.settings.clone(),
            Source::File(path) => self.named(path, memory),
            Source::Trees => {
                let key = (trust_root.id(), directory.clone());
                if let Some(known) = memory.by_directory.get(&key) {
                    return known.settings.clone();
                }
                let mut held = memory.nothing.clone();
                for above in directory.lineage() {
                    let key = (trust_root.id(), above);
                    if let Some(known) = memory.by_directory.get(&key) {
                        held = known.clone();
                        continue;
                    }
                    if let Some(file) = self.file(trust_root, &key.1) {
                        held = self.extended(&held, file, memory);
                    }
                    memory.by_directory.insert(key, held.clone());
                }
                held.settings
            }
        }
    }

    /// Whether a file sets anything for a directory of a trust root.
    #[must_use]
    pub fn has_file(&self, trust_root: &TrustRoot, directory: &RelPath) -> bool {
        let settings = self.for_root(trust_root, directory);
        !Arc::ptr_eq(&settings, &self.memory.lock().unwrap_or_else(PoisonError::into_inner).nothing.settings)
    }

    fn named(&self, path: &Path, memory: &mut Memory) -> Arc<Settings> {
        if let Some(known) = &memory.named {
            return known.settings.clone();
        }
        let file = self.files.read_named(path, SizeLimit::SETTINGS);
        let held = self.extended(&memory.nothing.clone(), file, memory);
        memory.named.insert(held).settings.clone()
    }

    /// The file of a directory; none where there is none.
    fn file(&self, root: &TrustRoot, directory: &RelPath) -> Option<Result<Arc<SourceFile>, ReadError>> {
        if !root.reaches(directory) {
            return None;
        }
        let path = directory.join(FILE).ok()?;
        // Most directories were listed by the walk already; of those above it one name is asked for.
        let kind = match self.files.listed(root, directory) {
            Some(listing) => listing.entry(FILE)?.kind,
            None => self.files.kind(root, &path).ok()?,
        };
        (kind != EntryKind::Directory).then(|| self.files.read(root, &path, SizeLimit::SETTINGS))
    }

    /// The settings of a file on top of others.
    fn extended(&self, above: &Held, file: Result<Arc<SourceFile>, ReadError>, memory: &mut Memory) -> Held {
        let file = match file {
            Ok(file) => file,
            Err(error) => {
                memory.diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
                return above.clone();
            }
        };
        let bytes = above.bytes + file.text().len();
        memory.bytes += bytes;
        if memory.bytes > MAX_HELD {
            let message = format!("there are more than {} MiB of settings in this tree", MAX_HELD >> 20);
            memory.diagnostics.push(Diagnostic::error(message, Span::new(file.id(), 0, 0)));
            return above.clone();
        }
        let above = &above.settings;
        let facts = Facts {
            catalogue: Catalogue::with(&above.sites).0,
            sites: &above.sites,
            facets: LazyCell::new(self.facets),
        };
        let (own, diagnostics) = read(file.text(), file.id(), &facts);
        let (has_sites, is_right) =
            (!own.sites.is_empty(), diagnostics.iter().all(|diagnostic| diagnostic.level != Level::Error));
        let settings = above.extended_by(own);
        memory.diagnostics.extend(diagnostics);
        if has_sites && is_right {
            // Sites that contradict the catalogue are told once, where they are written.
            let told = Catalogue::with(&settings.sites).1.into_iter();
            memory.diagnostics.extend(told.filter(|diagnostic| diagnostic.span.file == file.id()));
        }
        Held { settings: Arc::new(settings), bytes }
    }

    /// Refuses to go on with settings that are in error: without them the result would be one for another question.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn refuse(&self) -> Result<(), ScanError> {
        let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let errors = memory.diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error);
        let problems: Vec<SettingsProblem> = errors.map(|error| SettingsProblem::new(error, self.files)).collect();
        if problems.is_empty() { Ok(()) } else { Err(ScanError::Settings { problems }) }
    }

    /// What is to be said of the settings.
    #[must_use]
    pub fn notes(&self) -> Vec<Diagnostic> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).diagnostics.clone()
    }
}

/// What the names in settings mean that stand alone: in the examples of checks.
#[must_use]
pub fn known_names<'a>(facets: &'a (dyn Fn() -> Vec<Str> + Sync)) -> impl Known + 'a {
    Facts { catalogue: Catalogue::default(), sites: &[], facets: LazyCell::new(facets) }
}

/// The catalogue, the sites of the settings above, and the facets.
struct Facts<'a> {
    catalogue: Catalogue,
    sites: &'a [Site],
    facets: LazyCell<Vec<Str>, &'a (dyn Fn() -> Vec<Str> + Sync)>,
}

impl Facts<'_> {
    /// The ids of regimes that are like one, or that hold it: whoever writes a part of an id means one of these.
    fn similar_regimes(&self, written: &str) -> Vec<Str> {
        let similar = self.catalogue.similar_regimes(written);
        if !similar.is_empty() {
            return similar;
        }
        let around = |id: &Str| id.contains(written) || written.contains(id.as_str());
        self.catalogue.regimes().into_iter().map(|regime| regime.id).filter(around).take(MAX_SUGGESTED).collect()
    }
}

impl Known for Facts<'_> {
    fn regime(&self, id: &str) -> Option<bool> {
        self.catalogue.regime(id).map(|regime| regime.allowed.is_some())
    }

    fn is_jurisdiction(&self, name: &str) -> bool {
        self.catalogue.jurisdiction(name).is_some()
    }

    fn is_country(&self, code: CountryCode) -> bool {
        self.catalogue.country_name(code).is_some()
    }

    fn is_partition(&self, name: &str) -> bool {
        let of_site = |site: &Site| site.partition.as_deref() == Some(name);
        self.catalogue.partition(name).is_some() || self.sites.iter().any(of_site)
    }

    fn is_facet(&self, name: &str) -> bool {
        self.facets.iter().any(|facet| facet == name)
    }

    fn is_region(&self, cloud: &str, pattern: &str) -> bool {
        if self.catalogue.region(&Cloud::named(cloud), pattern).is_some() {
            return true;
        }
        let pattern = RegionPattern::new(&format!("{cloud}:{pattern}"));
        pattern.is_ok_and(|pattern| self.catalogue.regions().any(|region| pattern.matches(region)))
    }

    fn is_cloud(&self, word: &str) -> bool {
        let cloud = Cloud::named(word);
        self.catalogue.regions().any(|region| region.cloud == cloud)
    }

    fn similar(&self, names: Names<'_>, written: &str) -> Vec<Str> {
        let catalogue = &self.catalogue;
        match names {
            Names::Regimes => self.similar_regimes(written),
            Names::Jurisdictions => catalogue.similar_jurisdictions(written),
            Names::Partitions => nearest(written, catalogue.partitions()).into_iter().collect(),
            Names::Facets => nearest(written, self.facets.iter().cloned()).into_iter().collect(),
            Names::Regions(cloud) => catalogue.similar_regions(&Cloud::named(cloud), written),
        }
    }
}
