check "gcp-sql-postgres-errors-not-logged" {
  title      = "PostgreSQL instance does not log statements that fail"
  severity   = "low"
  on         = ["google_sql_database_instance"]
  when       = startswith(self.database_version, "POSTGRES")
  fail       = anytrue([for flag in self.settings.database_flags : flag.name == "log_min_error_statement" && contains(["log", "fatal", "panic"], flag.value)])
  at         = anytrue([for flag in self.settings.database_flags : contains(["log", "fatal", "panic"], flag.value) && flag.name == "log_min_error_statement"])
  message    = "log_min_error_statement leaves errors out"
  why        = "Attempts at SQL injection begin with statements that fail; without them in the log the attempt is not seen."
  remedy     = "Add database_flags with name = \"log_min_error_statement\" and value = \"error\"."
  similar_to = ["CKV_GCP_109"]
  since      = "0.1"

  fix {
    set = { "settings.database_flags.value" = "error" }
  }

  example "fails" "the flag is panic" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_error_statement"
          value = "panic"
        }
      }
    }
  }

  example "fails" "the flag is fatal" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_error_statement"
          value = "fatal"
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

  example "passes" "the flag is error" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_error_statement"
          value = "error"
        }
      }
    }
  }

  example "passes" "the flag is warning" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_error_statement"
          value = "warning"
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
          name  = "log_min_error_statement"
          value = var.flag
        }
      }
    }
  }
}
