check "database-single-zone" {
  title    = "Database stands in one zone"
  severity = "low"
  on       = ["facet.database"]
  fail     = self.multi_zone == false
  at       = self.multi_zone
  message  = "${self.called} has no standby in another zone"
  why      = "When the zone or the host fails, and during maintenance, the database is down until it is repaired or restored by hand. With a standby it fails over within a minute or two."
  remedy = {
    aws_db_instance                    = "Set multi_az = true for databases that production depends on."
    aws_redshift_cluster               = "Set multi_az = true, or availability_zone_relocation_enabled = true."
    azurerm_mssql_database             = "Set zone_redundant = true; the service tier must offer it."
    azurerm_mssql_managed_instance     = "Set zone_redundant_enabled = true."
    azurerm_cosmosdb_account           = "Set zone_redundant = true in the geo_location block, or add a second region."
    azurerm_postgresql_flexible_server = "Add a high_availability block with mode = \"ZoneRedundant\"."
    azurerm_mysql_flexible_server      = "Add a high_availability block with mode = \"ZoneRedundant\"."
    google_sql_database_instance       = "Set availability_type = \"REGIONAL\" in the settings."
    google_bigtable_instance           = "Add a cluster in a second zone."
    oci_mysql_mysql_db_system          = "Set is_highly_available = true."
    oci_psql_db_system                 = "Set is_regionally_durable = true in the storage_details block, and run at least two instances."
    default                            = "Run a standby in another zone."
  }
  aliases   = ["CKV_AZURE_229"]
  yields_to = ["aws-db-instance-single-az"]
  since     = "0.1"

  fix {
    on     = ["aws_db_instance", "aws_redshift_cluster"]
    unsafe = "The standby costs as much as the database"
    set    = { multi_az = true }
  }

  fix {
    on     = ["azurerm_mssql_database"]
    unsafe = "Not every tier has it, and in some it costs more"
    set    = { zone_redundant = true }
  }

  fix {
    on     = ["azurerm_mssql_managed_instance"]
    unsafe = "Not every tier has it, and it costs more"
    set    = { zone_redundant_enabled = true }
  }

  fix {
    on     = ["azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server"]
    unsafe = "The standby costs as much as the database, and a server of MySQL is replaced"
    set    = { "high_availability.mode" = "ZoneRedundant" }
  }

  fix {
    on     = ["google_sql_database_instance"]
    unsafe = "The standby costs as much as the database, and the instance is restarted"
    set    = { "settings.availability_type" = "REGIONAL" }
  }

  fix {
    on     = ["oci_mysql_mysql_db_system"]
    unsafe = "Two more instances cost as much as the first"
    set    = { is_highly_available = true }
  }

  example "fails" "AWS: an RDS instance" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "AWS: a Redshift cluster" {
    resource "aws_redshift_cluster" "main" {
      cluster_identifier = "main"
      node_type          = "ra3.large"
    }
  }

  example "passes" "AWS: in several zones" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      multi_az          = true
    }

    resource "aws_redshift_cluster" "main" {
      cluster_identifier = "main"
      node_type          = "ra3.large"
      multi_az           = true
    }

    resource "aws_dynamodb_table" "main" {
      name         = "orders"
      billing_mode = "PAY_PER_REQUEST"
      hash_key     = "id"

      attribute {
        name = "id"
        type = "S"
      }
    }
  }

  example "fails" "Azure: SQL, by default" {
    resource "azurerm_mssql_database" "main" {
      name      = "orders"
      server_id = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
    }
  }

  example "fails" "Azure: PostgreSQL with a standby in the same zone" {
    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"

      high_availability {
        mode = "SameZone"
      }
    }
  }

  example "passes" "Azure: in several zones" {
    resource "azurerm_mssql_database" "main" {
      name           = "orders"
      server_id      = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
      zone_redundant = true
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"

      high_availability {
        mode                      = "ZoneRedundant"
        standby_availability_zone = "2"
      }
    }

    resource "azurerm_mysql_flexible_server" "main" {
      name                = "example-mysql"
      resource_group_name = "data"
      location            = "westeurope"
      sku_name            = "GP_Standard_D2ds_v4"

      high_availability {
        mode = "ZoneRedundant"
      }
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

  example "passes" "Google Cloud: regional; a replica is not asked" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier              = "db-custom-2-7680"
        availability_type = "REGIONAL"
      }
    }

    resource "google_sql_database_instance" "replica" {
      region               = "europe-west3"
      database_version     = "POSTGRES_16"
      name                 = "replica"
      master_instance_name = google_sql_database_instance.main.name

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "Oracle Cloud: MySQL, by default" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"
    }
  }

  example "passes" "Oracle Cloud: highly available" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"
      is_highly_available = true
    }

    resource "oci_psql_db_system" "main" {
      compartment_id = "ocid1.compartment.oc1..example"
      display_name   = "orders"
      db_version     = "14"
      shape          = "PostgreSQL.VM.Standard.E4.Flex"

      network_details {
        subnet_id = "ocid1.subnet.oc1..example"
      }

      storage_details {
        is_regionally_durable = true
        system_type           = "OCI_OPTIMIZED_STORAGE"
      }
    }
  }

  example "passes" "IBM Cloud: members in several zones" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "type" {
      type = string
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier              = "db-custom-2-7680"
        availability_type = var.type
      }
    }
  }
}
