"""The same stack as ../terraform, as a Pulumi program."""

import pulumi
import pulumi_azure as azure

resource_group_main = azure.core.ResourceGroup(
    "main",
    location="westeurope",
    name="platform",
)

uploads = azure.storage.Account(
    "uploads",
    account_replication_type="LRS",
    account_tier="Standard",
    allow_nested_items_to_be_public=True,
    cross_tenant_replication_enabled=True,
    https_traffic_only_enabled=False,
    is_hns_enabled=True,
    location=resource_group_main.location,
    min_tls_version="TLS1_0",
    name="platformuploads",
    network_rules={
        "default_action": "Allow",
    },
    resource_group_name=resource_group_main.name,
    sftp_enabled=True,
)

ledger = azure.storage.Account(
    "ledger",
    account_replication_type="GRS",
    account_tier="Standard",
    allow_nested_items_to_be_public=False,
    blob_properties={
        "container_delete_retention_policy": {
            "days": 30,
        },
        "delete_retention_policy": {
            "days": 30,
        },
        "versioning_enabled": True,
    },
    identity={
        "type": "SystemAssigned",
    },
    infrastructure_encryption_enabled=True,
    location=resource_group_main.location,
    min_tls_version="TLS1_2",
    name="platformledger",
    network_rules={
        "bypasses": ["Logging", "Metrics"],
        "default_action": "Deny",
    },
    public_network_access_enabled=False,
    queue_properties={
        "logging": {
            "delete": True,
            "read": True,
            "retention_policy_days": 90,
            "version": "1.0",
            "write": True,
        },
    },
    resource_group_name=resource_group_main.name,
    sas_policy={
        "expiration_period": "01.00:00:00",
    },
    shared_access_key_enabled=False,
)

azure.storage.Container(
    "avatars",
    container_access_type="container",
    name="avatars",
    storage_account_id=uploads.id,
)

azure.storage.Sync(
    "offices",
    location=resource_group_main.location,
    name="offices",
    resource_group_name=resource_group_main.name,
)

service_plan_main = azure.appservice.ServicePlan(
    "main",
    location=resource_group_main.location,
    name="platform",
    os_type="Linux",
    resource_group_name=resource_group_main.name,
    sku_name="P1v3",
)

shop = azure.appservice.LinuxWebApp(
    "shop",
    location=resource_group_main.location,
    name="platform-shop",
    resource_group_name=resource_group_main.name,
    service_plan_id=service_plan_main.id,
    site_config={
        "application_stack": {
            "python_version": "3.7",
        },
        "cors": {
            "allowed_origins": ["*"],
        },
        "ftps_state": "AllAllowed",
        "minimum_tls_version": "1.0",
        "remote_debugging_enabled": True,
    },
)

azure.appservice.LinuxWebApp(
    "account",
    auth_settings_v2={
        "auth_enabled": True,
        "login": {},
    },
    client_certificate_enabled=True,
    ftp_publish_basic_authentication_enabled=False,
    https_only=True,
    identity={
        "type": "SystemAssigned",
    },
    location=resource_group_main.location,
    logs={
        "detailed_error_messages": True,
        "failed_request_tracing": True,
        "http_logs": {
            "file_system": {
                "retention_in_days": 30,
                "retention_in_mb": 50,
            },
        },
    },
    name="platform-account",
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
    service_plan_id=service_plan_main.id,
    site_config={
        "application_stack": {
            "python_version": "3.12",
        },
        "ftps_state": "Disabled",
        "health_check_eviction_time_in_min": 5,
        "health_check_path": "/health",
        "http2_enabled": True,
        "minimum_tls_version": "1.2",
    },
    webdeploy_publish_basic_authentication_enabled=False,
)

azure.appservice.WindowsWebApp(
    "intranet",
    location=resource_group_main.location,
    name="platform-intranet",
    resource_group_name=resource_group_main.name,
    service_plan_id=service_plan_main.id,
    site_config={},
)

azure.appservice.LinuxWebAppSlot(
    "staging",
    app_service_id=shop.id,
    name="staging",
    site_config={
        "minimum_tls_version": "1.1",
    },
)

azure.appservice.LinuxFunctionApp(
    "resize",
    location=resource_group_main.location,
    name="platform-resize",
    resource_group_name=resource_group_main.name,
    service_plan_id=service_plan_main.id,
    site_config={
        "minimum_tls_version": "1.0",
        "remote_debugging_enabled": True,
    },
    storage_account_name=ledger.name,
    storage_uses_managed_identity=True,
)

