check "gcp-sql-postgres-temporary-files-not-logged" {
  title      = "PostgreSQL instance does not log all temporary files"
  severity   = "info"
  on         = ["google_sql_database_instance"]
  when       = startswith(self.database_version, "POSTGRES")
  fail       = !anytrue([for flag in self.settings.database_flags : flag.name == "log_temp_files" && flag.value == "0"])
  at         = self.settings.database_flags
  message    = "log_temp_files is not 0"
  why        = "Queries that sort or join far more than fits in memory, as an export of everything does, leave no trace."
  remedy     = "Add database_flags with name = \"log_temp_files\" and value = \"0\"."
  aliases    = ["AVD-GCP-0014"]
  similar_to = ["CKV_GCP_56"]
  since      = "0.1"

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

  example "fails" "the flag is 1024" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_temp_files"
          value = "1024"
        }
      }
    }
  }

  example "fails" "the flag is -1" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_temp_files"
          value = "-1"
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

  example "passes" "the flag is 0" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_temp_files"
          value = "0"
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
          name  = "log_temp_files"
          value = var.flag
        }
      }
    }
  }
}
