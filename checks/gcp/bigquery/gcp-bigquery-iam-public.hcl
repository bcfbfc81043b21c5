check "gcp-bigquery-iam-public" {
  title    = "BigQuery data is open to everyone"
  severity = "high"
  on       = ["google_bigquery_table_iam_member", "google_bigquery_table_iam_binding", "google_bigquery_dataset_iam_member", "google_bigquery_dataset_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody can read all rows, and copy them away."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  aliases  = ["CKV_GCP_100"]
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_bigquery_table_iam_member" "main" {
      dataset_id = "sales"
      table_id   = "orders"
      role       = "roles/bigquery.dataViewer"
      member     = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_bigquery_table_iam_binding" "main" {
      dataset_id = "sales"
      table_id   = "orders"
      role       = "roles/bigquery.dataViewer"
      members    = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "fails" "everyone, google_bigquery_dataset_iam_member" {
    resource "google_bigquery_dataset_iam_member" "main" {
      dataset_id = "sales"
      role       = "roles/bigquery.dataViewer"
      member     = "allUsers"
    }
  }

  example "passes" "a service account" {
    resource "google_bigquery_table_iam_member" "main" {
      dataset_id = "sales"
      table_id   = "orders"
      role       = "roles/bigquery.dataViewer"
      member     = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_bigquery_table_iam_binding" "main" {
      dataset_id = "sales"
      table_id   = "orders"
      role       = "roles/bigquery.dataViewer"
      members    = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_bigquery_table_iam_member" "main" {
      dataset_id = "sales"
      table_id   = "orders"
      role       = "roles/bigquery.dataViewer"
      member     = var.member
    }
  }
}
