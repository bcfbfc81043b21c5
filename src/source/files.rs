//! What was read in a session: texts by path, and positions in them.
#![allow(clippy::disallowed_methods, reason = "this layer is the one that reads files")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use bartizan_lang::span::{FileId, Span};
use ecow::EcoString;
use line_index::{LineIndex, TextSize, WideEncoding};
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::error::{ReadError, ReadProblem, SourceError};
use super::listing::Listing;
use super::outskirts::{Outskirts, Reach};
use super::overlay::Overlay;
use super::path::{RelPath, lossy};
use super::reliance::Reliance;
use super::trust_root::{EntryKind, RootId, SizeLimit, Start, TrustRoot, read_ambient};

/// The files of a session, shared by reference between threads.
///
/// A path is read once. While the session is shared nothing that was read changes; the editor changes it between two
/// scans through `&mut self`. A path keeps its [`FileId`] for the whole session, also when its content changes, so
/// whatever is remembered across scans is keyed by id and [`ContentHash`] together. Ids are given in the order of first
/// use, which differs between runs: nothing that is reported may depend on it.
#[derive(Debug, Default)]
pub struct Files {
    overlay: Overlay,
    roots: RwLock<Vec<TrustRoot>>,
    slots: RwLock<Slots>,
    pub(super) listings: RwLock<FxHashMap<(RootId, RelPath), Listed>>,
}

/// What came of listing a directory.
type Listed = Result<Arc<Listing>, ReadError>;

#[derive(Debug, Default)]
struct Slots {
    by_place: FxHashMap<FilePlace, FileId>,
    by_id: Vec<Arc<Slot>>,
}

/// A path that somebody asked for, and what came of it.
#[derive(Debug)]
struct Slot {
    id: FileId,
    place: FilePlace,
    /// Held while reading, so that a second thread waits instead of reading again.
    outcome: Mutex<Option<Result<Arc<SourceFile>, ReadProblem>>>,
}

/// What the unsaved text of a file changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Nothing: it is what was read before.
    Nothing,
    /// The text of the file.
    Text,
    /// Perhaps which files there are, too.
    Files,
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FilePlace {
    /// Below a trust root.
    InRoot {
        /// Which one.
        root: RootId,
        /// Where below it.
        path: RelPath,
    },
    /// Outside of every trust root, named by a person on the command line.
    Named(PathBuf),
}

impl FilePlace {
    /// The path as it is reported: relative to the trust root, or as the person gave it. Untrusted.
    pub fn display_path(&self) -> EcoString {
        match self {
            Self::InRoot { path, .. } if path.is_root() => ".".into(),
            Self::InRoot { path, .. } => path.as_str().into(),
            Self::Named(path) => lossy(path).into(),
        }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct SourceFile {
    id: FileId,
    place: FilePlace,
    text: String,
    bom: bool,
    /// Where the first byte stood that is not UTF-8.
    damage: Option<u32>,
    hash: OnceLock<ContentHash>,
    lines: OnceLock<LineIndex>,
}

/// A hash of a text that nobody can find a second text for, so that what is remembered by content cannot be confused
/// by a crafted tree: the first 128 bits of BLAKE3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(pub u128);

impl ContentHash {
    /// Hashes bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut first = [0; 16];
        let hash = blake3::hash(bytes);
        for (to, from) in first.iter_mut().zip(hash.as_bytes()) {
            *to = *from;
        }
        Self(u128::from_le_bytes(first))
    }
}

/// A position in a text, both counted from 1. A column is a Unicode scalar value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A range in a file as people and tools are told of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Location {
    /// The path relative to the trust root, or as a person gave it. Untrusted.
    pub path: EcoString,
    /// The first character.
    pub start: LineColumn,
    /// One past the last character.
    pub end: LineColumn,
    /// The trust root of the file; none when it is outside.
    #[serde(skip)]
    pub root: Option<RootId>,
}

