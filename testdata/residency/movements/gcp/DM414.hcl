# --- outside
resource "google_memorystore_instance" "home" {
  location    = "europe-west3"
  instance_id = "bank"
  shard_count = 3
}

resource "google_memorystore_instance" "this" {
  location    = "asia-southeast1"
  instance_id = "bank"
  shard_count = 3

  cross_instance_replication_config {
    instance_role = "SECONDARY"

    primary_instance {
      instance = google_memorystore_instance.home.id
    }
  }
}

# --- inside
resource "google_memorystore_instance" "home" {
  location    = "europe-west3"
  instance_id = "bank"
  shard_count = 3
}

resource "google_memorystore_instance" "this" {
  location    = "europe-west1"
  instance_id = "bank"
  shard_count = 3

  cross_instance_replication_config {
    instance_role = "SECONDARY"

    primary_instance {
      instance = google_memorystore_instance.home.id
    }
  }
}
