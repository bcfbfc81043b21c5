check "database-unencrypted" {
  title    = "Database stores its data unencrypted"
  severity = "high"
  on       = ["facet.database"]
  fail     = self.encrypted == false
  at       = self.encrypted
  message  = "${self.called} stores its data, backups and snapshots unencrypted"
  why      = "A backup or snapshot that is shared or copied by mistake can be read by whoever gets it."
  remedy = {
    aws_neptune_cluster    = "Set storage_encrypted = true, with kms_key_arn for a key of your own. For a cluster that exists, restore from a snapshot."
    aws_redshift_cluster   = "Set encrypted = true, with kms_key_id for a key of your own."
    azurerm_mssql_database = "Set transparent_data_encryption_enabled = true, or leave it out: it is the default."
    default                = "Set storage_encrypted = true, with kms_key_id for a key of your own."
  }
  aliases   = ["CKV2_AZURE_25"]
  yields_to = ["aws-db-instance-storage-unencrypted", "aws-rds-cluster-storage-unencrypted", "aws-docdb-cluster-storage-unencrypted", "aws-neptune-cluster-storage-unencrypted", "aws-redshift-cluster-unencrypted"]
  cwe       = [311]
  since     = "0.1"

  fix {
    on     = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"]
    unsafe = "Replaces the database: restore it from an encrypted copy of a snapshot"
    set    = { storage_encrypted = true }
    leaves = ["database-no-customer-key"]
  }

  fix {
    on     = ["aws_redshift_cluster"]
    unsafe = "The cluster can only be read while it is encrypted"
    set    = { encrypted = true }
  }

  fix {
    on  = ["azurerm_mssql_database"]
    set = { transparent_data_encryption_enabled = true }
  }

  example "fails" "AWS: a Neptune cluster, by default" {
    resource "aws_neptune_cluster" "main" {
      cluster_identifier = "main"
      engine             = "neptune"
    }
  }

  example "fails" "AWS: a Redshift cluster, switched off" {
    resource "aws_redshift_cluster" "main" {
      cluster_identifier = "main"
      node_type          = "ra3.large"
      encrypted          = false
    }
  }

  example "fails" "AWS: an RDS instance, by default" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "passes" "AWS: encrypted" {
    resource "aws_neptune_cluster" "main" {
      cluster_identifier = "main"
      engine             = "neptune"
      storage_encrypted  = true
    }

    resource "aws_redshift_cluster" "main" {
      cluster_identifier = "main"
      node_type          = "ra3.large"
      encrypted          = true
    }

    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      storage_encrypted = true
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

  example "fails" "Azure: switched off" {
    resource "azurerm_mssql_database" "main" {
      name                                = "orders"
      server_id                           = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
      transparent_data_encryption_enabled = false
    }
  }

  example "passes" "Azure: by default" {
    resource "azurerm_mssql_database" "main" {
      name      = "orders"
      server_id = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
    }
  }

  example "passes" "Google Cloud, Oracle Cloud and IBM Cloud always encrypt" {
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
    variable "encrypt" {
      type = bool
    }

    resource "azurerm_mssql_database" "main" {
      name                                = "orders"
      server_id                           = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
      transparent_data_encryption_enabled = var.encrypt
    }
  }
}
