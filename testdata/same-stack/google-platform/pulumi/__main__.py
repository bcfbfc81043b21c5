"""The same stack as ../terraform, as a Pulumi program."""

import pulumi
import pulumi_gcp as gcp

gcp.compute.Network(
    "automatic",
    name="automatic",
)

compute_network_main = gcp.compute.Network(
    "main",
    auto_create_subnetworks=False,
    name="main",
)

plain = gcp.compute.Subnetwork(
    "plain",
    ip_cidr_range="10.30.0.0/20",
    ipv6_access_type="INTERNAL",
    name="plain",
    network=compute_network_main.id,
    region="europe-west3",
    stack_type="IPV4_IPV6",
)

watched = gcp.compute.Subnetwork(
    "watched",
    ip_cidr_range="10.30.16.0/20",
    log_config={
        "aggregation_interval": "INTERVAL_5_SEC",
        "flow_sampling": 0.5,
    },
    name="watched",
    network=compute_network_main.id,
    private_ip_google_access=True,
    region="europe-west3",
)

gcp.compute.Firewall(
    "login",
    allows=[
        {
            "ports": ["22", "3389"],
            "protocol": "tcp",
        },
    ],
    name="login",
    network=compute_network_main.name,
    source_ranges=["0.0.0.0/0"],
)

gcp.compute.Firewall(
    "old",
    allows=[
        {
            "ports": ["20-21", "80", "3306"],
            "protocol": "tcp",
        },
    ],
    name="old",
    network=compute_network_main.name,
    source_ranges=["0.0.0.0/0"],
)

gcp.compute.Firewall(
    "everything",
    allows=[
        {
            "protocol": "all",
        },
    ],
    name="everything",
    network=compute_network_main.name,
    source_ranges=["0.0.0.0/0"],
)

gcp.compute.Firewall(
    "inside",
    allows=[
        {
            "ports": ["5432"],
            "protocol": "tcp",
        },
    ],
    name="inside",
    network=compute_network_main.name,
    source_ranges=["10.30.0.0/16"],
)

gcp.compute.SSLPolicy(
    "old",
    min_tls_version="TLS_1_0",
    name="old",
    profile="COMPATIBLE",
)

gcp.compute.SSLPolicy(
    "strict",
    min_tls_version="TLS_1_2",
    name="strict",
    profile="RESTRICTED",
)

gcp.compute.SecurityPolicy(
    "edge",
    name="edge",
    rules=[
        {
            "action": "allow",
            "match": {
                "config": {
                    "src_ip_ranges": ["*"],
                },
                "versioned_expr": "SRC_IPS_V1",
            },
            "priority": 2147483647,
        },
    ],
)

unsigned = gcp.dns.ManagedZone(
    "unsigned",
    dns_name="unsigned.example.com.",
    dnssec_config={
        "state": "off",
    },
    name="unsigned",
)

weak = gcp.dns.ManagedZone(
    "weak",
    dns_name="weak.example.com.",
    dnssec_config={
        "default_key_specs": [
            {
                "algorithm": "rsasha1",
                "key_length": 2048,
                "key_type": "keySigning",
            },
        ],
        "state": "on",
    },
    name="weak",
)

gcp.dns.Policy(
    "silent",
    enable_logging=False,
    name="silent",
    networks=[
        {
            "network_url": compute_network_main.id,
        },
    ],
)

gcp.compute.Instance(
    "open",
    boot_disk={
        "initialize_params": {
            "image": "debian-cloud/debian-12",
        },
    },
    can_ip_forward=True,
    machine_type="e2-medium",
    metadata={
        "enable-oslogin": "false",
        "serial-port-enable": "true",
    },
    name="open",
    network_interfaces=[
        {
            "access_configs": [
                {},
            ],
            "subnetwork": plain.id,
        },
    ],
    service_account={
        "email": "123456789012-compute@developer.gserviceaccount.com",
        "scopes": ["cloud-platform"],
    },
    shielded_instance_config={
        "enable_integrity_monitoring": False,
        "enable_secure_boot": False,
        "enable_vtpm": False,
    },
    zone="europe-west3-a",
)

