//! File functions: confined to the trust root.

use std::cell::RefCell;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax;
use bartizan_lang::syntax::ast::Traversal;
use bartizan_lang::value::{Reason, Str};
use bartizan_lang::{FileId, Value};
use globset::GlobBuilder;

use super::evaluation::Surroundings;
use super::reference::ModuleScope;
use crate::source::{EntryKind, ReadProblem, RelPath, SizeLimit, TrustRoot};

impl ModuleScope<'_> {
    /// The path as Terraform takes it: relative to the directory of the root module.
    fn place(&self, path: &str) -> Result<(&Surroundings<'_>, &TrustRoot, RelPath), HostError> {
        let outside = || HostError::Unknown(Reason::OutsideRoot(path.into()));
        let around = self.evaluation.around;
        match around.trust_root {
            Some(root) if !path.starts_with(['/', '~', '\\']) => {
                Ok((around, root, self.evaluation.directory.join(path).map_err(|_| outside())?))
            }
            _ => Err(outside()),
        }
    }
}

/// How it is said that a function reads a file that is not there.
pub(super) const NO_FILE: &str = "there is no file";

fn failure(path: &str, problem: &ReadProblem) -> HostError {
    match problem {
        ReadProblem::OutsideRoot => HostError::Unknown(Reason::OutsideRoot(path.into())),
        ReadProblem::NotFound | ReadProblem::NotADirectory => HostError::Failed(format!("{NO_FILE} {path:?}")),
        other => HostError::Unknown(Reason::Unreadable(path.into(), other.to_string().into())),
    }
}

impl Host for ModuleScope<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        let (around, root, place) = self.place(path)?;
        match around.files.read_bytes(root, &place, SizeLimit::CONTENTS) {
            Ok(bytes) => {
                self.evaluation.reads.borrow_mut().insert(place);
                Ok(bytes.into())
            }
            Err(error) => Err(failure(path, &error.problem)),
        }
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        let (around, root, place) = self.place(path)?;
        match around.files.kind(root, &place) {
            Ok(EntryKind::File) => Ok(true),
            Ok(_) => Ok(false),
            Err(error) => match error.problem {
                ReadProblem::NotFound | ReadProblem::NotADirectory => Ok(false),
                other => Err(failure(path, &other)),
            },
        }
    }

    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, HostError> {
        let (around, root, place) = self.place(directory)?;
        // https://developer.hashicorp.com/terraform/language/functions/fileset: `*` stops at separators, `**` does not.
        let glob = GlobBuilder::new(pattern)
            .literal_separator(true)
            .build()
            .map_err(|error| HostError::Failed(format!("the pattern {pattern:?} is not valid: {error}")))?
            .compile_matcher();
        let mut found = Vec::new();
        let mut waiting = vec![place.clone()];
        let mut left = 100_000_usize;
        while let Some(current) = waiting.pop() {
            let listing = match around.files.list_dir(root, &current) {
                Ok(listing) => listing,
                Err(error) if matches!(error.problem, ReadProblem::NotFound) => continue,
                Err(error) => return Err(failure(directory, &error.problem)),
            };
            for entry in &listing.entries {
                if left == 0 {
                    return Err(HostError::Unknown(Reason::Limit("files of fileset")));
                }
                left -= 1;
                let Ok(path) = current.join(&entry.name) else { continue };
                match entry.kind {
                    EntryKind::Directory if !entry.symlink => waiting.push(path),
                    EntryKind::File => {
                        let short = path.strip_prefix(&place).unwrap_or(path.as_str());
                        if glob.is_match(short) {
                            found.push(Str::from(short));
                        }
                    }
                    _ => {}
                }
            }
        }
        found.sort();
        Ok(found)
    }

    fn template(&self, name: &str, text: &str, variables: &Value) -> Result<Value, FunctionError> {
        // The template's own file gives its spans; a template that is no file has none.
        let file = self
            .place(name)
            .ok()
            .and_then(|(around, root, place)| around.files.read(root, &place, SizeLimit::CONTENTS).ok())
            .map_or(FileId::NONE, |file| file.id());
        let expr = syntax::parse_template(file, text, 0).map_err(|d| FunctionError::call(d.message))?;
        let scope = TemplateScope { module: self, variables, diagnostics: RefCell::default() };
        evaluate(&expr, &Context::new(&scope)).map_err(|d| FunctionError::call(format!("in {name:?}: {}", d.message)))
    }
}

/// The names that are visible in a template: the variables given to it.
struct TemplateScope<'a, 'b> {
    module: &'a ModuleScope<'b>,
    variables: &'a Value,
    diagnostics: RefCell<Vec<Diagnostic>>,
}

impl Scope for TemplateScope<'_, '_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, _: &Context<'_>) -> EvalResult<(Value, usize)> {
        match self.variables.as_fields().and_then(|f| f.get(&traversal.root)) {
            Some(value) => Ok((value.clone(), 0)),
            None => Err(Box::new(Diagnostic::error(
                format!("the template uses {:?}, which it is not given", traversal.root.as_str()),
                traversal.root_span,
            ))),
        }
    }

    fn host(&self) -> &dyn Host {
        self.module
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        self.module.spend(units)
    }
}
