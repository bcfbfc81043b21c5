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
  region           = "europe-west6"
  database_version = "POSTGRES_16"

  clone {
    source_instance_name = google_sql_database_instance.home.name
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

  clone {
    source_instance_name = google_sql_database_instance.home.name
  }
}
