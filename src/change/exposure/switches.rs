//! Settings that open or close a way in by themselves: a public address, a public endpoint, an access list for everybody, a
//! stop that is taken away.

use bartizan_lang::Value;
use bartizan_lang::value::{Kind, Reason};

use crate::change::subject::Both;

/// When a setting is open.
#[derive(Clone, Copy)]
enum Open {
    /// It is true.
    True,
    /// It is false.
    False,
    /// It is one of these words, without regard to case.
    Is(&'static [&'static str]),
    /// It is a word, and none of these.
    Not(&'static [&'static str]),
    /// It is written.
    Written,
}

/// What a setting is when it is not written, which its provider's documents say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    /// Open.
    Open,
    /// Closed.
    Closed,
    /// It depends, or is not known.
    Unknown,
}

/// Which changes a setting is looked at in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// All: without the resource, the way in is closed.
    All,
    /// Those of a resource that stays.
    Updates,
    /// All: without the resource, the way in is open, since the resource is a stop.
    Stop,
}

struct Switch {
    /// The types; all that have the attribute, of the provider whose types begin so, when it ends with `_`.
    types: &'static [&'static str],
    /// The attribute; lists on the way are looked through.
    path: &'static [&'static str],
    open: Open,
    absent: Absent,
    scope: Scope,
    /// What is said when it opens, and when it closes.
    says: (&'static str, &'static str),
}

/// A setting that a change turns.
pub(super) struct Turned {
    /// What opens.
    pub opened: Option<String>,
    /// What closes.
    pub closed: Option<String>,
    /// It says only that the resource can be reached at all, not by whom.
    pub is_general: bool,
}

/// What a change turns.
pub(super) fn turned(change: &Both<'_>) -> Vec<Turned> {
    let matching = SWITCHES.iter().filter(|switch| {
        switch.types.iter().any(|ty| *ty == change.ty || ty.ends_with('_') && change.ty.starts_with(ty))
    });
    matching
        .filter(|switch| switch.scope != Scope::Updates || change.before.is_some() && change.after.is_some())
        .map(|switch| {
            let gone = Some(switch.scope == Scope::Stop);
            let before = change.before.map_or(gone, |view| switch.is_open(view));
            let after = change.after.map_or(gone, |view| switch.is_open(view));
            let (opens, closes) = switch.says;
            let opened = (before == Some(false) && after == Some(true)).then(|| opens.to_owned());
            let closed = (before == Some(true) && after == Some(false)).then(|| closes.to_owned());
            Turned { opened, closed, is_general: switch.says == PUBLIC_NETWORK }
        })
        .collect()
}

impl Switch {
    /// Whether it is open; `None` when that is not known.
    fn is_open(&self, view: &Value) -> Option<bool> {
        self.any_open(view, self.path)
    }

    fn any_open(&self, value: &Value, path: &[&str]) -> Option<bool> {
        let absent = match self.absent {
            Absent::Open => Some(true),
            Absent::Closed => Some(false),
            Absent::Unknown => None,
        };
        match &value.kind {
            Kind::Null => return absent,
            Kind::Unknown(unknown) => {
                // What will be decided while applying is something, where a person wrote what it comes from.
                let something = matches!(self.open, Open::Written)
                    && path.is_empty()
                    && matches!(unknown.reason, Reason::AfterApply(_));
                return something.then_some(true);
            }
            Kind::Choice(_) => return None,
            Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq)
                if !path.is_empty() || !matches!(self.open, Open::Written) =>
            {
                if seq.items.is_empty() && !seq.open {
                    return absent;
                }
                let mut all = if seq.open { None } else { Some(false) };
                for (place, item) in seq.items.iter().enumerate() {
                    match self.any_open(item, path) {
                        Some(true) if seq.presence_of(place).is_always() => return Some(true),
                        Some(false) => {}
                        _ => all = None,
                    }
                }
                return all;
            }
            _ => {}
        }
        let Some((name, rest)) = path.split_first() else { return Some(self.holds(value)) };
        let fields = value.as_fields()?;
        match fields.get(name) {
            Some(inner) => self.any_open(inner, rest),
            None if fields.open => None,
            None => absent,
        }
    }

    fn holds(&self, value: &Value) -> bool {
        let word =
            |words: &[&str]| value.as_str().is_some_and(|text| words.iter().any(|w| w.eq_ignore_ascii_case(text)));
        let flag = || match &value.kind {
            Kind::Bool(flag) => Some(*flag),
            Kind::String(text) => text.parse().ok(),
            _ => None,
        };
        match self.open {
            Open::True => flag() == Some(true),
            Open::False => flag() == Some(false),
            Open::Is(words) => word(words),
            Open::Not(words) => value.as_str().is_some_and(|text| !text.is_empty()) && !word(words),
            Open::Written => match &value.kind {
                Kind::String(text) => !text.is_empty(),
                Kind::List(seq) | Kind::Set(seq) | Kind::Tuple(seq) => !seq.items.is_empty(),
                _ => true,
            },
        }
    }
}

