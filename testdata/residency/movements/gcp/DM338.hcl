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
  region               = "asia-northeast1"
  master_instance_name = google_sql_database_instance.home.name
  database_version     = "POSTGRES_16"
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
  region               = "europe-southwest1"
  master_instance_name = google_sql_database_instance.home.name
  database_version     = "POSTGRES_16"
}
