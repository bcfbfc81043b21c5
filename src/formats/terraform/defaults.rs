//! Errors that only the defaults of a root's variables lead to. Nobody may ever apply those, so the root is evaluated once
//! more with its variables and its workspace taken as not known, and what is no error then is left out.
//!
//! Evaluation is lazy, so that only the parts are asked for in which errors were found, in all instances of their modules.

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::value::Str;
use bartizan_lang::{Level, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::budget::Limits;
use super::evaluation::{Evaluation, Running, Slot};
use super::gathering::Gathered;
use super::instance::Instance;
use super::module::Module;

/// What the errors of an evaluation hang on.
#[derive(Default)]
pub(super) struct Blame {
    /// Those that hold whatever the defaults are.
    firm: FxHashSet<Diagnostic>,
    /// Where modules are wrong by themselves.
    fixed: FxHashSet<Span>,
    /// The other errors hang on what was being evaluated: module, slot and number.
    parts: FxHashSet<(usize, Slot, usize)>,
    /// Where an error is depends on all that was evaluated before it.
    pub whole: bool,
}

impl Blame {
    /// Nothing evaluated yet, with what was found wrong before.
    pub(super) fn new(before: &[Diagnostic]) -> Self {
        Self { firm: before.iter().cloned().collect(), ..Self::default() }
    }

    /// An error that holds whatever the defaults are.
    pub(super) fn firm(&mut self, diagnostic: &Diagnostic) {
        self.firm.insert(diagnostic.clone());
    }

    /// What a module says by itself.
    pub(super) fn fixed(&mut self, diagnostic: &Diagnostic) {
        if diagnostic.level == Level::Error {
            self.fixed.insert(diagnostic.span);
        }
    }

    /// An error, and what is being evaluated.
    pub(super) fn found(&mut self, diagnostic: &Diagnostic, running: &[Running]) {
        if self.fixed.contains(&diagnostic.span) {
            return;
        }
        self.whole |= running.is_empty();
        self.parts.extend(running.iter().map(|running| match running.part() {
            // All bodies of a resource are evaluated with it.
            (module, Slot::Resource | Slot::Body(_), index) => (module, Slot::Resources, index),
            part => part,
        }));
    }
}

/// Calls of a root by their paths, and whether what they call, or what that calls, holds parts with errors.
type Calls = FxHashMap<Str, bool>;

impl<'a> Evaluation<'a> {
    /// Leaves out the errors that only defaults lead to. What is left of an evaluation afterwards is what the root was
    /// given.
    pub(super) fn leave_out_tentative(
        self,
        module: &Arc<Module>,
        root: &Arc<Instance>,
        limits: &Limits,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Evaluation<'a> {
        if !diagnostics.iter().any(|d| d.level == Level::Error) {
            return self;
        }
        let blame = self.blame.take();
        let mut again = self;
        let mut errors = FxHashSet::default();
        if blame.whole || !blame.parts.is_empty() {
            again = again.with_open_defaults(limits);
            if blame.whole {
                let _ = again.run(module, limits);
            } else {
                again.run_parts(module, root, limits, &blame.parts);
            }
            let found = again.diagnostics.take();
            errors.extend(found.into_iter().filter(|d| d.level == Level::Error).map(|d| d.span));
        }
        errors.extend(&blame.fixed);
        diagnostics.retain(|d| d.level != Level::Error || errors.contains(&d.span) || blame.firm.contains(d));
        again
    }

    /// Evaluates parts of a root, of which a whole evaluation has been made before.
    fn run_parts(
        &self,
        module: &Arc<Module>,
        before: &Arc<Instance>,
        limits: &Limits,
        parts: &FxHashSet<(usize, Slot, usize)>,
    ) {
        let modules: FxHashSet<usize> = parts.iter().map(|(module, ..)| *module).collect();
        let mut calls = Calls::default();
        leads(before, &modules, &mut calls);
        self.tell(module);
        let root = Arc::new(Instance::new(module.clone(), Str::new(), Str::new(), ".".into()));
        let mut gathered = Gathered { limit: limits.resources, ..Gathered::default() };
        self.ask(&root, parts, &calls, &mut gathered);
    }

    /// Evaluates parts of a module instance and of those below it, in the order in which all of it is evaluated.
    fn ask(
        &self,
        instance: &Arc<Instance>,
        parts: &FxHashSet<(usize, Slot, usize)>,
        calls: &Calls,
        gathered: &mut Gathered,
    ) {
        let module = &instance.module;
        let address = Arc::as_ptr(module).addr();
        let wanted = |slot, index| parts.contains(&(address, slot, index));
        for index in (0..module.locals.len()).filter(|index| wanted(Slot::Local, *index)) {
            let _ = self.local(instance, index, 0);
        }
        for index in (0..module.variables.len()).filter(|index| wanted(Slot::Variable, *index)) {
            let _ = self.variable(instance, index, 0);
        }
        if (0..module.resources.len()).any(|index| wanted(Slot::Resources, index)) {
            let setting = self.setting(instance);
            for index in (0..module.resources.len()).filter(|index| wanted(Slot::Resources, *index)) {
                let _ = self.resources(instance, index, &setting, gathered);
            }
        }
        for index in 0..module.calls.len() {
            // A call that made no instance with the defaults may make some without them.
            let leads = instance.path_of_call(index).is_none_or(|path| calls.get(&path).copied().unwrap_or(true));
            if !leads && !wanted(Slot::Call, index) {
                continue;
            }
            let Some(call) = self.call(instance, index, 0).filter(|_| leads) else { continue };
            for child in &call.instances {
                self.ask(child, parts, calls, gathered);
            }
        }
        self.conditions(instance, &wanted);
        if wanted(Slot::Moves, 0) {
            self.moves(instance);
        }
        for index in (0..module.outputs.len()).filter(|index| wanted(Slot::Output, *index)) {
            let _ = self.output(instance, index, 0);
        }
    }
}

/// Whether a module instance, or one below it, is of one of these modules; says so of all calls below it.
fn leads(instance: &Instance, modules: &FxHashSet<usize>, calls: &mut Calls) -> bool {
    let mut found = modules.contains(&Arc::as_ptr(&instance.module).addr());
    for (index, call) in instance.calls.iter().enumerate() {
        let Some(call) = call.get() else { continue };
        let Some(path) = instance.path_of_call(index) else { continue };
        let mut below = false;
        for child in &call.instances {
            below |= leads(child, modules, calls);
        }
        if !call.instances.is_empty() || call.missing.is_some() {
            *calls.entry(path).or_insert(false) |= below;
        }
        found |= below;
    }
    found
}
