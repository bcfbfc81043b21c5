//! Writing what was mended: each file as a whole or not at all, and only where it still is what was read.
#![allow(clippy::disallowed_methods, reason = "fixes are what writes users' files")]

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::rounds::Changed;
use crate::source::{Escaped, Files};

/// Why a file was not written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// It is not in a trust root any more, or never was.
    #[error("{} is not below the trust root", Escaped(path))]
    Outside {
        /// The path.
        path: String,
    },
    /// Somebody else changed it.
    #[error("{} was changed meanwhile; nothing was written to it", Escaped(path))]
    ChangedMeanwhile {
        /// The path.
        path: String,
    },
    /// The system refused.
    #[error("cannot write {}: {error}", Escaped(path))]
    Io {
        /// The path.
        path: String,
        /// Why.
        error: io::Error,
    },
}

/// Writes a changed file: into a new file beside it, which then takes its name, with the permissions that it had.
///
/// # Errors
/// When it is not what was read, or cannot be written; then it is as it was.
pub fn write(changed: &Changed, files: &Files) -> Result<(), WriteError> {
    let path = || changed.path.as_str().to_owned();
    let refused = |error| WriteError::Io { path: path(), error };
    let root = files.root(changed.root).ok_or_else(|| WriteError::Outside { path: path() })?;
    let target: PathBuf = root.directory().join(changed.path.as_str());
    let resolved = fs::canonicalize(&target).map_err(refused)?;
    // Links on the way may have come after the file was read.
    if resolved != target || !resolved.starts_with(root.directory()) {
        return Err(WriteError::Outside { path: path() });
    }
    let mark = if changed.bom { "\u{feff}" } else { "" };
    let now = fs::read(&resolved).map_err(refused)?;
    if now != [mark.as_bytes(), changed.before.as_bytes()].concat() {
        return Err(WriteError::ChangedMeanwhile { path: path() });
    }
    let permissions = fs::metadata(&resolved).map_err(refused)?.permissions();
    let directory = resolved.parent().unwrap_or(Path::new("."));
    let beside = directory.join(format!(".bartizan-fix-{}.tmp", std::process::id()));
    let written = (|| {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&beside)?;
        file.write_all(mark.as_bytes())?;
        file.write_all(changed.after.as_bytes())?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        fs::rename(&beside, &resolved)
    })();
    written.map_err(|error| {
        // What is left of the attempt helps nobody.
        let _ = fs::remove_file(&beside);
        refused(error)
    })
}
