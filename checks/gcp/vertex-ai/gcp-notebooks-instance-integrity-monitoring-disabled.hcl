check "gcp-notebooks-instance-integrity-monitoring-disabled" {
  title    = "Notebook instance is not watched for changes of its boot"
  severity = "low"
  on       = ["google_notebooks_instance"]
  fail     = self.shielded_instance_config != null && self.shielded_instance_config.enable_integrity_monitoring == false
  at       = self.shielded_instance_config.enable_integrity_monitoring
  message  = "shielded_instance_config.enable_integrity_monitoring is false"
  why      = "A changed boot loader or kernel is noticed by nobody."
  remedy   = "Remove enable_integrity_monitoring = false."
  aliases  = ["CKV_GCP_127"]
  since    = "0.1"

  fix {
    unsafe = "The instance has to be stopped for it"
    set    = { "shielded_instance_config.enable_integrity_monitoring" = true }
  }

  example "fails" "switched off" {
    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      shielded_instance_config {
        enable_secure_boot          = true
        enable_integrity_monitoring = false
      }
    }
  }

  example "passes" "switched on" {
    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      shielded_instance_config {
        enable_integrity_monitoring = true
      }
    }
  }

  example "passes" "the default of the block" {
    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      shielded_instance_config {
        enable_secure_boot = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "monitor" {
      type = bool
    }

    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }

      shielded_instance_config {
        enable_integrity_monitoring = var.monitor
      }
    }
  }
}
