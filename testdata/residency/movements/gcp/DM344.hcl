# --- outside
resource "google_sql_source_representation_instance" "this" {
  name             = "bank"
  region           = "europe-west2"
  host             = "10.20.0.4"
  database_version = "MYSQL_8_0"
  port             = 3306
}

# --- inside
resource "google_sql_source_representation_instance" "this" {
  name             = "bank"
  region           = "europe-southwest1"
  host             = "10.20.0.4"
  database_version = "MYSQL_8_0"
  port             = 3306
}
