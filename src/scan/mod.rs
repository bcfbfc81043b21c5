//! The whole line, from paths to a report: the one function that the command line, the editor and the tests call.

mod checks;
mod commit;
mod document;
mod evaluate;
mod inventory;
mod kept;
mod plan;
mod planned;
mod request;
mod residency;
mod residency_report;
mod selection;
mod session;
mod settings;
mod suppressing;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use bartizan_lang::check::ResidencyExample;
use bartizan_lang::{Diagnostic, FileId, Span};
use jiff::civil::Date;
use rayon::prelude::*;

pub use checks::Checks;
pub use evaluate::{Evaluate, Evaluated, evaluate};
use evaluate::{evaluate_observed, evaluate_roots, find};
pub use inventory::inventory;
use kept::{Judged, Kept, Text};
pub use plan::{PlanRequest, review};
pub use request::{Catalogue, ExampleResult, Request, ScanError, SettingsProblem, TestReport};
pub use residency_report::residency;
pub use selection::{PatternError, Selection, Selector, no_such_check};
pub use session::{Progress, Session, Timings};
pub use settings::{SettingsTree, known_names};
use suppressing::{Effect, Scope, Suppressing};

use crate::change::example::from_example;
use crate::engine::{self, CheckIndex, KnownFacet, Verdicts, examples};
use crate::formats::cloudformation;
use crate::formats::pulumi::program;
use crate::formats::terraform::evaluate_text;
use crate::ir::{Deployment, ResourceIndex};
use crate::link::link;
use crate::report::{
    Change, Checked, Facet, FacetField, FacetSource, Inspection, Mark, Marking, Material, Place, RawFinding, Report,
    Secrets, Status, Untrusted, editor_marks,
};
use crate::residency::facts::from_example as residency_example;
use crate::settings::Settings;
use crate::source::SourceError;
use crate::source::{RelPath, RootId};

/// Scans the paths of a request: evaluates every root in them, runs the selected checks, and reports.
///
/// # Errors
/// When the request cannot be carried out at all: a path is not there, or a selection is not understood.
pub fn scan(session: &Session, request: &Request) -> Result<Report, ScanError> {
    session.on_threads(request.jobs, || {
        let looked = Looked::new(session, request, usize::MAX)?;
        let report = session.timed("report", || looked.report_of(session, request));
        session.keep(looked.deployments());
        Ok(report)
    })
}

/// Does the same without the report, which can be made of it. Of the roots that are not kept, only so many are evaluated; the
/// next call goes on with the others, see [`Looked::left`].
///
/// # Errors
/// When the request cannot be carried out at all.
pub fn look(session: &Session, request: &Request, at_most: usize) -> Result<Looked, ScanError> {
    session.on_threads(request.jobs, || {
        let looked = Looked::new(session, request, at_most)?;
        session.keep(looked.deployments());
        Ok(looked)
    })
}

/// What a scan found, before it is reported.
pub struct Looked {
    selected: usize,
    /// In the order of the roots.
    roots: Vec<Arc<Judged>>,
    /// What is to be said besides what the roots hold.
    diagnostics: Vec<Diagnostic>,
    /// How many files were read.
    files: usize,
    crashes: usize,
    document: Option<FileId>,
    left: usize,
}

impl Looked {
    /// How many roots are not evaluated yet. What is said of a place may hang on all roots, so all of it is for the time
    /// being as long as some are left.
    #[must_use]
    pub const fn left(&self) -> usize {
        self.left
    }

