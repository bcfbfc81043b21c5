//! Files, paths and templates. Files are read by the host, which decides what may be read.

use super::encodings::to_base64;
use super::partial::{because, unknown};
use super::{Accepts, Function, FunctionError, Host, HostError, Param, Scalar, str_arg, text};
use crate::value::{Reason, Type, Value};

const PATH: Param = Param::new("path", Accepts::String);

const fn of_path(name: &'static str, call: super::Call) -> Function {
    Function::new(name, &[PATH], call).returns(Scalar::String)
}

pub(super) const FUNCTIONS: &[Function] = &[
    of_path("abspath", abspath),
    of_path("basename", |args, _| Ok(basename(str_arg(args, 0)?).into())),
    of_path("dirname", |args, _| Ok(dirname(str_arg(args, 0)?).into())),
    of_path("file", file),
    of_path("filebase64", |args, host| with_bytes(args, host, |bytes| text(to_base64(bytes)))),
    Function::new("fileexists", &[PATH], fileexists).returns(Scalar::Bool),
    Function::new("fileset", &[PATH, Param::new("pattern", Accepts::String)], fileset),
    of_path("pathexpand", pathexpand),
    Function::new("templatefile", &[PATH, Param::new("vars", Accepts::Mapping)], templatefile).itself(),
    Function::new(
        "templatestring",
        &[Param::new("template", Accepts::Any), Param::new("vars", Accepts::Mapping)],
        templatestring,
    )
    .itself(),
];

/// Reads the file of the first argument; why it cannot be known is in the unknown result.
pub(super) fn with_bytes(
    args: &[Value],
    host: &dyn Host,
    result: impl FnOnce(&[u8]) -> Result<Value, FunctionError>,
) -> Result<Value, FunctionError> {
    match host.read(str_arg(args, 0)?) {
        Ok(bytes) => result(&bytes),
        Err(error) => failed(error, Some(Type::String)),
    }
}

fn failed(error: HostError, ty: Option<Type>) -> Result<Value, FunctionError> {
    match error {
        HostError::Failed(message) => Err(FunctionError::argument(0, message)),
        HostError::Unknown(reason) => Ok(because(reason, ty)),
    }
}

fn utf8<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, FunctionError> {
    std::str::from_utf8(bytes).map_err(|_| {
        FunctionError::argument(
            0,
            format!(
                "contents of {path:?} are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents or the other file functions (e.g. filemd5, filesha256) to obtain file hashing results instead"
            ),
        )
    })
}

fn file(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let path = str_arg(args, 0)?;
    with_bytes(args, host, |bytes| text(utf8(path, bytes)?.to_owned()))
}

fn fileexists(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    match host.exists(str_arg(args, 0)?) {
        Ok(exists) => Ok(exists.into()),
        Err(error) => failed(error, Some(Type::Bool)),
    }
}

fn fileset(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    match host.glob(str_arg(args, 0)?, str_arg(args, 1)?) {
        Ok(paths) => Ok(Value::set(paths.into_iter().map(Value::from).collect())),
        Err(error) => failed(error, Some(Type::set(Type::String))),
    }
}

fn templatefile(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(first) = args.iter().find(|a| a.is_unknown()) {
        return Ok(unknown(first, None));
    }
    let path = str_arg(args, 0)?;
    let bytes = match host.read(path) {
        Ok(bytes) => bytes,
        Err(error) => return failed(error, None),
    };
    host.template(Some(path), utf8(path, &bytes)?, &args[1])
}

fn templatestring(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if let Some(first) = args.iter().find(|a| a.is_unknown()) {
        return Ok(unknown(first, None));
    }
    let Some(template) = args[0].as_str() else {
        return Err(FunctionError::argument(0, format!("a string is required, not a {}", args[0].type_name())));
    };
    let result = host.template(None, template, &args[1])?;
    Accepts::String.convert(&result).map_err(|e| FunctionError::call(format!("the template gives no text: {e}")))
}

/// As Go's `filepath.Clean`: the shortest path that names the same, by its text alone.
#[must_use]
pub fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => match parts.last() {
                Some(&"..") | None if rooted => {}
                Some(&"..") | None => parts.push(".."),
                Some(_) => {
                    parts.pop();
                }
            },
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

fn basename(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    match path.trim_end_matches('/') {
        "" => "/".to_owned(),
        trimmed => trimmed.rsplit('/').next().unwrap_or(trimmed).to_owned(),
    }
}

fn dirname(path: &str) -> String {
    match path.rfind('/') {
        Some(end) => clean(&path[..=end]),
        None => ".".to_owned(),
    }
}

/// A relative path would depend on the directory that Terraform runs in.
fn abspath(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let path = str_arg(args, 0)?;
    if path.starts_with('/') {
        return text(clean(path));
    }
    Ok(because(Reason::Environment("the working directory".into()), Some(Type::String)))
}

fn pathexpand(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    let path = str_arg(args, 0)?;
    if path == "~" || path.starts_with("~/") {
        return Ok(because(Reason::Environment("the home directory".into()), Some(Type::String)));
    }
    if path.starts_with('~') {
        return Err(FunctionError::call("cannot expand user-specific home dir"));
    }
    Ok(path.into())
}
