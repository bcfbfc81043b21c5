check "aws-db-instance-tags-not-copied-to-snapshots" {
  title    = "Snapshots of an RDS instance do not carry its tags"
  severity = "info"
  on       = ["aws_db_instance"]
  when     = self.engine == null || !startswith(self.engine, "aurora")
  fail     = !self.copy_tags_to_snapshot
  at       = self.copy_tags_to_snapshot
  message  = "copy_tags_to_snapshot is not true"
  why      = "Rules on access, cost and retention that go by tags do not see the snapshots."
  remedy   = "Set copy_tags_to_snapshot = true."
  aliases  = ["CKV2_AWS_60"]
  since    = "0.1"

  fix {
    set = { copy_tags_to_snapshot = true }
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
      engine                = "postgres"
      instance_class        = "db.t4g.medium"
      allocated_storage     = 20
      copy_tags_to_snapshot = false
    }
  }

  example "passes" "copied" {
    resource "aws_db_instance" "main" {
      engine                = "postgres"
      instance_class        = "db.t4g.medium"
      allocated_storage     = 20
      copy_tags_to_snapshot = true
    }
  }

  example "passes" "Aurora copies for the cluster" {
    resource "aws_db_instance" "main" {
      engine         = "aurora-postgresql"
      instance_class = "db.r6g.large"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "copy_tags_to_snapshot" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine                = "postgres"
      instance_class        = "db.t4g.medium"
      allocated_storage     = 20
      copy_tags_to_snapshot = var.copy_tags_to_snapshot
    }
  }
}
