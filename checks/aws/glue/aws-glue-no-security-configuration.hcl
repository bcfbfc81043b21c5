check "aws-glue-no-security-configuration" {
  title      = "Glue runs without a security configuration"
  severity   = "low"
  on         = ["aws_glue_job", "aws_glue_crawler"]
  fail       = self.security_configuration == null
  at         = self.security_configuration
  message    = "security_configuration is not set"
  why        = "What a job or crawler writes, its logs and bookmarks are not encrypted under a key of this account."
  remedy     = "Set security_configuration to an aws_glue_security_configuration."
  aliases    = ["CKV_AWS_195"]
  similar_to = ["AwsSolutions-GL1", "AwsSolutions-GL3"]
  since      = "0.1"

  example "fails" "a job" {
    resource "aws_glue_job" "load" {
      name     = "load"
      role_arn = "arn:aws:iam::111122223333:role/glue"

      command {
        script_location = "s3://example-scripts/load.py"
      }
    }
  }

  example "fails" "a crawler" {
    resource "aws_glue_crawler" "raw" {
      name          = "raw"
      database_name = "raw"
      role          = "arn:aws:iam::111122223333:role/glue"
    }
  }

  example "passes" "one is named" {
    resource "aws_glue_crawler" "raw" {
      name                   = "raw"
      database_name          = "raw"
      role                   = "arn:aws:iam::111122223333:role/glue"
      security_configuration = "encrypted"
    }
  }
}
