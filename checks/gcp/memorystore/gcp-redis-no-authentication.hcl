check "gcp-redis-no-authentication" {
  title    = "Redis instance asks for no password"
  severity = "medium"
  on       = ["google_redis_instance"]
  fail     = !self.auth_enabled
  at       = self.auth_enabled
  message  = "auth_enabled is not true"
  why      = "Every machine in the network can read, change and empty the cache, sessions included."
  remedy   = "Set auth_enabled = true."
  aliases  = ["CKV_GCP_95"]
  since    = "0.1"

  fix {
    unsafe = "Clients that send no password are refused"
    set    = { auth_enabled = true }
  }

  example "fails" "not written" {
    resource "google_redis_instance" "cache" {
      name           = "cache"
      memory_size_gb = 2
      region         = "europe-west3"
    }
  }

  example "fails" "switched off" {
    resource "google_redis_instance" "cache" {
      name           = "cache"
      memory_size_gb = 2
      region         = "europe-west3"
      auth_enabled   = false
    }
  }

  example "passes" "switched on" {
    resource "google_redis_instance" "cache" {
      name           = "cache"
      memory_size_gb = 2
      region         = "europe-west3"
      auth_enabled   = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "auth" {
      type = bool
    }

    resource "google_redis_instance" "cache" {
      name           = "cache"
      memory_size_gb = 2
      region         = "europe-west3"
      auth_enabled   = var.auth
    }
  }
}
