//! Sources: which directories are scanned, what their files hold, and where in them something stands.
//!
//! This is the only layer that reads files. Everything that a scanned tree causes to be read goes through a
//! [`TrustRoot`], a capability for one directory or some places in it: relative paths only, no symbolic link that leaves it, regular files
//! only, capped in size. [`Files`] remembers what was read and prefers the unsaved texts of an [`Overlay`].
//!
//! File names and contents are untrusted text. Errors escape what they show; [`Location::path`], [`RelPath::as_str`]
//! and [`SourceFile::text`] are raw and go through an encoder of the output before anybody sees them.

mod error;
mod files;
mod ignore_rules;
mod listing;
mod outskirts;
mod overlay;
mod path;
mod reliance;
mod trust_root;
mod walk;

#[cfg(test)]
mod tests;

pub use error::{ReadError, ReadProblem, SourceError};
pub use files::{Changed, ContentHash, FilePlace, Files, LineColumn, Location, SourceFile};
pub use ignore_rules::IGNORE_FILES;
pub use listing::{DirEntry, Listing};
pub use outskirts::{MAX_LEVELS_ABOVE, Outskirts};
pub use overlay::Overlay;
pub(crate) use path::steers;
pub use path::{Escaped, PathError, RelPath};
pub use reliance::Reliance;
pub use trust_root::{EntryKind, RootId, SizeLimit, Start, TrustRoot};
pub use walk::{MAX_DEPTH, MAX_DIRECTORIES, MAX_ENTRIES, MAX_RULE_BYTES, NEVER_WALKED, Walk, WalkProblem};
