//! A plan laid over the configuration that was planned.
//!
//! A plan tells values, and the source tells where they are written, what they are made of, and what is known of those that
//! the plan leaves open. [`overlay`] joins the two: exactly the plan's resources, with the plan's values, at the source's
//! places.

mod inputs;
mod instances;
mod known;
mod pairs;
mod place;
mod trace;
mod values;

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Presence, Str};
use rustc_hash::{FxHashMap, FxHashSet};

use self::instances::{Fit, Instances};
use self::known::Known;
use self::trace::PlanTracer;
use self::values::Overlay;
use super::credentials::mentions;
use super::deployment::Deployments;
use super::model::{Action, Plan};
use crate::ir::{Credential, Deployment, Mode, ModuleIndex, ModuleInstance, ProviderInstance, Resource, ResourceIndex};
use crate::providers::schema;

pub use inputs::given;
pub use place::find;

/// Lays what a plan describes over what its configuration was evaluated to.
///
/// `source` is the root that was planned, evaluated with the plan's variables; `plan` is made from `changes` alone. Of what
/// there will be, the resources are those of the plan, in the order of the source. One that the source has no block for stays
/// as it is, and comes last.
///
/// Of a value, the plan decides what it is, and the source where it is written and what it refers to. What the plan does not
/// know stays as far known as the source has it: the rest of a policy around an ARN. An attribute that the configuration
/// writes is there as the plan has it, null included; what it does not write has no place.
///
/// What there is stays as the plan has it: nobody wrote its values. It gets the places of its blocks, what stays as it is
/// the same content as after, and the credentials that are in use already.
#[must_use]
pub fn overlay(source: Deployment, plan: Deployments, changes: &Plan) -> Deployments {
    let before = locate(plan.before, &source);
    let after = lay(source, plan.after, changes);
    Deployments { before: unchanged(before, &after, changes), after }
}

/// What stays as it is is the same before and after.
fn unchanged(mut before: Deployment, after: &Deployment, changes: &Plan) -> Deployment {
    let stays = changes.changes.iter().filter(|change| change.action == Action::NoOp);
    let stays: FxHashSet<&str> = stays.map(|change| change.id.address.as_str()).collect();
    let after = after.resources.iter().filter(|resource| stays.contains(resource.address.as_str()));
    let after: FxHashMap<(Mode, &str), &Resource> = after.map(|r| ((r.mode, r.address.as_str()), r)).collect();
    for resource in &mut before.resources {
        if let Some(same) = after.get(&(resource.mode, resource.address.as_str())) {
            resource.body = same.body.clone();
            resource.provider = same.provider.clone();
        }
    }
    before
}

