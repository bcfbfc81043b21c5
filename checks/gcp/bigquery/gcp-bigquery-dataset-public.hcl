check "gcp-bigquery-dataset-public" {
  title    = "BigQuery dataset is open to everyone"
  severity = "high"
  on       = ["google_bigquery_dataset"]
  for_each = self.access
  fail     = contains(["allUsers", "allAuthenticatedUsers"], each.value.special_group) || contains(["allUsers", "allAuthenticatedUsers"], each.value.iam_member)
  at       = coalesce(each.value.special_group, each.value.iam_member)
  message  = "Role ${coalesce(each.value.role, "not named")} is given to ${coalesce(each.value.special_group, each.value.iam_member)}"
  why      = "allAuthenticatedUsers is everybody with a Google account, which anybody can make in a minute: all tables of the dataset can be read, and copied away."
  remedy   = "Remove the access block, or give access to a group of your own with group_by_email."
  aliases  = ["CKV_GCP_15", "AVD-GCP-0046"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Whoever read the data through it no longer can"
    remove = ["each"]
  }

  example "fails" "all with a Google account" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      access {
        role          = "OWNER"
        special_group = "projectOwners"
      }

      access {
        role          = "READER"
        special_group = "allAuthenticatedUsers"
      }
    }
  }

  example "fails" "everyone" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      access {
        role       = "READER"
        iam_member = "allUsers"
      }
    }
  }

  example "passes" "owners of the project" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      access {
        role          = "OWNER"
        special_group = "projectOwners"
      }
    }
  }

  example "passes" "a group" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      access {
        role           = "READER"
        group_by_email = "analysts@example.com"
      }
    }
  }

  example "passes" "the default" {
    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "group" {
      type = string
    }

    resource "google_bigquery_dataset" "sales" {
      dataset_id = "sales"
      location   = "europe-west3"

      access {
        role          = "READER"
        special_group = var.group
      }
    }
  }
}
