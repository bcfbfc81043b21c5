//! The functions that Terragrunt adds to those of Terraform.
//! <https://terragrunt.gruntwork.io/docs/reference/built-in-functions/>

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, EvalResult, evaluate};
use bartizan_lang::functions::{self, Function, OnUnknown};
use bartizan_lang::syntax;
use bartizan_lang::syntax::ast::Call;
use bartizan_lang::value::{Kind, Origin, Reason, Str, Type, Unknown};
use bartizan_lang::{Span, Value};

use super::FILE;
use super::include::{Strategy, merge};
use super::scope::FileScope;
use crate::formats::terraform::{Constants, relative};
use crate::formats::tree_path;
use crate::source::{EntryKind, RelPath, SizeLimit};

/// Functions whose results the environment decides, and what that is.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("get_platform", "the operating system"),
    ("get_working_dir", "the working directory"),
    ("get_aws_account_id", "the AWS account of the caller"),
    ("get_aws_account_alias", "the AWS account of the caller"),
    ("get_aws_caller_identity_arn", "the AWS identity of the caller"),
    ("get_aws_caller_identity_user_id", "the AWS identity of the caller"),
    ("get_terraform_command", "the command that is run"),
    ("get_terraform_cli_args", "the command that is run"),
    ("get_tofu_command", "the command that is run"),
];

/// Functions that would run a program, read a secret, or differ between versions of Terragrunt.
const NOT_COMPUTED: &[&str] =
    &["run_cmd", "sops_decrypt_file", "get_default_retryable_errors", "constraint_check", "mark_glob_as_read"];

/// Commands of Terraform by what they take.
const COMMANDS: &[(&str, &[&str])] = &[
    ("get_terraform_commands_that_need_vars", &["apply", "console", "destroy", "import", "plan", "push", "refresh"]),
    (
        "get_terraform_commands_that_need_locking",
        &["apply", "destroy", "import", "plan", "refresh", "taint", "untaint"],
    ),
    ("get_terraform_commands_that_need_input", &["apply", "import", "init", "plan", "refresh"]),
    ("get_terraform_commands_that_need_parallelism", &["apply", "plan", "destroy"]),
];

/// Calls a function of Terragrunt; `None` when the name is none.
pub(super) fn call(scope: &FileScope<'_>, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
    let name = call.name.as_str();
    let run: fn(&Calling<'_>, &[Value]) -> EvalResult = match name {
        "find_in_parent_folders" => |c, args| c.find_in_parent_folders(args),
        "path_relative_to_include" => |c, args| {
            let (include, own) = c.ends(args);
            Ok(Value::string(relative(&include, &own)))
        },
        "path_relative_from_include" => |c, args| {
            let (include, own) = c.ends(args);
            Ok(Value::string(relative(&own, &include)))
        },
        "get_parent_terragrunt_dir" => |c, args| Ok(absolute(&c.ends(args).0)),
        "get_terragrunt_dir" => |c, _| Ok(absolute(&c.scope.frame.directory())),
        "get_original_terragrunt_dir" => |c, _| Ok(absolute(&c.scope.reading.at.directory)),
        "get_repo_root" => |c, _| Ok(absolute(&c.repository())),
        "get_path_from_repo_root" => |c, _| Ok(Value::string(relative(&c.repository(), &c.scope.frame.directory()))),
        "get_path_to_repo_root" => |c, _| Ok(Value::string(relative(&c.scope.frame.directory(), &c.repository()))),
        "get_terragrunt_source_cli_flag" => |_, _| Ok(Value::string("")),
        "read_terragrunt_config" => |c, args| c.read_terragrunt_config(args),
        "read_tfvars_file" => |c, args| c.read_tfvars_file(args),
        "mark_as_read" => |c, args| args.first().cloned().ok_or_else(|| c.error("one path is needed")),
        "deep_merge" => |_, args| {
            let mut merged = Value::object_of(Vec::<(Str, Value)>::new());
            for arg in args.iter().filter(|a| !a.is_null()) {
                merged = merge(arg, &merged, Strategy::Deep);
            }
            Ok(merged)
        },
        "get_env" => |c, args| c.get_env(args),
        _ if NOT_COMPUTED.contains(&name) => |c, _| {
            let value = Value::unknown(Reason::Function(c.call.name.clone()));
            Ok(if c.call.name == "sops_decrypt_file" { value.sensitive() } else { value })
        },
        _ if ENVIRONMENT.iter().any(|(n, _)| *n == name) => |c, _| {
            let what = ENVIRONMENT.iter().find(|(n, _)| *n == c.call.name).map_or("it", |(_, what)| what);
            Ok(from_environment(what, &format!("{}()", c.call.name)))
        },
        _ if COMMANDS.iter().any(|(n, _)| *n == name) => |c, _| {
            let all = COMMANDS.iter().find(|(n, _)| *n == c.call.name).map_or(&[][..], |(_, all)| all);
            Ok(Value::tuple(all.iter().map(|command| Value::string(*command)).collect()))
        },
        _ => return None,
    };
    let calling = Calling { scope, call, depth: cx.depth() };
    let mut args = Vec::with_capacity(call.args.len());
    for arg in &call.args {
        match evaluate(arg, cx) {
            Ok(value) => args.push(value),
            Err(error) => return Some(Err(error)),
        }
    }
    // A path that is not known leads nowhere; nor does one of several.
    let reason = args.first().and_then(|first| match &first.kind {
        Kind::Unknown(unknown) => Some(unknown.reason.clone()),
        Kind::Choice(_) => Some(Reason::TooManyConditions),
        _ => None,
    });
    if let Some(reason) = reason
        && !NOT_COMPUTED.contains(&name)
        && name != "deep_merge"
    {
        return Some(Ok(Value::unknown(reason)));
    }
    Some(run(&calling, &args))
}

