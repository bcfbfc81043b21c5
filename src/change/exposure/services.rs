//! Who may reach a service that is not a machine with ports: the networks that storage accounts, databases, registries and
//! control planes of clusters let in.

use std::net::IpAddr;

use bartizan_lang::Value;

use super::firewalls::Who;
use crate::change::known::{Known, at, items};
use crate::net::address::Part;
use crate::net::peers::Peers;
use crate::net::rules::{Bounds, Rule, RuleSet};

/// A service of a resource type.
pub(super) struct Service {
    types: &'static [&'static str],
    /// What sentences call it.
    pub called: &'static str,
    /// Who may reach it.
    pub who: fn(&Value) -> RuleSet,
}

/// The services of a type.
pub(super) fn of(ty: &str) -> impl Iterator<Item = &'static Service> {
    SERVICES.iter().filter(move |service| service.types.contains(&ty))
}

const SERVICES: &[Service] = &[
    Service { types: &["aws_eks_cluster"], called: "the cluster's API server", who: eks },
    Service { types: &["google_container_cluster"], called: "the cluster's API server", who: gke },
    Service { types: &["azurerm_kubernetes_cluster"], called: "the cluster's API server", who: aks },
    Service { types: &["google_sql_database_instance"], called: "the database", who: cloud_sql },
    Service { types: &["oci_database_autonomous_database"], called: "the database", who: autonomous_database },
    Service { types: &["azurerm_storage_account"], called: "the storage account", who: storage_account },
    Service {
        types: &["azurerm_storage_account_network_rules"],
        called: "the storage account",
        who: |view| network_rules(view, &[]),
    },
    Service {
        types: &["azurerm_key_vault", "azurerm_key_vault_managed_hardware_security_module"],
        called: "the key vault",
        who: |view| behind_public_access(view, network_rules(view, &["network_acls"])),
    },
    Service {
        types: &["azurerm_cognitive_account"],
        called: "the service",
        who: |view| behind_public_access(view, network_rules(view, &["network_acls"])),
    },
    Service {
        types: &["azurerm_container_registry"],
        called: "the registry",
        who: |view| behind_public_access(view, network_rules(view, &["network_rule_set"])),
    },
    Service {
        types: &["azurerm_eventhub_namespace"],
        called: "the namespace",
        who: |view| behind_public_access(view, network_rules(view, &["network_rulesets"])),
    },
    Service {
        types: &["azurerm_servicebus_namespace"],
        called: "the namespace",
        who: |view| behind_public_access(view, network_rules(view, &["network_rule_set"])),
    },
    Service { types: &["azurerm_cosmosdb_account"], called: "the database", who: cosmosdb },
    Service {
        types: &[
            "azurerm_mssql_server",
            "azurerm_sql_server",
            "azurerm_postgresql_server",
            "azurerm_postgresql_flexible_server",
            "azurerm_mysql_server",
            "azurerm_mysql_flexible_server",
            "azurerm_mariadb_server",
        ],
        called: "the database server",
        who: |view| behind_public_access(view, server_rules(view)),
    },
    Service {
        types: &[
            "azurerm_mssql_firewall_rule",
            "azurerm_sql_firewall_rule",
            "azurerm_postgresql_firewall_rule",
            "azurerm_postgresql_flexible_server_firewall_rule",
            "azurerm_mysql_firewall_rule",
            "azurerm_mysql_flexible_server_firewall_rule",
            "azurerm_mariadb_firewall_rule",
            "azurerm_cosmosdb_postgresql_firewall_rule",
            "azurerm_mongo_cluster_firewall_rule",
        ],
        called: "the database server",
        who: |view| set(vec![server_rule(view)], false),
    },
    Service {
        types: &["azurerm_synapse_firewall_rule"],
        called: "the workspace",
        who: |view| set(vec![server_rule(view)], false),
    },
    Service {
        types: &["azurerm_redis_firewall_rule"],
        called: "the cache",
        who: |view| set(vec![server_rule(view)], false),
    },
];