/// Lays what there will be over the source.
fn lay(source: Deployment, plan: Deployment, changes: &Plan) -> Deployment {
    let instances = Instances::new(&source, &plan.modules);
    let known = Known::of(changes);
    let mut providers = Providers::default();
    let mut laid = Laid::default();
    let mut resources = Vec::with_capacity(plan.resources.len());
    // In the order of the source: which of several blocks a mistake is told at goes by it.
    let found = plan.resources.into_iter().map(|resource| (instances.resource(&resource), resource));
    let mut found: Vec<(Option<(usize, Fit)>, Resource)> = found.collect();
    found.sort_by_key(|(of, _)| of.map_or(usize::MAX, |(index, _)| index));
    for (of, mut resource) in found {
        let Some((index, fit)) = of else {
            laid.shell(&resource, None);
            resources.push(resource);
            continue;
        };
        let Some(of) = source.resources.get(index) else { continue };
        let renaming = instances.renaming(resource.module);
        let overlay = Overlay { known: &known, renaming, same: fit != Fit::Other };
        let node = schema::of(resource.mode, &resource.ty);
        resource.body = Arc::new(overlay.body(&resource.body, known.resource(&resource.address), &of.body, node));
        resource.provider = providers.joined(&of.provider, &resource.provider);
        resource.presence = Presence::always();
        resource.symbolic = None;
        resource.block = of.block;
        resource.header = of.header;
        laid.source_of(index, fit, resources.len());
        laid.shell(&resource, Some(of.module));
        resources.push(resource);
    }
    let mut modules = plan.modules;
    written_as(&mut modules, &instances, &source);
    // What the source declares besides resources is numbered after them, in modules that may hold no resource of the plan.
    let mut reached = instances.reached();
    let mut declarations = Vec::with_capacity(source.declarations.len());
    for declaration in source.declarations {
        laid.shell(&declaration, Some(declaration.module));
        let module = place_of(declaration.module, &source.modules, &mut modules, &mut reached);
        declarations.push(Resource { module, ..declaration });
    }
    let moved = |index: ResourceIndex| match (index.0 as usize).checked_sub(source.resources.len()) {
        Some(declaration) => Some(ResourceIndex(number(resources.len() + declaration))),
        None => laid.results.get(&(index.0 as usize)).map(|(_, result)| ResourceIndex(number(*result))),
    };
    let credentials = source.credentials.into_iter().filter_map(|credential| {
        let parent = credential.parent.and_then(moved);
        Some(Credential { holder: moved(credential.holder)?, parent, ..credential })
    });
    let credentials: Vec<Credential> = credentials.collect();
    let root = Overlay { known: &known, renaming: instances.renaming(ModuleIndex::ROOT), same: true };
    let mut outputs = plan.outputs;
    for output in &mut outputs {
        if let Some(of) = source.outputs.iter().find(|of| of.name == output.name) {
            output.value = root.value(&output.value, &of.value, None);
            output.sensitive |= of.sensitive;
            output.span = of.span;
        }
    }
    let mut secrets = plan.secrets;
    secrets.extend(source.secrets);
    let tracer = source.tracer.map(|tracer| -> Arc<dyn crate::ir::Tracer> {
        Arc::new(PlanTracer::new(tracer, laid.shells, source.modules, instances.into_renamings()))
    });
    let mut constructs = plan.constructs;
    constructs.extend(source.constructs);
    Deployment {
        root: source.root,
        resources,
        declarations,
        credentials,
        modules,
        outputs,
        secrets,
        diagnostics: plan.diagnostics,
        missing_modules: plan.missing_modules,
        constructs,
        tracer,
    }
}

/// Says of the deployment that there is before a plan is applied where the configuration writes it now, and which of the
/// credentials in the configuration are in use already. Its values stay as they are: nobody wrote them.
fn locate(before: Deployment, source: &Deployment) -> Deployment {
    let instances = Instances::new(source, &before.modules);
    let mut located = before;
    let mut results: FxHashMap<usize, usize> = FxHashMap::default();
    for (place, resource) in located.resources.iter_mut().enumerate() {
        let Some((index, _)) = instances.resource(resource) else { continue };
        let Some(of) = source.resources.get(index) else { continue };
        resource.block = of.block;
        resource.header = of.header;
        results.entry(index).or_insert(place);
    }
    written_as(&mut located.modules, &instances, source);
    let mut reached = instances.reached();
    for declaration in &source.declarations {
        let module = place_of(declaration.module, &source.modules, &mut located.modules, &mut reached);
        located.declarations.push(Resource { module, ..shell(declaration) });
    }
    let resources = &located.resources;
    let moved = |index: ResourceIndex| match (index.0 as usize).checked_sub(source.resources.len()) {
        Some(declaration) => Some(ResourceIndex(number(resources.len() + declaration))),
        None => results.get(&(index.0 as usize)).map(|place| ResourceIndex(number(*place))),
    };
    let in_use = |index: ResourceIndex, text: &str| {
        resources.get(index.0 as usize).is_none_or(|r| r.body.entries().iter().any(|f| mentions(&f.value, text)))
    };
    let credentials = source.credentials.iter().filter_map(|credential| {
        let holder = moved(credential.holder)?;
        let parent = match credential.parent {
            Some(parent) => Some(moved(parent)?),
            None => None,
        };
        let used = in_use(parent.unwrap_or(holder), &credential.found.text);
        used.then(|| Credential { found: credential.found.clone(), holder, parent })
    });
    located.credentials = credentials.collect();
    located
}

