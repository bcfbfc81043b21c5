check "gcp-sql-postgres-disconnections-not-logged" {
  title    = "PostgreSQL instance does not log the end of sessions"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "log_disconnections" && flag.value == "on"])
  at       = self.settings.database_flags
  message  = "log_disconnections is not on"
  why      = "How long a session lasted is not recorded: how much somebody could have taken away stays open."
  remedy   = "Add database_flags with name = \"log_disconnections\" and value = \"on\"."
  aliases  = ["CKV_GCP_53", "AVD-GCP-0022"]
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
          name  = "log_disconnections"
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
          name  = "log_disconnections"
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
          name  = "log_disconnections"
          value = var.flag
        }
      }
    }
  }
}
