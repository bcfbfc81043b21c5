check "gcp-redis-cluster-no-authentication" {
  title    = "Redis cluster lets everybody in the network in"
  severity = "medium"
  on       = ["google_redis_cluster"]
  fail     = self.authorization_mode != "AUTH_MODE_IAM_AUTH"
  at       = self.authorization_mode
  message  = "authorization_mode is not \"AUTH_MODE_IAM_AUTH\""
  why      = "Every machine in the network can read, change and empty the cache, sessions included."
  remedy   = "Set authorization_mode = \"AUTH_MODE_IAM_AUTH\"."
  since    = "0.1"

  fix {
    unsafe = "Replaces the cluster with its data, and clients must log in by IAM"
    set    = { authorization_mode = "AUTH_MODE_IAM_AUTH" }
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
      name               = "cache"
      region             = "europe-west3"
      shard_count        = 3
      authorization_mode = "AUTH_MODE_DISABLED"

      psc_configs {
        network = "projects/example/global/networks/main"
      }
    }
  }

  example "passes" "IAM" {
    resource "google_redis_cluster" "cache" {
      name               = "cache"
      region             = "europe-west3"
      shard_count        = 3
      authorization_mode = "AUTH_MODE_IAM_AUTH"

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
      name               = "cache"
      region             = "europe-west3"
      shard_count        = 3
      authorization_mode = var.mode

      psc_configs {
        network = "projects/example/global/networks/main"
      }
    }
  }
}
