check "aws-s3-bucket-grant-public" {
  title    = "S3 bucket grant gives access to everyone"
  severity = "high"
  on       = ["aws_s3_bucket"]
  for_each = self.grant
  fail     = contains(["http://acs.amazonaws.com/groups/global/AllUsers", "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"], each.value.uri) && !self.public_access_block.ignore_public_acls
  at       = each.value.uri
  message  = "A grant gives the group \"${each.value.uri}\" access to this bucket"
  why      = "AllUsers is the whole internet, and AuthenticatedUsers is everyone who ever opened an AWS account, not the users of this account. Either can use the granted permissions without any further check."
  remedy   = "Remove the grant, and name the accounts or roles that need access in a bucket policy."
  aliases  = []
  cwe      = [732]
  since    = "0.1"

  fix {
    on     = ["aws_s3_bucket_acl"]
    unsafe = "Whoever reads or writes as the public is locked out"
    remove = ["access_control_policy.grant"]
  }

  fix {
    on     = ["aws_s3_bucket"]
    unsafe = "Whoever reads or writes as the public is locked out"
    remove = ["each"]
  }

  example "fails" "AllUsers in the companion resource" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_acl" "data" {
      bucket = aws_s3_bucket.data.id

      access_control_policy {
        owner {
          id = "0123456789abcdef"
        }

        grant {
          permission = "READ"

          grantee {
            type = "Group"
            uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
          }
        }
      }
    }
  }

  example "fails" "AuthenticatedUsers written inline" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      grant {
        type        = "Group"
        permissions = ["READ_ACP"]
        uri         = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }
  }

  example "passes" "log delivery group" {
    resource "aws_s3_bucket" "logs" {
      bucket = "example-logs"

      grant {
        type        = "Group"
        permissions = ["WRITE", "READ_ACP"]
        uri         = "http://acs.amazonaws.com/groups/s3/LogDelivery"
      }
    }
  }

  example "passes" "no grants" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "unknown" "group from a variable without a value" {
    variable "group" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"

      grant {
        type        = "Group"
        permissions = ["READ"]
        uri         = var.group
      }
    }
  }
}
