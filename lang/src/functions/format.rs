//! `format` and `formatlist`: Go's verbs as go-cty defines them.

use std::sync::Arc;

use super::partial::{because, in_worlds, reason, unknown};
use super::strings::{TemplateBuilder, clusters};
use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, json, str_arg};
use crate::value::{Kind, Number, Presence, Reason, Seq, Type, Value};

const FORMAT: Param = Param::new("format", Accepts::String);
const ARGS: Param = Param::new("args", Accepts::Any).or_null();

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("format", &[FORMAT], format).variadic(ARGS).itself().returns(Scalar::String),
    Function::new("formatlist", &[FORMAT], formatlist).variadic(ARGS).itself(),
];

/// Widths and precisions beyond this are refused, as Go refuses them.
const MAX_WIDTH: usize = 1_000_000;

fn format(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], Some(Type::String)));
    }
    let pattern = str_arg(args, 0)?;
    match formatted(pattern, &args[1..]) {
        // Terraform looks at the verbs only when all arguments are known.
        Err(_) if let Some(cause) = args.iter().find(|a| !a.is_wholly_known()) => {
            Ok(unknown(cause, Some(Type::String)))
        }
        result => result,
    }
}

/// Formats once for each element of the lists among the arguments, the other arguments being the same each time.
fn formatlist(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let list = Some(Type::list(Type::String));
    if args[0].is_unknown() {
        return Ok(unknown(&args[0], list));
    }
    let pattern = str_arg(args, 0)?;
    let mut chosen: Option<(usize, &Arc<Seq>)> = None;
    for (index, arg) in args.iter().enumerate().skip(1) {
        if arg.as_unknown().is_some_and(|u| !matches!(u.ty, Some(Type::String | Type::Number | Type::Bool))) {
            return Ok(unknown(arg, list));
        }
        let Some(seq) = arg.as_seq() else { continue };
        let shrinks = matches!(arg.kind, Kind::Set(_)) && seq.items.len() > 1 && !arg.is_wholly_known();
        if seq.open || shrinks {
            return Ok(unknown(arg, list));
        }
        match chosen {
            None => chosen = Some((index, seq)),
            Some((_, first)) if first.items.len() == seq.items.len() && first.presence == seq.presence => {}
            Some((_, first)) if !first.is_closed() || !seq.is_closed() => return Ok(because(reason(arg), list)),
            Some((place, first)) => {
                return Err(FunctionError::argument(
                    index,
                    format!(
                        "argument {index} has length {}, which is inconsistent with argument {place} of length {}",
                        seq.items.len(),
                        first.items.len()
                    ),
                ));
            }
        }
    }
    let rounds = chosen.map_or(1, |(_, seq)| seq.items.len());
    let mut out = Seq::default();
    let mut size = 0;
    for round in 0..rounds {
        let now: Vec<Value> = args[1..]
            .iter()
            .map(|arg| arg.as_seq().and_then(|seq| seq.items.get(round)).unwrap_or(arg).clone())
            .collect();
        // Alternatives among the elements become alternatives of this element.
        let text = in_worlds(&Seq::of(now), Some(Type::String), |now| {
            formatted(pattern, now).or_else(|error| match now.iter().find(|arg| !arg.is_wholly_known()) {
                // Whether it is in error is not looked at before all is known.
                Some(arg) => Ok(unknown(arg, Some(Type::String))),
                None => Err(error),
            })
        })
        .map_err(|e| FunctionError::call(format!("error on format iteration {round}: {e}")));
        let presence = chosen.map_or_else(Presence::always, |(_, seq)| seq.presence_of(round));
        let text = match text {
            // Where the element is there, the whole is in error.
            Err(_) if !presence.is_always() => because(Reason::Invalid, Some(Type::String)),
            text => text?,
        };
        size += text.as_str().map_or(0, |t| t.len());
        if size > MAX_TEXT {
            return Err(FunctionError::call(format!("the result is longer than {MAX_TEXT} bytes")));
        }
        out.push(text, presence);
    }
    Ok(Value::new(Kind::List(Arc::new(out))).of_type(&Type::list(Type::String)))
}

/// A verb with its flags.
#[derive(Debug)]
struct Verb<'a> {
    raw: &'a str,
    offset: usize,
    argument: usize,
    mode: char,
    zero: bool,
    sharp: bool,
    plus: bool,
    minus: bool,
    space: bool,
    width: Option<usize>,
    precision: Option<usize>,
}

