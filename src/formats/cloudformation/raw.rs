//! Resources of templates as the templates have them, for checks that people write on CloudFormation's own types.

use std::sync::Arc;

use bartizan_lang::value::{InstanceKey, Reason, Str};
use rustc_hash::FxHashMap;

use super::logical::Logical;
use super::lowering::merged;
use crate::ir::{Mode, ModuleIndex, ProviderInstance, Resource};
use crate::providers::cloudformation::variants;

/// The resources of the types that are asked for, their properties as they are written. Those of types that have no other
/// form are among the resources already.
pub(super) fn as_written(
    logical: &[Logical],
    asked: &[Str],
    symbolic: &FxHashMap<Str, Reason>,
    provider: &Arc<ProviderInstance>,
) -> Vec<Resource> {
    if asked.is_empty() {
        return Vec::new();
    }
    let wanted = |one: &&Logical| asked.contains(&one.ty) && variants(&one.ty).next().is_some();
    let made = |one: &Logical| Resource {
        address: one.id.clone(),
        module: ModuleIndex::ROOT,
        mode: Mode::Managed,
        ty: one.ty.clone(),
        name: one.id.clone(),
        key: InstanceKey::None,
        provider: provider.clone(),
        body: Arc::new(merged(&one.properties).unwrap_or_default()),
        presence: one.presence.clone(),
        symbolic: symbolic.get(&one.id).cloned(),
        facts: false,
        block: one.block,
        header: one.header,
    };
    logical.iter().filter(wanted).map(made).collect()
}
