check "gcp-subnetwork-private-google-access-ipv6-disabled" {
  title    = "Subnetwork has no private access to Google APIs over IPv6"
  severity = "low"
  on       = ["google_compute_subnetwork"]
  when     = contains(["IPV4_IPV6", "IPV6_ONLY"], self.stack_type) && contains(["PRIVATE", "PRIVATE_RFC_1918"], self.purpose)
  fail     = !contains(["ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE", "ENABLE_BIDIRECTIONAL_ACCESS_TO_GOOGLE"], self.private_ipv6_google_access)
  at       = self.private_ipv6_google_access
  message  = "private_ipv6_google_access does not enable access"
  why      = "A machine with only an internal IPv6 address cannot reach Google APIs privately, and so machines are given external addresses that need none."
  remedy   = "Set private_ipv6_google_access = \"ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE\"."
  aliases  = ["CKV_GCP_76"]
  since    = "0.1"

  fix {
    set = { private_ipv6_google_access = "ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE" }
  }

  example "fails" "not written" {
    resource "google_compute_subnetwork" "apps" {
      name                     = "apps"
      ip_cidr_range            = "10.10.0.0/20"
      region                   = "europe-west3"
      network                  = "main"
      stack_type               = "IPV4_IPV6"
      ipv6_access_type         = "INTERNAL"
      private_ip_google_access = true
    }
  }

  example "fails" "switched off" {
    resource "google_compute_subnetwork" "apps" {
      name                       = "apps"
      ip_cidr_range              = "10.10.0.0/20"
      region                     = "europe-west3"
      network                    = "main"
      stack_type                 = "IPV4_IPV6"
      ipv6_access_type           = "INTERNAL"
      private_ip_google_access   = true
      private_ipv6_google_access = "DISABLE_GOOGLE_ACCESS"
    }
  }

  example "passes" "switched on" {
    resource "google_compute_subnetwork" "apps" {
      name                       = "apps"
      ip_cidr_range              = "10.10.0.0/20"
      region                     = "europe-west3"
      network                    = "main"
      stack_type                 = "IPV4_IPV6"
      ipv6_access_type           = "INTERNAL"
      private_ip_google_access   = true
      private_ipv6_google_access = "ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE"
    }
  }

  example "passes" "no IPv6" {
    resource "google_compute_subnetwork" "apps" {
      name                     = "apps"
      ip_cidr_range            = "10.10.0.0/20"
      region                   = "europe-west3"
      network                  = "main"
      private_ip_google_access = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "access" {
      type = string
    }

    resource "google_compute_subnetwork" "apps" {
      name                       = "apps"
      ip_cidr_range              = "10.10.0.0/20"
      region                     = "europe-west3"
      network                    = "main"
      stack_type                 = "IPV4_IPV6"
      ipv6_access_type           = "INTERNAL"
      private_ipv6_google_access = var.access
    }
  }
}
