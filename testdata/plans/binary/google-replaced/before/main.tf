provider "google" {
  project = "tarnwick"
  region  = "europe-west1"
}

resource "google_container_node_pool" "main" {
  cluster = "main"
  node_config {
    machine_type = "e2-small"
    tags         = ["a", "b"]
  }
}

resource "google_compute_autoscaler" "main" {
  name   = "main"
  target = "group"
  autoscaling_policy {
    max_replicas = 5
    min_replicas = 1
    cpu_utilization {
      target = 0.6
    }
  }
}

resource "google_sql_database_instance" "db" {
  name             = "db"
  database_version = "POSTGRES_16"
  settings {
    tier = "db-custom-2-8192"
    ip_configuration {
      ipv4_enabled = true
    }
  }
}
