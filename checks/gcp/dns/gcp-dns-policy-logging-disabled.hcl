check "gcp-dns-policy-logging-disabled" {
  title    = "Questions to Cloud DNS are not recorded"
  severity = "low"
  on       = ["google_dns_policy"]
  fail     = !self.enable_logging
  at       = self.enable_logging
  message  = "enable_logging is not true"
  why      = "Malicious programs find their masters, and carry data out, by DNS; without a record of the questions neither is seen."
  remedy   = "Set enable_logging = true."
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "The log of queries is charged by volume"
    set    = { enable_logging = true }
  }

  example "fails" "not written" {
    resource "google_dns_policy" "main" {
      name = "main"

      networks {
        network_url = "projects/example-project/global/networks/main"
      }
    }
  }

  example "fails" "switched off" {
    resource "google_dns_policy" "main" {
      name           = "main"
      enable_logging = false

      networks {
        network_url = "projects/example-project/global/networks/main"
      }
    }
  }

  example "passes" "switched on" {
    resource "google_dns_policy" "main" {
      name           = "main"
      enable_logging = true

      networks {
        network_url = "projects/example-project/global/networks/main"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "logging" {
      type = bool
    }

    resource "google_dns_policy" "main" {
      name           = "main"
      enable_logging = var.logging

      networks {
        network_url = "projects/example-project/global/networks/main"
      }
    }
  }
}
