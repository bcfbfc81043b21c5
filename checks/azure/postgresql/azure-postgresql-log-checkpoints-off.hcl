check "azure-postgresql-log-checkpoints-off" {
  title    = "PostgreSQL does not log checkpoints"
  severity = "low"
  on       = ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"]
  when     = contains(["log_checkpoints"], self.name)
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "${self.name} is off"
  why      = "Slow or failing checkpoints, and tampering that shows in them, leave no trace."
  remedy   = "Set the value of log_checkpoints to \"on\"."
  aliases  = ["CKV_AZURE_30", "AVD-AZU-0024"]
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
      name                = "log_checkpoints"
      value               = "off"
    }
  }

  example "fails" "off on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "log_checkpoints"
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
      name                = "log_checkpoints"
      value               = "on"
    }
  }

  example "passes" "on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "log_checkpoints"
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
      name                = "log_checkpoints"
      value               = var.switch
    }
  }
}
