"""The same stack as ../terraform, as a Pulumi program."""

import pulumi
import pulumi_azure as azure

config = pulumi.Config()
administrator_password = config.require_secret("administrator_password")

resource_group_main = azure.core.ResourceGroup(
    "main",
    location="switzerlandnorth",
    name="network",
)

virtual_network_main = azure.network.VirtualNetwork(
    "main",
    address_spaces=["10.20.0.0/16"],
    location=resource_group_main.location,
    name="main",
    resource_group_name=resource_group_main.name,
)

apps = azure.network.Subnet(
    "apps",
    address_prefixes=["10.20.1.0/24"],
    name="apps",
    resource_group_name=resource_group_main.name,
    virtual_network_name=virtual_network_main.name,
)

subnet_databases = azure.network.Subnet(
    "databases",
    address_prefixes=["10.20.2.0/24"],
    name="databases",
    resource_group_name=resource_group_main.name,
    virtual_network_name=virtual_network_main.name,
)

network_security_group_databases = azure.network.NetworkSecurityGroup(
    "databases",
    location=resource_group_main.location,
    name="databases",
    resource_group_name=resource_group_main.name,
    security_rules=[
        {
            "access": "Allow",
            "description": None,
            "destination_address_prefix": "*",
            "destination_address_prefixes": None,
            "destination_application_security_group_ids": None,
            "destination_port_range": "5432",
            "destination_port_ranges": None,
            "direction": "Inbound",
            "name": "postgres",
            "priority": 100,
            "protocol": "Tcp",
            "source_address_prefix": "10.20.1.0/24",
            "source_address_prefixes": None,
            "source_application_security_group_ids": None,
            "source_port_range": "*",
            "source_port_ranges": None,
        },
    ],
)

azure.network.SubnetNetworkSecurityGroupAssociation(
    "databases",
    network_security_group_id=network_security_group_databases.id,
    subnet_id=subnet_databases.id,
)

open = azure.network.NetworkSecurityGroup(
    "open",
    location=resource_group_main.location,
    name="open",
    resource_group_name=resource_group_main.name,
    security_rules=[
        {
            "access": "Allow",
            "description": None,
            "destination_address_prefix": "*",
            "destination_address_prefixes": None,
            "destination_application_security_group_ids": None,
            "destination_port_range": "22",
            "destination_port_ranges": None,
            "direction": "Inbound",
            "name": "ssh",
            "priority": 100,
            "protocol": "Tcp",
            "source_address_prefix": "*",
            "source_address_prefixes": None,
            "source_application_security_group_ids": None,
            "source_port_range": "*",
            "source_port_ranges": None,
        },
        {
            "access": "Allow",
            "description": None,
            "destination_address_prefix": "*",
            "destination_address_prefixes": None,
            "destination_application_security_group_ids": None,
            "destination_port_range": "3389",
            "destination_port_ranges": None,
            "direction": "Inbound",
            "name": "rdp",
            "priority": 110,
            "protocol": "Tcp",
            "source_address_prefix": "Internet",
            "source_address_prefixes": None,
            "source_application_security_group_ids": None,
            "source_port_range": "*",
            "source_port_ranges": None,
        },
    ],
)

azure.network.NetworkSecurityRule(
    "udp",
    access="Allow",
    destination_address_prefix="*",
    destination_port_range="*",
    direction="Inbound",
    name="udp",
    network_security_group_name=open.name,
    priority=120,
    protocol="Udp",
    resource_group_name=resource_group_main.name,
    source_address_prefix="0.0.0.0/0",
    source_port_range="*",
)

azure.network.NetworkSecurityRule(
    "web",
    access="Allow",
    destination_address_prefix="*",
    destination_port_ranges=["80", "3306", "20-21"],
    direction="Inbound",
    name="web",
    network_security_group_name=open.name,
    priority=130,
    protocol="Tcp",
    resource_group_name=resource_group_main.name,
    source_address_prefix="Internet",
    source_port_range="*",
)

azure.network.NetworkSecurityRule(
    "everything",
    access="Allow",
    destination_address_prefix="*",
    destination_port_range="*",
    direction="Inbound",
    name="everything",
    network_security_group_name=open.name,
    priority=140,
    protocol="*",
    resource_group_name=resource_group_main.name,
    source_address_prefix="*",
    source_port_range="*",
)

