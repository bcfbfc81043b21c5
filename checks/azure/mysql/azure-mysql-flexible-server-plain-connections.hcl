check "azure-mysql-flexible-server-plain-connections" {
  title    = "MySQL server accepts connections without TLS"
  severity = "high"
  on       = ["azurerm_mysql_flexible_server_configuration"]
  when     = self.name == "require_secure_transport"
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "require_secure_transport is off"
  why      = "Passwords and data cross the network in the clear for every client that does not ask for TLS."
  remedy   = "Set the value of require_secure_transport to \"ON\", or remove this resource: ON is the default."
  aliases  = []
  since    = "0.1"

  example "fails" "off" {
    variable "server_name" {
      type = string
    }

    resource "azurerm_mysql_flexible_server_configuration" "main" {
      name                = "require_secure_transport"
      resource_group_name = "example"
      server_name         = var.server_name
      value               = "OFF"
    }
  }

  example "passes" "on" {
    variable "server_name" {
      type = string
    }

    resource "azurerm_mysql_flexible_server_configuration" "main" {
      name                = "require_secure_transport"
      resource_group_name = "example"
      server_name         = var.server_name
      value               = "ON"
    }
  }

  example "passes" "another parameter" {
    variable "server_name" {
      type = string
    }

    resource "azurerm_mysql_flexible_server_configuration" "main" {
      name                = "interactive_timeout"
      resource_group_name = "example"
      server_name         = var.server_name
      value               = "600"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "server_name" {
      type = string
    }

    variable "tls" {
      type = string
    }

    resource "azurerm_mysql_flexible_server_configuration" "main" {
      name                = "require_secure_transport"
      resource_group_name = "example"
      server_name         = var.server_name
      value               = var.tls
    }
  }
}
