# Networks, services and roles of Azure.

case "remote desktop for everyone, a storage account without its firewall" {
  before {
    resource "azurerm_storage_account" "app" {
      name                            = "tarnwick"
      resource_group_name             = "app"
      location                        = "westeurope"
      account_tier                    = "Standard"
      account_replication_type        = "GRS"
      allow_nested_items_to_be_public = false
      network_rules {
        default_action = "Deny"
        ip_rules       = ["203.0.113.0/24"]
      }
    }
    resource "azurerm_network_security_group" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      security_rule {
        name                       = "rdp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "3389"
        source_address_prefix      = "10.0.0.0/8"
        destination_address_prefix = "*"
      }
    }
  }
  after {
    resource "azurerm_storage_account" "app" {
      name                            = "tarnwick"
      resource_group_name             = "app"
      location                        = "westeurope"
      account_tier                    = "Standard"
      account_replication_type        = "GRS"
      allow_nested_items_to_be_public = true
      network_rules {
        default_action = "Allow"
        ip_rules       = ["203.0.113.0/24"]
      }
    }
    resource "azurerm_network_security_group" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      security_rule {
        name                       = "rdp"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "3389"
        source_address_prefix      = "*"
        destination_address_prefix = "*"
      }
    }
  }
  opened = [
    "0.0.0.0/0 and ::/0 may now reach port 3389 (was 10.0.0.0/8)",
    "0.0.0.0/0 may now reach the storage account (was 203.0.113.0/24)",
    "its containers may now be made public",
  ]
}

case "a rule moves before a denial" {
  before {
    resource "azurerm_network_security_group" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      security_rule {
        name                       = "deny"
        priority                   = 200
        direction                  = "Inbound"
        access                     = "Deny"
        protocol                   = "*"
        source_port_range          = "*"
        destination_port_range     = "*"
        source_address_prefix      = "Internet"
        destination_address_prefix = "*"
      }
      security_rule {
        name                       = "web"
        priority                   = 300
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_ranges    = ["443", "8080-8090"]
        source_address_prefix      = "Internet"
        destination_address_prefix = "10.1.0.0/24"
      }
    }
  }
  after {
    resource "azurerm_network_security_group" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      security_rule {
        name                       = "deny"
        priority                   = 200
        direction                  = "Inbound"
        access                     = "Deny"
        protocol                   = "*"
        source_port_range          = "*"
        destination_port_range     = "*"
        source_address_prefix      = "Internet"
        destination_address_prefix = "*"
      }
      security_rule {
        name                       = "web"
        priority                   = 150
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_ranges    = ["443", "8080-8090"]
        source_address_prefix      = "Internet"
        destination_address_prefix = "10.1.0.0/24"
      }
    }
  }
  opened = [
    "the internet and ::/0 may now reach ports 443 and 8080-8090 of 10.1.0.0/24",
  ]
}

case "other priorities with the same effect" {
  before {
    resource "azurerm_network_security_rule" "web" {
      name                        = "web"
      priority                    = 300
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_range      = "443"
      source_address_prefix       = "Internet"
      destination_address_prefix  = "*"
      resource_group_name         = "app"
      network_security_group_name = "app"
    }
  }
  after {
    resource "azurerm_network_security_rule" "web" {
      name                        = "web"
      priority                    = 310
      direction                   = "Inbound"
      access                      = "Allow"
      protocol                    = "Tcp"
      source_port_range           = "*"
      destination_port_ranges     = ["443"]
      source_address_prefixes     = ["Internet"]
      destination_address_prefix  = "*"
      resource_group_name         = "app"
      network_security_group_name = "app"
    }
  }
}

case "a rule for the own network is nothing new" {
  before {
    resource "azurerm_network_security_group" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
    }
  }
  after {
    resource "azurerm_network_security_group" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      security_rule {
        name                       = "inner"
        priority                   = 100
        direction                  = "Inbound"
        access                     = "Allow"
        protocol                   = "Tcp"
        source_port_range          = "*"
        destination_port_range     = "22"
        source_address_prefix      = "VirtualNetwork"
        destination_address_prefix = "*"
      }
    }
  }
}

