//! The checks on residency, in a scan and on both sides of a review.

use jiff::civil::Date;

use super::checks::Checks;
use crate::engine::{self, CheckIndex, Registry, Results, Selection};
use crate::link::Linked;
use crate::residency::catalogue::Catalogue;
use crate::residency::facts::{Asked, facts};
use crate::settings::Settings;

/// Runs the selected checks on residency over a deployment.
pub(super) fn judge(
    linked: &Linked,
    (checks, selected): (&Checks, &[CheckIndex]),
    (settings, today): (&Settings, Option<Date>),
) -> Results {
    let registry = &checks.registry;
    if !registry.on("residency").iter().any(|index| selected.contains(index)) {
        return Results::default();
    }
    let (catalogue, _) = Catalogue::with(&settings.sites);
    let asked = Asked { catalogue: &catalogue, settings, today, facets: &|facet, ty| has_facet(registry, facet, ty) };
    let known = facts(linked, asked);
    // The checks are unpacked when they are first run, which most scans need not.
    let mut results = if known.facts.is_empty() {
        Results::default()
    } else {
        engine::run_facts(registry, Selection::Only(selected), "residency", &known.facts)
    };
    results.diagnostics.extend(known.diagnostics);
    results
}

/// Whether a facet is made from a type.
pub(super) fn has_facet(registry: &Registry, facet: &str, ty: &str) -> bool {
    registry.facet(facet).is_some_and(|facet| facet.types.iter().any(|known| known == ty))
}
