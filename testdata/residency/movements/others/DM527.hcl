# --- outside
resource "mongodbatlas_advanced_cluster" "this" {
  name         = "ledger"
  project_id   = "5f0000000000000000000001"
  cluster_type = "REPLICASET"

  replication_specs {
    region_configs {
      provider_name = "AWS"
      region_name   = "EU_WEST_1"
      priority      = 7
    }

    region_configs {
      provider_name = "AWS"
      region_name   = "US_EAST_1"
      priority      = 6
    }
  }
}

# --- inside
resource "mongodbatlas_advanced_cluster" "this" {
  name         = "ledger"
  project_id   = "5f0000000000000000000001"
  cluster_type = "REPLICASET"

  replication_specs {
    region_configs {
      provider_name = "AWS"
      region_name   = "EU_WEST_1"
      priority      = 7
    }

    region_configs {
      provider_name = "AWS"
      region_name   = "EU_CENTRAL_1"
      priority      = 6
    }
  }
}
