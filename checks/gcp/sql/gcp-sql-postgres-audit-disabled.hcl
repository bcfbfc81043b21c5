check "gcp-sql-postgres-audit-disabled" {
  title    = "PostgreSQL instance is not audited by pgAudit"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "POSTGRES")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "cloudsql.enable_pgaudit" && flag.value == "on"])
  at       = self.settings.database_flags
  message  = "cloudsql.enable_pgaudit is not on"
  why      = "The ordinary log does not say which rows were read and which rights were changed; after a leak nobody can say what was in it."
  remedy   = "Add database_flags with name = \"cloudsql.enable_pgaudit\" and value = \"on\"."
  aliases  = ["CKV_GCP_110"]
  cwe      = [778]
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
          name  = "cloudsql.enable_pgaudit"
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
          name  = "cloudsql.enable_pgaudit"
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
          name  = "cloudsql.enable_pgaudit"
          value = var.flag
        }
      }
    }
  }
}
