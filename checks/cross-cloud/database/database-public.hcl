check "database-public" {
  title    = "Database has a public address"
  severity = "medium"
  on       = ["facet.database"]
  fail     = self.public
  at       = self.public
  message  = "${self.called} has an address on the internet"
  why      = "Only a firewall then stands between the data and everyone who guesses passwords or waits for a flaw of the engine. One wrong rule publishes the data."
  remedy = {
    aws_redshift_cluster               = "Set publicly_accessible = false and let people in through a VPN or a bastion."
    azurerm_mssql_server               = "Set public_network_access_enabled = false and connect through an azurerm_private_endpoint."
    azurerm_mysql_flexible_server      = "Set public_network_access = \"Disabled\", or place the server in a subnet by delegated_subnet_id."
    azurerm_postgresql_flexible_server = "Set public_network_access_enabled = false with a private endpoint, or place the server in a subnet by delegated_subnet_id."
    azurerm_cosmosdb_account           = "Set public_network_access_enabled = false and connect through an azurerm_private_endpoint."
    google_sql_database_instance       = "Set ipv4_enabled = false in ip_configuration, with private_network for an address of your VPC, or psc_config."
    oci_database_autonomous_database   = "Set subnet_id (and nsg_ids), which gives the database a private endpoint. Where it must be public, name who may connect in whitelisted_ips."
    oci_database_db_system             = "Place the DB system in a subnet with prohibit_public_ip_on_vnic = true."
    ibm_database                       = "Set service_endpoints = \"private\"."
    default                            = "Switch public access off and connect privately."
  }
  aliases    = ["CKV_AZURE_48", "CKV_AZURE_68", "CKV_AZURE_101", "CKV_AZURE_113", "AVD-AZU-0022"]
  similar_to = ["CKV_AZURE_53", "CKV_GCP_60"]
  yields_to  = ["aws-rds-instance-publicly-accessible", "aws-redshift-cluster-publicly-accessible"]
  cwe        = [668]
  since      = "0.1"

  fix {
    on     = ["aws_db_instance", "aws_redshift_cluster"]
    unsafe = "Whoever connects from the internet is locked out"
    set    = { publicly_accessible = false }
  }

  fix {
    on     = ["azurerm_mssql_server", "azurerm_postgresql_flexible_server", "azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server", "azurerm_cosmosdb_account"]
    unsafe = "Whoever connects from the internet is locked out, and others need a private endpoint"
    set    = { public_network_access_enabled = false }
  }

  fix {
    on     = ["azurerm_mysql_flexible_server"]
    unsafe = "Whoever connects from the internet is locked out, and others need a private endpoint"
    set    = { public_network_access = "Disabled" }
  }

  fix {
    on     = ["azurerm_mssql_managed_instance"]
    unsafe = "Whoever connects from the internet is locked out"
    set    = { public_data_endpoint_enabled = false }
  }

  fix {
    on     = ["google_sql_database_instance"]
    unsafe = "Whoever connects from the internet is locked out, and the instance needs a private network (private_network or psc_config)"
    set    = { "settings.ip_configuration.ipv4_enabled" = false }
  }

  fix {
    on     = ["ibm_database"]
    unsafe = "Whoever connects from the internet is locked out"
    set    = { service_endpoints = "private" }
  }

  example "fails" "AWS: an RDS instance" {
    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      publicly_accessible = true
    }
  }

  example "fails" "AWS: a Redshift cluster" {
    resource "aws_redshift_cluster" "main" {
      cluster_identifier  = "main"
      node_type           = "ra3.large"
      publicly_accessible = true
    }
  }

  example "passes" "AWS: not public" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }

    resource "aws_redshift_cluster" "main" {
      cluster_identifier  = "main"
      node_type           = "ra3.large"
      publicly_accessible = false
    }
  }

  example "fails" "Azure: SQL, by default" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }
  }

  example "fails" "Azure: PostgreSQL without a subnet" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
    }
  }

  example "fails" "Azure: a MySQL server of old, by default" {
    resource "azurerm_mysql_server" "main" {
      name                    = "example-mysql"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "8.0"
      sku_name                = "GP_Gen5_2"
      ssl_enforcement_enabled = true
    }
  }

  example "fails" "Azure: Cosmos DB, by default" {
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

  example "passes" "Azure: switched off" {
    resource "azurerm_mssql_server" "main" {
      name                          = "example-sql"
      resource_group_name           = "data"
      location                      = "westeurope"
      version                       = "12.0"
      public_network_access_enabled = false
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                          = "example-pg"
      resource_group_name           = "data"
      location                      = "westeurope"
      version                       = "16"
      sku_name                      = "GP_Standard_D4s_v3"
      public_network_access_enabled = false
    }

    resource "azurerm_postgresql_server" "main" {
      name                          = "example-pg"
      resource_group_name           = "data"
      location                      = "westeurope"
      version                       = "11"
      sku_name                      = "GP_Gen5_4"
      ssl_enforcement_enabled       = true
      public_network_access_enabled = false
    }

    resource "azurerm_mysql_flexible_server" "main" {
      name                  = "example-mysql"
      resource_group_name   = "data"
      location              = "westeurope"
      sku_name              = "GP_Standard_D2ds_v4"
      public_network_access = "Disabled"
    }

    resource "azurerm_cosmosdb_account" "main" {
      name                          = "example-cosmos"
      resource_group_name           = "data"
      location                      = "westeurope"
      offer_type                    = "Standard"
      public_network_access_enabled = false

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }
  }

  example "passes" "Azure: in a subnet" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
      delegated_subnet_id = "/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/main/subnets/pg"
      private_dns_zone_id = "/subscriptions/1/resourceGroups/net/providers/Microsoft.Network/privateDnsZones/pg.postgres.database.azure.com"
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

  example "fails" "Google Cloud: switched on" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ipv4_enabled = true
        }
      }
    }
  }

  example "passes" "Google Cloud: a private address" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        ip_configuration {
          ipv4_enabled    = false
          private_network = "projects/example/global/networks/main"
        }
      }
    }
  }

  example "fails" "Oracle Cloud: an Autonomous Database without a subnet" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
    }
  }

  example "fails" "Oracle Cloud: a DB system in a public subnet" {
    resource "oci_database_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      database_edition    = "ENTERPRISE_EDITION"
      hostname            = "orders"
      shape               = "VM.Standard.E4.Flex"
      ssh_public_keys     = ["ssh-ed25519 AAAA admin"]
      subnet_id           = oci_core_subnet.public.id

      db_home {
        db_version = "19.0.0.0"

        database {
          db_name        = "orders"
          admin_password = "from-a-vault"
        }
      }
    }

    resource "oci_core_subnet" "public" {
      compartment_id = "ocid1.compartment.oc1..example"
      vcn_id         = "ocid1.vcn.oc1..example"
      cidr_block     = "10.0.1.0/24"
    }
  }

  example "passes" "Oracle Cloud: in a private subnet" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
      subnet_id                = "ocid1.subnet.oc1..example"
    }

    resource "oci_database_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      database_edition    = "ENTERPRISE_EDITION"
      hostname            = "orders"
      shape               = "VM.Standard.E4.Flex"
      ssh_public_keys     = ["ssh-ed25519 AAAA admin"]
      subnet_id           = oci_core_subnet.private.id

      db_home {
        db_version = "19.0.0.0"

        database {
          db_name        = "orders"
          admin_password = "from-a-vault"
        }
      }
    }

    resource "oci_core_subnet" "private" {
      compartment_id             = "ocid1.compartment.oc1..example"
      vcn_id                     = "ocid1.vcn.oc1..example"
      cidr_block                 = "10.0.1.0/24"
      prohibit_public_ip_on_vnic = true
    }
  }

  example "fails" "IBM Cloud: both endpoints" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "public-and-private"
    }
  }

  example "passes" "IBM Cloud: the private endpoint" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "azurerm_mssql_server" "main" {
      name                          = "example-sql"
      resource_group_name           = "data"
      location                      = "westeurope"
      version                       = "12.0"
      public_network_access_enabled = var.public
    }
  }
}
