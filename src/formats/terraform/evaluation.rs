//! The evaluation of one root: demand-driven, each thing once, with a budget.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::Expr;
use bartizan_lang::value::{ChoiceBuilder, Fields, InstanceKey, Origin, Reason, Str, Type, Unknown, convert};
use bartizan_lang::{FileId, Level, Span, Value};
use rustc_hash::{FxHashMap, FxHashSet};

use super::budget::{Budget, Limits};
use super::configured::Configured;
use super::credentials::{Credentials, Read};
use super::defaults::Blame;
use super::gathering::Gathered;
use super::host::NO_FILE;
use super::inputs::{GivenVariables, InputSet, read_raw};
use super::instance::{CallInstances, Each, Instance, ResourceInstances};
use super::loader::{InstalledModules, Loader, locked_versions};
use super::module::{Module, OutputBlock, Variable};
use super::reference::ModuleScope;
use super::trace::RootTracer;
use crate::formats::tree_path::without_place;
use crate::ir::{DefaultRegions, Deployment, Output, ProviderInstance};
use crate::secrets;
use crate::source::{Files, RelPath, TrustRoot};

/// Functions that only take the digest of a file.
const DIGESTS: &[&str] =
    &["filebase64", "filebase64sha256", "filebase64sha512", "filemd5", "filesha1", "filesha256", "filesha512"];

/// What surrounds the evaluation of a root.
pub struct Surroundings<'a> {
    /// The files.
    pub files: &'a Files,
    /// The trust root; none for a text by itself, which can read no files and call no modules.
    pub trust_root: Option<&'a TrustRoot>,
    /// The modules.
    pub loader: &'a Loader,
    /// Values that a person gave.
    pub given: &'a GivenVariables,
    /// `terraform.workspace`.
    pub workspace: &'a str,
    /// Where `terraform init` puts modules: `.terraform`, or `TF_DATA_DIR`.
    pub data_directory: &'a str,
    /// The regions of providers that name none, when a person gave some.
    pub default_regions: Option<&'a DefaultRegions>,
    /// The directory that a person works in, as an absolute path, where values are to be those that a plan made there
    /// has: without it, all that depends on the machine is unknown.
    pub working_directory: Option<&'a str>,
    /// Whether values are shown as a plan has them: see [`bartizan_lang::eval::Scope::plans`].
    pub plans: bool,
    /// Whether to leave out the errors that only the defaults of a root's variables lead to, when the root is not set up
    /// to be applied. A module that is written to be called has placeholders there, which nobody will apply.
    pub tolerate_defaults: bool,
}

/// One evaluation.
pub(super) struct Evaluation<'a> {
    pub around: &'a Surroundings<'a>,
    pub directory: RelPath,
    /// A directory whose files Terragrunt puts beside those of the root module.
    pub beside: Option<RelPath>,
    /// Whether it is a unit of Terragrunt that is evaluated.
    pub(super) of_unit: bool,
    pub inputs: InputSet,
    pub installed: InstalledModules,
    pub locked: Vec<(Str, Str)>,
    pub(super) diagnostics: RefCell<Vec<Diagnostic>>,
    running: RefCell<Vec<Running>>,
    pub(super) missing: RefCell<Vec<(Str, Str)>>,
    /// What the errors hang on.
    pub(super) blame: RefCell<Blame>,
    /// Takes the defaults of the root's variables, and the workspace, as not known.
    pub(super) open_defaults: bool,
    /// Whether a circle through several modules was told.
    pub(super) circular: Cell<bool>,
    pub(super) budget: Budget,
    /// Whether there are ephemeral values at all.
    pub ephemeral: Cell<bool>,
    /// The files that functions read.
    pub reads: RefCell<BTreeSet<RelPath>>,
    /// The modules of which was told what is wrong with them, by address.
    pub(super) told: RefCell<FxHashSet<usize>>,
    /// Providers that blocks configure: by module instance and place of the block.
    pub configured: RefCell<FxHashMap<(usize, usize), Arc<ProviderInstance>>>,
    /// Providers that no block configures: by module, calling instance and key.
    pub unconfigured: RefCell<FxHashMap<(usize, usize, Str), Arc<ProviderInstance>>>,
}

