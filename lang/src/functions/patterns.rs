//! Regular expressions: `regex`, `regexall` and `replace`. Terraform's are RE2's (Go's `regexp`); `re2` translates them
//! for the `regex` crate, which matches alike.

use std::cell::RefCell;
use std::rc::Rc;

use regex::{Captures, Regex, RegexBuilder};
use rustc_hash::FxHashMap;

use super::partial::{because, unknown};
use super::re2::translate;
use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, str_arg, text};
use crate::value::{ObjectAttribute, Reason, Type, Value};

const PATTERN: Param = Param::new("pattern", Accepts::String);
const STRING: Param = Param::new("string", Accepts::String);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("regex", &[PATTERN, STRING], regex).itself(),
    Function::new("regexall", &[PATTERN, STRING], regexall).itself(),
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
const MAX_PROGRAM: usize = 4 << 20;

/// Bytes of a program that are small: at worst, each byte of a text is looked at by every state of the program.
const SMALL_PROGRAM: usize = 1 << 14;

/// Most groups of a pattern: the places of all groups are kept for every state of the program.
const MAX_GROUPS: usize = 500;

/// Most programs that a thread keeps.
const MAX_CACHED: usize = 256;

/// Most matches that `regexall` gives.
const MAX_MATCHES: usize = 100_000;

/// A compiled pattern, and the names of its groups.
struct Pattern {
    regex: Regex,
    names: Vec<Option<String>>,
    /// How many steps it costs to look at 8 bytes of a text with it.
    cost: u32,
}

/// Why there is no compiled pattern.
#[derive(Clone)]
enum Failure {
    /// It is no pattern.
    Refused(String),
    /// It is one, but too large.
    TooLarge,
}

impl Failure {
    /// The error of a call, or the unknown result.
    fn result(self, error: impl FnOnce(String) -> FunctionError) -> Result<Value, FunctionError> {
        match self {
            Self::Refused(message) => Err(error(message)),
            Self::TooLarge => Ok(because(Reason::Limit("size of a regular expression"), None)),
        }
    }
}

thread_local! {
    static COMPILED: RefCell<FxHashMap<String, Result<Rc<Pattern>, Failure>>> = RefCell::default();
}

/// Compiles a pattern of RE2's syntax.
fn compile(pattern: &str) -> Result<Rc<Pattern>, Failure> {
    if let Some(known) = COMPILED.with_borrow(|cache| cache.get(pattern).cloned()) {
        return known;
    }
    let compiled = translate(pattern).map_err(Failure::Refused).and_then(|translated| {
        let within = |limit| RegexBuilder::new(&translated.pattern).size_limit(limit).nest_limit(1000).build();
        // What was translated is a pattern; the crate can only find it too large.
        let (regex, cost) = match within(SMALL_PROGRAM) {
            Ok(small) => (small, 1),
            Err(_) => match within(8 * SMALL_PROGRAM) {
                Ok(medium) => (medium, 8),
                Err(_) => (within(MAX_PROGRAM).map_err(|_| Failure::TooLarge)?, 64),
            },
        };
        if regex.captures_len() > MAX_GROUPS {
            return Err(Failure::TooLarge);
        }
        Ok(Rc::new(Pattern { regex, names: translated.names, cost }))
    });
    COMPILED.with_borrow_mut(|cache| {
        if cache.len() >= MAX_CACHED {
            cache.clear();
        }
        cache.insert(pattern.to_owned(), compiled.clone());
    });
    compiled
}

/// What a text is when there are no more steps to look at it.
const BUDGET: Reason = Reason::Limit("evaluation budget");

/// Takes the steps that it costs to look at a text.
fn affordable(pattern: &Pattern, text: &str, host: &dyn Host) -> bool {
    host.spend(u32::try_from(text.len() / 8).unwrap_or(u32::MAX).saturating_mul(pattern.cost))
}

fn invalid(message: String) -> FunctionError {
    FunctionError::argument(0, format!("invalid regexp pattern: {message}"))
}

fn regex(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], None));
    }
    let pattern = match compile(str_arg(args, 0)?) {
        Ok(pattern) => pattern,
        Err(failure) => return failure.result(invalid),
    };
    shape(&pattern)?;
    if args[1].is_unknown() {
        return Ok(unknown(&args[1], Some(type_of(&pattern))));
    }
    if !affordable(&pattern, str_arg(args, 1)?, host) {
        return Ok(Value::unknown(BUDGET));
    }
    let captures = pattern
        .regex
        .captures(str_arg(args, 1)?)
        .ok_or_else(|| FunctionError::call("pattern did not match any part of the given string"))?;
    Ok(matched(&pattern, &captures))
}

fn regexall(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], Some(Type::list(Type::Any))));
    }
    let pattern = match compile(str_arg(args, 0)?) {
        Ok(pattern) => pattern,
        Err(failure) => return failure.result(invalid),
    };
    shape(&pattern)?;
    if args[1].is_unknown() {
        return Ok(unknown(&args[1], Some(Type::list(type_of(&pattern)))));
    }
    if !affordable(&pattern, str_arg(args, 1)?, host) {
        return Ok(Value::unknown(BUDGET));
    }
    let mut all = Vec::new();
    for captures in pattern.regex.captures_iter(str_arg(args, 1)?) {
        if all.len() >= MAX_MATCHES {
            return Err(FunctionError::call(format!("there are more than {MAX_MATCHES} matches")));
        }
        all.push(matched(&pattern, &captures));
    }
    Ok(Value::list(all).of_type(&Type::list(type_of(&pattern))))
}

