//! The encoder for terminals: untrusted text can neither steer the terminal nor talk to a build runner that reads the
//! log.

use std::fmt::{self, Write as _};

use super::Untrusted;
use crate::source::steers;

/// What the terminal can show; the same values give the same bytes.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether colours are wanted.
    pub color: bool,
    /// Columns to wrap prose at.
    pub width: usize,
}

impl Default for Terminal {
    fn default() -> Self {
        Self { color: false, width: 100 }
    }
}

/// What some words are, which decides their colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Critical and high findings, errors.
    Bad,
    /// Medium findings, warnings.
    Warning,
    /// Low findings and notes.
    Mild,
    /// What is as it should be.
    Good,
    /// A heading.
    Strong,
    /// What explains the rest.
    Faint,
}

impl Style {
    fn ansi(self) -> anstyle::Style {
        use anstyle::AnsiColor::{Cyan, Green, Red, Yellow};
        match self {
            Self::Bad => Red.on_default().bold(),
            Self::Warning => Yellow.on_default().bold(),
            Self::Mild => Cyan.on_default().bold(),
            Self::Good => Green.on_default().bold(),
            Self::Strong => anstyle::Style::new().bold(),
            Self::Faint => anstyle::Style::new().dimmed(),
        }
    }
}

impl Terminal {
    /// Untrusted text as one line.
    #[must_use]
    pub fn line(self, text: &Untrusted) -> String {
        let mut line = String::with_capacity(text.raw().len());
        encode(text.raw(), &mut line);
        line
    }

    /// Untrusted text that may have several lines, such as the prose of a check.
    pub fn lines(self, text: &Untrusted) -> impl Iterator<Item = String> {
        text.raw().lines().map(|raw| {
            let mut line = String::with_capacity(raw.len());
            encode(raw, &mut line);
            line
        })
    }

    /// Untrusted prose, wrapped at the width with that many columns of indentation. Empty lines part paragraphs, and
    /// lines that are indented or begin a list stay lines.
    #[must_use]
    pub fn prose(self, text: &Untrusted, indent: usize) -> String {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut open = false;
        for line in self.lines(text) {
            let kept = line.starts_with([' ', '-', '*', '#', '`']) || line.is_empty();
            match paragraphs.last_mut() {
                Some(paragraph) if open && !kept => {
                    paragraph.push(' ');
                    paragraph.push_str(&line);
                }
                _ => paragraphs.push(line.clone()),
            }
            open = !line.is_empty();
        }
        while paragraphs.last().is_some_and(String::is_empty) {
            paragraphs.pop();
        }
        let filled: Vec<String> = paragraphs.iter().map(|paragraph| self.wrap(paragraph, indent, indent)).collect();
        filled.join("\n")
    }

    /// Encoded text, wrapped at the width.
    pub(super) fn wrap(self, encoded: &str, first: usize, others: usize) -> String {
        let (first, others) = (" ".repeat(first), " ".repeat(others));
        let options = textwrap::Options::new(self.width.max(40))
            .initial_indent(&first)
            .subsequent_indent(&others)
            .break_words(false)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::fill(encoded, options)
    }

    /// Words of our own, or encoded ones, in a style.
    #[must_use]
    pub fn paint(self, style: Style, encoded: impl fmt::Display) -> String {
        if !self.color {
            return encoded.to_string();
        }
        let style = style.ansi();
        format!("{style}{encoded}{style:#}")
    }
}

/// Writes text so that it is seen as it is. Characters that steer are written as `\u{1b}`; what a build runner takes for
/// a command (`::name::` at the start of a line, `##[name]`, `##vso[name]` anywhere) is broken up in the same way.
pub(super) fn encode(text: &str, to: &mut String) {
    // Most texts are plain words: in them nothing steers, and no command can begin.
    if text.bytes().all(|b| matches!(b, b' '..=b'~') && b != b'#') && !text.contains("::") {
        to.push_str(text);
        return;
    }
    let mut rest = text;
    let mut previous = ' ';
    let mut begins = true;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        let command = match character {
            // At the start nothing is allowed that looks like one; further on, `::/0` is an address.
            ':' if begins => after.starts_with(':'),
            ':' => previous.is_whitespace() && after.strip_prefix(':').is_some_and(names_a_command),
            '#' => previous == '#' && (after.starts_with('[') || after.starts_with("vso[")),
            _ => false,
        };
        if command || steers(character) {
            // Writing to a String cannot fail.
            let _ = write!(to, "{}", character.escape_unicode());
        } else {
            to.push(character);
        }
        previous = character;
        begins &= character.is_whitespace();
        rest = after;
    }
}

/// Whether what follows `::` may be the name of a command: the address `::/0` is none. At the end of the text, more may
/// follow.
fn names_a_command(after: &str) -> bool {
    after.chars().next().is_none_or(|first| first.is_ascii_alphabetic())
}

/// The same for a line of source, which keeps its columns as far as possible: tabs stay, and control characters of one
/// byte become their pictures. Calls `moved` with the offset of each character before and after.
pub(super) fn encode_source(text: &str, to: &mut String, mut moved: impl FnMut(usize, usize)) {
    for (offset, character) in text.char_indices() {
        moved(offset, to.len());
        match character {
            '\t' => to.push('\t'),
            '\u{7f}' => to.push('\u{2421}'),
            '\0'..='\u{1f}' => to.push(char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}')),
            '[' if to.ends_with("##") || to.ends_with("##vso") => to.push_str("\\u{5b}"),
            _ if steers(character) => {
                // Writing to a String cannot fail.
                let _ = write!(to, "{}", character.escape_unicode());
            }
            _ => to.push(character),
        }
    }
    moved(text.len(), to.len());
}
