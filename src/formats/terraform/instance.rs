//! Instances of modules, with what was evaluated in them so far.

use std::sync::{Arc, OnceLock, Weak};

use bartizan_lang::Value;
use bartizan_lang::value::{Fields, InstanceKey, Presence, Reason, Str};

use super::module::Module;
use crate::ir::{ModuleIndex, ProviderInstance};

/// An instance of a module. Everything in it is evaluated when it is first asked for.
pub(super) struct Instance {
    pub module: Arc<Module>,
    /// `module.a["k"].module.b`; empty for the root.
    pub address: Str,
    /// `a.b`: how `modules.json` names the call.
    pub call_path: Str,
    /// `path.module`.
    pub path: Str,
    pub depth: u32,
    pub parent: Option<Weak<Instance>>,
    pub site: Option<CallSite>,
    pub index: OnceLock<ModuleIndex>,
    pub variables: Box<[OnceLock<Value>]>,
    pub locals: Box<[OnceLock<Value>]>,
    pub outputs: Box<[OnceLock<Value>]>,
    pub resources: Box<[OnceLock<Arc<ResourceInstances>>]>,
    pub calls: Box<[OnceLock<Arc<CallInstances>>]>,
    pub providers: OnceLock<Vec<(Str, Arc<ProviderInstance>)>>,
}

/// Where an instance of a module is called.
#[derive(Clone)]
pub(super) struct CallSite {
    /// Which call of the parent's.
    pub call: usize,
    /// What `each` and `count` are there.
    pub each: Each,
    /// When the instance is there.
    pub presence: Presence,
    /// Its number or keys are not known.
    pub symbolic: Option<Reason>,
    /// Addresses of further instances with equal inputs.
    pub replicas: Vec<Str>,
}

/// What `each` and `count` are in an instance of a block.
#[derive(Clone, Debug)]
pub(super) enum Each {
    /// The block has neither.
    None,
    /// `count.index`.
    Count(Value),
    /// `each.key` and `each.value`.
    Entry(Value, Value),
}

/// The instances of a resource block.
pub(super) struct ResourceInstances {
    pub expansion: Expansion,
    pub bodies: Box<[OnceLock<Arc<Fields>>]>,
}

/// The instances of a module call.
pub(super) struct CallInstances {
    pub expansion: Expansion,
    /// One for each instance of the expansion; empty when the module is missing.
    pub instances: Vec<Arc<Instance>>,
    /// Why the module is not there.
    pub missing: Option<Reason>,
}

/// What `count` or `for_each` make of a block.
#[derive(Clone)]
pub(super) struct Expansion {
    pub kind: ExpansionKind,
    pub instances: Vec<Expanded>,
    /// There may be more instances than these.
    pub open: Option<Reason>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ExpansionKind {
    Single,
    Count,
    Keyed,
}

/// One instance of a block.
#[derive(Clone)]
pub(super) struct Expanded {
    pub key: InstanceKey,
    pub each: Each,
    pub presence: Presence,
    /// It stands for instances that are not known.
    pub symbolic: Option<Reason>,
}

fn slots<T>(count: usize) -> Box<[OnceLock<T>]> {
    (0..count).map(|_| OnceLock::new()).collect()
}

impl Instance {
    pub(super) fn new(module: Arc<Module>, address: Str, call_path: Str, path: Str) -> Self {
        Self {
            variables: slots(module.variables.len()),
            locals: slots(module.locals.len()),
            outputs: slots(module.outputs.len()),
            resources: slots(module.resources.len()),
            calls: slots(module.calls.len()),
            providers: OnceLock::new(),
            index: OnceLock::new(),
            depth: 0,
            parent: None,
            site: None,
            module,
            address,
            call_path,
            path,
        }
    }

    pub(super) fn parent(&self) -> Option<Arc<Instance>> {
        self.parent.as_ref()?.upgrade()
    }

    /// How `modules.json` names one of the calls.
    pub(super) fn path_of_call(&self, index: usize) -> Option<Str> {
        let call = self.module.calls.get(index)?;
        if self.call_path.is_empty() {
            return Some(call.name.clone());
        }
        Some(format!("{}.{}", self.call_path, call.name).into())
    }

    /// The address of something in this instance.
    pub(super) fn address_of(&self, local: &str, key: &InstanceKey) -> Str {
        if self.address.is_empty() {
            if matches!(key, InstanceKey::None | InstanceKey::Unknown) {
                return local.into();
            }
            return format!("{local}{key}").into();
        }
        format!("{}.{local}{key}", self.address).into()
    }
}

impl ResourceInstances {
    pub(super) fn new(expansion: Expansion) -> Self {
        Self { bodies: slots(expansion.instances.len()), expansion }
    }
}
