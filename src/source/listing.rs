//! What a directory holds, on disk and in the editor.

use std::sync::{Arc, PoisonError};

use ecow::EcoString;

use super::error::{ReadError, ReadProblem};
use super::files::{FilePlace, Files};
use super::path::RelPath;
use super::trust_root::{EntryKind, RawListing, TrustRoot};

/// How many entries a directory may have. One with more is refused: listing a part of it would be arbitrary.
pub(super) const MAX_DIRECTORY_ENTRIES: usize = 100_000;

/// The unfiltered content of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The directory.
    pub path: RelPath,
    /// Its entries in the order of their names.
    pub entries: Vec<DirEntry>,
    /// Entries whose names are not UTF-8, with `\u{fffd}` for what is not. They cannot be read. A walk tells of
    /// directories; which files matter is for the format to say, which knows the names that it would load.
    pub undecodable: Vec<DirEntry>,
}

/// A name in a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirEntry {
    /// The name; one component, untrusted.
    pub name: EcoString,
    /// What it is, links followed as far as they stay inside the trust root.
    pub kind: EntryKind,
    /// Whether it is a symbolic link.
    pub symlink: bool,
}

impl Listing {
    /// The names of all but directories, links included. What is no regular file is among them, so that whoever wants it
    /// is told why it cannot be read.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter(|entry| entry.kind != EntryKind::Directory).map(|entry| entry.name.as_str())
    }

    /// The entry of a name.
    pub fn entry(&self, name: &str) -> Option<&DirEntry> {
        let at = self.entries.binary_search_by(|entry| entry.name.as_str().cmp(name)).ok()?;
        self.entries.get(at)
    }

    fn new(path: RelPath, raw: RawListing) -> Self {
        Self { path, entries: raw.entries, undecodable: raw.undecodable }
    }

    /// Adds a name that only the editor knows, or turns what is on disk under that name into what the editor has.
    fn overlay(&mut self, name: EcoString, kind: EntryKind) {
        match self.entries.binary_search_by(|entry| entry.name.cmp(&name)) {
            Err(at) => self.entries.insert(at, DirEntry { name, kind, symlink: false }),
            Ok(at) => {
                if let Some(entry) = self.entries.get_mut(at).filter(|entry| entry.kind != kind) {
                    *entry = DirEntry { name, kind, symlink: false };
                }
            }
        }
    }
}

impl Files {
    /// Lists a directory, without any filter. The answer is remembered.
    pub fn list_dir(&self, root: &TrustRoot, path: &RelPath) -> Result<Arc<Listing>, ReadError> {
        let key = (root.id(), path.clone());
        if let Some(known) = self.listings.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let listed = self
            .list_anew(root, path)
            .map(Arc::new)
            .map_err(|problem| self.read_error(FilePlace::InRoot { root: root.id(), path: path.clone() }, problem));
        self.listings.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(listed).clone()
    }

    /// What is remembered of a directory that was listed.
    pub fn listed(&self, root: &TrustRoot, path: &RelPath) -> Option<Arc<Listing>> {
        let known = self.listings.read().unwrap_or_else(PoisonError::into_inner);
        known.get(&(root.id(), path.clone()))?.as_ref().ok().cloned()
    }

    fn list_anew(&self, root: &TrustRoot, path: &RelPath) -> Result<Listing, ReadProblem> {
        let mut unsaved = self.overlay().children(root.id(), path).peekable();
        let mut listing = match root.list(path, MAX_DIRECTORY_ENTRIES) {
            Ok(raw) => Listing::new(path.clone(), raw),
            Err(ReadProblem::NotFound | ReadProblem::NotADirectory) if unsaved.peek().is_some() => {
                Listing::new(path.clone(), RawListing::default())
            }
            Err(problem) => return Err(problem),
        };
        for (name, kind) in unsaved {
            listing.overlay(name, kind);
        }
        Ok(listing)
    }
}
