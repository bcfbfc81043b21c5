//! What a plan knows of resources, by their addresses.

use bartizan_lang::Value;
use bartizan_lang::value::{InstanceKey, Reference};
use rustc_hash::FxHashMap;

use crate::formats::plan::model::Plan;

/// The values that there will be.
pub(super) struct Known<'a>(FxHashMap<&'a str, &'a Value>);

impl<'a> Known<'a> {
    /// Of a plan: what its changes lead to, and data sources that were read.
    pub(super) fn of(plan: &'a Plan) -> Self {
        let mut values: FxHashMap<&str, &Value> = FxHashMap::default();
        for read in &plan.read {
            values.insert(&read.id.address, &read.values);
        }
        for change in plan.changes.iter().filter(|change| change.deposed.is_none() && !change.after.is_null()) {
            values.insert(&change.id.address, &change.after);
        }
        Self(values)
    }

    /// Everything that the plan says of a resource instance.
    pub(super) fn resource(&self, address: &str) -> Option<&'a Value> {
        self.0.get(address).copied()
    }

    /// What a reference to an attribute leads to, when that is a known scalar.
    pub(super) fn scalar(&self, reference: &Reference) -> Option<&'a Value> {
        if !reference.exact || reference.key == InstanceKey::Unknown {
            return None;
        }
        let value = self.resource(&reference.address())?.as_fields()?.get(&reference.attribute)?;
        (value.as_literal().is_some() && !value.is_null()).then_some(value)
    }
}
