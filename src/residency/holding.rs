//! What a type of resources does with data: stores it, processes it, or neither.

use crate::ir::{Mode, Resource};
use crate::providers::{data_stores, processors};

/// What a type does with data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holding {
    /// It keeps data: databases, buckets, disks, queues, logs, keys, secrets.
    Stores,
    /// Data goes through it: compute, functions, pipelines, gateways, inference.
    Processes,
    /// It says how something else is: networks, rules, policies, alarms, names, settings of a parent. It is not judged.
    Neither,
}

/// What a type does with data.
#[must_use]
pub fn kind(ty: &str) -> Holding {
    // A project holds nothing but what is in it.
    if data_stores::of(ty).is_some_and(|store| store.kind != "project") {
        return Holding::Stores;
    }
    match processors::of(ty) {
        Some(handler) if handler.stores => Holding::Stores,
        Some(_) => Holding::Processes,
        None => Holding::Neither,
    }
}

/// What a resource does with data: what is only read does nothing, and what the provider azapi makes is what its `type` says,
/// `Microsoft.Storage/storageAccounts@2024-01-01`.
#[must_use]
pub fn of(resource: &Resource) -> Holding {
    match (resource.mode, resource.ty.as_str()) {
        (Mode::Data, _) => Holding::Neither,
        (Mode::Managed, "azapi_resource") => {
            let named = resource.get("type").and_then(|ty| ty.as_str());
            kind(named.map_or("", |ty| ty.split('@').next().unwrap_or_default()))
        }
        (Mode::Managed, ty) => kind(ty),
    }
}

/// What people call what a type does: `database`, `function`; nothing for what does neither.
#[must_use]
pub fn noun(ty: &str) -> Option<&'static str> {
    data_stores::of(ty).map(|store| store.kind).or_else(|| processors::of(ty).map(|handler| handler.kind))
}