/// Either all groups have names or none.
fn shape(pattern: &Pattern) -> Result<(), FunctionError> {
    let named = pattern.names.iter().flatten().count();
    if named == 0 || named == pattern.names.len() {
        return Ok(());
    }
    Err(invalid("cannot mix both named and unnamed capture groups".to_owned()))
}

/// The type of what a match gives.
fn type_of(pattern: &Pattern) -> Type {
    if pattern.names.is_empty() {
        return Type::String;
    }
    if pattern.names.iter().all(Option::is_none) {
        return Type::Tuple(vec![Type::String; pattern.names.len()].into());
    }
    let attribute = |name: &String| ObjectAttribute {
        name: name.as_str().into(),
        ty: Type::String,
        optional: false,
        default: None,
    };
    let mut attributes: Vec<_> = pattern.names.iter().flatten().map(attribute).collect();
    attributes.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    attributes.dedup_by(|a, b| a.name == b.name);
    Type::Object(attributes.into())
}

/// What a match gives: the text without groups, a tuple of the groups, or an object when they have names. A group that
/// took no part is null.
fn matched(pattern: &Pattern, captures: &Captures<'_>) -> Value {
    let group = |index: usize| captures.get(index).map_or_else(|| Value::null_of(&Type::String), |m| m.as_str().into());
    if pattern.names.is_empty() {
        return group(0);
    }
    if pattern.names.iter().all(Option::is_none) {
        return Value::tuple((1..=pattern.names.len()).map(group).collect());
    }
    Value::object_of(pattern.names.iter().enumerate().filter_map(|(i, name)| Some((name.as_deref()?, group(i + 1)))))
}

/// Replaces all occurrences; a text between slashes is a pattern.
fn replace(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let (whole, part, with) = (str_arg(args, 0)?, str_arg(args, 1)?, str_arg(args, 2)?);
    let too_long = || FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes"));
    if part.len() > 1
        && let Some(pattern) = part.strip_prefix('/').and_then(|p| p.strip_suffix('/'))
    {
        let pattern = match compile(pattern) {
            Ok(pattern) => pattern,
            Err(failure) => {
                return failure.result(|message| FunctionError::call(format!("error parsing regexp: {message}")));
            }
        };
        if !affordable(&pattern, whole, host) {
            return Ok(Value::unknown(BUDGET));
        }
        let pieces = replacement(with);
        let mut out = String::with_capacity(whole.len());
        let mut end = 0;
        for captures in pattern.regex.captures_iter(whole) {
            let Some(all) = captures.get(0) else { continue };
            out.push_str(&whole[end..all.start()]);
            for piece in &pieces {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Group(index) => out.push_str(captures.get(*index).map_or("", |m| m.as_str())),
                    // Of groups of one name that which took part.
                    Piece::Named(name) => out.push_str(
                        (1..)
                            .zip(&pattern.names)
                            .filter(|(_, known)| known.as_deref() == Some(name))
                            .find_map(|(index, _)| captures.get(index))
                            .map_or("", |m| m.as_str()),
                    ),
                }
            }
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

/// A piece of a replacement text.
enum Piece<'a> {
    Text(&'a str),
    Group(usize),
    Named(&'a str),
}

/// Reads `$1`, `${1}`, `$name`, `${name}` and `$$` as Go's `Regexp.Expand`; any other `$` stands for itself.
fn replacement(with: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = with;
    while let Some(at) = rest.find('$') {
        pieces.push(Piece::Text(&rest[..at]));
        let dollar = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            pieces.push(Piece::Text(dollar));
            rest = after;
            continue;
        }
        let braced = rest.strip_prefix('{');
        let inner = braced.unwrap_or(rest);
        let length = inner.find(|c: char| c != '_' && !c.is_alphabetic() && !is_digit(c)).unwrap_or(inner.len());
        let (name, after) = inner.split_at(length);
        let after = if braced.is_some() { after.strip_prefix('}') } else { Some(after) };
        match after {
            Some(after) if !name.is_empty() => {
                let numbered = name.bytes().all(|b| b.is_ascii_digit()) && (name == "0" || !name.starts_with('0'));
                pieces.push(match name.parse() {
                    Ok(index) if numbered => Piece::Group(index),
                    _ => Piece::Named(name),
                });
                rest = after;
            }
            _ => pieces.push(Piece::Text(dollar)),
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Whether a character is a decimal digit of any script.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
        || (c.is_numeric() && compile(r"^\p{Nd}$").is_ok_and(|p| p.regex.is_match(c.encode_utf8(&mut [0; 4]))))
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests")]
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
            let Ok(compiled) = compile(pattern) else { panic!("{pattern}") };
            assert_eq!(compiled.regex.find(text).map(|m| m.as_str()), *expected, "{pattern}");
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
