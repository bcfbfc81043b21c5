check "gcp-notebooks-runtime-public-ip" {
  title    = "Notebook runtime has a public address"
  severity = "medium"
  on       = ["google_notebooks_runtime"]
  fail     = !self.virtual_machine.virtual_machine_config.internal_ip_only
  at       = self.virtual_machine.virtual_machine_config.internal_ip_only
  message  = "internal_ip_only is not true"
  why      = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy   = "Set internal_ip_only = true in virtual_machine_config."
  aliases  = ["CKV2_GCP_36"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the runtime, and it gets out only by Cloud NAT"
    set    = { "virtual_machine.virtual_machine_config.internal_ip_only" = true }
  }

  example "fails" "not written" {
    resource "google_notebooks_runtime" "research" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type = "n1-standard-4"
        }
      }
    }
  }

  example "fails" "switched off" {
    resource "google_notebooks_runtime" "research" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
          internal_ip_only = false
        }
      }
    }
  }

  example "passes" "no address" {
    resource "google_notebooks_runtime" "research" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
          internal_ip_only = true
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_notebooks_runtime" "research" {
      name     = "research"
      location = "europe-west3"

      virtual_machine {
        virtual_machine_config {
          machine_type     = "n1-standard-4"
          internal_ip_only = var.private
        }
      }
    }
  }
}