kms_key_ring_main = gcp.kms.KeyRing(
    "main",
    location="europe-west3",
    name="main",
)

disks = gcp.kms.CryptoKey(
    "disks",
    key_ring=kms_key_ring_main.id,
    name="disks",
    rotation_period="7776000s",
    version_template={
        "algorithm": "GOOGLE_SYMMETRIC_ENCRYPTION",
        "protection_level": "HSM",
    },
)

service_account_apps = gcp.serviceaccount.Account(
    "apps",
    account_id="apps",
)

gcp.compute.Instance(
    "closed",
    boot_disk={
        "initialize_params": {
            "image": "debian-cloud/debian-12",
        },
        "kms_key_self_link": disks.id,
    },
    machine_type="n2d-standard-2",
    metadata={
        "block-project-ssh-keys": "true",
        "enable-oslogin": "true",
    },
    name="closed",
    network_interfaces=[
        {
            "subnetwork": watched.id,
        },
    ],
    service_account={
        "email": service_account_apps.email,
        "scopes": ["cloud-platform"],
    },
    shielded_instance_config={
        "enable_integrity_monitoring": True,
        "enable_secure_boot": True,
        "enable_vtpm": True,
    },
    zone="europe-west3-a",
)

gcp.compute.InstanceTemplate(
    "open",
    can_ip_forward=True,
    disks=[
        {
            "boot": True,
            "source_image": "debian-cloud/debian-12",
        },
    ],
    machine_type="e2-medium",
    metadata={
        "enable-oslogin": "false",
        "serial-port-enable": "true",
    },
    name="open",
    network_interfaces=[
        {
            "access_configs": [
                {},
            ],
            "subnetwork": plain.id,
        },
    ],
    service_account={
        "email": "123456789012-compute@developer.gserviceaccount.com",
        "scopes": ["cloud-platform"],
    },
)

gcp.compute.Disk(
    "data",
    name="data",
    size=200,
    zone="europe-west3-a",
)

gcp.compute.Disk(
    "handed-over",
    disk_encryption_key={
        "raw_key": "acXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY-c=",
    },
    name="handed-over",
    size=200,
    zone="europe-west3-a",
)

gcp.compute.Instance(
    "handed-over",
    boot_disk={
        "disk_encryption_key_raw": "acXTX3rxrKAFTF0tYVLvydU1riRZTvUNC4g5I11NY-c=",
        "initialize_params": {
            "image": "debian-cloud/debian-12",
        },
    },
    machine_type="e2-medium",
    metadata={
        "enable-oslogin": "true",
    },
    name="handed-over",
    network_interfaces=[
        {
            "subnetwork": watched.id,
        },
    ],
    service_account={
        "email": service_account_apps.email,
        "scopes": ["cloud-platform"],
    },
    shielded_instance_config={
        "enable_integrity_monitoring": True,
        "enable_secure_boot": True,
        "enable_vtpm": True,
    },
    zone="europe-west3-a",
)

gcp.compute.ProjectMetadata(
    "main",
    metadata={
        "enable-oslogin": "false",
        "serial-port-enable": "true",
    },
)

gcp.compute.ProjectMetadataItem(
    "login",
    key="enable-oslogin",
    value="false",
)

container_cluster_open = gcp.container.Cluster(
    "open",
    deletion_protection=False,
    enable_kubernetes_alpha=True,
    enable_legacy_abac=True,
    enable_shielded_nodes=False,
    initial_node_count=3,
    location="europe-west3",
    logging_service="none",
    master_auth={
        "client_certificate_config": {
            "issue_client_certificate": True,
        },
    },
    master_authorized_networks_config={
        "cidr_blocks": [
            {
                "cidr_block": "0.0.0.0/0",
                "display_name": "everyone",
            },
        ],
    },
    monitoring_service="none",
    name="open",
    networking_mode="ROUTES",
    node_config={
        "image_type": "UBUNTU_CONTAINERD",
        "metadata": {
            "disable-legacy-endpoints": "false",
        },
        "shielded_instance_config": {
            "enable_integrity_monitoring": False,
        },
        "workload_metadata_config": {
            "mode": "GCE_METADATA",
        },
    },
    security_posture_config={
        "mode": "DISABLED",
    },
)