    /// Evaluates and checks what is not kept, of that so many roots at most.
    fn new(session: &Session, request: &Request, at_most: usize) -> Result<Self, ScanError> {
        let mut kept = session.kept();
        let keeps = kept.is_some();
        let mut fresh = Kept::default();
        let kept = kept.as_deref_mut().unwrap_or(&mut fresh);
        let chosen = match &kept.chosen {
            Some(chosen) => chosen.clone(),
            None => session.timed("checks", || Chosen::new(session, request).map(Arc::new))?,
        };
        kept.chosen = Some(chosen.clone());
        let Chosen { checks, selected, ignored, values } = &*chosen;
        let around = (&session.files, &session.loader);
        let (found, new, done, left) = session.timed("evaluate", || {
            let found = match kept.found(around) {
                Some(found) => found,
                None => {
                    let facets = || checks.facets();
                    let config = (request.config.as_ref(), request.root.as_ref());
                    let settings = SettingsTree::new(&session.files, config, &facets);
                    let found = Arc::new(find(around, values, &settings));
                    refuse(&found.refused, &settings)?;
                    if keeps {
                        kept.keep_found(&found);
                    }
                    found
                }
            };
            let is_new = |index: &usize| found.roots.get(*index).is_some_and(|root| !kept.has(root));
            let mut new: Vec<usize> = (0..found.roots.len()).filter(is_new).collect();
            let left = new.len().saturating_sub(at_most);
            new.truncate(at_most);
            let done = evaluate_roots(around, values, (&found, &new), session.progress.as_deref());
            Ok::<_, ScanError>((found, new, done, left))
        })?;
        let done: Vec<(usize, evaluate::Done)> = new.into_iter().zip(done).collect();
        let nested = kept.nested(&found, &done);
        if let Some(progress) = &session.progress {
            progress.begin("checking", done.len());
        }
        let verdicts = &kept.verdicts;
        let judged: Vec<(usize, Judged, Option<Verdicts>)> = session.timed("check", || {
            let one = |(index, mut done): (usize, evaluate::Done)| {
                if nested.get(index) == Some(&true) {
                    done.deployment = Deployment::default();
                    done.nothing = true;
                }
                let settings = found.settings.get(index).cloned().unwrap_or_default();
                let before = found.roots.get(index).and_then(|root| verdicts.get(&root.key()));
                let (judged, after) =
                    judge(done, (checks, selected), (&settings, request.date), before.map(|before| &**before));
                if let Some(progress) = &session.progress {
                    progress.advance(1);
                }
                (index, judged, after)
            };
            done.into_par_iter().with_max_len(1).map(one).collect()
        });
        let mut diagnostics = found.diagnostics.clone();
        diagnostics.extend(checks.registry.diagnostics.iter().cloned());
        diagnostics.extend(ignored.iter().cloned());
        let (roots, notes) = session.timed("suppress", || {
            let scope = Scope::Scan { selected };
            let suppressing = Suppressing::new((session, request, checks), scope, &mut kept.suppressions);
            let apply = |(index, mut judged, verdicts): (usize, Judged, Option<Verdicts>)| {
                judged.effect = suppressing.apply(&judged.deployment, &mut judged.findings);
                (index, judged, verdicts)
            };
            let all = kept.complete(&found, &nested, judged.into_iter().map(apply));
            // Which suppressions are for nothing is known once all roots are.
            let notes = match left {
                0 => suppressing.notes(all.iter().map(|judged| &judged.effect)),
                _ => Vec::new(),
            };
            (all, notes)
        });
        diagnostics.extend(notes);
        let document = match roots.as_slice() {
            [only] => only.document,
            _ => None,
        };
        let (files, _) = found.count(around);
        let mut looked =
            Self { selected: selected.len(), roots: Vec::new(), diagnostics, files, crashes: 0, document, left };
        for judged in roots {
            looked.files += judged.files.0;
            looked.crashes += judged.crashes;
            looked.diagnostics.extend(judged.diagnostics.iter().cloned());
            if judged.nothing {
                looked.diagnostics.extend(judged.deployment.diagnostics.iter().cloned());
            } else {
                looked.roots.push(judged);
            }
        }
        Ok(looked)
    }

    /// The deployments, in the order of the roots.
    #[must_use]
    pub fn deployments(&self) -> Vec<Arc<Deployment>> {
        self.roots.iter().map(|judged| judged.deployment.clone()).collect()
    }

    /// The report of what the last scan of the session found.
    #[must_use]
    pub fn report(&self, session: &Session, request: &Request) -> Report {
        session.in_parallel(|| self.report_of(session, request))
    }

    /// What of it is to be shown in texts: what the report has to show, without the rest of it.
    #[must_use]
    pub fn marks(&self, session: &Session, request: &Request, marking: &mut Marking) -> Vec<Mark> {
        if request.selection.severity.is_some() {
            return editor_marks(&self.report(session, request), &session.files);
        }
        session.in_parallel(|| {
            self.roots.par_iter().with_max_len(1).for_each(|judged| {
                let _ = judged.secrets();
            });
            marking.marks(&self.material(session, request), self.roots.iter().map(|judged| judged.secrets()))
        })
    }

