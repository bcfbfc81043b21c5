check "gcp-redis-unencrypted-in-transit" {
  title    = "Redis instance talks without TLS"
  severity = "medium"
  on       = ["google_redis_instance"]
  fail     = self.transit_encryption_mode != "SERVER_AUTHENTICATION"
  at       = self.transit_encryption_mode
  message  = "transit_encryption_mode is not \"SERVER_AUTHENTICATION\""
  why      = "Passwords and data go over the network in clear."
  remedy   = "Set transit_encryption_mode = \"SERVER_AUTHENTICATION\"; it cannot be changed on an instance that exists."
  aliases  = ["CKV_GCP_97"]
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance with its data, and clients must speak TLS"
    set    = { transit_encryption_mode = "SERVER_AUTHENTICATION" }
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
      name                    = "cache"
      memory_size_gb          = 2
      region                  = "europe-west3"
      transit_encryption_mode = "DISABLED"
    }
  }

  example "passes" "TLS" {
    resource "google_redis_instance" "cache" {
      name                    = "cache"
      memory_size_gb          = 2
      region                  = "europe-west3"
      transit_encryption_mode = "SERVER_AUTHENTICATION"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "mode" {
      type = string
    }

    resource "google_redis_instance" "cache" {
      name                    = "cache"
      memory_size_gb          = 2
      region                  = "europe-west3"
      transit_encryption_mode = var.mode
    }
  }
}
