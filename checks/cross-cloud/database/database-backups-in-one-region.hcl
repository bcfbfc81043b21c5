check "database-backups-in-one-region" {
  title    = "Backups of the database are in its own region only"
  severity = "low"
  on       = ["facet.database"]
  fail     = self.backups_elsewhere == false
  at       = self.backups_elsewhere
  message  = "Backups of this ${self.called} are kept in its own region only"
  why      = "When the region fails, the database and its backups are away together, for hours or for good. Where the law or your customers want the data to stay in the region, suppress this check with that reason."
  remedy = {
    azurerm_mssql_database         = "Set storage_account_type = \"Geo\" or \"GeoZone\"."
    azurerm_mssql_managed_instance = "Set storage_account_type = \"GRS\" or \"GZRS\"."
    default                        = "Set geo_redundant_backup_enabled = true; it can only be chosen at creation."
  }
  aliases = ["CKV_AZURE_94", "CKV_AZURE_102", "CKV_AZURE_129", "CKV_AZURE_136"]
  since   = "0.1"

  fix {
    on     = ["azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server"]
    unsafe = "Replaces the server; backups leave the region: see where the data may be"
    set    = { geo_redundant_backup_enabled = true }
  }

  fix {
    on     = ["azurerm_mssql_database"]
    unsafe = "They cost more, and backups leave the region: see where the data may be"
    set    = { storage_account_type = "Geo" }
  }

  fix {
    on     = ["azurerm_mssql_managed_instance"]
    unsafe = "They cost more, and backups leave the region: see where the data may be"
    set    = { storage_account_type = "GRS" }
  }

  example "fails" "Azure: PostgreSQL, by default" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
    }
  }

  example "fails" "Azure: MySQL, switched off" {
    resource "azurerm_mysql_flexible_server" "main" {
      name                         = "example-mysql"
      resource_group_name          = "data"
      location                     = "westeurope"
      sku_name                     = "GP_Standard_D2ds_v4"
      geo_redundant_backup_enabled = false
    }
  }

  example "fails" "Azure: SQL, in the zones of the region" {
    resource "azurerm_mssql_database" "main" {
      name                 = "orders"
      server_id            = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
      storage_account_type = "Zone"
    }
  }

  example "fails" "Azure: servers of old" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "11"
      sku_name                = "GP_Gen5_4"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_mariadb_server" "main" {
      name                    = "example-maria"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "10.3"
      sku_name                = "GP_Gen5_2"
      ssl_enforcement_enabled = true
    }
  }

  example "passes" "Azure: in two regions" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                         = "example-pg"
      resource_group_name          = "data"
      location                     = "westeurope"
      version                      = "16"
      sku_name                     = "GP_Standard_D4s_v3"
      geo_redundant_backup_enabled = true
    }

    resource "azurerm_mysql_flexible_server" "main" {
      name                         = "example-mysql"
      resource_group_name          = "data"
      location                     = "westeurope"
      sku_name                     = "GP_Standard_D2ds_v4"
      geo_redundant_backup_enabled = true
    }

    resource "azurerm_postgresql_server" "main" {
      name                         = "example-pg"
      resource_group_name          = "data"
      location                     = "westeurope"
      version                      = "11"
      sku_name                     = "GP_Gen5_4"
      ssl_enforcement_enabled      = true
      geo_redundant_backup_enabled = true
    }

    resource "azurerm_mariadb_server" "main" {
      name                         = "example-maria"
      resource_group_name          = "data"
      location                     = "westeurope"
      version                      = "10.3"
      sku_name                     = "GP_Gen5_2"
      ssl_enforcement_enabled      = true
      geo_redundant_backup_enabled = true
    }

    resource "azurerm_mssql_database" "main" {
      name      = "orders"
      server_id = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
    }
  }

  example "passes" "Azure: a replica has no backups of its own" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
      create_mode         = "Replica"
      source_server_id    = "/subscriptions/1/resourceGroups/data/providers/Microsoft.DBforPostgreSQL/flexibleServers/source"
    }
  }

  example "passes" "the other clouds copy backups by resources of their own" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }

    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"
    }

    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "geo" {
      type = bool
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                         = "example-pg"
      resource_group_name          = "data"
      location                     = "westeurope"
      version                      = "16"
      sku_name                     = "GP_Standard_D4s_v3"
      geo_redundant_backup_enabled = var.geo
    }
  }
}
