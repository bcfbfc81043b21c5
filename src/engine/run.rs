//! Running checks over a deployment: in parallel, in an order that does not depend on it, with a crash in one of them
//! contained.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use bartizan_lang::check::Rule;
use bartizan_lang::value::{Guard, Presence, Reason, Str};
use bartizan_lang::{Diagnostic, Span, Value};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rustc_hash::FxHashMap;

use super::bindings::Bindings;
use super::judge::{Judgement, judge};
use super::registry::{CheckIndex, Registered, Registry};
use super::repeated::{self, Memory, Passed, Reads, Verdicts};
use super::{RawFinding, Status, credentials};
use crate::ir::ResourceIndex;
use crate::link::{Linked, Subject, SubjectIndex};

/// Fewer judgements than this are made on one thread: starting others costs more.
const PARALLEL_FROM: usize = 2_000;

/// Subjects in one piece of work: enough of them to share verdicts, and enough pieces to share among threads.
const BATCH: usize = 64;
const LARGE_BATCH: usize = 512;

/// Which checks run.
#[derive(Clone, Copy, Debug)]
pub enum Selection<'a> {
    /// All.
    All,
    /// These.
    Only(&'a [CheckIndex]),
}

impl Selection<'_> {
    /// Whether a check is one of them.
    #[must_use]
    pub fn has(self, index: CheckIndex) -> bool {
        match self {
            Self::All => true,
            Self::Only(only) => only.contains(&index),
        }
    }
}

/// What checks found.
#[derive(Clone, Default, Debug)]
pub struct Results {
    /// In the order of types, subjects and checks.
    pub findings: Vec<RawFinding>,
    /// Checks that could not be evaluated for a resource, and crashes.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether a check crashed.
    pub crashed: bool,
    /// How many checks had something to look at.
    pub checks: usize,
}

impl Results {
    /// Adds what other checks found in the same deployment.
    pub fn add(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.diagnostics.extend(other.diagnostics);
        self.crashed |= other.crashed;
        self.checks += other.checks;
    }
}

/// Runs checks over a deployment.
#[must_use]
pub fn run(linked: &Linked, registry: &Registry, selection: Selection<'_>) -> Results {
    run_where(linked, registry, selection, &|_| true)
}

