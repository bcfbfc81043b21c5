//! Finding the resources that a reference means.

use std::hash::BuildHasher as _;
use std::sync::OnceLock;

use bartizan_lang::value::{InstanceKey, Reference, Str};
use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

use crate::ir::{Deployment, Mode, ModuleIndex, Resource, ResourceIndex};

/// Resources by module instance and name. It holds numbers only, so that it can stand beside the deployment it is of.
pub(super) struct Index {
    /// Resources by the hash of module instance, mode, type and name; those of one hash are compared.
    by_name: FxHashMap<u64, Instances>,
    /// Module instances by address.
    modules: OnceLock<FxHashMap<Str, ModuleIndex>>,
}

type Instances = SmallVec<[ResourceIndex; 1]>;

/// What a reference leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// The resource.
    pub resource: ResourceIndex,
    /// Whether it is surely this one.
    pub certain: bool,
}

impl Index {
    /// Enters all resources.
    pub(super) fn build(deployment: &Deployment) -> Self {
        let mut by_name: FxHashMap<_, Instances> =
            FxHashMap::with_capacity_and_hasher(deployment.resources.len(), FxBuildHasher);
        for (resource, index) in deployment.resources.iter().zip(0..) {
            let hash = hash(resource.module, resource.mode, &resource.ty, &resource.name);
            by_name.entry(hash).or_default().push(ResourceIndex(index));
        }
        Self { by_name, modules: OnceLock::new() }
    }

    /// The instances of a resource block in one module instance.
    fn instances(&self, of: &Deployment, module: ModuleIndex, mode: Mode, ty: &str, name: &str) -> Instances {
        let same = |index: &&ResourceIndex| {
            of.resource(**index).is_some_and(|r| r.module == module && r.mode == mode && r.ty == ty && r.name == name)
        };
        self.by_name.get(&hash(module, mode, ty, name)).into_iter().flatten().filter(same).copied().collect()
    }

    /// The instances that a reference in a resource may mean. Of several, none is certain; none at all means that what is
    /// referred to is not in the deployment.
    pub(super) fn targets(&self, of: &Deployment, reference: &Reference, from: &Resource) -> SmallVec<[Target; 1]> {
        let mut targets = SmallVec::new();
        let Some(module) = self.module(of, &reference.module, from.module) else { return targets };
        let Some((mode, ty, name)) = parts(&reference.resource) else { return targets };
        let instances = self.instances(of, module, mode, ty, name);
        let key = |index: ResourceIndex| of.resource(index).map(|resource| &resource.key);
        let exact = instances.iter().find(|index| key(**index) == Some(&reference.key));
        if let Some(&resource) = exact
            && reference.key != InstanceKey::Unknown
        {
            targets.push(Target { resource, certain: true });
            return targets;
        }
        let symbolic = instances.iter().filter(|index| key(**index) == Some(&InstanceKey::Unknown));
        let candidates: SmallVec<[ResourceIndex; 1]> = match reference.key {
            InstanceKey::Unknown | InstanceKey::None => instances.clone(),
            _ => symbolic.copied().collect(),
        };
        // `[0]` of a block with an unknown count means its only instance: `count = var.create` is written to be 0 or 1.
        let only = match &reference.key {
            InstanceKey::Unknown | InstanceKey::None | InstanceKey::Index(0) => true,
            InstanceKey::Index(_) | InstanceKey::Key(_) => from.symbolic.is_some(),
        };
        let certain = candidates.len() == 1 && only;
        targets.extend(candidates.into_iter().map(|resource| Target { resource, certain }));
        targets
    }

    /// The module instance of that address. Instances that others can tell apart are never replicas, so that theirs need
    /// not be looked at.
    fn module(&self, of: &Deployment, address: &str, from: ModuleIndex) -> Option<ModuleIndex> {
        if of.module(from).map_or(address.is_empty(), |module| module.address == address) {
            return Some(from);
        }
        let modules = self.modules.get_or_init(|| {
            of.modules.iter().zip(0..).map(|(module, index)| (module.address.clone(), ModuleIndex(index))).collect()
        });
        modules.get(address).copied()
    }
}

fn hash(module: ModuleIndex, mode: Mode, ty: &str, name: &str) -> u64 {
    FxBuildHasher.hash_one((module, mode, ty, name))
}

/// Mode, type and name of a resource as references write it.
pub(super) fn parts(resource: &str) -> Option<(Mode, &str, &str)> {
    let (mode, rest) = match resource.strip_prefix("data.") {
        Some(rest) => (Mode::Data, rest),
        None => (Mode::Managed, resource),
    };
    rest.split_once('.').map(|(ty, name)| (mode, ty, name))
}
