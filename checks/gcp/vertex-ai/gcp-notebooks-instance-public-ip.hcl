check "gcp-notebooks-instance-public-ip" {
  title    = "Notebook instance has a public address"
  severity = "medium"
  on       = ["google_notebooks_instance"]
  fail     = !self.no_public_ip
  at       = self.no_public_ip
  message  = "no_public_ip is not true"
  why      = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy   = "Set no_public_ip = true."
  aliases  = ["CKV_GCP_89"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance, and it gets out only by Cloud NAT"
    set    = { no_public_ip = true }
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
      no_public_ip = false

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }
    }
  }

  example "passes" "no address" {
    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"
      no_public_ip = true

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_notebooks_instance" "research" {
      name         = "research"
      location     = "europe-west3-a"
      machine_type = "e2-medium"
      no_public_ip = var.private

      vm_image {
        project      = "deeplearning-platform-release"
        image_family = "common-cpu"
      }
    }
  }
}
