//! The encoder for Markdown: prose reads as it is, and nothing in it becomes a link, a mention, markup or HTML.
//!
//! Whatever is not plainly a word stands in a code span, where nothing has a meaning: attribute names, addresses, paths.

use super::Untrusted;
use super::terminal::encode;

/// Untrusted prose as Markdown; empty lines part paragraphs.
pub(super) fn prose(text: &Untrusted) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.raw().lines() {
        if line.trim().is_empty() {
            paragraphs.push(String::new());
            continue;
        }
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        for word in line.split_whitespace() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            push_word(word, paragraph);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

/// Untrusted text as a code span.
pub(super) fn code(text: &Untrusted) -> String {
    let mut span = String::new();
    push_code(text.raw(), &mut span);
    span
}

/// A name as a code span, cut where it is too long; an empty one is nothing.
pub(super) fn code_of(text: &Untrusted, most: usize) -> String {
    let mut span = String::new();
    if !text.is_empty() {
        push_code(&cut(text.raw(), most), &mut span);
    }
    span
}

/// Prose in one line, cut where it is too long.
pub(super) fn prose_of(text: &Untrusted, most: usize) -> String {
    prose(&Untrusted::without_values(cut(text.raw(), most))).replace("\n\n", " ")
}

/// A name as a code span in a table.
pub(super) fn cell(text: &Untrusted, most: usize) -> String {
    without_bars(&code_of(text, most))
}

/// Prose in a table.
pub(super) fn cell_prose(text: &Untrusted, most: usize) -> String {
    without_bars(&prose_of(text, most))
}

/// The start of a text.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A bar ends a cell even inside a code span, if there is no backslash before it; what two backslashes mean there, readers
/// do not agree on. Bars stand in code spans only, since no plain word has one.
fn without_bars(text: &str) -> String {
    text.replace('|', "\\u{7c}")
}

/// A word with the punctuation around it.
fn push_word(word: &str, to: &mut String) {
    let core = word.trim_start_matches(['"', '\'', '(']);
    let (before, _) = word.split_at(word.len() - core.len());
    let core = core.trim_end_matches(['"', '\'', ')', '.', ',', ';', ':', '!', '?']);
    let after = word.get(before.len() + core.len()..).unwrap_or_default();
    to.push_str(before);
    match core.strip_prefix('`').and_then(|rest| rest.strip_suffix('`')) {
        Some(quoted) if !quoted.is_empty() && !quoted.contains('`') => push_code(quoted, to),
        // The start of a paragraph decides what it is: a list, a heading, a line.
        _ if is_plain(core) && (!to.is_empty() || core.starts_with(char::is_alphabetic)) => to.push_str(core),
        _ if core.is_empty() => {}
        _ => push_code(core, to),
    }
    to.push_str(after);
}

/// Letters, digits, and punctuation that means nothing inside a line.
fn is_plain(word: &str) -> bool {
    let letters =
        word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | ',' | '\'' | '/' | '%' | '+' | '='));
    letters && !word.contains("//") && !word.to_ascii_lowercase().contains("www.") && !is_reference(word)
}

/// What GitHub makes a link of without any markup, if there is such an issue or commit: `GH-1`, or seven and more
/// hexadecimal digits: <https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls>.
fn is_reference(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let is_commit = |part: &str| part.len() >= 7 && part.chars().all(|c| c.is_ascii_hexdigit());
    lower.starts_with("gh-") || word.split(|c: char| !c.is_alphanumeric()).any(is_commit)
}

fn push_code(text: &str, to: &mut String) {
    let mut shown = String::with_capacity(text.len());
    encode(text, &mut shown);
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // One space on each side is taken away again by whoever renders it.
    let space = if shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']) { " " } else { "" };
    to.push_str(&fence);
    to.push_str(space);
    to.push_str(&shown);
    to.push_str(space);
    to.push_str(&fence);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_all_else_is_code() {
        let cases = [
            ("Set the ACL to \"private\", or leave it out.", "Set the ACL to \"private\", or leave it out."),
            ("Set block_public_acls to true.", "Set `block_public_acls` to true."),
            ("Set `acl`, then", "Set `acl`, then"),
            ("see https://example.com/a.", "see `https://example.com/a`."),
            ("ask @admin or www.example.com", "ask `@admin` or `www.example.com`"),
            ("[click](javascript:x) <b>now</b>", "`[click](javascript:x`) `<b>now</b>`"),
            ("```rm``` x``y", "```` ```rm``` ```` ```x``y```"),
            ("# title", "`#` title"),
            ("1. one\n\n- two", "`1`. one\n\n`-` two"),
            ("a\u{202e}b &lt;", "`a\\u{202e}b` `&lt`;"),
            ("see GH-1 and 0badc0de, not Policy20220101", "see `GH-1` and `0badc0de`, not Policy20220101"),
            ("", ""),
        ];
        for (raw, expected) in cases {
            assert_eq!(prose(&Untrusted::without_values(raw)), expected, "{raw:?}");
        }
    }
}
