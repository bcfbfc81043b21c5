# --- outside
resource "azurerm_shared_image_version" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  gallery_name        = "bank"
  image_name          = "teller"

  target_region {
    name                   = "uksouth"
    regional_replica_count = 1
  }
}

# --- inside
resource "azurerm_shared_image_version" "this" {
  name                = "bank"
  resource_group_name = "rg-bank"
  location            = "westeurope"
  gallery_name        = "bank"
  image_name          = "teller"

  target_region {
    name                   = "germanywestcentral"
    regional_replica_count = 1
  }
}
