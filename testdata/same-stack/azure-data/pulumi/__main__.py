"""The same stack as ../terraform, as a Pulumi program."""

import pulumi
import pulumi_azure as azure

config = pulumi.Config()
administrator_password = config.require_secret("administrator_password")

resource_group_main = azure.core.ResourceGroup(
    "main",
    location="germanywestcentral",
    name="data",
)

mssql_server_orders = azure.mssql.Server(
    "orders",
    administrator_login="orders",
    administrator_login_password=administrator_password,
    location=resource_group_main.location,
    minimum_tls_version="1.0",
    name="data-orders",
    resource_group_name=resource_group_main.name,
    version="12.0",
)

mssql_server_billing = azure.mssql.Server(
    "billing",
    administrator_login="billing",
    administrator_login_password=administrator_password,
    azuread_administrator={
        "login_username": "billing",
        "object_id": "22222222-2222-2222-2222-222222222222",
    },
    location=resource_group_main.location,
    minimum_tls_version="1.2",
    name="data-billing",
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
    version="12.0",
)

azure.mssql.ServerSecurityAlertPolicy(
    "orders",
    disabled_alerts=["Sql_Injection"],
    resource_group_name=resource_group_main.name,
    server_name=mssql_server_orders.name,
    state="Disabled",
)

mssql_server_security_alert_policy_billing = azure.mssql.ServerSecurityAlertPolicy(
    "billing",
    email_account_admins=True,
    email_addresses=["security@example.com"],
    resource_group_name=resource_group_main.name,
    server_name=mssql_server_billing.name,
    state="Enabled",
)

azure.mssql.ServerVulnerabilityAssessment(
    "billing",
    recurring_scans={
        "enabled": False,
    },
    server_security_alert_policy_id=mssql_server_security_alert_policy_billing.id,
    storage_container_path="https://databilling.blob.core.windows.net/scans/",
)

azure.mssql.Database(
    "orders",
    name="orders",
    server_id=mssql_server_orders.id,
    sku_name="S0",
)

azure.mssql.FirewallRule(
    "azure",
    end_ip_address="0.0.0.0",
    name="azure",
    server_id=mssql_server_orders.id,
    start_ip_address="0.0.0.0",
)

azure.mssql.FirewallRule(
    "everyone",
    end_ip_address="255.255.255.255",
    name="everyone",
    server_id=mssql_server_orders.id,
    start_ip_address="0.0.0.0",
)

reports = azure.postgresql.Server(
    "reports",
    administrator_login="reports",
    administrator_login_password=administrator_password,
    backup_retention_days=7,
    location=resource_group_main.location,
    name="data-reports",
    resource_group_name=resource_group_main.name,
    sku_name="GP_Gen5_4",
    ssl_enforcement_enabled=False,
    ssl_minimal_tls_version_enforced="TLSEnforcementDisabled",
    version="11",
)

azure.postgresql.Server(
    "audit",
    administrator_login="audit",
    administrator_login_password=administrator_password,
    backup_retention_days=35,
    geo_redundant_backup_enabled=True,
    infrastructure_encryption_enabled=True,
    location=resource_group_main.location,
    name="data-audit",
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
    sku_name="GP_Gen5_4",
    ssl_enforcement_enabled=True,
    ssl_minimal_tls_version_enforced="TLS1_2",
    threat_detection_policy={
        "enabled": True,
    },
    version="11",
)

azure.postgresql.Configuration(
    "throttling",
    name="connection_throttling",
    resource_group_name=resource_group_main.name,
    server_name=reports.name,
    value="off",
)

azure.postgresql.Configuration(
    "checkpoints",
    name="log_checkpoints",
    resource_group_name=resource_group_main.name,
    server_name=reports.name,
    value="off",
)

azure.postgresql.Configuration(
    "connections",
    name="log_connections",
    resource_group_name=resource_group_main.name,
    server_name=reports.name,
    value="off",
)

azure.postgresql.Configuration(
    "disconnections",
    name="log_disconnections",
    resource_group_name=resource_group_main.name,
    server_name=reports.name,
    value="off",
)