impl SourceFile {
    /// Its number in the session.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// Where it is.
    pub fn place(&self) -> &FilePlace {
        &self.place
    }

    /// Its path below its trust root; none when it is outside.
    pub fn path(&self) -> Option<&RelPath> {
        match &self.place {
            FilePlace::InRoot { path, .. } => Some(path),
            FilePlace::Named(_) => None,
        }
    }

    /// Whether it lies outside of every trust root. Values from there belong to the environment and are redacted.
    pub fn outside(&self) -> bool {
        matches!(self.place, FilePlace::Named(_))
    }

    /// The text without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there was a byte order mark, which spans do not count.
    pub fn bom(&self) -> bool {
        self.bom
    }

    /// What is wrong with it, and where, when it is not UTF-8: what is not stands in the text as `\u{fffd}`.
    pub fn damage(&self) -> Option<(ReadError, Span)> {
        let offset = self.damage?;
        let problem = ReadProblem::NotUtf8 { line: self.position(offset).line as usize, utf16: false };
        let error = ReadError { file: self.id, path: self.place.display_path(), problem };
        Some((error, self.span_of(offset as usize, offset as usize + char::REPLACEMENT_CHARACTER.len_utf8())))
    }

    /// The hash of the text without a byte order mark.
    pub fn hash(&self) -> ContentHash {
        *self.hash.get_or_init(|| ContentHash::of(self.text.as_bytes()))
    }

    /// The range of the whole text.
    pub fn span(&self) -> Span {
        self.span_of(0, self.text.len())
    }

    /// The text of a line, counted from 1, without its line break.
    pub fn line(&self, line: u32) -> Option<&str> {
        let Span { start, end, .. } = self.line_range(line.checked_sub(1)?)?;
        self.text.get(start as usize..end as usize)
    }

    /// The range of a line, counted from 0, without its line break; empty at the end when there is no such line.
    pub(super) fn line_span(&self, line: usize) -> Span {
        let known = u32::try_from(line).ok().and_then(|line| self.line_range(line));
        known.unwrap_or_else(|| self.span_of(self.text.len(), self.text.len()))
    }

    /// The position of a byte. One that is past the end, or inside a character, is moved back.
    pub fn position(&self, offset: u32) -> LineColumn {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let lines = self.lines();
        let position = lines
            .try_line_col(TextSize::new(narrow(offset)))
            .and_then(|position| lines.to_wide(WideEncoding::Utf32, position));
        position.map_or(LineColumn::FIRST, |position| LineColumn { line: position.line + 1, column: position.col + 1 })
    }

    fn line_range(&self, line: u32) -> Option<Span> {
        let range = self.lines().line(line)?;
        let (start, end) = (usize::from(range.start()), usize::from(range.end()));
        let text = self.text.get(start..end)?;
        Some(self.span_of(start, start + text.trim_end_matches(['\n', '\r']).len()))
    }

    fn span_of(&self, start: usize, end: usize) -> Span {
        Span { file: self.id, start: narrow(start), end: narrow(end) }
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    fn new(id: FileId, place: FilePlace, bytes: Vec<u8>) -> Result<Self, ReadProblem> {
        let (mut text, mut damage) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let bytes = error.as_bytes();
                if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
                    return Err(ReadProblem::NotUtf8 { line: 1, utf16: true });
                }
                (String::from_utf8_lossy(bytes).into_owned(), Some(error.utf8_error().valid_up_to()))
            }
        };
        let bom = text.starts_with('\u{feff}');
        if bom {
            let mark = text.remove(0).len_utf8();
            damage = damage.map(|offset| offset - mark);
        }
        Ok(Self { id, place, text, bom, damage: damage.map(narrow), hash: OnceLock::new(), lines: OnceLock::new() })
    }
}

impl LineColumn {
    const FIRST: Self = Self { line: 1, column: 1 };
}