azure.network.NetworkWatcherFlowLog(
    "short",
    enabled=False,
    name="short",
    network_watcher_name="NetworkWatcher_switzerlandnorth",
    resource_group_name="NetworkWatcherRG",
    retention_policy={
        "days": 7,
        "enabled": True,
    },
    storage_account_id="/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.Storage/storageAccounts/flowlogs",
    target_resource_id=open.id,
)

public_ip_jump = azure.network.PublicIp(
    "jump",
    allocation_method="Static",
    location=resource_group_main.location,
    name="jump",
    resource_group_name=resource_group_main.name,
)

network_interface_jump = azure.network.NetworkInterface(
    "jump",
    ip_configurations=[
        {
            "name": "public",
            "private_ip_address_allocation": "Dynamic",
            "public_ip_address_id": public_ip_jump.id,
            "subnet_id": apps.id,
        },
    ],
    ip_forwarding_enabled=True,
    location=resource_group_main.location,
    name="jump",
    resource_group_name=resource_group_main.name,
)

network_interface_app = azure.network.NetworkInterface(
    "app",
    ip_configurations=[
        {
            "name": "private",
            "private_ip_address_allocation": "Dynamic",
            "subnet_id": apps.id,
        },
    ],
    location=resource_group_main.location,
    name="app",
    resource_group_name=resource_group_main.name,
)

azure.compute.LinuxVirtualMachine(
    "jump",
    admin_password=administrator_password,
    admin_username="operator",
    allow_extension_operations=True,
    disable_password_authentication=False,
    location=resource_group_main.location,
    name="jump",
    network_interface_ids=network_interface_jump.id,
    os_disk={
        "caching": "ReadWrite",
        "storage_account_type": "Standard_LRS",
    },
    provision_vm_agent=False,
    resource_group_name=resource_group_main.name,
    size="Standard_D2s_v5",
    source_image_reference={
        "offer": "ubuntu-24_04-lts",
        "publisher": "Canonical",
        "sku": "server",
        "version": "latest",
    },
)

azure.compute.LinuxVirtualMachine(
    "app",
    admin_ssh_keys=[
        {
            "public_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8mAnNvYrTHUwE0ndYQ7u3NIcYwbS4BqyRkVdJCFn7T operator",
            "username": "operator",
        },
    ],
    admin_username="operator",
    allow_extension_operations=False,
    encryption_at_host_enabled=True,
    location=resource_group_main.location,
    name="app",
    network_interface_ids=network_interface_app.id,
    os_disk={
        "caching": "ReadWrite",
        "storage_account_type": "Premium_LRS",
    },
    resource_group_name=resource_group_main.name,
    secure_boot_enabled=True,
    size="Standard_D2s_v5",
    source_image_reference={
        "offer": "ubuntu-24_04-lts",
        "publisher": "Canonical",
        "sku": "server",
        "version": "latest",
    },
    vtpm_enabled=True,
)

azure.compute.WindowsVirtualMachine(
    "desk",
    admin_password=administrator_password,
    admin_username="operator",
    automatic_updates_enabled=False,
    location=resource_group_main.location,
    name="desk",
    network_interface_ids=network_interface_app.id,
    os_disk={
        "caching": "ReadWrite",
        "storage_account_type": "Standard_LRS",
    },
    resource_group_name=resource_group_main.name,
    size="Standard_D2s_v5",
    source_image_reference={
        "offer": "WindowsServer",
        "publisher": "MicrosoftWindowsServer",
        "sku": "2022-datacenter-azure-edition",
        "version": "latest",
    },
)

azure.compute.LinuxVirtualMachineScaleSet(
    "workers",
    admin_password=administrator_password,
    admin_username="operator",
    disable_password_authentication=False,
    instances=3,
    location=resource_group_main.location,
    name="workers",
    network_interfaces=[
        {
            "ip_configurations": [
                {
                    "name": "private",
                    "primary": True,
                    "subnet_id": apps.id,
                },
            ],
            "name": "workers",
            "primary": True,
        },
    ],
    os_disk={
        "caching": "ReadOnly",
        "storage_account_type": "Standard_LRS",
    },
    resource_group_name=resource_group_main.name,
    sku="Standard_D2s_v5",
    source_image_reference={
        "offer": "ubuntu-24_04-lts",
        "publisher": "Canonical",
        "sku": "server",
        "version": "latest",
    },
)

