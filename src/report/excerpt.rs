//! Lines of source as they may be shown: without secrets and without characters that steer a terminal, with marks on
//! them where something is said.

use std::collections::BTreeSet;

use bartizan_lang::Span;

use super::redact::{REDACTED, Redactor};
use super::terminal;
use crate::source::SourceFile;

/// Most lines that one excerpt shows: a mark over more shows its first ones.
const MAX_LINES: u32 = 6;

/// Most bytes of a line that are shown; generated files have lines of megabytes.
const MAX_LINE_BYTES: usize = 400;

/// Consecutive lines of one file, ready to be shown.
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub(super) first_line: u32,
    /// The encoded text; each line ends in a line break.
    pub(super) text: String,
    /// The marks, as ranges of `text`, in the order in which they were asked for.
    pub(super) marks: Vec<std::ops::Range<usize>>,
}

/// The lines that hold the spans, which are in one file.
pub(super) fn excerpt(file: &SourceFile, spans: &[Span], redactor: &Redactor) -> Excerpt {
    let mut lines = BTreeSet::new();
    let rows: Vec<(u32, u32)> = spans.iter().map(|span| rows(file, *span)).collect();
    for (first, last) in &rows {
        lines.extend(*first..=*last);
    }
    let (first_line, last_line) = (lines.first().copied().unwrap_or(1), lines.last().copied().unwrap_or(1));
    let mut text = String::new();
    let mut marks: Vec<(Option<usize>, usize)> = vec![(None, 0); spans.len()];
    for number in first_line..=last_line {
        let Some(line) = file.line(number) else { break };
        let start = offset_of(file, line);
        let shown = ShownLine::new(file, line, start, redactor);
        let base = text.len();
        text.push_str(&shown.text);
        for (mark, span) in marks.iter_mut().zip(spans) {
            let end = start + line.len();
            let (from, to) = (span.start as usize, (span.end as usize).min(end));
            if from > end || to < start || (to == start && from < start) {
                continue;
            }
            mark.0.get_or_insert(base + shown.after(from.saturating_sub(start)));
            mark.1 = base + shown.after(to.saturating_sub(start));
        }
        text.push('\n');
    }
    let marks = marks.into_iter().map(|(start, end)| start.unwrap_or(0)..end.max(start.unwrap_or(0))).collect();
    Excerpt { first_line, text, marks }
}

/// The first and last line of a span, no more of them than are shown.
fn rows(file: &SourceFile, span: Span) -> (u32, u32) {
    let first = file.position(span.start).line;
    let end = file.position(span.end.max(span.start));
    // A span that ends with a line break ends on the line before.
    let last = if end.column == 1 && end.line > first { end.line - 1 } else { end.line };
    (first, last.min(first + MAX_LINES - 1))
}

/// Where a line of the file's text begins. The line is a part of that text.
fn offset_of(file: &SourceFile, line: &str) -> usize {
    (line.as_ptr() as usize).saturating_sub(file.text().as_ptr() as usize)
}

/// A line as it is shown, and where its bytes went.
struct ShownLine {
    text: String,
    /// Offsets before and after, both rising.
    moves: Vec<(usize, usize)>,
}

impl ShownLine {
    fn new(file: &SourceFile, line: &str, start: usize, redactor: &Redactor) -> Self {
        let span = Span::new(file.id(), start, start + line.len());
        let hidden = redactor.hidden_in(line, span);
        let mut shown = Self { text: String::with_capacity(line.len()), moves: Vec::new() };
        let mut at = 0;
        for range in hidden {
            shown.push(line, at, range.start);
            shown.moves.push((range.start, shown.text.len()));
            shown.text.push_str(REDACTED);
            shown.moves.push((range.end, shown.text.len()));
            at = range.end;
        }
        shown.push(line, at, line.len());
        shown
    }

    /// Adds a part of the line, cut where the line is too long to be shown.
    fn push(&mut self, line: &str, from: usize, to: usize) {
        let mut end = to.min(from + MAX_LINE_BYTES.saturating_sub(self.text.len()));
        while !line.is_char_boundary(end) {
            end -= 1;
        }
        let part = line.get(from..end).unwrap_or_default();
        let moves = &mut self.moves;
        terminal::encode_source(part, &mut self.text, |before, after| moves.push((from + before, after)));
        if end < to && !self.text.ends_with('…') {
            self.text.push('…');
        }
    }

    /// Where a byte of the line is in the shown text.
    fn after(&self, before: usize) -> usize {
        let next = self.moves.partition_point(|(at, _)| *at < before);
        match self.moves.get(next) {
            Some((at, after)) if *at == before => *after,
            // Inside a secret: its start. Past the end of what is shown: the end.
            Some(_) => self.moves.get(next.saturating_sub(1)).map_or(0, |(_, after)| *after),
            None => self.text.len(),
        }
    }
}