    /// What is to be shown in the texts of the roots that rely on a file, as far as they are known by now.
    #[must_use]
    pub fn marks_around(&self, session: &Session, request: &Request, root: RootId, path: &RelPath) -> Vec<Mark> {
        let text = Text::new(root, path);
        let relying = |judged: &&Arc<Judged>| judged.hangs_on(&text);
        let mut material = self.material_of(session, request, self.roots.iter().filter(relying));
        material.diagnostics.clear();
        // What must not be shown of any root is not shown of these.
        let secrets = || self.roots.iter().map(|judged| judged.secrets());
        session.in_parallel(|| Marking::default().marks(&material, secrets()))
    }

    fn report_of(&self, session: &Session, request: &Request) -> Report {
        Report::new(self.material(session, request))
    }

    fn material<'a>(&'a self, session: &'a Session, request: &Request) -> Material<'a> {
        self.material_of(session, request, self.roots.iter())
    }

    fn material_of<'a>(
        &'a self,
        session: &'a Session,
        request: &Request,
        roots: impl Iterator<Item = &'a Arc<Judged>>,
    ) -> Material<'a> {
        let checked = roots.map(|judged| Checked {
            deployment: &judged.deployment,
            findings: Cow::Borrowed(judged.findings.as_slice()),
            number: judged.number,
        });
        Material {
            files: &session.files,
            checked: checked.collect(),
            diagnostics: self.diagnostics.clone(),
            secrets: Secrets::default(),
            files_read: self.files,
            checks: self.selected,
            crashes: self.crashes,
            severity: request.selection.severity,
            plan: None,
            plan_file: self.document,
        }
    }
}

/// The checks of a request.
struct Chosen {
    checks: Arc<Checks>,
    selected: Vec<CheckIndex>,
    /// What is to be said of the selection.
    ignored: Vec<Diagnostic>,
    /// What is asked of the evaluation.
    values: Evaluate,
}

impl Chosen {
    fn new(session: &Session, request: &Request) -> Result<Self, ScanError> {
        let selector = request.selection.compile()?;
        let checks = Checks::load(session, request)?;
        let ignored = misspelt(&checks, &request.selection)?;
        let selected = checks.selected(&selector);
        let values = Evaluate { raw: checks.registry.raw_types(&selected), ..request.evaluate() };
        Ok(Self { checks, selected, ignored, values })
    }
}

/// Refuses a `--select` that names no check. An `--ignore` may name what another tool checks and this one does not: that
/// is told. So is a selected check whose file is in error, beside the error.
fn misspelt(checks: &Checks, selection: &Selection) -> Result<Vec<Diagnostic>, ScanError> {
    if selection.select.is_empty() && selection.ignore.is_empty() {
        return Ok(Vec::new());
    }
    let known: Vec<_> = checks.registry.iter().map(|(_, registered)| checks::brief(registered)).collect();
    let misspelt = selection.misspelt(&known)?;
    let mut told = misspelt.ignore;
    if checks.registry.diagnostics.is_empty() {
        if let Some(first) = misspelt.select.into_iter().next() {
            return Err(ScanError::NoSuchCheck(first));
        }
    } else {
        told.extend(misspelt.select);
    }
    Ok(told.into_iter().map(|message| Diagnostic::warning(message, Span::NONE)).collect())
}

/// Links a deployment and runs the checks on it. A crash loses this root's findings and nothing else.
fn judge(
    done: evaluate::Done,
    (checks, selected): (&Checks, &[CheckIndex]),
    settings: (&Settings, Option<Date>),
    before: Option<&Verdicts>,
) -> (Judged, Option<Verdicts>) {
    let evaluate::Done { deployment, crashed, files, called, document, nothing, reliance } = done;
    let mut judged = Judged {
        deployment: Arc::default(),
        findings: Vec::new(),
        diagnostics: Vec::new(),
        effect: Effect::default(),
        crashes: usize::from(crashed),
        files,
        called,
        document,
        nothing,
        reliance,
        secrets: OnceLock::new(),
        number: 0,
    };
    if nothing {
        judged.deployment = Arc::new(deployment);
        return (judged, None);
    }
    let root = deployment.root.clone();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let linked = link(deployment);
        let selection = engine::Selection::Only(selected);
        let run = || match before {
            Some(before) => {
                let (results, after) = engine::run_again(&linked, &checks.registry, selection, before);
                (results, Some(after))
            }
            None => (engine::run(&linked, &checks.registry, selection), None),
        };
        let ((mut results, after), of_residency) =
            rayon::join(run, || residency::judge(&linked, (checks, selected), settings));
        results.add(of_residency);
        (linked.deployment, results, after)
    }));
    let mut verdicts = None;
    match outcome {
        Ok((deployment, results, after)) => {
            verdicts = after;
            judged.deployment = Arc::new(deployment);
            judged.findings = results.findings.into_iter().filter_map(|found| reported(found, checks, None)).collect();
            judged.diagnostics = results.diagnostics;
            judged.crashes += usize::from(results.crashed);
        }
        Err(_) => {
            let message = format!("the program crashed while it checked {root:?}");
            judged.deployment = Arc::new(Deployment { root, ..Deployment::default() });
            judged.diagnostics.push(Diagnostic::error(message, Span::NONE));
            judged.crashes += 1;
        }
    }
    (judged, verdicts)
}

