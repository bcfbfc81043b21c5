//! Why something could not be opened, read or listed, in words that say what to do.

use bartizan_lang::span::{FileId, Span};
use ecow::EcoString;
use thiserror::Error;

use super::path::Escaped;
use super::trust_root::EntryKind;

/// Why a scan cannot start at a path that a person named.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SourceError {
    /// The path is not there.
    #[error("cannot scan `{}`: it does not exist; check the spelling and the current directory", Escaped(path))]
    NotFound {
        /// The path as it was given.
        path: String,
    },
    /// The path is neither a file nor a directory.
    #[error("cannot scan `{}`: it is a {kind}; name a file or a directory", Escaped(path))]
    NotScannable {
        /// The path as it was given.
        path: String,
        /// What it is.
        kind: EntryKind,
    },
    /// The path is outside of the directory that `--root` names.
    #[error(
        "cannot scan `{}`: it is outside of the trust root `{}`; give --root a directory that holds it",
        Escaped(path),
        Escaped(root)
    )]
    OutsideRoot {
        /// The path as it was given.
        path: String,
        /// The trust root as it was given.
        root: String,
    },
    /// `--root` names something that is not a directory.
    #[error("cannot use `{}` as the trust root: it is not a directory", Escaped(root))]
    RootNotADirectory {
        /// The trust root as it was given.
        root: String,
    },
    /// The path between the trust root and the scanned directory is not UTF-8.
    #[error(
        "cannot scan `{}`: its path is not UTF-8; rename it, or scan a directory below it with --root",
        Escaped(path)
    )]
    NotUtf8 {
        /// The path, with `\u{fffd}` for what is not Unicode.
        path: String,
    },
    /// The operating system refused.
    #[error("cannot open `{}`: {message}", Escaped(path))]
    Io {
        /// The path as it was given.
        path: String,
        /// What the operating system said.
        message: String,
    },
}

/// A file or directory of the scan that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("cannot read `{}`: {problem}; {}", Escaped(path), problem.remedy())]
pub struct ReadError {
    /// The file or directory, so that a diagnostic has a place even though there is no text.
    pub file: FileId,
    /// Its path as it is reported; untrusted.
    pub path: EcoString,
    /// Why.
    pub problem: ReadProblem,
}

impl ReadError {
    /// The empty range at the start of the file.
    pub fn span(&self) -> Span {
        Span { file: self.file, start: 0, end: 0 }
    }
}

/// Why a file or directory could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadProblem {
    /// A symbolic link leads out of the trust root or is absolute.
    #[error("a symbolic link on the way leads out of the trust root")]
    OutsideRoot,
    /// It lies between the directories that the trust root reaches.
    #[error("it lies outside of the directories that are read")]
    OutOfReach,
    /// It is not there.
    #[error("it does not exist")]
    NotFound,
    /// The user who runs the scan may not read it.
    #[error("permission denied")]
    PermissionDenied,
    /// A file was wanted and this is none.
    #[error("it is a {0}, not a regular file")]
    NotAFile(EntryKind),
    /// A directory was wanted and this is none.
    #[error("it is not a directory")]
    NotADirectory,
    /// The file is larger than what is read.
    #[error("it has {} than the limit of {limit} bytes", size.map_or_else(|| "more".to_owned(), |size| format!("{size} bytes, more")))]
    TooLarge {
        /// The size in bytes, unless it was only found out while reading.
        size: Option<u64>,
        /// The limit in bytes.
        limit: u64,
    },
    /// The directory has more entries than are listed.
    #[error("the directory has more than {limit} entries")]
    TooManyEntries {
        /// The limit.
        limit: usize,
    },
    /// The content is not UTF-8.
    #[error("{}", not_utf8(*line, *utf16))]
    NotUtf8 {
        /// The line of the first wrong byte, from 1.
        line: usize,
        /// Whether the file starts with a byte order mark of UTF-16.
        utf16: bool,
    },
    /// The operating system refused for another reason.
    #[error("{0}")]
    Io(String),
}

fn not_utf8(line: usize, utf16: bool) -> String {
    if utf16 { "it is encoded as UTF-16".to_owned() } else { format!("line {line} is not UTF-8") }
}

impl ReadProblem {
    /// What a person can do about it: a clause without a full stop.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::OutsideRoot => "put the target inside as a relative link, or widen the root with --root",
            Self::OutOfReach => "name a wider tree with --root",
            Self::NotFound => "check the path",
            Self::PermissionDenied => "let the user who runs the scan read it",
            Self::NotAFile(_) => "put a regular file there",
            Self::NotADirectory => "name a directory",
            Self::TooLarge { .. } => "split the file or take it out of the scan",
            Self::TooManyEntries { .. } => {
                "move what is not infrastructure code elsewhere or scan a directory below it"
            }
            Self::NotUtf8 { .. } => "save the file as UTF-8",
            Self::Io(_) => "check the file system",
        }
    }

    /// What an error of `cap-std` means. Leaving the capability is the only refusal that the library makes up itself,
    /// so it is the one without a number of the operating system.
    pub(super) fn from_io(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::PermissionDenied if error.raw_os_error().is_none() => Self::OutsideRoot,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::IsADirectory => Self::NotAFile(EntryKind::Directory),
            _ => Self::Io(error.to_string()),
        }
    }
}
