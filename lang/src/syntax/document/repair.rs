//! Text that is not quite YAML or JSON.
//!
//! Readers of YAML 1.1, which the tools of cloud providers are, do not look at the indentation of what stands in brackets or
//! quotes; YAML 1.2 forbids less of it than of its parents. Such lines are indented before the text is read once more. What
//! is broken for any reader is left out entry by entry, found by the indentation of lines, so that one mistake does not hide
//! everything else.

use crate::diagnostic::Diagnostic;

/// Most that a line is indented.
const MAX_INDENT: usize = 256;

/// Most parts that are left out with a diagnostic each.
const MAX_TOLD: usize = 16;

/// A text in the making: its letters, each with the byte of the file that it stands for.
#[derive(Clone, Default)]
pub(super) struct Letters(Vec<(char, u32)>);

/// Letters from one place up to another.
type Range = std::ops::Range<usize>;

/// A key of the outermost mapping, and the entries below it.
struct Section {
    /// From the key to the end of its line, or to the end of what stands below it and is no entry.
    header: Range,
    entries: Vec<Range>,
}

/// A line with something on it.
struct Line {
    range: Range,
    indent: usize,
}

impl Letters {
    pub(super) fn new(text: &str) -> Self {
        let place = |(at, letter): (usize, char)| (letter, u32::try_from(at).unwrap_or(u32::MAX));
        Self(text.char_indices().map(place).collect())
    }

    /// The text, and the byte that each of its letters stands for.
    pub(super) fn to_text(&self) -> (String, Vec<u32>) {
        self.0.iter().copied().unzip()
    }

    /// The byte behind all of them.
    pub(super) fn end(&self) -> u32 {
        behind(&self.0)
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.0.get(at).map(|(letter, _)| *letter)
    }

    fn slice(&self, range: Range) -> &[(char, u32)] {
        self.0.get(range).unwrap_or_default()
    }

    /// The byte that a letter stands for.
    pub(super) fn byte(&self, at: usize) -> Option<u32> {
        self.0.get(at).map(|(_, byte)| *byte)
    }

    /// The text with the lines indented that stand in brackets or quotes, as far as those are. `None` where there are none.
    pub(super) fn indented(&self) -> Option<Self> {
        let ranges = self.enclosed();
        let mut ranges = ranges.iter().peekable();
        ranges.peek()?;
        let mut made = Vec::with_capacity(self.0.len() + self.0.len() / 2);
        let (mut line, mut column) = (0, 0);
        for (place, letter) in self.0.iter().enumerate() {
            while ranges.next_if(|range| range.end <= place).is_some() {}
            if let Some(range) = ranges.peek().filter(|range| range.start == place) {
                column = range.start - line;
            }
            made.push(*letter);
            if letter.0 == '\n' {
                line = place + 1;
                if ranges.peek().is_some_and(|range| range.contains(&place)) {
                    let next = self.byte(place + 1).unwrap_or(letter.1);
                    made.extend(std::iter::repeat_n((' ', next), (column + 1).min(MAX_INDENT)));
                }
            }
        }
        Some(Self(made))
    }

