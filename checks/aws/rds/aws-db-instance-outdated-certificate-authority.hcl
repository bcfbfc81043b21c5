check "aws-db-instance-outdated-certificate-authority" {
  title    = "RDS instance proves itself with an expired authority"
  severity = "low"
  on       = ["aws_db_instance"]
  fail     = self.ca_cert_identifier != null && contains(["rds-ca-2015", "rds-ca-2019"], self.ca_cert_identifier)
  at       = self.ca_cert_identifier
  message  = "ca_cert_identifier is \"${self.ca_cert_identifier}\""
  why      = "The authority has expired. Clients that verify the server are turned away, and those that are made to work again by not verifying can be deceived."
  remedy   = "Set ca_cert_identifier = \"rds-ca-rsa2048-g1\", and update the trust store of the clients."
  aliases  = ["CKV_AWS_211", "AC_AWS_0057"]
  since    = "0.1"

  fix {
    unsafe = "Clients must trust the new authority first, and some engines are restarted"
    set    = { ca_cert_identifier = "rds-ca-rsa2048-g1" }
  }

  example "fails" "rds-ca-2019" {
    resource "aws_db_instance" "main" {
      engine             = "postgres"
      instance_class     = "db.t4g.medium"
      allocated_storage  = 20
      ca_cert_identifier = "rds-ca-2019"
    }
  }

  example "passes" "a present one" {
    resource "aws_db_instance" "main" {
      engine             = "postgres"
      instance_class     = "db.t4g.medium"
      allocated_storage  = 20
      ca_cert_identifier = "rds-ca-rsa2048-g1"
    }
  }

  example "passes" "not written" {
    resource "aws_db_instance" "main" {
      engine            = "postgres"
      instance_class    = "db.t4g.medium"
      allocated_storage = 20
    }
  }

  example "unknown" "from a variable without a value" {
    variable "ca_cert_identifier" {
      type = string
    }

    resource "aws_db_instance" "main" {
      engine             = "postgres"
      instance_class     = "db.t4g.medium"
      allocated_storage  = 20
      ca_cert_identifier = var.ca_cert_identifier
    }
  }
}