gcp.container.Cluster(
    "inline",
    deletion_protection=True,
    location="europe-west3",
    name="inline",
    node_pools=[
        {
            "initial_node_count": 1,
            "name": "inline",
        },
    ],
)

private = gcp.container.Cluster(
    "private",
    authenticator_groups_config={
        "security_group": "gke-security-groups@example.com",
    },
    binary_authorization={
        "evaluation_mode": "PROJECT_SINGLETON_POLICY_ENFORCE",
    },
    database_encryption={
        "key_name": disks.id,
        "state": "ENCRYPTED",
    },
    datapath_provider="ADVANCED_DATAPATH",
    enable_intranode_visibility=True,
    initial_node_count=1,
    ip_allocation_policy={
        "cluster_ipv4_cidr_block": "/16",
        "services_ipv4_cidr_block": "/22",
    },
    location="europe-west3",
    master_authorized_networks_config={
        "cidr_blocks": [
            {
                "cidr_block": "10.0.0.0/8",
                "display_name": "offices",
            },
        ],
    },
    name="private",
    network=compute_network_main.id,
    private_cluster_config={
        "enable_private_endpoint": True,
        "enable_private_nodes": True,
        "master_ipv4_cidr_block": "172.16.0.0/28",
    },
    release_channel={
        "channel": "REGULAR",
    },
    remove_default_node_pool=True,
    resource_labels={
        "team": "platform",
    },
    subnetwork=watched.id,
    workload_identity_config={
        "workload_pool": "example-platform.svc.id.goog",
    },
)

gcp.container.NodePool(
    "jobs",
    cluster=container_cluster_open.id,
    location="europe-west3",
    management={
        "auto_repair": False,
        "auto_upgrade": False,
    },
    name="jobs",
    node_config={
        "image_type": "UBUNTU_CONTAINERD",
        "metadata": {
            "disable-legacy-endpoints": "false",
        },
        "shielded_instance_config": {
            "enable_integrity_monitoring": False,
        },
        "workload_metadata_config": {
            "mode": "GCE_METADATA",
        },
    },
)

gcp.container.NodePool(
    "apps",
    cluster=private.id,
    location="europe-west3",
    management={
        "auto_repair": True,
        "auto_upgrade": True,
    },
    name="apps",
    node_config={
        "image_type": "COS_CONTAINERD",
        "service_account": service_account_apps.email,
        "shielded_instance_config": {
            "enable_integrity_monitoring": True,
            "enable_secure_boot": True,
        },
        "workload_metadata_config": {
            "mode": "GKE_METADATA",
        },
    },
)

cloud_run_v2_service_shop = gcp.cloudrunv2.Service(
    "shop",
    location="europe-west3",
    name="shop",
    template={
        "containers": [
            {
                "image": "europe-west3-docker.pkg.dev/example-platform/apps/shop:1.8.0",
            },
        ],
    },
)

gcp.cloudrunv2.Service(
    "account",
    ingress="INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
    location="europe-west3",
    name="account",
    template={
        "containers": [
            {
                "image": "europe-west3-docker.pkg.dev/example-platform/apps/account:1.8.0",
            },
        ],
        "service_account": service_account_apps.email,
    },
)

gcp.cloudrunv2.ServiceIamMember(
    "everyone",
    location="europe-west3",
    member="allUsers",
    name=cloud_run_v2_service_shop.name,
    role="roles/run.invoker",
)

gcp.cloudrunv2.Job(
    "nightly",
    location="europe-west3",
    name="nightly",
    template={
        "template": {
            "containers": [
                {
                    "image": "europe-west3-docker.pkg.dev/example-platform/apps/nightly:1.8.0",
                },
            ],
        },
    },
)

