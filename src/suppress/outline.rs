//! The outline of a file: its comments, and the blocks that they stand in, above or beside.

use std::ops::Range;

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line of a byte, from 0.
    pub(super) fn of(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The first byte of the line of a byte.
    pub(super) fn start_at(&self, at: usize) -> usize {
        self.0.get(self.of(at)).copied().unwrap_or_default()
    }
}

/// Comments and blocks of a text, as byte ranges.
pub(super) struct Outline<'a> {
    text: &'a str,
    lines: Lines,
    /// In their order.
    pub(super) comments: Vec<Range<usize>>,
    /// By where they open.
    pub(super) regions: Vec<Region>,
    /// Of each region, the one around it.
    parents: Vec<Option<usize>>,
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
    pub(super) fn new(
        (text, lines): (&'a str, Lines),
        comments: Vec<Range<usize>>,
        mut regions: Vec<Region>,
        indented: bool,
    ) -> Self {
        regions.sort_by_key(|region| (region.open, std::cmp::Reverse(region.end)));
        let mut parents = Vec::with_capacity(regions.len());
        let mut open: Vec<usize> = Vec::new();
        for (place, region) in regions.iter().enumerate() {
            let is_over = |last: &Region| match indented {
                true => last.column >= region.column,
                false => last.end <= region.open,
            };
            while open.last().and_then(|last| regions.get(*last)).is_some_and(is_over) {
                open.pop();
            }
            parents.push(open.last().copied());
            open.push(place);
        }
        Self { text, lines, comments, regions, parents, indented }
    }

    /// The statement beside a comment, or the one directly below it, or the block that it stands in by itself or at the
    /// head of.
    pub(super) fn here(&self, comment: &Range<usize>) -> Option<Covered> {
        let open = self.open_at(comment.start);
        let Some((next, is_block)) = self.statement(comment) else {
            let around = owner(&open)?;
            return Some(Covered { range: around.start..around.end, whole: None });
        };
        let around = open.last().filter(|region| region.is_block && self.is_alone(comment));
        let Some((around, owner)) = around.zip(owner(&open)) else {
            return Some(Covered { range: next, whole: None });
        };
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
        let line = if self.is_alone(comment) { self.next_line(comment)? } else { self.lines.of(comment.start) };
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

    /// The statement beside a comment, or directly below it, and whether it is a block.
    fn statement(&self, comment: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let line = if self.is_alone(comment) { self.next_line(comment)? } else { self.lines.of(comment.start) };
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
                end = self.end_of(self.lines.of(region.end.saturating_sub(1)));
            }
        }
        Some((start..end, is_block))
    }

    /// The regions around a place, the outermost first.
    fn open_at(&self, at: usize) -> Vec<&Region> {
        // A comment behind the last entry of a block is still in it, as far as it is indented like one.
        let line = self.lines.start_at(at);
        let alone = self.text.get(line..at).is_some_and(|text| text.trim().is_empty());
        let column = if alone { at - line } else { usize::MAX };
        let is_open = |region: &&Region| match self.indented {
            true => region.column < column,
            false => region.end > at,
        };
        let last = self.regions.partition_point(|region| region.open < at).checked_sub(1);
        let chain = std::iter::successors(last, |place| self.parents.get(*place).copied().flatten());
        let mut open: Vec<&Region> = chain.filter_map(|place| self.regions.get(place)).filter(is_open).collect();
        open.reverse();
        open
    }

    /// The line below a comment, and below those that stand directly below it.
    fn next_line(&self, comment: &Range<usize>) -> Option<usize> {
        let mut line = self.lines.of(comment.end.saturating_sub(1).max(comment.start)) + 1;
        while line < self.lines.0.len() {
            let text = self.text.get(self.start_of(line)..self.end_of(line))?;
            let start = self.start_of(line) + (text.len() - text.trim_start().len());
            let Ok(place) = self.comments.binary_search_by_key(&start, |comment| comment.start) else {
                return Some(line);
            };
            let other = self.comments.get(place)?;
            let last = self.lines.of(other.end.saturating_sub(1).max(other.start));
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
        let last = self.lines.of(comment.end.saturating_sub(1).max(comment.start));
        blank(self.start_of(self.lines.of(comment.start))..comment.start) && blank(comment.end..self.end_of(last))
    }

    /// Whether something besides comments stands in a range.
    fn has_code(&self, range: Range<usize>) -> bool {
        let mut at = range.start;
        let blank = |range: Range<usize>| self.text.get(range).is_none_or(|text| text.trim().is_empty());
        let first = self.comments.partition_point(|comment| comment.end <= range.start);
        for comment in self.comments.get(first..).unwrap_or_default() {
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

    fn start_of(&self, line: usize) -> usize {
        self.lines.0.get(line).copied().unwrap_or(self.text.len())
    }

    /// The end of a line, without its line break.
    fn end_of(&self, line: usize) -> usize {
        let end = self.lines.0.get(line + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(self.start_of(line)..end).unwrap_or_default();
        self.start_of(line) + text.trim_end_matches(['\n', '\r']).len()
    }
}

/// The innermost of the regions around a place; for the body of a resource, the resource.
fn owner<'r>(open: &[&'r Region]) -> Option<&'r Region> {
    let innermost = open.last().copied()?;
    let resource = open.iter().copied().find(|region| region.is_outermost);
    Some(resource.filter(|_| innermost.is_body).unwrap_or(innermost))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use bartizan_lang::FileId;

    use super::super::{hcl, yaml};
    use super::*;

    /// What the comment on that line covers, as the first and last lines, and whether the block around it as a whole.
    fn lines(outline: &Outline<'_>, line: usize) -> Option<(usize, usize, bool)> {
        let on = |at: usize| outline.lines.of(at) + 1;
        let comment = outline.comments.iter().find(|comment| on(comment.start) == line).unwrap();
        let covered = outline.here(comment)?;
        Some((on(covered.range.start), on(covered.range.end - 1), covered.whole.is_some()))
    }

    const HCL: &str = r##"# 1 above a block
resource "a" "b" { # 2 beside its header
  # 3 at its head
  x = 1 # 4 beside an attribute

  # 6 above an attribute
  y = [ # 7 beside a list
    # 8 above an element
    "a # no comment",
    "b",
  ]
  /* 12 above
     a block */
  z {
    w = <<-EOT
      # no comment
    EOT
    # 18 behind all
  }

  # 21 alone

  v = { k = "${upper("}")}" }
}
# 25 above nothing
"##;

    #[test]
    fn comments_in_hcl_cover_what_they_stand_by() {
        let outline = hcl::outline(HCL);
        let expected = [
            (1, Some((2, 24, false))),
            (2, Some((2, 24, false))),
            (3, Some((2, 24, false))),
            (4, Some((4, 4, false))),
            (6, Some((7, 11, true))),
            (7, Some((7, 11, false))),
            (8, Some((9, 9, false))),
            (12, Some((14, 19, true))),
            (18, Some((14, 19, false))),
            (21, Some((2, 24, false))),
            (25, None),
        ];
        assert_eq!(outline.comments.len(), expected.len());
        for (line, covered) in expected {
            assert_eq!(lines(&outline, line), covered, "line {line}");
        }
    }

    const YAML: &str = "# 1 above all
