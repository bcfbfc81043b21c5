check "gcp-notebooks-instance-secure-boot-disabled" {
  title    = "Notebook instance boots without Secure Boot"
  severity = "low"
  on       = ["google_notebooks_instance"]
  fail     = !self.shielded_instance_config.enable_secure_boot
  at       = self.shielded_instance_config.enable_secure_boot
  message  = "shielded_instance_config.enable_secure_boot is not true"
  why      = "Anything may run before the system: a boot loader or driver that nobody signed is started like any other."
  remedy   = "Set enable_secure_boot = true in shielded_instance_config."
  since    = "0.1"

  fix {
    unsafe = "The instance has to be stopped for it, and drivers without a signature no longer load"
    set    = { "shielded_instance_config.enable_secure_boot" = true }
  }

  example "fails" "not written" {
    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }
    }
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
        enable_secure_boot = false
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
        enable_secure_boot = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "secure_boot" {
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
        enable_secure_boot = var.secure_boot
      }
    }
  }
}