azure.postgresql.Configuration(
    "retention",
    name="log_retention",
    resource_group_name=resource_group_main.name,
    server_name=reports.name,
    value="off",
)

catalogue = azure.postgresql.FlexibleServer(
    "catalogue",
    administrator_login="catalogue",
    administrator_password=administrator_password,
    location=resource_group_main.location,
    name="data-catalogue",
    resource_group_name=resource_group_main.name,
    sku_name="GP_Standard_D2s_v3",
    storage_mb=32768,
    version="16",
)

azure.postgresql.FlexibleServerConfiguration(
    "connections",
    name="log_connections",
    server_id=catalogue.id,
    value="off",
)

azure.postgresql.FlexibleServerFirewallRule(
    "azure",
    end_ip_address="0.0.0.0",
    name="azure-services",
    server_id=catalogue.id,
    start_ip_address="0.0.0.0",
)

azure.mysql.FlexibleServer(
    "blog",
    administrator_login="blog",
    administrator_password=administrator_password,
    backup_retention_days=1,
    location=resource_group_main.location,
    name="data-blog",
    resource_group_name=resource_group_main.name,
    sku_name="GP_Standard_D2ds_v4",
    version="8.0.21",
)

azure.cosmosdb.Account(
    "carts",
    consistency_policy={
        "consistency_level": "Session",
    },
    geo_locations=[
        {
            "failover_priority": 0,
            "location": "germanywestcentral",
        },
    ],
    kind="GlobalDocumentDB",
    location=resource_group_main.location,
    name="data-carts",
    offer_type="Standard",
    resource_group_name=resource_group_main.name,
)

azure.cosmosdb.Account(
    "profiles",
    access_key_metadata_writes_enabled=False,
    backup={
        "tier": "Continuous30Days",
        "type": "Continuous",
    },
    consistency_policy={
        "consistency_level": "Strong",
    },
    geo_locations=[
        {
            "failover_priority": 0,
            "location": "germanywestcentral",
            "zone_redundant": True,
        },
        {
            "failover_priority": 1,
            "location": "germanynorth",
        },
    ],
    kind="GlobalDocumentDB",
    local_authentication_disabled=True,
    location=resource_group_main.location,
    name="data-profiles",
    offer_type="Standard",
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
)

azure.kusto.Cluster(
    "telemetry",
    location=resource_group_main.location,
    name="telemetry",
    resource_group_name=resource_group_main.name,
    sku={
        "capacity": 2,
        "name": "Standard_D13_v2",
    },
)

azure.datafactory.Factory(
    "nightly",
    location=resource_group_main.location,
    name="data-nightly",
    resource_group_name=resource_group_main.name,
)

azure.databricks.Workspace(
    "science",
    custom_parameters={
        "no_public_ip": False,
    },
    location=resource_group_main.location,
    name="science",
    resource_group_name=resource_group_main.name,
    sku="premium",
)

lake = azure.storage.Account(
    "lake",
    account_replication_type="RAGRS",
    account_tier="Standard",
    allow_nested_items_to_be_public=False,
    is_hns_enabled=True,
    location=resource_group_main.location,
    name="datalake",
    resource_group_name=resource_group_main.name,
)

raw = azure.storage.DataLakeGen2Filesystem(
    "raw",
    name="raw",
    storage_account_id=lake.id,
)

azure.synapse.Workspace(
    "warehouse",
    identity={
        "type": "SystemAssigned",
    },
    location=resource_group_main.location,
    name="warehouse",
    resource_group_name=resource_group_main.name,
    sql_administrator_login="warehouse",
    sql_administrator_login_password=administrator_password,
    storage_data_lake_gen2_filesystem_id=raw.id,
)

azure.search.Service(
    "shop",
    allowed_ips=["0.0.0.0/0"],
    location=resource_group_main.location,
    name="data-shop",
    resource_group_name=resource_group_main.name,
    sku="standard",
)

