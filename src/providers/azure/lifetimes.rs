//! What a major version of the provider for Azure removed. Whoever writes one of these works with an older version, which
//! settles defaults that differ between versions where no constraint does.
//!
//! The facts are those of the upgrade guides,
//! <https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/3.0-upgrade-guide> and its siblings.

use bartizan_lang::value::Fields;

/// Types, each with the first major version that does not have it.
const TYPES: &[(&str, u32)] = &[
    ("azurerm_app_service", 5),
    ("azurerm_app_service_plan", 5),
    ("azurerm_app_service_slot", 5),
    ("azurerm_data_lake_store", 3),
    ("azurerm_function_app", 5),
    ("azurerm_function_app_slot", 5),
    ("azurerm_mariadb_configuration", 4),
    ("azurerm_mariadb_firewall_rule", 4),
    ("azurerm_mariadb_server", 4),
    ("azurerm_monitor_log_profile", 4),
    ("azurerm_mysql_active_directory_administrator", 4),
    ("azurerm_mysql_configuration", 4),
    ("azurerm_mysql_firewall_rule", 4),
    ("azurerm_mysql_server", 4),
    ("azurerm_mysql_server_key", 4),
    ("azurerm_policy_assignment", 3),
    ("azurerm_policy_remediation", 3),
    ("azurerm_postgresql_configuration", 5),
    ("azurerm_postgresql_firewall_rule", 5),
    ("azurerm_postgresql_server", 5),
    ("azurerm_postgresql_server_key", 5),
    ("azurerm_sql_active_directory_administrator", 4),
    ("azurerm_sql_database", 4),
    ("azurerm_sql_firewall_rule", 4),
    ("azurerm_sql_server", 4),
    ("azurerm_template_deployment", 4),
];

/// Attributes and blocks at the top of types that stayed, each with the first major version that does not have it.
const ATTRIBUTES: &[(&str, &str, u32)] = &[
    ("azurerm_container_registry", "georeplication_locations", 3),
    ("azurerm_container_registry", "retention_policy", 4),
    ("azurerm_container_registry", "trust_policy", 4),
    ("azurerm_cosmosdb_account", "local_authentication_disabled", 5),
    ("azurerm_key_vault", "enable_rbac_authorization", 5),
    ("azurerm_kubernetes_cluster", "addon_profile", 3),
    ("azurerm_kubernetes_cluster", "api_server_authorized_ip_ranges", 4),
    ("azurerm_kubernetes_cluster", "automatic_channel_upgrade", 4),
    ("azurerm_kubernetes_cluster", "role_based_access_control", 3),
    ("azurerm_mssql_server", "extended_auditing_policy", 3),
    ("azurerm_network_interface", "enable_accelerated_networking", 4),
    ("azurerm_network_interface", "enable_ip_forwarding", 4),
    ("azurerm_network_watcher_flow_log", "network_security_group_id", 5),
    ("azurerm_redis_cache", "enable_non_ssl_port", 4),
    ("azurerm_sql_server", "extended_auditing_policy", 3),
    ("azurerm_storage_account", "allow_blob_public_access", 3),
    ("azurerm_storage_account", "enable_https_traffic_only", 4),
    ("azurerm_storage_account", "queue_properties", 5),
    ("azurerm_subnet", "address_prefix", 3),
    ("azurerm_windows_virtual_machine", "enable_automatic_updates", 5),
];

/// The first major version that does not have what is written in a resource of that type; nothing where the newest has it.
#[must_use]
pub fn below(ty: &str, body: &Fields) -> Option<u32> {
    let ty_below =
        TYPES.binary_search_by(|(name, _)| (*name).cmp(ty)).ok().and_then(|at| TYPES.get(at)).map(|row| row.1);
    let first = ATTRIBUTES.partition_point(|(name, ..)| *name < ty);
    let own = ATTRIBUTES.get(first..).unwrap_or_default().iter().take_while(|(name, ..)| *name == ty);
    own.filter(|(_, attribute, _)| body.get(attribute).is_some_and(|value| !value.is_null()))
        .map(|row| row.2)
        .chain(ty_below)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::providers::schema;

    #[test]
    fn rows_are_sorted_and_attributes_are_known() {
        assert!(TYPES.is_sorted());
        assert!(ATTRIBUTES.is_sorted_by_key(|(ty, ..)| ty));
        for (ty, attribute, _) in ATTRIBUTES {
            let known = schema::resource(ty).is_some_and(|node| node.child(attribute).is_some());
            assert!(known, "{ty}.{attribute}");
        }
    }
}
