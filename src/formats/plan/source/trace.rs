//! Traces of planned values, through the source that they were planned from.

use std::sync::Arc;

use bartizan_lang::Span;

use crate::ir::{Deployment, ModuleInstance, Resource, ResourceIndex, TraceStep, Tracer};

/// Follows values in the deployment of the source, where the instances of the plan may be fewer: replicas, and such as stand
/// for unknown keys.
pub(super) struct PlanTracer {
    source: Arc<dyn Tracer>,
    /// The resources of the plan under their own addresses, in the module instances of the source.
    seen: Deployment,
}

impl PlanTracer {
    /// `resources` are numbered as those of the plan, declarations after them.
    pub(super) fn new(source: Arc<dyn Tracer>, resources: Vec<Resource>, modules: Vec<ModuleInstance>) -> Self {
        Self { source, seen: Deployment { resources, modules, ..Deployment::default() } }
    }
}

impl Tracer for PlanTracer {
    fn trace(&self, _: &Deployment, resource: ResourceIndex, at: Span, target: Span) -> Vec<TraceStep> {
        self.source.trace(&self.seen, resource, at, target)
    }
}