fn set(rules: Vec<Rule>, open: bool) -> RuleSet {
    RuleSet { rules, open, denies: false }
}

fn letting_in(peers: Bounds<Peers>) -> RuleSet {
    set(vec![Rule { peers, ..Rule::allowing() }], false)
}

fn everyone() -> RuleSet {
    letting_in(Bounds::exactly(Peers::parse("0.0.0.0/0").unwrap_or_else(Peers::nobody)))
}

/// The rules, where a condition holds; where that is not known, rules that may hold.
fn only_if(condition: Option<bool>, mut rules: RuleSet) -> RuleSet {
    match condition {
        Some(true) => rules,
        Some(false) => RuleSet::default(),
        None => {
            rules.rules.iter_mut().for_each(|rule| rule.certain = false);
            rules
        }
    }
}

/// The rules of an Azure service count while its public endpoint is on, as it is when nothing is written.
fn behind_public_access(view: &Value, rules: RuleSet) -> RuleSet {
    only_if(at(view, &["public_network_access_enabled"]).flag().or(true), rules)
}

/// <https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html>
fn eks(view: &Value) -> RuleSet {
    let who = Who::new().addresses(view, &["vpc_config", "public_access_cidrs"]).bounds();
    let all = matches!(at(view, &["vpc_config", "public_access_cidrs"]), Known::Absent);
    let rules = if all { everyone() } else { letting_in(who) };
    only_if(at(view, &["vpc_config", "endpoint_public_access"]).flag().or(true), rules)
}

/// Without authorized networks every address may reach the public endpoint
/// (<https://cloud.google.com/kubernetes-engine/docs/how-to/authorized-networks>).
fn gke(view: &Value) -> RuleSet {
    let rules = match at(view, &["master_authorized_networks_config"]) {
        Known::Absent => everyone(),
        Known::Unknown => set(Vec::new(), true),
        Known::Is(config) => {
            elements(config, &["cidr_blocks"], &|element| Who::new().addresses(element, &["cidr_block"]).bounds())
        }
    };
    let private = at(view, &["private_cluster_config", "enable_private_endpoint"]).flag().or(false);
    only_if(private.map(|private| !private), rules)
}

/// <https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges>
fn aks(view: &Value) -> RuleSet {
    let path = ["api_server_access_profile", "authorized_ip_ranges"];
    let rules = match at(view, &path) {
        Known::Absent => everyone(),
        _ => letting_in(Who::new().addresses(view, &path).bounds()),
    };
    let private = at(view, &["private_cluster_enabled"]).flag().or(false);
    only_if(private.map(|private| !private), rules)
}

/// Only authorized networks may reach the public address of an instance
/// (<https://cloud.google.com/sql/docs/mysql/authorize-networks>).
fn cloud_sql(view: &Value) -> RuleSet {
    let path = ["settings", "ip_configuration"];
    let rules = match at(view, &path) {
        Known::Absent => RuleSet::default(),
        Known::Unknown => set(Vec::new(), true),
        Known::Is(config) => {
            elements(config, &["authorized_networks"], &|element| Who::new().addresses(element, &["value"]).bounds())
        }
    };
    only_if(at(view, &["settings", "ip_configuration", "ipv4_enabled"]).flag().or(true), rules)
}

/// Without an access list or a private endpoint every address may reach the database
/// (<https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/access-control-rules-autonomous.html>).
fn autonomous_database(view: &Value) -> RuleSet {
    let private = match at(view, &["subnet_id"]) {
        Known::Absent => Some(false),
        Known::Is(_) | Known::Unknown => Some(true),
    };
    let rules = match at(view, &["whitelisted_ips"]) {
        Known::Absent => everyone(),
        _ => letting_in(Who::new().addresses(view, &["whitelisted_ips"]).bounds()),
    };
    only_if(private.map(|private| !private), rules)
}

/// <https://learn.microsoft.com/azure/storage/common/storage-network-security>
fn storage_account(view: &Value) -> RuleSet {
    behind_public_access(view, network_rules(view, &["network_rules"]))
}

