//! Unsaved texts of an editor, which stand before what is on disk.

use std::collections::BTreeMap;
use std::ops::Bound;

use ecow::EcoString;

use super::path::RelPath;
use super::trust_root::{EntryKind, RootId};

/// The unsaved texts of a session by trust root and path.
///
/// A read prefers them, and listings hold files and directories that exist only here.
#[derive(Debug, Default)]
pub struct Overlay {
    texts: BTreeMap<(RootId, RelPath), String>,
}

impl Overlay {
    /// Sets the unsaved text of a file, or takes it back with none. Says whether the set of files changed.
    pub fn set(&mut self, root: RootId, path: RelPath, text: Option<String>) -> bool {
        match text {
            Some(text) => self.texts.insert((root, path), text).is_none(),
            None => self.texts.remove(&(root, path)).is_some(),
        }
    }

    /// The unsaved text of a file.
    pub fn text(&self, root: RootId, path: &RelPath) -> Option<&str> {
        if self.texts.is_empty() {
            return None;
        }
        self.texts.get(&(root, path.clone())).map(String::as_str)
    }

    /// What unsaved files make of a path: a file, a directory that holds one somewhere below, or nothing.
    pub(super) fn kind(&self, root: RootId, path: &RelPath) -> Option<EntryKind> {
        if self.text(root, path).is_some() {
            return Some(EntryKind::File);
        }
        self.below(root, path).next().map(|_| EntryKind::Directory)
    }

    /// The names that unsaved files add to a directory, in order; a name may repeat.
    pub(super) fn children<'a>(
        &'a self,
        root: RootId,
        directory: &'a RelPath,
    ) -> impl Iterator<Item = (EcoString, EntryKind)> + 'a {
        self.below(root, directory).map(|rest| match rest.split_once('/') {
            Some((name, _)) => (name.into(), EntryKind::Directory),
            None => (rest.into(), EntryKind::File),
        })
    }

    /// The paths of unsaved files below a directory, relative to it.
    fn below<'a>(&'a self, root: RootId, directory: &'a RelPath) -> impl Iterator<Item = &'a str> + 'a {
        let from = (root, directory.clone());
        self.texts
            .range((Bound::Excluded(from), Bound::Unbounded))
            .map_while(move |((at, path), _)| {
                (*at == root && path.as_str().starts_with(directory.as_str())).then_some(path)
            })
            .filter_map(|path| path.strip_prefix(directory))
    }
}
