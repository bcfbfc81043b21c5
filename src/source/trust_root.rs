//! The trust root: the one directory below which a scanned tree may cause reads.
#![allow(clippy::disallowed_methods, reason = "this layer is the one that reads files")]

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cap_fs_ext::OpenOptionsSyncExt as _;
use cap_std::ambient_authority;
use cap_std::fs::{Dir, FileType, OpenOptions};

use super::error::{ReadProblem, SourceError};
use super::listing::DirEntry;
use super::outskirts::Reach;
use super::path::{RelPath, lossy};

/// A capability to read below one directory; cheap to clone.
///
/// The directory is the nearest ancestor of the scanned path with a `.git` entry (a directory, or the file that a
/// worktree or submodule has), else the path itself, and for a file the directory that holds it. `--root` overrides it.
///
/// Where there is no `.git` and modules of the named directory lie outside of it, the trust root is the nearest
/// directory above all of them, but only the named directory and those of the modules can be read; see
/// [`Outskirts`](super::Outskirts).
#[derive(Clone)]
pub struct TrustRoot(Arc<Inner>);

struct Inner {
    id: RootId,
    directory: PathBuf,
    /// What may be read: all of the directory, or places in it of which none is below another.
    grounds: Vec<Ground>,
}

/// A directory that may be read with all that is below it. Each is a capability of its own, so that a symbolic link does
/// not lead from one to what lies between them.
struct Ground {
    at: RelPath,
    dir: Dir,
}

/// The number of a trust root in its session, in the order of opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RootId(pub u32);

/// Where a scan starts: what a person named, as a path below its trust root.
#[derive(Debug, Clone)]
pub struct Start {
    /// The trust root of the path.
    pub root: TrustRoot,
    /// The path; a directory or a file.
    pub path: RelPath,
    /// Which of the two.
    pub kind: EntryKind,
    /// The directory that stands for the repository, where its own checks are: the trust root, or the named directory
    /// where the trust root only lies above it because of modules.
    pub home: RelPath,
}

/// What a name in a directory is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A regular file, or a link to one. A link that leads nowhere or out of the trust root counts as a file too, so
    /// that whoever wants it is told why it cannot be read.
    File,
    /// A directory, or a link to one.
    Directory,
    /// A pipe, a socket or a device.
    Special,
}

impl fmt::Display for EntryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "file",
            Self::Directory => "directory",
            Self::Special => "pipe, socket or device",
        })
    }
}

/// How many bytes of a file are read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SizeLimit(pub u64);

impl SizeLimit {
    /// Source files: 16 MiB. Generated configuration of tens of thousands of lines has about one.
    pub const SOURCE: Self = Self(16 << 20);
    /// What `file()` and its relatives return: 8 MiB, the largest value of the evaluator.
    pub const CONTENTS: Self = Self(8 << 20);
    /// Settings: 256 KiB, which is thousands of lines.
    pub const SETTINGS: Self = Self(256 << 10);
    /// Ignore files: 256 KiB, because compiling their rules costs a thousand times what reading them does.
    pub const IGNORE_RULES: Self = Self(256 << 10);
    /// Plans and state files, which a person names: 1 GiB. Offsets in a file have 32 bits, so no limit may reach 4 GiB.
    pub const PLAN: Self = Self(1 << 30);
}

