check "aws-rds-instance-publicly-accessible" {
  title    = "Database instance has a public address"
  severity = "high"
  on       = ["aws_db_instance", "aws_rds_cluster_instance"]
  fail     = self.publicly_accessible
  at       = self.publicly_accessible
  message  = "publicly_accessible is true: the name of this database resolves to a public IP address"
  why      = "Only security groups then stand between the database and everyone who guesses passwords or waits for a flaw of the engine. One wrong rule publishes the data."
  remedy   = "Set publicly_accessible = false, place the instance in private subnets, and let people in through a VPN, Session Manager or a bastion."
  aliases  = ["CKV_AWS_17", "AVD-AWS-0180", "F22", "RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "AC_AWS_0054"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Whoever connects from the internet is locked out"
    set    = { publicly_accessible = false }
  }

  example "fails" "an instance" {
    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      publicly_accessible = true
    }
  }

  example "fails" "an instance of a cluster" {
    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-postgresql"
      instance_class      = "db.r6g.large"
      publicly_accessible = true
    }
  }

  example "passes" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "passes" "switched off" {
    resource "aws_rds_cluster_instance" "main" {
      cluster_identifier  = "main"
      engine              = "aurora-postgresql"
      instance_class      = "db.r6g.large"
      publicly_accessible = false
    }
  }

  example "unknown" "from a variable without a value" {
    variable "public" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine              = "postgres"
      instance_class      = "db.t4g.medium"
      allocated_storage   = 20
      publicly_accessible = var.public
    }
  }
}
