# --- outside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_elastic_cloud_elasticsearch" "away" {
  name                        = "bankaway"
  resource_group_name         = "rg-bank"
  location                    = "southeastasia"
  elastic_cloud_email_address = "ops@example.com"
  sku_name                    = "Standard"
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                = "bank"
  target_resource_id  = azurerm_key_vault.home.id
  partner_solution_id = azurerm_elastic_cloud_elasticsearch.away.id

  enabled_log {
    category = "AuditEvent"
  }
}

# --- inside
resource "azurerm_key_vault" "home" {
  name                = "bankhome"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Standard"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

resource "azurerm_elastic_cloud_elasticsearch" "away" {
  name                        = "bankaway"
  resource_group_name         = "rg-bank"
  location                    = "northeurope"
  elastic_cloud_email_address = "ops@example.com"
  sku_name                    = "Standard"
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                = "bank"
  target_resource_id  = azurerm_key_vault.home.id
  partner_solution_id = azurerm_elastic_cloud_elasticsearch.away.id

  enabled_log {
    category = "AuditEvent"
  }
}
