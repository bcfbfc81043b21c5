# --- outside
resource "google_oracle_database_autonomous_database" "home" {
  location               = "europe-west3"
  autonomous_database_id = "primary"
  database               = "bank"

  properties {
    db_workload  = "OLTP"
    license_type = "LICENSE_INCLUDED"
  }
}

resource "google_oracle_database_autonomous_database" "this" {
  location               = "europe-west2"
  autonomous_database_id = "standby"
  database               = "bank"

  source_config {
    autonomous_database = google_oracle_database_autonomous_database.home.name
  }

  properties {
    db_workload  = "OLTP"
    license_type = "BasePrice"
  }
}

# --- inside
resource "google_oracle_database_autonomous_database" "home" {
  location               = "europe-west3"
  autonomous_database_id = "primary"
  database               = "bank"

  properties {
    db_workload  = "OLTP"
    license_type = "LICENSE_INCLUDED"
  }
}

resource "google_oracle_database_autonomous_database" "this" {
  location               = "europe-west1"
  autonomous_database_id = "standby"
  database               = "bank"

  source_config {
    autonomous_database = google_oracle_database_autonomous_database.home.name
  }

  properties {
    db_workload  = "OLTP"
    license_type = "BasePrice"
  }
}
