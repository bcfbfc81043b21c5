check "aws-db-instance-single-az" {
  title    = "RDS instance stands in one availability zone"
  severity = "low"
  on       = ["aws_db_instance"]
  when     = self.replicate_source_db == null
  fail     = !self.multi_az
  at       = self.multi_az
  message  = "multi_az is not true: there is no standby in another availability zone"
  why      = "When the zone or the host fails, and during maintenance, the database is down until it is restored by hand. With a standby it fails over within a minute or two."
  remedy   = "Set multi_az = true for databases that production depends on."
  aliases  = ["CKV_AWS_157", "AwsSolutions-RDS3", "RDS_MULTI_AZ_SUPPORT"]
  since    = "0.1"

  fix {
    unsafe = "The standby costs as much as the database"
    set    = { multi_az = true }
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
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      multi_az          = false
    }
  }

  example "passes" "with a standby" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      multi_az          = true
    }
  }

  example "passes" "a read replica" {
    resource "aws_db_instance" "replica" {
      replicate_source_db = "main"
      instance_class      = "db.t4g.medium"
    }
  }

  example "unknown" "from a variable without a value" {
    variable "multi_az" {
      type = bool
    }

    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
      multi_az          = var.multi_az
    }
  }
}
