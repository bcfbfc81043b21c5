check "database-backups-disabled" {
  title    = "Database is not backed up"
  severity = "medium"
  on       = ["facet.database"]
  fail     = self.backed_up == false
  at       = self.backed_up
  message  = "No automatic backups are made of this ${self.called}"
  why      = "After a mistake, a failed migration or an attack there is nothing to go back to: the data is lost."
  remedy = {
    aws_db_instance              = "Set backup_retention_period to at least 7."
    aws_redshift_cluster         = "Set automated_snapshot_retention_period to at least 7."
    aws_dynamodb_table           = "Add a point_in_time_recovery block with enabled = true."
    google_sql_database_instance = "Add a backup_configuration block with enabled = true to the settings, and switch on point-in-time recovery."
    google_firestore_database    = "Set point_in_time_recovery_enablement = \"POINT_IN_TIME_RECOVERY_ENABLED\", or add a google_firestore_backup_schedule."
    google_alloydb_cluster       = "Leave continuous_backup_config on, or enable automated_backup_policy."
    oci_database_db_system       = "Add a db_backup_config block with auto_backup_enabled = true to the database."
    oci_mysql_mysql_db_system    = "Set is_enabled = true in the backup_policy block, or leave it out: it is the default."
    oci_psql_db_system           = "Set kind = \"DAILY\" in the backup_policy block of the management_policy."
    default                      = "Switch automatic backups on."
  }
  aliases   = ["CKV_GCP_14", "AVD-GCP-0024"]
  yields_to = ["aws-db-instance-backup-retention-short", "aws-dynamodb-table-no-point-in-time-recovery", "aws-db-instance-backups-disabled", "aws-redshift-cluster-no-snapshots"]
  since     = "0.1"

  fix {
    on     = ["aws_db_instance"]
    unsafe = "Interrupts the database for a moment; backups that are larger than it cost"
    set    = { backup_retention_period = 7 }
  }

  fix {
    on     = ["aws_redshift_cluster"]
    unsafe = "Snapshots cost"
    set    = { automated_snapshot_retention_period = 7 }
  }

  fix {
    on     = ["aws_dynamodb_table"]
    unsafe = "Continuous backups cost by the size of the table"
    set    = { "point_in_time_recovery.enabled" = true }
  }

  fix {
    on     = ["google_sql_database_instance"]
    unsafe = "Backups cost"
    set    = { "settings.backup_configuration.enabled" = true }
  }

  fix {
    on     = ["google_firestore_database"]
    unsafe = "Earlier versions of the data cost"
    set    = { point_in_time_recovery_enablement = "POINT_IN_TIME_RECOVERY_ENABLED" }
  }

  fix {
    on     = ["google_alloydb_cluster"]
    unsafe = "Backups cost"
    set    = { "continuous_backup_config.enabled" = true }
  }

  fix {
    on     = ["oci_database_db_system"]
    unsafe = "Backups cost"
    set    = { "db_home.database.db_backup_config.auto_backup_enabled" = true }
  }

  fix {
    on     = ["oci_mysql_mysql_db_system"]
    unsafe = "Backups cost"
    set    = { "backup_policy.is_enabled" = true }
  }

  example "fails" "AWS: an RDS instance" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 0
    }
  }

  example "fails" "AWS: a Redshift cluster" {
    resource "aws_redshift_cluster" "main" {
      cluster_identifier                  = "main"
      node_type                           = "ra3.large"
      automated_snapshot_retention_period = 0
    }
  }

  example "passes" "AWS: kept" {
    resource "aws_db_instance" "main" {
      engine                  = "postgres"
      instance_class          = "db.t4g.medium"
      allocated_storage       = 20
      backup_retention_period = 7
    }

    resource "aws_redshift_cluster" "main" {
      cluster_identifier                  = "main"
      node_type                           = "ra3.large"
      automated_snapshot_retention_period = 7
    }

    resource "aws_rds_cluster" "main" {
      cluster_identifier = "main"
      engine             = "aurora-postgresql"
    }
  }

  example "passes" "Azure: always made" {
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

  example "fails" "Google Cloud: not configured" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"
      }
    }
  }

  example "fails" "Google Cloud: switched off" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        backup_configuration {
          enabled = false
        }
      }
    }
  }

  example "fails" "Google Cloud: a Firestore database" {
    resource "google_firestore_database" "main" {
      name        = "(default)"
      location_id = "eur3"
      type        = "FIRESTORE_NATIVE"
    }
  }

  example "passes" "Google Cloud: switched on; a replica has none of its own" {
    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        backup_configuration {
          enabled                        = true
          point_in_time_recovery_enabled = true
        }
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

  example "passes" "Google Cloud: a schedule of Firestore" {
    resource "google_firestore_database" "main" {
      name        = "(default)"
      location_id = "eur3"
      type        = "FIRESTORE_NATIVE"
    }

    resource "google_firestore_backup_schedule" "daily" {
      database  = google_firestore_database.main.name
      retention = "604800s"

      daily_recurrence {

      }
    }
  }

  example "fails" "Oracle Cloud: a DB system" {
    resource "oci_database_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      database_edition    = "ENTERPRISE_EDITION"
      hostname            = "orders"
      shape               = "VM.Standard.E4.Flex"
      ssh_public_keys     = ["ssh-ed25519 AAAA admin"]
      subnet_id           = "ocid1.subnet.oc1..example"

      db_home {
        db_version = "19.0.0.0"

        database {
          db_name        = "orders"
          admin_password = "from-a-vault"
        }
      }
    }
  }

  example "fails" "Oracle Cloud: a MySQL DB system" {
    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"

      backup_policy {
        is_enabled = false
      }
    }
  }

  example "passes" "Oracle Cloud: switched on or the default" {
    resource "oci_database_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      database_edition    = "ENTERPRISE_EDITION"
      hostname            = "orders"
      shape               = "VM.Standard.E4.Flex"
      ssh_public_keys     = ["ssh-ed25519 AAAA admin"]
      subnet_id           = "ocid1.subnet.oc1..example"

      db_home {
        db_version = "19.0.0.0"

        database {
          db_name        = "orders"
          admin_password = "from-a-vault"

          db_backup_config {
            auto_backup_enabled     = true
            recovery_window_in_days = 30
          }
        }
      }
    }

    resource "oci_mysql_mysql_db_system" "main" {
      compartment_id      = "ocid1.compartment.oc1..example"
      availability_domain = "Uocm:EU-FRANKFURT-1-AD-1"
      shape_name          = "MySQL.4"
      subnet_id           = "ocid1.subnet.oc1..example"
    }

    resource "oci_database_autonomous_database" "main" {
      compartment_id           = "ocid1.compartment.oc1..example"
      db_name                  = "orders"
      compute_model            = "ECPU"
      compute_count            = 2
      data_storage_size_in_tbs = 1
    }
  }

  example "passes" "IBM Cloud: always made" {
    resource "ibm_database" "main" {
      name              = "orders"
      service           = "databases-for-postgresql"
      plan              = "standard"
      location          = "eu-de"
      service_endpoints = "private"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "backup" {
      type = bool
    }

    resource "google_sql_database_instance" "main" {
      name             = "main"
      region           = "europe-west3"
      database_version = "POSTGRES_16"

      settings {
        tier = "db-custom-2-7680"

        backup_configuration {
          enabled = var.backup
        }
      }
    }
  }
}
