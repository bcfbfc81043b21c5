//! Files, paths and templates. Files are read by the host, which decides what may be read.

use super::encodings::to_base64;
use super::partial::{because, unknown};
use super::{Accepts, Function, FunctionError, Host, HostError, Param, Scalar, str_arg, text};
use crate::value::{Part, Reason, Shape, Str, Type, Unknown, Value};

const PATH: Param = Param::new("path", Accepts::String);

/// A function of a path of which the working directory may be a part.
const fn of_path(name: &'static str, call: super::Call) -> Function {
    Function::new(name, &[PATH], call).itself().returns(Scalar::String)
}

/// Why nothing more is known of the working directory.
const WORKING_DIRECTORY: &str = "the working directory";

/// The absolute path of the directory that Terraform runs in: it depends on the machine, all that is known is how it
/// begins.
#[must_use]
pub fn working_directory() -> Value {
    below_working_directory("")
}

fn below_working_directory(rest: &str) -> Value {
    let reason = Reason::Environment(WORKING_DIRECTORY.into());
    let mut parts = vec![Part::Text("/".into()), Part::Hole(because(reason.clone(), Some(Type::String)))];
    if !rest.is_empty() {
        parts.push(Part::Text(rest.into()));
    }
    Value::from_unknown(Unknown {
        ty: Some(Type::String),
        not_null: true,
        shape: Shape::Template(parts.into()),
        ..Unknown::new(reason)
    })
}

/// The path of an argument; one below the working directory is relative to it. `None` when it is not known.
fn path_arg(args: &[Value]) -> Result<Option<Str>, FunctionError> {
    let Some(unknown) = args.first().and_then(Value::as_unknown) else { return Ok(Some(str_arg(args, 0)?.into())) };
    let Shape::Template(parts) = &unknown.shape else { return Ok(None) };
    let is_directory = |hole: &Value| {
        hole.as_unknown()
            .is_some_and(|u| matches!(&u.reason, Reason::Environment(what) if what.as_str() == WORKING_DIRECTORY))
    };
    Ok(match parts.as_ref() {
        [Part::Text(root), Part::Hole(hole), rest @ ..] if root.as_str() == "/" && is_directory(hole) => match rest {
            [] => Some(".".into()),
            [Part::Text(rest)] if rest.starts_with('/') => Some(format!(".{rest}").into()),
            _ => None,
        },
        _ => None,
    })
}

pub(super) const FUNCTIONS: &[Function] = &[
    of_path("abspath", abspath),
    of_path("basename", |args, _| match args[0].as_unknown() {
        // What comes after the last separator is the name, whatever stands before it.
        Some(path) if path.suffix().trim_end_matches('/').contains('/') => Ok(basename(path.suffix()).into()),
        Some(_) => Ok(unknown(&args[0], Some(Type::String))),
        None => Ok(basename(str_arg(args, 0)?).into()),
    }),
    of_path("dirname", |args, _| match (args[0].as_unknown(), path_arg(args)?) {
        (None, _) => Ok(dirname(str_arg(args, 0)?).into()),
        (Some(_), Some(path)) if clean(&path) != "." => absolute(&dirname(&path)),
        (Some(_), _) => Ok(unknown(&args[0], Some(Type::String))),
    }),
    of_path("file", file),
    of_path("filebase64", |args, host| with_bytes(args, host, |bytes| text(to_base64(bytes)))),
    Function::new("fileexists", &[PATH], fileexists).itself().returns(Scalar::Bool),
    Function::new("fileset", &[PATH, Param::new("pattern", Accepts::String)], fileset).itself(),
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
    let Some(path) = path_arg(args)? else { return Ok(unknown(&args[0], Some(Type::String))) };
    match host.read(&path) {
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
    with_bytes(args, host, |bytes| text(utf8(args[0].as_str().map_or("the file", Str::as_str), bytes)?.to_owned()))
}

fn fileexists(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let Some(path) = path_arg(args)? else { return Ok(unknown(&args[0], Some(Type::Bool))) };
    match host.exists(&path) {
        Ok(exists) => Ok(exists.into()),
        Err(error) => failed(error, Some(Type::Bool)),
    }
}

fn fileset(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    let set = Some(Type::set(Type::String));
    let Some(path) = path_arg(args)? else { return Ok(unknown(&args[0], set)) };
    if args[1].is_unknown() {
        return Ok(unknown(&args[1], set));
    }
    match host.glob(&path, str_arg(args, 1)?) {
        Ok(paths) => Ok(Value::set(paths.into_iter().map(Value::from).collect())),
        Err(error) => failed(error, set),
    }
}

fn templatefile(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    if args[1].is_unknown() {
        return Ok(unknown(&args[1], None));
    }
    let Some(path) = path_arg(args)? else { return Ok(unknown(&args[0], None)) };
    let bytes = match host.read(&path) {
        Ok(bytes) => bytes,
        Err(error) => return failed(error, None),
    };
    host.template(Some(&path), utf8(&path, &bytes)?, &args[1])
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

fn abspath(args: &[Value], host: &dyn Host) -> Result<Value, FunctionError> {
    match path_arg(args)? {
        Some(path) => match host.working_directory() {
            Some(directory) if !path.starts_with('/') => text(clean(&format!("{directory}/{path}"))),
            _ => absolute(&path),
        },
        None => Ok(unknown(&args[0], Some(Type::String))),
    }
}

/// A relative path depends on the directory that Terraform runs in.
fn absolute(path: &str) -> Result<Value, FunctionError> {
    let path = clean(path);
    Ok(match path.as_str() {
        "." => working_directory(),
        path if path.starts_with('/') => return text(path.to_owned()),
        path if path == ".." || path.starts_with("../") => {
            because(Reason::Environment("a directory above the working directory".into()), Some(Type::String))
        }
        path => below_working_directory(&format!("/{path}")),
    })
}

fn pathexpand(args: &[Value], _: &dyn Host) -> Result<Value, FunctionError> {
    if args[0].is_unknown() {
        // What begins with a separator has no tilde to be expanded.
        let rooted = args[0].as_unknown().is_some_and(|path| path.prefix().starts_with('/'));
        return Ok(if rooted { args[0].clone() } else { unknown(&args[0], Some(Type::String)) });
    }
    let path = str_arg(args, 0)?;
    if path == "~" || path.starts_with("~/") {
        return Ok(because(Reason::Environment("the home directory".into()), Some(Type::String)));
    }
    if path.starts_with('~') {
        return Err(FunctionError::call("cannot expand user-specific home dir"));
    }
    Ok(path.into())
}
