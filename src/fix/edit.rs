//! Edits as plain data, and texts that they are applied to.

use std::cmp::Reverse;

use bartizan_lang::span::FileId;

/// A replacement of a range of a file's text, counted in bytes after a byte order mark was removed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    pub(super) fn new(file: FileId, start: usize, end: usize, text: impl Into<String>) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: narrow(start), end: narrow(end.max(start)), text: text.into() }
    }

    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether both cannot be applied: they change the same text. Two insertions at one place can, one after the other.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.file == other.file && self.start < other.end && other.start < self.end
            || self.file == other.file && self.inside(other)
            || self.file == other.file && other.inside(self)
    }

    /// Whether it inserts into the midst of what the other one replaces.
    fn inside(&self, other: &Self) -> bool {
        self.start == self.end && other.start < self.start && self.start < other.end
    }
}

/// Whether all of some edits can be applied: none changes what another one does.
pub(super) fn agree(edits: &[Edit]) -> bool {
    edits.iter().enumerate().all(|(index, edit)| edits.iter().skip(index + 1).all(|other| !edit.overlaps(other)))
}

/// A text after edits, and where in it each of them is. Edits that do not fit the text are left out.
pub(super) struct Edited {
    pub(super) text: String,
    /// The ranges of what was written, in the order of the text.
    pub(super) written: Vec<std::ops::Range<usize>>,
}

/// Edits in the order of the text. Of what is inserted at one place, what is indented more belongs to what stands before
/// it and comes first, and so does what has no line of its own; the rest keeps its order.
pub(super) fn sorted<'e>(edits: &[&'e Edit]) -> Vec<&'e Edit> {
    let depth = |edit: &Edit| {
        let lines = edit.text.trim_start_matches(['\r', '\n']);
        if lines.len() == edit.text.len() { usize::MAX } else { lines.len() - lines.trim_start().len() }
    };
    let mut sorted: Vec<&Edit> = edits.to_vec();
    sorted.sort_by_key(|edit| (edit.start, edit.end, Reverse(depth(edit))));
    sorted
}

/// Applies edits of one file that do not overlap.
pub(super) fn apply(text: &str, edits: &[&Edit]) -> Edited {
    let sorted = sorted(edits);
    let mut edited = Edited { text: String::with_capacity(text.len() + 256), written: Vec::new() };
    let mut at = 0;
    for edit in sorted {
        let range = edit.range();
        let Some(before) = text.get(at..range.start).filter(|_| text.get(range.clone()).is_some()) else { continue };
        edited.text.push_str(before);
        let start = edited.text.len();
        edited.text.push_str(&edit.text);
        edited.written.push(start..edited.text.len());
        at = range.end;
    }
    edited.text.push_str(text.get(at..).unwrap_or_default());
    edited
}

/// The least edits, line by line and then letter by letter, that make the second text of the first.
pub(super) fn between(file: FileId, before: &str, after: &str) -> Vec<Edit> {
    if before == after {
        return Vec::new();
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let offsets = |lines: &[&str]| {
        let mut offset = 0;
        let mut all = vec![0];
        for line in lines {
            offset += line.len();
            all.push(offset);
        }
        all
    };
    let (old_at, new_at) = (offsets(&old), offsets(&new));
    let place = |offsets: &[usize], line: usize| offsets.get(line).copied().unwrap_or_default();
    let mut edits = Vec::new();
    for change in similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new) {
        let (tag, from, to) = change.as_tag_tuple();
        if tag == similar::DiffTag::Equal {
            continue;
        }
        let (start, end) = (place(&old_at, from.start), place(&old_at, from.end));
        let (new_start, new_end) = (place(&new_at, to.start), place(&new_at, to.end));
        let removed = before.get(start..end).unwrap_or_default();
        let added = after.get(new_start..new_end).unwrap_or_default();
        // Lines that are each changed a little are edited each by itself.
        if from.len() == to.len() {
            for (old_line, new_line) in from.zip(to) {
                let (start, new_start) = (place(&old_at, old_line), place(&new_at, new_line));
                let removed = old.get(old_line).copied().unwrap_or_default();
                let added = new.get(new_line).copied().unwrap_or_default();
                let _ = new_start;
                edits.push(trimmed(file, start, removed, added));
            }
        } else {
            edits.push(trimmed(file, start, removed, added));
        }
    }
    edits
}

/// An edit without what both texts begin and end with.
fn trimmed(file: FileId, start: usize, removed: &str, added: &str) -> Edit {
    let common = |a: &mut dyn Iterator<Item = (char, char)>| {
        a.take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum::<usize>()
    };
    let prefix = common(&mut removed.chars().zip(added.chars()));
    let (removed, added) = (removed.get(prefix..).unwrap_or_default(), added.get(prefix..).unwrap_or_default());
    let suffix = common(&mut removed.chars().rev().zip(added.chars().rev()));
    let kept = removed.len() - suffix;
    let text = added.get(..added.len() - suffix).unwrap_or_default();
    Edit::new(file, start + prefix, start + prefix + kept, text)
}

/// The lines of a text with their line breaks.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
