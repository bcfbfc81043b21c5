//! The review of a plan: what it makes worse and better, what it destroys, and where in the source that comes from.

use std::path::PathBuf;

use bartizan_lang::Diagnostic;
use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use super::checks::Checks;
use super::planned::planned_root;
use super::request::{Request, ScanError};
use super::session::Session;
use super::{misspelt, reported};
use crate::change::{Comparison, Side, compare};
use crate::engine::{self, CheckIndex, Results};
use crate::formats::plan::model::{Plan, State};
use crate::formats::plan::source::{locate, overlay};
use crate::formats::plan::{Document, PlanError, deployment, read_json};
use crate::ir::Deployment;
use crate::link::{Linked, link};
use crate::report::{Change, Checked, Material, RawFinding, Report, Secrets};
use crate::source::{FilePlace, SizeLimit};

/// A review of a plan that a person or a program asks for.
#[derive(Clone, Debug, Default)]
pub struct PlanRequest {
    /// The plan, or a state.
    pub file: PathBuf,
    /// The directory of the root module that was planned.
    pub source: Option<PathBuf>,
    /// All else: values of variables do not matter, since the plan holds them.
    pub request: Request,
}

/// Reads a plan and reviews it: runs the checks on what there is and on what there will be, compares, and looks at each
/// change. A state is checked as it is.
///
/// # Errors
/// When the file is no plan, or a selection is not understood.
pub fn review(session: &Session, wanted: &PlanRequest) -> Result<Report, ScanError> {
    let request = &wanted.request;
    session.on_threads(request.jobs, || {
        let selector = request.selection.compile()?;
        let checks = session.timed("checks", || Checks::load(session, request))?;
        let ignored = misspelt(&checks, &request.selection)?;
        let selected = checks.selected(&selector);
        let (document, name) = session.timed("read", || read(session, wanted))?;
        let source = match &document {
            Document::Plan(plan) => session.timed("evaluate", || planned_root(session, wanted, plan))?,
            Document::State(_) => None,
        };
        let review = session.timed("check", || match document {
            Document::Plan(plan) => Review::of_plan(&plan, source, &name, &checks, &selected),
            Document::State(state) => Review::of_state(&state, &name, &checks, &selected),
        });
        let Review { before, after, mut diagnostics, crashes } = review;
        diagnostics.extend(checks.registry.diagnostics.iter().cloned());
        diagnostics.extend(ignored);
        let checked = [&after, &before].into_iter().flatten();
        let material = Material {
            files: &session.files,
            checked: checked
                .map(|side| Checked { deployment: &side.deployment, findings: side.findings.clone() })
                .collect(),
            diagnostics,
            secrets: Secrets::default(),
            files_read: 1,
            checks: selected.len(),
            suppressed: 0,
            crashes,
            severity: request.selection.severity,
        };
        let mut report = session.timed("report", || Report::new(material));
        // What there is and what there will be are one thing, before and after.
        report.summary.roots = 1;
        report.summary.resources = after.as_ref().map_or(0, |side| side.deployment.count());
        Ok(report)
    })
}

/// Reads the file, whatever it is. The second is how reports name it.
fn read(session: &Session, wanted: &PlanRequest) -> Result<(Document, Str), ScanError> {
    let refused = |error: PlanError| ScanError::Plan { file: wanted.file.clone(), error };
    let file = session
        .files
        .read_named(&wanted.file, SizeLimit::PLAN)
        .map_err(|error| ScanError::PlanFile { file: wanted.file.clone(), problem: error.problem.to_string() })?;
    let name = FilePlace::Named(wanted.file.clone()).display_path();
    read_json(file.text(), file.id()).map(|document| (document, name)).map_err(refused)
}

/// A deployment with what is reported of it.
struct Reviewed {
    deployment: Deployment,
    findings: Vec<RawFinding>,
}

struct Review {
    before: Option<Reviewed>,
    after: Option<Reviewed>,
    diagnostics: Vec<Diagnostic>,
    crashes: usize,
}

impl Review {
    fn of_state(state: &State, name: &Str, checks: &Checks, selected: &[CheckIndex]) -> Self {
        let side = Checks::run(checks, deployment::of_state(state, name), selected);
        let findings = side.results.findings.into_iter().filter_map(|found| reported(found, checks, None)).collect();
        Self {
            before: None,
            after: Some(Reviewed { deployment: side.linked.deployment, findings }),
            diagnostics: side.results.diagnostics,
            crashes: usize::from(side.results.crashed),
        }
    }

    fn of_plan(plan: &Plan, source: Option<Deployment>, name: &Str, checks: &Checks, selected: &[CheckIndex]) -> Self {
        let (before, after) = (deployment::before(plan, name), deployment::after(plan, name));
        let (before, after) = match source {
            Some(source) => (locate(before, &source), overlay(source, after, plan)),
            None => (before, after),
        };
        let (before, after) =
            rayon::join(|| Checks::run(checks, before, selected), || Checks::run(checks, after, selected));
        let moved: FxHashMap<Str, Str> = plan
            .changes
            .iter()
            .filter_map(|change| Some((change.previous_address.clone()?, change.id.address.clone())))
            .collect();
        let Comparison { introduced, resolved } = compare(
            Side { deployment: &before.linked.deployment, findings: &before.results.findings },
            Side { deployment: &after.linked.deployment, findings: &after.results.findings },
            &moved,
        );
        let mut diagnostics = before.results.diagnostics;
        diagnostics.extend(after.results.diagnostics);
        let crashes = usize::from(before.results.crashed) + usize::from(after.results.crashed);
        let standing = |introduced: bool| if introduced { Change::Introduced } else { Change::Existing };
        let new = after.results.findings.into_iter().zip(introduced);
        let new = new.filter_map(|(found, new)| reported(found, checks, Some(standing(new)))).collect();
        let gone = before.results.findings.into_iter().zip(resolved).filter(|(_, resolved)| *resolved);
        let gone = gone.filter_map(|(found, _)| reported(found, checks, Some(Change::Resolved))).collect();
        Self {
            before: Some(Reviewed { deployment: before.linked.deployment, findings: gone }),
            after: Some(Reviewed { deployment: after.linked.deployment, findings: new }),
            diagnostics,
            crashes,
        }
    }
}

/// A linked deployment and what the checks found in it.
struct Run {
    linked: Linked,
    results: Results,
}

impl Checks {
    fn run(&self, deployment: Deployment, selected: &[CheckIndex]) -> Run {
        let linked = link(deployment);
        let results = engine::run(&linked, &self.registry, engine::Selection::Only(selected));
        Run { linked, results }
    }
}
