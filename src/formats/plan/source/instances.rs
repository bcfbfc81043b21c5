//! Which instance of the source a planned one is.

use bartizan_lang::value::{InstanceKey, Reason, Reference, Str};
use rustc_hash::FxHashMap;

use super::{number, segment};
use crate::ir::{Deployment, Mode, ModuleIndex, ModuleInstance, Resource};

/// How well an instance of the source fits a planned one. The better comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// The same instance, or one that is a replica of it.
    Same,
    /// One that stands for instances whose keys the source does not know.
    Any,
    /// Another instance of the same block: only its places say anything.
    Other,
}

/// Module instances and resources of the source, to be asked for those of a plan.
pub(super) struct Instances {
    /// For each module instance of the plan, that of the source.
    modules: Vec<Option<(ModuleIndex, Fit)>>,
    /// For each module instance of the plan, how names change on the way from the source.
    renamings: Vec<Renaming>,
    /// The resources of the source by block.
    resources: FxHashMap<Block, Keyed>,
    none: Renaming,
}

/// The instances of a block.
#[derive(Default)]
struct Keyed {
    by_key: FxHashMap<InstanceKey, usize>,
    first: Option<usize>,
}

/// Module instance of the source, mode, type and name.
type Block = (ModuleIndex, Mode, Str, Str);

/// How addresses of module instances are called in the plan, where the source has a replica or an instance without a key.
#[derive(Default, Debug)]
pub(super) struct Renaming {
    /// Address in the source and in the plan, the innermost module first.
    pairs: Vec<(Str, Str)>,
}

impl Instances {
    pub(super) fn new(source: &Deployment, plan: &[ModuleInstance]) -> Self {
        let mut resources: FxHashMap<Block, Keyed> = FxHashMap::default();
        for (index, resource) in source.resources.iter().enumerate() {
            let block = (resource.module, resource.mode, resource.ty.clone(), resource.name.clone());
            let instances = resources.entry(block).or_default();
            instances.first.get_or_insert(index);
            instances.by_key.entry(resource.key.clone()).or_insert(index);
        }
        let modules = module_fits(&source.modules, plan);
        let renamings = renamings(&modules, &source.modules, plan);
        Self { modules, renamings, resources, none: Renaming::default() }
    }

    /// The module instance of the source for one of the plan.
    pub(super) fn module(&self, planned: ModuleIndex) -> Option<ModuleIndex> {
        Some(self.modules.get(planned.0 as usize)?.as_ref()?.0)
    }

    /// The module instances of the source, each with the first of the plan that it is.
    pub(super) fn reached(&self) -> FxHashMap<ModuleIndex, ModuleIndex> {
        let mut reached: FxHashMap<ModuleIndex, (Fit, ModuleIndex)> = FxHashMap::default();
        for (index, found) in self.modules.iter().enumerate() {
            let Some((of, fit)) = found else { continue };
            if reached.get(of).is_none_or(|(other, _)| fit < other) {
                reached.insert(*of, (*fit, ModuleIndex(number(index))));
            }
        }
        reached.into_iter().map(|(of, (_, index))| (of, index)).collect()
    }

    /// The resource of the source for one of the plan, by its place.
    pub(super) fn resource(&self, planned: &Resource) -> Option<(usize, Fit)> {
        let (module, fit) = (*self.modules.get(planned.module.0 as usize)?)?;
        let block = (module, planned.mode, planned.ty.clone(), planned.name.clone());
        let instances = self.resources.get(&block)?;
        let with = |key: &InstanceKey| instances.by_key.get(key).copied();
        let same = with(&planned.key).map(|index| (index, Fit::Same));
        let any = || with(&InstanceKey::Unknown).map(|index| (index, Fit::Any));
        let other = || instances.first.map(|index| (index, Fit::Other));
        let (index, own) = same.or_else(any).or_else(other)?;
        Some((index, own.max(fit)))
    }

    /// The same for all module instances of the plan, in their order.
    pub(super) fn into_renamings(self) -> Vec<Renaming> {
        self.renamings
    }

    /// How names of the source are called in a module instance of the plan.
    pub(super) fn renaming(&self, planned: ModuleIndex) -> &Renaming {
        self.renamings.get(planned.0 as usize).unwrap_or(&self.none)
    }
}

impl Renaming {
    /// Whether all names stay.
    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// The address of a module instance or of what is in it.
    pub(super) fn address(&self, address: &str) -> Option<Str> {
        self.pairs.iter().find_map(|(from, to)| {
            let rest = address.strip_prefix(from.as_str())?;
            (rest.is_empty() || rest.starts_with('.')).then(|| Str::from(format!("{to}{rest}")))
        })
    }

