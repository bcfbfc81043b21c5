//! Digests of texts and of files, and what else belongs to cryptography.

use std::fmt::Write as _;

use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::{Sha256, Sha512};

use super::encodings::{from_base64, to_base64};
use super::partial::because;
use super::{Accepts, Function, FunctionError, Host, Param, Scalar, files, str_arg};
use crate::value::{Reason, Type, Value};

const STR: Param = Param::new("str", Accepts::String);
const PATH: Param = Param::new("path", Accepts::String);

const fn of_text(name: &'static str, call: super::Call) -> Function {
    Function::new(name, &[STR], call).returns(Scalar::String)
}

const fn of_file(name: &'static str, call: super::Call) -> Function {
    Function::new(name, &[PATH], call).itself().returns(Scalar::String)
}

pub(super) const FUNCTIONS: &[Function] = &[
    of_text("base64sha256", |args, _| Ok(to_base64(&Sha256::digest(str_arg(args, 0)?)).into())),
    of_text("base64sha512", |args, _| Ok(to_base64(&Sha512::digest(str_arg(args, 0)?)).into())),
    of_file("filebase64sha256", |args, host| {
        files::with_bytes(args, host, |b| Ok(to_base64(&Sha256::digest(b)).into()))
    }),
    of_file("filebase64sha512", |args, host| {
        files::with_bytes(args, host, |b| Ok(to_base64(&Sha512::digest(b)).into()))
    }),
    of_file("filemd5", |args, host| files::with_bytes(args, host, |b| Ok(hex(&Md5::digest(b)).into()))),
    of_file("filesha1", |args, host| files::with_bytes(args, host, |b| Ok(hex(&Sha1::digest(b)).into()))),
    of_file("filesha256", |args, host| files::with_bytes(args, host, |b| Ok(hex(&Sha256::digest(b)).into()))),
    of_file("filesha512", |args, host| files::with_bytes(args, host, |b| Ok(hex(&Sha512::digest(b)).into()))),
    of_text("md5", |args, _| Ok(hex(&Md5::digest(str_arg(args, 0)?)).into())),
    Function::new(
        "rsadecrypt",
        &[Param::new("ciphertext", Accepts::String), Param::new("privatekey", Accepts::String)],
        rsadecrypt,
    )
    .returns(Scalar::String),
    of_text("sha1", |args, _| Ok(hex(&Sha1::digest(str_arg(args, 0)?)).into())),
    of_text("sha256", |args, _| Ok(hex(&Sha256::digest(str_arg(args, 0)?)).into())),
    of_text("sha512", |args, _| Ok(hex(&Sha512::digest(str_arg(args, 0)?)).into())),
    Function::new("uuidv5", &[Param::new("namespace", Accepts::String), Param::new("name", Accepts::String)], uuidv5)
        .returns(Scalar::String),
];

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// No private key is ever used here; what is no ciphertext or no key is an error all the same.
fn rsadecrypt(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (ciphertext, key) = (str_arg(args, 0)?, str_arg(args, 1)?);
    if from_base64(ciphertext).is_err() {
        return Err(FunctionError::argument(0, "failed to decode input: it must be base64-encoded"));
    }
    let body = key.split("-----").nth(2).map(|body| body.split_whitespace().collect::<String>());
    if !key.contains("-----BEGIN ") || body.is_none_or(|body| body.len() < 64) {
        return Err(FunctionError::argument(1, "invalid private key: it must be in PEM format"));
    }
    Ok(because(Reason::Function("rsadecrypt".into()), Some(Type::String)))
}

/// A UUID of a name in a namespace (RFC 9562, version 5): `dns`, `url`, `oid`, `x500` or another UUID.
fn uuidv5(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (namespace, name) = (str_arg(args, 0)?, str_arg(args, 1)?);
    let namespace = match namespace {
        "dns" => 0x6ba7_b810_9dad_11d1_80b4_00c0_4fd4_30c8,
        "url" => 0x6ba7_b811_9dad_11d1_80b4_00c0_4fd4_30c8,
        "oid" => 0x6ba7_b812_9dad_11d1_80b4_00c0_4fd4_30c8,
        "x500" => 0x6ba7_b814_9dad_11d1_80b4_00c0_4fd4_30c8,
        other => uuid(other).ok_or_else(|| {
            FunctionError::call(format!("uuidv5() doesn't support namespace {other:?}: it is no UUID"))
        })?,
    };
    let mut digest = Sha1::new();
    digest.update(u128::to_be_bytes(namespace));
    digest.update(name);
    let mut text = hex(&digest.finalize()[..16]);
    // The version, and the variant in the two highest bits of the ninth byte.
    text.replace_range(12..13, "5");
    let variant = text.get(16..17).and_then(|d| u8::from_str_radix(d, 16).ok()).unwrap_or(0) & 0x3 | 0x8;
    text.replace_range(16..17, &format!("{variant:x}"));
    for place in [20, 16, 12, 8] {
        text.insert(place, '-');
    }
    Ok(text.into())
}

fn uuid(text: &str) -> Option<u128> {
    let text = match text.len() {
        45 if text.get(..9)?.eq_ignore_ascii_case("urn:uuid:") => text.get(9..)?,
        // Braces, or whatever else stands in their place.
        38 => text.get(1..37)?,
        _ => text,
    };
    let digits: String = match text.len() {
        36 => {
            let bytes = text.as_bytes();
            if [8, 13, 18, 23].iter().any(|i| bytes.get(*i) != Some(&b'-')) {
                return None;
            }
            text.replace('-', "")
        }
        32 => text.to_owned(),
        _ => return None,
    };
    if digits.len() != 32 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u128::from_str_radix(&digits, 16).ok()
}
