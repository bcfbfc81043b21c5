check "azure-postgresql-server-no-private-endpoint" {
  title    = "PostgreSQL server has no private endpoint"
  severity = "info"
  on       = ["azurerm_postgresql_server"]
  fail     = length(referrers("azurerm_private_endpoint")) == 0
  message  = "No private endpoint leads to this server"
  why      = "Traffic to the server leaves the virtual network for a public address, and the public endpoint must stay open for it."
  remedy   = "Add an azurerm_private_endpoint whose private_service_connection names this server."
  aliases  = ["CKV2_AZURE_42"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }
  }

  example "passes" "one" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      location                = "westeurope"
      resource_group_name     = "example"
      sku_name                = "GP_Gen5_4"
      version                 = "11"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_private_endpoint" "main" {
      name                = "example-endpoint"
      location            = "westeurope"
      resource_group_name = "example"
      subnet_id           = azurerm_subnet.main.id

      private_service_connection {
        name                           = "example"
        private_connection_resource_id = azurerm_postgresql_server.main.id
        subresource_names              = ["postgresqlServer"]
        is_manual_connection           = false
      }
    }

    resource "azurerm_subnet" "main" {
      name                 = "work"
      resource_group_name  = "example"
      virtual_network_name = "example"
      address_prefixes     = ["10.0.1.0/24"]
    }
  }
}
