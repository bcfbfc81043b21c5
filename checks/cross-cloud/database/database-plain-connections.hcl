check "database-plain-connections" {
  title    = "Database accepts unencrypted connections"
  severity = "medium"
  on       = ["facet.database"]
  fail     = self.plain_connections
  at       = self.plain_connections
  message  = "${self.called} lets clients connect without TLS"
  why      = "A client that forgets TLS, or is talked out of it by whoever sits on the way, sends passwords and data in clear, and nobody notices."
  remedy = {
    aws_db_instance                    = "Remove rds.force_ssl or require_secure_transport from the parameter group, or set it to 1."
    azurerm_postgresql_flexible_server = "Remove the azurerm_postgresql_flexible_server_configuration for require_secure_transport, or set it to \"on\"."
    azurerm_mysql_flexible_server      = "Remove the azurerm_mysql_flexible_server_configuration for require_secure_transport, or set it to \"ON\"."
    azurerm_postgresql_server          = "Set ssl_enforcement_enabled = true."
    azurerm_mysql_server               = "Set ssl_enforcement_enabled = true."
    azurerm_mariadb_server             = "Set ssl_enforcement_enabled = true."
    google_sql_database_instance       = "Set ssl_mode = \"ENCRYPTED_ONLY\" or \"TRUSTED_CLIENT_CERTIFICATE_REQUIRED\" in ip_configuration (before google 6: require_ssl = true), or connector_enforcement = \"REQUIRED\"."
    default                            = "Require TLS."
  }
  aliases    = ["CKV_AZURE_28", "CKV_AZURE_29", "CKV_AZURE_47", "AVD-AZU-0020"]
  similar_to = ["CKV_GCP_6", "AVD-GCP-0015"]
  cwe        = [319]
  since      = "0.1"

  fix {
    on     = ["azurerm_postgresql_flexible_server_configuration"]
    unsafe = "Clients without TLS are locked out"
    set    = { value = "on" }
  }

  fix {
    on     = ["azurerm_mysql_flexible_server_configuration"]
    unsafe = "Clients without TLS are locked out"
    set    = { value = "ON" }
  }

  fix {
    on     = ["azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server"]
    unsafe = "Clients without TLS are locked out"
    set    = { ssl_enforcement_enabled = true }
  }

  fix {
    on     = ["google_sql_database_instance"]
    unsafe = "Clients without TLS are locked out"
    set    = { "settings.ip_configuration.ssl_mode" = "ENCRYPTED_ONLY" }
  }

  example "fails" "AWS: switched off in a parameter group" {
    resource "aws_db_instance" "main" {
      engine               = "postgres"
      instance_class       = "db.t4g.medium"
      allocated_storage    = 20
      parameter_group_name = aws_db_parameter_group.main.name
    }

    resource "aws_db_parameter_group" "main" {
      name   = "main"
      family = "postgres16"

      parameter {
        name  = "rds.force_ssl"
        value = "0"
      }
    }
  }

  example "passes" "AWS: switched on, or left to the engine" {
    resource "aws_db_instance" "main" {
      engine               = "postgres"
      instance_class       = "db.t4g.medium"
      allocated_storage    = 20
      parameter_group_name = aws_db_parameter_group.main.name
    }

    resource "aws_db_parameter_group" "main" {
      name   = "main"
      family = "postgres16"

      parameter {
        name  = "rds.force_ssl"
        value = "1"
      }
    }

    resource "aws_db_instance" "unsaid" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "Azure: a PostgreSQL server of old" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "11"
      sku_name                = "GP_Gen5_4"
      ssl_enforcement_enabled = false
    }
  }

  example "fails" "Azure: a MariaDB server" {
    resource "azurerm_mariadb_server" "main" {
      name                    = "example-maria"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "10.3"
      sku_name                = "GP_Gen5_2"
      ssl_enforcement_enabled = false
    }
  }

  example "fails" "Azure: a parameter of a flexible server" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
    }

    resource "azurerm_postgresql_flexible_server_configuration" "tls" {
      name      = "require_secure_transport"
      server_id = azurerm_postgresql_flexible_server.main.id
      value     = "off"
    }
  }

  example "passes" "Azure: required" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "11"
      sku_name                = "GP_Gen5_4"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_mysql_server" "main" {
      name                    = "example-mysql"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "8.0"
      sku_name                = "GP_Gen5_2"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
    }

    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }
  }

  example "fails" "Google Cloud: by default" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "Google Cloud: allowed" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
        }
      }
    }
  }

  example "passes" "Google Cloud: required" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ssl_mode = "ENCRYPTED_ONLY"
        }
      }
    }
  }

  example "passes" "Google Cloud: required, with client certificates" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ssl_mode = "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"
        }
      }
    }
  }

  example "passes" "Google Cloud: only connectors, which use TLS" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier                  = "db-custom-2-7680"
        connector_enforcement = "REQUIRED"
      }
    }
  }

  example "passes" "Google Cloud: required, by the name of older providers" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          require_ssl = true
        }
      }
    }
  }

  example "passes" "Oracle Cloud and IBM Cloud: TLS is required or decided elsewhere" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
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
    variable "mode" {
      type = string
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ssl_mode = var.mode
        }
      }
    }
  }
}
