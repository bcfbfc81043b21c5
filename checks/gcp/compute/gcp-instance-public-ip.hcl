check "gcp-instance-public-ip" {
  title    = "Compute instance has a public address"
  severity = "medium"
  on       = ["google_compute_instance", "google_compute_instance_from_template"]
  for_each = self.network_interface
  fail     = length(each.value.access_config) > 0 || length(each.value.ipv6_access_config) > 0
  at       = each.value.access_config
  message  = "This network interface is given an address on the internet"
  why      = "The machine stands on the internet itself, and firewall rules are all that keeps scanners from each of its ports. Behind a load balancer, Identity-Aware Proxy or Cloud NAT one mistake there opens nothing."
  remedy   = "Leave the access_config block out. Let users in through a load balancer, administrators through Identity-Aware Proxy, and traffic out through Cloud NAT."
  aliases  = ["CKV_GCP_40", "AVD-GCP-0031"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "The machine can no longer be reached from the internet, and gets out only by Cloud NAT"
    remove = ["each.access_config", "each.ipv6_access_config"]
  }

  example "fails" "an ephemeral address" {
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

        access_config {}
      }
    }
  }

  example "fails" "a reserved address" {
    resource "google_compute_address" "web" {
      name = "web"
    }

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

        access_config {
          nat_ip = google_compute_address.web.address
        }
      }
    }
  }

  example "passes" "no access_config" {
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

  example "unknown" "only where a variable says so" {
    variable "public" {
      type = bool
    }

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

        dynamic "access_config" {
          for_each = var.public ? [1] : []

          content {}
        }
      }
    }
  }
}