fn absolute(path: &RelPath) -> Value {
    Value::string(tree_path::absolute(path))
}

/// What the environment decides: unknown, but the same wherever it is asked for.
fn from_environment(what: &str, origin: &str) -> Value {
    let mut unknown = Unknown::new(Reason::Environment(what.into()));
    (unknown.ty, unknown.not_null) = (Some(Type::String), true);
    unknown.origin = Some(Arc::new(Origin { text: origin.into(), closed: None }));
    Value::from_unknown(unknown)
}

/// A call under way.
struct Calling<'a> {
    scope: &'a FileScope<'a>,
    call: &'a Call,
    depth: u32,
}

impl Calling<'_> {
    fn error(&self, message: impl std::fmt::Display) -> Box<Diagnostic> {
        let span = self.call.args.iter().fold(self.call.name_span, |span, arg| span.to(arg.span));
        Box::new(Diagnostic::error(format!("call to function {} failed: {message}", self.call.name), span))
    }

    fn text<'v>(&self, args: &'v [Value], index: usize) -> Result<&'v Str, Box<Diagnostic>> {
        args.get(index).and_then(Value::as_str).ok_or_else(|| self.error("a path is needed"))
    }

    /// What there is at a place. Directories are listed once, and asked for again and again.
    fn kind(&self, path: &RelPath) -> Option<EntryKind> {
        let reading = self.scope.reading;
        let path = reading.at.real(path);
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Some(EntryKind::Directory) };
        let Ok(listing) = reading.around.files.list_dir(reading.root, &parent) else {
            // Above a directory that is read there may be one that is not.
            return reading.around.files.kind(reading.root, &path).ok();
        };
        listing.entry(name).map(|entry| entry.kind)
    }

    /// The nearest directory above with a repository in it.
    fn repository(&self) -> RelPath {
        let lineage = self.scope.frame.directory().lineage();
        let found = lineage.into_iter().rev().find(|d| d.join(".git").is_ok_and(|git| self.kind(&git).is_some()));
        found.unwrap_or_default()
    }

    /// The directories of an include and of the file that includes it; equal without an include.
    fn ends(&self, args: &[Value]) -> (RelPath, RelPath) {
        let frame = self.scope.frame;
        let own = frame.directory();
        if frame.included {
            return (frame.path.parent().unwrap_or_default(), own);
        }
        let includes = self.scope.reading.includes(frame, self.depth);
        let label = args.first().and_then(Value::as_str);
        let include = match label {
            Some(label) => includes.iter().find(|i| i.label == *label),
            None => includes.first(),
        };
        (include.map_or_else(|| own.clone(), |i| i.directory()), own)
    }

    fn find_in_parent_folders(&self, args: &[Value]) -> EvalResult {
        let name = args.first().and_then(Value::as_str).map_or(FILE, Str::as_str);
        let mut directory = self.scope.frame.directory();
        while let Some(parent) = directory.parent() {
            if let Ok(path) = parent.join(name)
                && self.kind(&path).is_some()
            {
                return Ok(absolute(&path));
            }
            directory = parent;
        }
        match args.get(1) {
            Some(fallback) => Ok(fallback.clone()),
            None if self.scope.frame.file.template && self.scope.reading.at.values.is_none() => {
                Ok(Value::unknown(Reason::Other("a stack decides where the unit is".into())))
            }
            None => {
                let from = self.scope.frame.directory();
                Err(self.error(format!("there is no {name:?} in the directories above {:?}", from.as_str())))
            }
        }
    }

    fn read_terragrunt_config(&self, args: &[Value]) -> EvalResult {
        let text = self.text(args, 0)?;
        let Some(mut path) = tree_path::reached(self.scope.reading.root, &self.scope.frame.directory(), text) else {
            return Ok(Value::unknown(Reason::OutsideRoot(text.clone())));
        };
        match (self.kind(&path), args.get(1)) {
            (Some(EntryKind::Directory), _) => path = path.join(FILE).unwrap_or(path),
            (None, Some(default)) => return Ok(default.clone()),
            _ => {}
        }
        let frame = self.scope.reading.frame(&path, None).map_err(|error| self.error(error))?;
        let value = self.scope.reading.exposed(&frame, self.depth);
        if value.as_unknown().is_some_and(|u| u.reason == Reason::Cycle) {
            return Err(self.error("the files read one another"));
        }
        Ok(value)
    }

    /// A variable file as JSON text.
    fn read_tfvars_file(&self, args: &[Value]) -> EvalResult {
        let text = self.text(args, 0)?;
        let reading = self.scope.reading;
        let Some(path) = tree_path::reached(self.scope.reading.root, &self.scope.frame.directory(), text) else {
            return Ok(Value::unknown(Reason::OutsideRoot(text.clone())));
        };
        let file = reading
            .around
            .files
            .read(reading.root, &reading.at.real(&path), SizeLimit::SOURCE)
            .map_err(|e| self.error(e))?;
        if path.as_str().ends_with(".json") {
            return Ok(Value::string(file.text()));
        }
        let parsed = syntax::parse_tfvars(file.id(), file.text());
        parsed.diagnostics.into_iter().for_each(|d| reading.report(d));
        let scope = Constants::default();
        let entries = parsed.body.attributes.iter().map(|attribute| {
            (attribute.name.clone(), bartizan_lang::eval::evaluate_or_unknown(&attribute.expr, &Context::new(&scope)))
        });
        let object = Value::object_of(entries.collect::<Vec<_>>());
        scope.diagnostics.take().into_iter().for_each(|d| reading.report(d));
        let encode: Option<&Function> = functions::lookup("jsonencode");
        let encode = encode.filter(|f| f.unknown == OnUnknown::Itself || object.first_unknown().is_none());
        match encode.map(|f| (f.call)(std::slice::from_ref(&object), &scope)) {
            Some(Ok(text)) => Ok(text),
            _ => Ok(Value::unknown(Reason::Invalid).at(Span::NONE)),
        }
    }

    fn get_env(&self, args: &[Value]) -> EvalResult {
        let name = self.text(args, 0)?;
        Ok(from_environment(&format!("the environment variable {name}"), &format!("get_env({name:?})")))
    }
}
