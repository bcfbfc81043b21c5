check "aws-s3-access-point-public-access-allowed" {
  title      = "S3 access point can be made public"
  severity   = "high"
  on         = ["aws_s3_access_point"]
  fail       = self.public_access_block_configuration.block_public_acls == false || self.public_access_block_configuration.block_public_policy == false || self.public_access_block_configuration.ignore_public_acls == false || self.public_access_block_configuration.restrict_public_buckets == false
  at         = self.public_access_block_configuration
  message    = "A setting of public_access_block_configuration is false"
  why        = "A policy or ACL can give everyone access through this access point, whatever is said of others."
  remedy     = "Remove public_access_block_configuration, or set all four to true. It cannot be changed later: the access point must be made anew."
  similar_to = ["CKV_AWS_392"]
  cwe        = [668]
  since      = "0.1"

  fix {
    unsafe = "Replaces the access point, and locks out who has access as the public"
    remove = ["public_access_block_configuration"]
  }

  example "fails" "one setting is false" {
    resource "aws_s3_access_point" "app" {
      bucket = "example-data"
      name   = "app"

      public_access_block_configuration {
        block_public_acls       = true
        block_public_policy     = false
        ignore_public_acls      = true
        restrict_public_buckets = true
      }
    }
  }

  example "passes" "not written, which blocks" {
    resource "aws_s3_access_point" "app" {
      bucket = "example-data"
      name   = "app"
    }
  }

  example "passes" "all are true" {
    resource "aws_s3_access_point" "app" {
      bucket = "example-data"
      name   = "app"

      public_access_block_configuration {
        block_public_acls       = true
        block_public_policy     = true
        ignore_public_acls      = true
        restrict_public_buckets = true
      }
    }
  }
}
