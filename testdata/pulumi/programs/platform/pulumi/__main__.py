"""A platform on Google Cloud: buckets in two regions, a cluster, a database, and who may read what."""

import pulumi
import pulumi_gcp as gcp

west = gcp.Provider("west", project="acme-platform", region="us-west1", default_labels={"team": "platform"})

network = gcp.compute.Network("network", auto_create_subnetworks=True)
gcp.compute.Firewall(
    "everything",
    network=network.id,
    source_ranges=["0.0.0.0/0"],
    allows=[gcp.compute.FirewallAllowArgs(protocol="tcp", ports=["22", "3389"])],
)
data = gcp.storage.Bucket("data", location="EU", uniform_bucket_level_access=False, force_destroy=True)
copy = gcp.storage.Bucket(
    "copy",
    location="US-WEST1",
    uniform_bucket_level_access=True,
    public_access_prevention="enforced",
    versioning=gcp.storage.BucketVersioningArgs(enabled=True),
    logging=gcp.storage.BucketLoggingArgs(log_bucket=data.name),
    opts=pulumi.ResourceOptions(provider=west),
)
gcp.storage.BucketIAMMember("anyone", bucket=data.name, role="roles/storage.objectViewer", member="allUsers")
database = gcp.sql.DatabaseInstance(
    "orders",
    database_version="POSTGRES_16",
    deletion_protection=False,
    settings=gcp.sql.DatabaseInstanceSettingsArgs(
        tier="db-f1-micro",
        ip_configuration=gcp.sql.DatabaseInstanceSettingsIpConfigurationArgs(
            ipv4_enabled=True,
            authorized_networks=[
                gcp.sql.DatabaseInstanceSettingsIpConfigurationAuthorizedNetworkArgs(name="all", value="0.0.0.0/0")
            ],
        ),
    ),
)
gcp.sql.User(
    "orders", instance=database.name, name="orders", password=pulumi.Output.secret("planted-password-of-the-user")
)
gcp.container.Cluster(
    "work",
    location="europe-west3",
    initial_node_count=1,
    enable_legacy_abac=True,
    network=network.id,
    master_authorized_networks_config=gcp.container.ClusterMasterAuthorizedNetworksConfigArgs(
        cidr_blocks=[
            gcp.container.ClusterMasterAuthorizedNetworksConfigCidrBlockArgs(
                cidr_block="0.0.0.0/0", display_name="everybody"
            )
        ]
    ),
)
account = gcp.serviceaccount.Account("worker", account_id="worker")
gcp.projects.IAMMember(
    "worker", project="acme-platform", role="roles/owner", member=account.email.apply(lambda mail: f"serviceAccount:{mail}")
)
gcp.compute.Instance(
    "jump",
    machine_type="e2-micro",
    zone="europe-west3-a",
    boot_disk=gcp.compute.InstanceBootDiskArgs(
        initialize_params=gcp.compute.InstanceBootDiskInitializeParamsArgs(image="debian-cloud/debian-12")
    ),
    network_interfaces=[
        gcp.compute.InstanceNetworkInterfaceArgs(
            network=network.id, access_configs=[gcp.compute.InstanceNetworkInterfaceAccessConfigArgs()]
        )
    ],
    metadata={"serial-port-enable": "true"},
)
gcp.kms.CryptoKey("key", key_ring=gcp.kms.KeyRing("ring", location="europe").id, rotation_period="31536000s")
pulumi.export("copy", pulumi.Output.concat("gs://", copy.name))
