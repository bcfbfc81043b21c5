check "aws-default-vpc-used" {
  title      = "Default VPC is used"
  severity   = "low"
  on         = ["aws_default_vpc"]
  fail       = true
  message    = "The default VPC is taken under management instead of a VPC of its own"
  why        = "Every subnet of the default VPC is public, and machines in it get public addresses unless each of them says otherwise."
  remedy     = "Make an aws_vpc with private subnets, and delete the default VPC."
  aliases    = ["CKV_AWS_148", "AVD-AWS-0101"]
  similar_to = ["AC_AWS_0370"]
  since      = "0.1"

  example "fails" "a default VPC" {
    resource "aws_default_vpc" "default" {
      tags = {
        Name = "default"
      }
    }
  }

  example "passes" "a VPC of its own" {
    resource "aws_vpc" "main" {
      cidr_block = "10.0.0.0/16"
    }
  }
}
