//! The review of a plan: what it makes worse and better, what it destroys, and where in the source that comes from.

use std::path::PathBuf;
use std::sync::Arc;

use bartizan_lang::value::Str;
use bartizan_lang::{Diagnostic, Value};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::checks::Checks;
use super::document::{self, Origin, Problem, Read};
use super::planned::{planned_root, planned_settings, planned_template};
use super::request::{Request, ScanError};
use super::session::Session;
use super::settings::SettingsTree;
use super::suppressing::{Scope, suppress};
use super::{misspelt, reported, residency};
use crate::change::{Comparison, Side, Subjects, affected, blast_radius, compare, subjects};
use crate::engine::{self, CheckIndex};
use crate::formats::plan::Document;
use crate::formats::plan::deployment::{self, Deployments, Source};
use crate::formats::plan::model::{Action, Plan, State};
use crate::formats::plan::source::overlay;
use crate::ir::{Deployment, Resource};
use crate::link::{Linked, link};
use crate::report::{Change, Checked, Consequences, Material, PlanSummary, RawFinding, Report, Secrets};
use crate::settings::Settings;
use crate::source::{Escaped, FilePlace, SizeLimit};

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
        let Read { mut document, file, origin, mut notes } = session.timed("read", || read(session, wanted))?;
        let facets = || checks.facets();
        let tree = SettingsTree::new(&session.files, (request.config.as_ref(), request.root.as_ref()), &facets);
        let settings = planned_settings(session, wanted, &tree)?;
        let name = FilePlace::Named(wanted.file.clone()).display_path();
        let source = match (&mut document, &origin) {
            (Document::Plan(plan), Origin::Terraform) => {
                session.timed("evaluate", || planned_root(session, wanted, plan, &settings))?
            }
            (Document::Plan(plan), Origin::ChangeSet(change_set)) => {
                let source =
                    session.timed("evaluate", || planned_template(session, wanted, change_set, plan, &tree))?;
                notes.extend(cloudformation_notes(wanted, source.as_ref()));
                source
            }
            // Programs of Pulumi are not evaluated.
            _ => None,
        };
        let constructs = match origin {
            Origin::ChangeSet(change_set) => change_set.constructs,
            _ => FxHashMap::default(),
        };
        notes.extend(tree.notes());
        let made = Made { source, constructs, settings, today: request.date };
        let review = session.timed("check", || match document {
            Document::Plan(mut plan) => Review::of_plan(&mut plan, made, &name, &checks, &selected),
            Document::State(state) => Review::of_state(&state, made, &name, &checks, &selected),
        });
        let Review { mut before, mut after, summary, mut diagnostics, crashes } = review;
        diagnostics.extend(checks.registry.diagnostics.iter().cloned());
        diagnostics.extend(ignored);
        diagnostics.extend(notes);
        diagnostics.extend(session.timed("suppress", || {
            let sides = [&mut after, &mut before].into_iter().flatten();
            let sides = sides.map(|side| (&side.deployment, &mut side.findings)).collect();
            suppress(sides, (session, request, &checks), Scope::Plan { file })
        }));
        let material = Material {
            files: &session.files,
            checked: [&mut after, &mut before].into_iter().flatten().map(Reviewed::checked).collect(),
            diagnostics,
            secrets: Secrets::default(),
            files_read: 1,
            checks: selected.len(),
            crashes,
            severity: request.selection.severity,
            plan: summary,
            plan_file: Some(file),
        };
        let mut report = session.timed("report", || Report::new(material));
        // What there is and what there will be are one thing, before and after.
        report.summary.roots = 1;
        report.summary.resources = after.as_ref().map_or(0, |side| side.deployment.count());
        report.summary.raw = after.as_ref().map_or(0, |side| side.deployment.count_raw());
        Ok(report)
    })
}

/// Says of a source without a template that fits so.
fn cloudformation_notes(wanted: &PlanRequest, source: Option<&Deployment>) -> Option<Diagnostic> {
    let named = wanted.source.as_ref().filter(|_| source.is_none())?;
    let message =
        format!("no template in {} holds the resources of this change set", Escaped(&named.to_string_lossy()));
    Some(Diagnostic::warning(message, bartizan_lang::Span::NONE))
}

