//! The configuration that a plan was made from.

use std::path::Path;

use super::evaluate::{opening, surroundings};
use super::plan::PlanRequest;
use super::request::ScanError;
use super::session::Session;
use crate::formats::plan::model::Plan;
use crate::formats::plan::source;
use crate::formats::terraform::{Limits, evaluate_root};
use crate::ir::Deployment;
use crate::source::{EntryKind, RelPath, TrustRoot};

/// Evaluates the root that was planned, with the plan's variables: the directory that a person names, or the one that the
/// plan lies in if that is plain.
///
/// # Errors
/// When the named directory cannot be opened.
pub(super) fn planned_root(
    session: &Session,
    wanted: &PlanRequest,
    plan: &Plan,
) -> Result<Option<Deployment>, ScanError> {
    let Some((trust_root, directory)) = place(session, wanted, plan)? else { return Ok(None) };
    let mut evaluate = wanted.request.evaluate();
    evaluate.given = source::given(&session.files, &trust_root, &session.loader, &directory, plan);
    let around = surroundings(&session.files, &session.loader, &evaluate, &trust_root);
    Ok(Some(evaluate_root(&around, &directory, &Limits::default())))
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