/// A finding as reports take it.
fn reported(found: engine::RawFinding, checks: &Checks, change: Option<Change>) -> Option<RawFinding> {
    Some(RawFinding {
        check: checks.about(found.check)?,
        index: found.check,
        suppression: None,
        status: match found.status {
            engine::Status::Fail => Status::Fail,
            engine::Status::Unknown => Status::Unknown,
        },
        // What is wrong with the deployment as a whole is told at its first resource.
        resource: found.resource.unwrap_or(ResourceIndex(0)),
        parent: found.parent,
        subject_type: found.subject_type,
        message: found.message,
        at: found.at,
        value: found.value,
        when: found.when,
        origins: found.origins,
        reasons: found.reasons,
        topic: found.topic,
        steps: found.steps,
        change,
    })
}

/// The checks that there are, sorted by id, those of the request's own directories included.
///
/// # Errors
/// When a directory of own checks cannot be read.
pub fn catalogue(session: &Session, request: &Request, prose: bool) -> Result<Catalogue, ScanError> {
    let checks = Checks::load(session, request)?;
    let mut diagnostics = misspelt(&checks, &request.selection)?;
    diagnostics.extend(checks.registry.diagnostics.iter().cloned());
    let about = |(_, registered)| {
        Some(Arc::new(if prose { checks::with_examples(registered) } else { checks::brief(registered) }))
    };
    let facets = if prose { checks.registry.facets().iter().filter_map(facet).collect() } else { Vec::new() };
    Ok(Catalogue { checks: checks.registry.iter().filter_map(about).collect(), facets, diagnostics })
}

/// A facet as people read it.
fn facet(known: &KnownFacet) -> Option<Facet> {
    let text = |text: &str| Untrusted::without_values(text);
    let facet = known.facet()?;
    let fields = facet.fields.iter().enumerate().map(|(place, field)| FacetField {
        name: text(&field.name),
        ty: text(&field.ty),
        about: text(&field.about),
        sources: facet
            .from
            .iter()
            .map(|from| FacetSource {
                ty: text(&from.target.to_string()),
                called: text(&from.called),
                expression: from.written.get(place).map(|w| text(w)).unwrap_or_default(),
                why: from.why.iter().find(|(of, _)| *of == field.name).map(|(_, why)| text(why)),
            })
            .collect(),
    });
    Some(Facet { name: text(&facet.name), about: text(&facet.about), fields: fields.collect() })
}

/// Evaluates the one root that a path names, and shows what the evaluator sees of it.
///
/// # Errors
/// When the path is not there, or does not name one root.
pub fn inspect(session: &Session, request: &Request, show_sensitive: bool) -> Result<Inspection, ScanError> {
    session.on_threads(request.jobs, || {
        // An inspection is held against a plan.
        let values = Evaluate {
            plans: true,
            tolerate_defaults: false,
            working_directory: request.working_directory.clone(),
            ..request.evaluate()
        };
        let facets = || checks::facets(session, request);
        let settings = SettingsTree::new(&session.files, (request.config.as_ref(), request.root.as_ref()), &facets);
        let evaluated = session.timed("evaluate", || evaluate_observed(session, &values, &settings));
        refuse(&evaluated.refused, &settings)?;
        let named = request.paths.first().and_then(|path| session.open(request, path).ok());
        let named = named.map(|start| start.path.as_str().to_owned()).unwrap_or_default();
        let shown = |root: &str| if root.is_empty() { ".".to_owned() } else { root.to_owned() };
        let mut deployments: Vec<_> = evaluated.deployments.iter().collect();
        if deployments.len() > 1 {
            deployments.retain(|deployment| shown(&deployment.root) == shown(&named));
        }
        let [deployment] = deployments.as_slice() else {
            let roots = evaluated.deployments.iter().map(|deployment| shown(&deployment.root)).collect();
            return Err(ScanError::NotOneRoot { roots });
        };
        let diagnostics: &[Diagnostic] = &evaluated.diagnostics;
        Ok(Inspection::new(&session.files, deployment, diagnostics, Secrets::default(), show_sensitive))
    })
}