/// Reads the file, whatever it is.
fn read(session: &Session, wanted: &PlanRequest) -> Result<Read, ScanError> {
    let text = session.files.read_named(&wanted.file, SizeLimit::PLAN);
    let bytes = || session.files.read_bytes_named(&wanted.file, SizeLimit::PLAN);
    document::read(text, bytes).map_err(|problem| match problem {
        Problem::File(error) => ScanError::PlanFile { file: wanted.file.clone(), problem: error.problem.to_string() },
        Problem::Content(error) => ScanError::Plan { file: wanted.file.clone(), error },
    })
}

/// A deployment with what is reported of it.
struct Reviewed {
    deployment: Deployment,
    findings: Vec<RawFinding>,
}

impl Reviewed {
    /// The findings are taken out: a large plan has many.
    fn checked(&mut self) -> Checked<'_> {
        Checked { deployment: &self.deployment, findings: std::mem::take(&mut self.findings).into(), number: 0 }
    }
}

/// What a plan was made from.
struct Made {
    source: Option<Deployment>,
    /// The paths of constructs of CDK by the addresses of resources.
    constructs: FxHashMap<Str, Str>,
    /// What is set.
    settings: Arc<Settings>,
    /// The day of the review.
    today: Option<Date>,
}

struct Review {
    before: Option<Reviewed>,
    after: Option<Reviewed>,
    summary: Option<PlanSummary>,
    diagnostics: Vec<Diagnostic>,
    crashes: usize,
}

impl Review {
    fn of_state(state: &State, made: Made, name: &Str, checks: &Checks, selected: &[CheckIndex]) -> Self {
        let mut deployment = deployment::of_state(state, name);
        made.settings.default_regions().apply(&mut deployment);
        let linked = link(deployment);
        let mut results = engine::run(&linked, &checks.registry, engine::Selection::Only(selected));
        results.add(residency::judge(&linked, (checks, selected), (&made.settings, made.today)));
        let findings = results.findings.into_iter().filter_map(|found| reported(found, checks, None)).collect();
        Self {
            before: None,
            after: Some(Reviewed { deployment: linked.deployment, findings }),
            summary: None,
            diagnostics: results.diagnostics,
            crashes: usize::from(results.crashed),
        }
    }

