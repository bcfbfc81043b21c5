//! The resources of a deployment by their names, for values that name one without referring to it.

use bartizan_lang::value::Str;
use rustc_hash::FxHashMap;

use crate::ir::{Deployment, ResourceIndex};

/// Attributes that name a resource for others.
const NAMING: &[&str] = &[
    "arn",
    "bucket",
    "bucket_name",
    "cluster_identifier",
    "cluster_name",
    "dataset_id",
    "domain_name",
    "function_name",
    "global_cluster_identifier",
    "id",
    "identifier",
    "name",
    "namespace",
    "replication_group_id",
    "self_link",
    "table_name",
];

/// Resources by name.
pub(super) struct Names {
    by_name: FxHashMap<Str, Vec<ResourceIndex>>,
}

impl Names {
    /// Enters all resources whose names are known.
    pub(super) fn build(deployment: &Deployment) -> Self {
        let mut by_name: FxHashMap<Str, Vec<ResourceIndex>> = FxHashMap::default();
        for (resource, number) in deployment.resources.iter().zip(0..) {
            for name in NAMING {
                let Some(value) = resource.get(name) else { continue };
                let mut enter = |text: &Str| {
                    let all = by_name.entry(text.clone()).or_default();
                    if all.last() != Some(&ResourceIndex(number)) {
                        all.push(ResourceIndex(number));
                    }
                };
                match value.as_choice() {
                    Some(choice) => choice.leaves().iter().filter_map(|(_, leaf)| leaf.as_str()).for_each(&mut enter),
                    None => value.as_str().into_iter().for_each(&mut enter),
                }
            }
        }
        Self { by_name }
    }

    /// The one resource of that name whose type is meant: the managed one where a data source reads the same. Nothing
    /// where several have it.
    pub(super) fn get(&self, of: &Deployment, name: &str, is_meant: impl Fn(&str) -> bool) -> Option<ResourceIndex> {
        let all = self.by_name.get(name)?;
        let mut meant = all.iter().filter(|index| of.resource(**index).is_some_and(|r| is_meant(&r.ty)));
        let first = *meant.next()?;
        let module = |index: ResourceIndex| of.resource(index).map(|resource| (resource.mode, &resource.ty));
        match meant.next() {
            Some(second) if module(first) == module(*second) => None,
            _ => Some(first),
        }
    }
}

/// Whether a type is that of a bucket.
pub(super) fn is_bucket(ty: &str) -> bool {
    matches!(
        ty,
        "aws_s3_bucket"
            | "aws_s3_directory_bucket"
            | "aws_lightsail_bucket"
            | "google_storage_bucket"
            | "oci_objectstorage_bucket"
            | "ibm_cos_bucket"
    )
}

/// Whether an attribute may name a resource of a type: `log_group_name` one of `aws_cloudwatch_log_group`.
pub(super) fn speaks_of(attribute: &str, ty: &str) -> bool {
    let last = attribute.rsplit('.').next().unwrap_or(attribute);
    let words = ty.split('_').skip(1);
    let kind = words.clone().last().unwrap_or_default();
    let mut spoken = last.split('_').map(|word| word.trim_end_matches('s'));
    match kind {
        // Attributes of databases speak of `source_db`, `db_instance_identifier`.
        "instance" | "cluster" => spoken.any(|word| word == kind || word == "db"),
        _ => spoken.any(|word| word == kind),
    }
}

/// Whether the value of an attribute is the name of a host: `server_name`, `origin.domain_name`, `upstream_registry_url`.
pub(super) fn names_host(attribute: &str) -> bool {
    let last = attribute.rsplit('.').next().unwrap_or(attribute);
    let is_host =
        |word: &str| matches!(word, "broker" | "domain" | "endpoint" | "host" | "hostname" | "server" | "uri" | "url");
    last.split('_').any(is_host)
}

/// Whether a type is the one that a resource id of Azure names: `…/providers/Microsoft.Storage/storageAccounts/logs` is an
/// `azurerm_storage_account`.
pub(super) fn is_of_azure_id(ty: &str, id: &str) -> bool {
    let plain = |text: &str| text.to_ascii_lowercase().replace('_', "");
    let mut segments = id.trim_end_matches('/').rsplit('/');
    let Some(kind) = segments.nth(1) else { return false };
    let kind = plain(kind);
    let kind = kind
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .unwrap_or_else(|| kind.trim_end_matches('s').to_owned());
    ty.starts_with("azurerm_") && plain(ty).ends_with(&kind)
}