/// Runs checks over a deployment that was looked at before, and gives what is to be remembered for the next time. What passed
/// then, on values that are the same now, passes.
#[must_use]
pub fn run_again(
    linked: &Linked,
    registry: &Registry,
    selection: Selection<'_>,
    before: &Verdicts,
) -> (Results, Verdicts) {
    let again = Again { before, after: Mutex::default() };
    let results = run_on(linked, registry, selection, &|_| true, Some(&again));
    (results, again.after.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// What is known from before, and what becomes known.
struct Again<'a> {
    before: &'a Verdicts,
    after: Mutex<Verdicts>,
}

/// Runs checks over the resources of a deployment that `wanted` chooses, by their subjects, and those on the deployment as a
/// whole.
#[must_use]
pub fn run_where(
    linked: &Linked,
    registry: &Registry,
    selection: Selection<'_>,
    wanted: &dyn Fn(&Subject) -> bool,
) -> Results {
    run_on(linked, registry, selection, wanted, None)
}

fn run_on(
    linked: &Linked,
    registry: &Registry,
    selection: Selection<'_>,
    wanted: &dyn Fn(&Subject) -> bool,
    again: Option<&Again<'_>>,
) -> Results {
    let selected = |index: &CheckIndex| selection.has(*index);
    let work = work(linked, registry, &selected, wanted, again);
    let mut checks: Vec<CheckIndex> = work.iter().flat_map(|w| w.checks.iter().map(|(index, ..)| *index)).collect();
    checks.sort_unstable();
    checks.dedup();
    let judgements: usize = work.iter().map(|w| w.checks.len() * w.subjects.len()).sum();
    let parts: Vec<Results> = if judgements < PARALLEL_FROM {
        work.iter().map(|w| w.run(linked, again)).collect()
    } else {
        work.par_iter().map(|w| w.run(linked, again)).collect()
    };
    let mut results = Results { checks: checks.len(), ..Results::default() };
    results.findings.reserve_exact(parts.iter().map(|part| part.findings.len()).sum());
    parts.into_iter().for_each(|part| results.add(part));
    credentials::run(linked, registry, &selected, &mut results);
    let deployment: Vec<CheckIndex> = registry.on("deployment").iter().copied().filter(selected).collect();
    for index in &deployment {
        if let Some((check, rule)) = registry.get(*index).and_then(|c| c.rule().map(|r| (c, r))) {
            results.checks += 1;
            Judged { linked, subject: None, check: (*index, check, rule) }.run(&Value::null(), &mut results);
        }
    }
    yield_to_others(&mut results.findings, registry);
    results
}

/// Takes out what another check has said more precisely of the same subject. A check that is sure is not silenced by one
/// that is not.
fn yield_to_others(findings: &mut Vec<RawFinding>, registry: &Registry) {
    let yields =
        |finding: &RawFinding| registry.get(finding.check).map(|c| c.about.yields_to.as_slice()).unwrap_or_default();
    if findings.iter().all(|f| yields(f).is_empty()) {
        return;
    }
    let mut said: FxHashMap<(Option<SubjectIndex>, &Str), Status> = FxHashMap::default();
    for finding in findings.iter() {
        let Some(check) = registry.get(finding.check) else { continue };
        let status = said.entry((finding.subject, &check.about.id)).or_insert(finding.status);
        *status = (*status).min(finding.status);
    }
    findings.retain(|finding| {
        let said_better = |other: &Str| said.get(&(finding.subject, other)).is_some_and(|s| *s <= finding.status);
        finding.subject.is_none() || !yields(finding).iter().any(said_better)
    });
}

/// The subjects of one type in pieces, with the checks that stand on it.
fn work<'a>(
    linked: &Linked,
    registry: &'a Registry,
    selected: &dyn Fn(&CheckIndex) -> bool,
    wanted: &dyn Fn(&Subject) -> bool,
    again: Option<&Again<'_>>,
) -> Vec<Work<'a>> {
    let mut types: Vec<(&Str, Vec<SubjectIndex>)> = Vec::new();
    let mut places: FxHashMap<&Str, usize> = FxHashMap::default();
    for (index, subject) in linked.subjects.iter().enumerate().filter(|(_, subject)| wanted(subject)) {
        let place = *places.entry(&subject.ty).or_insert_with(|| {
            types.push((&subject.ty, Vec::new()));
            types.len() - 1
        });
        if let Some((_, subjects)) = types.get_mut(place) {
            subjects.push(SubjectIndex(u32::try_from(index).unwrap_or(u32::MAX)));
        }
    }
    types.sort_by_key(|(ty, _)| *ty);
    let mut work = Vec::new();
    for (ty, subjects) in types {
        let checks: Arc<[Running<'a>]> = registry
            .on(ty)
            .iter()
            .filter(|index| selected(index))
            .flat_map(|index| {
                let rules = registry.rules(*index, ty).into_iter();
                rules.filter_map(|rule| Some((*index, registry.get(*index)?, rule)))
            })
            .collect();
        if !checks.is_empty() {
            let repeats = subjects.len() >= repeated::WORTHWHILE || again.is_some();
            let known = again.and_then(|again| again.before.reads.get(ty).cloned());
            let reads = match known {
                Some(known) => known,
                None if repeats => Arc::new(Reads::new(checks.iter().map(|(.., rule)| *rule))),
                None => Arc::default(),
            };
            if let Some(again) = again {
                let mut after = again.after.lock().unwrap_or_else(PoisonError::into_inner);
                after.reads.insert(ty.clone(), reads.clone());
            }
            let batch = if subjects.len() > 16 * LARGE_BATCH { LARGE_BATCH } else { BATCH };
            let piece = |subjects: &[SubjectIndex]| Work {
                checks: checks.clone(),
                reads: reads.clone(),
                subjects: subjects.to_vec(),
            };
            work.extend(subjects.chunks(batch).map(piece));
        }
    }
    work
}

type Running<'a> = (CheckIndex, &'a Registered, &'a Arc<Rule>);

struct Work<'a> {
    checks: Arc<[Running<'a>]>,
    reads: Arc<Reads>,
    subjects: Vec<SubjectIndex>,
}

impl Work<'_> {
    fn run(&self, linked: &Linked, again: Option<&Again<'_>>) -> Results {
        let mut results = Results::default();
        let mut judged_now: Vec<((Str, Str), Passed)> = Vec::new();
        let mut memory = Memory::new(&self.reads);
        for index in &self.subjects {
            let Some(subject) = linked.subjects.get(index.0 as usize) else { continue };
            if subject.presence.is_never() {
                continue;
            }
            let view = catch_unwind(AssertUnwindSafe(|| linked.view_once(*index)));
            let view = match view {
                Ok(Some(view)) => view,
                Ok(None) => continue,
                Err(_) => {
                    results.crashed = true;
                    let (name, span) = name_of(linked, Some(subject));
                    results.diagnostics.push(Diagnostic::error(format!("reading {name} crashed"), span));
                    continue;
                }
            };
            memory.turn_to(&view);
            let key = again.map(|_| (subject.ty.clone(), name_of(linked, Some(subject)).0));
            let before = again.zip(key.as_ref()).and_then(|(again, key)| again.before.of_subjects.get(key));
            let still = before.map(|before| self.reads.still(before, &view)).unwrap_or_default();
            let mut passed = vec![false; if again.is_some() { self.checks.len() } else { 0 }];
            for (place, check) in self.checks.iter().enumerate() {
                let judged = Judged { linked, subject: Some((*index, subject)), check: *check };
                let is_known = still.get(place) == Some(&true) || memory.passes(place);
                if !is_known && !judged.run(&view, &mut results) {
                    continue;
                }
                if !is_known {
                    memory.remember(place);
                }
                if let Some(passed) = passed.get_mut(place) {
                    *passed = true;
                }
            }
            judged_now.extend(key.map(|key| (key, Passed { view, checks: passed })));
        }
        if let Some(again) = again {
            let mut after = again.after.lock().unwrap_or_else(PoisonError::into_inner);
            after.of_subjects.extend(judged_now);
        }
        results
    }
}