    fn of_plan(
        plan: &mut Plan,
        Made { source, constructs, settings, today }: Made,
        name: &Str,
        checks: &Checks,
        selected: &[CheckIndex],
    ) -> Self {
        let laid_over = if source.is_some() { Source::Given } else { Source::Absent };
        let deployments = deployment::of_plan(plan, name, laid_over);
        let Deployments { mut before, mut after } = match source {
            Some(source) => overlay(source, deployments, plan),
            None => deployments,
        };
        let regions = settings.default_regions();
        regions.apply(&mut before);
        regions.apply(&mut after);
        before.constructs.extend(constructs.clone());
        after.constructs.extend(constructs);
        for change in plan.changes.iter_mut().filter(|change| change.action == Action::NoOp) {
            (change.before, change.after) = (Value::null(), Value::null());
        }
        let (before, after) = rayon::join(|| link(before), || link(after));
        let touched: FxHashSet<&str> = plan
            .changes
            .iter()
            .filter(|change| change.action != Action::NoOp)
            .map(|change| change.id.address.as_str())
            .collect();
        let is_touched = |resource: &Resource| touched.contains(resource.address.as_str());
        let (mut near, near_after) = rayon::join(|| affected(&before, &is_touched), || affected(&after, &is_touched));
        near.extend(near_after);
        // Credentials in outputs are told at these.
        let changed = plan.outputs.iter().filter(|output| output.action != Action::NoOp);
        near.extend(changed.map(|output| Str::from(format!("output.{}", output.name))));
        let is_near = |linked: &Linked, resource| {
            linked.deployment.resource(resource).is_some_and(|resource| near.contains(&resource.address))
        };
        let only = engine::Selection::Only(selected);
        let (old, new) = rayon::join(
            || engine::run_where(&before, &checks.registry, only, &|subject| is_near(&before, subject.resource)),
            || engine::run(&after, &checks.registry, only),
        );
        let (was, is) = rayon::join(
            || residency::judge(&before, (checks, selected), (&settings, today)),
            || residency::judge(&after, (checks, selected), (&settings, today)),
        );
        let compared = |old: &[engine::RawFinding], new: &[engine::RawFinding]| {
            let before = Side { deployment: &before.deployment, findings: old };
            compare(before, Side { deployment: &after.deployment, findings: new })
        };
        let Comparison { introduced, resolved } = compared(&old.findings, &new.findings);
        let of_residency = compared(&was.findings, &is.findings);
        let looked_at = subjects(&plan.changes, &plan.drift, &before, &after);
        let gone = engine::run_facts(&checks.registry, only, "change", &looked_at.before);
        let changed = engine::run_facts(&checks.registry, only, "change", &looked_at.after);
        let all = [&old, &new, &was, &is, &gone, &changed];
        let crashed = all.into_iter().filter(|results| results.crashed).count();
        let mut diagnostics = Vec::new();
        for told in [old.diagnostics, new.diagnostics, is.diagnostics, gone.diagnostics, changed.diagnostics] {
            diagnostics.extend(told);
        }
        let standing = |found: &engine::RawFinding, introduced: bool| {
            // What the plan does not come near to was not looked at before: it is what it was.
            let subject = found.parent.or(found.resource);
            let was_looked_at = subject.is_none_or(|resource| is_near(&after, resource))
                || found.resource.is_some_and(|resource| is_near(&after, resource));
            if introduced && was_looked_at { Change::Introduced } else { Change::Existing }
        };
        let mut current = Vec::with_capacity(new.findings.len() + changed.findings.len());
        current.extend(new.findings.into_iter().zip(introduced).filter_map(|(found, introduced)| {
            let change = standing(&found, introduced);
            reported(found, checks, Some(change))
        }));
        // All of residency was looked at before, whatever the plan comes near to: a place is said far away.
        current.extend(is.findings.into_iter().zip(of_residency.introduced).filter_map(|(found, introduced)| {
            reported(found, checks, Some(if introduced { Change::Introduced } else { Change::Existing }))
        }));
        let introduced = |found| reported(found, checks, Some(Change::Introduced));
        current.extend(changed.findings.into_iter().filter_map(introduced));
        let resolved = old.findings.into_iter().zip(resolved);
        let resolved = resolved.chain(was.findings.into_iter().zip(of_residency.resolved));
        let resolved = resolved.filter(|(_, resolved)| *resolved);
        let resolved = resolved.filter_map(|(found, _)| reported(found, checks, Some(Change::Resolved)));
        let gone = resolved.chain(gone.findings.into_iter().filter_map(introduced)).collect();
        let summary = summary(plan, &looked_at, &after);
        Self {
            before: Some(Reviewed { deployment: before.deployment, findings: gone }),
            after: Some(Reviewed { deployment: after.deployment, findings: current }),
            summary: Some(summary),
            diagnostics,
            crashes: crashed,
        }
    }
}

/// What the report says of a plan besides its findings: with what the subjects of checks on changes say of each change.
fn summary(plan: &Plan, looked_at: &Subjects, after: &Linked) -> PlanSummary {
    let subjects = looked_at.before.iter().chain(&looked_at.after);
    let known: FxHashMap<&str, &Value> = subjects.map(|subject| (subject.address.as_str(), &subject.value)).collect();
    let radius = blast_radius::of_plan(plan, Some(after));
    PlanSummary::new(plan, &radius, |change| {
        known.get(change.id.address.as_str()).map(|subject| consequences(subject)).unwrap_or_default()
    })
}

/// What a change brings about, as checks on changes see it.
fn consequences(subject: &Value) -> Consequences<String> {
    let get = |value: &'_ Value, name: &str| value.as_fields().and_then(|fields| fields.get(name)).cloned();
    let text = |value: &Value| value.as_str().map(ToString::to_string);
    let texts = |name: &str| {
        let list = get(subject, name);
        let items = list.as_ref().and_then(|list| list.as_seq()).map_or(&[][..], |seq| seq.items.as_slice());
        items.iter().filter_map(|item| text(&get(item, "text").unwrap_or_else(|| item.clone()))).collect()
    };
    let holds = get(subject, "holds_data").is_some_and(|holds| holds.as_bool() == Some(true));
    Consequences {
        data: get(subject, "data_kind").filter(|_| holds).as_ref().and_then(text),
        opened: texts("exposure"),
        granted: texts("grants"),
        protections_lost: texts("protections_lost"),
    }
}
