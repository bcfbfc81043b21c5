//! The report on residency: where the data of all roots is, and what the policies say of that.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::checks::Checks;
use super::commit::commit;
use super::evaluate::evaluate_observed;
use super::refuse;
use super::request::{Request, ScanError};
use super::residency::has_facet;
use super::session::Session;
use super::settings::SettingsTree;
use crate::ir::Deployment;
use crate::link::{Linked, link};
use crate::report::{AssessedRoot, Commit, Residency, ResidencyMaterial};
use crate::residency::assess::{Assessment, Question, assess};
use crate::residency::catalogue::Catalogue;
use crate::residency::movement::movements;
use crate::settings::Settings;
use crate::source::RootId;

/// Holds the policies against all roots in the paths of a request. With `register` also what a register of processing asks for is
/// gathered.
///
/// # Errors
/// When a path is not there, settings are in error, or no policy holds for any of the roots.
pub fn residency(session: &Session, request: &Request, register: bool) -> Result<Residency, ScanError> {
    session.on_threads(request.jobs, || {
        let checks = session.timed("checks", || Checks::load(session, request))?;
        let names = || checks.facets();
        let settings = SettingsTree::new(&session.files, (request.config.as_ref(), request.root.as_ref()), &names);
        let evaluated = session.timed("evaluate", || evaluate_observed(session, &request.evaluate(), &settings));
        refuse(&evaluated.refused, &settings)?;
        if !evaluated.deployments.is_empty() && evaluated.settings.iter().all(|set| set.residency.is_empty()) {
            return Err(ScanError::NoPolicy);
        }
        let has_facet = |facet: &str, ty: &str| has_facet(&checks.registry, facet, ty);
        let judge = |(deployment, settings): (Deployment, Arc<Settings>)| {
            let linked = link(deployment);
            let (catalogue, _) = Catalogue::with(&settings.sites);
            let assessment = match settings.residency.is_empty() {
                true => Assessment::default(),
                false => assess(Question {
                    linked: &linked,
                    catalogue: &catalogue,
                    settings: &settings,
                    movements: &movements(&linked, &catalogue),
                    today: request.date,
                    facets: &has_facet,
                }),
            };
            Judged { linked, settings, catalogue, assessment }
        };
        let roots = evaluated.deployments.into_par_iter().zip(evaluated.settings).with_max_len(1);
        let mut judged: Vec<Judged> = session.timed("judge", || roots.map(judge).collect());
        let mut diagnostics = evaluated.diagnostics;
        let roots = judged.iter_mut().map(|one| {
            diagnostics.append(&mut one.assessment.diagnostics);
            let assessment = std::mem::take(&mut one.assessment);
            AssessedRoot { linked: &one.linked, settings: &one.settings, catalogue: &one.catalogue, assessment }
        });
        let roots = roots.collect();
        let material = ResidencyMaterial {
            files: &session.files,
            roots,
            diagnostics,
            files_read: evaluated.files,
            date: request.date,
            commits: commits(session, request),
            plan_file: evaluated.document,
            register,
        };
        let report = session.timed("report", || Residency::new(material));
        // The process ends soon: the operating system takes memory back faster than freeing it piece by piece does.
        session.keep(judged.into_iter().map(|one| Arc::new(one.linked.deployment)).collect());
        Ok(report)
    })
}

/// A root with all that is known of it.
struct Judged {
    linked: Linked,
    settings: Arc<Settings>,
    catalogue: Catalogue,
    assessment: Assessment,
}

/// The commits of the trust roots of all paths.
fn commits(session: &Session, request: &Request) -> BTreeMap<RootId, Commit> {
    let opened = request.paths.iter().filter_map(|path| session.open(request, path).ok());
    opened.map(|start| (start.root.id(), commit(&session.files, &start.root))).collect()
}
