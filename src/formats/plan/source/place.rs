//! Where the configuration of a plan lies.

use rustc_hash::FxHashSet;

use crate::formats::plan::model::{ConfiguredModule, Plan};
use crate::formats::terraform::{Loader, Module, has_configuration};
use crate::ir::Mode;
use crate::source::{Files, RelPath, TrustRoot};

/// How many of a hundred blocks of the plan's root have to stand in a directory.
const ENOUGH: usize = 80;

/// The directory of the root that a plan was made from, when that is plain: the plan's own directory or the one above it,
/// inside the trust root, if its files hold at least four in five of the resources and module calls that the plan names in
/// its root, and at least one. Plans are often written into a directory of their own below the root.
#[must_use]
pub fn find(files: &Files, trust_root: &TrustRoot, loader: &Loader, plan: &RelPath, changes: &Plan) -> Option<RelPath> {
    let own = plan.parent()?;
    let above = own.parent();
    std::iter::once(own).chain(above).find(|directory| {
        trust_root.reaches(directory)
            && files.list_dir(trust_root, directory).is_ok_and(|listing| has_configuration(&listing))
            && holds(&loader.load(files, trust_root, directory), &changes.configuration.root)
    })
}

/// Whether a module holds most of the blocks of a planned one.
fn holds(module: &Module, planned: &ConfiguredModule) -> bool {
    let resources: FxHashSet<(Mode, &str, &str)> =
        module.resources.iter().map(|block| (block.mode, block.ty.as_str(), block.name.as_str())).collect();
    let calls: FxHashSet<&str> = module.calls.iter().map(|call| call.name.as_str()).collect();
    let found = planned.resources.iter().filter(|r| resources.contains(&(r.mode, r.ty.as_str(), r.name.as_str())));
    let found = found.count() + planned.calls.iter().filter(|call| calls.contains(call.name.as_str())).count();
    found > 0 && found * 100 >= (planned.resources.len() + planned.calls.len()) * ENOUGH
}
