//! Which settings hold for a directory: the files named `bartizan.hcl` in it and above it, or the one that a person names.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Level};
use rustc_hash::{FxHashMap, FxHashSet};

use super::request::{ScanError, SettingsProblem};
use crate::residency::catalogue::{Catalogue, Cloud};
use crate::settings::{CountryCode, FILE, Known, Names, Settings, Site, read};
use crate::source::{EntryKind, Files, ReadError, RelPath, RootId, SizeLimit, SourceFile, TrustRoot};

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
    nothing: Arc<Settings>,
    named: Option<Arc<Settings>>,
    by_directory: FxHashMap<(RootId, RelPath), Arc<Settings>>,
    diagnostics: Vec<Diagnostic>,
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
            Source::Nothing => memory.nothing.clone(),
            Source::File(path) => self.named(path, memory),
            Source::Trees => {
                let key = (trust_root.id(), directory.clone());
                if let Some(known) = memory.by_directory.get(&key) {
                    return known.clone();
                }
                let mut settings = memory.nothing.clone();
                for above in directory.lineage() {
                    let key = (trust_root.id(), above);
                    if let Some(known) = memory.by_directory.get(&key) {
                        settings = known.clone();
                        continue;
                    }
                    if let Some(file) = self.file(trust_root, &key.1) {
                        settings = self.extended(&settings, file, memory);
                    }
                    memory.by_directory.insert(key, settings.clone());
                }
                settings
            }
        }
    }

    /// Whether a file sets anything for a directory of a trust root.
    #[must_use]
    pub fn has_file(&self, trust_root: &TrustRoot, directory: &RelPath) -> bool {
        let settings = self.for_root(trust_root, directory);
        !Arc::ptr_eq(&settings, &self.memory.lock().unwrap_or_else(PoisonError::into_inner).nothing)
    }

    fn named(&self, path: &Path, memory: &mut Memory) -> Arc<Settings> {
        if let Some(known) = &memory.named {
            return known.clone();
        }
        let file = self.files.read_named(path, SizeLimit::SETTINGS);
        let settings = self.extended(&memory.nothing.clone(), file, memory);
        memory.named = Some(settings.clone());
        settings
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
    fn extended(
        &self,
        above: &Settings,
        file: Result<Arc<SourceFile>, ReadError>,
        memory: &mut Memory,
    ) -> Arc<Settings> {
        let file = match file {
            Ok(file) => file,
            Err(error) => {
                memory.diagnostics.push(Diagnostic::error(error.to_string(), error.span()));
                return Arc::new(above.clone());
            }
        };
        let facts = Facts { catalogue: Catalogue::with(&above.sites).0, sites: &above.sites, facets: self.facets };
        let (own, diagnostics) = read(file.text(), file.id(), &facts);
        // Sites that contradict the catalogue are told where they are written.
        let contradictions = if own.sites.is_empty() { Vec::new() } else { Catalogue::with(&own.sites).1 };
        memory.diagnostics.extend(diagnostics);
        memory.diagnostics.extend(contradictions);
        Arc::new(above.extended_by(own))
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
pub(super) fn names<'a>(facets: &'a (dyn Fn() -> Vec<Str> + Sync)) -> impl Known + Sync + 'a {
    Facts { catalogue: Catalogue::default(), sites: &[], facets }
}

/// The catalogue, the sites of the settings above, and the facets.
struct Facts<'a> {
    catalogue: Catalogue,
    sites: &'a [Site],
    facets: &'a (dyn Fn() -> Vec<Str> + Sync),
}

impl Facts<'_> {
    fn cloud(word: &str) -> Cloud {
        match word {
            "aws" => Cloud::Aws,
            "azure" => Cloud::Azure,
            "gcp" => Cloud::Gcp,
            "oci" => Cloud::Oci,
            "ibm" => Cloud::Ibm,
            other => Cloud::Other(other.into()),
        }
    }

    fn sorted(names: impl Iterator<Item = Str>) -> Vec<Str> {
        let mut names: Vec<Str> = names.collect::<FxHashSet<Str>>().into_iter().collect();
        names.sort();
        names
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
        !name.is_empty() && self.catalogue.regions().any(|region| region.partition == name)
    }

    fn is_facet(&self, name: &str) -> bool {
        (self.facets)().iter().any(|facet| facet == name)
    }

    fn is_region(&self, cloud: &str, code: &str) -> bool {
        self.catalogue.region(&Self::cloud(cloud), code).is_some() || self.regions(cloud).iter().any(|c| c == code)
    }

    fn regions(&self, cloud: &str) -> Vec<Str> {
        let of = Self::cloud(cloud);
        let known = self.catalogue.regions().filter(|region| region.cloud == of).map(|region| region.code.clone());
        let sites = self.sites.iter().filter(|site| site.provider == cloud).map(|site| site.code.clone());
        known.chain(sites).collect()
    }

    fn similar_regions(&self, cloud: &str, code: &str) -> Vec<Str> {
        self.catalogue.similar_regions(&Self::cloud(cloud), code)
    }

    fn all(&self, names: Names) -> Vec<Str> {
        let regions = || self.catalogue.regions();
        match names {
            Names::Regimes => self.catalogue.regimes().into_iter().map(|regime| regime.id).collect(),
            Names::Jurisdictions => {
                let countries: FxHashSet<CountryCode> =
                    regions().flat_map(|region| &region.countries).copied().collect();
                Self::sorted(countries.into_iter().flat_map(|country| self.catalogue.groups_of(country)))
            }
            Names::Partitions => {
                let partitions = regions().map(|region| region.partition.clone());
                Self::sorted(partitions.filter(|partition| !partition.is_empty()))
            }
            Names::Facets => (self.facets)(),
        }
    }
}
