# --- outside
resource "google_bigtable_instance" "this" {
  name = "bank"

  cluster {
    cluster_id = "home"
    zone       = "europe-west3-b"
    num_nodes  = 1
  }

  cluster {
    cluster_id = "away"
    zone       = "europe-west6-b"
    num_nodes  = 1
  }
}

# --- inside
resource "google_bigtable_instance" "this" {
  name = "bank"

  cluster {
    cluster_id = "home"
    zone       = "europe-west3-b"
    num_nodes  = 1
  }

  cluster {
    cluster_id = "away"
    zone       = "europe-west1-b"
    num_nodes  = 1
  }
}
