//! The functions that bring knowledge of clouds to checks. All of them take null for "not set" and follow alternatives;
//! what is unknown makes their result unknown only where it matters.

use std::sync::{Arc, LazyLock};

use bartizan_lang::eval::{Context, EvalResult, equal, evaluate, hoist, product};
use bartizan_lang::syntax::ast::Expr;
use bartizan_lang::value::{Kind, Presence, Reason, Seq, Type, Unknown};
use bartizan_lang::{Diagnostic, Span, Value};
use smallvec::SmallVec;

use crate::iam::document;
use crate::net::address::{self, Part, PortRange, Ports, Protocol};

/// ACLs that let everyone, or everyone with an account, in:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl>.
const PUBLIC_ACLS: &[&str] = &["authenticated-read", "public-read", "public-read-write"];

/// How everyone is written where that is all that can be asked of an unknown text.
const EVERYONE: &[&str] = &["0.0.0.0/0", "::/0"];

/// Calls a function by its name; `None` when there is none.
pub(super) fn call(name: &str, args: &[Expr], cx: &Context<'_>) -> Option<EvalResult> {
    let function: fn(&[Value]) -> EvalResult = match name {
        "acl_is_public" => acl_is_public,
        "iam_action_matches" => iam_action_matches,
        "iam_actions_among" => iam_actions_among,
        "iam_actions_besides" => iam_actions_besides,
        "iam_grants_everyone" => iam_grants_everyone,
        "iam_statements" => iam_statements,
        "net_any_everyone" => net_any_everyone,
        "net_is_everyone" => net_is_everyone,
        "net_ports_all" => net_ports_all,
        "net_ports_include" => net_ports_include,
        "net_protocol" => net_protocol,
        "net_range" => net_range,
        "net_ranges_all" => net_ranges_all,
        "net_ranges_include" => net_ranges_include,
        #[cfg(test)]
        "crash_for_tests" => |_| unreachable!("a test asked for it"),
        _ => return None,
    };
    Some(apply(function, args, cx))
}

fn apply(function: fn(&[Value]) -> EvalResult, args: &[Expr], cx: &Context<'_>) -> EvalResult {
    let mut values: SmallVec<[Value; 4]> = SmallVec::with_capacity(args.len());
    for arg in args {
        values.push(evaluate(arg, cx)?);
    }
    let mut result = product(&values, &mut |values| function(values))?;
    for value in &values {
        result = result.made_from(value);
    }
    Ok(result)
}

fn acl_is_public(args: &[Value]) -> EvalResult {
    Ok(one_of(argument(args, 0), PUBLIC_ACLS))
}

fn net_is_everyone(args: &[Value]) -> EvalResult {
    Ok(is_everyone(argument(args, 0)))
}

fn net_any_everyone(args: &[Value]) -> EvalResult {
    let list = argument(args, 0);
    let list = hoist(list);
    product(&[list], &mut |leaf| {
        let list = argument(leaf, 0);
        let Some(seq) = list.as_seq() else {
            return match &list.kind {
                Kind::Null => Ok(Value::from(false)),
                Kind::String(_) => Ok(is_everyone(list)),
                Kind::Unknown(unknown) => Ok(undecided(unknown.reason.clone())),
                _ => Err(wrong("net_any_everyone", "a list of addresses", list)),
            };
        };
        if address::are_everyone(seq.items.iter().filter_map(|i| i.as_str()).map(|s| s.as_str())) {
            return Ok(Value::from(true));
        }
        let mut result = Value::from(false);
        for item in seq.items.iter().filter(|i| i.is_unknown()) {
            result = either(&result, &is_everyone(item))?;
        }
        if seq.open {
            result = either(&result, &undecided(Reason::Other("there may be more addresses".into())))?;
        }
        Ok(result)
    })
}

fn net_ports_include(args: &[Value]) -> EvalResult {
    let Part::Known(port) = port(argument(args, 3)) else {
        return Err(wrong("net_ports_include", "a port number", argument(args, 3)));
    };
    Ok(known_or(ports(args).include(port), args))
}

fn net_ports_all(args: &[Value]) -> EvalResult {
    Ok(known_or(ports(args).are_all(), args))
}

/// A protocol by its one name: `tcp` for "6", "TCP" and "tcp", `all` for "-1", "*" and "all".
fn net_protocol(args: &[Value]) -> EvalResult {
    let protocol = argument(args, 0);
    Ok(match &protocol.kind {
        Kind::String(text) => Value::string(address::protocol_name(text)),
        Kind::Number(number) => Value::string(address::protocol_name(&number.to_string())),
        Kind::Unknown(unknown) => unknown_text(unknown.reason.clone()),
        _ => Value::null(),
    })
}

