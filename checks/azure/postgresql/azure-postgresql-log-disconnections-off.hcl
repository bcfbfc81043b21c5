check "azure-postgresql-log-disconnections-off" {
  title    = "PostgreSQL does not log the end of connections"
  severity = "info"
  on       = ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"]
  when     = contains(["log_disconnections"], self.name)
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "${self.name} is off"
  why      = "How long a session lasted cannot be told from the logs."
  remedy   = "Set the value of log_disconnections to \"on\"."
  aliases  = []
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
      name                = "log_disconnections"
      value               = "off"
    }
  }

  example "fails" "off on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "log_disconnections"
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
      name                = "log_disconnections"
      value               = "on"
    }
  }

  example "passes" "on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "log_disconnections"
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
      name                = "log_disconnections"
      value               = var.switch
    }
  }
}
