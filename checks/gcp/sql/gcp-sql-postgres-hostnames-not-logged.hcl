check "gcp-sql-postgres-hostnames-not-logged" {
  title    = "PostgreSQL instance does not log the names of clients"
  severity = "info"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "log_hostname" && flag.value == "on"])
  at       = self.settings.database_flags
  message  = "log_hostname is not on"
  why      = "The log has only addresses, which say little a month later when they have been given to other machines. The look-up costs time for each connection."
  remedy   = "Add database_flags with name = \"log_hostname\" and value = \"on\"."
  aliases  = ["CKV_GCP_108"]
  since    = "0.1"

  example "fails" "no flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "the flag is off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_hostname"
          value = "off"
        }
      }
    }
  }

  example "fails" "only other flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "max_connections"
          value = "200"
        }
      }
    }
  }

  example "passes" "the flag is on" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_hostname"
          value = "on"
        }
      }
    }
  }

  example "passes" "another database" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "flag" {
      type = string
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_hostname"
          value = var.flag
        }
      }
    }
  }
}