/// Networks that an Azure service lets in: everyone, unless what is not listed is denied.
fn network_rules(view: &Value, path: &[&str]) -> RuleSet {
    let block = match at(view, path) {
        Known::Absent => return everyone(),
        Known::Unknown => return set(Vec::new(), true),
        Known::Is(block) => block,
    };
    let default = match at(block, &["default_action"]).text() {
        Part::Absent => Some("Allow"),
        written => written.known(),
    };
    let mut who = Who::new().addresses(block, &["ip_rules"]);
    for subnets in ["virtual_network_subnet_ids", "subnet_ids"] {
        who = who.groups(block, &[subnets], "subnet");
    }
    // Registries and namespaces write each network as a block.
    let mut listed = letting_in(who.bounds());
    for attribute in ["ip_range", "ip_mask"] {
        let blocks = elements(block, &["ip_rule"], &|element| Who::new().addresses(element, &[attribute]).bounds());
        listed.rules.extend(blocks.rules);
        listed.open |= blocks.open;
    }
    match default {
        Some(action) if action.eq_ignore_ascii_case("Allow") => everyone(),
        Some(_) => listed,
        None => RuleSet { open: true, ..listed },
    }
}

/// Without a filter of networks every address may reach the account
/// (<https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall>).
fn cosmosdb(view: &Value) -> RuleSet {
    let filter = at(view, &["ip_range_filter"]);
    let networked = at(view, &["is_virtual_network_filter_enabled"]).flag().or(false);
    let rules = match filter {
        Known::Absent => only_if(networked.map(|networked| !networked), everyone()),
        Known::Unknown => set(Vec::new(), true),
        Known::Is(value) => match value.as_str() {
            // Older versions write them in one text.
            Some(text) => {
                let networks = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
                let who = networks.filter_map(Peers::parse).fold(Peers::nobody(), |all, peers| all.union(&peers));
                letting_in(Bounds::exactly(who))
            }
            None => letting_in(Who::new().addresses(view, &["ip_range_filter"]).bounds()),
        },
    };
    behind_public_access(view, rules)
}

/// The firewall rules that are resources of their own, joined to the server.
fn server_rules(view: &Value) -> RuleSet {
    let (items, open) = items(view, &["firewall_rule"]);
    let rules = items.iter().map(|item| Rule { certain: item.certain, ..server_rule(item.value) });
    set(rules.collect(), open)
}

/// From one address to another; from 0.0.0.0 to itself means all that runs in Azure
/// (<https://learn.microsoft.com/azure/azure-sql/database/firewall-configure>).
fn server_rule(view: &Value) -> Rule {
    let end = |names: [&str; 2]| match at(view, &[names[0]]).text() {
        Part::Absent => at(view, &[names[1]]).text().known(),
        written => written.known(),
    };
    let ends = (end(["start_ip_address", "start_ip"]), end(["end_ip_address", "end_ip"]));
    let peers = match ends {
        (Some("0.0.0.0"), Some("0.0.0.0")) => Some(Peers::named("every service in Azure")),
        (Some(start), Some(end)) => match (start.parse::<IpAddr>(), end.parse::<IpAddr>()) {
            (Ok(start), Ok(end)) => Some(Peers::range(start, end)),
            _ => None,
        },
        _ => None,
    };
    let unknown = Bounds { least: Peers::nobody(), most: Peers::everyone() };
    Rule { peers: peers.map_or(unknown, Bounds::exactly), ..Rule::allowing() }
}

/// A rule for each element of a list.
fn elements(view: &Value, path: &[&str], who: &dyn Fn(&Value) -> Bounds<Peers>) -> RuleSet {
    let (items, open) = items(view, path);
    let known = items.iter().filter(|item| item.value.as_fields().is_some());
    let rules = known.map(|item| Rule { certain: item.certain, peers: who(item.value), ..Rule::allowing() });
    let unread = items.iter().any(|item| item.value.as_fields().is_none() && !item.value.is_null());
    set(rules.collect(), open || unread)
}
