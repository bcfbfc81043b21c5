check "gcp-instance-ip-forwarding" {
  title    = "Compute instance may send packets under addresses that are not its own"
  severity = "low"
  on       = ["google_compute_instance", "google_compute_instance_from_template"]
  fail     = self.can_ip_forward && !startswith(coalesce(self.name, "-"), "gke-")
  at       = self.can_ip_forward
  message  = "can_ip_forward is true"
  why      = "Without the check of source addresses a hijacked machine can pass traffic on between networks that are meant to be apart, and hide where it comes from. Only routers, NAT gateways and firewalls need it."
  remedy   = "Remove can_ip_forward or set it to false. Where the instance is a network appliance, suppress this check with that reason."
  aliases  = ["CKV_GCP_36", "AVD-GCP-0043"]
  since    = "0.1"

  fix {
    unsafe = "A network appliance passes no more traffic on"
    set    = { can_ip_forward = false }
  }

  example "fails" "switched on" {
    resource "google_compute_instance" "web" {
      name           = "web"
      machine_type   = "e2-small"
      zone           = "europe-west3-a"
      can_ip_forward = true

      boot_disk {
        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "passes" "not written" {
    resource "google_compute_instance" "web" {
      name         = "web"
      machine_type = "e2-small"
      zone         = "europe-west3-a"

      boot_disk {
        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "passes" "switched off" {
    resource "google_compute_instance" "web" {
      name           = "web"
      machine_type   = "e2-small"
      zone           = "europe-west3-a"
      can_ip_forward = false

      boot_disk {
        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "forward" {
      type = bool
    }

    resource "google_compute_instance" "web" {
      name           = "web"
      machine_type   = "e2-small"
      zone           = "europe-west3-a"
      can_ip_forward = var.forward

      boot_disk {
        initialize_params {
          image = "debian-cloud/debian-12"
        }
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }
}
