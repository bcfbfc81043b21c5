terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
  }
}

provider "azurerm" {
  features {}
  subscription_id = "00000000-0000-0000-0000-000000000000"
}

variable "administrator_password" {
  type      = string
  sensitive = true
}

resource "azurerm_resource_group" "main" {
  name     = "network"
  location = "switzerlandnorth"
}

resource "azurerm_virtual_network" "main" {
  name                = "main"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  address_space       = ["10.20.0.0/16"]
}

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.20.1.0/24"]
}

resource "azurerm_subnet" "databases" {
  name                 = "databases"
  resource_group_name  = azurerm_resource_group.main.name
  virtual_network_name = azurerm_virtual_network.main.name
  address_prefixes     = ["10.20.2.0/24"]
}

resource "azurerm_subnet_network_security_group_association" "databases" {
  subnet_id                 = azurerm_subnet.databases.id
  network_security_group_id = azurerm_network_security_group.databases.id
}

resource "azurerm_network_security_group" "databases" {
  name                = "databases"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  security_rule {
    name                       = "postgres"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "5432"
    source_address_prefix      = "10.20.1.0/24"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_security_group" "open" {
  name                = "open"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  security_rule {
    name                       = "ssh"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "22"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }

  security_rule {
    name                       = "rdp"
    priority                   = 110
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "3389"
    source_address_prefix      = "Internet"
    destination_address_prefix = "*"
  }
}

resource "azurerm_network_security_rule" "udp" {
  name                        = "udp"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.open.name
  priority                    = 120
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Udp"
  source_port_range           = "*"
  destination_port_range      = "*"
  source_address_prefix       = "0.0.0.0/0"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "web" {
  name                        = "web"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.open.name
  priority                    = 130
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_ranges     = ["80", "3306", "20-21"]
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "everything" {
  name                        = "everything"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.open.name
  priority                    = 140
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_port_range           = "*"
  destination_port_range      = "*"
  source_address_prefix       = "*"
  destination_address_prefix  = "*"
}

resource "azurerm_network_watcher_flow_log" "short" {
  name                 = "short"
  network_watcher_name = "NetworkWatcher_switzerlandnorth"
  resource_group_name  = "NetworkWatcherRG"
  target_resource_id   = azurerm_network_security_group.open.id
  storage_account_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.Storage/storageAccounts/flowlogs"
  enabled              = false

  retention_policy {
    enabled = true
    days    = 7
  }
}

# Machines

resource "azurerm_public_ip" "jump" {
  name                = "jump"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  allocation_method   = "Static"
}

resource "azurerm_network_interface" "jump" {
  name                  = "jump"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "public"
    subnet_id                     = azurerm_subnet.apps.id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.jump.id
  }
}

resource "azurerm_network_interface" "app" {
  name                = "app"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  ip_configuration {
    name                          = "private"
    subnet_id                     = azurerm_subnet.apps.id
    private_ip_address_allocation = "Dynamic"
  }
}

resource "azurerm_linux_virtual_machine" "jump" {
  name                            = "jump"
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  size                            = "Standard_D2s_v5"
  admin_username                  = "operator"
  admin_password                  = var.administrator_password
  disable_password_authentication = false
  provision_vm_agent              = false
  allow_extension_operations      = true
  network_interface_ids           = [azurerm_network_interface.jump.id]

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Standard_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_linux_virtual_machine" "app" {
  name                       = "app"
  resource_group_name        = azurerm_resource_group.main.name
  location                   = azurerm_resource_group.main.location
  size                       = "Standard_D2s_v5"
  admin_username             = "operator"
  allow_extension_operations = false
  encryption_at_host_enabled = true
  secure_boot_enabled        = true
  vtpm_enabled               = true
  network_interface_ids      = [azurerm_network_interface.app.id]

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8mAnNvYrTHUwE0ndYQ7u3NIcYwbS4BqyRkVdJCFn7T operator"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Premium_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_windows_virtual_machine" "desk" {
  name                      = "desk"
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  size                      = "Standard_D2s_v5"
  admin_username            = "operator"
  admin_password            = var.administrator_password
  automatic_updates_enabled = false
  network_interface_ids     = [azurerm_network_interface.app.id]

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Standard_LRS"
  }

  source_image_reference {
    publisher = "MicrosoftWindowsServer"
    offer     = "WindowsServer"
    sku       = "2022-datacenter-azure-edition"
    version   = "latest"
  }
}

resource "azurerm_linux_virtual_machine_scale_set" "workers" {
  name                            = "workers"
  resource_group_name             = azurerm_resource_group.main.name
  location                        = azurerm_resource_group.main.location
  sku                             = "Standard_D2s_v5"
  instances                       = 3
  admin_username                  = "operator"
  admin_password                  = var.administrator_password
  disable_password_authentication = false

  network_interface {
    name    = "workers"
    primary = true

    ip_configuration {
      name      = "private"
      primary   = true
      subnet_id = azurerm_subnet.apps.id
    }
  }

  os_disk {
    caching              = "ReadOnly"
    storage_account_type = "Standard_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_virtual_machine" "old" {
  name                  = "old"
  resource_group_name   = azurerm_resource_group.main.name
  location              = azurerm_resource_group.main.location
  vm_size               = "Standard_D2s_v3"
  network_interface_ids = [azurerm_network_interface.app.id]

  storage_os_disk {
    name          = "old"
    create_option = "FromImage"
    vhd_uri       = "https://networkdisks.blob.core.windows.net/vhds/old.vhd"
  }

  os_profile {
    computer_name  = "old"
    admin_username = "operator"
    admin_password = var.administrator_password
  }

  os_profile_linux_config {
    disable_password_authentication = false
  }
}

resource "azurerm_managed_disk" "shared" {
  name                 = "shared"
  resource_group_name  = azurerm_resource_group.main.name
  location             = azurerm_resource_group.main.location
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
  disk_size_gb         = 256
}

resource "azurerm_batch_account" "rendering" {
  name                = "rendering"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  network_profile {
    account_access {
      default_action = "Allow"
    }
  }
}

# Edges

resource "azurerm_application_gateway" "plain" {
  name                = "plain"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  sku {
    name     = "Standard_v2"
    tier     = "Standard_v2"
    capacity = 2
  }

  gateway_ip_configuration {
    name      = "gateway"
    subnet_id = azurerm_subnet.apps.id
  }

  frontend_port {
    name = "http"
    port = 80
  }

  frontend_port {
    name = "https"
    port = 443
  }

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.jump.id
  }

  backend_address_pool {
    name = "apps"
  }

  backend_http_settings {
    name                  = "apps"
    port                  = 80
    protocol              = "Http"
    cookie_based_affinity = "Disabled"
    request_timeout       = 30
  }

  http_listener {
    name                           = "http"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "http"
    protocol                       = "Http"
  }

  http_listener {
    name                           = "https"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "https"
    protocol                       = "Https"
    ssl_certificate_name           = "shop"
  }

  ssl_certificate {
    name                = "shop"
    key_vault_secret_id = "https://platform-closed.vault.azure.net/secrets/shop"
  }

  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20150501"
  }

  request_routing_rule {
    name                       = "apps"
    priority                   = 10
    rule_type                  = "Basic"
    http_listener_name         = "http"
    backend_address_pool_name  = "apps"
    backend_http_settings_name = "apps"
  }
}

resource "azurerm_web_application_firewall_policy" "watching" {
  name                = "watching"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location

  policy_settings {
    enabled = false
    mode    = "Detection"
  }

  managed_rules {
    managed_rule_set {
      type    = "OWASP"
      version = "3.2"
    }
  }
}

resource "azurerm_cdn_frontdoor_firewall_policy" "global" {
  name                = "global"
  resource_group_name = azurerm_resource_group.main.name
  sku_name            = "Premium_AzureFrontDoor"
  mode                = "Prevention"
  enabled             = false
}

resource "azurerm_firewall" "hub" {
  name                = "hub"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"
  threat_intel_mode   = "Alert"
}

resource "azurerm_firewall_policy" "hub" {
  name                = "hub"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Premium"

  intrusion_detection {
    mode = "Alert"
  }
}

resource "azurerm_frontdoor" "classic" {
  name                = "network-classic"
  resource_group_name = azurerm_resource_group.main.name

  routing_rule {
    name               = "all"
    accepted_protocols = ["Https"]
    patterns_to_match  = ["/*"]
    frontend_endpoints = ["shop"]

    forwarding_configuration {
      forwarding_protocol = "HttpsOnly"
      backend_pool_name   = "shop"
    }
  }

  backend_pool_load_balancing {
    name = "even"
  }

  backend_pool_health_probe {
    name = "probe"
  }

  backend_pool {
    name                = "shop"
    load_balancing_name = "even"
    health_probe_name   = "probe"

    backend {
      host_header = "shop.example.com"
      address     = "shop.example.com"
      http_port   = 80
      https_port  = 443
    }
  }

  frontend_endpoint {
    name      = "shop"
    host_name = "network-classic.azurefd.net"
  }
}

# Rights, automation, defence

resource "azurerm_role_definition" "everything" {
  name  = "everything"
  scope = "/subscriptions/00000000-0000-0000-0000-000000000000"

  permissions {
    actions = ["*"]
  }
}

resource "azurerm_role_definition" "roles" {
  name  = "roles"
  scope = "/subscriptions/00000000-0000-0000-0000-000000000000"

  permissions {
    actions = ["Microsoft.Authorization/roleDefinitions/write"]
  }
}

resource "azurerm_role_assignment" "owner" {
  scope                = "/subscriptions/00000000-0000-0000-0000-000000000000"
  role_definition_name = "Owner"
  principal_id         = "22222222-2222-2222-2222-222222222222"
}

resource "azurerm_role_assignment" "reader" {
  scope                = azurerm_resource_group.main.id
  role_definition_name = "Reader"
  principal_id         = "22222222-2222-2222-2222-222222222222"
}

resource "azurerm_automation_account" "runbooks" {
  name                = "runbooks"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku_name            = "Basic"
}

resource "azurerm_automation_variable_string" "endpoint" {
  name                    = "endpoint"
  resource_group_name     = azurerm_resource_group.main.name
  automation_account_name = azurerm_automation_account.runbooks.name
  value                   = "https://api.example.com"
}

resource "azurerm_recovery_services_vault" "backups" {
  name                = "backups"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  sku                 = "Standard"
}

resource "azurerm_security_center_subscription_pricing" "machines" {
  tier          = "Free"
  resource_type = "VirtualMachines"
}

resource "azurerm_security_center_contact" "main" {
  name                = "main"
  email               = "security@example.com"
  alert_notifications = false
  alerts_to_admins    = false
}

# More ways in, and out

resource "azurerm_network_security_rule" "postgres" {
  name                        = "postgres"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.open.name
  priority                    = 150
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "5432"
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "winrm" {
  name                        = "winrm"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.open.name
  priority                    = 160
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "5985"
  source_address_prefix       = "Internet"
  destination_address_prefix  = "*"
}

resource "azurerm_network_security_rule" "outwards" {
  name                        = "outwards"
  resource_group_name         = azurerm_resource_group.main.name
  network_security_group_name = azurerm_network_security_group.open.name
  priority                    = 170
  direction                   = "Outbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "*"
  source_address_prefix       = "*"
  destination_address_prefix  = "Internet"
}

resource "azurerm_virtual_machine_scale_set" "old" {
  name                = "old"
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  upgrade_policy_mode = "Manual"

  sku {
    name     = "Standard_D2s_v3"
    capacity = 2
  }

  os_profile {
    computer_name_prefix = "old"
    admin_username       = "operator"
    admin_password       = var.administrator_password
  }

  network_profile {
    name    = "main"
    primary = true

    ip_configuration {
      name      = "main"
      primary   = true
      subnet_id = azurerm_subnet.apps.id
    }
  }

  storage_profile_os_disk {
    create_option = "FromImage"
  }
}
