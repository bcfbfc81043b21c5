check "gcp-sql-sqlserver-error-details-shown" {
  title    = "SQL Server instance shows everybody the details of errors"
  severity = "low"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "SQLSERVER")
  fail     = !anytrue([for flag in self.settings.database_flags : flag.name == "3625" && flag.value == "on"])
  at       = self.settings.database_flags
  message  = "trace flag 3625 is not on"
  why      = "Messages of errors tell users who are no administrators about objects and settings of the server that they may not see."
  remedy   = "Add database_flags with name = \"3625\" and value = \"on\"."
  since    = "0.1"

  example "fails" "no flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "the flag is off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "3625"
          value = "off"
        }
      }
    }
  }

  example "fails" "only other flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "SQLSERVER_2019_STANDARD"

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
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "3625"
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
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "3625"
          value = var.flag
        }
      }
    }
  }
}
