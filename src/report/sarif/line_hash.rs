//! The hash of a line that GitHub's code scanning recognises an alert by, across commits that move it.
//!
//! It is the one that `github/codeql-action/upload-sarif` computes, so that an upload with the action and one without give
//! the same alerts: a rolling hash over the hundred characters from the start of the line on, spaces, tabs and the
//! kind of line ends left out, and which one it is among lines with equal hashes. The algorithm is described at
//! <https://github.com/github/codeql-action/blob/main/src/fingerprints.ts>.

use std::collections::BTreeMap;

/// How many characters are hashed.
pub(super) const WINDOW: usize = 100;

const FACTOR: u64 = 37;

/// Stands after the last character, before as many zeros as the window has.
const END: u16 = 0xffff;

/// The hashes of all lines of a text, the first line's first. Characters are UTF-16 code units; a byte order mark is one.
pub(super) fn line_hashes(text: &str, bom: bool) -> Vec<String> {
    let mut units: Vec<u16> = Vec::with_capacity(text.len() + 1);
    // Where each line begins in `units`.
    let mut starts: Vec<usize> = Vec::new();
    let mut at_start = true;
    let mut after_return = false;
    let all = bom.then_some(0xfeff).into_iter().chain(text.encode_utf16()).chain([END]);
    for unit in all {
        let feed = unit == u16::from(b'\n');
        if unit == u16::from(b' ') || unit == u16::from(b'\t') || (after_return && feed) {
            after_return = false;
            continue;
        }
        after_return = unit == u16::from(b'\r');
        let unit = if after_return { u16::from(b'\n') } else { unit };
        if at_start {
            starts.push(units.len());
        }
        at_start = unit == u16::from(b'\n');
        units.push(unit);
    }
    hashes(&units, &starts)
}

fn hashes(units: &[u16], starts: &[usize]) -> Vec<String> {
    let unit = |index: usize| u64::from(units.get(index).copied().unwrap_or(0));
    let leaving = (0..WINDOW).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
    let mut window = (0..WINDOW).fold(0_u64, |hash, index| hash.wrapping_mul(FACTOR).wrapping_add(unit(index)));
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    let mut hashes = Vec::with_capacity(starts.len());
    let mut at = 0;
    for start in starts {
        while at < *start {
            let entering = unit(at + WINDOW);
            window = window.wrapping_mul(FACTOR).wrapping_add(entering).wrapping_sub(leaving.wrapping_mul(unit(at)));
            at += 1;
        }
        let count = counts.entry(window).or_default();
        *count += 1;
        hashes.push(format!("{window:x}:{count}"));
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expected hashes are those that the tests of the action state for the same texts.
    #[test]
    fn hashes_are_those_of_the_action() {
        let cases: &[(&str, &[&str])] = &[
            ("", &["c129715d7a2bc9a3:1"]),
            (
                " a\nb\n  \t\tc\n d",
                &["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
            ),
            (
                " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
                &[
                    "8b7cf3e952e7aeb2:1",
                    "b1ae1287ec4718d9:1",
                    "bff680108adb0fcc:1",
                    "c6805c5e1288b612:1",
                    "b86d3392aea1be30:1",
                    "e6ceba753e1a442:1",
                ],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(line_hashes(text, false), *expected, "{text:?}");
        }
    }

    #[test]
    fn line_ends_and_indentation_do_not_matter() {
        let plain = line_hashes("a {\nb\n}\n", false);
        assert_eq!(line_hashes("a {\r\n  b\r\n}\r\n", false), plain);
        assert_eq!(line_hashes("a {\r\tb\r}\r", false), plain);
    }

    #[test]
    fn equal_lines_are_counted() {
        let text = "x\n".repeat(300);
        let hashes = line_hashes(&text, false);
        assert_eq!(hashes.first().map(|h| h.ends_with(":1")), Some(true));
        assert!(hashes.iter().any(|hash| hash.ends_with(":150")), "{hashes:?}");
    }
}