/// A switch of all changes.
const fn switch(
    types: &'static [&'static str],
    path: &'static [&'static str],
    open: Open,
    absent: Absent,
    says: (&'static str, &'static str),
) -> Switch {
    Switch { types, path, open, absent, scope: Scope::All, says }
}

const DATABASE: (&str, &str) = ("the database gets a public address", "the database no longer has a public address");
const BROKER: (&str, &str) = ("the broker gets a public address", "the broker no longer has a public address");
const INSTANCE: (&str, &str) = ("the instance gets a public address", "the instance no longer has a public address");
const TASKS: (&str, &str) = ("its tasks get public addresses", "its tasks no longer have public addresses");
const BALANCER: (&str, &str) =
    ("the internet may now reach the load balancer", "the internet may no longer reach the load balancer");
const FUNCTION: (&str, &str) =
    ("the internet may now reach the function", "the internet may no longer reach the function");
const SERVICE: (&str, &str) =
    ("the internet may now reach the service", "the internet may no longer reach the service");
const API: (&str, &str) = ("the internet may now reach the API", "the internet may no longer reach the API");
const ENDPOINT: (&str, &str) = ("its public endpoint is switched on", "its public endpoint is switched off");
const PUBLIC_NETWORK: (&str, &str) =
    ("public networks may now reach its endpoint", "public networks may no longer reach its endpoint");
const READ_BUCKET: (&str, &str) = ("everyone may now read the bucket", "no longer may everyone read the bucket");
const WRITE_BUCKET: (&str, &str) =
    ("everyone may now write to the bucket", "no longer may everyone write to the bucket");
const ANONYMOUS: (&str, &str) = ("callers need no identity any more", "callers need an identity");

/// Canned access lists of S3 that let everyone, or everyone with an account of AWS, read
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl>).
const READABLE: &[&str] = &["public-read", "public-read-write", "authenticated-read"];

