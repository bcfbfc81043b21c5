# --- outside
resource "google_filestore_instance" "away" {
  name     = "bankaway"
  location = "asia-southeast1"
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

resource "google_filestore_instance" "this" {
  name     = "bank"
  location = "europe-west3"
  tier     = "ENTERPRISE"

  initial_replication {
    role = "ACTIVE"

    replicas {
      peer_instance = google_filestore_instance.away.id
    }
  }

  file_shares {
    name        = "ledger"
    capacity_gb = 1024
  }

  networks {
    network = "default"
    modes   = ["MODE_IPV4"]
  }
}

# --- inside
resource "google_filestore_instance" "away" {
  name     = "bankaway"
  location = "europe-southwest1"
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

resource "google_filestore_instance" "this" {
  name     = "bank"
  location = "europe-west3"
  tier     = "ENTERPRISE"

  initial_replication {
    role = "ACTIVE"

    replicas {
      peer_instance = google_filestore_instance.away.id
    }
  }

  file_shares {
    name        = "ledger"
    capacity_gb = 1024
  }

  networks {
    network = "default"
    modes   = ["MODE_IPV4"]
  }
}
