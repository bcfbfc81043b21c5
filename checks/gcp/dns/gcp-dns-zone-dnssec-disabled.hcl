check "gcp-dns-zone-dnssec-disabled" {
  title    = "Public DNS zone is not signed"
  severity = "medium"
  on       = ["google_dns_managed_zone"]
  when     = self.visibility != "private"
  fail     = self.dnssec_config.state == null || self.dnssec_config.state == "off"
  at       = self.dnssec_config.state
  message  = "dnssec_config.state is not \"on\""
  why      = "Nobody can tell a true answer for this domain from a forged one: users and mail can be led to somebody else's machines."
  remedy   = "Add dnssec_config with state = \"on\", and the DS record at the registrar."
  aliases  = ["CKV_GCP_16", "AVD-GCP-0013"]
  since    = "0.1"

  fix {
    set = { "dnssec_config.state" = "on" }
  }

  example "fails" "not written" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."
    }
  }

  example "fails" "switched off" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "off"
      }
    }
  }

  example "passes" "switched on" {
    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = "on"
      }
    }
  }

  example "passes" "a private zone" {
    resource "google_dns_managed_zone" "example" {
      name       = "example"
      dns_name   = "example.com."
      visibility = "private"

      private_visibility_config {
        networks {
          network_url = "projects/example/global/networks/main"
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "dnssec" {
      type = string
    }

    resource "google_dns_managed_zone" "example" {
      name     = "example"
      dns_name = "example.com."

      dnssec_config {
        state = var.dnssec
      }
    }
  }
}
