//! Functions on timestamps (RFC 3339), and those that no run gives the same value for.

use std::sync::Arc;

use jiff::civil::DateTime;

use super::partial::because;
use super::{Accepts, Function, FunctionError, Host, Param, Scalar, str_arg, text};
use crate::value::{Origin, Part, Reason, Shape, Type, Unknown, Value};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("bcrypt", &[Param::new("str", Accepts::String)], |_, _| impure("bcrypt"))
        .variadic(Param::new("cost", Accepts::Number))
        .returns(Scalar::String),
    Function::new(
        "formatdate",
        &[Param::new("format", Accepts::String), Param::new("time", Accepts::String)],
        formatdate,
    )
    .returns(Scalar::String),
    Function::new("plantimestamp", &[], |_, _| Ok(plan_timestamp())).returns(Scalar::String),
    Function::new(
        "timeadd",
        &[Param::new("timestamp", Accepts::String), Param::new("duration", Accepts::String)],
        timeadd,
    )
    .returns(Scalar::String),
    Function::new(
        "timecmp",
        &[Param::new("timestamp_a", Accepts::String), Param::new("timestamp_b", Accepts::String)],
        timecmp,
    )
    .returns(Scalar::Number),
    Function::new("timestamp", &[], |_, _| impure("timestamp")).returns(Scalar::String),
    Function::new("uuid", &[], |_, _| impure("uuid")).returns(Scalar::String),
];

fn impure(function: &str) -> Result<Value, FunctionError> {
    Ok(because(Reason::Impure(function.into()), Some(Type::String)))
}

/// The time of planning, which Terraform knows while it plans, as `2…Z`.
fn plan_timestamp() -> Value {
    let reason = Reason::Impure(PLAN_TIMESTAMP.into());
    let rest = because(reason.clone(), Some(Type::String));
    let parts = [Part::Text("2".into()), Part::Hole(rest), Part::Text("Z".into())];
    Value::from_unknown(Unknown {
        ty: Some(Type::String),
        not_null: true,
        // It is the same wherever it is asked for.
        origin: Some(Arc::new(Origin { text: "plantimestamp()".into(), closed: None })),
        shape: Shape::Template(parts.into()),
        ..Unknown::new(reason)
    })
}

/// The function that gives the time of planning.
pub const PLAN_TIMESTAMP: &str = "plantimestamp";

/// Times of planning that stand for all: what a function makes of each of them alike, it makes of the real one.
pub const PLAN_TIMES: [&str; 3] = ["2024-02-29T23:59:58Z", "2025-12-31T00:00:00Z", "2099-01-01T12:34:56Z"];

/// Whether a value is the time of planning as it is, not something made of it.
#[must_use]
pub fn is_plan_timestamp(value: &Value) -> bool {
    value.as_unknown().is_some_and(|unknown| {
        unknown.reason == Reason::Impure(PLAN_TIMESTAMP.into())
            && matches!(&unknown.shape, Shape::Template(parts)
                if matches!(&**parts, [Part::Text(first), Part::Hole(_), Part::Text(last)] if first == "2" && last == "Z"))
    })
}

/// A moment as it was written: the time of day and the offset from UTC in seconds.
#[derive(Clone, Copy)]
struct Moment {
    local: DateTime,
    offset: i32,
}

impl Moment {
    /// Nanoseconds since 1970 in the zone of the timestamp.
    fn local_nanoseconds(self) -> i128 {
        let (date, time) = (self.local.date(), self.local.time());
        let days = days_since_1970(date.year().into(), date.month().into(), date.day().into());
        let seconds = days * SECONDS_A_DAY
            + i64::from(time.hour()) * 3600
            + i64::from(time.minute()) * 60
            + i64::from(time.second());
        i128::from(seconds) * 1_000_000_000 + i128::from(time.subsec_nanosecond())
    }

    /// Nanoseconds since 1970, in UTC.
    fn nanoseconds(self) -> i128 {
        self.local_nanoseconds() - i128::from(self.offset) * 1_000_000_000
    }

    /// `2006-01-02T15:04:05Z07:00`: fractions of a second are left out.
    fn rfc3339(self) -> String {
        let (date, time) = (self.local.date(), self.local.time());
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}",
            date.year(),
            date.month(),
            date.day(),
            time.hour(),
            time.minute(),
            time.second(),
            self.zone(true, true)
        )
    }

    /// The offset, `+01:00` or `+0100`; in UTC perhaps `Z`.
    fn zone(self, colon: bool, z: bool) -> String {
        if z && self.offset == 0 {
            return "Z".to_owned();
        }
        let minutes = self.offset.abs() / 60;
        let sign = if self.offset < 0 { '-' } else { '+' };
        format!("{sign}{:02}{}{:02}", minutes / 60, if colon { ":" } else { "" }, minutes % 60)
    }
}

const SECONDS_A_DAY: i64 = 86_400;

