check "change-location-changed" {
  title    = "Plan moves a resource to another place"
  severity = "medium"
  on       = ["change"]
  when     = self.location != null
  fail     = true
  message  = "${self.address}${self.data_kind != null ? ", a ${self.data_kind}," : ""} moves from ${self.location.before} to ${self.location.after}"
  why      = "Other law, other latency, another price; and what holds data is usually destroyed in the one place and made empty in the other."
  remedy   = "See to it that the data may be there and is copied before. Where the place was changed by mistake, as by another default of a variable, set it back."
  since    = "0.1"

  example "fails" "another region" {
    before {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "EU"
      }
    }

    after {
      resource "google_storage_bucket" "a" {
        name     = "a"
        location = "US"
      }
    }

    replaces = { "google_storage_bucket.a" = ["location"] }
  }

  example "passes" "the same region, written differently" {
    before {
      resource "azurerm_resource_group" "a" {
        name     = "a"
        location = "West Europe"
      }
    }

    after {
      resource "azurerm_resource_group" "a" {
        name     = "a"
        location = "westeurope"
      }
    }
  }

  example "passes" "stays" {
    before {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        availability_zone = "eu-central-1a"
      }
    }

    after {
      resource "aws_db_instance" "orders" {
        identifier        = "orders"
        engine            = "postgres"
        availability_zone = "eu-central-1a"
        allocated_storage = 40
      }
    }
  }
}
