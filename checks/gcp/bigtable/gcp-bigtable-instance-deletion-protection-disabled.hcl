check "gcp-bigtable-instance-deletion-protection-disabled" {
  title      = "Bigtable instance can be destroyed by a change of code"
  severity   = "low"
  on         = ["google_bigtable_instance"]
  fail       = !self.deletion_protection
  at         = self.deletion_protection
  message    = "deletion_protection is not true"
  why        = "A changed name or a removed block makes Terraform destroy the instance with all its tables, without another question."
  remedy     = "Remove deletion_protection = false; the provider protects by default."
  similar_to = ["CKV_GCP_122"]
  since      = "0.1"

  fix {
    set = { deletion_protection = true }
  }

  example "fails" "switched off" {
    resource "google_bigtable_instance" "main" {
      name                = "events"
      deletion_protection = false

      cluster {
        cluster_id = "events-a"
        zone       = "europe-west3-a"
        num_nodes  = 1
      }
    }
  }

  example "passes" "switched on" {
    resource "google_bigtable_instance" "main" {
      name                = "events"
      deletion_protection = true

      cluster {
        cluster_id = "events-a"
        zone       = "europe-west3-a"
        num_nodes  = 1
      }
    }
  }

  example "passes" "not written" {
    resource "google_bigtable_instance" "main" {
      name = "events"

      cluster {
        cluster_id = "events-a"
        zone       = "europe-west3-a"
        num_nodes  = 1
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "google_bigtable_instance" "main" {
      name                = "events"
      deletion_protection = var.protect

      cluster {
        cluster_id = "events-a"
        zone       = "europe-west3-a"
        num_nodes  = 1
      }
    }
  }
}
