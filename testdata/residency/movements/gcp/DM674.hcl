# --- outside
resource "google_memorystore_instance" "away" {
  location    = "asia-southeast1"
  instance_id = "bank"
  shard_count = 3
}

resource "google_memorystore_instance" "this" {
  location    = "europe-west3"
  instance_id = "bank"
  shard_count = 3

  cross_instance_replication_config {
    instance_role = "PRIMARY"

    secondary_instances {
      instance = google_memorystore_instance.away.id
    }
  }
}

# --- inside
resource "google_memorystore_instance" "away" {
  location    = "europe-west9"
  instance_id = "bank"
  shard_count = 3
}

resource "google_memorystore_instance" "this" {
  location    = "europe-west3"
  instance_id = "bank"
  shard_count = 3

  cross_instance_replication_config {
    instance_role = "PRIMARY"

    secondary_instances {
      instance = google_memorystore_instance.away.id
    }
  }
}
