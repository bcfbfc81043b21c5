# --- outside
variable "password" {
  type      = string
  sensitive = true
}

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
variable "password" {
  type      = string
  sensitive = true
}

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
