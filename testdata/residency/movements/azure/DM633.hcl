# --- outside
resource "azurerm_cognitive_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "eastus2"
  kind                = "OpenAI"
  sku_name            = "S0"
}

resource "azurerm_cognitive_deployment" "this" {
  name                 = "bank"
  cognitive_account_id = azurerm_cognitive_account.home.id

  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-08-06"
  }

  sku {
    name = "DataZoneStandard"
  }
}

# --- inside
resource "azurerm_cognitive_account" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "swedencentral"
  kind                = "OpenAI"
  sku_name            = "S0"
}

resource "azurerm_cognitive_deployment" "this" {
  name                 = "bank"
  cognitive_account_id = azurerm_cognitive_account.home.id

  model {
    format  = "OpenAI"
    name    = "gpt-4o"
    version = "2024-08-06"
  }

  sku {
    name = "DataZoneStandard"
  }
}
