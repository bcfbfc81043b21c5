check "gcp-sql-postgres-statements-with-values-logged" {
  title    = "PostgreSQL instance logs slow statements with their values"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = anytrue([for flag in self.settings.database_flags : flag.name == "log_min_duration_statement" && flag.value != "-1"])
  at       = anytrue([for flag in self.settings.database_flags : flag.value != "-1" && flag.name == "log_min_duration_statement"])
  message  = "log_min_duration_statement is not -1"
  why      = "Statements are written to the log with all their values, so that personal data and passwords stand where many more people may read than in the database."
  remedy   = "Add database_flags with name = \"log_min_duration_statement\" and value = \"-1\"."
  aliases  = ["CKV_GCP_57", "AVD-GCP-0021"]
  since    = "0.1"

  fix {
    set = { "settings.database_flags.value" = "-1" }
  }

  example "fails" "the flag is 500" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_duration_statement"
          value = "500"
        }
      }
    }
  }

  example "fails" "the flag is 0" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_duration_statement"
          value = "0"
        }
      }
    }
  }

  example "passes" "no flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "passes" "the flag is -1" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_duration_statement"
          value = "-1"
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
          name  = "log_min_duration_statement"
          value = var.flag
        }
      }
    }
  }
}
