check "aws-s3-bucket-no-event-notifications" {
  title    = "S3 bucket tells nobody of changes"
  severity = "info"
  on       = ["aws_s3_bucket"]
  fail     = length(referrers("aws_s3_bucket_notification")) == 0
  message  = "No aws_s3_bucket_notification reports what happens in the bucket"
  why      = "Where changes to a bucket matter, a notification lets a system act on an unexpected object or deletion as it happens."
  remedy   = "Where changes matter, add an aws_s3_bucket_notification to a queue, topic, function or EventBridge."
  aliases  = ["CKV2_AWS_62"]
  since    = "0.1"

  fix {
    unsafe = "Takes the place of notifications that are set up elsewhere"

    add "aws_s3_bucket_notification" {
      bucket      = self.id
      eventbridge = true
    }
  }

  example "fails" "not written" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }
  }

  example "passes" "to EventBridge" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_notification" "data" {
      bucket      = aws_s3_bucket.data.id
      eventbridge = true
    }
  }

  example "passes" "to a queue" {
    resource "aws_s3_bucket" "data" {
      bucket = "example-data"
    }

    resource "aws_s3_bucket_notification" "data" {
      bucket = aws_s3_bucket.data.id

      queue {
        queue_arn = "arn:aws:sqs:eu-central-1:111122223333:changes"
        events    = ["s3:ObjectCreated:*"]
      }
    }
  }
}
