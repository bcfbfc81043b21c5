//! Positions in source text: a file and a range of bytes, small enough to copy everywhere.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A file of the session. The number says nothing about order: files are numbered as they are first read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct FileId(pub u32);

impl FileId {
    /// Stands for "no file": values that the program made itself.
    pub const NONE: Self = Self(u32::MAX);
}

/// A range of bytes in a file, counted in its text after a byte order mark was removed.
///
/// Files have their numbers only within a session, so a span is stored as nothing and read back as [`Span::NONE`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of what nobody wrote.
    pub const NONE: Self = Self { file: FileId::NONE, start: 0, end: 0 };

    /// A span from byte offsets; offsets beyond 4 GiB are clamped, which the size limit on files makes unreachable.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { file, start: clamp(start), end: clamp(end.max(start)) }
    }

    /// Whether anybody wrote this.
    #[must_use]
    pub fn is_some(self) -> bool {
        self.file != FileId::NONE
    }

    /// This span, or the other one when this one is [`Span::NONE`].
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_some() { self } else { other }
    }

    /// The smallest span that holds both; `self` when they are in different files.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// From this span to the end of one that is written behind it; `self` when that is written before it, or elsewhere.
    #[must_use]
    pub fn until(self, other: Self) -> Self {
        if other.start < self.start { self } else { self.to(other) }
    }

    /// Whether `other` lies inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The text of this span in its file's text; empty when the offsets do not fit.
    #[must_use]
    pub fn text(self, source: &str) -> &str {
        source.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <()>::deserialize(deserializer).map(|()| Self::NONE)
    }
}