impl Files {
    /// Finds and opens the trust root of a path that a person named; see [`TrustRoot`]. Paths with the same trust root
    /// share it.
    pub fn open(&self, scan_path: &Path, root_flag: Option<&Path>) -> Result<Start, SourceError> {
        self.open_reaching(scan_path, root_flag, &Reach::whole)
    }

    /// The same, but a directory that is in no repository reaches those of its modules too, as `modules` finds them
    /// around it; never the directory `home` or one above it.
    pub fn open_with_modules(
        &self,
        scan_path: &Path,
        root_flag: Option<&Path>,
        home: Option<&Path>,
        modules: impl Fn(&Outskirts) -> Vec<RelPath>,
    ) -> Result<Start, SourceError> {
        self.open_reaching(scan_path, root_flag, &|directory| {
            let outskirts = Outskirts::new(directory, home);
            outskirts.reach(modules(&outskirts))
        })
    }

    fn open_reaching(
        &self,
        scan_path: &Path,
        root_flag: Option<&Path>,
        reach: &dyn Fn(&Path) -> Reach,
    ) -> Result<Start, SourceError> {
        let mut roots = self.roots.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(root) = roots.iter().find(|root| root.is_imagined() && root.directory() == scan_path) {
            let (root, path) = (root.clone(), RelPath::root());
            return Ok(Start { root, path: path.clone(), kind: EntryKind::Directory, home: path });
        }
        let start = TrustRoot::open(RootId(narrow(roots.len())), scan_path, root_flag, reach)?;
        if let Some(root) = roots.iter().find(|root| root.is_same_as(&start.root)) {
            return Ok(Start { root: root.clone(), ..start });
        }
        roots.push(start.root.clone());
        Ok(start)
    }

    /// Imagines a directory for texts that are in no file, and gives its trust root. It is opened by the same name, which
    /// may be any that names no file; what is in it is set with [`Files::set_unsaved`].
    pub fn imagine(&mut self, directory: &Path) -> TrustRoot {
        let roots = self.roots.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(root) = roots.iter().find(|root| root.is_imagined() && root.directory() == directory) {
            return root.clone();
        }
        let root = TrustRoot::imagined(RootId(narrow(roots.len())), directory);
        roots.push(root.clone());
        root
    }

    /// A trust root by its number.
    pub fn root(&self, id: RootId) -> Option<TrustRoot> {
        let roots = self.roots.read().unwrap_or_else(PoisonError::into_inner);
        roots.get(id.0 as usize).cloned()
    }

    /// The unsaved texts.
    pub fn overlay(&self) -> &Overlay {
        &self.overlay
    }

    /// Reads a text below a trust root. The answer is remembered.
    pub fn read(&self, root: &TrustRoot, path: &RelPath, limit: SizeLimit) -> Result<Arc<SourceFile>, ReadError> {
        self.read_damaged(root, path, limit).and_then(whole)
    }

    /// The same, but takes a text that is UTF-8 for the most part; see [`SourceFile::damage`].
    pub fn read_damaged(
        &self,
        root: &TrustRoot,
        path: &RelPath,
        limit: SizeLimit,
    ) -> Result<Arc<SourceFile>, ReadError> {
        Reliance::note_file(root.id(), path);
        let slot = self.slot(FilePlace::InRoot { root: root.id(), path: path.clone() });
        self.load(&slot, limit, || self.bytes(root, path, limit))
    }

    /// Reads the bytes of a file below a trust root, byte order mark and all, for functions such as `filebase64`.
    pub fn read_bytes(&self, root: &TrustRoot, path: &RelPath, limit: SizeLimit) -> Result<Vec<u8>, ReadError> {
        Reliance::note_file(root.id(), path);
        self.bytes(root, path, limit)
            .map_err(|problem| self.read_error(FilePlace::InRoot { root: root.id(), path: path.clone() }, problem))
    }

