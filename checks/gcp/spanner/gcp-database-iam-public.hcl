check "gcp-database-iam-public" {
  title    = "Spanner or Bigtable data is open to everyone"
  severity = "high"
  on       = ["google_spanner_database_iam_member", "google_spanner_database_iam_binding", "google_spanner_instance_iam_member", "google_spanner_instance_iam_binding", "google_bigtable_instance_iam_member", "google_bigtable_instance_iam_binding", "google_bigtable_table_iam_member", "google_bigtable_table_iam_binding"]
  fail     = contains(self.members, "allUsers") || contains(self.members, "allAuthenticatedUsers")
  at       = self.members
  message  = "${self.role} is given to everyone on the internet"
  why      = "Anybody can read all rows, and copy them away."
  remedy   = "Remove allUsers and allAuthenticatedUsers, and name the service accounts or groups that are meant."
  cwe      = [668]
  since    = "0.1"

  example "fails" "everyone" {
    resource "google_spanner_database_iam_member" "main" {
      instance = "main"
      database = "orders"
      role     = "roles/spanner.databaseReader"
      member   = "allUsers"
    }
  }

  example "fails" "all with a Google account, in a binding" {
    resource "google_spanner_database_iam_binding" "main" {
      instance = "main"
      database = "orders"
      role     = "roles/spanner.databaseReader"
      members  = ["group:developers@example.com", "allAuthenticatedUsers"]
    }
  }

  example "passes" "a service account" {
    resource "google_spanner_database_iam_member" "main" {
      instance = "main"
      database = "orders"
      role     = "roles/spanner.databaseReader"
      member   = "serviceAccount:app@example-project.iam.gserviceaccount.com"
    }
  }

  example "passes" "a group" {
    resource "google_spanner_database_iam_binding" "main" {
      instance = "main"
      database = "orders"
      role     = "roles/spanner.databaseReader"
      members  = ["group:developers@example.com"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "member" {
      type = string
    }

    resource "google_spanner_database_iam_member" "main" {
      instance = "main"
      database = "orders"
      role     = "roles/spanner.databaseReader"
      member   = var.member
    }
  }
}
