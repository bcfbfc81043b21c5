check "aws-db-snapshot-public" {
  title    = "RDS snapshot is shared with everyone"
  severity = "critical"
  on       = ["aws_db_snapshot"]
  fail     = contains(self.shared_accounts, "all")
  at       = self.shared_accounts
  message  = "shared_accounts names \"all\""
  why      = "Anyone with an AWS account can restore the snapshot and read the whole database."
  remedy   = "Name the accounts that need the snapshot in shared_accounts."
  aliases  = ["CKV_AWS_302"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Other accounts that use the snapshot are locked out"
    remove = ["shared_accounts"]
  }

  example "fails" "everyone" {
    resource "aws_db_snapshot" "before" {
      db_instance_identifier = "main"
      db_snapshot_identifier = "before"
      shared_accounts        = ["all"]
    }
  }

  example "passes" "not written" {
    resource "aws_db_snapshot" "before" {
      db_instance_identifier = "main"
      db_snapshot_identifier = "before"
    }
  }

  example "passes" "one account" {
    resource "aws_db_snapshot" "before" {
      db_instance_identifier = "main"
      db_snapshot_identifier = "before"
      shared_accounts        = ["111122223333"]
    }
  }

  example "unknown" "from a variable without a value" {
    variable "shared_accounts" {
      type = list(string)
    }

    resource "aws_db_snapshot" "before" {
      db_instance_identifier = "main"
      db_snapshot_identifier = "before"
      shared_accounts        = var.shared_accounts
    }
  }
}
