check "azure-postgresql-flexible-server-plain-connections" {
  title    = "PostgreSQL server accepts connections without TLS"
  severity = "high"
  on       = ["azurerm_postgresql_flexible_server_configuration"]
  when     = self.name == "require_secure_transport"
  fail     = self.value != null && lower(self.value) == "off"
  at       = self.value
  message  = "require_secure_transport is off"
  why      = "Passwords and data cross the network in the clear for every client that does not ask for TLS."
  remedy   = "Set the value of require_secure_transport to \"on\", or remove this resource: on is the default."
  aliases  = []
  since    = "0.1"

  example "fails" "off" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "require_secure_transport"
      value     = "off"
    }
  }

  example "passes" "on" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "require_secure_transport"
      value     = "on"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "postgresql_flexible_server_id" {
      type = string
    }

    variable "tls" {
      type = string
    }

    resource "azurerm_postgresql_flexible_server_configuration" "main" {
      server_id = var.postgresql_flexible_server_id
      name      = "require_secure_transport"
      value     = var.tls
    }
  }
}
