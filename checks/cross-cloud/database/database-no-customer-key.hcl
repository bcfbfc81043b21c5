check "database-no-customer-key" {
  title    = "Database is not encrypted under a key of its owner"
  severity = "low"
  on       = ["facet.database"]
  fail     = self.customer_key == false
  at       = self.customer_key
  message  = "${self.called} is not encrypted under a key of yours"
  why      = "A key of your own adds a permission of its own to the data, its backups and snapshots, a record of every use, and a way to cut off all access at once. Most databases take a key only when they are created."
  remedy = {
    aws_db_instance                    = "Set kms_key_id to the ARN of an aws_kms_key; it can only be chosen at creation."
    aws_rds_cluster                    = "Set kms_key_id to the ARN of an aws_kms_key; it can only be chosen at creation."
    aws_docdb_cluster                  = "Set kms_key_id to the ARN of an aws_kms_key; it can only be chosen at creation."
    aws_neptune_cluster                = "Set kms_key_arn to the ARN of an aws_kms_key; it can only be chosen at creation."
    aws_redshift_cluster               = "Set kms_key_id to the ARN of an aws_kms_key."
    azurerm_mssql_server               = "Set transparent_data_encryption_key_vault_key_id, or add an azurerm_mssql_server_transparent_data_encryption with key_vault_key_id."
    azurerm_postgresql_server          = "Add an azurerm_postgresql_server_key that names a key of your Key Vault."
    azurerm_mysql_server               = "Add an azurerm_mysql_server_key that names a key of your Key Vault."
    azurerm_postgresql_flexible_server = "Add a customer_managed_key block with key_vault_key_id and an identity that may use it."
    azurerm_mysql_flexible_server      = "Add a customer_managed_key block with key_vault_key_id and an identity that may use it."
    azurerm_cosmosdb_account           = "Set key_vault_key_id to the versionless id of a key of your Key Vault; it can only be chosen at creation."
    google_sql_database_instance       = "Set encryption_key_name to the id of a google_kms_crypto_key; it can only be chosen at creation."
    oci_database_autonomous_database   = "Set kms_key_id and vault_id to an oci_kms_key and its vault."
    oci_database_db_system             = "Set kms_key_id to the OCID of an oci_kms_key."
    oci_mysql_mysql_db_system          = "Add an encrypt_data block with key_generation_type = \"BYOK\" and key_id."
    ibm_database                       = "Set key_protect_key to the CRN of an ibm_kms_key; it can only be chosen at creation."
    default                            = "Name a key of your own."
  }
  aliases   = ["CKV_AZURE_100", "CKV2_AZURE_16", "CKV2_AZURE_17"]
  yields_to = ["aws-dynamodb-table-no-customer-key", "aws-db-instance-storage-unencrypted", "aws-rds-cluster-storage-unencrypted", "aws-docdb-cluster-storage-unencrypted", "database-unencrypted", "aws-docdb-cluster-no-customer-key", "aws-neptune-cluster-no-customer-key", "aws-neptune-cluster-storage-unencrypted", "aws-rds-cluster-no-customer-key", "aws-redshift-cluster-no-customer-key", "aws-redshift-cluster-unencrypted", "gcp-bigtable-instance-no-customer-key", "gcp-spanner-database-no-customer-key"]
  since     = "0.1"

  example "fails" "AWS: an RDS cluster" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-postgresql"
      storage_encrypted  = true
    }
  }

  example "fails" "AWS: a DocumentDB cluster" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
      storage_encrypted  = true
    }
  }

  example "passes" "AWS: a key of the account" {
    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-postgresql"
      storage_encrypted  = true
      kms_key_id         = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }

    resource "aws_neptune_cluster" "main" {
      cluster_identifier = "main"
      engine             = "neptune"
      storage_encrypted  = true
      kms_key_arn        = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }

    resource "aws_redshift_cluster" "main" {
      cluster_identifier = "main"
      node_type          = "ra3.large"
      encrypted          = true
      kms_key_id         = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
    }
  }

  example "fails" "Azure: Cosmos DB" {
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

  example "fails" "Azure: SQL" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }
  }

  example "passes" "Azure: SQL with a key in a resource of its own" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }

    resource "azurerm_mssql_server_transparent_data_encryption" "main" {
      server_id        = azurerm_mssql_server.main.id
      key_vault_key_id = "https://keys.vault.azure.net/keys/orders/0123456789abcdef0123456789abcdef"
    }
  }

  example "passes" "Azure: Cosmos DB and PostgreSQL with a key" {
    resource "azurerm_cosmosdb_account" "main" {
      name                = "example-cosmos"
      resource_group_name = "data"
      location            = "westeurope"
      offer_type          = "Standard"
      key_vault_key_id    = "https://keys.vault.azure.net/keys/orders/0123456789abcdef0123456789abcdef"

      consistency_policy {
        consistency_level = "Session"
      }

      geo_location {
        location          = "westeurope"
        failover_priority = 0
      }
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"

      identity {
        type         = "UserAssigned"
        identity_ids = ["/subscriptions/1/resourceGroups/data/providers/Microsoft.ManagedIdentity/userAssignedIdentities/pg"]
      }

      customer_managed_key {
        key_vault_key_id                  = "https://keys.vault.azure.net/keys/orders/0123456789abcdef0123456789abcdef"
        primary_user_assigned_identity_id = "/subscriptions/1/resourceGroups/data/providers/Microsoft.ManagedIdentity/userAssignedIdentities/pg"
      }
    }
  }

  example "fails" "Azure: a PostgreSQL server of old without a key" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "11"
      sku_name                = "GP_Gen5_4"
      ssl_enforcement_enabled = true
    }
  }

  example "passes" "Azure: a PostgreSQL server of old with a key" {
    resource "azurerm_postgresql_server" "main" {
      name                    = "example-pg"
      resource_group_name     = "data"
      location                = "westeurope"
      version                 = "11"
      sku_name                = "GP_Gen5_4"
      ssl_enforcement_enabled = true
    }

    resource "azurerm_postgresql_server_key" "main" {
      server_id        = azurerm_postgresql_server.main.id
      key_vault_key_id = azurerm_key_vault_key.main.id
    }

    resource "azurerm_key_vault_key" "main" {
      name         = "orders"
      key_vault_id = "/subscriptions/1/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/keys"
      key_type     = "RSA-HSM"
      key_size     = 3072
      key_opts     = ["wrapKey", "unwrapKey"]
    }
  }

  example "fails" "Google Cloud: Cloud SQL" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "Google Cloud: a Spanner database" {
    resource "google_spanner_database" "main" {
      instance = "main"
      name     = "orders"
    }
  }

  example "passes" "Google Cloud: a key of the project; a replica has the key of its source" {
    resource "google_sql_database_instance" "main" {
      name                = "main"
      region              = "europe-west3"
      database_version    = "POSTGRES_16"
      encryption_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/orders"

      settings {
        tier = "db-custom-2-7680"
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

    resource "google_spanner_database" "main" {
      instance = "main"
      name     = "orders"

      encryption_config {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      }
    }

    resource "google_alloydb_cluster" "main" {
      cluster_id = "main"
      location   = "europe-west3"

      network_config {
        network = "projects/example/global/networks/main"
      }

      encryption_config {
        kms_key_name = "projects/example/locations/europe-west3/keyRings/data/cryptoKeys/orders"
      }
    }
  }

  example "fails" "Oracle Cloud: an Autonomous Database" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
    }
  }

  example "fails" "Oracle Cloud: a MySQL DB system" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"
    }
  }

  example "passes" "Oracle Cloud: a key of a vault" {
    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
      kms_key_id               = "ocid1.key.oc1.eu-frankfurt-1.example"
      vault_id                 = "ocid1.vault.oc1..example"
    }

    resource "oci_database_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      database_edition    = "ENTERPRISE_EDITION"
      hostname            = "orders"
      shape               = "VM.Standard.E4.Flex"
      ssh_public_keys     = ["ssh-ed25519 AAAA admin"]
      subnet_id           = "ocid1.subnet.oc1..example"
      kms_key_id          = "ocid1.key.oc1.eu-frankfurt-1.example"

      db_home {
        db_version = "19.0.0.0"

        database {
          db_name        = "orders"
          admin_password = "from-a-vault"
        }
      }
    }

    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"

      encrypt_data {
        key_generation_type = "BYOK"
        key_id              = "ocid1.key.oc1.eu-frankfurt-1.example"
      }
    }
  }

  example "fails" "IBM Cloud: not configured" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "passes" "IBM Cloud: a root key" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
      key_protect_key   = "crn:v1:bluemix:public:kms:eu-de:a/1:3:key:4"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "key" {
      type = string
    }

    resource "google_sql_database_instance" "main" {
      name                = "main"
      region              = "europe-west3"
      database_version    = "POSTGRES_16"
      encryption_key_name = var.key

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }
}
