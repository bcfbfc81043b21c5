//! The configuration that a plan was made from, or the template of a change set.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::evaluate::{evaluate_observed, opening, regions, surroundings};
use super::plan::PlanRequest;
use super::request::ScanError;
use super::session::Session;
use super::settings::SettingsTree;
use crate::formats::cloudformation::ChangeSet;
use crate::formats::plan::model::Plan;
use crate::formats::plan::source;
use crate::formats::terraform::{Limits, evaluate_root};
use crate::ir::Deployment;
use crate::settings::Settings;
use crate::source::{EntryKind, RelPath, Start, TrustRoot};

/// Evaluates the root that was planned, with the plan's variables: the directory that a person names, or the one that the
/// plan lies in if that is plain.
///
/// # Errors
/// When the named directory cannot be opened.
pub(super) fn planned_root(
    session: &Session,
    wanted: &PlanRequest,
    plan: &Plan,
    settings: &Settings,
) -> Result<Option<Deployment>, ScanError> {
    let Some((trust_root, directory)) = place(session, wanted, plan)? else { return Ok(None) };
    let mut evaluate = wanted.request.evaluate();
    evaluate.given = source::given(&session.files, &trust_root, &session.loader, &directory, plan);
    let regions = regions(&evaluate, settings);
    let around = surroundings(&session.files, &session.loader, &evaluate, (&trust_root, Some(&regions)));
    Ok(Some(evaluate_root(&around, &directory, &Limits::default())))
}

/// Evaluates the template of a change set with the parameters that it has, and adds to the plan what the change set leaves as it
/// is: the one that holds most of what is changed, of those that a person names.
///
/// # Errors
/// When the named place cannot be opened.
pub(super) fn planned_template(
    session: &Session,
    wanted: &PlanRequest,
    change_set: &ChangeSet,
    plan: &mut Plan,
    settings: &SettingsTree<'_>,
) -> Result<Option<Deployment>, ScanError> {
    let Some(source) = &wanted.source else { return Ok(None) };
    let mut request = wanted.request.evaluate();
    request.paths = vec![source.clone()];
    request.default_region = request.default_region.or_else(|| change_set.region.clone());
    // Whoever names a value on the command line knows better.
    request.parameters.flags.splice(0..0, change_set.parameters.iter().cloned());
    let evaluated = evaluate_observed(session, &request, settings);
    settings.refuse()?;
    if let Some(error) = evaluated.refused.into_iter().next() {
        return Err(ScanError::Source(error));
    }
    let changed: FxHashSet<(&str, &str)> =
        plan.changes.iter().map(|change| (change.id.address.as_str(), change.id.ty.as_str())).collect();
    let fits = |deployment: &Deployment| {
        let resources = deployment.resources.iter();
        let found = resources.filter(|r| changed.contains(&(r.address.as_str(), r.ty.as_str()))).count();
        let named = deployment.root.rsplit('/').next() == Some(change_set.stack.as_str());
        (found, named)
    };
    // Of several that fit as well the first counts.
    let found = evaluated.deployments.into_iter().rev().max_by_key(|deployment| fits(deployment));
    let found = found.filter(|deployment| fits(deployment).0 > 0 || (plan.changes.is_empty() && fits(deployment).1));
    if let Some(source) = &found {
        change_set.complete(plan, source);
    }
    Ok(found)
}

/// What is set for a plan: by the file that a person names; in the directory that was planned and above it, where a person
/// names that; else around the plan, or, where there is nothing, around the directory that the person works in.
///
/// # Errors
/// When the named directory cannot be opened, or settings are in error.
pub(super) fn planned_settings(
    session: &Session,
    wanted: &PlanRequest,
    tree: &SettingsTree<'_>,
) -> Result<Arc<Settings>, ScanError> {
    let directory = |start: &Start| match start.kind {
        EntryKind::Directory => start.path.clone(),
        _ => start.path.parent().unwrap_or_default(),
    };
    let is_set = |start: &Start| tree.has_file(&start.root, &directory(start));
    let start = match &wanted.source {
        Some(source) => Some(session.open(&wanted.request, source)?),
        None => {
            let around = session.open(&wanted.request, &wanted.file).ok().filter(is_set);
            around.or_else(|| session.files.open(Path::new("."), wanted.request.root.as_deref()).ok())
        }
    };
    let settings = start.map(|start| tree.for_root(&start.root, &directory(&start))).unwrap_or_default();
    tree.refuse()?;
    Ok(settings)
}

fn place(session: &Session, wanted: &PlanRequest, plan: &Plan) -> Result<Option<(TrustRoot, RelPath)>, ScanError> {
    let open = |path: &Path| {
        let opening = opening(wanted.request.root.as_deref(), wanted.request.home.as_deref());
        session.loader.open(&session.files, path, opening)
    };
    if let Some(directory) = &wanted.source {
        let start = open(directory).map_err(ScanError::Source)?;
        let directory = match start.kind {
            EntryKind::Directory => start.path,
            _ => start.path.parent().unwrap_or_default(),
        };
        return Ok(Some((start.root, directory)));
    }
    // A plan may lie anywhere: outside of the trust root it is read all the same, by itself.
    let Ok(start) = open(&wanted.file) else { return Ok(None) };
    let found = source::find(&session.files, &start.root, &session.loader, &start.path, plan);
    Ok(found.map(|directory| (start.root, directory)))
}
