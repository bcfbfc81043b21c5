check "azure-subnet-no-security-group" {
  title    = "Subnet has no network security group"
  severity = "medium"
  on       = ["azurerm_subnet"]
  fail     = length(referrers("azurerm_subnet_network_security_group_association")) == 0 && !contains(["GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "RouteServerSubnet"], self.name)
  message  = "No security group is associated with the subnet \"${self.name}\""
  why      = "Nothing filters what goes in and out: every machine in the subnet can be reached from all of the network, and from the internet where it has a public address."
  remedy   = "Add an azurerm_subnet_network_security_group_association."
  aliases  = ["CKV2_AZURE_31"]
  since    = "0.1"

  example "fails" "none" {
    variable "virtual_network_name" {
      type = string
    }

    resource "azurerm_subnet" "main" {
      name                 = "work"
      resource_group_name  = "example"
      virtual_network_name = var.virtual_network_name
      address_prefixes     = ["10.0.1.0/24"]
    }
  }

  example "passes" "associated" {
    variable "virtual_network_name" {
      type = string
    }

    resource "azurerm_subnet" "main" {
      name                 = "work"
      resource_group_name  = "example"
      virtual_network_name = var.virtual_network_name
      address_prefixes     = ["10.0.1.0/24"]
    }

    resource "azurerm_subnet_network_security_group_association" "main" {
      subnet_id                 = azurerm_subnet.main.id
      network_security_group_id = azurerm_network_security_group.main.id
    }

    resource "azurerm_network_security_group" "main" {
      name                = "work"
      location            = "westeurope"
      resource_group_name = "example"
    }
  }

  example "passes" "a subnet that may have none" {
    variable "virtual_network_name" {
      type = string
    }

    resource "azurerm_subnet" "main" {
      resource_group_name  = "example"
      virtual_network_name = var.virtual_network_name
      address_prefixes     = ["10.0.1.0/24"]
      name                 = "AzureFirewallSubnet"
    }
  }
}