/// Days from 1970-01-01 to a day of the Gregorian calendar, in years of any number: timestamps are added to beyond the year
/// 9999, where calendars of libraries end.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that a leap day is the last one, and come in eras of 400.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The day that is so many days after 1970-01-01: year, month and day.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day_of_year + 2) / 153;
    let month_of_year = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month_of_year <= 2);
    (year, month_of_year, day_of_year - (153 * month + 2) / 5 + 1)
}

/// Reads digits at the beginning of a text, of which there are so many.
fn digits(text: &mut &str, least: usize, most: usize) -> Option<i16> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if count < least {
        return None;
    }
    let (number, rest) = text.split_at(count);
    *text = rest;
    number.parse().ok()
}

fn literal(text: &mut &str, expected: &[char]) -> Option<char> {
    let c = text.chars().next().filter(|c| expected.contains(c))?;
    *text = &text[c.len_utf8()..];
    Some(c)
}

/// Nanoseconds, when a fraction stands there.
fn fraction(text: &mut &str) -> Option<i32> {
    let Some(rest) = text.strip_prefix(['.', ',']) else { return Some(0) };
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 {
        return None;
    }
    let (number, rest) = rest.split_at(count);
    *text = rest;
    format!("{:0<9.9}", number).parse().ok()
}

fn zone(text: &mut &str) -> Option<i32> {
    if literal(text, &['Z']).is_some() {
        return Some(0);
    }
    let sign = if literal(text, &['+', '-'])? == '-' { -1 } else { 1 };
    let hours = i32::from(digits(text, 2, 2).filter(|h| *h < 24)?);
    literal(text, &[':'])?;
    let minutes = i32::from(digits(text, 2, 2).filter(|m| *m < 60)?);
    Some(sign * (hours * 3600 + minutes * 60))
}

/// Reads a timestamp strictly; `short` takes months, days and so on of one digit too, as YAML has them.
fn parse(whole: &str, short: bool, separators: &[char], zoned: bool) -> Option<Moment> {
    let least = if short { 1 } else { 2 };
    let mut text = whole;
    let year = digits(&mut text, 4, 4)?;
    literal(&mut text, &['-'])?;
    let month = i8::try_from(digits(&mut text, least, 2)?).ok()?;
    literal(&mut text, &['-'])?;
    let day = i8::try_from(digits(&mut text, least, 2)?).ok()?;
    literal(&mut text, separators)?;
    let hour = i8::try_from(digits(&mut text, least, 2)?).ok()?;
    literal(&mut text, &[':'])?;
    let minute = i8::try_from(digits(&mut text, least, 2)?).ok()?;
    literal(&mut text, &[':'])?;
    let second = i8::try_from(digits(&mut text, least, 2)?).ok()?;
    let nanosecond = fraction(&mut text)?;
    let offset = if zoned { zone(&mut text)? } else { 0 };
    let local = DateTime::new(year, month, day, hour, minute, second, nanosecond).ok()?;
    text.is_empty().then_some(Moment { local, offset })
}

fn timestamp(args: &[Value], index: usize) -> Result<Moment, FunctionError> {
    let text = str_arg(args, index)?;
    let strict = !text.contains(',');
    parse(text, false, &['T'], true)
        .filter(|_| strict)
        .ok_or_else(|| FunctionError::argument(index, format!("not a valid RFC3339 timestamp: {text:?}")))
}

/// What YAML takes for a timestamp, in RFC 3339.
pub(super) fn yaml_timestamp(text: &str) -> Option<String> {
    let moment = parse(text, true, &['T', 't'], true).or_else(|| parse(text, true, &[' '], false)).or_else(|| {
        let mut rest = text;
        let year = digits(&mut rest, 4, 4)?;
        literal(&mut rest, &['-'])?;
        let month = i8::try_from(digits(&mut rest, 1, 2)?).ok()?;
        literal(&mut rest, &['-'])?;
        let day = i8::try_from(digits(&mut rest, 1, 2)?).ok()?;
        let local = DateTime::new(year, month, day, 0, 0, 0, 0).ok()?;
        rest.is_empty().then_some(Moment { local, offset: 0 })
    })?;
    Some(moment.rfc3339())
}

fn timecmp(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (a, b) = (timestamp(args, 0)?, timestamp(args, 1)?);
    Ok(Value::from(a.nanoseconds().cmp(&b.nanoseconds()) as i64))
}

fn timeadd(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let moment = timestamp(args, 0)?;
    let written = str_arg(args, 1)?;
    let duration =
        duration(written).ok_or_else(|| FunctionError::call(format!("time: invalid duration {written:?}")))?;
    let seconds = i64::try_from((moment.local_nanoseconds() + i128::from(duration)).div_euclid(1_000_000_000))
        .map_err(|_| FunctionError::call("the resulting timestamp is out of range"))?;
    let (days, second) = (seconds.div_euclid(SECONDS_A_DAY), seconds.rem_euclid(SECONDS_A_DAY));
    let (year, month, day) = civil(days);
    text(format!(
        "{}{:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}{}",
        if year < 0 { "-" } else { "" },
        year.abs(),
        second / 3600,
        second / 60 % 60,
        second % 60,
        moment.zone(true, true)
    ))
}

