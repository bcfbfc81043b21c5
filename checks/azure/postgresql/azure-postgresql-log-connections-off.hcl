check "azure-postgresql-log-connections-off" {
  title    = "PostgreSQL does not log connections"
  severity = "low"
  on       = ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"]
  when     = contains(["log_connections"], self.name)
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "${self.name} is off"
  why      = "Attempts to log in, successful or not, leave no trace: guessing of passwords goes unnoticed."
  remedy   = "Set the value of log_connections to \"on\"."
  aliases  = ["CKV_AZURE_31", "AVD-AZU-0019"]
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
      name                = "log_connections"
      value               = "off"
    }
  }

  example "fails" "off on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "log_connections"
      value     = "off"
    }
  }

  example "passes" "on" {
    variable "postgresql_server_name" {
      type = string
    }

    resource "azurerm_postgresql_configuration" "main" {
      resource_group_name = "example"
      server_name         = var.postgresql_server_name
      name                = "log_connections"
      value               = "on"
    }
  }

  example "passes" "on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "log_connections"
      value     = "on"
    }
  }

  example "passes" "another parameter" {
    variable "postgresql_server_name" {
      type = string
    }

    resource "azurerm_postgresql_configuration" "main" {
      resource_group_name = "example"
      server_name         = var.postgresql_server_name
      name                = "backslash_quote"
      value               = "off"
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
      name                = "log_connections"
      value               = var.switch
    }
  }
}
