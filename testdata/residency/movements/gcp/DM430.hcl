# --- outside
resource "google_datastream_connection_profile" "this" {
  display_name          = "ledger"
  location              = "us-central1"
  connection_profile_id = "ledger"

  mysql_profile {
    hostname = "db.example.com"
    username = "replication"
    password = var.password
  }
}

# --- inside
resource "google_datastream_connection_profile" "this" {
  display_name          = "ledger"
  location              = "europe-west9"
  connection_profile_id = "ledger"

  mysql_profile {
    hostname = "db.example.com"
    username = "replication"
    password = var.password
  }
}