/// Runs the examples of checks: of those that the paths of the request hold, or of all.
///
/// # Errors
/// When a directory of own checks cannot be read.
pub fn test(session: &Session, request: &Request) -> Result<TestReport, ScanError> {
    session.on_threads(request.jobs, || {
        let selector = request.selection.compile()?;
        let checks = if request.paths.is_empty() {
            Checks::load(session, request)?
        } else {
            Arc::new(Checks::only(session, &request.paths)?)
        };
        let mut diagnostics = misspelt(&checks, &request.selection)?;
        diagnostics.extend(checks.registry.diagnostics.iter().cloned());
        let selected = checks.selected(&selector);
        let raw = checks.registry.raw_types(&selected);
        let from_text = |text: &str, format: &str| match format {
            "terraform" => Ok(link(evaluate_text(text))),
            "cloudformation" => Ok(link(cloudformation::evaluate_text(text, &raw))),
            "pulumi" => Ok(link(program::evaluate_text(text))),
            other => Err(vec![Diagnostic::error(
                format!("examples in the format {other:?} cannot be tried yet"),
                Span::NONE,
            )]),
        };
        let facet_names = || checks.facets();
        let has_facet = |facet: &str, ty: &str| residency::has_facet(&checks.registry, facet, ty);
        let of_residency =
            |example: &ResidencyExample| residency_example(example, &known_names(&facet_names), &has_facet);
        let made = examples::Made { deployment: &from_text, changes: &from_example, residency: &of_residency };
        let tried: Vec<Vec<examples::Tried>> =
            selected.par_iter().map(|index| examples::try_check(&checks.registry, *index, made)).collect();
        let mut results: Vec<ExampleResult> = Vec::new();
        if request.selection.is_all() {
            let wanted = |facet: &&KnownFacet| request.paths.is_empty() || facet.is_own();
            results.extend(checks.registry.facets().iter().filter(wanted).flat_map(tried_facet));
        }
        let of_checks = tried.into_iter().flatten().filter_map(|tried| {
            let registered = checks.registry.get(tried.check)?;
            let span = match &tried.trial {
                examples::Trial::Example(place, ..) if registered.own => {
                    registered.examples().get(*place).map(|e| e.span)
                }
                _ => Some(registered.span),
            };
            Some(ExampleResult {
                check: Untrusted::without_values(registered.about.id.as_str()),
                example: Untrusted::without_values(tried.trial.to_string().as_str()),
                problems: tried.problems.iter().map(|p| Untrusted::without_values(p.as_str())).collect(),
                place: span.and_then(|span| Place::of(span, &session.files)),
            })
        });
        results.extend(of_checks);
        Ok(TestReport { results, checks: selected.len(), diagnostics })
    })
}

/// The trials of a facet: each field on each type.
fn tried_facet(facet: &KnownFacet) -> Vec<ExampleResult> {
    let name = Untrusted::without_values(format!("facet.{}", facet.name));
    let tried = examples::try_facet(facet).into_iter();
    let result = |tried: examples::TriedField| ExampleResult {
        check: name.clone(),
        example: Untrusted::without_values(format!(
            "{} of {} with nothing optional written, and with nothing known",
            tried.field, tried.ty
        )),
        problems: tried.problem.into_iter().map(Untrusted::without_values).collect(),
        place: None,
    };
    tried.map(result).collect()
}

/// A path that cannot be opened, or settings that are in error, stop the whole scan: what is left would be a result for another
/// question.
fn refuse(refused: &[SourceError], settings: &SettingsTree<'_>) -> Result<(), ScanError> {
    match refused.first() {
        Some(error) => Err(ScanError::Source(error.clone())),
        None => settings.refuse(),
    }
}
