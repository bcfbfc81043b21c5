# --- outside
resource "google_redis_cluster" "away" {
  region      = "europe-west6"
  shard_count = 3
}

resource "google_redis_cluster" "this" {
  region      = "europe-west3"
  shard_count = 3

  cross_cluster_replication_config {
    cluster_role = "PRIMARY"

    secondary_clusters {
      cluster = google_redis_cluster.away.id
    }
  }
}

# --- inside
resource "google_redis_cluster" "away" {
  region      = "europe-north1"
  shard_count = 3
}

resource "google_redis_cluster" "this" {
  region      = "europe-west3"
  shard_count = 3

  cross_cluster_replication_config {
    cluster_role = "PRIMARY"

    secondary_clusters {
      cluster = google_redis_cluster.away.id
    }
  }
}
