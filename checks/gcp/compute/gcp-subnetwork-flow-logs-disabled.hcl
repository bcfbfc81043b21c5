check "gcp-subnetwork-flow-logs-disabled" {
  title    = "Subnetwork records no flow logs"
  severity = "low"
  on       = ["google_compute_subnetwork"]
  when     = contains(["PRIVATE", "PRIVATE_RFC_1918"], self.purpose)
  fail     = self.log_config == null
  at       = self.log_config
  message  = "There is no log_config"
  why      = "Flow logs are the record of who talked to whom. Without them an intrusion's spread, and where data went, cannot be told afterwards."
  remedy   = "Add a log_config block; flow_sampling and aggregation_interval keep its cost down."
  aliases  = ["CKV_GCP_26", "AVD-GCP-0029", "AVD-GCP-0076"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Flow logs are charged by volume"
    set = {
      "log_config.aggregation_interval" = "INTERVAL_10_MIN"
      "log_config.flow_sampling"        = 0.5
      "log_config.metadata"             = "INCLUDE_ALL_METADATA"
    }
  }

  example "fails" "not written" {
    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"
    }
  }

  example "fails" "with other settings" {
    resource "google_compute_subnetwork" "apps" {
      name                     = "apps"
      ip_cidr_range            = "10.10.0.0/20"
      region                   = "europe-west3"
      network                  = "main"
      private_ip_google_access = true
    }
  }

  example "passes" "recorded" {
    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"

      log_config {
        aggregation_interval = "INTERVAL_5_SEC"
        flow_sampling        = 0.5
        metadata             = "INCLUDE_ALL_METADATA"
      }
    }
  }

  example "passes" "only for proxies, which have none" {
    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"
      purpose       = "REGIONAL_MANAGED_PROXY"
      role          = "ACTIVE"
    }
  }

  example "unknown" "for a purpose that is not known" {
    variable "purpose" {
      type = string
    }

    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"
      purpose       = var.purpose
    }
  }

  example "unknown" "only where a variable says so" {
    variable "flow_logs" {
      type = bool
    }

    resource "google_compute_subnetwork" "apps" {
      name          = "apps"
      ip_cidr_range = "10.10.0.0/20"
      region        = "europe-west3"
      network       = "main"

      dynamic "log_config" {
        for_each = var.flow_logs ? [1] : []

        content {
          flow_sampling = 0.5
        }
      }
    }
  }
}
