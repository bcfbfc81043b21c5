check "aws-rds-minor-upgrades-disabled" {
  title      = "Database is kept from minor upgrades"
  severity   = "low"
  on         = ["aws_db_instance", "aws_rds_cluster_instance"]
  fail       = self.auto_minor_version_upgrade == false
  at         = self.auto_minor_version_upgrade
  message    = "auto_minor_version_upgrade is false"
  why        = "Corrections of known weaknesses are not applied in the maintenance window, and old minor versions are forced out later at a time that nobody chose."
  remedy     = "Remove auto_minor_version_upgrade, or set it to true."
  similar_to = ["CKV_AWS_226", "RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED", "AC_AWS_0056"]
  since      = "0.1"

  fix {
    unsafe = "Upgrades interrupt it in its maintenance window"
    set    = { auto_minor_version_upgrade = true }
  }

  example "fails" "an instance" {
    resource "aws_db_instance" "main" {
      engine                     = "postgres"
      instance_class             = "db.t4g.medium"
      allocated_storage          = 20
      auto_minor_version_upgrade = false
    }
  }

  example "fails" "an instance of a cluster" {
    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier         = "main"
      engine                     = "aurora-postgresql"
      instance_class             = "db.r6g.large"
      auto_minor_version_upgrade = false
    }
  }

  example "passes" "switched on" {
    resource "aws_db_instance" "main" {
      engine                     = "postgres"
      instance_class             = "db.t4g.medium"
      allocated_storage          = 20
      auto_minor_version_upgrade = true
    }
  }

  example "passes" "not written, which is on" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "unknown" "from a variable without a value" {
    variable "auto_minor_version_upgrade" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine                     = "postgres"
      instance_class             = "db.t4g.medium"
      allocated_storage          = 20
      auto_minor_version_upgrade = var.auto_minor_version_upgrade
    }
  }
}
