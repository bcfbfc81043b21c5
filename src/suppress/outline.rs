//! The outline of a file: its comments, and the blocks that they stand in, above or beside.

use std::ops::Range;

/// Comments and blocks of a text, as byte ranges.
pub(super) struct Outline<'a> {
    text: &'a str,
    /// Where lines begin.
    lines: Vec<usize>,
    /// In their order.
    pub(super) comments: Vec<Range<usize>>,
    /// By where they open.
    pub(super) regions: Vec<Region>,
    /// Whether blocks are known by how far they are indented.
    indented: bool,
}

/// A block, or a value that may go over several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// The first byte of the statement that it belongs to: of a block, its header.
    pub(super) start: usize,
    /// Where it opens: the bracket, or the key.
    pub(super) open: usize,
    /// The first byte inside.
    pub(super) inside: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// How far it is indented.
    pub(super) column: usize,
    /// Whether it holds statements, and not the elements of a value.
    pub(super) is_block: bool,
    /// Whether it is a resource, or whatever stands outermost.
    pub(super) is_outermost: bool,
    /// Whether it holds what the block around it says: the `Properties` of a resource.
    pub(super) is_body: bool,
}

/// What a comment is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Covered {
    /// All in it.
    pub(super) range: Range<usize>,
    /// The first byte of a block of which those flaws are covered too that are of the block as a whole.
    pub(super) whole: Option<usize>,
}

