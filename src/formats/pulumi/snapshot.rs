//! The state of a resource as Pulumi's documents have it: what the program wrote, and what the provider answered.
//! <https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go>

use std::collections::BTreeMap;
use std::sync::Arc;

use bartizan_lang::value::{Fields, Kind, Str};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::values::{Source, is_unknown};
use crate::formats::plan::PlanError;

/// A state in a document; all may be missing.
#[derive(Deserialize, Default)]
pub(super) struct RawState<'a> {
    #[serde(rename = "type")]
    ty: Option<Str>,
    custom: Option<bool>,
    delete: Option<bool>,
    id: Option<Str>,
    #[serde(borrow)]
    inputs: Option<&'a RawValue>,
    #[serde(borrow)]
    outputs: Option<&'a RawValue>,
    parent: Option<Str>,
    external: Option<bool>,
    dependencies: Option<Vec<Str>>,
    provider: Option<Str>,
    #[serde(rename = "propertyDependencies")]
    property_dependencies: Option<BTreeMap<Str, Option<Vec<Str>>>>,
    #[serde(rename = "additionalSecretOutputs")]
    secret_outputs: Option<Vec<Str>>,
    #[serde(rename = "importID")]
    import: Option<Str>,
    #[serde(rename = "retainOnDelete")]
    retained: Option<bool>,
    urn: Option<Str>,
}

/// A state of a resource.
#[derive(Clone, Debug, Default)]
pub(super) struct Snapshot {
    /// The type token, where it is said.
    pub(super) ty: Option<Str>,
    /// What the program wrote, with what the provider's defaults add to it.
    pub(super) inputs: Option<Arc<Fields>>,
    /// What the provider answered.
    pub(super) outputs: Option<Arc<Fields>>,
    /// The provider's id, when it is known.
    pub(super) id: Option<Str>,
    /// The reference to its provider.
    pub(super) provider: Option<Str>,
    /// The URN of its parent.
    pub(super) parent: Option<Str>,
    /// The URNs of all that it depends on.
    pub(super) dependencies: Vec<Str>,
    /// The URNs that each property depends on.
    pub(super) property_dependencies: BTreeMap<Str, Vec<Str>>,
    /// Whether a provider makes it. A component is made by the program alone.
    pub(super) custom: bool,
    /// Whether it is only read.
    pub(super) external: bool,
    /// Whether a failed replacement left it behind.
    pub(super) delete: bool,
    /// Whether it stays when it is deleted.
    pub(super) retained: bool,
    /// What it is imported from.
    pub(super) import: Option<Str>,
    /// Its own URN, which was another before it was renamed.
    pub(super) urn: Option<Str>,
}

impl RawState<'_> {
    /// The URN, where it is said.
    pub(super) fn urn(&self) -> Option<&Str> {
        self.urn.as_ref()
    }

    /// The values in it.
    ///
    /// # Errors
    /// When inputs or outputs are no object, or nested too deeply.
    pub(super) fn read(self, source: Source<'_>) -> Result<Snapshot, PlanError> {
        let inputs = object(source, self.inputs, "inputs")?;
        let mut outputs = object(source, self.outputs, "outputs")?;
        if let (Some(fields), Some(secret)) = (&mut outputs, self.secret_outputs.as_deref()) {
            let fields = Arc::make_mut(fields);
            for name in secret {
                if let Some(mut field) = fields.remove(name) {
                    field.value = field.value.sensitive();
                    fields.set(field);
                }
            }
        }
        let id = self.id.filter(|id| !id.is_empty() && !is_unknown(id));
        // Events leave it out when it is false.
        let custom = self.custom.unwrap_or(id.is_some() || self.provider.as_ref().is_some_and(|p| !p.is_empty()));
        let dependencies = self.property_dependencies.unwrap_or_default();
        Ok(Snapshot {
            ty: self.ty.filter(|ty| !ty.is_empty()),
            inputs,
            outputs,
            id,
            provider: self.provider.filter(|provider| !provider.is_empty()),
            parent: self.parent.filter(|parent| !parent.is_empty()),
            dependencies: self.dependencies.unwrap_or_default(),
            property_dependencies: dependencies.into_iter().map(|(name, on)| (name, on.unwrap_or_default())).collect(),
            custom,
            external: self.external.unwrap_or_default(),
            delete: self.delete.unwrap_or_default(),
            retained: self.retained.unwrap_or_default(),
            import: self.import.filter(|import| !import.is_empty()),
            urn: self.urn,
        })
    }
}

/// An object of properties; nothing for null.
///
/// # Errors
/// When it is something else, or nested too deeply.
pub(super) fn object(source: Source<'_>, raw: Option<&RawValue>, part: &str) -> Result<Option<Arc<Fields>>, PlanError> {
    let Some(raw) = raw else { return Ok(None) };
    match source.value(raw, part)?.kind {
        Kind::Object(fields) => Ok(Some(fields)),
        Kind::Null => Ok(None),
        _ => Err(PlanError::Corrupt(format!("the {part} of a resource are no object in this Pulumi document"))),
    }
}
