//! Finding the resources that a reference means.

use std::cell::OnceCell;

use bartizan_lang::value::{InstanceKey, Reference};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::ir::{Deployment, Mode, ModuleIndex, Resource, ResourceIndex};

/// Resources by module instance and name.
pub(super) struct Index<'a> {
    deployment: &'a Deployment,
    by_name: FxHashMap<(ModuleIndex, Mode, &'a str, &'a str), Instances>,
    /// Module instances by address, replicas included.
    modules: OnceCell<FxHashMap<&'a str, Instance>>,
}

type Instances = SmallVec<[ResourceIndex; 1]>;

#[derive(Clone, Copy)]
struct Instance {
    module: ModuleIndex,
    /// Whether the address is that of a replica.
    replica: bool,
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// The resource.
    pub resource: ResourceIndex,
    /// Whether it is surely this one.
    pub certain: bool,
}

impl<'a> Index<'a> {
    /// Enters the resources that `wanted` says yes to.
    pub(super) fn build(deployment: &'a Deployment, wanted: impl Fn(&Resource) -> bool) -> Self {
        let mut by_name: FxHashMap<_, Instances> = FxHashMap::default();
        for (resource, index) in deployment.resources.iter().zip(0..) {
            if wanted(resource) {
                let key = (resource.module, resource.mode, resource.ty.as_str(), resource.name.as_str());
                by_name.entry(key).or_default().push(ResourceIndex(index));
            }
        }
        Self { deployment, by_name, modules: OnceCell::new() }
    }

    /// The instances that a reference in a resource may mean. Of several, none is certain; none at all means that what is
    /// referred to is not in the deployment.
    pub(super) fn targets(&self, reference: &Reference, from: &Resource) -> SmallVec<[Target; 1]> {
        let mut targets = SmallVec::new();
        let Some((module, shared)) = self.module(&reference.module, from.module) else { return targets };
        let Some((mode, ty, name)) = parts(&reference.resource) else { return targets };
        let Some(instances) = self.by_name.get(&(module, mode, ty, name)) else { return targets };
        let key = |index: ResourceIndex| self.deployment.resource(index).map(|resource| &resource.key);
        let exact = instances.iter().find(|index| key(**index) == Some(&reference.key));
        if let Some(&resource) = exact
            && reference.key != InstanceKey::Unknown
        {
            targets.push(Target { resource, certain: !shared });
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
        let certain = candidates.len() == 1 && only && !shared;
        targets.extend(candidates.into_iter().map(|resource| Target { resource, certain }));
        targets
    }

    /// The module instance of that address, and whether what is in it stands for several that the referring resource can
    /// tell apart.
    fn module(&self, address: &str, from: ModuleIndex) -> Option<(ModuleIndex, bool)> {
        if self.deployment.module(from).map_or(address.is_empty(), |module| module.address == address) {
            return Some((from, false));
        }
        let module = self.find(address, 0)?;
        let mut above: SmallVec<[ModuleIndex; 8]> = SmallVec::new();
        let mut next = Some(from);
        while let Some(index) = next {
            above.push(index);
            next = self.deployment.module(index).and_then(|module| module.parent);
        }
        let mut next = Some(module);
        while let Some(index) = next.filter(|index| !above.contains(index)) {
            let instance = self.deployment.module(index)?;
            if !instance.replicas.is_empty() {
                return Some((module, true));
            }
            next = instance.parent;
        }
        Some((module, false))
    }

    fn find(&self, address: &str, depth: usize) -> Option<ModuleIndex> {
        let modules = self.modules.get_or_init(|| {
            let mut modules = FxHashMap::default();
            for (instance, index) in self.deployment.modules.iter().zip(0..) {
                let module = ModuleIndex(index);
                modules.insert(instance.address.as_str(), Instance { module, replica: false });
                for replica in &instance.replicas {
                    modules.entry(replica.as_str()).or_insert(Instance { module, replica: true });
                }
            }
            modules
        });
        if let Some(found) = modules.get(address) {
            return Some(found.module);
        }
        // A module inside of a replica is listed only inside of the instance that the replica repeats.
        if depth > crate::link::join::MAX_DEPTH {
            return None;
        }
        address.rmatch_indices(".module.").find_map(|(at, _)| {
            let found = modules.get(&address[..at]).filter(|found| found.replica)?;
            let instance = self.deployment.module(found.module)?;
            self.find(&format!("{}{}", instance.address, &address[at..]), depth + 1)
        })
    }
}

/// Mode, type and name of a resource as references write it.
pub(super) fn parts(resource: &str) -> Option<(Mode, &str, &str)> {
    let (mode, rest) = match resource.strip_prefix("data.") {
        Some(rest) => (Mode::Data, rest),
        None => (Mode::Managed, resource),
    };
    rest.split_once('.').map(|(ty, name)| (mode, ty, name))
}