/// What is being evaluated.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Slot {
    Variable,
    Local,
    Output,
    Resource,
    Body(usize),
    Call,
    Providers,
    Provider,
    /// All that a resource block makes, with the providers.
    Resources,
    /// The conditions of a variable.
    Validations,
    /// The conditions of a resource.
    Conditions,
    /// The conditions of an output.
    Preconditions,
    Check,
    Moves,
}

/// What is being evaluated: its instance, slot and number, the module, and where it is written.
pub(super) struct Running {
    key: (usize, Slot, usize),
    module: usize,
    span: Span,
}

impl Running {
    /// What it is in the module, whatever the instance.
    pub(super) fn part(&self) -> (usize, Slot, usize) {
        (self.module, self.key.1, self.key.2)
    }
}

/// Evaluates a root: all its resources, those of its modules, and its outputs.
#[must_use]
pub fn evaluate_root(around: &Surroundings<'_>, directory: &RelPath, limits: &Limits) -> Deployment {
    match around.trust_root {
        Some(trust_root) => {
            let module = around.loader.load(around.files, trust_root, directory);
            evaluate_module(around, Configured::plain(around, module), limits, None)
        }
        None => Deployment { root: directory.as_str().into(), ..Deployment::default() },
    }
}

/// Evaluates a text as a root by itself: without files and without other modules.
#[must_use]
pub fn evaluate_text(text: &str) -> Deployment {
    let parsed = bartizan_lang::syntax::parse_hcl(TEXT, text);
    let credentials = secrets::in_configuration(TEXT, text, &parsed.body).into_iter().map(Arc::new).collect();
    let mut module = Module::build(RelPath::default(), vec![(false, parsed.body)]);
    module.diagnostics.extend(parsed.diagnostics);
    module.credentials = credentials;
    let around = Surroundings {
        files: &Files::default(),
        trust_root: None,
        loader: &Loader::default(),
        given: &GivenVariables::default(),
        workspace: "default",
        data_directory: ".terraform",
        default_regions: None,
        working_directory: None,
        plans: false,
        tolerate_defaults: false,
    };
    evaluate_module(&around, Configured::plain(&around, Arc::new(module)), &Limits::default(), Some(text))
}

/// A value with the default in place of its alternatives that are null.
fn without_nulls(value: Value, default: &Value) -> Value {
    let Some(choice) = value.as_choice() else { return value };
    let mut builder = ChoiceBuilder::new();
    for (guard, leaf) in choice.leaves() {
        builder.add(guard, if leaf.is_null() { default.clone() } else { leaf.clone() });
    }
    builder.finish().at(value.span).made_from(&value)
}

/// Stands for the file of a text that is in none, so that its spans are told apart from those of what nobody wrote.
pub(super) const TEXT: FileId = FileId(u32::MAX - 1);

