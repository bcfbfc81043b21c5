check "gcp-ssl-policy-outdated-tls" {
  title    = "SSL policy accepts outdated TLS"
  severity = "medium"
  on       = ["google_compute_ssl_policy", "google_compute_region_ssl_policy"]
  fail     = !contains(["TLS_1_2", "TLS_1_3"], self.min_tls_version)
  at       = self.min_tls_version
  message  = "min_tls_version is ${coalesce(self.min_tls_version, "not set")}"
  why      = "TLS 1.0 and 1.1 are broken and have been withdrawn (RFC 8996): somebody between client and load balancer can bring the two to use them."
  remedy   = "Set min_tls_version = \"TLS_1_2\" or \"TLS_1_3\"."
  aliases  = ["AVD-GCP-0039"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that only speak TLS 1.0 or 1.1 can no longer connect"
    set    = { min_tls_version = "TLS_1_2" }
  }

  example "fails" "not written" {
    resource "google_compute_ssl_policy" "web" {
      name    = "web"
      profile = "MODERN"
    }
  }

  example "fails" "TLS 1.1" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "MODERN"
      min_tls_version = "TLS_1_1"
    }
  }

  example "passes" "TLS 1.2" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "MODERN"
      min_tls_version = "TLS_1_2"
    }
  }

  example "passes" "TLS 1.3" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "RESTRICTED"
      min_tls_version = "TLS_1_3"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "tls" {
      type = string
    }

    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "MODERN"
      min_tls_version = var.tls
    }
  }
}