fn formatted(pattern: &str, args: &[Value]) -> Result<Value, FunctionError> {
    let mut out = TemplateBuilder::default();
    let mut next = 1;
    let mut highest = 0;
    let mut rest = pattern;
    while let Some(place) = rest.find('%') {
        out.text(&rest[..place])?;
        let offset = pattern.len() - rest.len() + place;
        let tail = &rest[place..];
        if let Some(after) = tail.strip_prefix("%%") {
            out.text("%")?;
            rest = after;
            continue;
        }
        let verb = verb(tail, offset, next)?;
        highest = highest.max(verb.argument);
        next = verb.argument + 1;
        append(&verb, args, &mut out)?;
        rest = &tail[verb.raw.len()..];
    }
    out.text(rest)?;
    if highest < args.len() {
        return Err(FunctionError::call(if highest == 0 {
            "too many arguments; no verbs in format string".to_owned()
        } else {
            format!("too many arguments; only {highest} used by format string")
        }));
    }
    out.finish()
}

/// Reads the verb at the beginning of a text: `%`, flags, width, precision, argument index, letter.
fn verb(text: &str, offset: usize, next: usize) -> Result<Verb<'_>, FunctionError> {
    let bytes = text.as_bytes();
    let mut at = 1;
    let mut verb = Verb {
        raw: text,
        offset,
        argument: next,
        mode: ' ',
        zero: false,
        sharp: false,
        plus: false,
        minus: false,
        space: false,
        width: None,
        precision: None,
    };
    while let Some(flag) = bytes.get(at) {
        match flag {
            b'0' => verb.zero = true,
            b'#' => verb.sharp = true,
            b'-' => verb.minus = true,
            b'+' => verb.plus = true,
            b' ' => verb.space = true,
            _ => break,
        }
        at += 1;
    }
    let number = |at: &mut usize| {
        let start = *at;
        while bytes.get(*at).is_some_and(u8::is_ascii_digit) {
            *at += 1;
        }
        let digits = &text[start..*at];
        if digits.is_empty() { Some(0) } else { digits.parse::<usize>().ok().filter(|n| *n <= MAX_WIDTH) }
    };
    let too_large =
        || FunctionError::call(format!("a width, precision or index in the verb at offset {offset} is too large"));
    if bytes.get(at).is_some_and(|b| matches!(b, b'1'..=b'9')) {
        verb.width = Some(number(&mut at).ok_or_else(too_large)?);
    }
    if bytes.get(at) == Some(&b'.') {
        at += 1;
        verb.precision = Some(number(&mut at).ok_or_else(too_large)?);
    }
    if bytes.get(at) == Some(&b'[') && bytes.get(at + 1).is_some_and(|b| matches!(b, b'1'..=b'9')) {
        at += 1;
        verb.argument = number(&mut at).ok_or_else(too_large)?;
        if bytes.get(at) != Some(&b']') {
            return Err(unrecognised(text, at, offset));
        }
        at += 1;
    }
    match bytes.get(at) {
        Some(letter) if letter.is_ascii_alphabetic() => {
            verb.mode = char::from(*letter);
            verb.raw = &text[..=at];
            Ok(verb)
        }
        _ => Err(unrecognised(text, at, offset)),
    }
}

fn unrecognised(text: &str, at: usize, offset: usize) -> FunctionError {
    match text.get(at..).and_then(|t| t.chars().next()) {
        Some(c) => FunctionError::call(format!("unrecognized format character {c:?} at offset {}", offset + at)),
        None => FunctionError::call("unexpected end of format string"),
    }
}

