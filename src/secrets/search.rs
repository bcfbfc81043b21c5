//! One search over a text: where its formats and the words of names begin.

use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind, StartKind};

use super::assignments::WORDS;
use super::compound::COMPOUNDS;
use super::tokens::TOKENS;

/// What the search found.
#[derive(Default)]
pub(super) struct Hits {
    /// Credentials by format: kind, service, place.
    pub(super) formats: Vec<(&'static str, &'static str, Range<usize>)>,
    /// Where words of names begin.
    pub(super) words: Vec<usize>,
}

/// How much text the automaton that is quick to build searches, in bytes; beyond, the one that searches quickly pays.
const LARGE: usize = 512 << 10;

static BUILT_QUICKLY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(AhoCorasickKind::ContiguousNFA));
static SEARCHES_QUICKLY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| automaton(AhoCorasickKind::DFA));

fn automaton(kind: AhoCorasickKind) -> Option<AhoCorasick> {
    let anchors = TOKENS.iter().map(|t| t.anchor).chain(COMPOUNDS.iter().map(|(a, _)| *a)).chain(WORDS.iter().copied());
    AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .start_kind(StartKind::Unanchored)
        .kind(Some(kind))
        .ascii_case_insensitive(true)
        .build(anchors)
        .ok()
}

/// The automaton for a text of so many bytes. Both find the same.
fn automaton_for(bytes: usize) -> Option<&'static AhoCorasick> {
    static SEARCHED: AtomicUsize = AtomicUsize::new(0);
    let searched = SEARCHED.fetch_add(bytes, Ordering::Relaxed);
    if searched < LARGE { BUILT_QUICKLY.as_ref() } else { SEARCHES_QUICKLY.as_ref() }
}

/// Searches a text.
pub(super) fn search(text: &str) -> Hits {
    of_kinds(text, true)
}

/// Searches a text for what is known by its format. Nothing is allocated where nothing is found.
pub(super) fn formats(text: &str) -> Hits {
    of_kinds(text, false)
}

fn of_kinds(text: &str, words: bool) -> Hits {
    let mut hits = Hits::default();
    let Some(automaton) = automaton_for(text.len()) else { return hits };
    for found in automaton.find_overlapping_iter(text) {
        let (at, index) = (found.start(), found.pattern().as_usize());
        if let Some(token) = TOKENS.get(index) {
            hits.formats.extend(token.find(text, at).map(|range| (token.kind, token.service, range)));
        } else if let Some((anchor, detect)) = COMPOUNDS.get(index - TOKENS.len()) {
            // The search does not regard case; formats do.
            if text.get(at..found.end()) == Some(*anchor) {
                hits.formats.extend(detect(text, at));
            }
        } else if words {
            hits.words.push(at);
        }
    }
    hits.words.sort_unstable();
    hits
}

/// Whether a text of 40 characters is the secret half of an AWS access key.
pub(super) fn is_aws_secret(text: &str) -> bool {
    let bytes = text.as_bytes();
    let kinds: [fn(&u8) -> bool; 3] =
        [u8::is_ascii_uppercase, u8::is_ascii_lowercase, |b| b.is_ascii_digit() || *b == b'/' || *b == b'+'];
    bytes.len() == 40
        && bytes.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'/' || *b == b'+')
        && kinds.iter().all(|kind| bytes.iter().any(kind))
        && super::values::entropy(bytes) >= 3.8
}

/// Where, near an access key identifier, the secret half of it stands.
pub(super) fn aws_secret_near(text: &str, identifier: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 400;
    let from = text.floor_char_boundary(identifier.start.saturating_sub(NEAR));
    let to = text.floor_char_boundary((identifier.end + NEAR).min(text.len()));
    let window = text.get(from..to)?;
    let part = |c: char| c.is_ascii_alphanumeric() || c == '/' || c == '+';
    let mut at = 0;
    let mut found: Vec<Range<usize>> = Vec::new();
    for run in window.split(|c: char| !part(c)) {
        if run.len() == 40 && is_aws_secret(run) && !super::values::is_placeholder(run) {
            found.push(from + at..from + at + run.len());
        }
        // The character that ended the run may be longer than a byte.
        at += run.len();
        at += window.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    // The secret is written after its identifier, as a rule.
    found.into_iter().min_by_key(|range| {
        if range.start >= identifier.end { range.start - identifier.end } else { NEAR + identifier.start - range.start }
    })
}
