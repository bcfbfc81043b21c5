//! What names mean in a file of Terragrunt: locals, includes, dependencies, features.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, Dialect, EvalResult, Scope, evaluate, evaluate_or_unknown};
use bartizan_lang::functions::{FunctionError, Host, HostError};
use bartizan_lang::syntax::ast::{Attribute, Block, Call, Expr, StepKind, Traversal};
use bartizan_lang::value::{Origin, Reason, Str, Unknown};
use bartizan_lang::{FileId, Span, Value};
use rustc_hash::FxHashMap;

use super::configuration::Configuration;
use super::files::{ConfigurationFile, Configurations};
use super::functions;
use super::include::Include;
use super::stack;
use crate::formats::terraform::{self, Entry, Surroundings, Tree};
use crate::formats::tree_path;
use crate::source::{EntryKind, ReadError, ReadProblem, RelPath, SizeLimit, TrustRoot};

/// Steps that the files of one unit may take: function calls and elements walked by loops.
const STEPS: u64 = 1_000_000;

/// Most files that are read from one another at once.
const MAX_NESTING: usize = 16;

/// Largest value of a local, as [`Value::size`] counts.
const MAX_VALUE: usize = 500_000;

/// Largest sum of the sizes of locals.
const MAX_VALUES: usize = 20_000_000;

/// The files of one unit while they are read.
pub(super) struct Reading<'a> {
    pub around: &'a Surroundings<'a>,
    pub root: &'a TrustRoot,
    pub configurations: &'a Configurations,
    /// Where the unit is.
    pub at: Standing,
    pub diagnostics: RefCell<Vec<Diagnostic>>,
    /// All files that were read.
    pub used: RefCell<BTreeSet<RelPath>>,
    /// What is to be said of values that come from there.
    pub origins: RefCell<Vec<(Span, Str)>>,
    /// Files that `read_terragrunt_config` read.
    frames: RefCell<FxHashMap<RelPath, Rc<Frame>>>,
    /// What is being evaluated: a file, and what of it.
    running: RefCell<Vec<(usize, Str)>>,
    steps: Cell<u64>,
    /// How much larger locals may still become.
    sizes: Cell<usize>,
}

/// Where a unit or a stack stands, and what it is given.
#[derive(Clone)]
pub(super) struct Standing {
    /// The directory of the unit.
    pub directory: RelPath,
    /// Where its files are: another directory when a stack puts them in their place.
    pub files: RelPath,
    /// What a stack gives: `values`.
    pub values: Option<Value>,
}

impl Standing {
    /// Where a path of the tree really is.
    pub(super) fn real(&self, path: &RelPath) -> RelPath {
        let inside = path.strip_prefix(&self.directory).filter(|_| self.files != self.directory);
        inside.and_then(|rest| self.files.join(rest).ok()).unwrap_or_else(|| path.clone())
    }
}

/// A file as it is read for a unit: by itself, or as an include of another one.
pub(super) struct Frame {
    pub file: Arc<ConfigurationFile>,
    /// Its path, as Terragrunt would see it.
    pub path: RelPath,
    /// The file that is run or read, which paths and functions are relative to: in an include the one that includes.
    pub config: RelPath,
    /// Whether it is read as an include of that file.
    pub included: bool,
    pub includes: OnceCell<Vec<Include>>,
    pub configuration: OnceCell<Rc<Configuration>>,
    pub exposed: OnceCell<Value>,
    locals: RefCell<FxHashMap<Str, Value>>,
}

impl Frame {
    /// The directory that relative paths are relative to.
    pub(super) fn directory(&self) -> RelPath {
        self.config.parent().unwrap_or_default()
    }

    fn local_attribute(&self, name: &str) -> Option<&Attribute> {
        self.file.body.blocks_of("locals").find_map(|block| block.body.attribute(name))
    }

    /// The names of its locals.
    pub(super) fn local_names(&self) -> impl Iterator<Item = &Attribute> {
        self.file.body.blocks_of("locals").flat_map(|block| &block.body.attributes)
    }