azure.compute.VirtualMachine(
    "old",
    location=resource_group_main.location,
    name="old",
    network_interface_ids=network_interface_app.id,
    os_profile={
        "admin_password": administrator_password,
        "admin_username": "operator",
        "computer_name": "old",
    },
    os_profile_linux_config={
        "disable_password_authentication": False,
    },
    resource_group_name=resource_group_main.name,
    storage_os_disk={
        "create_option": "FromImage",
        "name": "old",
        "vhd_uri": "https://networkdisks.blob.core.windows.net/vhds/old.vhd",
    },
    vm_size="Standard_D2s_v3",
)

azure.compute.ManagedDisk(
    "shared",
    create_option="Empty",
    disk_size_gb=256,
    location=resource_group_main.location,
    name="shared",
    resource_group_name=resource_group_main.name,
    storage_account_type="Premium_LRS",
)

azure.batch.Account(
    "rendering",
    location=resource_group_main.location,
    name="rendering",
    network_profile={
        "account_access": {
            "default_action": "Allow",
        },
    },
    resource_group_name=resource_group_main.name,
)

azure.network.ApplicationGateway(
    "plain",
    backend_address_pools=[
        {
            "name": "apps",
        },
    ],
    backend_http_settings=[
        {
            "cookie_based_affinity": "Disabled",
            "name": "apps",
            "port": 80,
            "protocol": "Http",
            "request_timeout": 30,
        },
    ],
    frontend_ip_configurations=[
        {
            "name": "public",
            "public_ip_address_id": public_ip_jump.id,
        },
    ],
    frontend_ports=[
        {
            "name": "http",
            "port": 80,
        },
        {
            "name": "https",
            "port": 443,
        },
    ],
    gateway_ip_configurations=[
        {
            "name": "gateway",
            "subnet_id": apps.id,
        },
    ],
    http_listeners=[
        {
            "frontend_ip_configuration_name": "public",
            "frontend_port_name": "http",
            "name": "http",
            "protocol": "Http",
        },
        {
            "frontend_ip_configuration_name": "public",
            "frontend_port_name": "https",
            "name": "https",
            "protocol": "Https",
            "ssl_certificate_name": "shop",
        },
    ],
    location=resource_group_main.location,
    name="plain",
    request_routing_rules=[
        {
            "backend_address_pool_name": "apps",
            "backend_http_settings_name": "apps",
            "http_listener_name": "http",
            "name": "apps",
            "priority": 10,
            "rule_type": "Basic",
        },
    ],
    resource_group_name=resource_group_main.name,
    sku={
        "capacity": 2,
        "name": "Standard_v2",
        "tier": "Standard_v2",
    },
    ssl_certificates=[
        {
            "key_vault_secret_id": "https://platform-closed.vault.azure.net/secrets/shop",
            "name": "shop",
        },
    ],
    ssl_policy={
        "policy_name": "AppGwSslPolicy20150501",
        "policy_type": "Predefined",
    },
)

azure.waf.Policy(
    "watching",
    location=resource_group_main.location,
    managed_rules={
        "managed_rule_sets": [
            {
                "type": "OWASP",
                "version": "3.2",
            },
        ],
    },
    name="watching",
    policy_settings={
        "enabled": False,
        "mode": "Detection",
    },
    resource_group_name=resource_group_main.name,
)

azure.cdn.FrontdoorFirewallPolicy(
    "global",
    enabled=False,
    mode="Prevention",
    name="global",
    resource_group_name=resource_group_main.name,
    sku_name="Premium_AzureFrontDoor",
)

azure.network.Firewall(
    "hub",
    location=resource_group_main.location,
    name="hub",
    resource_group_name=resource_group_main.name,
    sku_name="AZFW_VNet",
    sku_tier="Standard",
    threat_intel_mode="Alert",
)

azure.network.FirewallPolicy(
    "hub",
    intrusion_detection={
        "mode": "Alert",
    },
    location=resource_group_main.location,
    name="hub",
    resource_group_name=resource_group_main.name,
    sku="Premium",
)

