check "gcp-workstation-public-ip" {
  title    = "Workstations have public addresses"
  severity = "low"
  on       = ["google_workstations_workstation_config"]
  fail     = !self.host.gce_instance.disable_public_ip_addresses
  at       = self.host.gce_instance.disable_public_ip_addresses
  message  = "disable_public_ip_addresses is not true"
  why      = "Machines with source code and developers' logins on them stand on the internet, and send what they like past the firewall of your network."
  remedy   = "Set disable_public_ip_addresses = true in host.gce_instance, with Private Google Access or Cloud NAT."
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Workstations need Private Google Access or Cloud NAT"
    set    = { "host.gce_instance.disable_public_ip_addresses" = true }
  }

  example "fails" "not written" {
    resource "google_workstations_workstation_config" "dev" {
      workstation_config_id  = "dev"
      workstation_cluster_id = "main"
      location               = "europe-west3"

      host {
        gce_instance {
          machine_type = "e2-standard-4"
        }
      }
    }
  }

  example "fails" "switched off" {
    resource "google_workstations_workstation_config" "dev" {
      workstation_config_id  = "dev"
      workstation_cluster_id = "main"
      location               = "europe-west3"

      host {
        gce_instance {
          machine_type                = "e2-standard-4"
          disable_public_ip_addresses = false
        }
      }
    }
  }

  example "passes" "no addresses" {
    resource "google_workstations_workstation_config" "dev" {
      workstation_config_id  = "dev"
      workstation_cluster_id = "main"
      location               = "europe-west3"

      host {
        gce_instance {
          machine_type                = "e2-standard-4"
          disable_public_ip_addresses = true
        }
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "private" {
      type = bool
    }

    resource "google_workstations_workstation_config" "dev" {
      workstation_config_id  = "dev"
      workstation_cluster_id = "main"
      location               = "europe-west3"

      host {
        gce_instance {
          machine_type                = "e2-standard-4"
          disable_public_ip_addresses = var.private
        }
      }
    }
  }
}
