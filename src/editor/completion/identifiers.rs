//! The ids of checks where a comment, or metadata, suppresses findings.

use bartizan_lsp::analyzer::{Completion, SymbolKind};

use super::Items;
use crate::editor::view::View;
use crate::report::{Check, Status, Untrusted, shown};
use crate::scan::catalogue;
use crate::source::SourceFile;

/// The words that name checks in comments, and the beginnings of the ids that those tools have; empty for this program.
const MARKERS: &[(&str, &[&str])] = &[
    ("bartizan:ignore-file", &[]),
    ("bartizan:ignore", &[]),
    ("checkov:skip=", &["CKV"]),
    ("bridgecrew:skip=", &["CKV"]),
    ("trivy:ignore:", &["AVD-"]),
    ("tfsec:ignore:", &["AVD-"]),
    ("kics-scan disable=", &[]),
];

/// What begins a comment that suppresses.
const WORDS: &[&str] = &["bartizan:ignore ", "bartizan:ignore-file "];

/// The ids that may be written in a comment that begins at `start`.
pub(super) fn in_comment(view: &View, file: &SourceFile, start: usize, at: usize) -> Vec<Completion> {
    let text = file.text();
    let Some(comment) = text.get(start..at) else { return Vec::new() };
    let line = comment.rsplit('\n').next().unwrap_or_default();
    let marked = MARKERS.iter().filter_map(|(word, ids)| Some((line.rfind(word)? + word.len(), *word, *ids)));
    // Of two words that begin at one place the longer one.
    let Some((end, word, prefixes)) = marked.max_by_key(|(end, ..)| *end) else {
        let typed = line.rsplit(|c: char| c.is_whitespace() || matches!(c, '#' | '/' | '*')).next().unwrap_or_default();
        let before = line.strip_suffix(typed).unwrap_or_default();
        if !before.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '/' | '*')).is_empty() {
            return Vec::new();
        }
        let mut items = Items::new(text, at - typed.len(), at);
        items.add_all(WORDS.iter().copied(), SymbolKind::Check, "suppresses findings", 0);
        return items.found;
    };
    let written = line.get(end..).unwrap_or_default();
    let ids = if word.starts_with("bartizan") { written.trim_start_matches([' ', ':']) } else { written };
    if word.starts_with("bartizan") && ids.len() == written.len() || ids.contains([' ', '\t', ':']) {
        return Vec::new();
    }
    let typed = ids.rsplit(',').next().unwrap_or_default();
    of_checks(view, file, (at - typed.len(), at), prefixes)
}

/// The ids of all checks; those that find something in the file first.
pub(super) fn of_checks(
    view: &View,
    file: &SourceFile,
    (from, at): (usize, usize),
    prefixes: &[&str],
) -> Vec<Completion> {
    let mut items = Items::new(file.text(), from, at);
    let Ok(known) = catalogue(&view.session, &view.request, false) else { return Vec::new() };
    let mut here: Vec<&Untrusted> = Vec::new();
    for finding in view.report().into_iter().flat_map(|report| report.findings.iter().chain(&report.suppressed)) {
        let place = finding.shown_at(&view.session.files).file;
        if finding.status == Status::Fail && place == file.id() && !here.contains(&&finding.check.id) {
            here.push(&finding.check.id);
        }
    }
    for check in &known.checks {
        let rank = if here.contains(&&check.id) { 0 } else { 1 };
        if prefixes.is_empty() {
            add(&mut items, check, &check.id, rank);
        } else {
            let named = check.names().filter(|name| prefixes.iter().any(|prefix| shown(name).starts_with(prefix)));
            named.for_each(|name| add(&mut items, check, name, rank));
        }
    }
    items.found
}

fn add(items: &mut Items<'_>, check: &Check, name: &Untrusted, rank: u8) {
    let before = items.found.len();
    items.add(&shown(name), SymbolKind::Check, check.severity.name(), rank);
    if items.found.len() > before {
        items.about(shown(&check.title));
    }
}
