# --- outside
resource "google_sql_database_instance" "this" {
  region           = "europe-west3"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    backup_configuration {
      enabled  = true
      location = "us"
    }
  }
}

# --- inside
resource "google_sql_database_instance" "this" {
  region           = "europe-west3"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    backup_configuration {
      enabled  = true
      location = "eu"
    }
  }
}
