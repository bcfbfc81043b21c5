check "gcp-sql-postgres-planner-statistics-logged" {
  title    = "PostgreSQL instance logs statistics of the planner"
  severity = "info"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = anytrue([for flag in self.settings.database_flags : flag.name == "log_planner_stats" && flag.value == "on"])
  at       = anytrue([for flag in self.settings.database_flags : flag.value == "on" && flag.name == "log_planner_stats"])
  message  = "log_planner_stats is on"
  why      = "This is for developers of the database: it slows every query down and buries what matters in the log."
  remedy   = "Remove the flag log_planner_stats, or set it to \"off\"."
  aliases  = ["CKV2_GCP_16"]
  since    = "0.1"

  fix {
    set = { "settings.database_flags.value" = "off" }
  }

  example "fails" "the flag is on" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_planner_stats"
          value = "on"
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

  example "passes" "the flag is off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_planner_stats"
          value = "off"
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
          name  = "log_planner_stats"
          value = var.flag
        }
      }
    }
  }
}
