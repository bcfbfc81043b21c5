//! What checks say before and after, held against each other.

use rustc_hash::FxHashMap;

use crate::engine::{CheckIndex, RawFinding};
use crate::ir::{Deployment, ResourceIndex};

/// What checks found in one of the two deployments.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The deployment.
    pub deployment: &'a Deployment,
    /// The findings.
    pub findings: &'a [RawFinding],
}

/// Which findings have no counterpart on the other side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// For each finding after: whether it is there only then.
    pub introduced: Vec<bool>,
    /// For each finding before: whether it will be gone.
    pub resolved: Vec<bool>,
}

/// A mistake, wherever it is met: the check, what it is about, and the addresses.
#[derive(PartialEq, Eq, Hash)]
struct Mistake<'a> {
    check: CheckIndex,
    topic: &'a str,
    resource: &'a str,
    parent: &'a str,
}

/// Finds for each finding its counterpart on the other side. A resource that is moved has its new address on both.
///
/// Where a check finds several mistakes in one resource, those that say the same belong together; of the others, one before
/// and one after are the same mistake only if there is no more than one of each: a rule that takes the place of another one
/// is new.
#[must_use]
pub fn compare(before: Side<'_>, after: Side<'_>) -> Comparison {
    let mut comparison =
        Comparison { introduced: vec![true; after.findings.len()], resolved: vec![true; before.findings.len()] };
    let mut places: FxHashMap<Mistake<'_>, (Vec<usize>, Vec<usize>)> = FxHashMap::default();
    for (place, finding) in before.findings.iter().enumerate() {
        places.entry(mistake(before.deployment, finding)).or_default().0.push(place);
    }
    for (place, finding) in after.findings.iter().enumerate() {
        if let Some((_, new)) = places.get_mut(&mistake(after.deployment, finding)) {
            new.push(place);
        }
    }
    for (old, mut new) in places.into_values() {
        let alone = old.len() == 1 && new.len() == 1;
        for there in old {
            let said = before.findings.get(there).map(|finding| finding.message.as_str());
            let same = new
                .iter()
                .position(|here| alone || after.findings.get(*here).map(|finding| finding.message.as_str()) == said);
            if let Some(same) = same {
                let here = new.swap_remove(same);
                if let (Some(resolved), Some(introduced)) =
                    (comparison.resolved.get_mut(there), comparison.introduced.get_mut(here))
                {
                    (*resolved, *introduced) = (false, false);
                }
            }
        }
    }
    comparison
}

fn mistake<'a>(deployment: &'a Deployment, finding: &'a RawFinding) -> Mistake<'a> {
    let address = |index: Option<ResourceIndex>| {
        index.and_then(|index| deployment.resource(index)).map_or("", |resource| resource.address.as_str())
    };
    let (resource, parent) = (address(finding.resource), address(finding.parent));
    Mistake { check: finding.check, topic: &finding.topic, resource, parent }
}
