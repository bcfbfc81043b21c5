check "gcp-sql-postgres-messages-not-logged" {
  title    = "PostgreSQL instance logs only the gravest messages"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = anytrue([for flag in self.settings.database_flags : flag.name == "log_min_messages" && contains(["log", "fatal", "panic"], flag.value)])
  at       = anytrue([for flag in self.settings.database_flags : contains(["log", "fatal", "panic"], flag.value) && flag.name == "log_min_messages"])
  message  = "log_min_messages leaves errors out"
  why      = "Errors and warnings do not reach the log, and trouble or an attack is noticed only when the database is down."
  remedy   = "Add database_flags with name = \"log_min_messages\" and value = \"warning\"."
  since    = "0.1"

  fix {
    set = { "settings.database_flags.value" = "warning" }
  }

  example "fails" "the flag is panic" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_messages"
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
          name  = "log_min_messages"
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

  example "passes" "the flag is warning" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_min_messages"
          value = "warning"
        }
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
          name  = "log_min_messages"
          value = "error"
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
          name  = "log_min_messages"
          value = var.flag
        }
      }
    }
  }
}
