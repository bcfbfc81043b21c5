check "gcp-bigtable-instance-no-customer-key" {
  title    = "Bigtable cluster is not encrypted with a key of your own"
  severity = "low"
  on       = ["google_bigtable_instance"]
  for_each = self.cluster
  fail     = each.value.kms_key_name == null
  at       = each.value.kms_key_name
  message  = "The cluster ${coalesce(each.value.cluster_id, "without a name")} has no kms_key_name"
  why      = "Google encrypts all data, but with a key that you can neither withdraw nor watch. With a key of your own you can, and its log says when it was used."
  remedy   = "Set kms_key_name in each cluster where rules ask for it; it cannot be added later."
  aliases  = ["CKV_GCP_85"]
  since    = "0.1"

  example "fails" "not written" {
    resource "google_bigtable_instance" "events" {
      name = "events"

      cluster {
        cluster_id = "events-0"
        zone       = "europe-west3-a"
        num_nodes  = 1
      }
    }
  }

  example "fails" "on none of two" {
    resource "google_bigtable_instance" "events" {
      name = "events"

      cluster {
        cluster_id = "events-0"
        zone       = "europe-west3-a"
        num_nodes  = 1
      }

      cluster {
        cluster_id = "events-1"
        zone       = "europe-west3-b"
        num_nodes  = 1
      }
    }
  }

  example "passes" "a key" {
    resource "google_bigtable_instance" "events" {
      name = "events"

      cluster {
        cluster_id   = "events-0"
        zone         = "europe-west3-a"
        num_nodes    = 1
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/bigtable"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_bigtable_instance" "events" {
      name = "events"

      cluster {
        cluster_id   = "events-0"
        zone         = "europe-west3-a"
        num_nodes    = 1
        kms_key_name = var.key
      }
    }
  }
}
