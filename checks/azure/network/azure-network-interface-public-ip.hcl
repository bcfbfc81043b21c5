check "azure-network-interface-public-ip" {
  title    = "Network interface has a public address"
  severity = "medium"
  on       = ["azurerm_network_interface"]
  for_each = self.ip_configuration
  fail     = each.value.public_ip_address_id != null
  at       = each.value.public_ip_address_id
  message  = "The configuration has a public address"
  why      = "The machine behind it is on the internet: every service on it that a security group lets through is scanned within minutes."
  remedy   = "Remove public_ip_address_id and publish services by a load balancer or application gateway; reach the machine by Bastion or a VPN."
  aliases  = ["CKV_AZURE_119", "AVD-AZU-0076"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "The machine can no longer be reached from the internet, nor by the way in that administrators may use"
    remove = ["each.public_ip_address_id"]
  }

  example "fails" "public" {
    variable "subnet_id" {
      type = string
    }

    resource "azurerm_network_interface" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
        public_ip_address_id          = azurerm_public_ip.main.id
      }
    }

    resource "azurerm_public_ip" "main" {
      name                = "public"
      location            = "westeurope"
      resource_group_name = "example"
      allocation_method   = "Static"
    }
  }

  example "passes" "private" {
    variable "subnet_id" {
      type = string
    }

    resource "azurerm_network_interface" "main" {
      name                = "example-nic"
      location            = "westeurope"
      resource_group_name = "example"

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "subnet_id" {
      type = string
    }

    variable "public" {
      type = bool
    }

    resource "azurerm_network_interface" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
        public_ip_address_id          = var.public ? azurerm_public_ip.main.id : null
      }
    }

    resource "azurerm_public_ip" "main" {
      name                = "public"
      location            = "westeurope"
      resource_group_name = "example"
      allocation_method   = "Static"
    }
  }
}
