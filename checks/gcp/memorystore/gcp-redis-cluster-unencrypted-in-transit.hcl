check "gcp-redis-cluster-unencrypted-in-transit" {
  title    = "Redis cluster talks without TLS"
  severity = "medium"
  on       = ["google_redis_cluster"]
  fail     = self.transit_encryption_mode != "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"
  at       = self.transit_encryption_mode
  message  = "transit_encryption_mode is not \"TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION\""
  why      = "Tokens and data go over the network in clear."
  remedy   = "Set transit_encryption_mode = \"TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION\"."
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster with its data, and clients must speak TLS"
    set    = { transit_encryption_mode = "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION" }
  }

  example "fails" "not written" {
    resource "google_redis_cluster" "cache" {
      name        = "cache"
      region      = "europe-west3"
      shard_count = 3

      psc_configs {
        network = "projects/example/global/networks/main"
      }
    }
  }

  example "fails" "switched off" {
    resource "google_redis_cluster" "cache" {
      name                    = "cache"
      region                  = "europe-west3"
      shard_count             = 3
      transit_encryption_mode = "TRANSIT_ENCRYPTION_MODE_DISABLED"

      psc_configs {
        network = "projects/example/global/networks/main"
      }
    }
  }

  example "passes" "TLS" {
    resource "google_redis_cluster" "cache" {
      name                    = "cache"
      region                  = "europe-west3"
      shard_count             = 3
      transit_encryption_mode = "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"

      psc_configs {
        network = "projects/example/global/networks/main"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mode" {
      type = string
    }

    resource "google_redis_cluster" "cache" {
      name                    = "cache"
      region                  = "europe-west3"
      shard_count             = 3
      transit_encryption_mode = var.mode

      psc_configs {
        network = "projects/example/global/networks/main"
      }
    }
  }
}
