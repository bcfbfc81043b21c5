check "gcp-notebooks-instance-vtpm-disabled" {
  title    = "Notebook instance has no virtual TPM"
  severity = "low"
  on       = ["google_notebooks_instance"]
  fail     = self.shielded_instance_config != null && self.shielded_instance_config.enable_vtpm == false
  at       = self.shielded_instance_config.enable_vtpm
  message  = "shielded_instance_config.enable_vtpm is false"
  why      = "Without a virtual TPM the boot is not measured, and keys of the machine are not held apart from its memory."
  remedy   = "Remove enable_vtpm = false."
  aliases  = ["CKV_GCP_126"]
  since    = "0.1"

  fix {
    unsafe = "The instance has to be stopped for it"
    set    = { "shielded_instance_config.enable_vtpm" = true }
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
        enable_secure_boot = true
        enable_vtpm        = false
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
        enable_vtpm = true
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
    variable "vtpm" {
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
        enable_vtpm = var.vtpm
      }
    }
  }
}
