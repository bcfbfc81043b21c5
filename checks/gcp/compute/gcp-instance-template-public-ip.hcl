check "gcp-instance-template-public-ip" {
  title    = "Instance template gives machines public addresses"
  severity = "medium"
  on       = ["google_compute_instance_template", "google_compute_region_instance_template"]
  for_each = self.network_interface
  fail     = length(each.value.access_config) > 0 || length(each.value.ipv6_access_config) > 0
  at       = each.value.access_config
  message  = "This network interface is given an address on the internet"
  why      = "The machine stands on the internet itself, and firewall rules are all that keeps scanners from each of its ports. Behind a load balancer, Identity-Aware Proxy or Cloud NAT one mistake there opens nothing."
  remedy   = "Leave the access_config block out. Let users in through a load balancer, administrators through Identity-Aware Proxy, and traffic out through Cloud NAT."
  aliases  = ["CKV_GCP_40"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the template; new machines cannot be reached from the internet, and get out only by Cloud NAT"
    remove = ["each.access_config", "each.ipv6_access_config"]
  }

  example "fails" "the second interface of a template" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }

      network_interface {
        subnetwork = "edge"

        access_config {
          network_tier = "PREMIUM"
        }
      }
    }
  }

  example "passes" "a template without one" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"
      }
    }
  }

  example "fails" "an ephemeral address" {
    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
      }

      network_interface {
        subnetwork = "apps"

        access_config {}
      }
    }
  }

  example "passes" "an internal address" {
    resource "google_compute_region_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
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

    resource "google_compute_instance_template" "web" {
      name_prefix  = "web-"
      machine_type = "e2-small"

      disk {
        source_image = "debian-cloud/debian-12"
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
