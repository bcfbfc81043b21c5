# --- outside
resource "mongodbatlas_cluster" "this" {
  name                        = "ledger"
  project_id                  = "5f0000000000000000000001"
  provider_name               = "GCP"
  provider_instance_size_name = "M30"

  replication_specs {
    num_shards = 1

    regions_config {
      region_name     = "CENTRAL_US"
      electable_nodes = 3
      priority        = 7
    }
  }
}

# --- inside
resource "mongodbatlas_cluster" "this" {
  name                        = "ledger"
  project_id                  = "5f0000000000000000000001"
  provider_name               = "GCP"
  provider_instance_size_name = "M30"

  replication_specs {
    num_shards = 1

    regions_config {
      region_name     = "WESTERN_EUROPE"
      electable_nodes = 3
      priority        = 7
    }
  }
}
