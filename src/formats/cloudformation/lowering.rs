//! From resources of CloudFormation to canonical ones.

use std::sync::Arc;

use bartizan_lang::value::{Fields, InstanceKey};

use super::logical::Logical;
use crate::ir::{Mode, ModuleIndex, ProviderInstance, Resource};

/// What a resource becomes.
pub struct Lowered {
    /// The resource itself, then its companions.
    pub resources: Vec<Resource>,
    /// Whether nothing is known of its type: it has its own type and its properties as they are.
    pub raw: bool,
}

/// Brings a resource to its canonical type.
#[must_use]
pub fn lower(logical: &Logical, module: ModuleIndex, provider: &Arc<ProviderInstance>) -> Lowered {
    let body = logical.properties.as_fields().cloned().unwrap_or_else(|| Arc::new(Fields::default()));
    let resource = Resource {
        address: logical.id.clone(),
        module,
        mode: Mode::Managed,
        ty: logical.ty.clone(),
        name: logical.id.clone(),
        key: InstanceKey::None,
        provider: provider.clone(),
        body,
        presence: logical.presence.clone(),
        symbolic: None,
        facts: false,
        block: logical.block,
        header: logical.header,
    };
    Lowered { resources: vec![resource], raw: true }
}
