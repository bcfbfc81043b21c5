check "aws-s3-bucket-plain-http" {
  title    = "S3 bucket answers over unencrypted HTTP"
  severity = "low"
  on       = ["aws_s3_bucket"]
  fail     = !anytrue([for statement in iam_statements(self.policy) : statement.effect == "Deny" && anytrue([for condition in statement.conditions : lower(condition.variable) == "aws:securetransport" && contains(condition.values, "false")])])
  at       = self.policy
  message  = "No statement of the bucket policy denies requests over plain HTTP"
  why      = "Programs of AWS use HTTPS, but a link or an old client that says http:// is answered, too, and whoever sits on the way reads what is fetched."
  remedy   = "Add a statement to the bucket policy that denies s3:* on the bucket and its objects to everyone where aws:SecureTransport is \"false\"."
  aliases  = ["AwsSolutions-S10", "S3_BUCKET_SSL_REQUESTS_ONLY"]
  cwe      = [319]
  since    = "0.1"

  example "fails" "no policy" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "fails" "a policy about something else" {
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

  example "passes" "denied by a policy document" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    data "aws_iam_policy_document" "https" {
      statement {
        effect    = "Deny"
        actions   = ["s3:*"]
        resources = ["arn:aws:s3:::example-data", "arn:aws:s3:::example-data/*"]

        principals {
          type        = "*"
          identifiers = ["*"]
        }

        condition {
          test     = "Bool"
          variable = "aws:SecureTransport"
          values   = ["false"]
        }
      }
    }

    resource "aws_s3_bucket_policy" "data" {
      bucket = aws_s3_bucket.data.id
      policy = data.aws_iam_policy_document.https.json
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
