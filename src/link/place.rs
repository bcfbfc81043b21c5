//! Where a resource is: its region or location, as its provider calls it.

use bartizan_lang::Value;
use bartizan_lang::value::{Reason, Reference};
use smallvec::SmallVec;

use super::Linked;
use super::index::parts;
use crate::ir::{Resource, ResourceIndex};
use crate::providers::companions;
use crate::providers::schema::{self, Presence};
use crate::providers::shape::each_leaf;

/// Longest way from a part to the parent that says where it is.
const MAX_STEPS: usize = 8;

/// The region of a resource: what it says itself, what an ARN in it says, where its parent is, where its provider works.
/// Unknown with the reason when nothing says it.
#[must_use]
pub fn place(linked: &Linked, index: ResourceIndex) -> Value {
    find(linked, index, MAX_STEPS)
}

fn find(linked: &Linked, index: ResourceIndex, steps: usize) -> Value {
    let Some(resource) = linked.deployment.resource(index) else { return Value::unknown(Reason::Invalid) };
    if let Some(own) = own(resource) {
        return own;
    }
    if let Some(region) = arn_region(resource) {
        return region;
    }
    if steps > 0
        && let Some(parent) = parent(linked, index, resource)
    {
        return find(linked, parent, steps - 1);
    }
    if has_regional_provider(resource) {
        return resource.provider.region.clone();
    }
    match container(linked, resource) {
        Some(container) if steps > 0 => find(linked, container, steps - 1),
        _ => Value::unknown(Reason::Other(format!("nothing says where {} is", resource.address).into())),
    }
}

/// What the resource says: a region, a location, or a zone that lies in one.
fn own(resource: &Resource) -> Option<Value> {
    let written = |name| resource.get(name).filter(|value| !value.is_null());
    if let Some(value) = written("region").or_else(|| written("location")) {
        return Some(value.clone());
    }
    let zone = written("zone").or_else(|| written("availability_zone"))?;
    Some(each_leaf(zone, &mut |leaf| match leaf.as_str() {
        Some(text) => Value::string(region_of_zone(text)).at(leaf.span).made_from(leaf),
        None => leaf.clone(),
    }))
}

/// The region of a zone: `eu-central-1a` lies in `eu-central-1`, `europe-west1-b` in `europe-west1`, `eu-de-2` in `eu-de`.
fn region_of_zone(zone: &str) -> &str {
    let Some((front, last)) = zone.rsplit_once('-') else { return zone };
    let digits = last.trim_end_matches(|c: char| c.is_ascii_lowercase());
    match (digits.len(), last.len() - digits.len()) {
        // AWS: a number and a letter, without a dash between.
        (1.., 1) => &zone[..zone.len() - 1],
        // Google Cloud and IBM Cloud: a letter or a number of its own behind the region.
        (0, 1) | (1.., 0) if front.contains('-') => front,
        _ => zone,
    }
}

/// The region in the ARN that says what this is, or what it is a part of.
fn arn_region(resource: &Resource) -> Option<Value> {
    let join = companions::of(&resource.ty).first().map(|row| row.join_attribute);
    ["arn"].into_iter().chain(join).find_map(|name| {
        let value = resource.get(name)?;
        let mut parts = value.as_str()?.strip_prefix("arn:")?.split(':');
        let region = parts.nth(2).filter(|region| !region.is_empty())?;
        Some(Value::string(region).at(value.span).made_from(value))
    })
}

/// The parent of a companion, when it is known and in the deployment.
fn parent(linked: &Linked, index: ResourceIndex, resource: &Resource) -> Option<ResourceIndex> {
    let rows = companions::of(&resource.ty);
    let mut references = rows.iter().filter_map(|row| resource.get(row.join_attribute)).flat_map(|value| value.refs());
    let reference = references.find(|r| r.exact && rows.iter().any(|row| type_of(&r.resource) == row.parent))?;
    let found = target(linked, resource, reference)?;
    (found != index).then_some(found)
}

/// Whether the provider itself works in one region. That of Azure, which has none, leaves it to each resource.
fn has_regional_provider(resource: &Resource) -> bool {
    !resource.provider.region.is_null() && !resource.provider.kind.starts_with("azure")
}

/// What a resource without a place of its own is in: the resource that a required attribute names, the resource group only
/// when nothing else is named.
fn container(linked: &Linked, resource: &Resource) -> Option<ResourceIndex> {
    let node = schema::of(resource.mode, &resource.ty)?;
    let required = node.children().filter(|child| child.presence() == Presence::Required);
    let mut named: SmallVec<[(bool, ResourceIndex); 2]> = SmallVec::new();
    for value in required.filter_map(|child| resource.get(child.name())) {
        for reference in value.refs().iter().filter(|reference| reference.exact) {
            let group = type_of(&reference.resource).ends_with("_resource_group");
            if let Some(index) = target(linked, resource, reference) {
                named.push((group, index));
            }
        }
    }
    named.sort_by_key(|(group, _)| *group);
    named.first().map(|(_, index)| *index)
}

fn type_of(resource: &str) -> &str {
    parts(resource).map_or("", |(_, ty, _)| ty)
}

/// The instance that is referred to, or the first of them: instances of one block are mostly in one place.
fn target(linked: &Linked, from: &Resource, reference: &Reference) -> Option<ResourceIndex> {
    linked.index().targets(&linked.deployment, reference, from).first().map(|target| target.resource)
}