impl TrustRoot {
    /// Finds and opens the trust root of a path that a person named, and says where below it the path is.
    ///
    /// Links on the way to a named directory are followed, because the person named it. A named file that is a link
    /// stays one, since commit hooks name files on behalf of whoever wrote the commit.
    ///
    /// `reach` decides what is reached of a directory that is in no repository.
    pub(super) fn open(
        id: RootId,
        scan_path: &Path,
        root_flag: Option<&Path>,
        reach: &dyn Fn(&Path) -> Reach,
    ) -> Result<Start, SourceError> {
        let shown = || lossy(scan_path).into_owned();
        let refused = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => SourceError::NotFound { path: shown() },
            _ => SourceError::Io { path: shown(), message: error.to_string() },
        };
        let metadata = fs::symlink_metadata(scan_path).map_err(refused)?;
        let is_directory = metadata.is_dir() || (metadata.is_symlink() && scan_path.is_dir());
        let resolved = match (is_directory, scan_path.file_name()) {
            (false, Some(name)) => {
                let parent = scan_path.parent().filter(|parent| !parent.as_os_str().is_empty());
                fs::canonicalize(parent.unwrap_or(Path::new("."))).map_err(refused)?.join(name)
            }
            _ => fs::canonicalize(scan_path).map_err(refused)?,
        };
        let kind = if is_directory {
            EntryKind::Directory
        } else if metadata.is_file() || metadata.is_symlink() {
            EntryKind::File
        } else {
            return Err(SourceError::NotScannable { path: shown(), kind: EntryKind::Special });
        };
        let start = match (kind, resolved.parent()) {
            (EntryKind::File, Some(parent)) => parent,
            _ => &resolved,
        };
        let Reach { directory, places, widened } = match root_flag {
            Some(root) => Reach::whole(&named_root(root)?),
            None => match (nearest_repository(start), kind) {
                (Some(repository), _) => Reach::whole(repository),
                (None, EntryKind::Directory) => reach(start),
                (None, _) => Reach::whole(start),
            },
        };
        let below = resolved.strip_prefix(&directory).map_err(|_| SourceError::OutsideRoot {
            path: shown(),
            root: lossy(root_flag.unwrap_or(&directory)).into_owned(),
        })?;
        let path = RelPath::from_path(below).map_err(|_| SourceError::NotUtf8 { path: shown() })?;
        let grounds = places.into_iter().map(|at| Ground::open(&directory, at)).collect::<Result<_, _>>()?;
        let home = if widened { path.clone() } else { RelPath::root() };
        Ok(Start { root: Self(Arc::new(Inner { id, directory, grounds })), path, kind, home })
    }

    /// A capability for one directory that is no part of a session.
    pub(super) fn of_one(directory: &Path) -> Result<Self, SourceError> {
        let grounds = vec![Ground::open(directory, RelPath::root())?];
        Ok(Self(Arc::new(Inner { id: RootId(u32::MAX), directory: directory.to_owned(), grounds })))
    }

    /// A directory that is not there, for texts that nobody saved: nothing of the disk is reached from it.
    pub(super) fn imagined(id: RootId, directory: &Path) -> Self {
        Self(Arc::new(Inner { id, directory: directory.to_owned(), grounds: Vec::new() }))
    }

    /// Whether it is such a one.
    pub(super) fn is_imagined(&self) -> bool {
        self.0.grounds.is_empty()
    }

    /// Its number in the session.
    pub fn id(&self) -> RootId {
        self.0.id
    }

    /// The directory, absolute and without links. Reports never show it.
    pub fn directory(&self) -> &Path {
        &self.0.directory
    }

    /// Whether a path may be read. Links are not looked at: reading tells where they lead.
    pub fn reaches(&self, path: &RelPath) -> bool {
        self.is_imagined() || self.0.grounds.iter().any(|ground| path.starts_with(&ground.at))
    }

    /// Whether this reaches the same as another one.
    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        let places = |root: &Self| root.0.grounds.iter().map(|ground| ground.at.clone()).collect::<Vec<_>>();
        self.directory() == other.directory() && places(self) == places(other)
    }

    /// The capability that a path is read with, and what is left of the path.
    fn ground<'p>(&self, path: &'p RelPath) -> Result<(&Dir, &'p Path), ReadProblem> {
        let found = self.0.grounds.iter().find_map(|ground| Some((&ground.dir, path.strip_prefix(&ground.at)?)));
        let none = if self.is_imagined() { ReadProblem::NotFound } else { ReadProblem::OutOfReach };
        let (dir, rest) = found.ok_or(none)?;
        Ok((dir, Path::new(if rest.is_empty() { "." } else { rest })))
    }

    /// What a path is, links followed as far as they stay inside.
    pub(super) fn kind(&self, path: &RelPath) -> Result<EntryKind, ReadProblem> {
        let (dir, rest) = self.ground(path)?;
        let metadata = dir.metadata(rest).map_err(|error| ReadProblem::from_io(&error))?;
        Ok(kind_of(metadata.file_type()))
    }

    /// The bytes of a regular file. A pipe is opened without waiting for its other end, and refused.
    pub(super) fn read(&self, path: &RelPath, limit: SizeLimit) -> Result<Vec<u8>, ReadProblem> {
        let mut options = OpenOptions::new();
        options.read(true).nonblock(true);
        let (dir, rest) = self.ground(path)?;
        let file = dir.open_with(rest, &options).map_err(|error| match self.kind(path) {
            Ok(kind @ (EntryKind::Directory | EntryKind::Special)) => ReadProblem::NotAFile(kind),
            _ => ReadProblem::from_io(&error),
        })?;
        let metadata = file.metadata().map_err(|error| ReadProblem::from_io(&error))?;
        if !metadata.is_file() {
            return Err(ReadProblem::NotAFile(kind_of(metadata.file_type())));
        }
        read_at_most(file, metadata.len(), limit)
    }

    /// The entries of a directory in the order of their names, and the names that are not UTF-8, made readable.
    ///
    /// A directory with more than `limit` entries is refused as a whole, because a part of it would be an arbitrary one.
    pub(super) fn list(&self, path: &RelPath, limit: usize) -> Result<RawListing, ReadProblem> {
        let (dir, rest) = self.ground(path)?;
        let entries = dir.read_dir(rest).map_err(|error| match error.kind() {
            io::ErrorKind::NotADirectory if self.kind(path).is_ok() => ReadProblem::NotADirectory,
            _ => ReadProblem::from_io(&error),
        })?;
        let mut listing = RawListing::default();
        for entry in entries {
            let entry = entry.map_err(|error| ReadProblem::from_io(&error))?;
            if listing.entries.len() + listing.undecodable.len() >= limit {
                return Err(ReadProblem::TooManyEntries { limit });
            }
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let directory = entry.file_type().is_ok_and(|kind| kind.is_dir());
                let kind = if directory { EntryKind::Directory } else { EntryKind::File };
                listing.undecodable.push(DirEntry { name: name.to_string_lossy().into(), kind, symlink: false });
                continue;
            };
            let (kind, symlink) = match entry.file_type() {
                Ok(kind) if kind.is_dir() => (EntryKind::Directory, false),
                Ok(kind) if kind.is_file() => (EntryKind::File, false),
                _ => self.inspect(&path.entry(name)),
            };
            listing.entries.push(DirEntry { name: name.into(), kind, symlink });
        }
        listing.entries.sort_unstable_by(|left, right| left.name.cmp(&right.name));
        listing.undecodable.sort_by(|left, right| left.name.cmp(&right.name));
        Ok(listing)
    }

    /// What an entry is that its directory does not tell the kind of, and whether it is a link.
    fn inspect(&self, path: &RelPath) -> (EntryKind, bool) {
        let metadata = self.ground(path).ok().and_then(|(dir, rest)| dir.symlink_metadata(rest).ok());
        let link = metadata.is_some_and(|metadata| metadata.is_symlink());
        (self.kind(path).unwrap_or(EntryKind::File), link)
    }
}