/// The ports of a rule that writes the lowest and the highest apart, as `net_ranges_include` takes them.
fn net_range(args: &[Value]) -> EvalResult {
    Ok(match ports(args).to_text() {
        Some(text) => Value::string(text),
        None => unknown_text(first_reason(args)),
    })
}

fn net_ranges_include(args: &[Value]) -> EvalResult {
    let Part::Known(port) = port(argument(args, 1)) else {
        return Err(wrong("net_ranges_include", "a port number", argument(args, 1)));
    };
    ranges("net_ranges_include", args, &|known| known.iter().any(|range| range.includes(port)))
}

fn net_ranges_all(args: &[Value]) -> EvalResult {
    ranges("net_ranges_all", args, &|known| address::are_all_ports(known.iter().copied()))
}

/// Asks a list of ranges of ports. What is known of it may be enough for a yes; for a no, all of it must be known.
fn ranges(function: &str, args: &[Value], holds: &dyn Fn(&[PortRange]) -> bool) -> EvalResult {
    let list = hoist(argument(args, 0));
    product(&[list], &mut |leaf| {
        let list = argument(leaf, 0);
        let (items, open) = match (list.as_seq(), &list.kind) {
            (Some(seq), _) => (&seq.items[..], seq.open),
            (None, Kind::Null) => return Ok(Value::from(false)),
            (None, Kind::String(_) | Kind::Number(_) | Kind::Unknown(_)) => (std::slice::from_ref(list), false),
            _ => return Err(wrong(function, "a list of ports and ranges such as \"20-25\"", list)),
        };
        let known: Vec<PortRange> = items.iter().filter_map(range).collect();
        if holds(&known) {
            return Ok(Value::from(true));
        }
        let unknown = items.iter().find_map(|item| item.as_unknown());
        Ok(match unknown {
            Some(unknown) => undecided(unknown.reason.clone()),
            None if open => undecided(Reason::Other("there may be more ports".into())),
            None => Value::from(false),
        })
    })
}

fn range(value: &Value) -> Option<PortRange> {
    match &value.kind {
        Kind::String(text) => PortRange::parse(text),
        Kind::Number(number) => PortRange::parse(&number.to_string()),
        _ => None,
    }
}

fn iam_statements(args: &[Value]) -> EvalResult {
    Ok(document::statements(argument(args, 0)))
}

fn iam_grants_everyone(args: &[Value]) -> EvalResult {
    let action = argument(args, 1);
    let Some(action) = action.as_str() else {
        return Err(wrong("iam_grants_everyone", "an action such as \"s3:GetObject\"", action));
    };
    let statements = hoist(&document::statements(argument(args, 0)));
    product(&[statements], &mut |leaf| {
        Ok(match document::grants_everyone(argument(leaf, 0), action) {
            Ok(granted) => granted.into(),
            Err(reason) => undecided(reason),
        })
    })
}

fn iam_action_matches(args: &[Value]) -> EvalResult {
    let (pattern, action) = (argument(args, 0), argument(args, 1));
    Ok(match (&pattern.kind, &action.kind) {
        (Kind::String(pattern), Kind::String(action)) => document::action_matches(pattern, action).into(),
        (Kind::Unknown(unknown), _) | (_, Kind::Unknown(unknown)) => undecided(unknown.reason.clone()),
        _ => false.into(),
    })
}

/// Those of the wanted actions that one of the given ones is, or covers.
fn iam_actions_among(args: &[Value]) -> EvalResult {
    let wanted = texts("iam_actions_among", argument(args, 1))?;
    product(&[hoist(argument(args, 0))], &mut |leaf| {
        let Some(given) = argument(leaf, 0).as_seq() else { return Ok(no_actions(argument(leaf, 0))) };
        let mut found = Seq { open: is_open(given), ..Seq::default() };
        for &wanted in &wanted {
            let mut presence = Presence::never();
            for (place, pattern) in given.items.iter().enumerate() {
                if pattern.as_str().is_some_and(|pattern| document::action_matches(pattern, wanted)) {
                    given.presence_of(place).guards().iter().for_each(|guard| presence.add(guard.clone()));
                }
            }
            if !presence.is_never() {
                found.push(Value::string(wanted), presence);
            }
        }
        Ok(Value::new(Kind::Tuple(Arc::new(found))))
    })
}