impl<'a> Outline<'a> {
    pub(super) fn new(text: &'a str, comments: Vec<Range<usize>>, mut regions: Vec<Region>, indented: bool) -> Self {
        regions.sort_by(|a, b| (a.open, std::cmp::Reverse(a.end)).cmp(&(b.open, std::cmp::Reverse(b.end))));
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, lines, comments, regions, indented }
    }

    /// The statement beside a comment, or the one directly below it, or the block that it stands in by itself or at the
    /// head of.
    pub(super) fn here(&self, comment: &Range<usize>) -> Option<Covered> {
        let Some((next, is_block)) = self.statement(comment) else {
            let around = self.owner(self.enclosing(comment.start)?);
            return Some(Covered { range: around.start..around.end, whole: None });
        };
        let around = if self.is_alone(comment) { self.enclosing(comment.start) } else { None };
        let Some(around) = around.filter(|region| region.is_block) else {
            return Some(Covered { range: next, whole: None });
        };
        let owner = self.owner(around);
        if !is_block && !self.has_code(around.inside..comment.start) {
            return Some(Covered { range: owner.start..owner.end, whole: None });
        }
        Some(Covered { range: next, whole: Some(owner.start) })
    }

    /// The statement beside a comment, or directly below it.
    pub(super) fn beside(&self, comment: &Range<usize>) -> Option<Covered> {
        self.statement(comment).map(|(range, _)| Covered { range, whole: None })
    }

    /// The line beside a comment, or below it.
    pub(super) fn line_beside(&self, comment: &Range<usize>) -> Option<Range<usize>> {
        let line = if self.is_alone(comment) { self.next_line(comment)? } else { self.line_of(comment.start) };
        Some(self.start_of(line)..self.end_of(line))
    }

    /// The outermost block, or the resource, that a comment stands in.
    pub(super) fn around(&self, comment: &Range<usize>) -> Option<Range<usize>> {
        let open = self.open_at(comment.start);
        open.iter().find(|region| region.is_outermost).map(|region| region.start..region.end)
    }

    /// Whether nothing but comments stands before one.
    pub(super) fn is_at_head(&self, comment: &Range<usize>) -> bool {
        let before = self.text.get(..comment.start).unwrap_or_default();
        match self.indented {
            true => self.regions.first().is_none_or(|first| comment.start < first.start),
            false => !self.has_code(0..before.len()),
        }
    }

    /// The block whose body a region is, or itself.
    fn owner<'r>(&'r self, region: &'r Region) -> &'r Region {
        if !region.is_body {
            return region;
        }
        let around = self.regions.iter().filter(|other| other.is_outermost && other.open < region.open);
        around.filter(|other| other.end >= region.end).next_back().unwrap_or(region)
    }

    /// The statement beside a comment, or directly below it, and whether it is a block.
    fn statement(&self, comment: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let line = if self.is_alone(comment) { self.next_line(comment)? } else { self.line_of(comment.start) };
        let text = self.text.get(self.start_of(line)..self.end_of(line))?;
        let start = self.start_of(line) + (text.len() - text.trim_start().len());
        if text.trim().is_empty() || (!self.indented && text.trim_start().starts_with(['}', ']', ')'])) {
            return None;
        }
        let mut end = self.end_of(line);
        let first = self.regions.partition_point(|region| region.open < start);
        let opened = self.regions.get(first..).unwrap_or_default();
        let is_block = opened.first().is_some_and(|region| region.open < end && region.is_block);
        for region in opened {
            if region.open >= end {
                break;
            }
            if region.end > end {
                end = self.end_of(self.line_of(region.end.saturating_sub(1)));
            }
        }
        Some((start..end, is_block))
    }

    /// The innermost region around a place.
    fn enclosing(&self, at: usize) -> Option<&Region> {
        self.open_at(at).last().copied()
    }

    /// The regions around a place, the outermost first.
    fn open_at(&self, at: usize) -> Vec<&Region> {
        let before = self.regions.get(..self.regions.partition_point(|region| region.open < at)).unwrap_or_default();
        if !self.indented {
            return before.iter().filter(|region| region.end > at).collect();
        }
        // A comment behind the last entry of a block is still in it, as far as it is indented like one.
        let line = self.start_of(self.line_of(at));
        let alone = self.text.get(line..at).is_some_and(|text| text.trim().is_empty());
        let column = if alone { at - line } else { usize::MAX };
        let mut open: Vec<&Region> = Vec::new();
        for region in before {
            while open.last().is_some_and(|last| last.column >= region.column) {
                open.pop();
            }
            open.push(region);
        }
        while open.last().is_some_and(|last| last.column >= column) {
            open.pop();
        }
        open
    }

    /// The line below a comment, and below those that stand directly below it.
    fn next_line(&self, comment: &Range<usize>) -> Option<usize> {
        let mut line = self.line_of(comment.end.saturating_sub(1).max(comment.start)) + 1;
        while line < self.lines.len() {
            let text = self.text.get(self.start_of(line)..self.end_of(line))?;
            let start = self.start_of(line) + (text.len() - text.trim_start().len());
            let Ok(place) = self.comments.binary_search_by_key(&start, |comment| comment.start) else { return Some(line) };
            let other = self.comments.get(place)?;
            let last = self.line_of(other.end.saturating_sub(1).max(other.start));
            if !self.text.get(other.end..self.end_of(last)).is_none_or(|rest| rest.trim().is_empty()) {
                return Some(last);
            }
            line = last + 1;
        }
        None
    }

    /// Whether nothing stands on the lines of a comment besides it.
    fn is_alone(&self, comment: &Range<usize>) -> bool {
        let blank = |range: Range<usize>| self.text.get(range).is_some_and(|text| text.trim().is_empty());
        let last = self.line_of(comment.end.saturating_sub(1).max(comment.start));
        blank(self.start_of(self.line_of(comment.start))..comment.start) && blank(comment.end..self.end_of(last))
    }

    /// Whether something besides comments stands in a range.
    fn has_code(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        let blank = |range: Range<usize>| self.text.get(range).is_none_or(|text| text.trim().is_empty());
        for comment in self.comments.iter().filter(|comment| comment.end > range.start) {
            if comment.start >= range.end {
                break;
            }
            if !blank(at..comment.start.max(at)) {
                return true;
            }
            at = comment.end;
        }
        at < range.end && !blank(at..range.end)
    }

    fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn start_of(&self, line: usize) -> usize {
        self.lines.get(line).copied().unwrap_or(self.text.len())
    }

    /// The end of a line, without its line break.
    fn end_of(&self, line: usize) -> usize {
        let end = self.lines.get(line + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(self.start_of(line)..end).unwrap_or_default();
        self.start_of(line) + text.trim_end_matches(['\n', '\r']).len()
    }
}
