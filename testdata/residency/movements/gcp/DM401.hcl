# --- outside
resource "google_backup_dr_backup_vault" "away" {
  location                                   = "europe-west2"
  backup_minimum_enforced_retention_duration = "100000s"
  backup_vault_id                            = "bank"
}

resource "google_backup_dr_backup_plan" "this" {
  location       = "europe-west3"
  resource_type  = "compute.googleapis.com/Instance"
  backup_vault   = google_backup_dr_backup_vault.away.name
  backup_plan_id = "nightly"

  backup_rules {
    rule_id               = "daily"
    backup_retention_days = 30

    standard_schedule {
      recurrence_type = "DAILY"
      time_zone       = "UTC"

      backup_window {
        start_hour_of_day = 1
        end_hour_of_day   = 7
      }
    }
  }
}

# --- inside
resource "google_backup_dr_backup_vault" "away" {
  location                                   = "europe-west4"
  backup_minimum_enforced_retention_duration = "100000s"
  backup_vault_id                            = "bank"
}

resource "google_backup_dr_backup_plan" "this" {
  location       = "europe-west3"
  resource_type  = "compute.googleapis.com/Instance"
  backup_vault   = google_backup_dr_backup_vault.away.name
  backup_plan_id = "nightly"

  backup_rules {
    rule_id               = "daily"
    backup_retention_days = 30

    standard_schedule {
      recurrence_type = "DAILY"
      time_zone       = "UTC"

      backup_window {
        start_hour_of_day = 1
        end_hour_of_day   = 7
      }
    }
  }
}
