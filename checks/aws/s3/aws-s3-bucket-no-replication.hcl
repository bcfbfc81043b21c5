check "aws-s3-bucket-no-replication" {
  title    = "S3 bucket has no copy elsewhere"
  severity = "info"
  on       = ["aws_s3_bucket"]
  fail     = !anytrue([for rule in self.replication_configuration.rules : rule.status == "Enabled"]) && length(referrers("aws_s3_bucket_replication_configuration")) == 0
  message  = "No replication copies the objects to another bucket"
  why      = "When a region fails, or the bucket is emptied by mistake or with intent, there is nothing to go back to."
  remedy   = "Where the data must survive the loss of a region or account, add an aws_s3_bucket_replication_configuration. Mind where the data may be."
  aliases  = ["CKV_AWS_144", "S3_BUCKET_REPLICATION_ENABLED"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "replicated" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_replication_configuration" "data" {
      bucket = aws_s3_bucket.data.id
      role   = "arn:aws:iam::111122223333:role/replication"

      rule {
        status = "Enabled"

        destination {
          bucket = "arn:aws:s3:::example-copy"
        }
      }
    }
  }
}
