# --- outside
resource "google_filestore_instance" "home" {
  name     = "bankhome"
  location = "europe-west3"
  tier     = "ENTERPRISE"

  file_shares {
    name        = "ledger"
    capacity_gb = 1024
  }

  networks {
    network = "default"
    modes   = ["MODE_IPV4"]
  }
}

resource "google_filestore_backup" "this" {
  name              = "bank"
  location          = "europe-west6"
  source_instance   = google_filestore_instance.home.id
  source_file_share = "ledger"
}

# --- inside
resource "google_filestore_instance" "home" {
  name     = "bankhome"
  location = "europe-west3"
  tier     = "ENTERPRISE"

  file_shares {
    name        = "ledger"
    capacity_gb = 1024
  }

  networks {
    network = "default"
    modes   = ["MODE_IPV4"]
  }
}

resource "google_filestore_backup" "this" {
  name              = "bank"
  location          = "europe-north1"
  source_instance   = google_filestore_instance.home.id
  source_file_share = "ledger"
}
