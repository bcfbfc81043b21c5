//! Root modules with what they are given: by variable files beside them, or by a unit of Terragrunt.

use std::sync::Arc;

use bartizan_lang::Diagnostic;
use bartizan_lang::value::Str;

use super::budget::Limits;
use super::evaluation::{Evaluation, Surroundings, evaluate_module};
use super::inputs::InputSet;
use super::instance::Instance;
use super::module::Module;
use crate::ir::Deployment;
use crate::source::RelPath;

/// A root module with what it is given.
pub struct Configured {
    /// The module.
    pub module: Arc<Module>,
    /// The values of its variables.
    pub inputs: InputSet,
    /// The unit of Terragrunt that runs the module.
    pub unit: Option<UnitPlace>,
    /// What was found wrong before.
    pub diagnostics: Vec<Diagnostic>,
    /// The source of the root module itself, when it is not there.
    pub missing: Option<Str>,
}

/// Where a unit of Terragrunt is.
#[derive(Debug, Clone)]
pub struct UnitPlace {
    /// The directory that is named as the root.
    pub directory: RelPath,
    /// Where its files are: another directory when a stack puts the unit in its place.
    pub files: RelPath,
}

impl Configured {
    pub(super) fn plain(around: &Surroundings<'_>, module: Arc<Module>) -> Self {
        let inputs = InputSet::gather(around.files, around.trust_root, &module.directory, around.given);
        Self { module, inputs, unit: None, diagnostics: Vec::new(), missing: None }
    }
}

/// Evaluates a root module with what it is given.
#[must_use]
pub fn evaluate_configured(around: &Surroundings<'_>, configured: Configured, limits: &Limits) -> Deployment {
    evaluate_module(around, configured, limits, None)
}

/// The sources of a module's calls, as far as they follow from its variables and locals alone.
/// <https://opentofu.org/docs/v1.9/language/modules/sources/>
pub(super) fn static_sources(around: &Surroundings<'_>, module: &Arc<Module>) -> Vec<Option<Str>> {
    let evaluation = Evaluation::new(around, Configured::plain(around, module.clone()), &Limits::default());
    let root = Arc::new(Instance::new(module.clone(), Str::new(), Str::new(), ".".into()));
    (0..module.calls.len()).map(|index| evaluation.source(&root, index, 0)).collect()
}
