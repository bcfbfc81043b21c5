//! The evaluation of one root: demand-driven, each thing once, with a budget.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::syntax::ast::Expr;
use bartizan_lang::value::{InstanceKey, Origin, Presence, Reason, Str, Type, Unknown, convert};
use bartizan_lang::{FileId, Span, Value};
use rustc_hash::FxHashMap;

use super::budget::{Budget, Limits};
use super::configured::Configured;
use super::credentials::{Credentials, Read};
use super::inputs::{GivenVariables, InputSet, read_raw};
use super::instance::{CallInstances, CallSite, Each, Instance, ResourceInstances};
use super::loader::{InstalledModules, Loader, ModulePlace, is_local, local_place, locked_versions};
use super::module::{META_ATTRIBUTES, Module, Variable, mentions};
use super::reference::ModuleScope;
use super::trace::RootTracer;
use crate::formats::tree_path::{fields_without_place, without_place};
use crate::ir::{Deployment, ModuleIndex, ModuleInstance, Output, ProviderInstance, Resource};
use crate::secrets;
use crate::source::{Files, RelPath, TrustRoot};

/// Deepest nesting of module calls.
const MAX_MODULE_DEPTH: u32 = 32;

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
    /// The region of providers that name none, when a person gave one.
    pub default_region: Option<&'a str>,
    /// Whether values are shown as a plan has them: see [`bartizan_lang::eval::Scope::plans`].
    pub plans: bool,
}

/// One evaluation.
pub(super) struct Evaluation<'a> {
    pub around: &'a Surroundings<'a>,
    pub directory: RelPath,
    /// A directory whose files Terragrunt puts beside those of the root module.
    pub beside: Option<RelPath>,
    /// Whether it is a unit of Terragrunt that is evaluated.
    of_unit: bool,
    pub inputs: InputSet,
    pub installed: InstalledModules,
    pub locked: Vec<(Str, Str)>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    running: RefCell<Vec<Running>>,
    missing: RefCell<Vec<(Str, Str)>>,
    pub(super) budget: Budget,
    /// The files that functions read.
    pub reads: RefCell<BTreeSet<RelPath>>,
    /// Providers that no block configures: by module, calling instance and key.
    pub unconfigured: RefCell<FxHashMap<(usize, usize, Str), Arc<ProviderInstance>>>,
}

/// What is being evaluated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Variable,
    Local,
    Output,
    Resource,
    Body(usize),
    Call,
    Providers,
}

/// What is being evaluated: its instance, slot and number, and where it is written.
struct Running {
    key: (usize, Slot, usize),
    span: Span,
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
        default_region: None,
        plans: false,
    };
    evaluate_module(&around, Configured::plain(&around, Arc::new(module)), &Limits::default(), Some(text))
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
    let module = configured.module.clone();
    let (files, unit) = (around.files, configured.unit.clone());
    let missing = configured.missing.clone();
    let evaluation = Evaluation::new(around, configured, limits);
    evaluation.missing.borrow_mut().extend(missing.map(|source| ("the module itself".into(), source)));
    let directory = unit.as_ref().map_or(&module.directory, |unit| &unit.directory).clone();
    let root = Arc::new(Instance::new(module, Str::new(), Str::new(), ".".into()));
    let mut gathered = Gathered { limit: limits.resources, ..Gathered::default() };
    evaluation.gather(&root, None, &mut gathered);
    let outputs = root
        .module
        .outputs
        .iter()
        .enumerate()
        .map(|(index, output)| Output {
            name: output.name.clone(),
            value: {
                let value = evaluation.output(&root, index, 0);
                without_place(&value).filter(|_| evaluation.of_unit).unwrap_or(value)
            },
            sensitive: output.sensitive,
            span: output.block.header,
        })
        .collect();
    let read = Read { files, trust_root: around.trust_root, loader: around.loader, text };
    let (credentials, declarations) = Credentials::new(read, &gathered.resources, &gathered.modules, &gathered.written)
        .gather(&evaluation.inputs, &evaluation.reads.borrow());
    let mut diagnostics = evaluation.diagnostics.take();
    diagnostics.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
    diagnostics.dedup();
    let mut missing_modules = evaluation.missing.take();
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
        tracer: Some(Arc::new(RootTracer::new(root, evaluation.inputs))),
    }
}