    /// What the frame is told apart by.
    fn id(self: &Rc<Self>) -> usize {
        Rc::as_ptr(self).addr()
    }
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        around: &'a Surroundings<'a>,
        root: &'a TrustRoot,
        configurations: &'a Configurations,
        at: Standing,
    ) -> Self {
        Self {
            around,
            root,
            configurations,
            at,
            diagnostics: RefCell::default(),
            used: RefCell::default(),
            origins: RefCell::default(),
            frames: RefCell::default(),
            running: RefCell::default(),
            steps: Cell::new(STEPS),
            sizes: Cell::new(MAX_VALUES),
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        if !diagnostics.contains(&diagnostic) {
            diagnostics.push(diagnostic);
        }
    }

    /// Reads a file: to be run or read when `included_by` is none, else as an include of that file.
    pub(super) fn frame(&self, path: &RelPath, included_by: Option<&RelPath>) -> Result<Rc<Frame>, ReadError> {
        if included_by.is_none()
            && let Some(known) = self.frames.borrow().get(path)
        {
            return Ok(known.clone());
        }
        let file = self.configurations.read(self.around.files, self.root, &self.at.real(path))?;
        if self.used.borrow_mut().insert(file.path.clone()) {
            file.diagnostics.iter().for_each(|d| self.report(d.clone()));
        }
        let frame = Rc::new(Frame {
            file,
            path: path.clone(),
            config: included_by.unwrap_or(path).clone(),
            included: included_by.is_some(),
            includes: OnceCell::new(),
            configuration: OnceCell::new(),
            exposed: OnceCell::new(),
            locals: RefCell::default(),
        });
        if included_by.is_none() {
            self.frames.borrow_mut().insert(path.clone(), frame.clone());
        }
        Ok(frame)
    }

    /// Does something for a file unless it is being done already; `None` then, and when files are read from one another
    /// too deeply.
    pub(super) fn once<T>(&self, frame: &Rc<Frame>, what: &str, run: impl FnOnce() -> T) -> Option<T> {
        let key = (frame.id(), Str::from(what));
        {
            let mut running = self.running.borrow_mut();
            let mut frames: Vec<usize> = running.iter().map(|(id, _)| *id).collect();
            frames.sort_unstable();
            frames.dedup();
            if running.contains(&key) || frames.len() > MAX_NESTING {
                return None;
            }
            running.push(key);
        }
        let result = run();
        self.running.borrow_mut().pop();
        Some(result)
    }

    /// The value of an expression that stands in a file.
    pub(super) fn value(&self, frame: &Rc<Frame>, expr: &Expr, depth: u32) -> Value {
        let scope = FileScope { reading: self, frame };
        evaluate_or_unknown(expr, &Context::new(&scope).at_depth(depth))
    }

    /// The value of an attribute, when it is there and not null.
    pub(super) fn attribute(&self, frame: &Rc<Frame>, block: &Block, name: &str, depth: u32) -> Option<Value> {
        block.body.attribute(name).map(|a| self.value(frame, &a.expr, depth)).filter(|v| !v.is_null())
    }

    /// The value of a local.
    pub(super) fn local(&self, frame: &Rc<Frame>, name: &str, span: Span, depth: u32) -> EvalResult {
        if let Some(value) = frame.locals.borrow().get(name) {
            return Ok(value.clone());
        }
        let Some(attribute) = frame.local_attribute(name) else {
            if frame.file.incomplete {
                let why = format!("{:?} could not be read in full", frame.file.path.as_str());
                return Ok(Value::unknown(Reason::Other(why.into())));
            }
            return Err(Box::new(Diagnostic::error(format!("there is no local value {name:?} in this file"), span)));
        };
        let value = self.once(frame, &format!("local.{name}"), || self.value(frame, &attribute.expr, depth));
        let Some(value) = value else {
            self.report(Diagnostic::error(format!("local.{name} depends on itself"), attribute.span));
            return Ok(Value::unknown(Reason::Cycle).at(span));
        };
        let left = self.sizes.get();
        let size = value.size(MAX_VALUE.min(left));
        self.sizes.set(left - size.unwrap_or(0));
        let value = if size.is_none() {
            self.report(Diagnostic::error(format!("local.{name} is too large to be evaluated"), attribute.span));
            Value::unknown(Reason::Limit("size of a value")).at(attribute.span)
        } else {
            value
        };
        frame.locals.borrow_mut().insert(name.into(), value.clone());
        Ok(value)
    }

    /// The block of a dependency, and the file in which it stands: the file's own, or that of an include.
    fn dependency(&self, frame: &Rc<Frame>, name: &str, depth: u32) -> Option<(Rc<Frame>, usize)> {
        let position = |frame: &Frame| {
            frame.file.body.blocks.iter().position(|b| b.ident == "dependency" && b.label(0).is_some_and(|l| l == name))
        };
        if let Some(at) = position(frame) {
            return Some((frame.clone(), at));
        }
        let included = self.includes(frame, depth).iter().rev().filter(|i| i.merges());
        included.into_iter().find_map(|i| position(&i.frame).map(|at| (i.frame.clone(), at)))
    }

    /// `dependency.name…`: mock outputs where there are some. The real outputs are in the state of another unit.
    fn dependency_value(&self, frame: &Rc<Frame>, traversal: &Traversal, depth: u32) -> EvalResult<(Value, usize)> {
        let span = traversal.root_span;
        let Some(name) = traversal.attr(0) else {
            return Err(Box::new(Diagnostic::error("a dependency is named after dependency", span)));
        };
        let Some((holder, at)) = self.dependency(frame, name, depth) else {
            return Err(Box::new(Diagnostic::error(format!("there is no dependency {name:?} in this file"), span)));
        };
        let Some(block) = holder.file.body.blocks.get(at) else { return Ok((Value::unknown(Reason::Invalid), 1)) };
        let outputs = traversal.attr(1).is_some_and(|n| n == "outputs");
        let output = traversal.attr(2).filter(|_| outputs);
        let mocks = self.once(&holder, &format!("dependency.{name}"), || {
            let mocks = block.body.attribute("mock_outputs")?;
            let said = (mocks.span, Str::from(format!("mock output of dependency.{name}")));
            let mut origins = self.origins.borrow_mut();
            if !origins.contains(&said) {
                origins.push(said);
            }
            drop(origins);
            Some(self.value(&holder, &mocks.expr, depth)).filter(|v| !v.is_null())
        });
        let place = block.body.attribute("config_path").and_then(|a| a.expr.as_literal_str());
        let unknown = |what: Str| {
            let unit = place.map_or_else(String::new, |path| format!(", {path:?}"));
            let mut unknown = Unknown::new(Reason::Other(format!("{what} is an output of another unit{unit}").into()));
            unknown.origin = Some(Arc::new(Origin { text: what, closed: None }));
            Value::from_unknown(unknown).at(block.header)
        };
        let mocks = mocks.flatten();
        if let Some(output) = output {
            let mock = mocks.as_ref().and_then(|m| m.as_fields()).and_then(|f| f.get(output)).cloned();
            return Ok((mock.unwrap_or_else(|| unknown(format!("dependency.{name}.outputs.{output}").into())), 3));
        }
        let whole = match &mocks {
            Some(mocks) => match mocks.as_fields() {
                Some(fields) => {
                    let mut fields = (**fields).clone();
                    fields.open = true;
                    Value::object(fields).at(mocks.span)
                }
                None => mocks.clone(),
            },
            None => unknown(format!("dependency.{name}.outputs").into()),
        };
        Ok(if outputs { (whole, 2) } else { (Value::object_of([("outputs", whole)]).at(block.header), 1) })
    }

    fn feature(&self, frame: &Rc<Frame>, traversal: &Traversal, depth: u32) -> EvalResult<(Value, usize)> {
        let wanted = traversal.attr(0).map_or("", Str::as_str);
        let of = |frame: &Rc<Frame>| {
            let found = frame.file.body.blocks_of("feature").find(|b| b.label(0).is_some_and(|l| l == wanted))?;
            self.attribute(frame, found, "default", depth)
        };
        let value = of(frame).or_else(|| self.includes(frame, depth).iter().rev().find_map(|i| of(&i.frame)));
        match value {
            Some(value) => Ok((value, traversal.steps.len().min(2))),
            None => {
                let message = format!("there is no feature {wanted:?} in this file");
                Err(Box::new(Diagnostic::error(message, traversal.root_span)))
            }
        }
    }
}