/// Evaluates a module as a root; `text` is what it was read from when that is no file.
pub(super) fn evaluate_module(
    around: &Surroundings<'_>,
    configured: Configured,
    limits: &Limits,
    text: Option<&str>,
) -> Deployment {
    let (module, unit, missing) = (configured.module.clone(), configured.unit.clone(), configured.missing.clone());
    let files = around.files;
    let mut evaluation = Evaluation::new(around, configured, limits);
    evaluation.missing.borrow_mut().extend(missing.map(|source| ("the module itself".into(), source)));
    let directory = unit.as_ref().map_or(&module.directory, |unit| &unit.directory).clone();
    let (root, gathered, outputs) = evaluation.run(&module, limits);
    let read = Read { files, trust_root: around.trust_root, loader: around.loader, text };
    let (credentials, declarations) = Credentials::new(read, &gathered.resources, &gathered.modules, &gathered.written)
        .gather(&evaluation.inputs, &evaluation.reads.borrow());
    let mut missing_modules = evaluation.missing.take();
    let mut diagnostics = evaluation.diagnostics.take();
    if around.tolerate_defaults {
        evaluation = evaluation.leave_out_tentative(&module, &root, limits, &mut diagnostics);
    }
    if around.tolerate_defaults {
        // What is built before it is applied is not in the tree that is scanned: its digest is what a resource needs.
        // So is a file that is read where the plan can be put off.
        let is_artefact = |d: &Diagnostic| {
            let digest = || d.message.split_once(':').is_some_and(|(function, _)| DIGESTS.contains(&function));
            d.message.contains(NO_FILE) && (digest() || d.message.starts_with("data.local_"))
        };
        for diagnostic in diagnostics.iter_mut().filter(|d| is_artefact(d)) {
            diagnostic.level = Level::Note;
        }
    }
    diagnostics.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    diagnostics.dedup();
    missing_modules.sort();
    missing_modules.dedup();
    Deployment {
        root: directory.as_str().into(),
        resources: gathered.resources,
        declarations,
        credentials,
        modules: gathered.modules,
        outputs,
        secrets: gathered.secrets,
        diagnostics,
        missing_modules,
        constructs: FxHashMap::default(),
        tracer: Some(Arc::new(RootTracer::new(root, evaluation.inputs))),
    }
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(around: &'a Surroundings<'a>, configured: Configured, limits: &Limits) -> Self {
        let Configured { module, mut inputs, unit, mut diagnostics, .. } = configured;
        let directory = module.directory.clone();
        diagnostics.append(&mut inputs.diagnostics);
        // What was installed and locked for a unit is beside the unit, or came with the module.
        let beside = unit.as_ref().map(|unit| unit.files.clone()).filter(|files| *files != directory);
        let places = || beside.iter().chain([&directory]);
        let root = around.trust_root;
        let installed = root.and_then(|root| {
            let read = |place| InstalledModules::read(around.files, root, place, around.data_directory);
            places().map(read).find(|installed| !installed.is_empty())
        });
        let locked = root.and_then(|root| {
            places().map(|place| locked_versions(around.files, root, place)).find(|locked| !locked.is_empty())
        });
        Self {
            around,
            of_unit: unit.is_some(),
            beside,
            directory,
            inputs,
            installed: installed.unwrap_or_default(),
            locked: locked.unwrap_or_default(),
            blame: RefCell::new(Blame::new(&diagnostics)),
            diagnostics: RefCell::new(diagnostics),
            open_defaults: false,
            circular: Cell::default(),
            ephemeral: Cell::default(),
            running: RefCell::default(),
            missing: RefCell::default(),
            budget: Budget::new(limits),
            reads: RefCell::default(),
            told: RefCell::default(),
            configured: RefCell::default(),
            unconfigured: RefCell::default(),
        }
    }

    /// A new evaluation of the same root, which takes its defaults as not known.
    pub(super) fn with_open_defaults(self, limits: &Limits) -> Self {
        Self {
            open_defaults: true,
            blame: RefCell::default(),
            diagnostics: RefCell::default(),
            circular: Cell::default(),
            ephemeral: Cell::default(),
            running: RefCell::default(),
            missing: RefCell::default(),
            budget: Budget::new(limits),
            reads: RefCell::default(),
            told: RefCell::default(),
            configured: RefCell::default(),
            unconfigured: RefCell::default(),
            ..self
        }
    }

    /// Evaluates everything in a root.
    pub(super) fn run(&self, module: &Arc<Module>, limits: &Limits) -> (Arc<Instance>, Gathered, Vec<Output>) {
        self.tell(module);
        let root = Arc::new(Instance::new(module.clone(), Str::new(), Str::new(), ".".into()));
        let mut gathered = Gathered { limit: limits.resources, ..Gathered::default() };
        self.gather(&root, None, &mut gathered);
        // Of those that are declared twice, the first.
        let declared =
            module.outputs.iter().enumerate().filter(|(index, output)| module.output_at(&output.name) == Some(*index));
        let outputs = declared.map(|(index, output)| Output {
            name: output.name.clone(),
            value: {
                let value = self.output(&root, index, 0);
                without_place(&value).filter(|_| self.of_unit).unwrap_or(value)
            },
            sensitive: output.sensitive,
            span: output.block.header,
        });
        let outputs: Vec<Output> = outputs.collect();
        if !self.around.tolerate_defaults {
            self.shown(module, &outputs);
        }
        (root, gathered, outputs)
    }

    /// Reports what no value of the root's variables would change.
    pub(super) fn tell_firmly(&self, diagnostic: Diagnostic) {
        self.blame.borrow_mut().firm(&diagnostic);
        self.add(diagnostic);
    }

    /// Reports what a module says by itself, whatever it is given.
    pub(super) fn tell_fixed(&self, diagnostic: Diagnostic) {
        self.blame.borrow_mut().fixed(&diagnostic);
        self.add(diagnostic);
    }

    /// Reports what keeps the rest of the root from being evaluated.
    pub(super) fn tell_limit(&self, diagnostic: Diagnostic) {
        self.blame.borrow_mut().whole = true;
        self.add(diagnostic);
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if diagnostic.level == Level::Error && !self.open_defaults {
            self.blame.borrow_mut().found(&diagnostic, &self.running.borrow());
        }
        self.add(diagnostic);
    }

    fn add(&self, diagnostic: Diagnostic) {
        let mut diagnostics = self.diagnostics.borrow_mut();
        // The same mistake shows up in every instance; keeping the last few apart is enough to stay small.
        if diagnostics.iter().rev().take(8).any(|d| *d == diagnostic) {
            return;
        }
        diagnostics.push(diagnostic);
    }

    /// Where what is being evaluated is written.
    pub(super) fn current(&self) -> Span {
        let running = self.running.borrow();
        let written = running.iter().rev().map(|running| running.span).find(|span| span.is_some());
        written.unwrap_or_else(|| match self.around.trust_root {
            Some(root) => self.around.files.span_of(root, &self.directory),
            None => Span::NONE,
        })
    }

    /// Evaluates something unless it is being evaluated already, which is a cycle.
    pub(super) fn once(
        &self,
        instance: &Arc<Instance>,
        slot: Slot,
        index: usize,
        what: &dyn Fn() -> String,
        span: Span,
        run: impl FnOnce() -> Value,
    ) -> Value {
        if !self.enter(instance, slot, index, what, span) {
            return Value::unknown(Reason::Cycle).at(span);
        }
        let value = run();
        self.leave();
        self.sized(value, what, span)
    }

    pub(super) fn enter(
        &self,
        instance: &Arc<Instance>,
        slot: Slot,
        index: usize,
        what: &dyn Fn() -> String,
        span: Span,
    ) -> bool {
        let key = (Arc::as_ptr(instance).addr(), slot, index);
        let mut running = self.running.borrow_mut();
        if running.iter().any(|running| running.key == key) {
            drop(running);
            // The whole circle has been told then.
            if instance.module.is_circular || self.circular.get() {
                return false;
            }
            self.tell_limit(Diagnostic::error(format!("{} depends on itself", what()), span));
            return false;
        }
        running.push(Running { key, module: Arc::as_ptr(&instance.module).addr(), span });
        true
    }

    /// Says what is looked at, which nothing else asks for, until [`Self::leave`].
    pub(super) fn begin(&self, instance: &Arc<Instance>, slot: Slot, index: usize) {
        let (key, module) = ((Arc::as_ptr(instance).addr(), slot, index), Arc::as_ptr(&instance.module).addr());
        self.running.borrow_mut().push(Running { key, module, span: Span::NONE });
    }

    /// Whether something is being evaluated.
    pub(super) fn is_running(&self, instance: &Arc<Instance>, slot: Slot, index: usize) -> bool {
        let key = (Arc::as_ptr(instance).addr(), slot, index);
        self.running.borrow().iter().any(|running| running.key == key)
    }

    pub(super) fn leave(&self) {
        self.running.borrow_mut().pop();
    }

    /// The value of an input variable.
    pub(super) fn variable(&self, instance: &Arc<Instance>, index: usize, depth: u32) -> Value {
        let (Some(slot), Some(variable)) = (instance.variables.get(index), instance.module.variables.get(index)) else {
            return Value::unknown(Reason::Invalid);
        };
        if let Some(value) = slot.get() {
            return value.clone();
        }
        let what = || format!("var.{}", variable.name);
        let value = self.once(instance, Slot::Variable, index, &what, variable.span, || {
            self.variable_value(instance, variable, depth)
        });
        slot.get_or_init(|| value).clone()
    }

    fn variable_value(&self, instance: &Arc<Instance>, variable: &Variable, depth: u32) -> Value {
        let given = match (&instance.site, instance.parent()) {
            (Some(site), Some(parent)) => {
                let call = parent.module.calls.get(site.call);
                call.and_then(|c| c.block.body.attribute(&variable.name)).map(|argument| {
                    let scope = ModuleScope::new(self, &parent, &site.each);
                    evaluate_or_unknown(&argument.expr, &Context::new(&scope).at_depth(depth))
                })
            }
            // Files of values may be others where it is applied.
            _ if self.open_defaults => None,
            _ => self.inputs.get(&variable.name).map(|given| {
                if given.raw { read_raw(&given.value, variable.ty.as_ref()) } else { given.value.clone() }
            }),
        };
        if let Some(null) = given.as_ref().filter(|v| v.is_null() && !variable.nullable)
            && variable.default.is_none()
        {
            let (span, _) = self.given_at(instance, variable, null);
            self.report(Diagnostic::error(format!("var.{} must not be null", variable.name), span));
            return mark(Value::unknown(Reason::Invalid).at(span), variable);
        }
        let given = given.filter(|v| variable.nullable || !v.is_null());
        let given = given.map(|value| match &variable.default_value {
            Some(default) if !variable.nullable => without_nulls(value, default),
            _ => value,
        });
        let value = match (given, &variable.default_value) {
            (Some(value), _) => match &variable.ty {
                None => value,
                Some(ty) => {
                    let (span, _) = self.given_at(instance, variable, &value);
                    self.convert(instance, &value, ty, &format!("var.{}", variable.name), span, depth)
                }
            },
            // A file of values may give it one, where that cannot be read.
            (None, _)
                if instance.site.is_none()
                    && (self.inputs.unread.is_some() || self.inputs.open.is_some() || self.open_defaults) =>
            {
                return self.without_value(instance, variable);
            }
            (None, Some(default)) => default.clone(),
            (None, None) => return self.without_value(instance, variable),
        };
        self.ephemeral.set(self.ephemeral.get() || variable.ephemeral);
        if !variable.ephemeral && instance.site.is_some() && self.ephemeral.get() && value.marks().ephemeral {
            self.report(
                Diagnostic::error(
                    format!("var.{} is given an ephemeral value", variable.name),
                    value.span.or(variable.span),
                )
                .with_help("a variable takes such values where it says ephemeral = true"),
            );
        }
        mark(value, variable)
    }

    fn convert(&self, instance: &Arc<Instance>, value: &Value, ty: &Type, what: &str, span: Span, depth: u32) -> Value {
        let default = |expr: &Expr| {
            let scope = ModuleScope::new(self, instance, &Each::None);
            evaluate_or_unknown(expr, &Context::new(&scope).at_depth(depth))
        };
        match convert(value, ty, &default) {
            Ok(value) => value,
            Err(error) => {
                let told = Diagnostic::error(format!("the value of {what} does not fit its type: {error}"), span);
                match &instance.site {
                    // Whatever is given elsewhere, this file of values is of no use.
                    None => self.tell_firmly(told),
                    Some(_) => self.report(told),
                }
                Value::unknown(Reason::Invalid).at(span)
            }
        }
    }

    fn without_value(&self, instance: &Arc<Instance>, variable: &Variable) -> Value {
        if let (Some(site), Some(parent)) = (&instance.site, instance.parent()) {
            let span = parent.module.calls.get(site.call).map_or(Span::NONE, |c| c.block.header);
            return mark(Value::unknown(Reason::Invalid).at(span), variable);
        }
        let mut unknown = Unknown::new(match (&self.inputs.unread, &self.inputs.open) {
            (Some(file), _) => Reason::Other(format!("{file:?} could not be read in full").into()),
            (None, Some(reason)) => reason.clone(),
            (None, None) => Reason::NoValue(variable.name.clone()),
        });
        unknown.ty = variable.ty.clone();
        unknown.not_null = !variable.nullable;
        unknown.origin =
            Some(Arc::new(Origin { text: format!("var.{}", variable.name).into(), closed: variable.closed.clone() }));
        mark(Value::from_unknown(unknown).at(variable.span), variable)
    }

    /// The value of a local.
    pub(super) fn local(&self, instance: &Arc<Instance>, index: usize, depth: u32) -> Value {
        let (Some(slot), Some(local)) = (instance.locals.get(index), instance.module.locals.get(index)) else {
            return Value::unknown(Reason::Invalid);
        };
        if let Some(value) = slot.get() {
            return value.clone();
        }
        let what = || format!("local.{}", local.name);
        let value = self.once(instance, Slot::Local, index, &what, local.span, || {
            let scope = ModuleScope::new(self, instance, &Each::None);
            evaluate_or_unknown(&local.expr, &Context::new(&scope).at_depth(depth))
        });
        slot.get_or_init(|| value).clone()
    }

    /// The value of an output.
    pub(super) fn output(&self, instance: &Arc<Instance>, index: usize, depth: u32) -> Value {
        let (Some(slot), Some(output)) = (instance.outputs.get(index), instance.module.outputs.get(index)) else {
            return Value::unknown(Reason::Invalid);
        };
        if let Some(value) = slot.get() {
            return value.clone();
        }
        let what = || {
            format!(
                "output {} of {}",
                output.name,
                if instance.address.is_empty() { "the root" } else { &instance.address }
            )
        };
        let value = self.once(instance, Slot::Output, index, &what, output.block.header, || {
            let Some(attribute) = output.block.body.attribute("value") else { return Value::null() };
            let scope = ModuleScope::new(self, instance, &Each::None);
            let value = evaluate_or_unknown(&attribute.expr, &Context::new(&scope).at_depth(depth));
            self.keep_marks(instance, output, &value, attribute.expr.span);
            // Terraform hides such an output, but does not mark its value for the module that calls this one.
            let marked = output.sensitive && (instance.site.is_none() || !self.around.plans);
            if marked { value.sensitive() } else { value }
        });
        slot.get_or_init(|| value).clone()
    }

    /// Reports an output that gives away what is marked without saying so.
    fn keep_marks(&self, instance: &Instance, output: &OutputBlock, value: &Value, span: Span) {
        let marks = value.marks();
        let ephemeral = output.block.body.attribute("ephemeral");
        if marks.ephemeral && ephemeral.is_none() {
            self.report(
                Diagnostic::error(
                    format!("output {:?} is derived from an ephemeral value", output.name.as_str()),
                    span,
                )
                .with_help("outputs are kept, and ephemeral values must not be: ephemeralasnull(…) leaves them out"),
            );
        }
        if marks.sensitive && !output.sensitive && instance.site.is_none() {
            self.report(
                Diagnostic::error(
                    format!("output {:?} is derived from a sensitive value", output.name.as_str()),
                    output.block.header,
                )
                .with_help("say so with sensitive = true, or, where it is no secret, nonsensitive(…)"),
            );
        }
    }

    /// Reports what is kept in the state, but must not be.
    pub(super) fn keep_ephemeral(&self, body: &Fields) {
        if !self.ephemeral.get() {
            return;
        }
        for field in body.entries() {
            // Write-only arguments are not kept.
            if field.value.marks().ephemeral && !field.key.ends_with("_wo") {
                let message =
                    format!("{:?} is kept in the state, but is derived from an ephemeral value", field.key.as_str());
                self.report(Diagnostic::error(message, field.value.span.or(field.at)));
            }
        }
    }

    /// The instances of a resource block.
    pub(super) fn resource(
        &self,
        instance: &Arc<Instance>,
        index: usize,
        depth: u32,
    ) -> Option<Arc<ResourceInstances>> {
        let (slot, resource) = (instance.resources.get(index)?, instance.module.resources.get(index)?);
        if let Some(found) = slot.get() {
            return Some(found.clone());
        }
        let local = &resource.local_address;
        let what = || instance.address_of(local, &InstanceKey::None).to_string();
        if !self.enter(instance, Slot::Resource, index, &what, resource.block.header) {
            return None;
        }
        let expansion = self.expand(instance, &resource.block.body, local, depth);
        self.leave();
        Some(slot.get_or_init(|| Arc::new(ResourceInstances::new(expansion))).clone())
    }

    /// The instances of a module call.
    pub(super) fn call(&self, instance: &Arc<Instance>, index: usize, depth: u32) -> Option<Arc<CallInstances>> {
        let (slot, call) = (instance.calls.get(index)?, instance.module.calls.get(index)?);
        if let Some(found) = slot.get() {
            return Some(found.clone());
        }
        let local = format!("module.{}", call.name);
        let what = || instance.address_of(&local, &InstanceKey::None).to_string();
        if !self.enter(instance, Slot::Call, index, &what, call.block.header) {
            return None;
        }
        let made = self.call_instances(instance, index, &local, depth);
        self.leave();
        Some(slot.get_or_init(|| Arc::new(made)).clone())
    }
}

fn mark(value: Value, variable: &Variable) -> Value {
    if !variable.sensitive && !variable.ephemeral {
        return value;
    }
    value.edit_meta(|m| {
        m.sensitive |= variable.sensitive;
        m.ephemeral |= variable.ephemeral;
    })
}
