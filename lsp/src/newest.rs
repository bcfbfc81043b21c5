//! How far the editor is: known before its messages are worked on, so that what they make superfluous is left.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::analyzer::{Cancelled, Document};

/// What the editor said last.
#[derive(Debug, Default)]
pub(crate) struct Newest {
    /// How many events there were.
    events: AtomicU64,
    /// The versions of the open documents.
    versions: Mutex<BTreeMap<Document, i32>>,
    /// The session ends.
    ended: AtomicBool,
}

impl Newest {
    /// Notes that something changed.
    pub(crate) fn event(&self) {
        self.events.fetch_add(1, SeqCst);
    }

    /// Notes the version that a document has now; none when it is closed.
    pub(crate) fn set_version(&self, document: &Document, version: Option<i32>) {
        let mut versions = self.versions();
        match version {
            Some(version) => versions.insert(document.clone(), version),
            None => versions.remove(document),
        };
        drop(versions);
        self.event();
    }

    /// The version of a document; none when it is not open.
    pub(crate) fn version(&self, document: &Document) -> Option<i32> {
        self.versions().get(document).copied()
    }

    /// Notes that nothing is wanted any more.
    pub(crate) fn end(&self) {
        self.ended.store(true, SeqCst);
    }

    /// Whether nothing is wanted any more.
    pub(crate) fn is_ended(&self) -> bool {
        self.ended.load(SeqCst)
    }

    fn versions(&self) -> MutexGuard<'_, BTreeMap<Document, i32>> {
        self.versions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Work on what there was after some events: cancelled by the next.
pub(crate) struct After<'a> {
    pub(crate) newest: &'a Newest,
    pub(crate) events: u64,
}

impl Cancelled for After<'_> {
    fn is_cancelled(&self) -> bool {
        self.newest.events.load(SeqCst) != self.events || self.newest.is_ended()
    }
}
