check "gcp-sql-sqlserver-ownership-chaining" {
  title      = "SQL Server instance lets rights reach across databases"
  severity   = "medium"
  on         = ["google_sql_database_instance"]
  when       = startswith(self.database_version, "SQLSERVER")
  fail       = anytrue([for flag in self.settings.database_flags : flag.name == "cross db ownership chaining" && flag.value == "on"])
  at         = anytrue([for flag in self.settings.database_flags : flag.value == "on" && flag.name == "cross db ownership chaining"])
  message    = "cross db ownership chaining is on"
  why        = "Whoever owns objects in one database reaches those of the same owner in every other one, without having been given any right there."
  remedy     = "Remove the flag \"cross db ownership chaining\", or set it to \"off\"."
  aliases    = ["CKV_GCP_58"]
  similar_to = ["AVD-GCP-0019"]
  since      = "0.1"

  fix {
    unsafe = "Queries that reach over databases without rights of their own fail"
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
          name  = "cross db ownership chaining"
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
          name  = "cross db ownership chaining"
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
          name  = "cross db ownership chaining"
          value = var.flag
        }
      }
    }
  }
}
