# --- outside
variable "password" {
  type      = string
  sensitive = true
}

resource "google_database_migration_service_connection_profile" "this" {
  location              = "us-central1"
  connection_profile_id = "source"

  mysql {
    host     = "db.example.com"
    port     = 3306
    username = "migration"
    password = var.password
  }
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

resource "google_database_migration_service_connection_profile" "this" {
  location              = "europe-west4"
  connection_profile_id = "source"

  mysql {
    host     = "db.example.com"
    port     = 3306
    username = "migration"
    password = var.password
  }
}
