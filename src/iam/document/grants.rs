//! Whom a policy lets do what.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Reason, Seq, Shape};
use ipnet::IpNet;

use super::Verdict;

/// Condition keys that say nothing of who asks: a statement with only these is still for everyone. From the list of global
/// keys, <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>, and the keys of
/// Amazon S3, <https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html>.
const NOT_ABOUT_WHO: &[&str] = &[
    "aws:currenttime",
    "aws:epochtime",
    "aws:securetransport",
    "aws:useragent",
    "aws:referer",
    "aws:requestedregion",
    "s3:authtype",
    "s3:delimiter",
    "s3:max-keys",
    "s3:prefix",
    "s3:signatureage",
    "s3:signatureversion",
    "s3:tlsversion",
    "s3:versionid",
    "s3:x-amz-acl",
    "s3:x-amz-content-sha256",
    "s3:x-amz-server-side-encryption",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "s3:x-amz-storage-class",
    "s3:objectlockmode",
    "sns:protocol",
];

/// Whether a pattern of a policy (`s3:Get*`) matches an action. Case does not matter; `*` in the action is a letter like
/// any other.
#[must_use]
pub fn action_matches(pattern: &str, action: &str) -> bool {
    wildcard(pattern.as_bytes(), action.as_bytes())
}

/// `*` and `?`, without regard to case.
fn wildcard(pattern: &[u8], text: &[u8]) -> bool {
    // The place to go on from when what follows the last star does not fit.
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(c) if *c == b'?' || text.get(t).is_some_and(|x| x.eq_ignore_ascii_case(c)) => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    p = at + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).is_none_or(|rest| rest.iter().all(|c| *c == b'*'))
}

/// Whether the statements (of [`super::statements`], without alternatives) let everyone do that action. A condition on who
/// or where from makes a statement one for some; a denial to everyone, or to all but some, takes the permission away where
/// it holds for the same resources.
///
/// # Errors
/// When that depends on what is not known: the reason.
pub fn grants_everyone(statements: &Value, action: &str) -> Verdict {
    any(statements, &|allowing| {
        all([&|| allows(allowing, action), &|| {
            let taken =
                any(statements, &|denying| all([&|| denies(denying, action), &|| covers_resources(denying, allowing)]));
            negate(taken)
        }])
    })
}

fn allows(statement: &Value, action: &str) -> Verdict {
    all([
        &|| is_text(statement, "effect", "Allow"),
        &|| covers(statement, action),
        &|| either(for_everyone(statement, "principals"), || is_filled(statement, "not_principals")),
        &|| negate(any_condition(statement, &narrows)),
    ])
}

/// Denies the action to everyone, or to all but those whom a condition names.
fn denies(statement: &Value, action: &str) -> Verdict {
    all([
        &|| is_text(statement, "effect", "Deny"),
        &|| covers(statement, action),
        &|| for_everyone(statement, "principals"),
        &|| either(negate(is_filled(statement, "conditions")), || any_condition(statement, &excludes_strangers)),
    ])
}

fn covers(statement: &Value, action: &str) -> Verdict {
    let listed = any(&attribute(statement, "actions"), &|pattern| matches_value(pattern, action));
    either(listed, || {
        all([&|| is_filled(statement, "not_actions"), &|| {
            negate(any(&attribute(statement, "not_actions"), &|pattern| matches_value(pattern, action)))
        }])
    })
}

/// Whether all resources of one statement are among those of another. A policy on one resource may name none.
fn covers_resources(denying: &Value, allowing: &Value) -> Verdict {
    let patterns = attribute(denying, "resources");
    either(any(&patterns, &|pattern| is(pattern, "*")), || {
        let resources = attribute(allowing, "resources");
        match (is_filled(denying, "resources")?, is_filled(allowing, "resources")?) {
            (true, true) => negate(any(&resources, &|resource| {
                negate(any(&patterns, &|pattern| match (&pattern.kind, &resource.kind) {
                    (Kind::String(pattern), Kind::String(resource)) => {
                        Ok(wildcard(pattern.as_bytes(), resource.as_bytes()))
                    }
                    _ if pattern.same(resource) => Ok(true),
                    _ => Err(reason(if pattern.is_unknown() { pattern } else { resource })),
                }))
            })),
            (denies_some, _) => negate(either(Ok(denies_some), || is_filled(denying, "not_resources"))),
        }
    })
}

fn matches_value(pattern: &Value, action: &str) -> Verdict {
    match &pattern.kind {
        Kind::String(pattern) => Ok(action_matches(pattern, action)),
        Kind::Unknown(unknown) => {
            // A known beginning such as "sqs:" rules an action of another service out.
            let prefix = match &unknown.shape {
                Shape::Template(_) => unknown.prefix().split(['*', '?']).next().unwrap_or_default(),
                _ => "",
            };
            match action.get(..prefix.len()) {
                Some(start) if start.eq_ignore_ascii_case(prefix) => Err(unknown.reason.clone()),
                _ => Ok(false),
            }
        }
        _ => Ok(false),
    }
}

/// `"*"`, or `"*"` among the principals of the kind AWS.
fn for_everyone(statement: &Value, name: &str) -> Verdict {
    any(&attribute(statement, name), &|principal| {
        all([&|| either(is_text(principal, "type", "AWS"), || is_text(principal, "type", "*")), &|| {
            any(&attribute(principal, "identifiers"), &|who| is(who, "*"))
        }])
    })
}

