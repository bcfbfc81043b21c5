//! What may be written at the cursor.
//!
//! People complete in the midst of lines that are not whole, so where the cursor is, is read off the letters before it
//! (`cursor`, `lines`); what is declared elsewhere comes from the modules as they were read.

mod cursor;
mod identifiers;
mod lines;
mod references;
mod settings;
mod template;
mod terraform;

use bartizan_lsp::analyzer::{Completion, SymbolKind};

use super::view::View;
use crate::source::SourceFile;

/// Most items of an answer: what is beyond is found by typing another letter.
const MOST: usize = 2000;

/// What may be written at the cursor.
pub(super) fn completion(view: &View, file: &SourceFile, at: usize) -> Vec<Completion> {
    let text = file.text();
    let Some(name) = file.path().and_then(|path| path.file_name()) else { return Vec::new() };
    if !text.is_char_boundary(at) {
        return Vec::new();
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let mut found = match extension {
        _ if name == "bartizan.hcl" => settings::completion(view, text, at),
        Some("tf" | "tofu" | "tfvars") => terraform::completion(view, file, at),
        // Units of Terragrunt, locks and check files have other words, but the same comments.
        Some("hcl") => match cursor::cursor(text, at).at {
            cursor::At::Comment { start } => identifiers::in_comment(view, file, start, at),
            _ => Vec::new(),
        },
        Some("json") if !name.ends_with(".tf.json") && !name.ends_with(".tofu.json") => {
            template::completion(view, file, at)
        }
        Some("yaml" | "yml" | "template") => template::completion(view, file, at),
        _ => Vec::new(),
    };
    found.sort_by(|a, b| (a.rank, &a.label).cmp(&(b.rank, &b.label)));
    found.dedup_by(|a, b| a.label == b.label && a.kind == b.kind);
    found.truncate(MOST);
    found
}

/// Collects items for one place.
struct Items<'t> {
    found: Vec<Completion>,
    from: usize,
    at: usize,
    /// What was typed.
    typed: &'t str,
}

impl<'t> Items<'t> {
    /// Items that replace what stands between two offsets of a text.
    fn new(text: &'t str, from: usize, at: usize) -> Self {
        let typed = text.get(from..at).unwrap_or_default();
        Self { found: Vec::new(), from: if typed.is_empty() { at } else { from }, at, typed }
    }

    /// Adds what begins like what was typed.
    fn add(&mut self, label: &str, kind: SymbolKind, detail: &str, rank: u8) {
        self.add_text(label, kind, detail, rank, None);
    }

    /// The same with another text to insert, a snippet.
    fn add_text(&mut self, label: &str, kind: SymbolKind, detail: &str, rank: u8, snippet: Option<String>) {
        if !begins(label, self.typed) {
            return;
        }
        let is_snippet = snippet.is_some();
        self.found.push(Completion {
            label: label.to_owned(),
            kind,
            detail: detail.to_owned(),
            about: String::new(),
            range: self.from..self.at,
            text: snippet.unwrap_or_else(|| label.to_owned()),
            is_snippet,
            rank,
        });
    }

    fn add_all<'s>(&mut self, labels: impl IntoIterator<Item = &'s str>, kind: SymbolKind, detail: &str, rank: u8) {
        labels.into_iter().for_each(|label| self.add(label, kind, detail, rank));
    }

    /// Adds what is not there yet.
    fn add_once(&mut self, label: &str, kind: SymbolKind) {
        if !self.found.iter().any(|item| item.label == label) {
            self.add(label, kind, "", 0);
        }
    }

    /// Says what the last item is about.
    fn about(&mut self, about: String) {
        if let Some(last) = self.found.last_mut() {
            last.about = about;
        }
    }
}

/// Whether a label holds the letters that were typed, in their order, its first one first: what editors take for a match.
fn begins(label: &str, typed: &str) -> bool {
    let mut letters = typed.chars().map(|c| c.to_ascii_lowercase());
    let Some(first) = letters.next() else { return true };
    let mut rest = label.chars().map(|c| c.to_ascii_lowercase());
    rest.next() == Some(first) && letters.all(|letter| rest.any(|other| other == letter))
}

/// Whether nothing is written behind the cursor on its line.
fn is_last(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.lines().next().is_none_or(|line| line.trim().is_empty())
}
