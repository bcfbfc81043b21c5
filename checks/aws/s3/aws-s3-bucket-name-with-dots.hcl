check "aws-s3-bucket-name-with-dots" {
  title    = "Name of an S3 bucket does not fit into a host name"
  severity = "low"
  on       = ["aws_s3_bucket"]
  fail     = self.bucket != null && length(regexall("[.A-Z_]", self.bucket)) > 0
  at       = self.bucket
  message  = "The name \"${self.bucket}\" holds a dot or a character that host names do not have"
  why      = "The certificate of S3 does not cover names with dots, so clients fall back to paths or stop verifying; transfer acceleration is not possible."
  remedy   = "Use lower-case letters, digits and dashes only. The name of a website bucket may need dots; serve it through CloudFront instead."
  aliases  = ["AVD-AWS-0320"]
  since    = "0.1"

  example "fails" "dots" {
    resource "aws_s3_bucket" "data" {
      bucket = "data.example.com"
    }
  }

  example "passes" "dashes" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "not written" {
    resource "aws_s3_bucket" "data" {
    }
  }

  example "unknown" "from a variable without a value" {
    variable "bucket" {
      type = string
    }

    resource "aws_s3_bucket" "data" {
      bucket = var.bucket
    }
  }
}