impl Ground {
    fn open(directory: &Path, at: RelPath) -> Result<Self, SourceError> {
        let place = directory.join(at.as_str());
        let dir = Dir::open_ambient_dir(&place, ambient_authority())
            .map_err(|error| SourceError::Io { path: lossy(&place).into_owned(), message: error.to_string() })?;
        Ok(Self { at, dir })
    }
}

impl fmt::Debug for TrustRoot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TrustRoot").field(&self.0.id).field(&self.0.directory).finish()
    }
}

/// What a directory holds on disk; see [`Listing`](super::Listing).
#[derive(Debug, Default)]
pub(super) struct RawListing {
    pub(super) entries: Vec<DirEntry>,
    pub(super) undecodable: Vec<DirEntry>,
}

/// Reads a file that a person named, wherever it is. Pipes are fine (`--var-file <(sops -d secrets.tfvars)`).
pub(super) fn read_ambient(path: &Path, limit: SizeLimit) -> Result<Vec<u8>, ReadProblem> {
    let read = || {
        let file = fs::File::open(path)?;
        let metadata = file.metadata()?;
        Ok((file, metadata))
    };
    let (file, metadata) = read().map_err(|error: io::Error| ReadProblem::from_io(&error))?;
    if metadata.is_dir() {
        return Err(ReadProblem::NotAFile(EntryKind::Directory));
    }
    read_at_most(file, if metadata.is_file() { metadata.len() } else { 0 }, limit)
}

fn read_at_most(file: impl Read, size: u64, SizeLimit(limit): SizeLimit) -> Result<Vec<u8>, ReadProblem> {
    if size > limit {
        return Err(ReadProblem::TooLarge { size: Some(size), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| ReadProblem::from_io(&error))?;
    if bytes.len() as u64 > limit {
        return Err(ReadProblem::TooLarge { size: None, limit });
    }
    Ok(bytes)
}

fn kind_of(kind: FileType) -> EntryKind {
    if kind.is_dir() {
        EntryKind::Directory
    } else if kind.is_file() {
        EntryKind::File
    } else {
        EntryKind::Special
    }
}

fn named_root(root: &Path) -> Result<PathBuf, SourceError> {
    match fs::canonicalize(root) {
        Ok(directory) if directory.is_dir() => Ok(directory),
        Ok(_) => Err(SourceError::RootNotADirectory { root: lossy(root).into_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(SourceError::RootNotADirectory { root: lossy(root).into_owned() })
        }
        Err(error) => Err(SourceError::Io { path: lossy(root).into_owned(), message: error.to_string() }),
    }
}

fn nearest_repository(directory: &Path) -> Option<&Path> {
    directory.ancestors().find(|ancestor| fs::symlink_metadata(ancestor.join(".git")).is_ok())
}