azure.appservice.WindowsFunctionApp(
    "invoices",
    ftp_publish_basic_authentication_enabled=False,
    https_only=True,
    location=resource_group_main.location,
    name="platform-invoices",
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
    service_plan_id=service_plan_main.id,
    site_config={
        "minimum_tls_version": "1.2",
    },
    storage_account_name=ledger.name,
    storage_uses_managed_identity=True,
    webdeploy_publish_basic_authentication_enabled=False,
)

azure.redis.Cache(
    "sessions",
    capacity=1,
    family="P",
    location=resource_group_main.location,
    minimum_tls_version="1.0",
    name="platform-sessions",
    non_ssl_port_enabled=True,
    redis_configuration={
        "authentication_enabled": False,
    },
    resource_group_name=resource_group_main.name,
    sku_name="Premium",
)

cdn_profile_main = azure.cdn.Profile(
    "main",
    location="global",
    name="platform",
    resource_group_name=resource_group_main.name,
    sku="Standard_Microsoft",
)

azure.cdn.Endpoint(
    "images",
    is_http_allowed=True,
    is_https_allowed=False,
    location="global",
    name="platform-images",
    origins=[
        {
            "host_name": "images.example.com",
            "name": "images",
        },
    ],
    profile_name=cdn_profile_main.name,
    resource_group_name=resource_group_main.name,
)

api_management_main = azure.apimanagement.Service(
    "main",
    location=resource_group_main.location,
    name="platform-api",
    publisher_email="api@example.com",
    publisher_name="Platform",
    resource_group_name=resource_group_main.name,
    security={
        "backend_tls10_enabled": True,
    },
    sku_name="Consumption_0",
)

legacy = azure.apimanagement.Backend(
    "legacy",
    api_management_name=api_management_main.name,
    name="legacy",
    protocol="http",
    resource_group_name=resource_group_main.name,
    url="http://legacy.example.com",
)

azure.appconfiguration.ConfigurationStore(
    "main",
    location=resource_group_main.location,
    name="platform-settings",
    resource_group_name=resource_group_main.name,
)

azure.containerservice.Registry(
    "images",
    admin_enabled=True,
    anonymous_pull_enabled=True,
    location=resource_group_main.location,
    name="platformimages",
    resource_group_name=resource_group_main.name,
    sku="Premium",
)

azure.containerservice.Registry(
    "releases",
    admin_enabled=False,
    data_endpoint_enabled=True,
    georeplications=[
        {
            "location": "northeurope",
            "zone_redundancy_enabled": True,
        },
    ],
    location=resource_group_main.location,
    name="platformreleases",
    public_network_access_enabled=False,
    quarantine_policy_enabled=True,
    resource_group_name=resource_group_main.name,
    retention_policy_in_days=30,
    sku="Premium",
    trust_policy_enabled=True,
    zone_redundancy_enabled=True,
)

azure.containerservice.Group(
    "worker",
    containers=[
        {
            "cpu": 1,
            "environment_variables": {
                "MODE": "batch",
            },
            "image": "example.azurecr.io/worker:1.4.2",
            "memory": 2,
            "name": "worker",
            "ports": [
                {
                    "port": 8443,
                    "protocol": "TCP",
                },
            ],
        },
    ],
    ip_address_type="Public",
    location=resource_group_main.location,
    name="worker",
    os_type="Linux",
    resource_group_name=resource_group_main.name,
)

azure.containerservice.KubernetesCluster(
    "open",
    api_server_access_profile={
        "authorized_ip_ranges": ["0.0.0.0/0"],
    },
    default_node_pool={
        "max_pods": 30,
        "name": "system",
        "node_count": 2,
        "node_public_ip_enabled": True,
        "type": "AvailabilitySet",
        "vm_size": "Standard_D4s_v5",
    },
    dns_prefix="open",
    http_application_routing_enabled=True,
    identity={
        "type": "SystemAssigned",
    },
    location=resource_group_main.location,
    name="open",
    network_profile={
        "network_plugin": "kubenet",
    },
    resource_group_name=resource_group_main.name,
    role_based_access_control_enabled=False,
)

closed = azure.keyvault.KeyVault(
    "closed",
    location=resource_group_main.location,
    name="platform-closed",
    network_acls={
        "bypass": "AzureServices",
        "default_action": "Deny",
    },
    public_network_access_enabled=False,
    purge_protection_enabled=True,
    rbac_authorization_enabled=True,
    resource_group_name=resource_group_main.name,
    sku_name="premium",
    tenant_id="11111111-1111-1111-1111-111111111111",
)

