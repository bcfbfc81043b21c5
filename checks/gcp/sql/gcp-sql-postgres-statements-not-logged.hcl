check "gcp-sql-postgres-statements-not-logged" {
  title    = "PostgreSQL instance does not log changes of its schema"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "log_statement" && contains(["ddl", "mod", "all"], flag.value)])
  at       = self.settings.database_flags
  message  = "log_statement is not ddl, mod or all"
  why      = "A dropped table, a new user or a changed right is not recorded."
  remedy   = "Add database_flags with name = \"log_statement\" and value = \"ddl\"."
  aliases  = ["CKV_GCP_111"]
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

  example "fails" "the flag is none" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_statement"
          value = "none"
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

  example "passes" "the flag is ddl" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_statement"
          value = "ddl"
        }
      }
    }
  }

  example "passes" "the flag is all" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "log_statement"
          value = "all"
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
          name  = "log_statement"
          value = var.flag
        }
      }
    }
  }
}
