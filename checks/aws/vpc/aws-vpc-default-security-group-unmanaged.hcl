check "aws-vpc-default-security-group-unmanaged" {
  title      = "VPC keeps the default security group as AWS makes it"
  severity   = "low"
  on         = ["aws_vpc"]
  fail       = length(referrers("aws_default_security_group")) == 0
  message    = "No aws_default_security_group takes over the default group of this VPC"
  why        = "The default group of a new VPC lets its members reach each other on every port and lets everything out. Whatever is started without a group of its own lands in it."
  remedy     = "Add an aws_default_security_group with vpc_id set to this VPC and without any rule."
  aliases    = ["CKV2_AWS_12"]
  similar_to = ["VPC_DEFAULT_SECURITY_GROUP_CLOSED"]
  cwe        = [1188]
  since      = "0.1"

  fix {
    unsafe = "What uses the default group loses its traffic"

    add "aws_default_security_group" {
      vpc_id = self.id
    }
  }

  example "fails" "a VPC alone" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }
  }

  example "passes" "the default group is emptied" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_default_security_group" "main" {
      vpc_id = aws_vpc.main.id
    }
  }

  example "unknown" "only in some environments" {
    variable "strict" {
      type = bool
    }

    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }

    resource "aws_default_security_group" "main" {
      count  = var.strict ? 1 : 0
      vpc_id = aws_vpc.main.id
    }
  }
}
