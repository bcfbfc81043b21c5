//! Regular expressions: `regex`, `regexall` and `replace`. Terraform's are RE2's (Go's `regexp`); they are translated to
//! the syntax of the `regex` crate, which matches alike.

use std::cell::RefCell;

use regex::{Captures, Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, str_arg, text};
use crate::value::{Reason, Value};

const PATTERN: Param = Param::new("pattern", Accepts::String);
const STRING: Param = Param::new("string", Accepts::String);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("regex", &[PATTERN, STRING], regex),
    Function::new("regexall", &[PATTERN, STRING], regexall),
    Function::new(
        "replace",
        &[
            Param::new("str", Accepts::String),
            Param::new("substr", Accepts::String),
            Param::new("replace", Accepts::String),
        ],
        replace,
    )
    .returns(Scalar::String),
];

/// Most bytes of a compiled program.
const MAX_PROGRAM: usize = 1 << 20;

/// Bytes of a program that are small: at worst, each byte of a text is looked at by every state of the program.
const SMALL_PROGRAM: usize = 1 << 14;

/// Most groups of a pattern: the places of all groups are kept for every state of the program.
const MAX_GROUPS: usize = 500;

/// Most programs that a thread keeps.
const MAX_CACHED: usize = 256;

/// Most matches that `regexall` gives.
const MAX_MATCHES: usize = 100_000;

thread_local! {
    static COMPILED: RefCell<FxHashMap<String, Compiled>> = RefCell::default();
}

/// A pattern, and how many steps it costs to look at 8 bytes of a text with it.
type Compiled = (Regex, u32);

/// Compiles a pattern of RE2's syntax.
///
/// # Errors
/// What is wrong with it.
pub(super) fn compile(pattern: &str) -> Result<Compiled, String> {
    if let Some(known) = COMPILED.with_borrow(|cache| cache.get(pattern).cloned()) {
        return Ok(known);
    }
    let translated = translate(pattern)?;
    let within = |limit| RegexBuilder::new(&translated).size_limit(limit).build();
    let built = match within(SMALL_PROGRAM) {
        Ok(small) => Ok((small, 1)),
        Err(regex::Error::CompiledTooBig(_)) => match within(8 * SMALL_PROGRAM) {
            Ok(medium) => Ok((medium, 8)),
            Err(_) => within(MAX_PROGRAM).map(|large| (large, 64)),
        },
        Err(other) => Err(other),
    };
    let compiled = built.map_err(|e| match e {
        regex::Error::CompiledTooBig(_) => "the expression is too large".to_owned(),
        other => other.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned(),
    })?;
    if compiled.0.captures_len() > MAX_GROUPS {
        return Err(format!("the expression has more than {MAX_GROUPS} groups"));
    }
    COMPILED.with_borrow_mut(|cache| {
        if cache.len() >= MAX_CACHED {
            cache.clear();
        }
        cache.insert(pattern.to_owned(), compiled.clone());
    });
    Ok(compiled)
}

/// Rewrites a pattern of RE2's syntax so that the `regex` crate reads it in the same sense.
fn translate(pattern: &str) -> Result<String, String> {
    let chars: Vec<char> = pattern.chars().collect();
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at = escape(&chars, at, &mut out)?,
            '[' => at = class(&chars, at, &mut out)?,
            '{' if repetition(&chars, at).is_none() => {
                out.push_str("\\{");
                at += 1;
            }
            '}' | ']' => {
                out.push('\\');
                out.push(*c);
                at += 1;
            }
            '{' => {
                let end = repetition(&chars, at).unwrap_or(at + 1);
                out.extend(&chars[at..end]);
                at = end;
            }
            '(' if chars.get(at + 1) == Some(&'?') => {
                // Go knows the flags i, m, s and U.
                let mut end = at + 2;
                while chars.get(end).is_some_and(|c| c.is_ascii_alphabetic() || *c == '-') {
                    end += 1;
                }
                if matches!(chars.get(end), Some(':' | ')')) && chars[at + 2..end].iter().any(|c| !"imsU-".contains(*c))
                {
                    let flags: String = chars[at..=end].iter().collect();
                    return Err(format!("invalid or unsupported Perl syntax: `{flags}`"));
                }
                out.push_str("(?");
                at += 2;
            }
            _ => {
                out.push(*c);
                at += 1;
            }
        }
    }
    Ok(out)
}

