check "database-open-to-world" {
  title    = "Database lets every address of the internet connect"
  severity = "high"
  on       = ["facet.database"]
  fail     = self.open_to_world
  at       = self.open_to_world
  message  = "The network rules of this ${self.called} let every address of the internet connect"
  why      = "Databases that answer to the internet are found by scanners within minutes. From then on a weak or leaked password, or one flaw of the engine, is all that it takes."
  remedy = {
    aws_db_instance                  = "Set publicly_accessible = false, and allow only the security groups of your applications to connect."
    aws_redshift_cluster             = "Set publicly_accessible = false, and allow only the security groups of your applications to connect."
    azurerm_cosmosdb_account         = "Set public_network_access_enabled = false with a private endpoint, or name the addresses in ip_range_filter or the subnets in virtual_network_rule with is_virtual_network_filter_enabled = true."
    google_sql_database_instance     = "Remove 0.0.0.0/0 from authorized_networks and connect through the Cloud SQL Auth Proxy or a private address."
    oci_database_autonomous_database = "Name the addresses that may connect in whitelisted_ips, or set subnet_id for a private endpoint."
    ibm_database                     = "Set service_endpoints = \"private\", or name the addresses that may connect in allowlist blocks."
    default                          = "Remove the firewall rule from 0.0.0.0 to 255.255.255.255 and allow the addresses of your applications, or connect through a private endpoint."
  }
  aliases    = ["CKV_AZURE_11", "CKV2_AZURE_26", "CKV_GCP_11"]
  similar_to = ["CKV_AZURE_99"]
  cwe        = [668]
  since      = "0.1"

  fix {
    on     = ["aws_db_instance", "aws_redshift_cluster"]
    unsafe = "Whoever connects from the internet is locked out"
    set    = { publicly_accessible = false }
  }

  fix {
    on     = ["azurerm_cosmosdb_account"]
    unsafe = "Whoever connects from the internet is locked out"
    set    = { public_network_access_enabled = false }
  }

  fix {
    on     = ["google_sql_database_instance"]
    unsafe = "Whoever connects from the internet is locked out"
    remove = ["settings.ip_configuration.authorized_networks"]
  }

  fix {
    on     = ["ibm_database"]
    unsafe = "Whoever connects from the internet is locked out"
    set    = { service_endpoints = "private" }
  }

  example "fails" "AWS: public, with a security group for everyone" {
    resource "aws_db_instance" "main" {
      engine                 = "postgres"
      instance_class         = "db.t4g.medium"
      allocated_storage      = 20
      publicly_accessible    = true
      vpc_security_group_ids = [aws_security_group.open.id]
    }

    resource "aws_security_group" "open" {
      name   = "open"
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "passes" "AWS: public, with a security group for an office" {
    resource "aws_db_instance" "main" {
      engine                 = "postgres"
      instance_class         = "db.t4g.medium"
      allocated_storage      = 20
      publicly_accessible    = true
      vpc_security_group_ids = [aws_security_group.office.id]
    }

    resource "aws_security_group" "office" {
      name   = "office"
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["10.0.0.0/8"]
      }
    }
  }

  example "passes" "AWS: not public" {
    resource "aws_db_instance" "main" {
      engine                 = "postgres"
      instance_class         = "db.t4g.medium"
      allocated_storage      = 20
      publicly_accessible    = false
      vpc_security_group_ids = [aws_security_group.open.id]
    }

    resource "aws_security_group" "open" {
      name   = "open"
      vpc_id = "vpc-0123456789abcdef0"

      ingress {
        from_port   = 5432
        to_port     = 5432
        protocol    = "tcp"
        cidr_blocks = ["0.0.0.0/0"]
      }
    }
  }

  example "fails" "Azure: a rule of SQL" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }

    resource "azurerm_mssql_firewall_rule" "rule" {
      name             = "rule"
      server_id        = azurerm_mssql_server.main.id
      start_ip_address = "0.0.0.0"
      end_ip_address   = "255.255.255.255"
    }
  }

  example "fails" "Azure: a rule of a PostgreSQL server elsewhere" {
    resource "azurerm_postgresql_flexible_server_firewall_rule" "all" {
      name             = "all"
      server_id        = "/subscriptions/1/resourceGroups/data/providers/Microsoft.DBforPostgreSQL/flexibleServers/example-pg"
      start_ip_address = "0.0.0.0"
      end_ip_address   = "255.255.255.255"
    }
  }

  example "fails" "Azure: a rule of a MySQL server of old" {
    resource "azurerm_mysql_server" "main" {
      name                    = "example-mysql"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "8.0"
      sku_name                = "GP_Gen5_2"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_mysql_firewall_rule" "rule" {
      name                = "rule"
      server_name         = azurerm_mysql_server.main.name
      resource_group_name = "data"
      start_ip_address    = "0.0.0.0"
      end_ip_address      = "255.255.255.255"
    }
  }

  example "fails" "Azure: Cosmos DB without a filter" {
    resource "azurerm_cosmosdb_account" "main" {
      name                = "example-cosmos"
      resource_group_name = "data"
      location            = "westeurope"
      offer_type          = "Standard"

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "passes" "Azure: an office" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }

    resource "azurerm_mssql_firewall_rule" "rule" {
      name             = "rule"
      server_id        = azurerm_mssql_server.main.id
      start_ip_address = "203.0.113.10"
      end_ip_address   = "203.0.113.20"
    }
  }

  example "passes" "Azure: Cosmos DB with a filter" {
    resource "azurerm_cosmosdb_account" "main" {
      name                = "example-cosmos"
      resource_group_name = "data"
      location            = "westeurope"
      offer_type          = "Standard"
      ip_range_filter     = ["203.0.113.0/24"]

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }

    resource "azurerm_cosmosdb_account" "subnets" {
      name                              = "example-cosmos"
      resource_group_name               = "data"
      location                          = "westeurope"
      offer_type                        = "Standard"
      is_virtual_network_filter_enabled = true

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }

      virtual_network_rule {
        id = "/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/main/subnets/apps"
      }
    }
  }

  example "fails" "Google Cloud: an authorised network" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ipv4_enabled = true

          authorized_networks {
            name  = "all"
            value = "0.0.0.0/0"
          }
        }
      }
    }
  }

  example "passes" "Google Cloud: an office" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ipv4_enabled = true

          authorized_networks {
            name  = "office"
            value = "203.0.113.0/24"
          }
        }
      }
    }
  }

  example "fails" "Oracle Cloud: no access control list" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
    }
  }

  example "fails" "Oracle Cloud: a list of everyone" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
      whitelisted_ips          = ["0.0.0.0/0"]
    }
  }

  example "passes" "Oracle Cloud: an office, or a subnet" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
      whitelisted_ips          = ["203.0.113.0/24"]
    }

    resource "oci_database_autonomous_database" "inside" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
      subnet_id                = "ocid1.subnet.oc1..example"
    }
  }

  example "fails" "IBM Cloud: no allowlist" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "public-and-private"
    }
  }

  example "passes" "IBM Cloud: an office, or the private endpoint" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "public"

      allowlist {
        address     = "203.0.113.0/24"
        description = "office"
      }
    }

    resource "ibm_database" "inside" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "unknown" "an authorised network from a variable without a value" {
    variable "network" {
      type = string
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ipv4_enabled = true

          authorized_networks {
            value = var.network
          }
        }
      }
    }
  }
}