    /// A text that speaks of module instances.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        self.pairs.iter().find_map(|(from, to)| {
            let place = text.match_indices(from.as_str()).map(|(place, _)| place).find(|place| {
                // Another instance of the same call has a key behind the name.
                let rest = text.get(place + from.len()..).unwrap_or_default();
                !rest.starts_with(|next: char| next == '[' || next == '_' || next == '-' || next.is_alphanumeric())
            })?;
            Some(format!("{}{to}{}", text.get(..place)?, text.get(place + from.len()..)?))
        })
    }

    /// A reference as the plan calls it.
    pub(super) fn reference(&self, reference: &Reference) -> Option<Reference> {
        let module = self.address(&reference.module)?;
        Some(Reference { module, ..reference.clone() })
    }

    /// A reason as the plan calls what it speaks of.
    pub(super) fn reason(&self, reason: &Reason) -> Reason {
        let renamed = |what: &Str| self.address(what).unwrap_or_else(|| what.clone());
        match reason {
            Reason::AfterApply(what) => Reason::AfterApply(renamed(what)),
            Reason::DataSource(what) => Reason::DataSource(renamed(what)),
            Reason::Instance(what) => Reason::Instance(renamed(what)),
            other => other.clone(),
        }
    }
}

fn module_fits(source: &[ModuleInstance], plan: &[ModuleInstance]) -> Vec<Option<(ModuleIndex, Fit)>> {
    let address = |modules: &[ModuleInstance], index: Option<ModuleIndex>| {
        index.and_then(|p| modules.get(p.0 as usize)).map(|m| m.address.clone()).unwrap_or_default()
    };
    // By parent and what a call adds to the addresses of its instances, and the first by the name of the call.
    let mut calls: FxHashMap<(ModuleIndex, Str), ModuleIndex> = FxHashMap::default();
    let mut first: FxHashMap<(ModuleIndex, Str), ModuleIndex> = FxHashMap::default();
    for (index, module) in source.iter().enumerate() {
        let Some(parent) = module.parent else { continue };
        let above = address(source, Some(parent));
        for own in std::iter::once(&module.address).chain(&module.replicas) {
            let own = segment(own, &above);
            calls.entry((parent, own.into())).or_insert(ModuleIndex(number(index)));
            first.entry((parent, name_of(own))).or_insert(ModuleIndex(number(index)));
        }
    }
    let mut fits: Vec<Option<(ModuleIndex, Fit)>> = Vec::with_capacity(plan.len());
    for module in plan {
        let Some(parent) = module.parent else {
            fits.push((!source.is_empty()).then_some((ModuleIndex::ROOT, Fit::Same)));
            continue;
        };
        let own = Str::from(segment(&module.address, &address(plan, Some(parent))));
        let found = fits.get(parent.0 as usize).copied().flatten().and_then(|(above, fit)| {
            let name = name_of(&own);
            let keyless = Str::from(format!("module.{name}"));
            let with = |segment: Str| calls.get(&(above, segment)).copied();
            let same = with(own).map(|index| (index, Fit::Same));
            let any = || with(keyless).map(|index| (index, Fit::Any));
            let other = || first.get(&(above, name)).map(|index| (*index, Fit::Other));
            let (index, here) = same.or_else(any).or_else(other)?;
            Some((index, here.max(fit)))
        });
        fits.push(found);
    }
    fits
}

/// The name of a call: `site` of `module.site["a"]`.
fn name_of(segment: &str) -> Str {
    let name = segment.strip_prefix("module.").unwrap_or(segment);
    name.split('[').next().unwrap_or(name).into()
}

fn renamings(fits: &[Option<(ModuleIndex, Fit)>], source: &[ModuleInstance], plan: &[ModuleInstance]) -> Vec<Renaming> {
    let mut renamings: Vec<Renaming> = Vec::with_capacity(plan.len());
    for (module, fit) in plan.iter().zip(fits) {
        let mut pairs = Vec::new();
        if let Some(of) = fit.and_then(|(of, _)| source.get(of.0 as usize))
            && of.address != module.address
        {
            pairs.push((of.address.clone(), module.address.clone()));
        }
        if let Some(above) = module.parent.and_then(|p| renamings.get(p.0 as usize)) {
            pairs.extend(above.pairs.iter().cloned());
        }
        renamings.push(Renaming { pairs });
    }
    renamings
}
