check "gcp-ssl-policy-weak-ciphers" {
  title    = "SSL policy accepts weak ciphers"
  severity = "medium"
  on       = ["google_compute_ssl_policy", "google_compute_region_ssl_policy"]
  fail     = !contains(["RESTRICTED", "FIPS_202205"], self.profile) && !(self.profile == "MODERN" && contains(["TLS_1_2", "TLS_1_3"], self.min_tls_version)) && !(self.profile == "CUSTOM" && !anytrue([for feature in self.custom_features : startswith(feature, "TLS_RSA_")]))
  at       = self.profile
  message  = "The profile ${coalesce(self.profile, "COMPATIBLE")} allows ciphers without forward secrecy or with known weaknesses"
  why      = "With ciphers such as TLS_RSA_WITH_3DES_EDE_CBC_SHA recorded traffic can be read later, once the server's key is known, or attacked outright."
  remedy   = "Set profile = \"RESTRICTED\", or profile = \"MODERN\" with min_tls_version = \"TLS_1_2\"."
  aliases  = ["CKV_GCP_4"]
  cwe      = [327]
  since    = "0.1"

  fix {
    unsafe = "Clients that know only the older ciphers can no longer connect"
    set    = { profile = "RESTRICTED" }
    remove = ["custom_features"]
  }

  example "fails" "the default profile" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      min_tls_version = "TLS_1_2"
    }
  }

  example "fails" "MODERN with old TLS" {
    resource "google_compute_ssl_policy" "web" {
      name    = "web"
      profile = "MODERN"
    }
  }

  example "fails" "a list with RSA key exchange" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "CUSTOM"
      min_tls_version = "TLS_1_2"
      custom_features = ["TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_AES_128_GCM_SHA256"]
    }
  }

  example "passes" "MODERN with TLS 1.2" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "MODERN"
      min_tls_version = "TLS_1_2"
    }
  }

  example "passes" "RESTRICTED" {
    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = "RESTRICTED"
      min_tls_version = "TLS_1_2"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "profile" {
      type = string
    }

    resource "google_compute_ssl_policy" "web" {
      name            = "web"
      profile         = var.profile
      min_tls_version = "TLS_1_1"
    }
  }
}
