//! Base64, URL, character and CSV encodings.

use std::io::Read as _;

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use flate2::read::MultiGzDecoder;

use rustc_hash::FxHashSet;

use super::charsets::Charset;
use super::partial::because;
use super::{Accepts, Function, FunctionError, Host, MAX_TEXT, Param, Scalar, gzip, str_arg, text};
use crate::value::{Reason, Str, Type, Value};

const STR: Param = Param::new("str", Accepts::String);

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("base64decode", &[STR], base64decode).returns(Scalar::String),
    Function::new("base64encode", &[STR], base64encode).returns(Scalar::String),
    Function::new("base64gunzip", &[STR], base64gunzip).returns(Scalar::String),
    Function::new("base64gzip", &[STR], base64gzip).returns(Scalar::String),
    Function::new("csvdecode", &[STR], csvdecode),
    Function::new(
        "textdecodebase64",
        &[Param::new("source", Accepts::String), Param::new("encoding", Accepts::String)],
        textdecodebase64,
    )
    .returns(Scalar::String),
    Function::new(
        "textencodebase64",
        &[Param::new("string", Accepts::String), Param::new("encoding", Accepts::String)],
        textencodebase64,
    )
    .returns(Scalar::String),
    Function::new("urldecode", &[STR], urldecode).returns(Scalar::String),
    Function::new("urlencode", &[STR], urlencode).returns(Scalar::String),
];

/// Go's standard encoding takes bits behind the end of the data that are not zero.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireCanonical),
);

/// Bytes in base64, as Terraform writes it.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

/// The bytes of base64; line ends in it are skipped, as Go skips them.
pub(super) fn from_base64(encoded: &str) -> Result<Vec<u8>, ()> {
    let lines = encoded.contains(['\r', '\n']);
    let decoded = if lines { BASE64.decode(encoded.replace(['\r', '\n'], "")) } else { BASE64.decode(encoded) };
    decoded.map_err(|_| ())
}

fn base64encode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    text(to_base64(str_arg(args, 0)?.as_bytes()))
}

fn base64decode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let encoded = str_arg(args, 0)?;
    let bytes = from_base64(encoded)
        .map_err(|()| FunctionError::argument(0, format!("failed to decode base64 data {encoded:?}")))?;
    let decoded = String::from_utf8(bytes)
        .map_err(|_| FunctionError::argument(0, "the result of decoding the provided string is not valid UTF-8"))?;
    text(decoded)
}

fn base64gzip(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    match gzip::compress(str_arg(args, 0)?.as_bytes()) {
        Some(compressed) => text(to_base64(&compressed)),
        None => not_computed("base64gzip"),
    }
}

/// OpenTofu's function: the text that was compressed with gzip.
fn base64gunzip(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let compressed =
        from_base64(str_arg(args, 0)?).map_err(|()| FunctionError::argument(0, "failed to decode base64 data"))?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_TEXT).unwrap_or(u64::MAX).saturating_add(1);
    MultiGzDecoder::new(compressed.as_slice())
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| FunctionError::argument(0, format!("failed to gunzip bytes: {error}")))?;
    let plain = String::from_utf8(bytes).map_err(|_| {
        FunctionError::argument(0, "the result of decompressing the provided string is not valid UTF-8")
    })?;
    text(plain)
}

fn urlencode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let plain = str_arg(args, 0)?;
    let mut out = String::with_capacity(plain.len());
    for byte in plain.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(char::from(byte)),
            b' ' => out.push('+'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    text(out)
}

fn urldecode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let encoded = str_arg(args, 0)?;
    let mut out = Vec::with_capacity(encoded.len());
    let bytes = encoded.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let decoded = encoded
                    .get(at + 1..at + 3)
                    .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok())
                    .ok_or_else(|| {
                        let shown = bytes.get(at..bytes.len().min(at + 3)).unwrap_or_default();
                        FunctionError::call(format!(
                            "failed to decode URL '{encoded}': invalid URL escape {:?}",
                            String::from_utf8_lossy(shown)
                        ))
                    })?;
                out.push(decoded);
                at += 2;
            }
            _ => out.push(*byte),
        }
        at += 1;
    }
    text(String::from_utf8_lossy(&out).into_owned())
}

