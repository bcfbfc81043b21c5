check "gcp-workbench-instance-public-ip" {
  title    = "Workbench instance has a public address"
  severity = "medium"
  on       = ["google_workbench_instance"]
  fail     = !self.gce_setup.disable_public_ip
  at       = self.gce_setup.disable_public_ip
  message  = "disable_public_ip is not true"
  why      = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy   = "Set disable_public_ip = true in gce_setup."
  aliases  = ["CKV2_GCP_28"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the instance, and it gets out only by Cloud NAT"
    set    = { "gce_setup.disable_public_ip" = true }
  }

  example "fails" "not written" {
    resource "google_workbench_instance" "research" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type = "e2-standard-4"
      }
    }
  }

  example "fails" "switched off" {
    resource "google_workbench_instance" "research" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = false
      }
    }
  }

  example "passes" "no address" {
    resource "google_workbench_instance" "research" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = true
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_workbench_instance" "research" {
      name     = "research"
      location = "europe-west3-a"

      gce_setup {
        machine_type      = "e2-standard-4"
        disable_public_ip = var.private
      }
    }
  }
}
