check "azure-postgresql-connection-throttling-off" {
  title    = "PostgreSQL does not slow down failing logins"
  severity = "low"
  on       = ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"]
  when     = contains(["connection_throttling", "connection_throttle.enable"], self.name)
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "${self.name} is off"
  why      = "Passwords can be guessed at full speed from one address."
  remedy   = "Set the value of connection_throttling to \"on\"."
  aliases  = ["CKV_AZURE_32", "AVD-AZU-0021"]
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
      name                = "connection_throttling"
      value               = "off"
    }
  }

  example "fails" "off on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "connection_throttle.enable"
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
      name                = "connection_throttling"
      value               = "on"
    }
  }

  example "passes" "on a flexible server" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "connection_throttle.enable"
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
      name                = "connection_throttling"
      value               = var.switch
    }
  }
}
