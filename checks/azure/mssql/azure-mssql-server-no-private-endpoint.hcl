check "azure-mssql-server-no-private-endpoint" {
  title    = "SQL server has no private endpoint"
  severity = "info"
  on       = ["azurerm_mssql_server"]
  fail     = length(referrers("azurerm_private_endpoint")) == 0
  message  = "No private endpoint leads to this server"
  why      = "Traffic to the server leaves the virtual network for a public address, and the public endpoint must stay open for it."
  remedy   = "Add an azurerm_private_endpoint whose private_service_connection names this server."
  aliases  = ["CKV2_AZURE_45"]
  since    = "0.1"

  example "fails" "none" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }
  }

  example "passes" "one" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      location            = "westeurope"
      resource_group_name = "example"
      version             = "12.0"
    }

    resource "azurerm_private_endpoint" "main" {
      name                = "example-endpoint"
      location            = "westeurope"
      resource_group_name = "example"
      subnet_id           = azurerm_subnet.main.id

      private_service_connection {
        name                           = "example"
        private_connection_resource_id = azurerm_mssql_server.main.id
        subresource_names              = ["sqlServer"]
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