const SWITCHES: &[Switch] = &[
    switch(
        &[
            "aws_db_instance",
            "aws_rds_cluster_instance",
            "aws_rds_shard_group",
            "aws_docdb_cluster_instance",
            "aws_neptune_cluster_instance",
            "aws_lightsail_database",
            "aws_timestreaminfluxdb_db_instance",
            "aws_timestreaminfluxdb_db_cluster",
            "aws_redshiftserverless_workgroup",
        ],
        &["publicly_accessible"],
        Open::True,
        Absent::Closed,
        DATABASE,
    ),
    // Its default differs between versions of the provider; the view has it.
    switch(&["aws_redshift_cluster"], &["publicly_accessible"], Open::True, Absent::Unknown, DATABASE),
    switch(&["aws_mq_broker"], &["publicly_accessible"], Open::True, Absent::Closed, BROKER),
    switch(
        &["aws_dms_replication_instance", "aws_m2_environment"],
        &["publicly_accessible"],
        Open::True,
        Absent::Unknown,
        INSTANCE,
    ),
    switch(
        &["aws_msk_cluster"],
        &["broker_node_group_info", "connectivity_info", "public_access", "type"],
        Open::Not(&["DISABLED"]),
        Absent::Closed,
        BROKER,
    ),
    // Without it, the subnet decides.
    switch(
        &["aws_instance", "aws_launch_configuration", "aws_spot_instance_request"],
        &["associate_public_ip_address"],
        Open::True,
        Absent::Unknown,
        INSTANCE,
    ),
    switch(
        &["aws_launch_template"],
        &["network_interfaces", "associate_public_ip_address"],
        Open::True,
        Absent::Unknown,
        ("its instances get public addresses", "its instances no longer have public addresses"),
    ),
    switch(
        &["aws_subnet", "aws_default_subnet"],
        &["map_public_ip_on_launch"],
        Open::True,
        Absent::Closed,
        ("instances in the subnet get public addresses", "instances in the subnet no longer get public addresses"),
    ),
    switch(
        &["aws_ecs_service", "aws_ecs_task_set"],
        &["network_configuration", "assign_public_ip"],
        Open::True,
        Absent::Closed,
        TASKS,
    ),
    switch(&["aws_lb", "aws_alb", "aws_elb"], &["internal"], Open::False, Absent::Open, BALANCER),
    switch(&["aws_lambda_function_url"], &["authorization_type"], Open::Is(&["NONE"]), Absent::Unknown, FUNCTION),
    switch(&["aws_api_gateway_method"], &["authorization"], Open::Is(&["NONE"]), Absent::Unknown, ANONYMOUS),
    switch(&["aws_apigatewayv2_route"], &["authorization_type"], Open::Is(&["NONE"]), Absent::Open, ANONYMOUS),
    switch(
        &["aws_api_gateway_rest_api"],
        &["endpoint_configuration", "types"],
        Open::Not(&["PRIVATE"]),
        Absent::Open,
        API,
    ),
    switch(&["aws_transfer_server"], &["endpoint_type"], Open::Is(&["PUBLIC"]), Absent::Open, SERVICE),
    switch(
        &["aws_ami_launch_permission"],
        &["group"],
        Open::Is(&["all"]),
        Absent::Closed,
        ("everyone may now start instances from the image", "no longer may everyone start instances from the image"),
    ),
    switch(&["aws_s3_bucket", "aws_s3_bucket_acl"], &["acl"], Open::Is(READABLE), Absent::Closed, READ_BUCKET),
    switch(
        &["aws_s3_bucket", "aws_s3_bucket_acl"],
        &["acl"],
        Open::Is(&["public-read-write"]),
        Absent::Closed,
        WRITE_BUCKET,
    ),
    // A bucket without a block of its own is open to what its policy says; only a change of the block is told.
    stop(&["aws_s3_bucket"], &["public_access_block", "block_public_acls"], Scope::Updates, BLOCK_ACLS),
    stop(&["aws_s3_bucket"], &["public_access_block", "ignore_public_acls"], Scope::Updates, IGNORE_ACLS),
    stop(&["aws_s3_bucket"], &["public_access_block", "block_public_policy"], Scope::Updates, BLOCK_POLICY),
    stop(&["aws_s3_bucket"], &["public_access_block", "restrict_public_buckets"], Scope::Updates, RESTRICT),
    stop(ACCESS_BLOCKS, &["block_public_acls"], Scope::Stop, BLOCK_ACLS),
    stop(ACCESS_BLOCKS, &["ignore_public_acls"], Scope::Stop, IGNORE_ACLS),
    stop(ACCESS_BLOCKS, &["block_public_policy"], Scope::Stop, BLOCK_POLICY),
    stop(ACCESS_BLOCKS, &["restrict_public_buckets"], Scope::Stop, RESTRICT),
    // The provider's documents name true as the default of nearly all of them; where they do not, the view has none.
    switch(&["azurerm_"], &["public_network_access_enabled"], Open::True, Absent::Unknown, PUBLIC_NETWORK),
    switch(&["azurerm_"], &["public_network_enabled"], Open::True, Absent::Unknown, PUBLIC_NETWORK),
    switch(&["azurerm_"], &["public_network_access"], Open::Is(&["Enabled"]), Absent::Unknown, PUBLIC_NETWORK),
    switch(
        &["azurerm_log_analytics_workspace", "azurerm_application_insights"],
        &["internet_query_enabled"],
        Open::True,
        Absent::Open,
        PUBLIC_NETWORK,
    ),
    switch(
        &["azurerm_storage_account"],
        &["allow_nested_items_to_be_public"],
        Open::True,
        Absent::Unknown,
        ("its containers may now be made public", "its containers can no longer be public"),
    ),
    switch(
        &["azurerm_storage_container"],
        &["container_access_type"],
        Open::Is(&["blob", "container"]),
        Absent::Closed,
        ("everyone may now read the container", "no longer may everyone read the container"),
    ),
    switch(
        &["azurerm_container_registry"],
        &["anonymous_pull_enabled"],
        Open::True,
        Absent::Closed,
        ("everyone may now pull images", "no longer may everyone pull images"),
    ),
    switch(
        &["azurerm_container_group"],
        &["ip_address_type"],
        Open::Is(&["Public"]),
        Absent::Open,
        ("the containers get a public address", "the containers no longer have a public address"),
    ),
    switch(&["azurerm_container_app"], &["ingress", "external_enabled"], Open::True, Absent::Closed, SERVICE),
    switch(
        &["azurerm_network_interface"],
        &["ip_configuration", "public_ip_address_id"],
        Open::Written,
        Absent::Closed,
        ("the network interface gets a public address", "the network interface no longer has a public address"),
    ),
    switch(
        &["azurerm_lb", "azurerm_application_gateway"],
        &["frontend_ip_configuration", "public_ip_address_id"],
        Open::Written,
        Absent::Closed,
        BALANCER,
    ),
    switch(
        &["google_sql_database_instance"],
        &["settings", "ip_configuration", "ipv4_enabled"],
        Open::True,
        Absent::Open,
        DATABASE,
    ),
    switch(
        &["google_compute_instance", "google_compute_instance_template", "google_compute_region_instance_template"],
        &["network_interface", "access_config"],
        Open::Written,
        Absent::Closed,
        INSTANCE,
    ),
    switch(
        &["google_compute_forwarding_rule", "google_compute_global_forwarding_rule"],
        &["load_balancing_scheme"],
        Open::Is(&["EXTERNAL", "EXTERNAL_MANAGED"]),
        Absent::Open,
        BALANCER,
    ),
    switch(
        &["google_container_cluster"],
        &["private_cluster_config", "enable_private_nodes"],
        Open::False,
        Absent::Open,
        ("its nodes get public addresses", "its nodes no longer have public addresses"),
    ),
    switch(
        &["google_cloudfunctions_function"],
        &["ingress_settings"],
        Open::Is(&["ALLOW_ALL"]),
        Absent::Open,
        FUNCTION,
    ),
    switch(
        &["google_cloudfunctions2_function"],
        &["service_config", "ingress_settings"],
        Open::Is(&["ALLOW_ALL"]),
        Absent::Open,
        FUNCTION,
    ),
    switch(&["google_cloud_run_v2_service"], &["ingress"], Open::Is(&["INGRESS_TRAFFIC_ALL"]), Absent::Open, SERVICE),
    switch(&["google_workbench_instance"], &["gce_setup", "disable_public_ip"], Open::False, Absent::Open, INSTANCE),
    switch(&["google_notebooks_instance"], &["no_public_ip"], Open::False, Absent::Open, INSTANCE),
    Switch {
        types: &["google_storage_bucket"],
        path: &["public_access_prevention"],
        open: Open::Not(&["enforced"]),
        absent: Absent::Open,
        scope: Scope::Updates,
        says: ("the bucket may now be made public", "the bucket can no longer be public"),
    },
    switch(
        &["oci_objectstorage_bucket"],
        &["access_type"],
        Open::Is(&["ObjectRead", "ObjectReadWithoutList"]),
        Absent::Closed,
        READ_BUCKET,
    ),
    switch(
        &["oci_load_balancer", "oci_load_balancer_load_balancer", "oci_network_load_balancer_network_load_balancer"],
        &["is_private"],
        Open::False,
        Absent::Open,
        BALANCER,
    ),
    switch(
        &["oci_core_instance", "oci_core_vnic_attachment"],
        &["create_vnic_details", "assign_public_ip"],
        Open::True,
        Absent::Unknown,
        INSTANCE,
    ),
    switch(
        &["oci_containerengine_cluster"],
        &["endpoint_config", "is_public_ip_enabled"],
        Open::True,
        Absent::Closed,
        ("the cluster's API server gets a public address", "the cluster's API server no longer has a public address"),
    ),
    switch(
        &["oci_core_subnet"],
        &["prohibit_public_ip_on_vnic"],
        Open::False,
        Absent::Open,
        (
            "machines in the subnet may get public addresses",
            "machines in the subnet can no longer get public addresses",
        ),
    ),
    switch(&["ibm_is_lb"], &["type"], Open::Is(&["public"]), Absent::Open, BALANCER),
    switch(&["ibm_container_vpc_cluster"], &["disable_public_service_endpoint"], Open::False, Absent::Open, ENDPOINT),
    switch(&["ibm_container_cluster"], &["public_service_endpoint"], Open::True, Absent::Unknown, ENDPOINT),
    switch(
        &["ibm_database", "ibm_resource_instance"],
        &["service_endpoints"],
        Open::Is(&["public", "public-and-private"]),
        Absent::Unknown,
        ENDPOINT,
    ),
    switch(
        &["ibm_is_floating_ip"],
        &["target"],
        Open::Written,
        Absent::Closed,
        ("its target gets a public address", "its target no longer has a public address"),
    ),
];

const ACCESS_BLOCKS: &[&str] = &["aws_s3_bucket_public_access_block", "aws_s3_account_public_access_block"];
const BLOCK_ACLS: (&str, &str) = (
    "public access lists may now be set (block_public_acls)",
    "public access lists can no longer be set (block_public_acls)",
);
const IGNORE_ACLS: (&str, &str) =
    ("public access lists now count (ignore_public_acls)", "public access lists no longer count (ignore_public_acls)");
const BLOCK_POLICY: (&str, &str) = (
    "a public policy may now be set (block_public_policy)",
    "a public policy can no longer be set (block_public_policy)",
);
const RESTRICT: (&str, &str) = (
    "a public policy now counts for everyone (restrict_public_buckets)",
    "a public policy no longer counts for everyone (restrict_public_buckets)",
);

/// A stop that is off when it is not written.
const fn stop(
    types: &'static [&'static str],
    path: &'static [&'static str],
    scope: Scope,
    says: (&'static str, &'static str),
) -> Switch {
    Switch { types, path, open: Open::False, absent: Absent::Open, scope, says }
}
