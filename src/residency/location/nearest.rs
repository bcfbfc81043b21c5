//! Copies that are in the part of the world nearest to what they are made from, where nobody writes another one.

use bartizan_lang::value::{Reason, Str};

use super::{Location, Place, Region, cloud_of, location};
use crate::ir::ResourceIndex;
use crate::link::{By, Linked, Told};
use crate::residency::catalogue::Catalogue;

/// The attribute that names another part of the world.
const CHOICE: &str = "storage_locations";

/// The attributes that name what a copy is made from.
const SOURCES: [&str; 5] =
    ["source_disk", "source_instance", "source_snapshot", "source_image", "source_machine_image"];

/// The multi-region of snapshots and images that say none: the one nearest to their source, where that is in the
/// deployment. <https://cloud.google.com/compute/docs/disks/snapshots#selecting_a_storage_location>
pub(super) fn of(linked: &Linked, catalogue: &Catalogue, index: ResourceIndex, told: &Told) -> Option<Location> {
    if told.by != By::Absent(CHOICE) {
        return None;
    }
    let resource = linked.deployment.resource(index)?;
    let product = catalogue.product_of(&resource.ty)?;
    let source = SOURCES.iter().find_map(|name| resource.body.field(name).filter(|field| !field.value.is_null()))?;
    let reference = source.value.refs().iter().find(|reference| reference.exact)?;
    let (target, _) = linked.targets(reference, index).find(|(target, _)| *target != index)?;
    let cloud = cloud_of(&resource.provider.kind);
    let mut found = location(linked, catalogue, target);
    for case in &mut found.cases {
        let Place::At(regions) = &case.place else { continue };
        let Some(region) = regions.first() else { continue };
        let around = catalogue.region(&cloud, &region.code).and_then(|region| catalogue.nearest(product, region));
        case.place = match around {
            Some(around) => Place::At(vec![Region::from(around)]),
            None => {
                let reason = format!("which part of the world is nearest to {} is not known", region.code);
                Place::Unknown(Reason::Other(reason.into()))
            }
        };
    }
    Some(Location { said_by: Str::from(format!("its {}", source.key)), at: source.at, ..found })
}
