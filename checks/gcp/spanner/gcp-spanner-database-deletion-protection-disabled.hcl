check "gcp-spanner-database-deletion-protection-disabled" {
  title    = "Spanner database can be destroyed by a change of code"
  severity = "low"
  on       = ["google_spanner_database"]
  fail     = !self.deletion_protection
  at       = self.deletion_protection
  message  = "deletion_protection is not true"
  why      = "A changed name or a removed block makes Terraform destroy the database with all its rows, without another question."
  remedy   = "Remove deletion_protection = false; the provider protects by default."
  aliases  = ["CKV_GCP_119"]
  since    = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "switched off" {
    resource "google_spanner_database" "main" {
      instance            = "main"
      name                = "orders"
      deletion_protection = false
    }
  }

  example "passes" "switched on" {
    resource "google_spanner_database" "main" {
      instance            = "main"
      name                = "orders"
      deletion_protection = true
    }
  }

  example "passes" "not written" {
    resource "google_spanner_database" "main" {
      instance = "main"
      name     = "orders"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "google_spanner_database" "main" {
      instance            = "main"
      name                = "orders"
      deletion_protection = var.protect
    }
  }
}
