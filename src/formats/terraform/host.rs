//! File functions: confined to the trust root.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate, unbound};
use bartizan_lang::functions::{FunctionError, Host, HostError, Remembered, clean_path};
use bartizan_lang::syntax;
use bartizan_lang::syntax::ast::{Call, Expr, Traversal};
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{FileId, Value};

use super::evaluation::Surroundings;
use super::fileset::{Entry, Tree, fileset};
use super::reference::ModuleScope;
use crate::formats::tree_path;
use crate::source::{EntryKind, ReadProblem, RelPath, SizeLimit, TrustRoot};

impl ModuleScope<'_> {
    /// The path as Terraform takes it: relative to the directory of the root module.
    fn place(&self, path: &str) -> Result<(&Surroundings<'_>, &TrustRoot, RelPath), HostError> {
        let outside = || HostError::Unknown(Reason::OutsideRoot(path.into()));
        let around = self.evaluation.around;
        if path.starts_with('~') && !path.starts_with("~/") && path != "~" {
            let message = format!("{path:?}: the home directory of another user cannot be looked up");
            return Err(HostError::Failed(message));
        }
        let root = around.trust_root.ok_or_else(outside)?;
        // A plan may name what it reads by where it is on this machine.
        if around.working_directory.is_some()
            && let Ok(below) = Path::new(&clean_path(path)).strip_prefix(root.directory())
        {
            let place = RelPath::from_path(below).ok().filter(|place| root.reaches(place));
            return Ok((around, root, place.ok_or_else(outside)?));
        }
        if let Some(beside) = &self.evaluation.beside
            && tree_path::below_root(path).is_none()
            && let Some(place) = tree_path::place(beside, path)
            && around.files.kind(root, &place).is_ok()
        {
            return Ok((around, root, place));
        }
        let place = tree_path::reached(root, &self.evaluation.directory, path);
        Ok((around, root, place.ok_or_else(outside)?))
    }
}

/// What a function is told of a file that cannot be read.
pub(in crate::formats) fn failure(path: &str, problem: &ReadProblem) -> HostError {
    match problem {
        ReadProblem::OutsideRoot | ReadProblem::OutOfReach => HostError::Unknown(Reason::OutsideRoot(path.into())),
        ReadProblem::NotFound | ReadProblem::NotADirectory => HostError::Failed(format!("{NO_FILE} {path:?}")),
        ReadProblem::NotAFile(kind) => HostError::Failed(format!("{path:?} is a {kind}, not a file")),
        other => HostError::Unknown(Reason::Unreadable(path.into(), other.to_string().into())),
    }
}

impl Tree for ModuleScope<'_> {
    fn entries(&self, directory: &str) -> Result<Option<Vec<Entry>>, HostError> {
        let (around, root, place) = self.place(&format!("./{directory}"))?;
        match around.files.list_dir(root, &place) {
            Ok(listing) => {
                Ok(Some(listing.entries.iter().map(|e| Entry { name: e.name.to_string(), kind: e.kind }).collect()))
            }
            Err(error) => match &error.problem {
                ReadProblem::NotFound | ReadProblem::NotADirectory => Ok(None),
                other => Err(failure(directory, other)),
            },
        }
    }

    fn kind(&self, path: &str) -> Result<Option<EntryKind>, HostError> {
        let (around, root, place) = self.place(&format!("./{path}"))?;
        match around.files.kind(root, &place) {
            Ok(kind) => Ok(Some(kind)),
            Err(error) => match &error.problem {
                ReadProblem::NotFound | ReadProblem::NotADirectory => Ok(None),
                // The name is there, wherever it leads.
                ReadProblem::OutsideRoot => Ok(Some(EntryKind::File)),
                other => Err(failure(path, other)),
            },
        }
    }
}

/// Longest pattern of `fileset` in bytes.
const MAX_PATTERN: usize = 4_096;

/// Most alternatives `{a,b}` of such a pattern: all their combinations are tried.
const MAX_BRACES: usize = 16;

/// How it is said that a function reads a file that is not there.
pub(super) const NO_FILE: &str = "there is no file";

impl Host for ModuleScope<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        let (around, root, place) = self.place(path)?;
        match around.files.read_bytes(root, &place, SizeLimit::CONTENTS) {
            Ok(bytes) => {
                self.evaluation.reads.borrow_mut().insert(place);
                if !self.evaluation.spend(u32::try_from(bytes.len() / 64).unwrap_or(u32::MAX)) {
                    return Err(HostError::Unknown(Reason::Limit("evaluation budget")));
                }
                Ok(bytes.into())
            }
            Err(error) => Err(failure(path, &error.problem)),
        }
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        let (around, root, place) = self.place(path)?;
        match around.files.kind(root, &place) {
            Ok(EntryKind::File) => Ok(true),
            Ok(kind) => Err(failure(path, &ReadProblem::NotAFile(kind))),
            Err(error) => match error.problem {
                ReadProblem::NotFound => {
                    // Below a file there is nothing that could be asked for.
                    let above = place.lineage().into_iter().rev().skip(1);
                    let nearest = above.map(|at| around.files.kind(root, &at)).find_map(Result::ok);
                    match nearest {
                        Some(kind) if kind != EntryKind::Directory => Err(failure(path, &ReadProblem::NotADirectory)),
                        _ => Ok(false),
                    }
                }
                other => Err(failure(path, &other)),
            },
        }
    }

    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, HostError> {
        // A tilde is no home directory here, unlike in the other functions.
        let absolute = match directory.starts_with('/') {
            true => Some(tree_path::from(&self.evaluation.directory, &self.place(directory)?.2)),
            false => None,
        };
        let directory = absolute.as_deref().unwrap_or(directory);
        if pattern.len() > MAX_PATTERN || pattern.matches('{').count() > MAX_BRACES {
            return Err(HostError::Failed("the pattern is too long".to_owned()));
        }
        Ok(fileset(self, directory, pattern)?.into_iter().map(Str::from).collect())
    }

    fn working_directory(&self) -> Option<Str> {
        self.evaluation.around.working_directory?;
        let directory = self.evaluation.around.trust_root?.directory().join(self.evaluation.directory.as_str());
        Some(directory.to_str()?.into())
    }

    fn spend(&self, units: u32) -> bool {
        self.evaluation.spend(units)
    }

    fn template(&self, path: Option<&str>, text: &str, variables: &Value) -> Result<Value, FunctionError> {
        // The template's own file gives its spans; a template that is no file has none.
        let file = path
            .and_then(|path| self.place(path).ok())
            .and_then(|(around, root, place)| around.files.read(root, &place, SizeLimit::CONTENTS).ok());
        template(self, file.map_or(FileId::NONE, |file| file.id()), (path, text), variables)
    }
}

