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

resource "google_filestore_instance" "this" {
  name     = "bank"
  location = "us-east4"
  tier     = "ENTERPRISE"

  initial_replication {
    role = "STANDBY"

    replicas {
      peer_instance = google_filestore_instance.home.id
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

resource "google_filestore_instance" "this" {
  name     = "bank"
  location = "europe-north1"
  tier     = "ENTERPRISE"

  initial_replication {
    role = "STANDBY"

    replicas {
      peer_instance = google_filestore_instance.home.id
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
