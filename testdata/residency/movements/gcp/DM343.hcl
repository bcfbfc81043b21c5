# --- outside
resource "google_sql_database_instance" "home" {
  name             = "bank-home"
  region           = "europe-west3"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "this" {
  region           = "us-east4"
  database_version = "POSTGRES_16"

  restore_backup_context {
    backup_run_id = 1700000000000
    instance_id   = google_sql_database_instance.home.name
  }
}

# --- inside
resource "google_sql_database_instance" "home" {
  name             = "bank-home"
  region           = "europe-west3"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "this" {
  region           = "europe-west4"
  database_version = "POSTGRES_16"

  restore_backup_context {
    backup_run_id = 1700000000000
    instance_id   = google_sql_database_instance.home.name
  }
}
