check "aws-db-instance-storage-unencrypted" {
  title    = "RDS instance stores its data unencrypted"
  severity = "high"
  on       = ["aws_db_instance"]
  when     = self.replicate_source_db == null
  fail     = !self.storage_encrypted
  at       = self.storage_encrypted
  message  = "storage_encrypted is not true: the storage, backups and snapshots of this instance are not encrypted"
  why      = "A snapshot that is shared or copied by mistake can be read by whoever gets it. Encryption cannot be switched on later: the instance has to be restored from an encrypted copy of a snapshot."
  remedy   = "Set storage_encrypted = true, with kms_key_id for a key of your own. For an instance that exists, copy a snapshot with encryption and restore from it."
  aliases  = ["CKV_AWS_16", "AVD-AWS-0080", "F27", "AwsSolutions-RDS2", "RDS_STORAGE_ENCRYPTED", "AC_AWS_0058"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the database: restore it from an encrypted copy of a snapshot"
    set    = { storage_encrypted = true }
    leaves = ["database-no-customer-key"]
  }

  example "fails" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "fails" "switched off" {
    resource "aws_db_instance" "main" {
      engine            = "mysql"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      storage_encrypted = false
    }
  }

  example "passes" "encrypted" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      storage_encrypted = true
    }
  }

  example "passes" "a replica is encrypted as its source is" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      storage_encrypted = true
    }

    resource "aws_db_instance" "replica" {
      replicate_source_db = aws_db_instance.main.identifier
      instance_class      = "db.t4g.medium"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      storage_encrypted = var.encrypted
    }
  }
}