hook = gcp.cloudfunctions.Function(
    "hook",
    entry_point="main",
    https_trigger_security_level="SECURE_OPTIONAL",
    name="hook",
    runtime="python312",
    source_archive_bucket="example-sources",
    source_archive_object="hook.zip",
    trigger_http=True,
)

gcp.cloudfunctions.FunctionIamMember(
    "everyone",
    cloud_function=hook.name,
    member="allUsers",
    role="roles/cloudfunctions.invoker",
)

resize = gcp.cloudfunctionsv2.Function(
    "resize",
    build_config={
        "entry_point": "main",
        "runtime": "python312",
        "source": {
            "storage_source": {
                "bucket": "example-sources",
                "object": "resize.zip",
            },
        },
    },
    location="europe-west3",
    name="resize",
    service_config={
        "available_memory": "256M",
    },
)

gcp.cloudbuild.WorkerPool(
    "builds",
    location="europe-west3",
    name="builds",
    worker_config={
        "machine_type": "e2-standard-4",
        "no_external_ip": False,
    },
)

artifact_registry_repository_apps = gcp.artifactregistry.Repository(
    "apps",
    format="DOCKER",
    location="europe-west3",
    repository_id="apps",
)

gcp.artifactregistry.RepositoryIamMember(
    "everyone",
    location="europe-west3",
    member="allUsers",
    repository=artifact_registry_repository_apps.name,
    role="roles/artifactregistry.reader",
)

gcp.composer.Environment(
    "flows",
    config={
        "software_config": {
            "image_version": "composer-3-airflow-2",
        },
    },
    name="flows",
    region="europe-west3",
)

workstations_workstation_cluster_desks = gcp.workstations.WorkstationCluster(
    "desks",
    location="europe-west3",
    network=compute_network_main.id,
    subnetwork=watched.id,
    workstation_cluster_id="desks",
)

gcp.workstations.WorkstationConfig(
    "desks",
    host={
        "gce_instance": {
            "disable_public_ip_addresses": False,
            "machine_type": "e2-standard-4",
        },
    },
    location="europe-west3",
    workstation_cluster_id=workstations_workstation_cluster_desks.workstation_cluster_id,
    workstation_config_id="desks",
)

gcp.compute.Firewall(
    "postgres",
    allows=[
        {
            "ports": ["5432"],
            "protocol": "tcp",
        },
    ],
    name="postgres",
    network=compute_network_main.name,
    source_ranges=["0.0.0.0/0"],
)

gcp.compute.Firewall(
    "winrm",
    allows=[
        {
            "ports": ["5985"],
            "protocol": "tcp",
        },
    ],
    name="winrm",
    network=compute_network_main.name,
    source_ranges=["0.0.0.0/0"],
)

gcp.compute.Firewall(
    "datagrams",
    allows=[
        {
            "ports": ["0-65535"],
            "protocol": "udp",
        },
    ],
    name="datagrams",
    network=compute_network_main.name,
    source_ranges=["0.0.0.0/0"],
)

gcp.compute.Firewall(
    "outwards",
    allows=[
        {
            "protocol": "all",
        },
    ],
    destination_ranges=["0.0.0.0/0"],
    direction="EGRESS",
    name="outwards",
    network=compute_network_main.name,
)

compute_backend_service_shop = gcp.compute.BackendService(
    "shop",
    load_balancing_scheme="EXTERNAL_MANAGED",
    name="shop",
    protocol="HTTPS",
)

compute_url_map_shop = gcp.compute.URLMap(
    "shop",
    default_service=compute_backend_service_shop.id,
    name="shop",
)

compute_target_http_proxy_shop = gcp.compute.TargetHttpProxy(
    "shop",
    name="shop",
    url_map=compute_url_map_shop.id,
)

gcp.compute.GlobalForwardingRule(
    "shop",
    load_balancing_scheme="EXTERNAL_MANAGED",
    name="shop",
    port_range="80",
    target=compute_target_http_proxy_shop.id,
)
