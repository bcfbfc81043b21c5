check "gcp-bigquery-dataset-access-public" {
  title    = "Access to a BigQuery dataset is given to everyone"
  severity = "high"
  on       = ["google_bigquery_dataset_access"]
  fail     = contains(["allUsers", "allAuthenticatedUsers"], self.special_group) || contains(["allUsers", "allAuthenticatedUsers"], self.iam_member)
  at       = coalesce(self.special_group, self.iam_member)
  message  = "Access is given to ${coalesce(self.special_group, self.iam_member)}"
  why      = "All tables of the dataset can be read, and copied away, by anybody on the internet."
  remedy   = "Remove the resource, or name a group of your own with group_by_email."
  cwe      = [668]
  since    = "0.1"

  example "fails" "all with a Google account" {
    resource "google_bigquery_dataset_access" "partner" {
      dataset_id    = "sales"
      role          = "READER"
      special_group = "allAuthenticatedUsers"
    }
  }

  example "fails" "everyone" {
    resource "google_bigquery_dataset_access" "partner" {
      dataset_id = "sales"
      role       = "READER"
      iam_member = "allUsers"
    }
  }

  example "passes" "a group" {
    resource "google_bigquery_dataset_access" "partner" {
      dataset_id     = "sales"
      role           = "READER"
      group_by_email = "analysts@example.com"
    }
  }

  example "passes" "readers of the project" {
    resource "google_bigquery_dataset_access" "partner" {
      dataset_id    = "sales"
      role          = "READER"
      special_group = "projectReaders"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_bigquery_dataset_access" "partner" {
      dataset_id = "sales"
      role       = "READER"
      iam_member = var.member
    }
  }
}