/// Why a value is not known as a whole or in part; that it is one of several counts, too.
pub(super) fn reason(value: &Value) -> Reason {
    let unknown = value.first_unknown().and_then(Value::as_unknown);
    unknown.map_or(Reason::TooManyConditions, |unknown| unknown.reason.clone())
}

/// The names that are visible in a file.
pub(super) struct FileScope<'a> {
    pub reading: &'a Reading<'a>,
    pub frame: &'a Rc<Frame>,
}

impl FileScope<'_> {
    /// `include.label.locals.x`, `include["label"]…`, and without a label `include.locals.x`.
    fn include(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let includes = self.reading.includes(self.frame, cx.depth());
        let label = match traversal.steps.first().map(|s| &s.kind) {
            Some(StepKind::Attr(name)) => Some(name.clone()),
            Some(StepKind::Index(key)) => evaluate(key, cx)?.as_str().cloned(),
            _ => None,
        };
        let labelled = includes.iter().find(|i| Some(&i.label) == label.as_ref());
        let (include, used) = match (labelled, includes) {
            (Some(include), _) => (include, 1),
            (None, [only]) if only.label.is_empty() => (only, 0),
            _ => {
                let message = format!("there is no include {:?} in this file", label.unwrap_or_default().as_str());
                return Err(Box::new(Diagnostic::error(message, traversal.root_span)));
            }
        };
        if !include.expose {
            return Err(Box::new(
                Diagnostic::error(format!("include {:?} is not exposed", include.label.as_str()), traversal.root_span)
                    .with_help("add expose = true to the include block"),
            ));
        }
        if let (Some("locals"), Some(name)) = (traversal.attr(used).map(Str::as_str), traversal.attr(used + 1)) {
            let value = self.reading.local(&include.frame, name, traversal.root_span, cx.depth())?;
            return Ok((value, used + 2));
        }
        Ok((self.reading.exposed(&include.frame, cx.depth()), used))
    }

    fn place(&self, path: &str) -> Result<RelPath, HostError> {
        let from = self.frame.path.parent().unwrap_or_default();
        let place = tree_path::reached(self.reading.root, &from, path);
        place.map(|p| self.reading.at.real(&p)).ok_or_else(|| HostError::Unknown(Reason::OutsideRoot(path.into())))
    }

    /// `unit.name.path` and `stack.name.path`, in the file of a stack.
    fn neighbour(&self, traversal: &Traversal, cx: &Context<'_>) -> Option<(Value, usize)> {
        let (name, attribute) = (traversal.attr(0)?, traversal.attr(1)?);
        let body = &self.frame.file.body;
        let block = body.blocks_of(&traversal.root).find(|b| b.label(0) == Some(name))?;
        if attribute != "path" {
            return None;
        }
        let place = stack::place(self.reading, self.frame, block, cx.depth())?;
        Some((Value::string(tree_path::absolute(&place)), 2))
    }
}

