# --- outside
variable "password" {
  type      = string
  sensitive = true
}

resource "google_database_migration_service_connection_profile" "home" {
  location              = "europe-west3"
  connection_profile_id = "source"

  mysql {
    host     = "db.example.com"
    port     = 3306
    username = "migration"
    password = var.password
  }
}

resource "google_database_migration_service_connection_profile" "away" {
  location              = "us-east4"
  connection_profile_id = "destination"

  cloudsql {
    settings {
      source_id = "projects/bank-data/locations/europe-west3/connectionProfiles/source"
    }
  }
}

resource "google_database_migration_service_migration_job" "this" {
  location         = "europe-west3"
  migration_job_id = "ledger"
  type             = "CONTINUOUS"
  source           = google_database_migration_service_connection_profile.home.name
  destination      = google_database_migration_service_connection_profile.away.name
}

# --- inside
variable "password" {
  type      = string
  sensitive = true
}

resource "google_database_migration_service_connection_profile" "home" {
  location              = "europe-west3"
  connection_profile_id = "source"

  mysql {
    host     = "db.example.com"
    port     = 3306
    username = "migration"
    password = var.password
  }
}

resource "google_database_migration_service_connection_profile" "away" {
  location              = "europe-west4"
  connection_profile_id = "destination"

  cloudsql {
    settings {
      source_id = "projects/bank-data/locations/europe-west3/connectionProfiles/source"
    }
  }
}

resource "google_database_migration_service_migration_job" "this" {
  location         = "europe-west3"
  migration_job_id = "ledger"
  type             = "CONTINUOUS"
  source           = google_database_migration_service_connection_profile.home.name
  destination      = google_database_migration_service_connection_profile.away.name
}