    /// The outermost brackets and the quotes that go over several lines, in their order.
    fn enclosed(&self) -> Vec<Range> {
        let (mut found, mut start) = (Vec::new(), 0);
        // The indentation of the line that a block of text hangs on.
        let mut block: Option<usize> = None;
        while let Some(mut end) = self.line_end(start) {
            let indent = self.indent(start..end);
            let first = start + indent;
            let in_block = block.is_some_and(|outer| first == end || indent > outer);
            let mut here = if in_block { end } else { first };
            block = block.filter(|_| in_block);
            let mut begins = true;
            while here < end {
                let next_ends = self.letter(here + 1).is_none_or(char::is_whitespace);
                match self.letter(here).unwrap_or_default() {
                    letter if letter.is_whitespace() => here += 1,
                    '#' if self.after_space(here) => here = end,
                    '-' | '?' if begins && next_ends => here += 1,
                    '!' | '&' if begins => {
                        here += self.slice(here..end).iter().take_while(|(letter, _)| !letter.is_whitespace()).count();
                    }
                    '|' | '>' if begins => (block, here) = (Some(indent), end),
                    '"' | '\'' | '[' | '{' if begins => {
                        // What is never closed leaves nothing to be indented behind it.
                        let Some(close) = self.closing(here) else { return found };
                        if close > end {
                            found.push(here..close);
                            end = self.line_end(close).unwrap_or(self.0.len());
                        }
                        (here, begins) = (close, false);
                    }
                    ':' if next_ends => (here, begins) = (here + 1, true),
                    _ => (here, begins) = (here + 1, false),
                }
            }
            start = end + 1;
        }
        found
    }

    /// Behind the bracket or quote that closes the one there.
    fn closing(&self, start: usize) -> Option<usize> {
        let (mut here, mut open) = (start, 0_usize);
        loop {
            match self.letter(here)? {
                '[' | '{' => open += 1,
                ']' | '}' => {
                    open = open.checked_sub(1)?;
                    if open == 0 {
                        return Some(here + 1);
                    }
                }
                quote @ ('"' | '\'')
                    if here == start || self.after_space(here) || self.follows(here, &['[', '{', ',', ':']) =>
                {
                    here = self.closing_quote(here, quote)?;
                    if open == 0 {
                        return Some(here);
                    }
                    continue;
                }
                '#' if self.after_space(here) => here = self.line_end(here)?,
                _ => {}
            }
            here += 1;
        }
    }

    fn closing_quote(&self, start: usize, quote: char) -> Option<usize> {
        let mut here = start + 1;
        loop {
            match self.letter(here)? {
                '\\' if quote == '"' => here += 1,
                letter if letter == quote && quote == '\'' && self.letter(here + 1) == Some(quote) => here += 1,
                letter if letter == quote => return Some(here + 1),
                _ => {}
            }
            here += 1;
        }
    }

    fn follows(&self, at: usize, letters: &[char]) -> bool {
        at.checked_sub(1).and_then(|before| self.letter(before)).is_some_and(|letter| letters.contains(&letter))
    }

