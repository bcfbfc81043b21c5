//! The layout of HCL as `terraform fmt` has it: line breaks, indentation, and the columns of `=` and of comments.
//!
//! The rules are those of `hclwrite.Format`: in lines that follow each other and each hold an assignment as a whole, the
//! equals signs stand in one column, and so do the comments behind them. Only lines around an edit are laid out anew, and
//! only where they were laid out so before: the layout that somebody chose stays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use bartizan_lang::check;
use bartizan_lang::syntax::ast::{Body, Expr, ExprKind};
use unicode_segmentation::UnicodeSegmentation as _;

/// The line break that a text uses: that of its first line.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if first.ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where the line of an offset begins.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// Where the line of an offset ends, without its line break.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    let end = offset + rest.find('\n').unwrap_or(rest.len());
    if text.get(offset..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end }
}

/// Where the line after that of an offset begins, or the text ends.
pub(super) fn next_line(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    offset + rest.find('\n').map_or(rest.len(), |at| at + 1)
}

/// The white space that the line of an offset begins with.
pub(super) fn indentation(text: &str, offset: usize) -> &str {
    let start = line_start(text, offset);
    let line = text.get(start..).unwrap_or_default();
    let width = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..width).unwrap_or_default()
}

/// Whether there is nothing but white space on the line before that offset.
pub(super) fn begins_line(text: &str, offset: usize) -> bool {
    text.get(line_start(text, offset)..offset).is_some_and(|before| before.trim().is_empty())
}

/// A text of several lines with another indentation for all but the first, and with those line breaks.
pub(super) fn indented(text: &str, indentation: &str, line_break: &str) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push_str(line_break);
        if !line.is_empty() {
            out.push_str(indentation);
            out.push_str(line);
        }
    }
    out
}

/// A line that holds an assignment as a whole.
#[derive(Clone, Copy)]
struct Line {
    /// Where the name or key ends.
    name_end: usize,
    /// Where the equals sign is.
    equals: usize,
    /// Where the value ends, a comma behind it included.
    value_end: usize,
    /// Where a comment behind it begins.
    comment: Option<usize>,
}

/// The lines of a text that hold assignments as a whole, by the offset of the line.
struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    assignments: BTreeMap<usize, Line>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, body: &Body) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let mut lines = Self { text, starts, assignments: BTreeMap::new() };
        lines.body(body);
        lines
    }

    fn row(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    fn body(&mut self, body: &Body) {
        for attribute in &body.attributes {
            self.assignment(attribute.name_span.end as usize, &attribute.expr);
            self.expression(&attribute.expr);
        }
        for block in &body.blocks {
            self.body(&block.body);
        }
    }

    fn expression(&mut self, expr: &Expr) {
        if let ExprKind::Object(items) = &expr.kind {
            for item in items {
                self.assignment(item.key.span.end as usize, &item.value);
            }
        }
        check::children(expr, &mut |inner| self.expression(inner));
    }

    fn assignment(&mut self, name_end: usize, value: &Expr) {
        let text = self.text;
        let Some(between) = text.get(name_end..value.span.start as usize) else { return };
        let Some(equals) = between.find('=').map(|at| name_end + at) else { return };
        let written = value.span.text(text);
        let heredoc = written.starts_with("<<");
        let mut value_end = value.span.end as usize;
        let mut comment = None;
        if heredoc {
            value_end = line_end(text, value.span.start as usize);
        } else {
            if written.contains('\n') {
                return;
            }
            let rest = text.get(value_end..line_end(text, value_end)).unwrap_or_default();
            let behind = rest.strip_prefix(',').unwrap_or(rest);
            value_end += rest.len() - behind.len();
            let trimmed = behind.trim_start();
            if trimmed.starts_with('#') || trimmed.starts_with("//") || trimmed.starts_with("/*") {
                comment = Some(value_end + behind.len() - trimmed.len());
            } else if !trimmed.is_empty() {
                return;
            }
        }
        // The first equals sign of a line decides; what is before it is the name.
        let row = self.row(equals);
        let first = text.get(line_start(text, equals)..name_end).unwrap_or_default();
        if first.contains(['=', '{', '[']) && !first.trim_start().starts_with('"') {
            return;
        }
        let line = Line { name_end, equals, value_end, comment };
        let known = self.assignments.entry(row).or_insert(line);
        if line.equals < known.equals {
            *known = line;
        }
    }

    fn columns(&self, from: usize, to: usize) -> usize {
        self.text.get(from..to).unwrap_or_default().graphemes(true).count()
    }

    /// How wide a line is before its equals sign.
    fn lead(&self, row: usize, line: &Line) -> usize {
        self.columns(self.starts.get(row).copied().unwrap_or_default(), line.name_end)
    }

    /// The rows around one that follow each other and are such lines.
    fn chain(&self, row: usize, wanted: &dyn Fn(&Line) -> bool) -> Range<usize> {
        let is = |row: usize| self.assignments.get(&row).is_some_and(wanted);
        if !is(row) {
            return row..row;
        }
        let mut chain = row..row + 1;
        while chain.start > 0 && is(chain.start - 1) {
            chain.start -= 1;
        }
        while is(chain.end) {
            chain.end += 1;
        }
        chain
    }

    /// The equals signs that do not stand where they should: the range of white space before each, and its right width.
    fn misplaced(&self, chain: Range<usize>) -> Vec<(Range<usize>, usize)> {
        let lines: Vec<(usize, &Line)> = chain.filter_map(|row| Some((row, self.assignments.get(&row)?))).collect();
        let widest = lines.iter().map(|(row, line)| self.lead(*row, line)).max().unwrap_or_default();
        let right = |(row, line): &(usize, &Line)| {
            let width = widest - self.lead(*row, line) + 1;
            (line.name_end..line.equals, width)
        };
        lines.iter().map(right).filter(|(range, width)| self.blank(range) != Some(*width)).collect()
    }

    /// The same of comments.
    fn misplaced_comments(&self, chain: Range<usize>) -> Vec<(Range<usize>, usize)> {
        let lines: Vec<(usize, &Line)> = chain.filter_map(|row| Some((row, self.assignments.get(&row)?))).collect();
        let width = |(row, line): &(usize, &Line)| {
            self.columns(self.starts.get(*row).copied().unwrap_or_default(), line.value_end)
        };
        let widest = lines.iter().map(width).max().unwrap_or_default();
        let right = |entry: &(usize, &Line)| {
            let range = entry.1.value_end..entry.1.comment?;
            Some((range, widest - width(entry) + 1))
        };
        lines.iter().filter_map(right).filter(|(range, width)| self.blank(range) != Some(*width)).collect()
    }

    /// How many spaces are there; none when something else is.
    fn blank(&self, range: &Range<usize>) -> Option<usize> {
        self.text.get(range.clone()).filter(|text| text.bytes().all(|b| b == b' ')).map(str::len)
    }
}

