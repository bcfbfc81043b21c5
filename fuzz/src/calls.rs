//! Functions: each with arguments of all kinds, and those that read a notation of their own with texts.

use std::sync::OnceLock;

use arbitrary::{Result, Unstructured};
use bartizan_lang::functions::names;
use bartizan_lang::syntax::ast::{Call, Expr, ExprKind};
use bartizan_lang::value::Number;
use bartizan_lang::{Span, Value};

use super::expressions::result;
use super::values::{Pair, allows, arguments};

/// Any function.
pub(crate) fn functions(data: &[u8]) {
    static NAMES: OnceLock<Vec<&str>> = OnceLock::new();
    let mut names: Vec<&str> = NAMES
        .get_or_init(|| {
            let mut names: Vec<&str> = names().collect();
            names.sort_unstable();
            names
        })
        .clone();
    names.push("try");
    names.push("can");
    let mut u = Unstructured::new(data);
    let mut chosen = || -> Result<_> {
        let name = *u.choose(&names)?;
        let expand = u.ratio(1, 16)?;
        Ok((name, expand, arguments(&mut u)?))
    };
    // Inputs that end early are no calls.
    let Ok((name, expand, arguments)) = chosen() else { return };
    // A hash of a password is made slow on purpose.
    if name == "bcrypt" {
        return;
    }
    assert_call(name, expand, &arguments);
}

fn assert_call(name: &str, expand: bool, arguments: &[Pair]) {
    let call = |value: fn(&Pair) -> Value| {
        let args = arguments.iter().map(|pair| Expr::new(ExprKind::Constant(value(pair)), Span::NONE)).collect();
        let call = Call { name: name.into(), name_span: Span::NONE, args, expand };
        Expr::new(ExprKind::Call(Box::new(call)), Span::NONE)
    };
    let known = result(&call(|pair| pair.known.clone()), false);
    let real = result(&call(|pair| pair.real.clone()), true);
    if let (Ok(known), Ok(real)) = (&known, &real) {
        assert!(
            allows(known, real),
            "{name}{arguments:#?}\nwithout values: {:?}\nwith values: {:?}",
            known.kind,
            real.kind
        );
    }
}

/// Calls functions that take texts: the first byte says which one, the rest are the arguments, with null bytes between.
fn with_texts(data: &[u8], functions: &[&str]) {
    let Some((first, rest)) = data.split_first() else { return };
    let Some(name) = functions.get(usize::from(*first) % functions.len()) else { return };
    let text = String::from_utf8_lossy(rest);
    let arguments: Vec<Pair> = text.split('\0').take(6).map(|text| Pair::certain(argument(text))).collect();
    assert_call(name, false, &arguments);
}

/// A number where the text is one after `#`.
fn argument(text: &str) -> Value {
    match text.strip_prefix('#').and_then(Number::parse) {
        Some(number) => number.into(),
        None => text.into(),
    }
}

/// Regular expressions.
pub(crate) fn regex(data: &[u8]) {
    with_texts(data, &["regex", "regexall", "replace"]);
}

/// Formats of values.
pub(crate) fn format(data: &[u8]) {
    with_texts(data, &["format", "formatlist", "indent", "parseint", "tonumber", "join"]);
}

/// Formats of dates, durations.
pub(crate) fn dates(data: &[u8]) {
    with_texts(data, &["formatdate", "timeadd", "timecmp"]);
}

/// YAML.
pub(crate) fn yaml(data: &[u8]) {
    with_texts(data, &["yamldecode"]);
}

/// CSV.
pub(crate) fn csv(data: &[u8]) {
    with_texts(data, &["csvdecode"]);
}

/// JSON, and values of variables.
pub(crate) fn json_decode(data: &[u8]) {
    with_texts(data, &["jsondecode", "provider::terraform::decode_tfvars", "provider::terraform::expr_encode"]);
}

/// Encodings.
pub(crate) fn encodings(data: &[u8]) {
    with_texts(
        data,
        &[
            "base64decode",
            "base64gzip",
            "textdecodebase64",
            "textencodebase64",
            "urlencode",
            "urldecode",
            "base64gunzip",
        ],
    );
}

/// Networks.
pub(crate) fn cidr(data: &[u8]) {
    with_texts(data, &["cidrhost", "cidrnetmask", "cidrsubnet", "cidrsubnets", "cidrcontains"]);
}