thread_local! {
    /// Templates with the files that their spans are of.
    static PARSED: RefCell<Remembered<(FileId, Arc<Expr>)>> = RefCell::default();
}

/// Evaluates a template, of a file or of a text alone, with these variables.
pub(in crate::formats) fn template(
    outer: &dyn Scope,
    file: FileId,
    (path, text): (Option<&str>, &str),
    variables: &Value,
) -> Result<Value, FunctionError> {
    let Some(given) = variables.as_fields() else {
        return Err(FunctionError::argument(1, "the variables of a template must be a map or an object"));
    };
    // Nothing could refer to a name that is none.
    if let Some(field) = given.entries().iter().find(|f| !syntax::is_identifier(&f.key)) {
        return Err(FunctionError::argument(
            1,
            format!("{:?} is no name that a template could use", field.key.as_str()),
        ));
    }
    let located = |diagnostic: &Diagnostic| {
        let line = text.get(..diagnostic.span.start as usize).map_or(1, |before| before.matches('\n').count() + 1);
        FunctionError::call(format!("line {line} of {}: {}", path.unwrap_or("the template"), diagnostic.message))
    };
    let known = PARSED.with_borrow(|parsed| parsed.get(text)).filter(|(of, _)| *of == file);
    let expr = match known {
        Some((_, expr)) => expr,
        None => {
            let template = text.strip_prefix('\u{feff}').unwrap_or(text);
            let parsed = syntax::parse_template(file, template, text.len() - template.len());
            let expr = Arc::new(parsed.map_err(|d| located(&d))?);
            PARSED.with_borrow_mut(|parsed| parsed.insert(text, (file, expr.clone())));
            expr
        }
    };
    // A name that is not given is an error wherever it stands, in an arm that is not taken, too.
    let mut missing = None;
    unbound(&expr, &mut |traversal| {
        if missing.is_none() && !given.open && given.get(&traversal.root).is_none() {
            missing = Some(not_given(traversal));
        }
    });
    if let Some(diagnostic) = missing {
        return Err(located(&diagnostic));
    }
    let scope = TemplateScope { outer, variables, of_file: path.is_some() };
    match evaluate(&expr, &Context::new(&scope).strict()).map_err(|d| located(&d))? {
        value if value.is_null() => Err(FunctionError::call("the result of the template is null")),
        value => Ok(value),
    }
}

fn not_given(traversal: &Traversal) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(
        format!("the template uses {:?}, which it is not given", traversal.root.as_str()),
        traversal.root_span,
    ))
}

/// The names that are visible in a template: the variables given to it.
struct TemplateScope<'a> {
    outer: &'a dyn Scope,
    variables: &'a Value,
    /// Whether the template is a file: others read no files.
    of_file: bool,
}

impl Scope for TemplateScope<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        match self.variables.as_fields() {
            Some(fields) => match fields.get(&traversal.root) {
                Some(value) => Ok((value.clone(), 0)),
                None if fields.open => Ok((Value::unknown(Reason::Other("the variables of a template".into())), 0)),
                None => Err(not_given(traversal)),
            },
            None => Err(not_given(traversal)),
        }
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        self.outer.call(call, cx)
    }

    fn provider_source(&self, local_name: &str) -> Option<Str> {
        self.outer.provider_source(local_name)
    }

    fn plans(&self) -> bool {
        self.outer.plans()
    }

    /// Evaluation is strict, so there is nothing that is only reported, save files that cannot be read.
    fn report(&self, diagnostic: Diagnostic) {
        self.outer.report(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        self.outer.spend(units)
    }
}

impl TemplateScope<'_> {
    fn may_read(&self) -> Result<(), HostError> {
        if self.of_file {
            return Ok(());
        }
        Err(HostError::Failed(
            "a template of templatestring reads no files; read the file outside and give its content to the template"
                .to_owned(),
        ))
    }
}

/// A template calls no other template, so that none can call itself
/// (<https://developer.hashicorp.com/terraform/language/functions/templatefile>).
impl Host for TemplateScope<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        self.may_read()?;
        self.outer.host().read(path)
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        self.may_read()?;
        self.outer.host().exists(path)
    }

    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, HostError> {
        self.may_read()?;
        self.outer.host().glob(directory, pattern)
    }

    fn working_directory(&self) -> Option<Str> {
        self.outer.host().working_directory()
    }

    fn spend(&self, units: u32) -> bool {
        self.outer.host().spend(units)
    }

    fn template(&self, _: Option<&str>, _: &str, _: &Value) -> Result<Value, FunctionError> {
        Err(FunctionError::call(
            "a template cannot call another one; evaluate that one outside and give its text to this one",
        ))
    }
}
