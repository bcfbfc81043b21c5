check "azure-postgresql-log-retention-off" {
  title    = "PostgreSQL removes its logs early"
  severity = "low"
  on       = ["azurerm_postgresql_configuration"]
  when     = self.name == "log_retention"
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "log_retention is off"
  why      = "Logs that are gone cannot show how an intrusion began."
  remedy   = "Set the value of log_retention to \"on\"."
  aliases  = ["CKV_AZURE_146"]
  since    = "0.1"

  fix {
    set = { value = "on" }
  }

  example "fails" "off" {
    variable "postgresql_server_name" {
      type = string
    }

    resource "azurerm_postgresql_configuration" "main" {
      resource_group_name = "example"
      server_name         = var.postgresql_server_name
      name                = "log_retention"
      value               = "off"
    }
  }

  example "passes" "on" {
    variable "postgresql_server_name" {
      type = string
    }

    resource "azurerm_postgresql_configuration" "main" {
      resource_group_name = "example"
      server_name         = var.postgresql_server_name
      name                = "log_retention"
      value               = "on"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "postgresql_server_name" {
      type = string
    }

    variable "switch" {
      type = string
    }

    resource "azurerm_postgresql_configuration" "main" {
      resource_group_name = "example"
      server_name         = var.postgresql_server_name
      name                = "log_retention"
      value               = var.switch
    }
  }
}
