check "gcp-network-automatic-subnetworks" {
  title    = "Network makes a subnetwork in every region by itself"
  severity = "low"
  on       = ["google_compute_network"]
  fail     = self.auto_create_subnetworks
  at       = self.auto_create_subnetworks
  message  = "auto_create_subnetworks is not false"
  why      = "Subnetworks appear in every region, also where nothing may run or be stored, with ranges that overlap those of every other such network and without flow logs."
  remedy   = "Set auto_create_subnetworks = false and write a google_compute_subnetwork for each region that is used."
  since    = "0.1"

  fix {
    unsafe = "Replaces the network, and subnetworks must be written"
    set    = { auto_create_subnetworks = false }
  }

  example "fails" "not written" {
    resource "google_compute_network" "main" {
      name = "main"
    }
  }

  example "fails" "switched on" {
    resource "google_compute_network" "main" {
      name                    = "main"
      auto_create_subnetworks = true
    }
  }

  example "passes" "switched off" {
    resource "google_compute_network" "main" {
      name                    = "main"
      auto_create_subnetworks = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "automatic" {
      type = bool
    }

    resource "google_compute_network" "main" {
      name                    = "main"
      auto_create_subnetworks = var.automatic
    }
  }
}
