check "gcp-subnetwork-private-google-access-disabled" {
  title    = "Subnetwork has no private access to Google APIs"
  severity = "low"
  on       = ["google_compute_subnetwork"]
  when     = contains(["PRIVATE", "PRIVATE_RFC_1918"], self.purpose) && self.stack_type != "IPV6_ONLY"
  fail     = !self.private_ip_google_access
  at       = self.private_ip_google_access
  message  = "private_ip_google_access is not true"
  why      = "A machine without a public address can reach Cloud Storage, logging and other Google APIs only through NAT or not at all, and so machines are given public addresses that need none."
  remedy   = "Set private_ip_google_access = true."
  aliases  = ["CKV_GCP_74", "AVD-GCP-0075"]
  since    = "0.1"

  fix {
    set = { private_ip_google_access = true }
  }

  example "fails" "not written" {
    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"
    }
  }

  example "fails" "switched off" {
    resource "google_compute_subnetwork" "apps" {
      name                     = "apps"
      ip_cidr_range            = "10.10.0.0/20"
      region                   = "europe-west3"
      network                  = "main"
      private_ip_google_access = false
    }
  }

  example "passes" "switched on" {
    resource "google_compute_subnetwork" "apps" {
      name                     = "apps"
      ip_cidr_range            = "10.10.0.0/20"
      region                   = "europe-west3"
      network                  = "main"
      private_ip_google_access = true
    }
  }

  example "passes" "only for proxies" {
    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"
      purpose       = "REGIONAL_MANAGED_PROXY"
      role          = "ACTIVE"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private_access" {
      type = bool
    }

    resource "google_compute_subnetwork" "apps" {
      name                     = "apps"
      ip_cidr_range            = "10.10.0.0/20"
      region                   = "europe-west3"
      network                  = "main"
      private_ip_google_access = var.private_access
    }
  }
}