fn charset_arg(args: &[Value]) -> Result<Charset, FunctionError> {
    let name = str_arg(args, 1)?;
    Charset::of_name(name)
        .ok_or_else(|| FunctionError::argument(1, format!("{name:?} is not a supported IANA encoding name or alias")))
}

fn textencodebase64(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (plain, name) = (str_arg(args, 0)?, str_arg(args, 1)?);
    let bytes = charset_arg(args)?.encode(plain).ok_or_else(|| {
        FunctionError::argument(0, format!("the given string contains characters that cannot be represented in {name}"))
    })?;
    text(to_base64(&bytes))
}

fn textdecodebase64(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let (encoded, name) = (str_arg(args, 0)?, str_arg(args, 1)?);
    let charset = charset_arg(args)?;
    let bytes = from_base64(encoded).map_err(|()| FunctionError::argument(0, "the given value is not valid base64"))?;
    let decoded = charset.decode(&bytes).ok_or_else(|| {
        FunctionError::argument(0, format!("the given string contains symbols that are not defined for {name}"))
    })?;
    text(decoded)
}

fn not_computed(function: &str) -> Result<Value, FunctionError> {
    Ok(because(Reason::Function(function.into()), Some(Type::String)))
}

/// Comma-separated values (RFC 4180) with a line of names, as Go's `encoding/csv` reads them.
fn csvdecode(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let mut records = csv_records(str_arg(args, 0)?)?.into_iter();
    let Some(names) = records.next() else { return Err(FunctionError::call("missing header line")) };
    let mut known = FxHashSet::default();
    for name in &names {
        if !known.insert(name) {
            return Err(FunctionError::call(format!("duplicate column name {name:?}")));
        }
    }
    let mut rows = Vec::new();
    for record in records {
        if record.len() != names.len() {
            return Err(FunctionError::call("CSV parse error: wrong number of fields"));
        }
        rows.push(Value::object_of(
            names.iter().map(|n| Str::from(n.as_str())).zip(record.into_iter().map(Value::from)),
        ));
    }
    Ok(Value::list(rows))
}

fn csv_records(source: &str) -> Result<Vec<Vec<String>>, FunctionError> {
    if source.len() > MAX_TEXT {
        return Err(FunctionError::call(format!("the text is longer than {MAX_TEXT} bytes")));
    }
    let wrong = |line: usize, what: &str| FunctionError::call(format!("CSV parse error on line {line}: {what}"));
    let source = source.replace("\r\n", "\n");
    // A carriage return that ends the text is part of a line end as well.
    let source = source.strip_suffix('\r').unwrap_or(&source);
    let mut records = Vec::new();
    let mut rest = source;
    let mut line = 1;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('\n') {
            rest = after;
            line += 1;
            continue;
        }
        let mut record = Vec::new();
        loop {
            if let Some(quoted) = rest.strip_prefix('"') {
                let mut field = String::new();
                rest = quoted;
                loop {
                    let Some(end) = rest.find('"') else {
                        return Err(wrong(line, "extraneous or missing \" in quoted-field"));
                    };
                    line += rest[..end].matches('\n').count();
                    field.push_str(&rest[..end]);
                    rest = &rest[end + 1..];
                    match rest.strip_prefix('"') {
                        Some(after) => {
                            field.push('"');
                            rest = after;
                        }
                        None => break,
                    }
                }
                record.push(field);
                if !rest.is_empty() && !rest.starts_with([',', '\n']) {
                    return Err(wrong(line, "extraneous or missing \" in quoted-field"));
                }
            } else {
                let end = rest.find([',', '\n']).unwrap_or(rest.len());
                if rest[..end].contains('"') {
                    return Err(wrong(line, "bare \" in non-quoted-field"));
                }
                record.push(rest[..end].to_owned());
                rest = &rest[end..];
            }
            match rest.strip_prefix(',') {
                Some(after) => rest = after,
                None => break,
            }
        }
        if let Some(after) = rest.strip_prefix('\n') {
            rest = after;
            line += 1;
        }
        records.push(record);
    }
    Ok(records)
}