/// Says of module instances where they are written.
fn written_as(modules: &mut [ModuleInstance], instances: &Instances, source: &Deployment) {
    for (index, module) in modules.iter_mut().enumerate() {
        let Some(of) = instances.module(ModuleIndex(number(index))).and_then(|m| source.module(m)) else { continue };
        module.directory = of.directory.clone();
        module.source = of.source.clone();
        module.call = of.call;
    }
}

/// What came of the resources of the source.
#[derive(Default)]
struct Laid {
    /// The resources of the result without their content, in the modules of the source.
    shells: Vec<Resource>,
    /// The first instance in the result that a resource of the source stands for, with how well it fits.
    results: FxHashMap<usize, (Fit, usize)>,
}

impl Laid {
    fn source_of(&mut self, source: usize, fit: Fit, result: usize) {
        let better = self.results.get(&source).is_none_or(|(other, _)| fit < *other);
        if better {
            self.results.insert(source, (fit, result));
        }
    }

    fn shell(&mut self, resource: &Resource, module: Option<ModuleIndex>) {
        let module = module.unwrap_or(ModuleIndex(u32::MAX));
        self.shells.push(Resource { module, ..shell(resource) });
    }
}

/// A resource without its content.
fn shell(resource: &Resource) -> Resource {
    Resource {
        address: resource.address.clone(),
        module: resource.module,
        mode: resource.mode,
        ty: resource.ty.clone(),
        name: resource.name.clone(),
        key: resource.key.clone(),
        provider: resource.provider.clone(),
        body: Arc::default(),
        presence: Presence::always(),
        symbolic: None,
        facts: resource.facts,
        block: resource.block,
        header: resource.header,
    }
}

/// The module of the result that stands for one of the source; it is added where there is none.
fn place_of(
    wanted: ModuleIndex,
    source: &[ModuleInstance],
    modules: &mut Vec<ModuleInstance>,
    reached: &mut FxHashMap<ModuleIndex, ModuleIndex>,
) -> ModuleIndex {
    if let Some(index) = reached.get(&wanted) {
        return *index;
    }
    let Some(module) = source.get(wanted.0 as usize) else { return ModuleIndex::ROOT };
    // A parent stands before its children.
    let parent = module.parent.filter(|p| p.0 < wanted.0).map(|p| place_of(p, source, modules, reached));
    let index = ModuleIndex(number(modules.len()));
    modules.push(ModuleInstance { parent, ..module.clone() });
    reached.insert(wanted, index);
    index
}

/// Providers of the source with what only the plan knows of them, each pair once.
#[derive(Default)]
struct Providers(FxHashMap<(usize, usize), Arc<ProviderInstance>>);

impl Providers {
    fn joined(&mut self, source: &Arc<ProviderInstance>, plan: &Arc<ProviderInstance>) -> Arc<ProviderInstance> {
        let pair = (Arc::as_ptr(source).addr(), Arc::as_ptr(plan).addr());
        let join = || {
            let better = |of: &Value, planned: &Value| {
                of.first_unknown().is_some() && !planned.is_null() && planned.is_wholly_known()
            };
            let choose = |of: &Value, planned: &Value| {
                if better(of, planned) { planned.clone().at(of.span).made_from(of) } else { of.clone() }
            };
            let joined = ProviderInstance {
                region: choose(&source.region, &plan.region),
                account: choose(&source.account, &plan.account),
                default_tags: choose(&source.default_tags, &plan.default_tags),
                version: source.version.clone().or_else(|| plan.version.clone()),
                ..(**source).clone()
            };
            Arc::new(joined)
        };
        self.0.entry(pair).or_insert_with(join).clone()
    }
}

/// A place as the representation numbers it; limits on resources and modules keep it far below the end.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The part of a module's address that its own call adds: `module.site["a"]`.
fn segment<'a>(address: &'a Str, parent: &str) -> &'a str {
    match address.strip_prefix(parent) {
        Some(rest) => rest.strip_prefix('.').unwrap_or(rest),
        None => address,
    }
}