    fn after_space(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.letter(before).is_none_or(char::is_whitespace))
    }

    /// Where the line ends in which a letter stands; nothing behind the text.
    fn line_end(&self, at: usize) -> Option<usize> {
        self.letter(at)?;
        Some(at + self.slice(at..self.0.len()).iter().take_while(|(letter, _)| *letter != '\n').count())
    }

    fn indent(&self, line: Range) -> usize {
        self.slice(line).iter().take_while(|(letter, _)| *letter == ' ' || *letter == '\t').count()
    }

    /// Lines with something else than a comment on them.
    fn lines(&self) -> Vec<Line> {
        let (mut lines, mut start) = (Vec::new(), 0);
        while let Some(end) = self.line_end(start) {
            let indent = self.indent(start..end);
            let first = self.letter(start + indent).filter(|letter| !letter.is_whitespace() && *letter != '#');
            if first.is_some() && start + indent < end {
                lines.push(Line { range: start..end, indent });
            }
            start = end + 1;
        }
        lines
    }

    /// Whether the text is an object of JSON.
    pub(super) fn is_json(&self) -> bool {
        self.0.iter().find(|(letter, _)| !letter.is_whitespace()).is_some_and(|(letter, _)| *letter == '{')
    }

    fn sections(&self, json: bool) -> Vec<Section> {
        let lines = self.lines();
        let begins = |line: &Line| {
            let first = self.letter(line.range.start + line.indent);
            if json { first == Some('"') } else { !matches!(first, Some('}' | ']' | ')' | ',')) }
        };
        let Some(outer) = lines.iter().find(|line| begins(line)).map(|line| line.indent) else { return Vec::new() };
        let mut sections: Vec<Section> = Vec::new();
        let mut inner: Option<usize> = None;
        for line in &lines {
            if line.indent <= outer {
                // Brackets that close a section.
                if begins(line) {
                    sections.push(Section { header: line.range.clone(), entries: Vec::new() });
                    inner = None;
                }
                continue;
            }
            let Some(section) = sections.last_mut() else { continue };
            let indent = *inner.get_or_insert(line.indent);
            match section.entries.last_mut() {
                Some(entry) if line.indent > indent || !begins(line) => entry.end = line.range.end,
                None if !begins(line) => section.header.end = line.range.end,
                _ => section.entries.push(line.range.clone()),
            }
        }
        sections
    }

    /// What can be read of a text that cannot be read as a whole, and what is wrong with the rest. `wrong` says what is
    /// wrong with a text by itself.
    pub(super) fn salvaged(&self, wrong: &mut dyn FnMut(&Self) -> Option<Diagnostic>) -> (Self, Vec<Diagnostic>) {
        let json = self.is_json();
        let mut diagnostics = Vec::new();
        let mut sound = |letters: &[(char, u32)]| {
            let alone = if json { bracketed(letters) } else { Self(letters.to_vec()) };
            match wrong(&alone) {
                Some(diagnostic) => {
                    if diagnostics.len() < MAX_TOLD {
                        diagnostics.push(diagnostic);
                    }
                    false
                }
                None => true,
            }
        };
        let mut made: Vec<(char, u32)> = Vec::with_capacity(self.0.len());
        let between = |made: &mut Vec<(char, u32)>, letters: &[(char, u32)]| {
            made.extend(if json { without_comma(letters) } else { letters });
            let at = behind(letters);
            made.push((if json { ',' } else { '\n' }, at));
        };
        if json {
            made.push(('{', 0));
        }
        for section in self.sections(json) {
            let header = self.slice(section.header.clone());
            let opens = trimmed(header).last().is_some_and(|(letter, _)| *letter == '{');
            if section.entries.is_empty() || json != opens {
                let whole = section.entries.last().map_or(section.header.end, |last| last.end);
                let whole = self.slice(section.header.start..whole);
                if sound(whole) {
                    between(&mut made, whole);
                }
                continue;
            }
            if !json && !sound(header) {
                continue;
            }
            made.extend(header);
            made.push(('\n', behind(header)));
            for entry in section.entries {
                let entry = self.slice(entry);
                if sound(entry) {
                    between(&mut made, entry);
                }
            }
            if json {
                between(&mut made, &[('}', self.byte(section.header.start).unwrap_or_default())]);
            }
        }
        if json {
            made.push(('}', behind(&self.0)));
        }
        (Self(made), diagnostics)
    }
}

/// The byte behind the last of the letters.
fn behind(letters: &[(char, u32)]) -> u32 {
    letters.last().map_or(0, |(letter, byte)| byte.saturating_add(u32::try_from(letter.len_utf8()).unwrap_or(1)))
}

/// An entry of JSON as an object by itself.
fn bracketed(letters: &[(char, u32)]) -> Letters {
    let inner = without_comma(letters);
    let (first, last) = (inner.first().map_or(0, |(_, byte)| *byte), inner.last().map_or(0, |(_, byte)| *byte));
    Letters([('{', first)].iter().chain(inner).chain(&[('}', last)]).copied().collect())
}

fn trimmed(letters: &[(char, u32)]) -> &[(char, u32)] {
    let end = letters.iter().rposition(|(letter, _)| !letter.is_whitespace()).map_or(0, |last| last + 1);
    letters.get(..end).unwrap_or_default()
}

fn without_comma(letters: &[(char, u32)]) -> &[(char, u32)] {
    match trimmed(letters) {
        [inner @ .., (',', _)] => trimmed(inner),
        inner => inner,
    }
}