disks = azure.keyvault.Key(
    "disks",
    expiration_date="2027-12-31T00:00:00Z",
    key_opts=["wrapKey", "unwrapKey"],
    key_size=4096,
    key_type="RSA-HSM",
    key_vault_id=closed.id,
    name="disks",
    rotation_policy={
        "automatic": {
            "time_before_expiry": "P30D",
        },
        "expire_after": "P90D",
        "notify_before_expiry": "P29D",
    },
)

disk_encryption_set_main = azure.compute.DiskEncryptionSet(
    "main",
    identity={
        "type": "SystemAssigned",
    },
    key_vault_key_id=disks.id,
    location=resource_group_main.location,
    name="disks",
    resource_group_name=resource_group_main.name,
)

log_analytics_workspace_main = azure.operationalinsights.AnalyticsWorkspace(
    "main",
    location=resource_group_main.location,
    name="platform",
    resource_group_name=resource_group_main.name,
)

private = azure.containerservice.KubernetesCluster(
    "private",
    automatic_upgrade_channel="stable",
    azure_active_directory_role_based_access_control={
        "azure_rbac_enabled": True,
        "tenant_id": "11111111-1111-1111-1111-111111111111",
    },
    azure_policy_enabled=True,
    default_node_pool={
        "host_encryption_enabled": True,
        "max_pods": 110,
        "name": "system",
        "node_count": 3,
        "only_critical_addons_enabled": True,
        "os_disk_type": "Ephemeral",
        "vm_size": "Standard_D4ds_v5",
    },
    disk_encryption_set_id=disk_encryption_set_main.id,
    dns_prefix="private",
    identity={
        "type": "SystemAssigned",
    },
    key_vault_secrets_provider={
        "secret_rotation_enabled": True,
    },
    local_account_disabled=True,
    location=resource_group_main.location,
    name="private",
    network_profile={
        "network_plugin": "azure",
        "network_policy": "azure",
    },
    oms_agent={
        "log_analytics_workspace_id": log_analytics_workspace_main.id,
    },
    private_cluster_enabled=True,
    resource_group_name=resource_group_main.name,
    sku_tier="Standard",
)

azure.containerservice.KubernetesClusterNodePool(
    "jobs",
    kubernetes_cluster_id=private.id,
    name="jobs",
    node_count=2,
    node_public_ip_enabled=True,
    vm_size="Standard_D8ds_v5",
)

key_vault_open = azure.keyvault.KeyVault(
    "open",
    location=resource_group_main.location,
    name="platform-open",
    resource_group_name=resource_group_main.name,
    sku_name="standard",
    tenant_id="11111111-1111-1111-1111-111111111111",
)

azure.keyvault.Key(
    "forever",
    key_opts=["decrypt", "encrypt"],
    key_size=2048,
    key_type="RSA",
    key_vault_id=key_vault_open.id,
    name="forever",
)

azure.keyvault.Secret(
    "licence",
    key_vault_id=closed.id,
    name="licence",
    value=ledger.primary_access_key,
)

azure.containerservice.KubernetesCluster(
    "bare",
    default_node_pool={
        "name": "system",
        "node_count": 1,
        "vm_size": "Standard_D2s_v5",
    },
    dns_prefix="bare",
    identity={
        "type": "SystemAssigned",
    },
    location=resource_group_main.location,
    name="bare",
    resource_group_name=resource_group_main.name,
)

app_service_plan_old = azure.appservice.Plan(
    "old",
    location=resource_group_main.location,
    name="platform-old",
    resource_group_name=resource_group_main.name,
    sku={
        "size": "S1",
        "tier": "Standard",
    },
)

azure.appservice.AppService(
    "old",
    app_service_plan_id=app_service_plan_old.id,
    location=resource_group_main.location,
    name="platform-old",
    resource_group_name=resource_group_main.name,
    site_config={
        "cors": {
            "allowed_origins": ["*"],
        },
        "ftps_state": "AllAllowed",
        "python_version": "2.7",
    },
)

azure.appservice.FunctionApp(
    "old",
    app_service_plan_id=app_service_plan_old.id,
    enable_builtin_logging=False,
    location=resource_group_main.location,
    name="platform-old-functions",
    resource_group_name=resource_group_main.name,
    site_config={
        "cors": {
            "allowed_origins": ["*"],
        },
    },
    storage_account_access_key=ledger.primary_access_key,
    storage_account_name=ledger.name,
)