case "firewall rules of a database server" {
  before {
    resource "azurerm_mssql_firewall_rule" "office" {
      name             = "office"
      server_id        = "server"
      start_ip_address = "198.51.100.4"
      end_ip_address   = "198.51.100.7"
    }
    resource "azurerm_postgresql_flexible_server_firewall_rule" "azure" {
      name             = "azure"
      server_id        = "server"
      start_ip_address = "198.51.100.9"
      end_ip_address   = "198.51.100.9"
    }
  }
  after {
    resource "azurerm_mssql_firewall_rule" "office" {
      name             = "office"
      server_id        = "server"
      start_ip_address = "0.0.0.0"
      end_ip_address   = "255.255.255.255"
    }
    resource "azurerm_postgresql_flexible_server_firewall_rule" "azure" {
      name             = "azure"
      server_id        = "server"
      start_ip_address = "0.0.0.0"
      end_ip_address   = "0.0.0.0"
    }
  }
  opened = [
    "0.0.0.0/0 may now reach the database server (was 198.51.100.4/30)",
    "every service in Azure may now reach the database server",
  ]
  closed = [
    "198.51.100.9 may no longer reach the database server",
  ]
}

case "a public endpoint is switched on" {
  before {
    resource "azurerm_key_vault" "app" {
      name                          = "app"
      location                      = "westeurope"
      resource_group_name           = "app"
      tenant_id                     = "t"
      sku_name                      = "standard"
      public_network_access_enabled = false
    }
  }
  after {
    resource "azurerm_key_vault" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      tenant_id           = "t"
      sku_name            = "standard"
    }
  }
  opened = [
    "0.0.0.0/0 may now reach the key vault",
  ]
}

case "a cluster without authorized ranges, a network interface with a public address" {
  before {
    resource "azurerm_kubernetes_cluster" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      api_server_access_profile {
        authorized_ip_ranges = ["198.51.100.0/24"]
      }
    }
    resource "azurerm_network_interface" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      ip_configuration {
        name                          = "inner"
        private_ip_address_allocation = "Dynamic"
      }
    }
  }
  after {
    resource "azurerm_kubernetes_cluster" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
    }
    resource "azurerm_public_ip" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      allocation_method   = "Static"
    }
    resource "azurerm_network_interface" "app" {
      name                = "app"
      location            = "westeurope"
      resource_group_name = "app"
      ip_configuration {
        name                          = "inner"
        private_ip_address_allocation = "Dynamic"
        public_ip_address_id          = azurerm_public_ip.app.id
      }
    }
  }
  opened = [
    "0.0.0.0/0 may now reach the cluster's API server (was 198.51.100.0/24)",
    "the network interface gets a public address",
  ]
}

case "a role on more" {
  before {
    resource "azurerm_role_assignment" "app" {
      scope                = "/subscriptions/s/resourceGroups/app"
      role_definition_name = "Contributor"
      principal_id         = "11111111-2222-3333-4444-555555555555"
    }
  }
  after {
    resource "azurerm_role_assignment" "app" {
      scope                = "/subscriptions/s"
      role_definition_name = "Owner"
      principal_id         = "11111111-2222-3333-4444-555555555555"
    }
  }
  grants = [
    "11111111-2222-3333-4444-555555555555 now has Owner on /subscriptions/s [administrator]",
  ]
}

case "a role on less" {
  before {
    resource "azurerm_role_assignment" "app" {
      scope                = "/subscriptions/s"
      role_definition_name = "Owner"
      principal_id         = "11111111-2222-3333-4444-555555555555"
    }
  }
  after {
    resource "azurerm_role_assignment" "app" {
      scope              = "/subscriptions/s/resourceGroups/app"
      role_definition_id = "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"
      principal_id       = "11111111-2222-3333-4444-555555555555"
    }
  }
}

case "a role definition" {
  before {
    resource "azurerm_role_definition" "operator" {
      name  = "operator"
      scope = "/subscriptions/s"
      permissions {
        actions     = ["Microsoft.Compute/*/read", "Microsoft.Storage/*"]
        not_actions = ["Microsoft.Storage/storageAccounts/listKeys/action"]
      }
    }
  }
  after {
    resource "azurerm_role_definition" "operator" {
      name  = "operator"
      scope = "/subscriptions/s"
      permissions {
        actions = ["Microsoft.Compute/virtualMachines/read", "Microsoft.Storage/*", "Microsoft.KeyVault/vaults/*"]
      }
    }
  }
  grants = [
    "whoever has the role may now do Microsoft.KeyVault/vaults/* and Microsoft.Storage/* on resources",
  ]
}
