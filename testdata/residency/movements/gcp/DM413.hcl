# --- outside
resource "google_redis_cluster" "home" {
  region      = "europe-west3"
  shard_count = 3
}

resource "google_redis_cluster" "this" {
  region      = "us-east4"
  shard_count = 3

  cross_cluster_replication_config {
    cluster_role = "SECONDARY"

    primary_cluster {
      cluster = google_redis_cluster.home.id
    }
  }
}

# --- inside
resource "google_redis_cluster" "home" {
  region      = "europe-west3"
  shard_count = 3
}

resource "google_redis_cluster" "this" {
  region      = "europe-north1"
  shard_count = 3

  cross_cluster_replication_config {
    cluster_role = "SECONDARY"

    primary_cluster {
      cluster = google_redis_cluster.home.id
    }
  }
}
