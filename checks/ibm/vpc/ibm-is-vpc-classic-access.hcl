check "ibm-is-vpc-classic-access" {
  title    = "VPC is connected to the classic infrastructure"
  severity = "low"
  on       = ["ibm_is_vpc"]
  fail     = self.classic_access
  at       = self.classic_access
  message  = "classic_access is true"
  why      = "Every machine of the classic infrastructure in the account can then reach this network, and its older rules become those of the new one."
  remedy   = "Remove classic_access, or set it to false, and connect single networks by a transit gateway."
  aliases  = ["CKV2_IBM_2"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the VPC"
    set    = { classic_access = false }
  }

  example "fails" "connected" {
    resource "ibm_is_vpc" "main" {
      name           = "main"
      classic_access = true
    }
  }

  example "passes" "not written" {
    resource "ibm_is_vpc" "main" {
      name = "main"
    }
  }

  example "passes" "not connected" {
    resource "ibm_is_vpc" "main" {
      name           = "main"
      classic_access = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "classic" {
      type = bool
    }

    resource "ibm_is_vpc" "main" {
      name           = "main"
      classic_access = var.classic
    }
  }
}