impl Scope for FileScope<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Terraform
    }

    fn resolve(&self, traversal: &Traversal, cx: &Context<'_>) -> EvalResult<(Value, usize)> {
        let span = traversal.root_span;
        match traversal.root.as_str() {
            "local" => match traversal.attr(0) {
                Some(name) => Ok((self.reading.local(self.frame, name, span, cx.depth())?, 1)),
                None => {
                    let entries = self.frame.local_names().map(|a| {
                        let value = self.reading.local(self.frame, &a.name, span, cx.depth());
                        (a.name.clone(), value.unwrap_or_else(|_| Value::unknown(Reason::Invalid)))
                    });
                    Ok((Value::object_of(entries.collect::<Vec<_>>()), 0))
                }
            },
            "include" => self.include(traversal, cx),
            "dependency" => self.reading.dependency_value(self.frame, traversal, cx.depth()),
            "feature" => self.reading.feature(self.frame, traversal, cx.depth()),
            "values" if self.reading.at.values.is_some() => {
                Ok((self.reading.at.values.clone().unwrap_or_else(Value::null), 0))
            }
            "unit" | "stack" => Ok(self.neighbour(traversal, cx).unwrap_or_else(|| {
                let why = format!("{} names another unit of the stack", traversal.root);
                (Value::unknown(Reason::Other(why.into())), traversal.steps.len())
            })),
            "values" => {
                let what = traversal.attr(0).map_or_else(|| Str::from("values"), |n| format!("values.{n}").into());
                Ok((
                    Value::unknown(Reason::Other(format!("{what} is given by a stack").into())),
                    traversal.steps.len().min(1),
                ))
            }
            other => Err(Box::new(
                Diagnostic::error(format!("there is no {other:?} in files of Terragrunt"), span)
                    .with_help("locals are local.name; texts need quotes"),
            )),
        }
    }

    fn call(&self, call: &Call, cx: &Context<'_>) -> Option<EvalResult> {
        functions::call(self, call, cx)
    }

    fn host(&self) -> &dyn Host {
        self
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.reading.report(diagnostic);
    }

    fn spend(&self, units: u32) -> bool {
        let left = self.reading.steps.get().saturating_sub(u64::from(units));
        self.reading.steps.set(left);
        if left == 0 {
            let message =
                format!("the files of {:?} take too many steps: the rest is unknown", self.reading.at.directory);
            self.reading.report(Diagnostic::error(message, Span::NONE));
        }
        left > 0
    }
}

