//! What lies around a directory that is in no repository, as far as its own modules lead there.
#![allow(clippy::disallowed_methods, reason = "this layer is the one that reads files")]

use std::fs;
use std::path::{Path, PathBuf};

use super::listing::MAX_DIRECTORY_ENTRIES;
use super::path::RelPath;
use super::trust_root::{EntryKind, SizeLimit, TrustRoot};

/// How many levels above the named directory are looked at.
pub const MAX_LEVELS_ABOVE: usize = 8;

/// The directories around a named one.
///
/// Without a repository nothing says where a tree begins, but a root module may call modules beside or above it. Whoever
/// knows the language asks here for the files that could name such modules, and answers which directories they are in;
/// these, and nothing else around, then belong to the trust root.
///
/// Paths are relative to a directory some levels above the named one. Never looked at are the root of the file system,
/// the home directory and those above it, and directories that a symbolic link leads to.
#[derive(Debug)]
pub struct Outskirts {
    top: PathBuf,
    start: RelPath,
    home: Option<PathBuf>,
}

/// What a trust root is opened at: a directory, and the places below it that may be read.
pub(super) struct Reach {
    pub(super) directory: PathBuf,
    /// None of them is below another.
    pub(super) places: Vec<RelPath>,
    /// Whether the directory lies above the named one.
    pub(super) widened: bool,
}

impl Reach {
    /// All of a directory.
    pub(super) fn whole(directory: &Path) -> Self {
        Self { directory: directory.to_owned(), places: vec![RelPath::root()], widened: false }
    }
}

impl Outskirts {
    /// What is around a directory, whose path is absolute and without links.
    pub(super) fn new(directory: &Path, home: Option<&Path>) -> Self {
        let mut top = directory;
        let mut names = Vec::new();
        while names.len() < MAX_LEVELS_ABOVE
            && let Some(name) = top.file_name().and_then(|name| name.to_str())
            && let Some(above) = top.parent().filter(|above| above.parent().is_some())
        {
            names.push(name);
            top = above;
        }
        let start = names.iter().rev().fold(RelPath::root(), |path, name| path.entry(name));
        let home = home.and_then(|home| fs::canonicalize(home).ok());
        Self { top: top.to_owned(), start, home }
    }

    /// The named directory.
    pub fn start(&self) -> &RelPath {
        &self.start
    }

    /// The names and texts of those regular files of a directory whose names are wanted; links are none. Nothing where
    /// the directory is not looked at or cannot be read.
    pub fn texts(&self, directory: &RelPath, wanted: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let Some(place) = self.admit(directory) else { return Vec::new() };
        let Ok(dir) = TrustRoot::of_one(&place) else { return Vec::new() };
        let Ok(listing) = dir.list(&RelPath::root(), MAX_DIRECTORY_ENTRIES) else { return Vec::new() };
        let files = listing.entries.iter().filter(|e| e.kind == EntryKind::File && !e.symlink && wanted(&e.name));
        files
            .filter_map(|entry| {
                let bytes = dir.read(&RelPath::root().entry(&entry.name), SizeLimit::SOURCE).ok()?;
                Some((entry.name.to_string(), String::from_utf8_lossy(&bytes).into_owned()))
            })
            .collect()
    }

    /// What a trust root reaches that holds the named directory and those of modules: exactly these, below the nearest
    /// directory that is above all of them.
    pub(super) fn reach(&self, modules: Vec<RelPath>) -> Reach {
        let mut places: Vec<RelPath> = modules.into_iter().filter(|place| self.admit(place).is_some()).collect();
        places.retain(|place| !place.starts_with(&self.start));
        if places.is_empty() {
            return Reach::whole(&self.on_disk(&self.start));
        }
        places.push(self.start.clone());
        // What is above comes before what is below it.
        places.sort();
        let mut apart: Vec<RelPath> = Vec::new();
        for place in places {
            if !apart.iter().any(|above| place.starts_with(above)) {
                apart.push(place);
            }
        }
        let shared = self.start.lineage().into_iter().rev().find(|d| apart.iter().all(|place| place.starts_with(d)));
        let shared = shared.unwrap_or_default();
        let below = |place: &RelPath| place.strip_prefix(&shared).and_then(|rest| RelPath::new(rest).ok());
        Reach {
            directory: self.on_disk(&shared),
            places: apart.iter().filter_map(below).collect(),
            widened: true,
        }
    }

    fn on_disk(&self, directory: &RelPath) -> PathBuf {
        if directory.is_root() { self.top.clone() } else { self.top.join(directory.as_str()) }
    }

    /// The directory on disk, if it may be looked at.
    fn admit(&self, directory: &RelPath) -> Option<PathBuf> {
        let place = self.on_disk(directory);
        if *directory == self.start {
            return Some(place);
        }
        let without_links = fs::canonicalize(&place).is_ok_and(|real| real == place);
        let above_home = self.home.as_ref().is_some_and(|home| home.starts_with(&place));
        (without_links && !above_home && place.parent().is_some()).then_some(place)
    }
}