azure.cognitive.Account(
    "assistant",
    kind="OpenAI",
    location=resource_group_main.location,
    name="assistant",
    resource_group_name=resource_group_main.name,
    sku_name="S0",
)

azure.cognitive.Account(
    "documents",
    custom_subdomain_name="documents",
    fqdns=["datalake.blob.core.windows.net"],
    identity={
        "type": "SystemAssigned",
    },
    kind="OpenAI",
    local_auth_enabled=False,
    location=resource_group_main.location,
    name="documents",
    outbound_network_access_restricted=True,
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
    sku_name="S0",
)

application_insights_main = azure.appinsights.Insights(
    "main",
    application_type="web",
    location=resource_group_main.location,
    name="data",
    resource_group_name=resource_group_main.name,
)

key_vault_main = azure.keyvault.KeyVault(
    "main",
    location=resource_group_main.location,
    name="data-models",
    network_acls={
        "bypass": "AzureServices",
        "default_action": "Deny",
    },
    purge_protection_enabled=True,
    rbac_authorization_enabled=True,
    resource_group_name=resource_group_main.name,
    sku_name="premium",
    tenant_id="11111111-1111-1111-1111-111111111111",
)

models = azure.machinelearning.Workspace(
    "models",
    application_insights_id=application_insights_main.id,
    identity={
        "type": "SystemAssigned",
    },
    key_vault_id=key_vault_main.id,
    location=resource_group_main.location,
    name="models",
    resource_group_name=resource_group_main.name,
    storage_account_id=lake.id,
)

azure.machinelearning.ComputeCluster(
    "training",
    location=resource_group_main.location,
    machine_learning_workspace_id=models.id,
    name="training",
    scale_settings={
        "max_node_count": 4,
        "min_node_count": 0,
        "scale_down_nodes_after_idle_duration": "PT15M",
    },
    vm_priority="Dedicated",
    vm_size="Standard_NC6s_v3",
)

azure.eventgrid.Domain(
    "partners",
    location=resource_group_main.location,
    name="partners",
    resource_group_name=resource_group_main.name,
)

azure.eventgrid.Topic(
    "uploads",
    location=resource_group_main.location,
    name="uploads",
    resource_group_name=resource_group_main.name,
)

azure.eventgrid.Topic(
    "refunds",
    identity={
        "type": "SystemAssigned",
    },
    local_auth_enabled=False,
    location=resource_group_main.location,
    name="refunds",
    public_network_access_enabled=False,
    resource_group_name=resource_group_main.name,
)

azure.eventhub.EventHubNamespace(
    "clicks",
    location=resource_group_main.location,
    minimum_tls_version="1.0",
    name="data-clicks",
    resource_group_name=resource_group_main.name,
    sku="Standard",
)

azure.eventhub.Namespace(
    "orders",
    location=resource_group_main.location,
    minimum_tls_version="1.1",
    name="data-order-events",
    resource_group_name=resource_group_main.name,
    sku="Standard",
)

azure.iot.IoTHub(
    "meters",
    location=resource_group_main.location,
    name="data-meters",
    public_network_access_enabled=True,
    resource_group_name=resource_group_main.name,
    sku={
        "capacity": 1,
        "name": "S1",
    },
)

azure.signalr.Service(
    "chat",
    location=resource_group_main.location,
    name="data-chat",
    resource_group_name=resource_group_main.name,
    sku={
        "capacity": 1,
        "name": "Free_F1",
    },
)

azure.webpubsub.Service(
    "board",
    location=resource_group_main.location,
    name="data-board",
    resource_group_name=resource_group_main.name,
    sku="Standard_S1",
)

azure.storage.Account(
    "photos",
    account_replication_type="GZRS",
    account_tier="Standard",
    allow_nested_items_to_be_public=False,
    location=resource_group_main.location,
    name="dataphotos",
    resource_group_name=resource_group_main.name,
)

azure.mssql.Database(
    "plain",
    name="plain",
    server_id=mssql_server_orders.id,
    sku_name="DW100c",
    transparent_data_encryption_enabled=False,
)
