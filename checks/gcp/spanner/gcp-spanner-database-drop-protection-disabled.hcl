check "gcp-spanner-database-drop-protection-disabled" {
  title    = "Spanner database can be dropped"
  severity = "low"
  on       = ["google_spanner_database"]
  fail     = !self.enable_drop_protection
  at       = self.enable_drop_protection
  message  = "enable_drop_protection is not true"
  why      = "Whoever may administer the database, a script or somebody with a stolen login, can drop it, and the instance above it, in one call. Protection by Terraform does not reach so far."
  remedy   = "Set enable_drop_protection = true."
  aliases  = ["CKV_GCP_120"]
  since    = "0.1"

  fix {
    set = { enable_drop_protection = true }
  }

  example "fails" "switched off" {
    resource "google_spanner_database" "main" {
      instance               = "main"
      name                   = "orders"
      enable_drop_protection = false
    }
  }

  example "passes" "switched on" {
    resource "google_spanner_database" "main" {
      instance               = "main"
      name                   = "orders"
      enable_drop_protection = true
    }
  }

  example "fails" "not written" {
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
      instance               = "main"
      name                   = "orders"
      enable_drop_protection = var.protect
    }
  }
}
