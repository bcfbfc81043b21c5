check "azure-network-interface-ip-forwarding" {
  title      = "Network interface forwards packets that are not its own"
  severity   = "low"
  on         = ["azurerm_network_interface"]
  fail       = self.ip_forwarding_enabled
  at         = self.ip_forwarding_enabled
  message    = "IP forwarding is on"
  why        = "The machine can pass on, or pretend to send, traffic of others: useful for a firewall appliance, and for whoever has taken over an ordinary machine."
  remedy     = "Set ip_forwarding_enabled = false (enable_ip_forwarding before azurerm 4) on everything but network appliances."
  aliases    = ["AVD-AZU-0075"]
  similar_to = ["CKV_AZURE_118"]
  since      = "0.1"

  fix {
    unsafe = "A network appliance passes no more traffic on"
    set    = { ip_forwarding_enabled = false }
    remove = ["enable_ip_forwarding"]
  }

  example "fails" "under its name before version 4" {
    variable "subnet_id" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_network_interface" "main" {
      name                 = "example-nic"
      location             = "westeurope"
      resource_group_name  = "example"
      enable_ip_forwarding = true

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
      }
    }
  }

  example "fails" "switched on" {
    variable "subnet_id" {
      type = string
    }

    resource "azurerm_network_interface" "main" {
      name                  = "example-nic"
      location              = "westeurope"
      resource_group_name   = "example"
      ip_forwarding_enabled = true

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
      }
    }
  }

  example "passes" "switched off" {
    variable "subnet_id" {
      type = string
    }

    terraform {
      required_providers {
        azurerm = {
          source  = "hashicorp/azurerm"
          version = "~> 3.0"
        }
      }
    }

    resource "azurerm_network_interface" "main" {
      name                 = "example-nic"
      location             = "westeurope"
      resource_group_name  = "example"
      enable_ip_forwarding = false

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
      }
    }
  }

  example "passes" "not written" {
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

  example "unknown" "from a variable without a value" {
    variable "subnet_id" {
      type = string
    }

    variable "forward" {
      type = bool
    }

    resource "azurerm_network_interface" "main" {
      name                  = "example-nic"
      location              = "westeurope"
      resource_group_name   = "example"
      ip_forwarding_enabled = var.forward

      ip_configuration {
        name                          = "internal"
        subnet_id                     = var.subnet_id
        private_ip_address_allocation = "Dynamic"
      }
    }
  }
}
