check "azure-api-management-outside-network" {
  title    = "API management runs outside the virtual network"
  severity = "medium"
  on       = ["azurerm_api_management"]
  fail     = self.virtual_network_configuration == null
  at       = self.virtual_network_configuration
  message  = "No virtual network is configured"
  why      = "Backends must be open to the internet for the gateway to reach them."
  remedy   = "Set virtual_network_type to \"Internal\" or \"External\" with virtual_network_configuration."
  aliases  = ["CKV_AZURE_107"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"
    }
  }

  example "passes" "inside" {
    variable "subnet_id" {
      type = string
    }

    resource "azurerm_api_management" "main" {
      name                 = "example-apim"
      location             = "westeurope"
      resource_group_name  = "example"
      publisher_name       = "Example"
      publisher_email      = "api@example.com"
      sku_name             = "Developer_1"
      virtual_network_type = "Internal"

      virtual_network_configuration {
        subnet_id = var.subnet_id
      }
    }
  }

  example "unknown" "only in some environments" {
    variable "subnet_id" {
      type = string
    }

    variable "inside" {
      type = bool
    }

    resource "azurerm_api_management" "main" {
      name                = "example-apim"
      location            = "westeurope"
      resource_group_name = "example"
      publisher_name      = "Example"
      publisher_email     = "api@example.com"
      sku_name            = "Developer_1"

      dynamic "virtual_network_configuration" {
        for_each = var.inside ? [1] : []

        content {
          subnet_id = var.subnet_id
        }
      }
    }
  }
}
