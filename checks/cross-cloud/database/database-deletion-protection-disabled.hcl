check "database-deletion-protection-disabled" {
  title    = "Database can be deleted without being unlocked first"
  severity = "low"
  on       = ["facet.database"]
  fail     = self.deletion_protected == false
  at       = self.deletion_protected
  message  = "Nothing protects this ${self.called} from being deleted"
  why      = "A wrong \"terraform destroy\", a rename that replaces the resource, or a click in the console deletes the database at once, and often its backups with it."
  remedy = {
    aws_dynamodb_table           = "Set deletion_protection_enabled = true."
    google_spanner_database      = "Remove deletion_protection = false, or set enable_drop_protection = true."
    google_sql_database_instance = "Remove deletion_protection = false: true is the default. deletion_protection_enabled = true in the settings protects it outside of Terraform, too."
    google_alloydb_cluster       = "Remove deletion_protection = false: true is the default."
    google_bigtable_instance     = "Remove deletion_protection = false: true is the default."
    google_firestore_database    = "Set delete_protection_state = \"DELETE_PROTECTION_ENABLED\"."
    oci_mysql_mysql_db_system    = "Add a deletion_policy block with is_delete_protected = true."
    default                      = "Set deletion_protection = true. To delete the database on purpose, set it to false in a change of its own first."
  }
  aliases   = []
  yields_to = ["aws-db-instance-deletion-protection-disabled", "aws-rds-cluster-deletion-protection-disabled", "aws-neptune-cluster-deletion-protection-disabled", "gcp-bigtable-instance-deletion-protection-disabled", "gcp-spanner-database-deletion-protection-disabled"]
  since     = "0.1"

  fix {
    on  = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster", "google_sql_database_instance", "google_alloydb_cluster", "google_bigtable_instance", "google_spanner_database", "ibm_database"]
    set = { deletion_protection = true }
  }

  fix {
    on  = ["aws_dynamodb_table"]
    set = { deletion_protection_enabled = true }
  }

  fix {
    on  = ["google_firestore_database"]
    set = { delete_protection_state = "DELETE_PROTECTION_ENABLED" }
  }

  fix {
    on  = ["oci_mysql_mysql_db_system"]
    set = { "deletion_policy.is_delete_protected" = true }
  }

  example "fails" "AWS: a DocumentDB cluster, by default" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
    }
  }

  example "fails" "AWS: a Neptune cluster, by default" {
    resource "aws_neptune_cluster" "main" {
      cluster_identifier = "main"
      engine             = "neptune"
    }
  }

  example "fails" "AWS: an RDS instance, by default" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "passes" "AWS: protected" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier  = "main"
      engine              = "docdb"
      deletion_protection = true
    }

    resource "aws_neptune_cluster" "main" {
      cluster_identifier  = "main"
      engine              = "neptune"
      deletion_protection = true
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-postgresql"
      deletion_protection = true
    }

    resource "aws_dynamodb_table" "main" {
      name                        = "orders"
      billing_mode                = "PAY_PER_REQUEST"
      hash_key                    = "id"
      deletion_protection_enabled = true

      attribute {
        name = "id"
        type = "S"
      }
    }
  }

  example "passes" "Azure protects by locks" {
    resource "azurerm_mssql_server" "main" {
      name                = "example-sql"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "12.0"
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                = "example-pg"
      resource_group_name = "data"
      location            = "westeurope"
      version             = "16"
      sku_name            = "GP_Standard_D4s_v3"
    }
  }

  example "fails" "Google Cloud: Cloud SQL, switched off" {
    resource "google_sql_database_instance" "main" {
      name                = "main"
      region              = "europe-west3"
      database_version    = "POSTGRES_16"
      deletion_protection = false

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "Google Cloud: Spanner, switched off" {
    resource "google_spanner_database" "main" {
      instance            = "main"
      name                = "orders"
      deletion_protection = false
    }
  }

  example "passes" "Google Cloud: by default" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }

    resource "google_spanner_database" "main" {
      instance = "main"
      name     = "orders"
    }

    resource "google_bigtable_instance" "main" {
      name = "main"

      cluster {
        cluster_id = "main"
        zone       = "europe-west3-a"
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

  example "passes" "Oracle Cloud: MySQL, protected" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"

      deletion_policy {
        automatic_backup_retention = "RETAIN"
        final_backup               = "REQUIRE_FINAL_BACKUP"
        is_delete_protected        = true
      }
    }
  }

  example "fails" "IBM Cloud: by default" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "passes" "IBM Cloud: protected" {
    resource "ibm_database" "main" {
      name                = "orders"
      service             = "databases-for-postgresql"
      plan                = "standard"
      location            = "eu-de"
      service_endpoints   = "private"
      deletion_protection = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "protect" {
      type = bool
    }

    resource "google_sql_database_instance" "main" {
      name                = "main"
      region              = "europe-west3"
      database_version    = "POSTGRES_16"
      deletion_protection = var.protect

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }
}
