//! Traces of planned values, through the source that they were planned from.

use std::sync::Arc;

use bartizan_lang::Span;

use super::instances::Renaming;
use crate::ir::{Deployment, ModuleInstance, Resource, ResourceIndex, TraceStep, Tracer};

/// Follows values in the deployment of the source, where the instances of the plan may be fewer: replicas, and such as stand
/// for unknown keys.
pub(super) struct PlanTracer {
    source: Arc<dyn Tracer>,
    /// The resources of the plan under their own addresses, in the module instances of the source.
    seen: Deployment,
    /// For each module instance of the plan, how it calls what the source has under another name.
    renamings: Vec<Renaming>,
}

impl PlanTracer {
    /// `resources` are numbered as those of the plan, declarations after them.
    pub(super) fn new(
        source: Arc<dyn Tracer>,
        resources: Vec<Resource>,
        modules: Vec<ModuleInstance>,
        renamings: Vec<Renaming>,
    ) -> Self {
        Self { source, seen: Deployment { resources, modules, ..Deployment::default() }, renamings }
    }
}

impl Tracer for PlanTracer {
    fn trace(&self, deployment: &Deployment, resource: ResourceIndex, at: Span, target: Span) -> Vec<TraceStep> {
        let mut steps = self.source.trace(&self.seen, resource, at, target);
        let module = deployment.resource(resource).map(|resource| resource.module);
        if let Some(renaming) = module.and_then(|module| self.renamings.get(module.0 as usize)) {
            // The first step names the resource itself.
            for step in steps.iter_mut().skip(1) {
                if let Some(message) = renaming.text(&step.message) {
                    step.message = message;
                }
            }
        }
        steps
    }
}