/// Those of the given actions that none of the patterns covers.
fn iam_actions_besides(args: &[Value]) -> EvalResult {
    let patterns = texts("iam_actions_besides", argument(args, 1))?;
    product(&[hoist(argument(args, 0))], &mut |leaf| {
        let Some(given) = argument(leaf, 0).as_seq() else { return Ok(no_actions(argument(leaf, 0))) };
        let mut found = Seq { open: is_open(given), ..Seq::default() };
        for (place, action) in given.items.iter().enumerate() {
            let Some(name) = action.as_str() else { continue };
            if !patterns.iter().any(|pattern| document::action_matches(pattern, name)) {
                found.push(action.clone(), given.presence_of(place));
            }
        }
        Ok(Value::new(Kind::Tuple(Arc::new(found))))
    })
}

/// Whether there may be more texts than those that are known.
fn is_open(seq: &Seq) -> bool {
    seq.open || seq.items.iter().any(Value::is_unknown)
}

/// What is found in a list that is none: nothing, or nobody knows.
fn no_actions(list: &Value) -> Value {
    match &list.kind {
        Kind::Unknown(unknown) => unknown_of(Type::List(Arc::new(Type::String)), unknown.reason.clone()),
        _ => Value::tuple(Vec::new()),
    }
}

/// A list of texts that a check writes down.
fn texts<'a>(function: &str, list: &'a Value) -> EvalResult<Vec<&'a str>> {
    let written =
        list.as_seq().and_then(|seq| seq.items.iter().map(|item| item.as_str().map(|s| s.as_str())).collect());
    written.ok_or_else(|| wrong(function, "a list of texts", list))
}

/// An argument; the check compiler has counted them.
fn argument(args: &[Value], index: usize) -> &Value {
    static NULL: LazyLock<Value> = LazyLock::new(Value::null);
    args.get(index).unwrap_or(&NULL)
}

fn wrong(function: &str, wanted: &str, value: &Value) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(format!("{function} takes {wanted}, not a {}", value.type_name()), Span::NONE))
}

fn undecided(reason: Reason) -> Value {
    unknown_of(Type::Bool, reason)
}

fn unknown_text(reason: Reason) -> Value {
    unknown_of(Type::String, reason)
}

fn unknown_of(ty: Type, reason: Reason) -> Value {
    let mut unknown = Unknown::new(reason);
    unknown.ty = Some(ty);
    unknown.not_null = true;
    Value::from_unknown(unknown)
}

/// An answer, or the reason of the first argument that is unknown.
fn known_or(answer: Option<bool>, args: &[Value]) -> Value {
    match answer {
        Some(known) => known.into(),
        None => undecided(first_reason(args)),
    }
}

/// The reason of the first argument that is unknown.
fn first_reason(args: &[Value]) -> Reason {
    args.iter().find_map(|a| a.as_unknown().map(|u| u.reason.clone())).unwrap_or(Reason::TooManyConditions)
}

/// Whether a text is one of these; with what decides an unknown one.
fn one_of(value: &Value, texts: &[&str]) -> Value {
    match &value.kind {
        Kind::String(text) => texts.contains(&text.as_str()).into(),
        Kind::Unknown(_) => texts.iter().fold(Value::from(false), |result, text| {
            let same = equal(value, &Value::string(*text), Span::NONE);
            either(&result, &same).unwrap_or_else(|_| undecided(Reason::TooManyConditions))
        }),
        _ => false.into(),
    }
}

fn is_everyone(value: &Value) -> Value {
    match &value.kind {
        Kind::String(text) => address::is_everyone(text).into(),
        _ => one_of(value, EVERYONE),
    }
}

/// Whether either holds, by Kleene's logic.
fn either(a: &Value, b: &Value) -> EvalResult {
    product(&[a.clone(), b.clone()], &mut |leaves| {
        let (a, b) = (argument(leaves, 0), argument(leaves, 1));
        Ok(match (a.as_bool(), b.as_bool()) {
            (Some(true), _) | (_, Some(true)) => true.into(),
            (Some(false), _) => b.clone(),
            (_, Some(false)) => a.clone(),
            _ => a.clone(),
        })
    })
}

fn ports(args: &[Value]) -> Ports {
    let protocol = match &argument(args, 2).kind {
        Kind::String(text) => Part::Known(Protocol::parse(text)),
        Kind::Number(number) => Part::Known(Protocol::parse(&number.to_string())),
        Kind::Unknown(_) | Kind::Choice(_) => Part::Unknown,
        _ => Part::Absent,
    };
    Ports { from: port(argument(args, 0)), to: port(argument(args, 1)), protocol }
}

/// A port: a number, or a text that is one.
fn port(value: &Value) -> Part<i64> {
    let number = match &value.kind {
        Kind::Null => return Part::Absent,
        Kind::Number(number) => number.as_i64(),
        Kind::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.map_or(Part::Unknown, Part::Known)
}
