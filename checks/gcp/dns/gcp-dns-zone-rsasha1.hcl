check "gcp-dns-zone-rsasha1" {
  title    = "DNS zone is signed with SHA-1"
  severity = "medium"
  on       = ["google_dns_managed_zone"]
  for_each = self.dnssec_config.default_key_specs
  fail     = each.value.algorithm == "rsasha1"
  at       = each.value.algorithm
  message  = "The ${each.value.key_type} key uses rsasha1"
  why      = "Collisions of SHA-1 can be computed, and resolvers have begun to ignore signatures made with it, so that the zone counts as unsigned."
  remedy   = "Set algorithm to \"ecdsap256sha256\" or \"rsasha256\" in each default_key_specs."
  aliases  = ["CKV_GCP_17", "AVD-GCP-0012"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "The zone has to be signed anew: take the old DS record away from the registrar first"
    set    = { "each.algorithm" = "rsasha256" }
  }

  example "fails" "both keys" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "on"

        default_key_specs {
          algorithm  = "rsasha1"
          key_length = 2048
          key_type   = "keySigning"
        }

        default_key_specs {
          algorithm  = "rsasha1"
          key_length = 1024
          key_type   = "zoneSigning"
        }
      }
    }
  }

  example "fails" "the key that signs the zone" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "on"

        default_key_specs {
          algorithm  = "rsasha256"
          key_length = 2048
          key_type   = "keySigning"
        }

        default_key_specs {
          algorithm  = "rsasha1"
          key_length = 1024
          key_type   = "zoneSigning"
        }
      }
    }
  }

  example "passes" "SHA-256" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "on"

        default_key_specs {
          algorithm  = "rsasha256"
          key_length = 2048
          key_type   = "keySigning"
        }

        default_key_specs {
          algorithm  = "rsasha256"
          key_length = 1024
          key_type   = "zoneSigning"
        }
      }
    }
  }

  example "passes" "the default keys" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "on"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "algorithm" {
      type = string
    }

    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "on"

        default_key_specs {
          algorithm  = var.algorithm
          key_length = 2048
          key_type   = "keySigning"
        }

        default_key_specs {
          algorithm  = "rsasha256"
          key_length = 1024
          key_type   = "zoneSigning"
        }
      }
    }
  }
}