/// The end of `{n}`, `{n,}` or `{n,m}` at that place; anything else in braces is plain text.
fn repetition(chars: &[char], at: usize) -> Option<usize> {
    let digits = |mut at: usize| {
        while chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = digits(at + 1);
    if end == at + 1 {
        return None;
    }
    if chars.get(end) == Some(&',') {
        end = digits(end + 1);
    }
    (chars.get(end) == Some(&'}')).then_some(end + 1)
}

/// An escape outside of a class; gives the place after it.
fn escape(chars: &[char], at: usize, out: &mut String) -> Result<usize, String> {
    match chars.get(at + 1) {
        None => Err("trailing backslash at end of expression: ``".to_owned()),
        Some('Q') => {
            let mut end = at + 2;
            while end < chars.len() && !(chars[end] == '\\' && chars.get(end + 1) == Some(&'E')) {
                end += 1;
            }
            let quoted: String = chars[at + 2..end].iter().collect();
            out.push_str(&regex::escape(&quoted));
            Ok((end + 2).min(chars.len().max(end)))
        }
        Some('E') => Ok(at + 2),
        Some('b') => {
            out.push_str("(?-u:\\b)");
            Ok(at + 2)
        }
        Some('B') => {
            out.push_str("(?:\\B)");
            Ok(at + 2)
        }
        Some(c @ ('A' | 'z')) => {
            out.extend(['\\', *c]);
            Ok(at + 2)
        }
        Some(_) => match class_escape(chars, at, out)? {
            Some(end) => Ok(end),
            None => {
                let (c, end) = character(chars, at)?;
                push_literal(c, out);
                Ok(end)
            }
        },
    }
}

/// `\d`, `\pL` and their like, which are classes of their own inside and outside of brackets; the place after it.
fn class_escape(chars: &[char], at: usize, out: &mut String) -> Result<Option<usize>, String> {
    let ascii = match chars.get(at + 1) {
        Some('d') => "[0-9]",
        Some('D') => "[^0-9]",
        Some('w') => "[0-9A-Za-z_]",
        Some('W') => "[^0-9A-Za-z_]",
        Some('s') => "[\\t\\n\\x0C\\r ]",
        Some('S') => "[^\\t\\n\\x0C\\r ]",
        Some('p' | 'P') => {
            let end = if chars.get(at + 2) == Some(&'{') {
                match chars[at..].iter().position(|c| *c == '}') {
                    Some(length) => at + length + 1,
                    None => return Err("invalid character class range".to_owned()),
                }
            } else {
                at + 3
            };
            let Some(name) = chars.get(at..end) else { return Err("invalid character class range".to_owned()) };
            out.extend(name);
            return Ok(Some(end));
        }
        _ => return Ok(None),
    };
    out.push_str(ascii);
    Ok(Some(at + 2))
}

/// A character, escaped or plain; and the place after it.
fn character(chars: &[char], at: usize) -> Result<(char, usize), String> {
    let Some(first) = chars.get(at) else { return Err("missing closing ]".to_owned()) };
    if *first != '\\' {
        return Ok((*first, at + 1));
    }
    let invalid = || {
        let shown: String = chars[at..chars.len().min(at + 2)].iter().collect();
        format!("invalid escape sequence: `{shown}`")
    };
    let Some(c) = chars.get(at + 1) else { return Err("trailing backslash at end of expression: ``".to_owned()) };
    let number = |digits: &[char], base: u32| {
        digits
            .iter()
            .try_fold(0u32, |n, d| d.to_digit(base).and_then(|d| n.checked_mul(base)?.checked_add(d)))
            .and_then(char::from_u32)
    };
    match c {
        '0'..='7' => {
            let octal = |c: Option<&char>| c.is_some_and(|c| ('0'..='7').contains(c));
            // One digit that is not zero would be a reference to a group, which RE2 has not.
            if *c != '0' && !octal(chars.get(at + 2)) {
                return Err(invalid());
            }
            let mut end = at + 2;
            while end < at + 4 && octal(chars.get(end)) {
                end += 1;
            }
            Ok((number(&chars[at + 1..end], 8).ok_or_else(invalid)?, end))
        }
        'x' if chars.get(at + 2) == Some(&'{') => {
            let length = chars[at..].iter().position(|c| *c == '}').ok_or_else(invalid)?;
            let digits = &chars[at + 3..at + length];
            if digits.is_empty() {
                return Err(invalid());
            }
            Ok((number(digits, 16).ok_or_else(invalid)?, at + length + 1))
        }
        'x' => {
            let digits = chars.get(at + 2..at + 4).ok_or_else(invalid)?;
            Ok((number(digits, 16).ok_or_else(invalid)?, at + 4))
        }
        'a' => Ok(('\x07', at + 2)),
        'f' => Ok(('\x0C', at + 2)),
        'n' => Ok(('\n', at + 2)),
        'r' => Ok(('\r', at + 2)),
        't' => Ok(('\t', at + 2)),
        'v' => Ok(('\x0B', at + 2)),
        c if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok((*c, at + 2)),
        _ => Err(invalid()),
    }
}

fn push_literal(c: char, out: &mut String) {
    out.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
}

/// A class in brackets; gives the place after it. `[`, `&&`, `--` and `~~` have no meaning of their own in RE2.
fn class(chars: &[char], at: usize, out: &mut String) -> Result<usize, String> {
    let literal = |c: char, out: &mut String| {
        if c.is_ascii_punctuation() && !matches!(c, '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    };
    out.push('[');
    let mut at = at + 1;
    if chars.get(at) == Some(&'^') {
        out.push('^');
        at += 1;
    }
    let mut first = true;
    loop {
        match chars.get(at) {
            None => return Err("missing closing ]".to_owned()),
            Some(']') if !first => {
                out.push(']');
                return Ok(at + 1);
            }
            Some('[') if chars.get(at + 1) == Some(&':') => {
                let end = (at + 2..chars.len()).find(|i| chars[*i] == ':' && chars.get(i + 1) == Some(&']'));
                if let Some(end) = end {
                    out.extend(&chars[at..end + 2]);
                    at = end + 2;
                    first = false;
                    continue;
                }
            }
            Some('\\') => {
                if let Some(end) = class_escape(chars, at, out)? {
                    at = end;
                    first = false;
                    continue;
                }
            }
            Some(_) => {}
        }
        first = false;
        let (low, end) = character(chars, at)?;
        at = end;
        literal(low, out);
        if chars.get(at) == Some(&'-') && !matches!(chars.get(at + 1), None | Some(']')) {
            let (high, end) = character(chars, at + 1)?;
            if high < low {
                return Err(format!("invalid character class range: `{low}-{high}`"));
            }
            out.push('-');
            literal(high, out);
            at = end;
        }
    }
}

fn compiled(pattern: &str) -> Result<Compiled, FunctionError> {
    compile(pattern).map_err(|e| FunctionError::argument(0, format!("invalid regexp pattern: {e}")))
}

fn regex(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (regex, cost) = compiled(str_arg(args, 0)?)?;
    if !affordable(cost, str_arg(args, 1)?, host) {
        return Ok(Value::unknown(BUDGET));
    }
    let captures = regex
        .captures(str_arg(args, 1)?)
        .ok_or_else(|| FunctionError::call("pattern did not match any part of the given string"))?;
    matched(&regex, &captures)
}

/// What a text is when there are no more steps to look at it.
const BUDGET: Reason = Reason::Limit("evaluation budget");

/// Takes the steps that it costs to look at a text.
fn affordable(cost: u32, text: &str, host: &dyn Host) -> bool {
    host.spend(u32::try_from(text.len() / 8).unwrap_or(u32::MAX).saturating_mul(cost))
}

fn regexall(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (regex, cost) = compiled(str_arg(args, 0)?)?;
    if !affordable(cost, str_arg(args, 1)?, host) {
        return Ok(Value::unknown(BUDGET));
    }
    let mut all = Vec::new();
    for captures in regex.captures_iter(str_arg(args, 1)?) {
        if all.len() >= MAX_MATCHES {
            return Err(FunctionError::call(format!("there are more than {MAX_MATCHES} matches")));
        }
        all.push(matched(&regex, &captures)?);
    }
    Ok(Value::list(all))
}

/// What a match gives: the text without groups, a tuple of the groups, or an object when they have names. A group that
/// took no part is null.
fn matched(regex: &Regex, captures: &Captures<'_>) -> Result<Value, FunctionError> {
    let group = |index: usize| captures.get(index).map_or_else(Value::null, |m| m.as_str().into());
    if regex.captures_len() == 1 {
        return Ok(group(0));
    }
    let names: Vec<Option<&str>> = regex.capture_names().skip(1).collect();
    if names.iter().all(Option::is_none) {
        return Ok(Value::tuple((1..regex.captures_len()).map(group).collect()));
    }
    if names.iter().any(Option::is_none) {
        return Err(FunctionError::argument(
            0,
            "invalid regexp pattern: cannot mix both named and unnamed capture groups",
        ));
    }
    Ok(Value::object_of(names.into_iter().enumerate().filter_map(|(i, name)| Some((name?, group(i + 1))))))
}

/// Replaces all occurrences; a text between slashes is a pattern.
fn replace(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (whole, part, with) = (str_arg(args, 0)?, str_arg(args, 1)?, str_arg(args, 2)?);
    let too_long = || FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes"));
    if part.len() > 1
        && let Some(pattern) = part.strip_prefix('/').and_then(|p| p.strip_suffix('/'))
    {
        let (regex, cost) = compile(pattern).map_err(|e| FunctionError::call(format!("error parsing regexp: {e}")))?;
        if !affordable(cost, whole, host) {
            return Ok(Value::unknown(BUDGET));
        }
        let mut out = String::with_capacity(whole.len());
        let mut end = 0;
        for captures in regex.captures_iter(whole) {
            let Some(all) = captures.get(0) else { continue };
            out.push_str(&whole[end..all.start()]);
            captures.expand(with, &mut out);
            end = all.end();
            if out.len() > MAX_TEXT {
                return Err(too_long());
            }
        }
        out.push_str(&whole[end..]);
        return text(out);
    }
    let count = if part.is_empty() { whole.chars().count() + 1 } else { whole.matches(part).count() };
    if count.saturating_mul(with.len()).saturating_add(whole.len()) > 2 * MAX_TEXT {
        return Err(too_long());
    }
    text(whole.replace(part, with))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
mod tests {
    use super::compile;

    /// A pattern, a text, and the first match as Go finds it; `None` when there is none.
    const CASES: &[(&str, &str, Option<&str>)] = &[
        (r"\d+", "٣ 12", Some("12")),
        (r"\w+", "é_a9", Some("_a9")),
        (r"\s", "\u{a0}\u{b}", None),
        (r"\S+", "\u{a0}x y", Some("\u{a0}x")),
        (r"\Qa.b[\E+", "a.b[[[", Some("a.b[[[")),
        (r"\Qa.b", "a.b", Some("a.b")),
        (r"[[]x", "[x", Some("[x")),
        (r"[a&&b]+", "a&b", Some("a&b")),
        (r"[a~~b]+", "a~b", Some("a~b")),
        (r"[+--]+", "+,-.", Some("+,-")),
        (r"[]a]+", "a]b", Some("a]")),
        (r"[^]a]+", "a]bc", Some("bc")),
        (r"[a-z-9]+", "a-9", Some("a-9")),
        (r"[\d\-x]+", "1-x٣", Some("1-x")),
        (r"[[:alpha:]_]+", "9ab_", Some("ab_")),
        (r"[[:^alpha:]]+", "ab9", Some("9")),
        (r"[\D]+", "12ab", Some("ab")),
        (r"a\z", "aa", Some("a")),
        (r"\Aa", "ba", None),
        (r"(?P<n>a)(?:b)", "ab", Some("ab")),
        (r"(?<n>a)", "a", Some("a")),
        (r"(?i)É", "é", Some("é")),
        (r"a{,2}", "a{,2}", Some("a{,2}")),
        (r"a{2}", "aaa", Some("aa")),
        (r"{}", "{}", Some("{}")),
        (r"^b$", "a\nb\nc", None),
        (r"(?m)^b$", "a\nb\nc", Some("b")),
        (r"a.b", "a\nb", None),
        (r"(?s)a.b", "a\nb", Some("a\nb")),
        (r"\x41\x{42}\103", "ABC", Some("ABC")),
        (r"\pL+\p{Greek}", "aβ", Some("aβ")),
        (r"\bé", "aé", Some("é")),
        (r"\<a\>", "<a>", Some("<a>")),
        (r"\_\-\/", "_-/", Some("_-/")),
        (r"(?U)a+", "aaa", Some("a")),
        (r"a]}", "a]}", Some("a]}")),
    ];

    #[test]
    fn matches_as_re2() {
        for (pattern, text, expected) in CASES {
            let (regex, _) = compile(pattern).unwrap_or_else(|e| panic!("{pattern}: {e}"));
            assert_eq!(regex.find(text).map(|m| m.as_str()), *expected, "{pattern}");
        }
    }

    #[test]
    fn refuses_what_re2_refuses() {
        for pattern in [
            r"(a)\1",
            r"(?=a)",
            r"(?<!a)b",
            r"\Z",
            r"[b-a]",
            r"[a",
            r"a\",
            r"(?x)a",
            r"\C",
            r"(",
            r"*a",
            r"\y",
            r"((a{1000}){1000})",
        ] {
            assert!(compile(pattern).is_err(), "{pattern}");
        }
    }
}