/// Nanoseconds of a duration as Go writes it: `1h30m`, `-1.5s`.
fn duration(text: &str) -> Option<i64> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if rest == "0" {
        return Some(0);
    }
    if rest.is_empty() {
        return None;
    }
    let mut total: i128 = 0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if (whole.is_empty() && fraction.is_empty()) || fraction.contains('.') || whole.len() > 19 {
            return None;
        }
        let end = after.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(after.len());
        let (unit, after) = after.split_at(end);
        let unit: i128 = match unit {
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => return None,
        };
        let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        total += whole * unit;
        // What lies below a nanosecond is cut off.
        let kept = &fraction[..fraction.len().min(15)];
        if !kept.is_empty() {
            let power = 10i128.pow(u32::try_from(kept.len()).ok()?);
            total += kept.parse::<i128>().ok()? * unit / power;
        }
        rest = after;
    }
    let limit = if negative { i128::from(i64::MAX) + 1 } else { i128::from(i64::MAX) };
    if total > limit {
        return None;
    }
    i64::try_from(if negative { -total } else { total }).ok()
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Writes a timestamp by a pattern of repeated letters; texts stand between single quotes.
fn formatdate(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut rest = str_arg(args, 0)?;
    let moment = timestamp(args, 1)?;
    let mut out = String::new();
    while let Some(c) = rest.chars().next() {
        if c == '\'' {
            rest = quoted(rest, &mut out)?;
        } else if c.is_ascii_alphabetic() {
            let count = rest.chars().take_while(|other| *other == c).count();
            out.push_str(&verb(moment, c, &rest[..count])?);
            rest = &rest[count..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    text(out)
}

/// A text between quotes, in which a quote is doubled; two quotes alone are one.
fn quoted<'a>(text: &'a str, out: &mut String) -> Result<&'a str, FunctionError> {
    let mut rest = &text[1..];
    if let Some(after) = rest.strip_prefix('\'') {
        out.push('\'');
        return Ok(after);
    }
    loop {
        let Some(end) = rest.find('\'') else {
            // A doubled quote at the very end is taken for the closing one besides.
            if rest.is_empty() && out.ends_with('\'') {
                return Ok(rest);
            }
            return Err(FunctionError::argument(0, "unterminated literal '"));
        };
        out.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('\'') {
            Some(after) => {
                out.push('\'');
                rest = after;
            }
            None => return Ok(rest),
        }
    }
}

fn verb(moment: Moment, letter: char, token: &str) -> Result<String, FunctionError> {
    let (date, time) = (moment.local.date(), moment.local.time());
    let wrong = |what: &str| Err(FunctionError::argument(0, format!("invalid date format verb {token:?}: {what}")));
    let number = |number: i8, what: &str| match token.len() {
        1 => Ok(number.to_string()),
        2 => Ok(format!("{number:02}")),
        _ => wrong(what),
    };
    match letter {
        'Y' => match token.len() {
            2 => Ok(format!("{:02}", date.year() % 100)),
            4 => Ok(format!("{:04}", date.year())),
            _ => wrong("year must either be \"YY\" or \"YYYY\""),
        },
        'M' => {
            let name = usize::try_from(date.month() - 1).ok().and_then(|i| MONTHS.get(i)).copied().unwrap_or_default();
            match token.len() {
                3 => Ok(name.chars().take(3).collect()),
                4 => Ok(name.to_owned()),
                _ => number(date.month(), "month must be \"M\", \"MM\", \"MMM\", or \"MMMM\""),
            }
        }
        'D' => number(date.day(), "day of month must either be \"D\" or \"DD\""),
        'E' => {
            let day = date.weekday().to_monday_zero_offset();
            let name = usize::try_from(day).ok().and_then(|i| WEEKDAYS.get(i)).copied().unwrap_or_default();
            match token.len() {
                3 => Ok(name.chars().take(3).collect()),
                4 => Ok(name.to_owned()),
                _ => wrong("day of week must either be \"EEE\" or \"EEEE\""),
            }
        }
        'h' => number(time.hour(), "24-hour must either be \"h\" or \"hh\""),
        'H' => number((time.hour() + 11) % 12 + 1, "12-hour must either be \"H\" or \"HH\""),
        'A' | 'a' if token.len() != 2 => wrong(&format!("must be \"{letter}{letter}\"")),
        'A' => Ok(if time.hour() < 12 { "AM" } else { "PM" }.to_owned()),
        'a' => Ok(if time.hour() < 12 { "am" } else { "pm" }.to_owned()),
        'm' => number(time.minute(), "minute must either be \"m\" or \"mm\""),
        's' => number(time.second(), "second must either be \"s\" or \"ss\""),
        'Z' => match token.len() {
            1 => Ok(moment.zone(true, true)),
            3 if moment.offset == 0 => Ok("UTC".to_owned()),
            3 | 4 => Ok(moment.zone(false, false)),
            5 => Ok(moment.zone(true, false)),
            _ => wrong("timezone must be Z, ZZZZ, or ZZZZZ"),
        },
        _ => Err(FunctionError::argument(0, format!("invalid date format verb {token:?}"))),
    }
}
