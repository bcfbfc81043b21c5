//! What the words for places mean, by the catalogue.

use bartizan_lang::value::{Reason, Str};

use super::{Place, Region};
use crate::ir::Resource;
use crate::link::{Told, at_path, region_of_zone};
use crate::providers::placements::When;
use crate::providers::services;
use crate::residency::catalogue::{Catalogue, Cloud};

/// The clouds that may run what another provider offers, with the words by which providers call them.
const HOSTS: [(&str, Cloud); 10] = [
    ("aws", Cloud::Aws),
    ("amazon", Cloud::Aws),
    ("azure", Cloud::Azure),
    ("microsoft", Cloud::Azure),
    ("gcp", Cloud::Gcp),
    ("google", Cloud::Gcp),
    ("oci", Cloud::Oci),
    ("oracle", Cloud::Oci),
    ("ibm", Cloud::Ibm),
    ("ibmcloud", Cloud::Ibm),
];

/// The cloud of a name: of `aws`, or of a provider of Terraform.
#[must_use]
pub fn cloud_of(provider: &str) -> Cloud {
    match services::cloud_of(provider) {
        "aws" => Cloud::Aws,
        "azure" => Cloud::Azure,
        "gcp" => Cloud::Gcp,
        "oci" => Cloud::Oci,
        "ibm" => Cloud::Ibm,
        other => Cloud::Other(other.into()),
    }
}

/// The name of a cloud, as policies write it.
pub(super) fn name_of(cloud: &Cloud) -> Str {
    match cloud {
        Cloud::Aws => "aws".into(),
        Cloud::Azure => "azure".into(),
        Cloud::Gcp => "gcp".into(),
        Cloud::Oci => "oci".into(),
        Cloud::Ibm => "ibm".into(),
        Cloud::Other(name) => name.clone(),
    }
}

/// What a code that is written for a resource means.
pub(super) fn of_told(catalogue: &Catalogue, holder: &Resource, told: &Told, code: &str) -> Place {
    let cloud = cloud_of(&holder.provider.kind);
    let product = catalogue.product_of(&holder.ty).unwrap_or_default();
    if !matches!(cloud, Cloud::Other(_)) {
        return meaning(catalogue, &cloud, product, code);
    }
    // Of a provider whose services are in others' clouds.
    let lower = code.to_ascii_lowercase().replace('_', "-");
    if let Some((host, rest)) = lower.split_once('-').and_then(|(first, rest)| Some((host(first)?, rest))) {
        return meaning(catalogue, &host, "", rest);
    }
    let said = || {
        let path = Some(told.cloud_in).filter(|path| !path.is_empty())?;
        let (_, value) = at_path(&holder.body, path, When::First)?;
        host(&value.as_str()?.to_ascii_lowercase())
    };
    match host(told.cloud).or_else(said) {
        Some(host) => meaning(catalogue, &host, "", &lower),
        None => meaning(catalogue, &cloud, product, code),
    }
}

fn host(word: &str) -> Option<Cloud> {
    HOSTS.iter().find(|(name, _)| *name == word).map(|(_, cloud)| cloud.clone())
}

/// What a code of a cloud means, for a product where that has codes of its own.
#[must_use]
pub fn meaning(catalogue: &Catalogue, cloud: &Cloud, product: &str, code: &str) -> Place {
    // Spanner's configurations are `regional-europe-west1`, also behind `projects/p/instanceConfigs/`.
    let short = code.rsplit('/').next().unwrap_or(code);
    let short = if product == "spanner" { short.strip_prefix("regional-").unwrap_or(short) } else { short };
    let of_product = || catalogue.region_of_product(cloud, product, short).filter(|_| !product.is_empty());
    // Buckets in two regions of one's own choice name the country: `IN` with `asia-south1` and `asia-south2`.
    // <https://cloud.google.com/storage/docs/locations>
    let of_choice = || catalogue.region_of_product(cloud, "gcs-custom", short).filter(|_| product == "gcs");
    let of_zone = || {
        let region = region_of_zone(short);
        (region != short).then(|| catalogue.region(cloud, &region)).flatten()
    };
    // The data centres of IBM Cloud are named wherever a zone or location is.
    let data_centre = || catalogue.region_of_product(cloud, "dc", short).filter(|_| *cloud == Cloud::Ibm);
    let found = of_product()
        .or_else(of_choice)
        .or_else(|| catalogue.region(cloud, short))
        .or_else(data_centre)
        .or_else(of_zone);
    match found {
        Some(region) if region.countries.is_empty() => Place::Everywhere(match region.name.is_empty() {
            true => format!("{} is anywhere", region.code).into(),
            false => format!("{} ({}) is anywhere", region.name, region.code).into(),
        }),
        Some(region) => Place::At(vec![Region::from(region)]),
        None if short.eq_ignore_ascii_case("global") => Place::Everywhere("global is anywhere".into()),
        None if short.is_empty() => Place::Unknown(Reason::Other("the region is an empty text".into())),
        None => Place::NoSuchRegion { cloud: name_of(cloud), code: code.into() },
    }
}
