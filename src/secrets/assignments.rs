//! Assignments inside of texts: `NAME=value` of a shell or an environment file, `name: value` of YAML, `"name": "value"` of
//! JSON, `--name value` of a command, `define('NAME', 'value')`.

use std::ops::Range;

use super::compound::floor;
use super::names::{Says, says};
use super::values::{is_key, is_password};

/// An assignment of a secret.
pub(super) struct Assignment {
    /// Where the name stands.
    pub(super) name: Range<usize>,
    /// Where the value stands, without quotes.
    pub(super) value: Range<usize>,
    /// What the name says.
    pub(super) says: Says,
}

/// How far an assignment goes after its name, in bytes.
const LINE: usize = 8_192;

/// The words of names that may hold a secret, for the search; upper or lower case.
pub(super) const WORDS: &[&str] = &["pass", "pwd", "psk", "secret", "token", "key", "cred"];

/// The name that holds the word at `at`.
pub(super) fn name_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let part = |b: &u8| b.is_ascii_alphanumeric() || b"_-.".contains(b);
    let before = bytes.get(..at).unwrap_or_default().iter().rev().take(64).take_while(|b| part(b)).count();
    let after = bytes.get(at..).unwrap_or_default().iter().take(64).take_while(|b| part(b)).count();
    at - before..at + after
}

/// The assignment to the name at `name`, if it is one, and of a secret.
pub(super) fn assignment(text: &str, name: Range<usize>) -> Option<Assignment> {
    let written = text.get(name.clone())?;
    let says = says(written)?;
    let line = text.get(name.end..floor(text, name.end + LINE))?;
    let line = line.get(..line.find('\n').unwrap_or(line.len()))?;
    let closed = line.trim_start_matches(['"', '\'', '`', '\\', ']']);
    let name_is_quoted = closed.len() < line.len();
    let blank = |t: &str| t.len() - t.trim_start_matches([' ', '\t']).len();
    let spaces = blank(closed);
    let rest = closed.get(spaces..)?;
    if let Some(value) = value_of_pair(text, &name) {
        let secret = text.get(value.clone())?;
        let accepted = if says == Says::Password { is_password(secret) } else { is_key(secret) };
        return accepted.then_some(Assignment { name, value, says });
    }
    let is_option = written.starts_with('-');
    let (separator, rest) = match rest.as_bytes() {
        [b'=', b'=' | b'~', ..] | [b':', b':', ..] => return None,
        [b'=', b'>', ..] | [b':', b'=', ..] => ("=>", rest.get(2..)?),
        [b'=', ..] => ("=", rest.get(1..)?),
        [b':', ..] => (":", rest.get(1..)?),
        [b',', ..] if name_is_quoted => (",", rest.get(1..)?),
        _ if is_option && spaces > 0 => (" ", rest),
        _ => return None,
    };
    let gap = blank(rest);
    let value = rest.get(gap..)?;
    let shell = separator == "=" && spaces == 0 && gap == 0;
    let opening = value.len() - value.trim_start_matches('\\').len();
    let quote = value.as_bytes().get(opening).copied().filter(|b| matches!(b, b'"' | b'\''));
    let (start, length) = match quote {
        Some(quote) => {
            let inner = value.get(opening + 1..)?;
            (opening + 1, closing(inner, quote)?)
        }
        // Only what is quoted follows a comma: else it is the next of a list.
        None if separator == "," => return None,
        None => {
            let end = value.find(|c: char| c.is_whitespace() || ",;\"'<>)}]|&\\`".contains(c)).unwrap_or(value.len());
            (0, end)
        }
    };
    let from = name.end + (line.len() - value.len()) + start;
    let range = from..from + length;
    let value = text.get(range.clone())?;
    let plain = quote.is_some() || (shell && written.bytes().all(|b| !b.is_ascii_lowercase()));
    let code = value.contains(['(', '[', '{', '$', '*', '=', '<']);
    let like_code = code || value.split('.').all(|part| part.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_'));
    let accepted = match says {
        Says::Password => {
            is_password(value)
                && (plain || (!like_code && value.len() >= 6 && value.bytes().any(|b| b.is_ascii_digit())))
        }
        Says::Key | Says::AccessKey => {
            is_key(value) && (quote.is_some() || !code) && value.bytes().any(|b| b.is_ascii_digit())
        }
    };
    accepted.then_some(Assignment { name, value: range, says })
}

/// The value of a pair: `"name": "DB_PASSWORD", "value": "…"` in JSON, `name: DB_PASSWORD` and `value: …` in YAML.
fn value_of_pair(text: &str, name: &Range<usize>) -> Option<Range<usize>> {
    let quotes = |c: char| matches!(c, '"' | '\'' | '\\' | ' ' | '\t');
    let before = text.get(floor(text, name.start.saturating_sub(80))..name.start)?.trim_end_matches(quotes);
    let before = before.strip_suffix([':', '='])?.trim_end_matches(quotes);
    let is_pair = ["name", "Name", "key"].iter().any(|word| before.ends_with(word));
    // What is between is a comma, a line break and the indentation.
    let after = text.get(name.end..floor(text, name.end + LINE))?;
    let rest = after.trim_start_matches(|c: char| quotes(c) || matches!(c, ',' | '\n' | '\r'));
    let rest = rest.strip_prefix("value").or_else(|| rest.strip_prefix("Value")).filter(|_| is_pair)?;
    let rest = rest.trim_start_matches(quotes).strip_prefix([':', '='])?;
    let value = rest.trim_start_matches(quotes);
    let opening = rest.get(..rest.len() - value.len())?;
    let line = value.get(..value.find('\n').unwrap_or(value.len()))?;
    let length = match opening.as_bytes().iter().rev().find(|b| matches!(b, b'"' | b'\'')) {
        Some(quote) => closing(line, *quote)?,
        None => line.trim_end().len(),
    };
    let from = name.end + after.len() - value.len();
    Some(from..from + length)
}

/// Where the quote is closed.
fn closing(text: &str, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = bytes.iter().position(|b| *b == quote)?;
    // `\"…\"` in a quoted text: the backslash belongs to the quote.
    let escapes = bytes.get(..end)?.iter().rev().take_while(|b| **b == b'\\').count();
    Some(end - escapes)
}
