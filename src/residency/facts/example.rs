//! The examples of checks on residency: settings, and configuration that they are held against.

use bartizan_lang::check::ResidencyExample;
use bartizan_lang::{Diagnostic, FileId, Level};
use jiff::civil::Date;

use super::super::assess::HasFacet;
use super::super::catalogue::Catalogue;
use super::{Asked, facts};
use crate::engine::Fact;
use crate::formats::terraform::evaluate_text;
use crate::link::link;
use crate::settings::{Known, read};

/// The day on which all examples are tried: an exception until an earlier day is over.
pub const EXAMPLES_ARE_OF: Date = Date::constant(2026, 1, 1);

/// What checks on residency run on in an example.
///
/// # Errors
/// What is wrong with the settings, or with the configuration.
pub fn from_example(
    example: &ResidencyExample,
    known: &dyn Known,
    facets: &HasFacet<'_>,
) -> Result<Vec<Fact>, Vec<Diagnostic>> {
    let errors = |diagnostics: &[Diagnostic]| -> Vec<Diagnostic> {
        diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error).cloned().collect()
    };
    let (settings, told) = read(&example.settings, FileId(u32::MAX), known);
    let mut deployment = evaluate_text(&example.code);
    let mut wrong = errors(&told);
    wrong.extend(errors(&deployment.diagnostics));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    settings.default_regions().apply(&mut deployment);
    let (catalogue, _) = Catalogue::with(&settings.sites);
    let asked = Asked { catalogue: &catalogue, settings: &settings, today: Some(EXAMPLES_ARE_OF), facets };
    Ok(facts(&link(deployment), asked).facts)
}
