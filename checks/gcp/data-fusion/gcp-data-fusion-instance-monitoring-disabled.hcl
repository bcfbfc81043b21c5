check "gcp-data-fusion-instance-monitoring-disabled" {
  title    = "Data Fusion instance sends no metrics to Cloud Monitoring"
  severity = "low"
  on       = ["google_data_fusion_instance"]
  fail     = !self.enable_stackdriver_monitoring
  at       = self.enable_stackdriver_monitoring
  message  = "enable_stackdriver_monitoring is not true"
  why      = "Nobody is alarmed when pipelines fail."
  remedy   = "Set enable_stackdriver_monitoring = true."
  aliases  = ["CKV_GCP_105"]
  since    = "0.1"

  fix {
    set = { enable_stackdriver_monitoring = true }
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
      name                          = "etl"
      region                        = "europe-west3"
      type                          = "BASIC"
      enable_stackdriver_monitoring = false
    }
  }

  example "passes" "switched on" {
    resource "google_data_fusion_instance" "etl" {
      name                          = "etl"
      region                        = "europe-west3"
      type                          = "BASIC"
      enable_stackdriver_monitoring = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "enabled" {
      type = bool
    }

    resource "google_data_fusion_instance" "etl" {
      name                          = "etl"
      region                        = "europe-west3"
      type                          = "BASIC"
      enable_stackdriver_monitoring = var.enabled
    }
  }
}
