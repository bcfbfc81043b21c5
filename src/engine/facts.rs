//! Running the checks on facts: on what a plan does with one resource, on where data may be. What such a check reads is
//! computed before, as one value; where findings point that point at nothing in particular is said beside it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bartizan_lang::check::Rule;
use bartizan_lang::eval::Context;
use bartizan_lang::value::{Presence, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::bindings::Bindings;
use super::judge::{Judgement, judge};
use super::message::render;
use super::registry::{CheckIndex, Registered, Registry};
use super::run::{Results, Selection};
use super::{RawFinding, Status};
use crate::ir::{ResourceIndex, TraceStep};

/// Fewer judgements than this are made on one thread: starting others costs more.
const PARALLEL_FROM: usize = 2_000;

/// Something that is known of a resource, as a check reads it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The type of the resource.
    pub ty: Str,
    /// The address, for messages of errors.
    pub address: Str,
    /// The resource, in whichever of the deployments the findings are told of.
    pub resource: ResourceIndex,
    /// What the resource belongs to, when findings tell of that too.
    pub parent: Option<ResourceIndex>,
    /// When it is so.
    pub presence: Presence,
    /// `self`, with the attributes of the view of what the check stands on.
    pub value: Value,
    /// Where findings point that point at nothing in particular.
    pub at: Span,
    /// What tells it apart from other facts about the same place.
    pub topic: Str,
    /// What led to it, in the order of events; findings show it.
    pub steps: Vec<TraceStep>,
    /// Whether the message of a check says what cannot be determined of it, too. The title of the check stands for it else.
    pub explained: bool,
}

impl Fact {
    /// A fact that always holds, that nothing led to, and that stands alone at its place.
    #[must_use]
    pub fn new(ty: Str, address: Str, resource: ResourceIndex, value: Value, at: Span) -> Self {
        let (parent, presence, topic, steps) = (None, Presence::always(), Str::new(), Vec::new());
        Self { ty, address, resource, parent, presence, value, at, topic, steps, explained: false }
    }
}

type Running<'a> = (CheckIndex, &'a Registered, &'a Arc<Rule>);

/// Runs the checks that stand on facts of that kind: `change`, `residency`. The findings are in the order of the facts, and of
/// each in that of the checks.
#[must_use]
pub fn run_facts(registry: &Registry, selection: Selection<'_>, on: &str, facts: &[Fact]) -> Results {
    let running = |index: CheckIndex| registry.get(index).and_then(|c| c.rule().map(|rule| (index, c, rule)));
    let checks: Vec<Running<'_>> =
        registry.on(on).iter().copied().filter(|index| selection.has(*index)).filter_map(running).collect();
    let one = |fact: &Fact| {
        let mut results = Results::default();
        for check in &checks {
            Judged { fact, check: *check }.run(&mut results);
        }
        results
    };
    let parts: Vec<Results> = if checks.len() * facts.len() < PARALLEL_FROM {
        facts.iter().map(one).collect()
    } else {
        facts.par_iter().map(one).collect()
    };
    let mut results = Results { checks: if facts.is_empty() { 0 } else { checks.len() }, ..Results::default() };
    parts.into_iter().for_each(|part| results.add(part));
    results
}

/// One check on one fact.
struct Judged<'a> {
    fact: &'a Fact,
    check: Running<'a>,
}

impl Judged<'_> {
    fn run(&self, results: &mut Results) {
        let (_, check, rule) = self.check;
        let bindings = Bindings::new(rule, None, None, self.fact.value.clone());
        let outcome = catch_unwind(AssertUnwindSafe(|| judge(rule, &bindings, &self.fact.presence)));
        for report in bindings.reports.take() {
            results.diagnostics.push(self.error(&report));
        }
        match outcome {
            Ok(Ok(judgements)) => results.findings.extend(judgements.into_iter().map(|j| self.finding(j, &bindings))),
            Ok(Err(error)) => {
                results.diagnostics.push(self.error(&error));
                results.findings.push(self.undecided(Reason::Invalid));
            }
            Err(_) => {
                results.crashed = true;
                let message = format!("check {} crashed on {}", check.about.id, self.fact.address);
                results.diagnostics.push(Diagnostic::error(message, self.fact.at));
                results.findings.push(self.undecided(Reason::Invalid));
            }
        }
    }

    fn error(&self, error: &Diagnostic) -> Diagnostic {
        let id = &self.check.1.about.id;
        let message = format!("check {id} cannot be evaluated for {}: {}", self.fact.address, error.message);
        Diagnostic { level: error.level, message, span: self.fact.at, help: error.help.clone(), regardless: false }
    }

    fn undecided(&self, reason: Reason) -> RawFinding {
        RawFinding {
            check: self.check.0,
            status: Status::Unknown,
            subject: None,
            subject_type: self.fact.ty.clone(),
            resource: Some(self.fact.resource),
            parent: self.fact.parent,
            message: self.check.1.about.title.to_string(),
            at: self.fact.at,
            value: self.fact.at,
            when: None,
            origins: Vec::new(),
            reasons: vec![reason],
            topic: self.fact.topic.clone(),
            steps: self.fact.steps.clone(),
        }
    }

    fn finding(&self, judgement: Judgement, bindings: &Bindings<'_>) -> RawFinding {
        let at = judgement.place.at.or(self.fact.at);
        let explained = || {
            let under = judgement.undecided.as_ref().filter(|_| self.fact.explained)?;
            render(&self.check.2.message, under, &Context::new(bindings)).ok()
        };
        let message = judgement.message.clone().or_else(explained);
        RawFinding {
            status: if judgement.fails { Status::Fail } else { Status::Unknown },
            message: message.unwrap_or_else(|| self.check.1.about.title.to_string()),
            at,
            value: judgement.place.value.or(at),
            origins: judgement.when.as_ref().map(super::run::origins).unwrap_or_default(),
            when: judgement.when.map(|when| when.to_string()),
            reasons: judgement.reasons,
            ..self.undecided(Reason::Invalid)
        }
    }
}