    /// Reads a file that a person named by a flag, which may lie outside of the trust roots.
    ///
    /// One whose path goes through a trust root is read like any other file there, so that a link which the tree holds
    /// does not lead out by being named.
    pub fn read_named(&self, path: &Path, limit: SizeLimit) -> Result<Arc<SourceFile>, ReadError> {
        if let Some((root, path)) = self.find_inside(path) {
            return self.read(&root, &path, limit);
        }
        let slot = self.slot(FilePlace::Named(path.to_owned()));
        self.load(&slot, limit, || read_ambient(path, limit)).and_then(whole)
    }

    /// The bytes of such a file, and its number.
    pub fn read_bytes_named(&self, path: &Path, limit: SizeLimit) -> Result<(FileId, Vec<u8>), ReadError> {
        let (place, bytes) = match self.find_inside(path) {
            Some((root, path)) => {
                Reliance::note_file(root.id(), &path);
                let bytes = self.bytes(&root, &path, limit);
                (FilePlace::InRoot { root: root.id(), path }, bytes)
            }
            None => (FilePlace::Named(path.to_owned()), read_ambient(path, limit)),
        };
        let slot = self.slot(place);
        bytes.map(|bytes| (slot.id, bytes)).map_err(|problem| slot.error(problem))
    }

    /// What a path is, links followed as far as they stay inside.
    pub fn kind(&self, root: &TrustRoot, path: &RelPath) -> Result<EntryKind, ReadError> {
        Reliance::note_file(root.id(), path);
        if let Some(kind) = self.overlay.kind(root.id(), path) {
            return Ok(kind);
        }
        root.kind(path)
            .map_err(|problem| self.read_error(FilePlace::InRoot { root: root.id(), path: path.clone() }, problem))
    }

    /// A file that was read.
    pub fn get(&self, id: FileId) -> Option<Arc<SourceFile>> {
        let slot = self.slot_of(id)?;
        let outcome = slot.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.as_ref()?.as_ref().ok().cloned()
    }

    /// All files that were read, in no order that may show.
    pub fn texts(&self) -> Vec<Arc<SourceFile>> {
        let slots = self.slots.read().unwrap_or_else(PoisonError::into_inner);
        let text = |slot: &Arc<Slot>| {
            let outcome = slot.outcome.lock().unwrap_or_else(PoisonError::into_inner);
            outcome.as_ref()?.as_ref().ok().cloned()
        };
        slots.by_id.iter().filter_map(text).collect()
    }

    /// Where a path of the session is, whether or not it could be read.
    pub fn place(&self, id: FileId) -> Option<FilePlace> {
        Some(self.slot_of(id)?.place.clone())
    }

    /// The empty range at the start of a path, for what is told of it whether or not it was read.
    pub fn span_of(&self, root: &TrustRoot, path: &RelPath) -> Span {
        let slot = self.slot(FilePlace::InRoot { root: root.id(), path: path.clone() });
        Span { file: slot.id, start: 0, end: 0 }
    }

    /// A span as people and tools are told of it. A file that could not be read has one position, its first.
    pub fn location(&self, span: Span) -> Option<Location> {
        let slot = self.slot_of(span.file)?;
        let (start, end) = match self.get(span.file) {
            Some(file) => (file.position(span.start), file.position(span.end.max(span.start))),
            None => (LineColumn::FIRST, LineColumn::FIRST),
        };
        let root = match slot.place {
            FilePlace::InRoot { root, .. } => Some(root),
            FilePlace::Named(_) => None,
        };
        Some(Location { path: slot.place.display_path(), start, end, root })
    }

