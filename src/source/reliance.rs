//! What a piece of work relied on: the files that it asked for, whether or not they are there, and the modules.
//!
//! It is noted for the work of one thread: work that is shared among threads must not be asked what it relied on.

use std::cell::RefCell;

use rustc_hash::FxHashSet;

use super::path::RelPath;
use super::trust_root::RootId;

thread_local! {
    static NOTED: RefCell<Option<Reliance>> = const { RefCell::new(None) };
}

/// What a piece of work relied on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reliance {
    /// Paths of which it asked for the text, the bytes, or what is there.
    pub files: FxHashSet<(RootId, RelPath)>,
    /// Directories of which it took the module.
    pub modules: FxHashSet<(RootId, RelPath)>,
}

impl Reliance {
    /// Notes what the work relies on that this thread does.
    pub fn of<T>(work: impl FnOnce() -> T) -> (T, Self) {
        let before = NOTED.replace(Some(Self::default()));
        let done = work();
        let noted = NOTED.replace(before);
        (done, noted.unwrap_or_default())
    }

    /// Notes that the module of a directory is relied on.
    pub fn note_module(root: RootId, directory: &RelPath) {
        note(|noted| insert(&mut noted.modules, root, directory));
    }

    /// Notes that a file is relied on.
    pub(super) fn note_file(root: RootId, path: &RelPath) {
        note(|noted| insert(&mut noted.files, root, path));
    }
}

fn note(how: impl FnOnce(&mut Reliance)) {
    NOTED.with_borrow_mut(|noted| noted.as_mut().map(how));
}

fn insert(set: &mut FxHashSet<(RootId, RelPath)>, root: RootId, path: &RelPath) {
    let key = (root, path.clone());
    if !set.contains(&key) {
        set.insert(key);
    }
}