impl Host for FileScope<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, HostError> {
        let place = self.place(path)?;
        let read = self.reading.around.files.read_bytes(self.reading.root, &place, SizeLimit::CONTENTS);
        read.map(Into::into).map_err(|error| terraform::failure(path, &error.problem))
    }

    fn exists(&self, path: &str) -> Result<bool, HostError> {
        let place = self.place(path)?;
        match self.reading.around.files.kind(self.reading.root, &place) {
            Ok(kind) => Ok(kind == EntryKind::File),
            Err(error) => match error.problem {
                ReadProblem::NotFound | ReadProblem::NotADirectory => Ok(false),
                other => Err(terraform::failure(path, &other)),
            },
        }
    }

    fn glob(&self, directory: &str, pattern: &str) -> Result<Vec<Str>, HostError> {
        self.place(directory)?;
        Ok(terraform::fileset(self, directory, pattern)?.into_iter().map(Str::from).collect())
    }

    fn spend(&self, units: u32) -> bool {
        Scope::spend(self, units)
    }

    fn template(&self, path: Option<&str>, text: &str, variables: &Value) -> Result<Value, FunctionError> {
        let place = path.and_then(|path| self.place(path).ok());
        let read = |place| self.reading.around.files.read(self.reading.root, &place, SizeLimit::CONTENTS).ok();
        let file = place.and_then(read).map_or(FileId::NONE, |file| file.id());
        terraform::template(self, file, (path, text), variables)
    }
}

impl Tree for FileScope<'_> {
    fn entries(&self, directory: &str) -> Result<Option<Vec<Entry>>, HostError> {
        let place = self.place(directory)?;
        match self.reading.around.files.list_dir(self.reading.root, &place) {
            Ok(listing) => {
                Ok(Some(listing.entries.iter().map(|e| Entry { name: e.name.to_string(), kind: e.kind }).collect()))
            }
            Err(error) => match &error.problem {
                ReadProblem::NotFound | ReadProblem::NotADirectory => Ok(None),
                other => Err(terraform::failure(directory, other)),
            },
        }
    }

    fn kind(&self, path: &str) -> Result<Option<EntryKind>, HostError> {
        let place = self.place(path)?;
        match self.reading.around.files.kind(self.reading.root, &place) {
            Ok(kind) => Ok(Some(kind)),
            Err(error) => match &error.problem {
                ReadProblem::NotFound | ReadProblem::NotADirectory => Ok(None),
                ReadProblem::OutsideRoot => Ok(Some(EntryKind::File)),
                other => Err(terraform::failure(path, other)),
            },
        }
    }
}