/// A text and its tree.
#[derive(Clone, Copy)]
pub(super) struct Laid<'a> {
    pub(super) text: &'a str,
    pub(super) body: &'a Body,
}

/// Whether the equals signs around an offset stand as `terraform fmt` has them, and whether the comments do.
fn is_formatted(lines: &Lines<'_>, offset: usize) -> (bool, bool) {
    let row = lines.row(offset);
    let near = [row, row.saturating_sub(1), row + 1];
    let commented = |line: &Line| line.comment.is_some();
    let equals = near.into_iter().all(|row| lines.misplaced(lines.chain(row, &|_| true)).is_empty());
    let comments = near.into_iter().all(|row| lines.misplaced_comments(lines.chain(row, &commented)).is_empty());
    (equals, comments)
}

/// Lays the lines out that edits touched. `touched` has an offset in the text before for each range in the text after.
pub(super) fn lay_out(before: Laid<'_>, after: Laid<'_>, touched: &[(usize, Range<usize>)]) -> String {
    let old = Lines::new(before.text, before.body);
    let new = Lines::new(after.text, after.body);
    let (mut rows, mut commented): (BTreeSet<usize>, BTreeSet<usize>) = (BTreeSet::new(), BTreeSet::new());
    for (was, range) in touched {
        let around = new.row(range.start).saturating_sub(1)..=new.row(range.end) + 1;
        let (equals, comments) = is_formatted(&old, *was);
        if equals {
            rows.extend(around.clone());
        }
        if comments {
            commented.extend(around);
        }
    }
    let mut spaces: BTreeMap<usize, (Range<usize>, usize)> = BTreeMap::new();
    for row in rows {
        for (range, width) in new.misplaced(new.chain(row, &|_| true)) {
            spaces.insert(range.start, (range, width));
        }
    }
    let text = spaced(after.text, &spaces);
    // The comments are laid out after what is before them; the rows are the same.
    let has_comment = |line: &Line| line.comment.is_some();
    let chains: Vec<Range<usize>> = commented.into_iter().map(|row| new.chain(row, &has_comment)).collect();
    if chains.iter().all(Range::is_empty) {
        return text;
    }
    let reparsed = bartizan_lang::syntax::parse_hcl(bartizan_lang::span::FileId::NONE, &text);
    let laid = Lines::new(&text, &reparsed.body);
    let mut spaces: BTreeMap<usize, (Range<usize>, usize)> = BTreeMap::new();
    for chain in chains {
        for (range, width) in laid.misplaced_comments(chain) {
            spaces.insert(range.start, (range, width));
        }
    }
    spaced(&text, &spaces)
}

/// A text with other numbers of spaces at some places.
fn spaced(text: &str, spaces: &BTreeMap<usize, (Range<usize>, usize)>) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, width) in spaces.values() {
        let Some(before) = text.get(at..range.start) else { continue };
        out.push_str(before);
        out.extend(std::iter::repeat_n(' ', *width));
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