classic = azure.frontdoor.Frontdoor(
    "classic",
    backend_pools=[
        {
            "backends": [
                {
                    "address": "shop.example.com",
                    "host_header": "shop.example.com",
                    "http_port": 80,
                    "https_port": 443,
                },
            ],
            "health_probe_name": "probe",
            "load_balancing_name": "even",
            "name": "shop",
        },
    ],
    backend_pool_health_probes=[
        {
            "name": "probe",
        },
    ],
    backend_pool_load_balancings=[
        {
            "name": "even",
        },
    ],
    frontend_endpoints=[
        {
            "host_name": "network-classic.azurefd.net",
            "name": "shop",
        },
    ],
    name="network-classic",
    resource_group_name=resource_group_main.name,
    routing_rules=[
        {
            "accepted_protocols": ["Https"],
            "forwarding_configuration": {
                "backend_pool_name": "shop",
                "forwarding_protocol": "HttpsOnly",
            },
            "frontend_endpoints": ["shop"],
            "name": "all",
            "patterns_to_matches": ["/*"],
        },
    ],
)

azure.authorization.RoleDefinition(
    "everything",
    name="everything",
    permissions=[
        {
            "actions": ["*"],
        },
    ],
    scope="/subscriptions/00000000-0000-0000-0000-000000000000",
)

azure.authorization.RoleDefinition(
    "roles",
    name="roles",
    permissions=[
        {
            "actions": ["Microsoft.Authorization/roleDefinitions/write"],
        },
    ],
    scope="/subscriptions/00000000-0000-0000-0000-000000000000",
)

azure.authorization.Assignment(
    "owner",
    principal_id="22222222-2222-2222-2222-222222222222",
    role_definition_name="Owner",
    scope="/subscriptions/00000000-0000-0000-0000-000000000000",
)

azure.authorization.Assignment(
    "reader",
    principal_id="22222222-2222-2222-2222-222222222222",
    role_definition_name="Reader",
    scope=resource_group_main.id,
)

runbooks = azure.automation.Account(
    "runbooks",
    location=resource_group_main.location,
    name="runbooks",
    resource_group_name=resource_group_main.name,
    sku_name="Basic",
)

azure.automation.StringVariable(
    "endpoint",
    automation_account_name=runbooks.name,
    name="endpoint",
    resource_group_name=resource_group_main.name,
    value="https://api.example.com",
)

azure.recoveryservices.Vault(
    "backups",
    location=resource_group_main.location,
    name="backups",
    resource_group_name=resource_group_main.name,
    sku="Standard",
)

azure.securitycenter.SubscriptionPricing(
    "machines",
    resource_type="VirtualMachines",
    tier="Free",
)

azure.securitycenter.Contact(
    "main",
    alert_notifications=False,
    alerts_to_admins=False,
    email="security@example.com",
    name="main",
)

azure.network.NetworkSecurityRule(
    "postgres",
    access="Allow",
    destination_address_prefix="*",
    destination_port_range="5432",
    direction="Inbound",
    name="postgres",
    network_security_group_name=open.name,
    priority=150,
    protocol="Tcp",
    resource_group_name=resource_group_main.name,
    source_address_prefix="Internet",
    source_port_range="*",
)

azure.network.NetworkSecurityRule(
    "winrm",
    access="Allow",
    destination_address_prefix="*",
    destination_port_range="5985",
    direction="Inbound",
    name="winrm",
    network_security_group_name=open.name,
    priority=160,
    protocol="Tcp",
    resource_group_name=resource_group_main.name,
    source_address_prefix="Internet",
    source_port_range="*",
)

azure.network.NetworkSecurityRule(
    "outwards",
    access="Allow",
    destination_address_prefix="Internet",
    destination_port_range="*",
    direction="Outbound",
    name="outwards",
    network_security_group_name=open.name,
    priority=170,
    protocol="Tcp",
    resource_group_name=resource_group_main.name,
    source_address_prefix="*",
    source_port_range="*",
)

azure.compute.ScaleSet(
    "old",
    location=resource_group_main.location,
    name="old",
    network_profiles=[
        {
            "ip_configurations": [
                {
                    "name": "main",
                    "primary": True,
                    "subnet_id": apps.id,
                },
            ],
            "name": "main",
            "primary": True,
        },
    ],
    os_profile={
        "admin_password": administrator_password,
        "admin_username": "operator",
        "computer_name_prefix": "old",
    },
    resource_group_name=resource_group_main.name,
    sku={
        "capacity": 2,
        "name": "Standard_D2s_v3",
    },
    storage_profile_os_disk={
        "create_option": "FromImage",
    },
    upgrade_policy_mode="Manual",
)
