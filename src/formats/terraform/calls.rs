//! Calls of modules: where a called module is, whether the call fits it, and its instances.

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::eval::{Context, evaluate_or_unknown};
use bartizan_lang::value::{InstanceKey, Reason, Str};

use super::evaluation::Evaluation;
use super::graph::circles_through_calls;
use super::instance::{CallInstances, CallSite, Each, Instance};
use super::loader::{ModulePlace, is_local, local_place};
use super::module::{META_ATTRIBUTES, Module, mentions};
use super::reference::ModuleScope;
use crate::source::RelPath;

/// Deepest nesting of module calls.
const MAX_MODULE_DEPTH: u32 = 32;

impl Evaluation<'_> {
    /// The instances that a call makes of a module, when the module is there.
    pub(super) fn call_instances(
        &self,
        instance: &Arc<Instance>,
        index: usize,
        local: &str,
        depth: u32,
    ) -> CallInstances {
        let call = &instance.module.calls[index];
        let expansion = self.expand(instance, &call.block.body, local, depth);
        let call_path = instance.path_of_call(index).unwrap_or_default();
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
            local_place(trust_root, &instance.module.directory, &source)
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
        // An empty directory is a module without anything in it.
        let is_there = || self.around.files.kind(trust_root, &directory).is_ok();
        if module.files == 0 && module.unread.is_empty() && !is_there() {
            self.missing.borrow_mut().push((address.clone(), source.clone()));
            // What is missing is told even where a default names it: it is not checked.
            self.tell_firmly(Diagnostic::error(
                format!(
                    "there is no configuration in {:?}, the source of module {:?}",
                    directory.as_str(),
                    call.name.as_str()
                ),
                span,
            ));
            return missing(Reason::MissingModule(address, source));
        }
        self.tell(&module);
        for variable in module.variables.iter().filter(|v| v.default.is_none()) {
            if call.block.body.attribute(&variable.name).is_none() && module.unread.is_empty() {
                self.report(Diagnostic::error(
                    format!(
                        "module {:?} is not given its variable {:?}, which has no default",
                        call.name.as_str(),
                        variable.name.as_str()
                    ),
                    call.block.header,
                ));
            }
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

    /// Tells what is wrong with a module, whoever calls it.
    pub(super) fn tell(&self, module: &Arc<Module>) {
        if !self.told.borrow_mut().insert(Arc::as_ptr(module).addr()) {
            return;
        }
        for diagnostic in &module.diagnostics {
            self.tell_fixed(diagnostic.clone());
        }
        if module.may_be_circular
            && let Some(trust_root) = self.around.trust_root
        {
            let load = |from: &Module, call: usize| {
                let source = from.calls.get(call)?.source.as_ref().filter(|source| is_local(source))?;
                match local_place(trust_root, &from.directory, source) {
                    ModulePlace::Here(place) => Some(self.around.loader.load(self.around.files, trust_root, &place)),
                    ModulePlace::Missing | ModulePlace::Outside => None,
                }
            };
            for circle in circles_through_calls(module, &load) {
                self.circular.set(true);
                self.tell_fixed(circle);
            }
        }
    }
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
