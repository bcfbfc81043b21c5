check "secret-connection-string-password" {
  title    = "Connection string with a password is written in the code"
  severity = "high"
  on       = ["secret.connection_string_password"]
  fail     = true
  message  = "A connection string with a password is written here${self.name == null ? "" : " in ${self.name}"}"
  why      = "The password opens the database for everybody who can read the repository or the state."
  remedy   = "Change the password now, since the history keeps it. Then use the identity of the workload (managed identity, IAM authentication), or read the string from a secret manager."
  cwe      = [798]
  since    = "0.1"

  example "fails" "of a web app" {
    resource "azurerm_linux_web_app" "shop" {
      name                = "shop"
      resource_group_name = "shop"
      location            = "westeurope"
      service_plan_id     = "plan"

      site_config {}

      connection_string {
        name  = "db"
        type  = "SQLAzure"
        value = "Server=tcp:shop.database.windows.net,1433;Database=shop;User ID=app;Password=Zk3vQ8mXw1pL;Encrypt=True"
      }
    }
  }

  example "fails" "as the default of a variable" {
    variable "dsn" {
      type    = string
      default = "host=db.internal user=shop password=hunter2 dbname=shop"
    }
  }

  example "passes" "managed identity" {
    variable "dsn" {
      type    = string
      default = "Server=tcp:shop.database.windows.net,1433;Database=shop;Authentication=Active Directory Managed Identity"
    }
  }

  example "passes" "with a reference" {
    locals {
      dsn = "host=db.internal user=shop password=${var.password}"
    }

    variable "password" {
      type      = string
      sensitive = true
    }
  }
}
