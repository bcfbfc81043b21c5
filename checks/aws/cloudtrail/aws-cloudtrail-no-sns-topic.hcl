check "aws-cloudtrail-no-sns-topic" {
  title      = "Trail tells nobody of new logs"
  severity   = "info"
  on         = ["aws_cloudtrail"]
  fail       = self.sns_topic_name == null
  at         = self.sns_topic_name
  message    = "sns_topic_name is not set"
  why        = "Systems that read the logs have to look for them, and notice late."
  remedy     = "Where something reads the logs as they come, set sns_topic_name."
  aliases    = ["CKV_AWS_252"]
  similar_to = ["AC_AWS_0035"]
  since      = "0.1"

  example "fails" "not written" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
    }
  }

  example "passes" "a topic" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
      sns_topic_name = "trail"
    }
  }
}
