//! Gathering what a root makes: all that is in its module instances is evaluated, the resources are kept.

use std::sync::Arc;

use bartizan_lang::diagnostic::Diagnostic;
use bartizan_lang::value::{Presence, Reason};
use bartizan_lang::{Span, Value};

use super::evaluation::{Evaluation, Slot};
use super::instance::{Expanded, Instance};
use super::loader::is_local;
use super::module::Module;
use crate::formats::tree_path::fields_without_place;
use crate::ir::{ModuleIndex, ModuleInstance, Resource};

/// What a root makes.
#[derive(Default)]
pub(super) struct Gathered {
    pub resources: Vec<Resource>,
    pub modules: Vec<ModuleInstance>,
    /// What each module instance is written in.
    pub written: Vec<Arc<Module>>,
    pub secrets: Vec<Value>,
    pub limit: usize,
}

/// What the resources of a module instance have in common.
pub(super) struct Setting {
    module: ModuleIndex,
    presence: Presence,
    /// Why it stands for instances that are not known.
    symbolic: Option<Reason>,
}

impl Evaluation<'_> {
    /// Evaluates everything in a module instance and below it.
    pub(super) fn gather(&self, instance: &Arc<Instance>, parent: Option<ModuleIndex>, gathered: &mut Gathered) {
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
        let setting = self.setting(instance);
        for place in 0..instance.module.resources.len() {
            if !self.resources(instance, place, &setting, gathered) {
                return;
            }
        }
        for place in 0..instance.module.calls.len() {
            let Some(call) = self.call(instance, place, 0) else { continue };
            for child in &call.instances {
                self.gather(child, Some(index), gathered);
            }
        }
        self.conditions(instance, &|_, _| true);
        self.moves(instance);
    }

    /// Evaluates what a resource block makes; whether there is room for more.
    pub(super) fn resources(
        &self,
        instance: &Arc<Instance>,
        place: usize,
        setting: &Setting,
        gathered: &mut Gathered,
    ) -> bool {
        let Some(block) = instance.module.resources.get(place) else { return true };
        self.begin(instance, Slot::Resources, place);
        let instances = self.resource(instance, place, 0);
        let mut expansion = instances.iter().flat_map(|i| i.expansion.instances.iter().enumerate());
        let room = expansion.all(|(which, expanded)| {
            let room = gathered.resources.len() < gathered.limit;
            if room {
                gathered.resources.extend(self.made(instance, place, which, expanded, setting));
            } else {
                self.tell_limit(Diagnostic::error(
                    format!("more than {} resources in one root: the rest is not checked", gathered.limit),
                    block.block.header,
                ));
            }
            room
        });
        self.leave();
        room
    }

    /// One of the resources that a block makes, unless it is never there.
    fn made(
        &self,
        instance: &Arc<Instance>,
        place: usize,
        which: usize,
        expanded: &Expanded,
        setting: &Setting,
    ) -> Option<Resource> {
        let block = instance.module.resources.get(place)?;
        let presence = setting.presence.and(&expanded.presence);
        if presence.is_never() {
            return None;
        }
        let body = self.body(instance, place, which, 0);
        // Only Terragrunt hands out where the tree lies.
        let without_place = self.of_unit.then(|| fields_without_place(&body)).flatten();
        self.keep_ephemeral(&body);
        Some(Resource {
            address: instance.address_of(&block.local_address, &expanded.key),
            module: setting.module,
            mode: block.mode,
            ty: block.ty.clone(),
            name: block.name.clone(),
            key: expanded.key.clone(),
            provider: self.provider_of(instance, block, &expanded.each),
            body: without_place.map_or(body, Arc::new),
            presence,
            symbolic: expanded.symbolic.clone().or_else(|| setting.symbolic.clone()),
            facts: false,
            block: block.block.span,
            header: block.block.header,
        })
    }

    /// What the resources of a module instance have in common.
    pub(super) fn setting(&self, instance: &Arc<Instance>) -> Setting {
        Setting {
            module: instance.index.get().copied().unwrap_or(ModuleIndex(0)),
            presence: self.presence(instance),
            symbolic: self.symbolic(instance),
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
