check "gcp-tpu-public-ip" {
  title      = "TPU has a public address"
  severity   = "medium"
  on         = ["google_tpu_v2_vm"]
  fail       = self.network_config.enable_external_ips
  at         = self.network_config.enable_external_ips
  message    = "enable_external_ips is true"
  why        = "The machines stand on the internet themselves, with data and a service account on them, and firewall rules are all that keeps scanners away."
  remedy     = "Remove enable_external_ips, and reach the TPU through Identity-Aware Proxy."
  similar_to = ["CKV2_GCP_32"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "Replaces the TPU; its subnetwork needs private_ip_google_access"
    set    = { "network_config.enable_external_ips" = false }
  }

  example "fails" "an address" {
    resource "google_tpu_v2_vm" "train" {
      name            = "train"
      zone            = "europe-west4-a"
      runtime_version = "tpu-vm-tf-2.13.0"

      network_config {
        network             = "main"
        enable_external_ips = true
      }
    }
  }

  example "passes" "none" {
    resource "google_tpu_v2_vm" "train" {
      name            = "train"
      zone            = "europe-west4-a"
      runtime_version = "tpu-vm-tf-2.13.0"

      network_config {
        network             = "main"
        enable_external_ips = false
      }
    }
  }

  example "passes" "not written" {
    resource "google_tpu_v2_vm" "train" {
      name            = "train"
      zone            = "europe-west4-a"
      runtime_version = "tpu-vm-tf-2.13.0"

      network_config {
        network = "main"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "google_tpu_v2_vm" "train" {
      name            = "train"
      zone            = "europe-west4-a"
      runtime_version = "tpu-vm-tf-2.13.0"

      network_config {
        network             = "main"
        enable_external_ips = var.public
      }
    }
  }
}
