//! Running the checks on changes: each stands on what a plan does with one resource, and sees it before and after.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use bartizan_lang::check::Rule;
use bartizan_lang::value::{Presence, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::bindings::Bindings;
use super::judge::{Judgement, judge};
use super::registry::{CheckIndex, Registered, Registry};
use super::run::{Results, Selection};
use super::{RawFinding, Status};
use crate::ir::ResourceIndex;

/// Fewer judgements than this are made on one thread: starting others costs more.
const PARALLEL_FROM: usize = 2_000;

/// What a plan does with a resource, as a check reads it.
#[derive(Clone, Debug)]
pub struct ChangeSubject {
    /// The type.
    pub ty: Str,
    /// The address, for messages of errors.
    pub address: Str,
    /// The resource, in whichever of the deployments the findings are told of.
    pub resource: ResourceIndex,
    /// `self`, with the attributes of [`bartizan_lang::check::change_view`].
    pub value: Value,
    /// Where findings point that point at nothing in particular.
    pub at: Span,
}

type Running<'a> = (CheckIndex, &'a Registered, &'a Arc<Rule>);

/// Runs the checks on changes. The findings are in the order of the subjects, and of each in that of the checks.
#[must_use]
pub fn run_changes(registry: &Registry, selection: Selection<'_>, subjects: &[ChangeSubject]) -> Results {
    let selected = |index: &CheckIndex| match selection {
        Selection::All => true,
        Selection::Only(only) => only.contains(index),
    };
    let running = |index: CheckIndex| registry.get(index).and_then(|c| c.rule().map(|rule| (index, c, rule)));
    let checks: Vec<Running<'_>> = registry.on("change").iter().copied().filter(selected).filter_map(running).collect();
    let one = |subject: &ChangeSubject| {
        let mut results = Results::default();
        for check in &checks {
            Judged { subject, check: *check }.run(&mut results);
        }
        results
    };
    let parts: Vec<Results> = if checks.len() * subjects.len() < PARALLEL_FROM {
        subjects.iter().map(one).collect()
    } else {
        subjects.par_iter().map(one).collect()
    };
    let mut results = Results { checks: if subjects.is_empty() { 0 } else { checks.len() }, ..Results::default() };
    for part in parts {
        results.findings.extend(part.findings);
        results.diagnostics.extend(part.diagnostics);
        results.crashed |= part.crashed;
    }
    results
}

/// One check on one subject.
struct Judged<'a> {
    subject: &'a ChangeSubject,
    check: Running<'a>,
}

impl Judged<'_> {
    fn run(&self, results: &mut Results) {
        let (_, check, rule) = self.check;
        let bindings = Bindings::new(rule, None, None, self.subject.value.clone());
        let outcome = catch_unwind(AssertUnwindSafe(|| judge(rule, &bindings, &Presence::always())));
        for report in bindings.reports.take() {
            results.diagnostics.push(self.error(&report));
        }
        match outcome {
            Ok(Ok(judgements)) => results.findings.extend(judgements.into_iter().map(|j| self.finding(j))),
            Ok(Err(error)) => {
                results.diagnostics.push(self.error(&error));
                results.findings.push(self.undecided(Reason::Invalid));
            }
            Err(_) => {
                results.crashed = true;
                let message = format!("check {} crashed on {}", check.about.id, self.subject.address);
                results.diagnostics.push(Diagnostic::error(message, self.subject.at));
                results.findings.push(self.undecided(Reason::Invalid));
            }
        }
    }

    fn error(&self, error: &Diagnostic) -> Diagnostic {
        let id = &self.check.1.about.id;
        let message = format!("check {id} cannot be evaluated for {}: {}", self.subject.address, error.message);
        Diagnostic { level: error.level, message, span: self.subject.at, help: error.help.clone(), regardless: false }
    }

    fn undecided(&self, reason: Reason) -> RawFinding {
        RawFinding {
            check: self.check.0,
            status: Status::Unknown,
            subject: None,
            subject_type: self.subject.ty.clone(),
            resource: Some(self.subject.resource),
            parent: None,
            message: self.check.1.about.title.to_string(),
            at: self.subject.at,
            value: self.subject.at,
            when: None,
            origins: Vec::new(),
            reasons: vec![reason],
        }
    }

    fn finding(&self, judgement: Judgement) -> RawFinding {
        let at = judgement.place.at.or(self.subject.at);
        RawFinding {
            status: if judgement.fails { Status::Fail } else { Status::Unknown },
            message: judgement.message.unwrap_or_else(|| self.check.1.about.title.to_string()),
            at,
            value: judgement.place.value.or(at),
            origins: judgement.when.as_ref().map(super::run::origins).unwrap_or_default(),
            when: judgement.when.map(|when| when.to_string()),
            reasons: judgement.reasons,
            ..self.undecided(Reason::Invalid)
        }
    }
}
