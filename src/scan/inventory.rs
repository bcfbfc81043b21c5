//! The list of all resources.

use rayon::prelude::*;

use super::checks::facets;
use super::evaluate::evaluate_observed;
use super::refuse;
use super::request::{Request, ScanError};
use super::session::Session;
use super::settings::SettingsTree;
use crate::ir::ResourceIndex;
use crate::link::{link, place};
use crate::report::{Inventory, Listed, Secrets};

/// Lists the resources of all roots in the paths of a request, with the regions that they are in.
///
/// # Errors
/// When a path is not there.
pub fn inventory(session: &Session, request: &Request) -> Result<Inventory, ScanError> {
    session.on_threads(request.jobs, || {
        let facets = || facets(session, request);
        let settings = SettingsTree::new(&session.files, (request.config.as_ref(), request.root.as_ref()), &facets);
        let evaluated = session.timed("evaluate", || evaluate_observed(session, &request.evaluate(), &settings));
        refuse(&evaluated.refused, &settings)?;
        let listed = |deployment| {
            let linked = link(deployment);
            let count = u32::try_from(linked.deployment.resources.len()).unwrap_or(u32::MAX);
            let regions = (0..count).map(|index| place(&linked, ResourceIndex(index))).collect();
            Listed { deployment: linked.deployment, regions }
        };
        let listed: Vec<Listed> = session.timed("list", || evaluated.deployments.into_par_iter().map(listed).collect());
        let of_files = (evaluated.files, evaluated.diagnostics.as_slice());
        Ok(Inventory::new(&session.files, &listed, of_files, Secrets::default()))
    })
}
