check "azure-signalr-free-tier" {
  title    = "SignalR runs in the free tier"
  severity = "info"
  on       = ["azurerm_signalr_service"]
  fail     = self.sku.name == "Free_F1"
  at       = self.sku.name
  message  = "The SKU is Free_F1"
  why      = "The free tier has no guaranteed availability, no private endpoints and twenty connections."
  remedy   = "Choose a Standard or Premium SKU."
  aliases  = ["CKV_AZURE_196"]
  since    = "0.1"

  fix {
    unsafe = "Each unit of the tier is charged"
    set    = { "sku.name" = "Standard_S1" }
  }

  example "fails" "free" {
    resource "azurerm_signalr_service" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "Free_F1"
        capacity = 1
      }
    }
  }

  example "passes" "standard" {
    resource "azurerm_signalr_service" "main" {
      name                = "example-signalr"
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = "Standard_S1"
        capacity = 1
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "sku" {
      type = string
    }

    resource "azurerm_signalr_service" "main" {
      location            = "westeurope"
      resource_group_name = "example"

      sku {
        name     = var.sku
        capacity = 1
      }
    }
  }
}
