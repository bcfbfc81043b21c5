# --- outside
resource "azurerm_api_management" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Premium_1"
  publisher_email     = "api@example.com"
  publisher_name      = "Bank"

  additional_location {
    location = "switzerlandnorth"
  }
}

# --- inside
resource "azurerm_api_management" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  sku_name            = "Premium_1"
  publisher_email     = "api@example.com"
  publisher_name      = "Bank"

  additional_location {
    location = "norwayeast"
  }
}