/// What conditions are about.
pub(super) fn origins(when: &Presence) -> Vec<String> {
    let atoms = when.guards().iter().flat_map(Guard::atoms);
    let mut all: Vec<String> = atoms.map(|atom| atom.origin.text.to_string()).collect();
    all.sort();
    all.dedup();
    all
}

/// The address of a subject, and where it stands.
fn name_of(linked: &Linked, subject: Option<&Subject>) -> (Str, Span) {
    match subject.and_then(|s| linked.deployment.resource(s.resource)) {
        Some(resource) => (resource.address.clone(), resource.header),
        None => ("the deployment".into(), Span::NONE),
    }
}

/// One check on one subject.
struct Judged<'a> {
    linked: &'a Linked,
    subject: Option<(SubjectIndex, &'a Subject)>,
    check: Running<'a>,
}

impl Judged<'_> {
    /// Whether the check passes, and has nothing to tell.
    fn run(&self, view: &Value, results: &mut Results) -> bool {
        let rule: &Rule = self.check.2;
        let bindings = Bindings::new(rule, Some(self.linked), self.subject.map(|(i, _)| i), view.clone());
        let outcome = match self.subject {
            Some((_, subject)) => catch_unwind(AssertUnwindSafe(|| judge(rule, &bindings, &subject.presence))),
            None => catch_unwind(AssertUnwindSafe(|| judge(rule, &bindings, &Presence::always()))),
        };
        let told = bindings.reports.take();
        let passes = told.is_empty() && matches!(&outcome, Ok(Ok(judgements)) if judgements.is_empty());
        for report in told {
            results.diagnostics.push(self.error(&report));
        }
        match outcome {
            Ok(Ok(judgements)) => results.findings.extend(judgements.into_iter().filter_map(|j| self.finding(j))),
            Ok(Err(error)) => {
                results.diagnostics.push(self.error(&error));
                results.findings.push(self.undecided(Reason::Invalid));
            }
            Err(_) => {
                results.crashed = true;
                let (name, span) = name_of(self.linked, self.subject.map(|(_, s)| s));
                results
                    .diagnostics
                    .push(Diagnostic::error(format!("check {} crashed on {name}", self.check.1.about.id), span));
                results.findings.push(self.undecided(Reason::Invalid));
            }
        }
        passes
    }

    fn error(&self, error: &Diagnostic) -> Diagnostic {
        let (name, span) = name_of(self.linked, self.subject.map(|(_, s)| s));
        let message = format!("check {} cannot be evaluated for {name}: {}", self.check.1.about.id, error.message);
        Diagnostic { level: error.level, message, span, help: error.help.clone(), regardless: false }
    }

    fn undecided(&self, reason: Reason) -> RawFinding {
        let (_, header) = name_of(self.linked, self.subject.map(|(_, s)| s));
        RawFinding {
            check: self.check.0,
            status: Status::Unknown,
            subject: self.subject.map(|(i, _)| i),
            subject_type: self.subject.map(|(_, s)| s.ty.clone()).unwrap_or_default(),
            resource: self.subject.map(|(_, s)| s.resource),
            parent: None,
            message: self.check.1.about.title.to_string(),
            at: header,
            value: header,
            when: None,
            origins: Vec::new(),
            reasons: vec![reason],
            topic: Str::new(),
            steps: Vec::new(),
        }
    }

    /// The finding of a judgement; none of what is merely unknown about a parent that is not in the deployment, unless it
    /// points at what a companion says.
    fn finding(&self, judgement: Judgement) -> Option<RawFinding> {
        let subject = self.subject.map(|(_, s)| s);
        // What a companion says is worth telling even when the rest of its parent is not known.
        let of_companion = judgement.place.holder.is_some();
        if judgement.message.is_none() && !of_companion && subject.is_some_and(|s| s.is_virtual) {
            return None;
        }
        let own = subject.map(|s| s.resource);
        let held = judgement.place.holder.map(ResourceIndex).filter(|r| self.linked.deployment.resource(*r).is_some());
        let resource = held.or(own);
        let header =
            resource.and_then(|r| self.linked.deployment.resource(r)).map_or(Span::NONE, |resource| resource.header);
        let at = judgement.place.at.or(header);
        let own_is_written = subject.is_some_and(|s| !s.is_virtual);
        Some(RawFinding {
            check: self.check.0,
            status: if judgement.fails { Status::Fail } else { Status::Unknown },
            subject: self.subject.map(|(i, _)| i),
            subject_type: self.subject.map(|(_, s)| s.ty.clone()).unwrap_or_default(),
            resource,
            parent: own.filter(|own| own_is_written && Some(*own) != resource),
            message: judgement.message.unwrap_or_else(|| self.check.1.about.title.to_string()),
            at,
            value: judgement.place.value.or(at),
            origins: judgement.when.as_ref().map(origins).unwrap_or_default(),
            when: judgement.when.map(|w| w.to_string()),
            reasons: judgement.reasons,
            topic: Str::new(),
            steps: Vec::new(),
        })
    }
}