    /// Sets the unsaved text of a file, or takes it back with none. Says what is another one now: where the set of files may
    /// be, listings are forgotten.
    pub fn set_unsaved(&mut self, root: &TrustRoot, path: &RelPath, text: Option<String>) -> Changed {
        // What is listed as a file is one on disk, unless only its unsaved text made it one.
        let was_unsaved = self.overlay.text(root.id(), path).is_some();
        let is_saved = || !was_unsaved || text.is_some() || matches!(root.kind(path), Ok(EntryKind::File));
        let stays = self.is_listed(root, path) && is_saved();
        let changes = self.overlay.set(root.id(), path.clone(), text) && !stays;
        if changes {
            self.forget_listings();
        } else if self.is_read(root, path) {
            return Changed::Nothing;
        }
        self.forget(&FilePlace::InRoot { root: root.id(), path: path.clone() });
        if changes { Changed::Files } else { Changed::Text }
    }

    /// Forgets what was read of a file that was written, made or removed outside of the editor. Says what is another one now.
    pub fn touch(&mut self, root: &TrustRoot, path: &RelPath) -> Changed {
        if self.overlay.text(root.id(), path).is_some() && self.is_listed(root, path) {
            return Changed::Nothing;
        }
        if self.is_listed(root, path) && matches!(root.kind(path), Ok(EntryKind::File)) {
            if self.is_read(root, path) {
                return Changed::Nothing;
            }
            self.forget(&FilePlace::InRoot { root: root.id(), path: path.clone() });
            return Changed::Text;
        }
        self.changed_anywhere();
        Changed::Files
    }

    /// A file below a trust root, when it was read.
    pub fn read_at(&self, root: &TrustRoot, path: &RelPath) -> Option<Arc<SourceFile>> {
        let place = FilePlace::InRoot { root: root.id(), path: path.clone() };
        let slot = self.slots.read().unwrap_or_else(PoisonError::into_inner).find(&place)?;
        let outcome = slot.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.as_ref()?.as_ref().ok().cloned()
    }

