facet "placed" {
  about = "Something that stands in a place."

  field "place" {
    type  = string
    about = "The place, as the cloud names it."
  }

  from "google_storage_bucket" {
    called = "Cloud Storage bucket"
    place  = self.location
  }

  from "azurerm_storage_account" {
    called = "storage account"
    place  = self.location
  }
}

check "tarnwick-place" {
  title    = "Data stands outside of the harbour's region"
  severity = "high"
  on       = ["facet.placed"]
  fail     = !contains(["EUROPE-WEST2", "uksouth"], self.place)
  at       = self.place
  message  = "The ${self.called} stands in ${self.place}"
  why      = "Passenger lists stay in the country."
  remedy = {
    google_storage_bucket = "Set location to EUROPE-WEST2."
    default               = "Set location to uksouth."
  }

  example "fails" "overseas" {
    resource "google_storage_bucket" "passengers" {
      name     = "passengers"
      location = "US"
    }
  }

  example "passes" "at home" {
    resource "azurerm_storage_account" "passengers" {
      name                     = "passengers"
      resource_group_name      = "ferries"
      location                 = "uksouth"
      account_tier             = "Standard"
      account_replication_type = "LRS"
    }
  }
}
