check "gcp-sql-sqlserver-contained-authentication" {
  title      = "SQL Server instance lets databases authenticate their own users"
  severity   = "medium"
  on         = ["google_sql_database_instance"]
  when       = startswith(self.database_version, "SQLSERVER")
  fail       = anytrue([for flag in self.settings.database_flags : flag.name == "contained database authentication" && flag.value == "on"])
  at         = anytrue([for flag in self.settings.database_flags : flag.value == "on" && flag.name == "contained database authentication"])
  message    = "contained database authentication is on"
  why        = "An owner of one database can make users who log in without the server's knowledge and policies, and rights reach further than administrators see."
  remedy     = "Remove the flag \"contained database authentication\", or set it to \"off\"."
  aliases    = ["CKV_GCP_59"]
  similar_to = ["AVD-GCP-0023"]
  since      = "0.1"

  fix {
    unsafe = "Logins of contained databases are refused"
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
          name  = "contained database authentication"
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
          name  = "contained database authentication"
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
          name  = "contained database authentication"
          value = var.flag
        }
      }
    }
  }
}