    /// Whether what was read of a file is what stands there.
    fn is_read(&self, root: &TrustRoot, path: &RelPath) -> bool {
        let slots = self.slots.read().unwrap_or_else(PoisonError::into_inner);
        let Some(slot) = slots.find(&FilePlace::InRoot { root: root.id(), path: path.clone() }) else { return false };
        let outcome = slot.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Ok(file)) = outcome.as_ref() else { return false };
        let Ok(bytes) = self.bytes(root, path, SizeLimit(u64::MAX)) else { return false };
        let text = if file.bom { bytes.strip_prefix("\u{feff}".as_bytes()) } else { Some(bytes.as_slice()) };
        file.damage.is_none() && text == Some(file.text.as_bytes())
    }

    /// Whether the directory of a file was listed, and holds a file of that name.
    fn is_listed(&self, root: &TrustRoot, path: &RelPath) -> bool {
        let (Some(directory), Some(name)) = (path.parent(), path.file_name()) else { return false };
        let listing = self.listed(root, &directory);
        listing.is_some_and(|listing| listing.entry(name).is_some_and(|entry| entry.kind == EntryKind::File))
    }

    /// Forgets what was read at a path and every listing, after a change on disk.
    pub fn changed(&mut self, root: &TrustRoot, path: &RelPath) {
        self.forget(&FilePlace::InRoot { root: root.id(), path: path.clone() });
        self.forget_listings();
    }

    /// Forgets everything that was read, and keeps ids and unsaved texts.
    pub fn changed_anywhere(&mut self) {
        for slot in &self.slots.get_mut().unwrap_or_else(PoisonError::into_inner).by_id {
            *slot.outcome.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        self.forget_listings();
    }

    pub(super) fn read_error(&self, place: FilePlace, problem: ReadProblem) -> ReadError {
        self.slot(place).error(problem)
    }

    fn forget(&mut self, place: &FilePlace) {
        let slots = self.slots.get_mut().unwrap_or_else(PoisonError::into_inner);
        let known = slots.by_place.get(place).and_then(|id| slots.by_id.get(id.0 as usize));
        if let Some(slot) = known {
            *slot.outcome.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    fn forget_listings(&mut self) {
        self.listings.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn bytes(&self, root: &TrustRoot, path: &RelPath, limit: SizeLimit) -> Result<Vec<u8>, ReadProblem> {
        match self.overlay.text(root.id(), path) {
            Some(text) if text.len() as u64 > limit.0 => {
                Err(ReadProblem::TooLarge { size: Some(text.len() as u64), limit: limit.0 })
            }
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => root.read(path, limit),
        }
    }

    /// Gives what is remembered of a path, or reads it. Size limits differ between uses of a file, so a text that was
    /// read is measured again, and one that was too large for another use gets another try.
    fn load(
        &self,
        slot: &Arc<Slot>,
        limit: SizeLimit,
        read: impl FnOnce() -> Result<Vec<u8>, ReadProblem>,
    ) -> Result<Arc<SourceFile>, ReadError> {
        let mut outcome = slot.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(&*outcome, Some(Err(ReadProblem::TooLarge { limit: tried, .. })) if *tried != limit.0) {
            *outcome = None;
        }
        let known = outcome.get_or_insert_with(|| {
            read().and_then(|bytes| SourceFile::new(slot.id, slot.place.clone(), bytes)).map(Arc::new)
        });
        match known {
            Ok(file) => {
                let size = file.text.len() as u64 + if file.bom { 3 } else { 0 };
                if size > limit.0 {
                    return Err(slot.error(ReadProblem::TooLarge { size: Some(size), limit: limit.0 }));
                }
                Ok(file.clone())
            }
            Err(problem) => Err(slot.error(problem.clone())),
        }
    }

    fn slot(&self, place: FilePlace) -> Arc<Slot> {
        let known = self.slots.read().unwrap_or_else(PoisonError::into_inner).find(&place);
        known.unwrap_or_else(|| self.slots.write().unwrap_or_else(PoisonError::into_inner).add(place))
    }

    fn slot_of(&self, id: FileId) -> Option<Arc<Slot>> {
        self.slots.read().unwrap_or_else(PoisonError::into_inner).by_id.get(id.0 as usize).cloned()
    }

    /// The trust root that a path goes through, and the rest of the path, resolved on its text.
    fn find_inside(&self, path: &Path) -> Option<(TrustRoot, RelPath)> {
        let absolute = std::path::absolute(path).ok()?;
        let roots = self.roots.read().unwrap_or_else(PoisonError::into_inner);
        absolute.ancestors().find_map(|ancestor| {
            let directory = std::fs::canonicalize(ancestor).ok()?;
            let mut here = roots.iter().filter(|root| root.directory() == directory).peekable();
            here.peek()?;
            let rest = RelPath::from_path(absolute.strip_prefix(ancestor).ok()?).ok()?;
            let root = here.find(|root| root.reaches(&rest))?;
            Some((root.clone(), rest))
        })
    }
}

impl Slots {
    fn find(&self, place: &FilePlace) -> Option<Arc<Slot>> {
        let id = self.by_place.get(place)?;
        self.by_id.get(id.0 as usize).cloned()
    }

    fn add(&mut self, place: FilePlace) -> Arc<Slot> {
        if let Some(slot) = self.find(&place) {
            return slot;
        }
        let id = FileId(narrow(self.by_id.len()));
        let slot = Arc::new(Slot { id, place: place.clone(), outcome: Mutex::new(None) });
        self.by_place.insert(place, id);
        self.by_id.push(slot.clone());
        slot
    }
}

impl Slot {
    fn error(&self, problem: ReadProblem) -> ReadError {
        ReadError { file: self.id, path: self.place.display_path(), problem }
    }
}

/// Refuses a text that is not UTF-8.
fn whole(file: Arc<SourceFile>) -> Result<Arc<SourceFile>, ReadError> {
    match file.damage() {
        Some((error, _)) => Err(error),
        None => Ok(file),
    }
}

/// Offsets and counts have 32 bits: the size limits keep texts below that, and memory runs out before counts do.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