Resources:
  # 3 above a resource
  Bucket: # 4 beside its name
    # 5 at its head
    Type: AWS::S3::Bucket
    Properties:
      # 8 at the head of its properties
      Name: a # 9 beside a property
      # 10 above a property
      Tags:
        # 12 above an element
        - Key: a
          # 14 above a part of it
          Value: |
            # no comment
        - {Key: b, Value: 'x # no comment'}
      # 18 behind its properties
  # 19 behind all
";

    #[test]
    fn comments_in_yaml_cover_what_they_stand_by() {
        let (outline, _) = yaml::outline(FileId(0), YAML);
        let expected = [
            (1, Some((2, 17, false))),
            (3, Some((4, 17, true))),
            (4, Some((4, 17, false))),
            (5, Some((4, 17, false))),
            (8, Some((4, 17, false))),
            (9, Some((9, 9, false))),
            (10, Some((11, 17, true))),
            (12, Some((13, 16, false))),
            (14, Some((15, 16, true))),
            (18, Some((4, 17, false))),
            (19, Some((2, 17, false))),
        ];
        assert_eq!(outline.comments.len(), expected.len(), "{:?}", outline.comments);
        for (line, covered) in expected {
            assert_eq!(lines(&outline, line), covered, "line {line}");
        }
    }
}
