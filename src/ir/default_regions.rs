//! The regions of providers that say none.

use std::sync::Arc;

use bartizan_lang::Value;
use bartizan_lang::value::{Reason, Str};
use rustc_hash::FxHashMap;

use super::{Deployment, ProviderInstance};

/// The regions that people set for providers whose configuration leaves them to the environment.
#[derive(Clone, Debug, Default)]
pub struct DefaultRegions {
    /// By the name of the provider; under the empty name for any.
    regions: Vec<(Str, Value)>,
}

impl DefaultRegions {
    /// Regions by the names of providers (`aws`, `azurerm`, `google`, `oci`, `ibm`); under the empty name for any other.
    #[must_use]
    pub fn new(regions: Vec<(Str, Value)>) -> Self {
        Self { regions }
    }

    /// One region for all providers.
    #[must_use]
    pub fn of_all(region: Value) -> Self {
        Self { regions: vec![(Str::new(), region)] }
    }

    /// The region of a provider, by its kind.
    #[must_use]
    pub fn of(&self, kind: &str) -> Option<&Value> {
        let kind = match kind {
            "awscc" => "aws",
            "azapi" | "azuread" => "azurerm",
            kind => kind,
        };
        let named = |name: &str| self.regions.iter().find(|(known, _)| known == name).map(|(_, region)| region);
        named(kind).or_else(|| named(""))
    }

    /// Sets the regions of a deployment that come from the environment, for formats whose evaluation does not ask for them.
    pub fn apply(&self, deployment: &mut Deployment) {
        if self.regions.is_empty() {
            return;
        }
        let mut known: FxHashMap<usize, Arc<ProviderInstance>> = FxHashMap::default();
        for resource in deployment.resources.iter_mut().chain(&mut deployment.declarations) {
            let provider = &resource.provider;
            if !is_of_environment(&provider.region) {
                continue;
            }
            let Some(region) = self.of(&provider.kind) else { continue };
            let set = known
                .entry(Arc::as_ptr(provider).addr())
                .or_insert_with(|| Arc::new(ProviderInstance { region: region.clone(), ..(**provider).clone() }));
            resource.provider = set.clone();
        }
    }
}

fn is_of_environment(region: &Value) -> bool {
    region.as_unknown().is_some_and(|unknown| matches!(unknown.reason, Reason::Environment(_)))
}