fn append(verb: &Verb<'_>, args: &[Value], out: &mut TemplateBuilder) -> Result<(), FunctionError> {
    let Some(arg) = args.get(verb.argument - 1) else {
        return Err(FunctionError::call(format!(
            "not enough arguments for {:?} at {}: need index {} but have {} total",
            verb.raw,
            verb.offset,
            verb.argument,
            args.len()
        )));
    };
    if verb.mode != 'v' && arg.is_null() {
        return Err(unsupported(verb, "null value cannot be formatted"));
    }
    if !"vtbdoxXeEfgGsq".contains(verb.mode) {
        return Err(FunctionError::call(format!(
            "unsupported format verb {:?} in {:?} at offset {}",
            verb.mode, verb.raw, verb.offset
        )));
    }
    if let Some(known) = arg.as_unknown() {
        // The text itself, as it stands, is a hole of that very value; laid out in another way it is another value.
        let text_itself = verb.width.is_none()
            && verb.precision.is_none()
            && match verb.mode {
                's' => true,
                'v' => known.ty == Some(Type::String) && !verb.sharp,
                'd' => known.ty == Some(Type::Number) && !verb.plus && !verb.space,
                _ => false,
            };
        out.hole(if text_itself {
            arg.clone()
        } else {
            because(known.reason.clone(), Some(Type::String)).made_from(arg)
        });
        return Ok(());
    }
    if !arg.is_wholly_known() {
        out.hole(unknown(arg, Some(Type::String)).made_from(arg));
        return Ok(());
    }
    match verb.mode {
        'v' => {
            let text = match &arg.kind {
                Kind::String(text) if !verb.sharp => text.to_string(),
                Kind::Number(number) if !verb.sharp => number.decimal(true).general(None, 'e'),
                _ => json::encode(arg)?,
            };
            out.text(&padded(verb, text))
        }
        't' => {
            let converted = Accepts::Bool.convert(arg).map_err(|e| unsupported(verb, &e.to_string()))?;
            out.text(if converted.as_bool() == Some(true) { "true" } else { "false" })
        }
        's' | 'q' => {
            let converted = Accepts::String.convert(arg).map_err(|e| unsupported(verb, &e.to_string()))?;
            let Some(whole) = converted.as_str() else { return Err(unsupported(verb, "a string is required")) };
            let mut text = match verb.precision {
                Some(precision) if precision > 0 => clusters(whole).take(precision).collect(),
                _ => whole.to_string(),
            };
            if verb.mode == 'q' {
                text = json::encode(&Value::from(text))?;
            }
            out.text(&padded(verb, text))
        }
        _ => {
            let converted = Accepts::Number.convert(arg).map_err(|e| unsupported(verb, &e.to_string()))?;
            let Some(number) = converted.as_number() else { return Err(unsupported(verb, "a number is required")) };
            let text = if matches!(verb.mode, 'b' | 'd' | 'o' | 'x' | 'X') {
                integer(verb, number).ok_or_else(|| unsupported(verb, "an integer is required"))?
            } else {
                float(verb, number)
            };
            out.text(&text)
        }
    }
}

fn unsupported(verb: &Verb<'_>, why: &str) -> FunctionError {
    FunctionError::call(format!("unsupported value for {:?} at {}: {why}", verb.raw, verb.offset))
}

fn padded(verb: &Verb<'_>, text: String) -> String {
    let Some(width) = verb.width else { return text };
    let Some(missing) = width.checked_sub(clusters(&text).count()).filter(|m| *m > 0) else { return text };
    let padding = if verb.zero { "0" } else { " " }.repeat(missing);
    if verb.minus { text + &padding } else { padding + &text }
}

fn sign(verb: &Verb<'_>, negative: bool) -> &'static str {
    match (negative, verb.plus, verb.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    }
}

/// As Go's `big.Int` formats itself.
fn integer(verb: &Verb<'_>, number: &Number) -> Option<String> {
    let (base, prefix) = match verb.mode {
        'b' => (2, "0b"),
        'o' => (8, "0"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = number.radix_digits(base)?;
    if verb.mode == 'X' {
        digits.make_ascii_uppercase();
    }
    let sign = sign(verb, number.is_negative());
    let prefix = if verb.sharp { prefix } else { "" };
    let mut zeros = 0;
    if let Some(precision) = verb.precision {
        if digits.len() < precision {
            zeros = precision - digits.len();
        } else if digits == "0" && precision == 0 {
            return Some(String::new());
        }
    }
    let length = sign.len() + prefix.len() + zeros + digits.len();
    let (mut left, mut right) = (0, 0);
    if let Some(missing) = verb.width.and_then(|w| w.checked_sub(length)) {
        if verb.minus {
            right = missing;
        } else if verb.zero && verb.precision.is_none() {
            zeros = missing;
        } else {
            left = missing;
        }
    }
    Some(format!("{}{sign}{prefix}{}{digits}{}", " ".repeat(left), "0".repeat(zeros), " ".repeat(right)))
}

/// As Go's `big.Float` formats itself.
fn float(verb: &Verb<'_>, number: &Number) -> String {
    let exponent = if verb.mode.is_ascii_uppercase() { 'E' } else { 'e' };
    let text = match verb.mode {
        'e' | 'E' => number.decimal(false).scientific(Some(verb.precision.unwrap_or(6)), exponent),
        'f' => number.decimal(false).fixed(Some(verb.precision.unwrap_or(6))),
        _ => match verb.precision {
            Some(precision) => number.decimal(false).general(Some(precision), exponent),
            None => number.decimal(true).general(None, exponent),
        },
    };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.as_str()),
    };
    let sign = sign(verb, negative);
    let missing = verb.width.unwrap_or(0).saturating_sub(sign.len() + digits.len());
    if verb.minus {
        format!("{sign}{digits}{}", " ".repeat(missing))
    } else if verb.zero {
        format!("{sign}{}{digits}", "0".repeat(missing))
    } else {
        format!("{}{sign}{digits}", " ".repeat(missing))
    }
}
