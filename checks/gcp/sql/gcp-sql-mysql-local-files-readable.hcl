check "gcp-sql-mysql-local-files-readable" {
  title    = "MySQL instance lets clients load local files"
  severity = "medium"
  on       = ["google_sql_database_instance"]
  when     = startswith(self.database_version, "MYSQL")
  fail     = anytrue([for flag in self.settings.database_flags : flag.name == "local_infile" && flag.value == "on"])
  at       = anytrue([for flag in self.settings.database_flags : flag.value == "on" && flag.name == "local_infile"])
  message  = "local_infile is on"
  why      = "LOAD DATA LOCAL lets a server read files from its clients' disks: a hijacked database, or an injected statement, takes configuration and keys from the application's machines."
  remedy   = "Set the flag local_infile to \"off\"."
  aliases  = ["CKV_GCP_50", "AVD-GCP-0026"]
  since    = "0.1"

  fix {
    unsafe = "Programs that load files of their clients fail"
    set    = { "settings.database_flags.value" = "off" }
  }

  example "fails" "the flag is on" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "local_infile"
          value = "on"
        }
      }
    }
  }

  example "passes" "no flags" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "passes" "the flag is off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "MYSQL_8_0"

      settings {
        tier = "db-custom-2-7680"

        database_flags {
          name  = "local_infile"
          value = "off"
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
          name  = "local_infile"
          value = var.flag
        }
      }
    }
  }
}
