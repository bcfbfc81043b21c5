# --- outside
resource "azurerm_gallery_application_version" "this" {
  name                   = "bank"
  location               = "westeurope"
  gallery_application_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Compute/galleries/bank/applications/teller"

  target_region {
    name                   = "brazilsouth"
    regional_replica_count = 1
  }

  manage_action {
    install = "install.sh"
    remove  = "remove.sh"
  }

  source {
    media_link = "https://packages.example.com/teller.zip"
  }
}

# --- inside
resource "azurerm_gallery_application_version" "this" {
  name                   = "bank"
  location               = "westeurope"
  gallery_application_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-bank/providers/Microsoft.Compute/galleries/bank/applications/teller"

  target_region {
    name                   = "francecentral"
    regional_replica_count = 1
  }

  manage_action {
    install = "install.sh"
    remove  = "remove.sh"
  }

  source {
    media_link = "https://packages.example.com/teller.zip"
  }
}
