check "aws-s3-bucket-policy-public" {
  title      = "S3 bucket policy gives access to everyone"
  severity   = "high"
  on         = ["aws_s3_bucket"]
  when       = self.policy != null && !self.public_access_block.restrict_public_buckets
  fail       = anytrue([for action in ["s3:GetObject", "s3:ListBucket", "s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy"] : iam_grants_everyone(self.policy, action)])
  at         = self.policy
  message    = "The bucket policy allows everyone ${join(", ", [for action in ["s3:GetObject", "s3:ListBucket", "s3:PutObject", "s3:DeleteObject", "s3:PutBucketPolicy"] : action if iam_grants_everyone(self.policy, action)])}"
  why        = "A statement for the principal \"*\" without a narrowing condition needs no credentials: the whole internet can do what it allows. Buckets opened like this are found by scanners within hours."
  remedy     = "Name the accounts, roles or services in the statement's principal, or add a condition that narrows it (aws:SourceVpce, aws:PrincipalOrgID, aws:SourceArn). For a public site, let only a CloudFront origin access control read the bucket."
  aliases    = ["CKV_AWS_70", "F16", "S3_BUCKET_POLICY_NO_WILDCARD_PRINCIPAL"]
  similar_to = ["AwsSolutions-S5", "S3_BUCKET_POLICY_GRANTEE_CHECK", "AC_AWS_0217", "AC_AWS_0218", "AC_AWS_0219", "AC_AWS_0220", "AC_AWS_0221", "AC_AWS_0224"]
  cwe        = [732]
  since      = "0.1"

  example "fails" "policy resource from jsonencode" {
    resource "aws_s3_bucket" "site" {
      bucket = "example-site"
    }

    resource "aws_s3_bucket_policy" "site" {
      bucket = aws_s3_bucket.site.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "s3:GetObject"
          Resource  = "arn:aws:s3:::example-site/*"
        }]
      })
    }
  }

  example "fails" "inline policy from a policy document" {
    data "aws_iam_policy_document" "open" {
      statement {
        actions   = ["s3:*"]
        resources = ["arn:aws:s3:::example-data", "arn:aws:s3:::example-data/*"]

        principals {
          type        = "AWS"
          identifiers = ["*"]
        }
      }
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      policy = data.aws_iam_policy_document.open.json
    }
  }

  example "passes" "a named role" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_policy" "data" {
      bucket = aws_s3_bucket.data.id
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = { AWS = "arn:aws:iam::111122223333:role/reader" }
          Action    = "s3:GetObject"
          Resource  = "arn:aws:s3:::example-data/*"
        }]
      })
    }
  }

  example "passes" "everyone is denied, without TLS" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = "arn:aws:s3:::example-data/*"
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        }]
      })
    }
  }

  example "passes" "narrowed to an organisation" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = "s3:GetObject"
          Resource  = "arn:aws:s3:::example-data/*"
          Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-abcdefghij" } }
        }]
      })
    }
  }

  example "passes" "no policy" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "unknown" "policy from a variable without a value" {
    variable "policy" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_policy" "data" {
      bucket = aws_s3_bucket.data.id
      policy = var.policy
    }
  }
}