#[derive(Default)]
struct Gathered {
    resources: Vec<Resource>,
    modules: Vec<ModuleInstance>,
    /// What each module instance is written in.
    written: Vec<Arc<Module>>,
    secrets: Vec<Value>,
    limit: usize,
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(around: &'a Surroundings<'a>, configured: Configured, limits: &Limits) -> Self {
        let Configured { module, mut inputs, unit, mut diagnostics, .. } = configured;
        let directory = module.directory.clone();
        diagnostics.append(&mut inputs.diagnostics);
        diagnostics.extend(module.diagnostics.iter().cloned());
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
            diagnostics: RefCell::new(diagnostics),
            running: RefCell::default(),
            missing: RefCell::default(),
            budget: Budget::new(limits),
            reads: RefCell::default(),
            unconfigured: RefCell::default(),
        }
    }
}

impl Evaluation<'_> {
    pub(super) fn report(&self, diagnostic: Diagnostic) {
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
            self.report(Diagnostic::error(format!("{} depends on itself", what()), span));
            return false;
        }
        running.push(Running { key, span });
        true
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
            _ => self.inputs.get(&variable.name).map(|given| {
                if given.raw { read_raw(&given.value, variable.ty.as_ref()) } else { given.value.clone() }
            }),
        };
        let given = given.filter(|v| variable.nullable || !v.is_null());
        let value = match (given, &variable.default) {
            (Some(value), _) => value,
            // A file of values may give it one, where that cannot be read.
            (None, _) if instance.site.is_none() && (self.inputs.unread.is_some() || self.inputs.open.is_some()) => {
                return self.without_value(instance, variable);
            }
            (None, Some(default)) => {
                let scope = ModuleScope::new(self, instance, &Each::None);
                evaluate_or_unknown(default, &Context::new(&scope).at_depth(depth))
            }
            (None, None) => return self.without_value(instance, variable),
        };
        let value = match &variable.ty {
            None => value,
            Some(ty) => self.convert(
                instance,
                &value,
                ty,
                &format!("var.{}", variable.name),
                value.span.or(variable.span),
                depth,
            ),
        };
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
                self.report(Diagnostic::error(format!("the value of {what} does not fit its type: {error}"), span));
                Value::unknown(Reason::Invalid).at(span)
            }
        }
    }

    fn without_value(&self, instance: &Arc<Instance>, variable: &Variable) -> Value {
        if let (Some(site), Some(parent)) = (&instance.site, instance.parent()) {
            let span = parent.module.calls.get(site.call).map_or(Span::NONE, |c| c.block.header);
            self.report(Diagnostic::error(
                format!(
                    "{} does not give the module's variable {:?} a value, and it has no default",
                    instance.address,
                    variable.name.as_str()
                ),
                span,
            ));
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
            if output.sensitive { value.sensitive() } else { value }
        });
        slot.get_or_init(|| value).clone()
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

    fn call_instances(&self, instance: &Arc<Instance>, index: usize, local: &str, depth: u32) -> CallInstances {
        let call = &instance.module.calls[index];
        let expansion = self.expand(instance, &call.block.body, local, depth);
        let call_path: Str = if instance.call_path.is_empty() {
            call.name.clone()
        } else {
            format!("{}.{}", instance.call_path, call.name).into()
        };
        let address = instance.address_of(local, &InstanceKey::None);
        let missing = |reason: Reason| CallInstances {
            expansion: expansion.clone(),
            instances: Vec::new(),
            missing: Some(reason),
        };
        let source = match self.source(instance, index, depth) {
            Some(source) => source,
            None => return missing(Reason::MissingModule(address, "not known".into())),
        };
        let Some(trust_root) = self.around.trust_root else { return missing(Reason::MissingModule(address, source)) };
        let place = if is_local(&source) {
            local_place(&instance.module.directory, &source)
        } else {
            let absent = if source.starts_with('/') { ModulePlace::Outside } else { ModulePlace::Missing };
            self.installed.place(&call_path).cloned().unwrap_or(absent)
        };
        let span = call.block.body.attribute("source").map_or(call.block.header, |a| a.expr.span);
        let directory = match place {
            ModulePlace::Here(directory) => directory,
            ModulePlace::Missing => {
                self.missing.borrow_mut().push((address.clone(), source.clone()));
                self.report(
                    Diagnostic::note(
                        format!("module {:?} is not there: {source:?} would have to be downloaded", call.name.as_str()),
                        span,
                    )
                    .with_help("run terraform init before the scan; what the module makes is not checked"),
                );
                return missing(Reason::MissingModule(address, source));
            }
            ModulePlace::Outside => {
                self.missing.borrow_mut().push((address.clone(), source.clone()));
                self.report(
                    Diagnostic::warning(
                        format!("module {:?} lies outside of the scanned tree: {source:?}", call.name.as_str()),
                        span,
                    )
                    .with_help("name a wider tree with --root"),
                );
                return missing(Reason::OutsideRoot(source));
            }
        };
        if instance.depth >= MAX_MODULE_DEPTH || self.calls_itself(instance, &directory) {
            self.report(Diagnostic::error(
                format!("module {:?} calls itself, through {:?}", call.name.as_str(), directory.as_str()),
                call.block.header,
            ));
            return missing(Reason::Cycle);
        }
        let module = self.around.loader.load(self.around.files, trust_root, &directory);
        if module.files == 0 && module.unread.is_empty() {
            self.missing.borrow_mut().push((address.clone(), source.clone()));
            self.report(Diagnostic::error(
                format!(
                    "there is no configuration in {:?}, the source of module {:?}",
                    directory.as_str(),
                    call.name.as_str()
                ),
                span,
            ));
            return missing(Reason::MissingModule(address, source));
        }
        for diagnostic in &module.diagnostics {
            self.report(diagnostic.clone());
        }
        for argument in &call.block.body.attributes {
            let known = META_ATTRIBUTES.contains(&argument.name.as_str())
                || matches!(argument.name.as_str(), "source" | "version");
            if !known && module.variable_at(&argument.name).is_none() && module.unread.is_empty() {
                self.report(Diagnostic::error(
                    format!("module {:?} has no variable {:?}", call.name.as_str(), argument.name.as_str()),
                    argument.span,
                ));
            }
        }
        let shared = expansion.instances.len() > 1
            && expansion.instances.iter().all(|i| i.presence.is_always() && i.symbolic.is_none())
            && call.block.body.attributes.iter().all(|a| {
                matches!(a.name.as_str(), "count" | "for_each")
                    || !mentions(&a.expr, &|root, _| root == "each" || root == "count")
            })
            && !instance.module.reads_module(&call.name);
        let path = relative(&self.directory, &directory);
        let wanted = if shared { 1 } else { expansion.instances.len() };
        if !self.admits_modules(wanted, call.block.header) {
            return missing(Reason::Limit("instances of modules"));
        }
        let mut instances = Vec::with_capacity(wanted);
        for expanded in expansion.instances.iter().take(wanted) {
            let mut child = Instance::new(
                module.clone(),
                instance.address_of(local, &expanded.key),
                call_path.clone(),
                path.clone(),
            );
            child.depth = instance.depth + 1;
            child.parent = Some(Arc::downgrade(instance));
            child.site = Some(CallSite {
                call: index,
                each: expanded.each.clone(),
                presence: expanded.presence.clone(),
                symbolic: expanded.symbolic.clone(),
                replicas: if shared {
                    expansion.instances.iter().skip(1).map(|other| instance.address_of(local, &other.key)).collect()
                } else {
                    Vec::new()
                },
            });
            instances.push(Arc::new(child));
        }
        CallInstances { expansion, instances, missing: None }
    }

    /// The source of a call: a plain text, or with OpenTofu an expression of variables and locals.
    pub(super) fn source(&self, instance: &Arc<Instance>, index: usize, depth: u32) -> Option<Str> {
        let call = instance.module.calls.get(index)?;
        if let Some(source) = &call.source {
            return Some(source.clone());
        }
        let Some(attribute) = call.block.body.attribute("source") else {
            self.report(Diagnostic::error(format!("module {:?} has no source", call.name.as_str()), call.block.header));
            return None;
        };
        let scope = ModuleScope::new(self, instance, &Each::None);
        evaluate_or_unknown(&attribute.expr, &Context::new(&scope).at_depth(depth)).as_str().cloned()
    }

    fn calls_itself(&self, instance: &Arc<Instance>, directory: &RelPath) -> bool {
        let mut current = Some(instance.clone());
        while let Some(i) = current {
            if i.module.directory == *directory {
                return true;
            }
            current = i.parent();
        }
        false
    }

    /// Evaluates everything in a module instance and below it.
    fn gather(&self, instance: &Arc<Instance>, parent: Option<ModuleIndex>, gathered: &mut Gathered) {
        if gathered.resources.len() >= gathered.limit {
            return;
        }
        let index = ModuleIndex(u32::try_from(gathered.modules.len()).unwrap_or(u32::MAX));
        let call = instance
            .parent()
            .and_then(|p| p.module.calls.get(instance.site.as_ref()?.call).map(|c| (c.block.header, c.source.clone())));
        gathered.modules.push(ModuleInstance {
            address: instance.address.clone(),
            parent,
            directory: instance.module.directory.as_str().into(),
            source: call.as_ref().and_then(|(_, s)| s.clone()).filter(|s| !is_local(s)),
            call: call.map_or(Span::NONE, |(span, _)| span),
            replicas: instance.site.as_ref().map(|s| s.replicas.clone()).unwrap_or_default(),
        });
        gathered.written.push(instance.module.clone());
        let _ = instance.index.set(index);
        // A local that nothing uses is evaluated too: it may be in error.
        for place in 0..instance.module.locals.len() {
            let _ = self.local(instance, place, 0);
        }
        for (place, variable) in instance.module.variables.iter().enumerate() {
            let given =
                || instance.site.is_none() && self.inputs.get(&variable.name).is_some_and(|g| g.value.is_secret());
            if variable.sensitive || variable.ephemeral || given() {
                gathered.secrets.push(self.variable(instance, place, 0));
            }
        }
        let presence = self.presence(instance);
        let symbolic = self.symbolic(instance);
        for (place, block) in instance.module.resources.iter().enumerate() {
            let Some(instances) = self.resource(instance, place, 0) else { continue };
            let local = &block.local_address;
            for (which, expanded) in instances.expansion.instances.iter().enumerate() {
                if gathered.resources.len() >= gathered.limit {
                    self.report(Diagnostic::error(
                        format!("more than {} resources in one root: the rest is not checked", gathered.limit),
                        block.block.header,
                    ));
                    return;
                }
                let presence = presence.and(&expanded.presence);
                if presence.is_never() {
                    continue;
                }
                let body = self.body(instance, place, which, 0);
                // Only Terragrunt hands out where the tree lies.
                let without_place = self.of_unit.then(|| fields_without_place(&body)).flatten();
                gathered.resources.push(Resource {
                    address: instance.address_of(local, &expanded.key),
                    module: index,
                    mode: block.mode,
                    ty: block.ty.clone(),
                    name: block.name.clone(),
                    key: expanded.key.clone(),
                    provider: self.provider_of(instance, block, &expanded.each),
                    body: without_place.map_or(body, Arc::new),
                    presence,
                    symbolic: expanded.symbolic.clone().or_else(|| symbolic.clone()),
                    block: block.block.span,
                    header: block.block.header,
                });
            }
        }
        for place in 0..instance.module.calls.len() {
            let Some(call) = self.call(instance, place, 0) else { continue };
            for child in &call.instances {
                self.gather(child, Some(index), gathered);
            }
        }
    }

    /// When a module instance is there.
    fn presence(&self, instance: &Arc<Instance>) -> Presence {
        let mut presence = Presence::always();
        let mut current = Some(instance.clone());
        while let Some(i) = current {
            if let Some(site) = &i.site {
                presence = presence.and(&site.presence);
            }
            current = i.parent();
        }
        presence
    }

    fn symbolic(&self, instance: &Arc<Instance>) -> Option<Reason> {
        let mut current = Some(instance.clone());
        while let Some(i) = current {
            if let Some(reason) = i.site.as_ref().and_then(|s| s.symbolic.clone()) {
                return Some(reason);
            }
            current = i.parent();
        }
        None
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

/// The path of a directory as seen from another: `../../modules/site`.
pub(in crate::formats) fn relative(from: &RelPath, to: &RelPath) -> Str {
    let (from, to): (Vec<&str>, Vec<&str>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let mut parts: Vec<&str> = vec![".."; from.len() - common];
    parts.extend(&to[common..]);
    if parts.is_empty() {
        return ".".into();
    }
    // Terraform writes paths below the root without a leading "./".
    parts.join("/").into()
}
