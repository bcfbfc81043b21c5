//! The shapes that the tables of Azure name. Most turn names and blocks that a major version of the provider removed into
//! those of today, so that checks read one form only. What became of which name stands in the upgrade guides:
//! <https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/4.0-upgrade-guide> and its siblings.

use std::sync::Arc;

use bartizan_lang::Span;
use bartizan_lang::eval::equal;
use bartizan_lang::value::{Field, Fields, Kind, Str, Value};

use crate::providers::shape::{Renamed, ShapeFn, Shaped, Source, attribute, each_leaf, object, renamed, single};

/// Settings of an app that the resources of version 3 call otherwise:
/// <https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app>.
const SITE_CONFIG: &[(&str, &str)] = &[("min_tls_version", "minimum_tls_version")];

/// The same for the block of its logs.
const APP_LOGS: &[(&str, &str)] = &[
    ("detailed_error_messages_enabled", "detailed_error_messages"),
    ("failed_request_tracing_enabled", "failed_request_tracing"),
];

/// Settings of the gateway of API Management, renamed in version 5.
const API_MANAGEMENT_SECURITY: &[(&str, &str)] = &[
    ("enable_backend_ssl30", "backend_ssl30_enabled"),
    ("enable_backend_tls10", "backend_tls10_enabled"),
    ("enable_backend_tls11", "backend_tls11_enabled"),
    ("enable_frontend_ssl30", "frontend_ssl30_enabled"),
    ("enable_frontend_tls10", "frontend_tls10_enabled"),
    ("enable_frontend_tls11", "frontend_tls11_enabled"),
];

/// Settings of the nodes of a Kubernetes cluster, renamed in version 4.
const NODE_POOL: &[(&str, &str)] = &[
    ("enable_auto_scaling", "auto_scaling_enabled"),
    ("enable_host_encryption", "host_encryption_enabled"),
    ("enable_node_public_ip", "node_public_ip_enabled"),
];

/// The shape of that name.
#[must_use]
pub(crate) fn named(name: &str) -> Option<ShapeFn> {
    Some(match name {
        "azure_api_management_security" => |source| fields_renamed(source, API_MANAGEMENT_SECURITY),
        "azure_app_service_logs" => |source| fields_renamed(source, APP_LOGS),
        "azure_app_service_site_config" => |source| fields_renamed(source, SITE_CONFIG),
        "azure_kubernetes_access_control" => kubernetes_access_control,
        "azure_kubernetes_addon" => kubernetes_addon,
        "azure_kubernetes_authorized_ranges" => kubernetes_authorized_ranges,
        "azure_kubernetes_node_pool" => |source| fields_renamed(source, NODE_POOL),
        "azure_negated" => negated,
        "azure_registry_policy" => registry_policy,
        "azure_renamed" => |source| Shaped::of(source.value.clone(), source.at),
        _ => return None,
    })
}

/// What the shape of that name says of names alone.
#[must_use]
pub(crate) fn renamed_by(name: &str) -> Renamed {
    match name {
        "azure_api_management_security" => Renamed::Inside(API_MANAGEMENT_SECURITY),
        "azure_app_service_logs" => Renamed::Inside(APP_LOGS),
        "azure_app_service_site_config" => Renamed::Inside(SITE_CONFIG),
        "azure_kubernetes_node_pool" => Renamed::Inside(NODE_POOL),
        "azure_negated" => Renamed::Negated,
        "azure_renamed" => Renamed::As,
        _ => Renamed::Reshaped,
    }
}

/// A switch that said the opposite: `local_authentication_disabled` is `local_authentication_enabled` today.
fn negated(source: &Source<'_>) -> Shaped {
    Shaped::of(is_false(source.value), source.at)
}

/// A block with other names for some of its attributes.
fn fields_renamed(source: &Source<'_>, names: &[(&str, &str)]) -> Shaped {
    let value = each_leaf(source.value, &mut |leaf| match &leaf.kind {
        Kind::Object(fields) | Kind::Map(fields) => {
            let entries = fields.entries().iter().map(|field| {
                let new = names.iter().find(|(old, new)| field.key == *old && fields.get(new).is_none());
                Field { key: new.map_or_else(|| field.key.clone(), |(_, new)| Str::from(*new)), ..field.clone() }
            });
            let mut renamed = Fields::new(entries.collect());
            renamed.open = fields.open;
            let mut value = leaf.clone();
            value.kind = Kind::Object(Arc::new(renamed));
            value
        }
        _ => leaf.clone(),
    });
    Shaped::of(value, source.at)
}

/// The blocks `trust_policy` and `retention_policy` of a registry, attributes of their own since version 4.
fn registry_policy(source: &Source<'_>) -> Shaped {
    let policy = single(source.value);
    let Some(enabled) = attribute(&policy, "enabled") else { return Shaped::nothing() };
    if source.into == "trust_policy_enabled" {
        return Shaped::of(enabled.value, enabled.at);
    }
    let days = attribute(&policy, "days").map_or_else(Value::null, |field| field.value);
    Shaped::of(where_enabled(&enabled.value, &days), enabled.at)
}

/// `addon_profile` of a cluster, whose blocks stand at the top of it since version 3.
fn kubernetes_addon(source: &Source<'_>) -> Shaped {
    let name = match source.into {
        "azure_policy_enabled" => "azure_policy",
        "http_application_routing_enabled" => "http_application_routing",
        "key_vault_secrets_provider" => "azure_keyvault_secrets_provider",
        "kube_dashboard_enabled" => "kube_dashboard",
        "open_service_mesh_enabled" => "open_service_mesh",
        other => other,
    };
    let Some(addon) = attribute(source.value, name) else { return Shaped::nothing() };
    let Some(enabled) = attribute(&addon.value, "enabled") else { return Shaped::nothing() };
    if source.into.ends_with("_enabled") {
        return Shaped::of(enabled.value, enabled.at);
    }
    Shaped::of(where_enabled(&enabled.value, &addon.value), addon.at)
}

/// `role_based_access_control` of a cluster, whose parts stand at the top of it since version 3.
fn kubernetes_access_control(source: &Source<'_>) -> Shaped {
    let name = match source.into {
        "role_based_access_control_enabled" => "enabled",
        _ => "azure_active_directory",
    };
    attribute(source.value, name).map_or_else(Shaped::nothing, |field| Shaped::of(field.value, field.at))
}

/// `api_server_authorized_ip_ranges` of a cluster, part of `api_server_access_profile` since version 4.
fn kubernetes_authorized_ranges(source: &Source<'_>) -> Shaped {
    let whole =
        object([Some(Field { key: Str::from("ranges"), at: source.at, value: source.value.clone() })], Span::NONE);
    Shaped::of(object([renamed(&whole, "ranges", "authorized_ip_ranges")], source.block), source.at)
}

/// A value that counts only where a switch is on.
fn where_enabled(enabled: &Value, value: &Value) -> Value {
    each_leaf(enabled, &mut |leaf| match &leaf.kind {
        Kind::Bool(true) => value.clone(),
        Kind::Unknown(unknown) => Value::unknown(unknown.reason.clone()).at(leaf.span),
        _ => Value::null(),
    })
}

/// Whether a switch is off.
fn is_false(value: &Value) -> Value {
    equal(value, &Value::from(false), value.span)
}
