check "gcp-data-fusion-instance-logging-disabled" {
  title    = "Data Fusion instance sends no logs to Cloud Logging"
  severity = "low"
  on       = ["google_data_fusion_instance"]
  fail     = !self.enable_stackdriver_logging
  at       = self.enable_stackdriver_logging
  message  = "enable_stackdriver_logging is not true"
  why      = "What a pipeline did, and why it failed, cannot be looked into afterwards."
  remedy   = "Set enable_stackdriver_logging = true."
  aliases  = ["CKV_GCP_104"]
  cwe      = [778]
  since    = "0.1"

  fix {
    set = { enable_stackdriver_logging = true }
  }

  example "fails" "not written" {
    resource "google_data_fusion_instance" "etl" {
      name   = "etl"
      region = "europe-west3"
      type   = "BASIC"
    }
  }

  example "fails" "switched off" {
    resource "google_data_fusion_instance" "etl" {
      name                       = "etl"
      region                     = "europe-west3"
      type                       = "BASIC"
      enable_stackdriver_logging = false
    }
  }

  example "passes" "switched on" {
    resource "google_data_fusion_instance" "etl" {
      name                       = "etl"
      region                     = "europe-west3"
      type                       = "BASIC"
      enable_stackdriver_logging = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled" {
      type = bool
    }

    resource "google_data_fusion_instance" "etl" {
      name                       = "etl"
      region                     = "europe-west3"
      type                       = "BASIC"
      enable_stackdriver_logging = var.enabled
    }
  }
}
