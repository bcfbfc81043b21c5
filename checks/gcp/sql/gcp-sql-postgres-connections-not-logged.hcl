check "gcp-sql-postgres-connections-not-logged" {
  title    = "PostgreSQL instance does not log connections"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "log_connections" && flag.value == "on"])
  at       = self.settings.database_flags
  message  = "log_connections is not on"
  why      = "Who came in, from where and as whom is not recorded, so that an intruder's logins cannot be told from the others."
  remedy   = "Add database_flags with name = \"log_connections\" and value = \"on\"."
  aliases  = ["CKV_GCP_52", "AVD-GCP-0016"]
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
          name  = "log_connections"
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
          name  = "log_connections"
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
          name  = "log_connections"
          value = var.flag
        }
      }
    }
  }
}
