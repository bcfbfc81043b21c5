//! Comments and blocks of HCL: a scan that knows texts, heredocs and brackets, and nothing else of the language, so that it
//! reads broken files too.

use std::ops::Range;

use super::outline::{Lines, Outline, Region};

/// Deepest nesting of brackets that is followed: no file that can be read has more.
const MAX_DEPTH: usize = 128;

/// The outline of a text in HCL.
pub(super) fn outline(text: &str) -> Outline<'_> {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        lines: Lines::new(text),
        at: 0,
        open: Vec::new(),
        comments: Vec::new(),
        regions: Vec::new(),
    };
    scan.run();
    let Scan { comments, regions, lines, .. } = scan;
    Outline::new((text, lines), comments, regions, false)
}

struct Scan<'a> {
    text: &'a str,
    bytes: &'a [u8],
    lines: Lines,
    at: usize,
    open: Vec<Open>,
    comments: Vec<Range<usize>>,
    regions: Vec<Region>,
}

/// What is open at a place.
enum Open {
    /// A bracket, and whether it opens a block.
    Bracket { at: usize, is_block: bool },
    /// `${` or `%{` in a text.
    Interpolation,
}

impl Scan<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            match byte {
                b'#' => self.line_comment(),
                b'/' if self.next_is(b'/') => self.line_comment(),
                b'/' if self.next_is(b'*') => {
                    let rest = self.text.get(self.at + 2..).unwrap_or_default();
                    let end = rest.find("*/").map_or(self.text.len(), |end| self.at + 2 + end + 2);
                    self.comments.push(self.at..end);
                    self.at = end;
                }
                b'"' => {
                    self.at += 1;
                    self.quoted();
                }
                b'<' if self.next_is(b'<') => self.heredoc(),
                b'{' | b'[' | b'(' => {
                    let is_block = byte == b'{' && self.opens_block();
                    self.open.push(Open::Bracket { at: self.at, is_block });
                    self.at += 1;
                }
                b'}' | b']' | b')' => {
                    self.at += 1;
                    match self.open.pop() {
                        Some(Open::Bracket { at, is_block }) => self.region(at, is_block),
                        Some(Open::Interpolation) => self.quoted(),
                        None => {}
                    }
                }
                _ => self.at += 1,
            }
        }
        // What is not closed ends with the file.
        while let Some(open) = self.open.pop() {
            if let Open::Bracket { at, is_block } = open {
                self.region(at, is_block);
            }
        }
    }

    fn next_is(&self, byte: u8) -> bool {
        self.bytes.get(self.at + 1) == Some(&byte)
    }

    fn line_comment(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let end = self.at + line.trim_end_matches('\r').len();
        self.comments.push(self.at..end);
        self.at += line.len();
    }

    /// The rest of a text in quotes, up to its end or the next interpolation.
    fn quoted(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'"' | b'\n' => return,
                b'\\' => self.at += 1,
                b'$' | b'%' if self.bytes.get(self.at) == Some(&byte) => self.at += 1,
                b'$' | b'%' if self.bytes.get(self.at) == Some(&b'{') => {
                    self.at += 1;
                    self.open.push(Open::Interpolation);
                    return;
                }
                _ => {}
            }
        }
    }

    /// A heredoc, of which nothing is looked at.
    fn heredoc(&mut self) {
        let start = self.at;
        self.at += 2;
        let rest = self.text.get(self.at..).unwrap_or_default();
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let word = rest.get(..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()));
        let Some(word) = word.filter(|word| !word.is_empty()) else { return };
        let mut at = start;
        for (number, line) in self.text.get(start..).unwrap_or_default().split_inclusive('\n').enumerate() {
            if number > 0 && line.trim() == word {
                let end = at + line.trim_end().len();
                self.regions.push(self.made(start, start, end, false));
                self.at = end;
                return;
            }
            at += line.len();
        }
        self.at = self.text.len();
    }

    /// Whether what stands before a brace is the header of a block.
    fn opens_block(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default().trim_end_matches([' ', '\t']);
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '"'))
    }

    fn region(&mut self, open: usize, is_block: bool) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        let line = self.lines.start_at(open);
        let header = self.text.get(line..open).unwrap_or_default();
        let start = line + (header.len() - header.trim_start().len());
        let region = self.made(start, open, self.at.min(self.text.len()), is_block);
        self.regions.push(region);
    }

    fn made(&self, start: usize, open: usize, end: usize, is_block: bool) -> Region {
        let is_outermost = is_block && self.open.is_empty();
        Region { start, open, inside: open + 1, end, column: 0, is_block, is_outermost, is_body: false }
    }
}
