check "gcp-data-fusion-instance-public" {
  title    = "Data Fusion instance is not private"
  severity = "medium"
  on       = ["google_data_fusion_instance"]
  fail     = !self.private_instance
  at       = self.private_instance
  message  = "private_instance is not true"
  why      = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy   = "Set private_instance = true with a network_config."
  aliases  = ["CKV_GCP_87"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance with its pipelines, and needs a network_config"
    set    = { private_instance = true }
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
      name             = "etl"
      region           = "europe-west3"
      type             = "BASIC"
      private_instance = false
    }
  }

  example "passes" "private" {
    resource "google_data_fusion_instance" "etl" {
      name             = "etl"
      region           = "europe-west3"
      type             = "BASIC"
      private_instance = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_data_fusion_instance" "etl" {
      name             = "etl"
      region           = "europe-west3"
      type             = "BASIC"
      private_instance = var.private
    }
  }
}
