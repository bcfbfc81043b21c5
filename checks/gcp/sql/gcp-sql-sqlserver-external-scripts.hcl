check "gcp-sql-sqlserver-external-scripts" {
  title    = "SQL Server instance runs external scripts"
  severity = "medium"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "SQLSERVER")
  fail     = anytrue([for flag in self.settings.database_flags : flag.name == "external scripts enabled" && flag.value == "on"])
  at       = anytrue([for flag in self.settings.database_flags : flag.value == "on" && flag.name == "external scripts enabled"])
  message  = "external scripts enabled is on"
  why      = "Programs in R or Python run beside the database with its rights: an injected statement becomes code of the attacker's choice."
  remedy   = "Remove the flag \"external scripts enabled\", or set it to \"off\"."
  since    = "0.1"

  fix {
    unsafe = "Restarts the instance, and programs that run scripts in it fail"
    set    = { "settings.database_flags.value" = "off" }
  }

  example "fails" "the flag is on" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "external scripts enabled"
          value = "on"
        }
      }
    }
  }

  example "passes" "no flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "passes" "the flag is off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "external scripts enabled"
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
      database_version = "SQLSERVER_2019_STANDARD"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "external scripts enabled"
          value = var.flag
        }
      }
    }
  }
}
