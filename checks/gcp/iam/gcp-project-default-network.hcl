check "gcp-project-default-network" {
  title    = "Project is made with the default network"
  severity = "medium"
  on       = ["google_project"]
  fail     = self.auto_create_network
  at       = self.auto_create_network
  message  = "auto_create_network is not false"
  why      = "The default network has subnetworks in every region and rules that let SSH, RDP and ICMP in from the whole internet; the first machine stands open."
  remedy   = "Set auto_create_network = false, or let the organisation enforce constraints/compute.skipDefaultNetworkCreation and suppress this check with that reason."
  aliases  = ["CKV_GCP_27", "AVD-GCP-0010"]
  since    = "0.1"

  fix {
    set = { auto_create_network = false }
  }

  example "fails" "not written" {
    resource "google_project" "main" {
      name       = "main"
      project_id = "example-main"
      org_id     = "123456789012"
    }
  }

  example "fails" "switched on" {
    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = true
    }
  }

  example "passes" "switched off" {
    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "network" {
      type = bool
    }

    resource "google_project" "main" {
      name                = "main"
      project_id          = "example-main"
      org_id              = "123456789012"
      auto_create_network = var.network
    }
  }
}
