check "gcp-sql-user-root-from-anywhere" {
  title    = "Root user of MySQL may connect from any host"
  severity = "medium"
  on       = ["google_sql_user"]
  fail     = self.name == "root" && contains(["%", ""], coalesce(self.host, "unset"))
  at       = self.host
  message  = "root may connect from every address"
  why      = "One password stands between whoever reaches the port and all data of the instance."
  remedy   = "Set host to the address or range that administrators come from, or use users of IAM (type = \"CLOUD_IAM_USER\")."
  since    = "0.1"

  example "fails" "any host" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }

    resource "google_sql_user" "admin" {
      name     = "root"
      instance = google_sql_database_instance.main.name
      host     = "%"
      password = "replace-me"
    }
  }

  example "passes" "from one range" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }

    resource "google_sql_user" "admin" {
      name     = "root"
      instance = google_sql_database_instance.main.name
      host     = "10.10.0.%"
      password = "replace-me"
    }
  }

  example "passes" "another user" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }

    resource "google_sql_user" "admin" {
      name     = "app"
      instance = google_sql_database_instance.main.name
      host     = "%"
      password = "replace-me"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "admin_host" {
      type = string
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }

    resource "google_sql_user" "admin" {
      name     = "root"
      instance = google_sql_database_instance.main.name
      host     = var.admin_host
      password = "replace-me"
    }
  }
}
