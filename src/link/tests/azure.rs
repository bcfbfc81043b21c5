//! What the views of Azure's resources hold: names of older versions of the provider, and defaults by version.

use super::*;

#[test]
fn older_names_become_those_of_today() {
    let cases: &[(&str, &str, &[(&str, &str, &str)])] = &[
        (
            "attributes",
            r#"
            variable "v" { type = bool }
            resource "azurerm_storage_account" "a" {
              enable_https_traffic_only = false
              allow_blob_public_access  = var.v ? true : false
            }
            resource "azurerm_cosmosdb_account" "a" { local_authentication_disabled = true }
            resource "azurerm_cosmosdb_account" "b" { local_authentication_disabled = var.v ? true : false }
            "#,
            &[
                ("azurerm_storage_account.a", "https_traffic_only_enabled", "false"),
                (
                    "azurerm_storage_account.a",
                    "allow_nested_items_to_be_public",
                    "<false if var.v is false; true if var.v is true>",
                ),
                ("azurerm_cosmosdb_account.a", "local_authentication_enabled", "false"),
                (
                    "azurerm_cosmosdb_account.b",
                    "local_authentication_enabled",
                    "<true if var.v is false; false if var.v is true>",
                ),
            ],
        ),
        (
            "attributes in blocks; what is written under both names stays",
            r#"
            resource "azurerm_app_service" "a" {
              site_config { min_tls_version = "1.1" }
              logs { detailed_error_messages_enabled = true }
            }
            resource "azurerm_api_management" "a" {
              security {
                enable_backend_tls10  = true
                backend_tls10_enabled = false
              }
            }
            "#,
            &[
                ("azurerm_app_service.a", "site_config.minimum_tls_version", r#""1.1""#),
                ("azurerm_app_service.a", "logs.detailed_error_messages", "true"),
                ("azurerm_api_management.a", "security.backend_tls10_enabled", "false"),
            ],
        ),
        (
            "blocks that became attributes",
            r#"
            resource "azurerm_container_registry" "a" {
              trust_policy { enabled = true }
              retention_policy {
                enabled = true
                days    = 9
              }
            }
            resource "azurerm_container_registry" "b" {
              retention_policy {
                enabled = false
                days    = 9
              }
            }
            "#,
            &[
                ("azurerm_container_registry.a", "trust_policy_enabled", "true"),
                ("azurerm_container_registry.a", "retention_policy_in_days", "9"),
                ("azurerm_container_registry.b", "retention_policy_in_days", "null"),
            ],
        ),
        (
            "Kubernetes clusters of version 2",
            r#"
            resource "azurerm_kubernetes_cluster" "a" {
              api_server_authorized_ip_ranges = ["203.0.113.0/24"]
              default_node_pool { enable_node_public_ip = true }
              addon_profile {
                azure_policy { enabled = true }
                kube_dashboard { enabled = true }
                oms_agent {
                  enabled                    = false
                  log_analytics_workspace_id = "w"
                }
                azure_keyvault_secrets_provider {
                  enabled                 = true
                  secret_rotation_enabled = true
                }
              }
              role_based_access_control {
                enabled = true
                azure_active_directory { managed = true }
              }
            }
            "#,
            &[
                (
                    "azurerm_kubernetes_cluster.a",
                    "api_server_access_profile.authorized_ip_ranges",
                    r#"["203.0.113.0/24"]"#,
                ),
                ("azurerm_kubernetes_cluster.a", "default_node_pool.node_public_ip_enabled", "true"),
                ("azurerm_kubernetes_cluster.a", "azure_policy_enabled", "true"),
                ("azurerm_kubernetes_cluster.a", "kube_dashboard_enabled", "true"),
                ("azurerm_kubernetes_cluster.a", "oms_agent", "null"),
                ("azurerm_kubernetes_cluster.a", "key_vault_secrets_provider.secret_rotation_enabled", "true"),
                ("azurerm_kubernetes_cluster.a", "role_based_access_control_enabled", "true"),
                ("azurerm_kubernetes_cluster.a", "azure_active_directory_role_based_access_control.managed", "true"),
            ],
        ),
    ];
    hold(cases);
}

#[test]
fn defaults_are_those_of_the_version_that_is_required_or_written_for() {
    let cases: &[(&str, &str, &[(&str, &str, &str)])] = &[
        (
            "the newest without a constraint",
            r#"resource "azurerm_storage_account" "a" {}"#,
            &[
                ("azurerm_storage_account.a", "min_tls_version", r#""TLS1_2"~"#),
                ("azurerm_storage_account.a", "allow_nested_items_to_be_public", "false~"),
            ],
        ),
        (
            "one that still has a type which a newer one removed",
            r#"
            resource "azurerm_storage_account" "a" {}
            resource "azurerm_mysql_server" "m" {}
            "#,
            &[
                ("azurerm_storage_account.a", "min_tls_version", r#""TLS1_2"~"#),
                ("azurerm_storage_account.a", "allow_nested_items_to_be_public", "true~"),
            ],
        ),
        (
            "one that still has a block which a newer one removed",
            r#"
            resource "azurerm_storage_account" "a" {}
            resource "azurerm_kubernetes_cluster" "k" {
              addon_profile {
                azure_policy { enabled = true }
              }
            }
            "#,
            &[("azurerm_storage_account.a", "min_tls_version", r#""TLS1_0"~"#)],
        ),
        (
            "of those that a constraint leaves open, the ones that have what is written",
            r#"
            terraform {
              required_providers {
                azurerm = {
                  source  = "hashicorp/azurerm"
                  version = ">= 3.0"
                }
              }
            }
            resource "azurerm_storage_account" "a" {}
            resource "azurerm_mysql_server" "m" {}
            "#,
            &[
                ("azurerm_storage_account.a", "min_tls_version", r#""TLS1_2"~"#),
                ("azurerm_storage_account.a", "allow_nested_items_to_be_public", "true~"),
            ],
        ),
    ];
    hold(cases);
}
