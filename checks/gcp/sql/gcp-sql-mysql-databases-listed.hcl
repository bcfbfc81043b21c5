check "gcp-sql-mysql-databases-listed" {
  title    = "MySQL instance shows everybody the names of all databases"
  severity = "info"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "MYSQL")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "skip_show_database" && flag.value == "on"])
  at       = self.settings.database_flags
  message  = "skip_show_database is not on"
  why      = "Any user of one database learns which others there are, which is where one who wants more begins."
  remedy   = "Add database_flags with name = \"skip_show_database\" and value = \"on\"."
  since    = "0.1"

  example "fails" "no flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "the flag is off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "skip_show_database"
          value = "off"
        }
      }
    }
  }

  example "fails" "only other flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

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
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "skip_show_database"
          value = "on"
        }
      }
    }
  }

  example "passes" "another database" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

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
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "skip_show_database"
          value = var.flag
        }
      }
    }
  }
}
