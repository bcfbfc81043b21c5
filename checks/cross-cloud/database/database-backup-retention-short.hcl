check "database-backup-retention-short" {
  title    = "Database keeps backups for less than a week"
  severity = "low"
  on       = ["facet.database"]
  fail     = self.backup_days != null && self.backup_days < 7
  at       = self.backup_days
  message  = "Backups of this ${self.called} are kept for ${self.backup_days == 1 ? "1 day" : "${self.backup_days} days"}"
  why      = "Damage that is noticed after a long weekend cannot be undone: the last good backup is gone by then."
  remedy = {
    aws_db_instance                  = "Set backup_retention_period to at least 7."
    aws_rds_cluster                  = "Set backup_retention_period to at least 7."
    aws_docdb_cluster                = "Set backup_retention_period to at least 7."
    aws_neptune_cluster              = "Set backup_retention_period to at least 7."
    aws_redshift_cluster             = "Set automated_snapshot_retention_period to at least 7."
    azurerm_mssql_database           = "Set retention_days to at least 7 in the short_term_retention_policy block."
    azurerm_mysql_flexible_server    = "Set backup_retention_days to at least 7."
    oci_database_autonomous_database = "Set backup_retention_period_in_days to at least 7."
    oci_mysql_mysql_db_system        = "Set retention_in_days to at least 7 in the backup_policy block."
    oci_psql_db_system               = "Set retention_days to at least 7 in the backup_policy block."
    default                          = "Keep backups for at least 7 days."
  }
  aliases   = []
  yields_to = ["aws-db-instance-backup-retention-short", "aws-rds-cluster-backup-retention-short", "database-backups-disabled", "aws-db-instance-backups-disabled", "aws-docdb-cluster-backup-retention-short", "aws-neptune-cluster-backup-retention-short"]
  since     = "0.1"

  fix {
    on     = ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"]
    unsafe = "Backups that are larger than the database cost"
    set    = { backup_retention_period = 7 }
  }

  fix {
    on     = ["aws_redshift_cluster"]
    unsafe = "Snapshots cost"
    set    = { automated_snapshot_retention_period = 7 }
  }

  fix {
    on     = ["azurerm_mssql_database"]
    unsafe = "Backups that are larger than the database cost"
    set    = { "short_term_retention_policy.retention_days" = 7 }
  }

  fix {
    on     = ["azurerm_mysql_flexible_server"]
    unsafe = "Backups that are larger than the database cost"
    set    = { backup_retention_days = 7 }
  }

  fix {
    on     = ["oci_database_autonomous_database"]
    unsafe = "Backups cost"
    set    = { backup_retention_period_in_days = 7 }
  }

  fix {
    on     = ["oci_mysql_mysql_db_system"]
    unsafe = "Backups cost"
    set    = { "backup_policy.retention_in_days" = 7 }
  }

  fix {
    on     = ["oci_psql_db_system"]
    unsafe = "Backups cost"
    set    = { "management_policy.backup_policy.retention_days" = 7 }
  }

  example "fails" "AWS: three days" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 3
    }
  }

  example "fails" "AWS: a DocumentDB cluster, by default" {
    resource "aws_docdb_cluster" "main" {
      cluster_identifier = "main"
      engine             = "docdb"
    }
  }

  example "passes" "AWS: a week" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 7
    }

    resource "aws_docdb_cluster" "main" {
      cluster_identifier      = "main"
      engine                  = "docdb"
      backup_retention_period = 7
    }
  }

  example "fails" "Azure: a day" {
    resource "azurerm_mssql_database" "main" {
      name      = "orders"
      server_id = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"

      short_term_retention_policy {
        retention_days = 1
      }
    }
  }

  example "passes" "Azure: a week is the default" {
    resource "azurerm_mssql_database" "main" {
      name      = "orders"
      server_id = "/subscriptions/1/resourceGroups/data/providers/Microsoft.Sql/servers/example-sql"
    }

    resource "azurerm_mysql_flexible_server" "main" {
      name                = "example-mysql"
      resource_group_name = "data"
      location            = "westeurope"
      sku_name            = "GP_Standard_D2ds_v4"
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                  = "example-pg"
      resource_group_name   = "data"
      location              = "westeurope"
      version               = "16"
      sku_name              = "GP_Standard_D4s_v3"
      backup_retention_days = 35
    }
  }

  example "passes" "Google Cloud keeps a number of backups" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        backup_configuration {
          enabled = true
        }
      }
    }
  }

  example "fails" "Oracle Cloud: a day" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"

      backup_policy {
        is_enabled        = true
        retention_in_days = 1
      }
    }
  }

  example "passes" "Oracle Cloud: a month" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"

      backup_policy {
        is_enabled        = true
        retention_in_days = 30
      }
    }

    resource "oci_database_autonomous_database" "main" {
      compartment_id                  = "ocid1.compartment.oc1..example"
      db_name                         = "orders"
      compute_model                   = "ECPU"
      compute_count                   = 2
      data_storage_size_in_tbs        = 1
      backup_retention_period_in_days = 60
    }
  }

  example "passes" "IBM Cloud: always 30 days" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "days" {
      type = number
    }

    resource "azurerm_postgresql_flexible_server" "main" {
      name                  = "example-pg"
      resource_group_name   = "data"
      location              = "westeurope"
      version               = "16"
      sku_name              = "GP_Standard_D4s_v3"
      backup_retention_days = var.days
    }
  }
}