fn any_condition(statement: &Value, asks: &dyn Fn(&Value) -> Verdict) -> Verdict {
    any(&attribute(statement, "conditions"), asks)
}

/// How a test of a condition takes its values.
struct Test {
    /// The condition holds for all but the values.
    negative: bool,
    /// The condition holds when the key is not in the request.
    if_exists: bool,
    /// The test compares with values, unlike `Null`, `Bool`, dates and numbers.
    compares: bool,
}

fn test(condition: &Value) -> Option<Test> {
    let name = attribute(condition, "test").as_str()?.to_ascii_lowercase();
    let name = name.rsplit_once(':').map_or(name.as_str(), |(_, rest)| rest).to_owned();
    let if_exists = name.ends_with("ifexists");
    let name = name.trim_end_matches("ifexists").to_owned();
    Some(Test {
        negative: name.contains("not"),
        if_exists,
        compares: ["string", "arn", "ipaddress", "notipaddress"].iter().any(|k| name.starts_with(k)),
    })
}

/// Whether a condition limits who is let in.
fn narrows(condition: &Value) -> Verdict {
    let Some(test) = test(condition) else { return Err(reason(&attribute(condition, "test"))) };
    if !test.compares || test.negative || test.if_exists || !is_about_who(condition)? {
        return Ok(false);
    }
    // A value that holds everyone limits nothing.
    negate(any(&attribute(condition, "values"), &holds_everyone))
}

/// Whether a condition of a denial lets only some through: all but named accounts, networks or organisations are denied.
fn excludes_strangers(condition: &Value) -> Verdict {
    let Some(test) = test(condition) else { return Err(reason(&attribute(condition, "test"))) };
    Ok(test.compares && test.negative && is_about_who(condition)?)
}

fn is_about_who(condition: &Value) -> Verdict {
    let variable = attribute(condition, "variable");
    match variable.as_str() {
        Some(key) => Ok(!NOT_ABOUT_WHO.contains(&key.to_ascii_lowercase().as_str())),
        None => Err(reason(&variable)),
    }
}

fn holds_everyone(value: &Value) -> Verdict {
    match &value.kind {
        Kind::String(text) => {
            Ok(text.chars().all(|c| c == '*') || text.parse::<IpNet>().is_ok_and(|net| net.prefix_len() == 0))
        }
        // An unknown value is taken for one that names somebody: a person who writes a condition means to limit.
        _ => Ok(false),
    }
}

fn attribute(value: &Value, name: &str) -> Value {
    match &value.kind {
        Kind::Object(fields) | Kind::Map(fields) => fields.get(name).cloned().unwrap_or_else(Value::null),
        Kind::Unknown(unknown) => Value::unknown(unknown.reason.clone()),
        _ => Value::null(),
    }
}

fn is_text(value: &Value, name: &str, text: &str) -> Verdict {
    is(&attribute(value, name), text)
}

fn is(value: &Value, text: &str) -> Verdict {
    match &value.kind {
        Kind::String(known) => Ok(known == text),
        Kind::Unknown(unknown) => {
            let possible = text.starts_with(unknown.prefix()) && text.ends_with(unknown.suffix());
            if possible { Err(unknown.reason.clone()) } else { Ok(false) }
        }
        Kind::Choice(_) => Err(Reason::TooManyConditions),
        _ => Ok(false),
    }
}

fn is_filled(statement: &Value, name: &str) -> Verdict {
    any(&attribute(statement, name), &|_| Ok(true))
}

fn reason(value: &Value) -> Reason {
    value.as_unknown().map_or_else(|| Reason::Other("the policy may hold more".into()), |u| u.reason.clone())
}

/// Whether any element does. An element that may not be there, and an open end, leave it open.
fn any(list: &Value, asks: &dyn Fn(&Value) -> Verdict) -> Verdict {
    let seq: &Seq = match &list.kind {
        Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => seq,
        Kind::Unknown(unknown) => return Err(unknown.reason.clone()),
        Kind::Choice(_) => return Err(Reason::TooManyConditions),
        _ => return Ok(false),
    };
    let mut open = if seq.open { Some(Reason::Other("the policy may hold more".into())) } else { None };
    for (index, item) in seq.items.iter().enumerate() {
        match asks(item) {
            Ok(true) if seq.presence_of(index).is_always() => return Ok(true),
            Ok(true) => open = open.or(Some(Reason::TooManyConditions)),
            Ok(false) => {}
            Err(reason) => open = open.or(Some(reason)),
        }
    }
    match open {
        Some(reason) => Err(reason),
        None => Ok(false),
    }
}

fn all<const N: usize>(parts: [&dyn Fn() -> Verdict; N]) -> Verdict {
    let mut open = None;
    for part in parts {
        match part() {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(reason) => open = open.or(Some(reason)),
        }
    }
    match open {
        Some(reason) => Err(reason),
        None => Ok(true),
    }
}

fn either(first: Verdict, second: impl FnOnce() -> Verdict) -> Verdict {
    match first {
        Ok(true) => Ok(true),
        Ok(false) => second(),
        Err(reason) => match second() {
            Ok(true) => Ok(true),
            _ => Err(reason),
        },
    }
}

fn negate(verdict: Verdict) -> Verdict {
    verdict.map(|known| !known)
}
