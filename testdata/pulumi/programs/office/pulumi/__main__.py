"""An office: what azure-native makes and what azure (classic) makes, in one resource group."""

import pulumi
import pulumi_azure as azure
import pulumi_azure_native as native

group = native.resources.ResourceGroup("office", resource_group_name="office", location="westeurope")

files = native.storage.StorageAccount(
    "files",
    resource_group_name=group.name,
    location=group.location,
    kind=native.storage.Kind.STORAGE_V2,
    sku=native.storage.SkuArgs(name=native.storage.SkuName.STANDARD_LRS),
    allow_blob_public_access=True,
    minimum_tls_version="TLS1_0",
    enable_https_traffic_only=False,
    network_rule_set=native.storage.NetworkRuleSetArgs(default_action="Allow"),
)
native.storage.BlobContainer(
    "open", resource_group_name=group.name, account_name=files.name, public_access=native.storage.PublicAccess.CONTAINER
)
wall = native.network.NetworkSecurityGroup(
    "wall",
    resource_group_name=group.name,
    security_rules=[
        native.network.SecurityRuleArgs(
            name="ssh",
            priority=100,
            direction="Inbound",
            access="Allow",
            protocol="Tcp",
            source_address_prefix="*",
            source_port_range="*",
            destination_address_prefix="*",
            destination_port_range="22",
        )
    ],
)
native.keyvault.Vault(
    "keys",
    resource_group_name=group.name,
    properties=native.keyvault.VaultPropertiesArgs(
        tenant_id="00000000-0000-0000-0000-000000000000",
        sku=native.keyvault.SkuArgs(family="A", name=native.keyvault.SkuName.STANDARD),
        enable_soft_delete=True,
        public_network_access="Enabled",
    ),
)
native.sql.Server(
    "sql",
    resource_group_name=group.name,
    administrator_login="office",
    administrator_login_password=pulumi.Output.secret("planted-password-of-the-server"),
    minimal_tls_version="1.0",
    public_network_access="Enabled",
)

account = azure.storage.Account(
    "archive",
    resource_group_name=group.name,
    location=group.location,
    account_tier="Standard",
    account_replication_type="LRS",
    https_traffic_only_enabled=False,
    min_tls_version="TLS1_0",
)
azure.storage.Container("archive", storage_account_id=account.id, container_access_type="blob")
azure.network.NetworkSecurityGroup(
    "guests",
    resource_group_name=group.name,
    location=group.location,
    security_rules=[
        azure.network.NetworkSecurityGroupSecurityRuleArgs(
            name="rdp",
            priority=100,
            direction="Inbound",
            access="Allow",
            protocol="Tcp",
            source_address_prefix="*",
            source_port_range="*",
            destination_address_prefix="*",
            destination_port_range="3389",
        )
    ],
)
north = azure.Provider("north", features=azure.ProviderFeaturesArgs(), subscription_id="11111111-1111-1111-1111-111111111111")
azure.redis.Cache(
    "sessions",
    resource_group_name=group.name,
    location="northeurope",
    capacity=1,
    family="C",
    sku_name="Standard",
    non_ssl_port_enabled=True,
    minimum_tls_version="1.0",
    opts=pulumi.ResourceOptions(provider=north, depends_on=[account]),
)
pulumi.export("files", files.primary_endpoints.apply(lambda endpoints: endpoints.blob))
