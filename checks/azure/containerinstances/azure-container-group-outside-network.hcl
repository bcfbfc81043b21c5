check "azure-container-group-outside-network" {
  title    = "Containers run outside the virtual network"
  severity = "medium"
  on       = ["azurerm_container_group"]
  fail     = length(self.subnet_ids) == 0 && self.network_profile_id == null
  at       = self.subnet_ids
  message  = "The group is in no subnet"
  why      = "Traffic of the containers passes no security group, and they have a public address or none that is private."
  remedy   = "Set ip_address_type = \"Private\" and subnet_ids."
  aliases  = ["CKV_AZURE_98", "CKV_AZURE_245"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_container_group" "main" {
      name                = "example-aci"
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
      }
    }
  }

  example "passes" "a subnet" {
    resource "azurerm_container_group" "main" {
      name                = "example-aci"
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"
      ip_address_type     = "Private"
      subnet_ids          = ["/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/example/providers/Microsoft.Network/virtualNetworks/example/subnets/work"]

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "subnets" {
      type = set(string)
    }

    resource "azurerm_container_group" "main" {
      name                = "example-aci"
      location            = "westeurope"
      resource_group_name = "example"
      os_type             = "Linux"
      ip_address_type     = "Private"
      subnet_ids          = var.subnets

      container {
        name   = "app"
        image  = "examplereg.azurecr.io/app:1.4"
        cpu    = 1
        memory = 2
      }
    }
  }
}
