check "aws-s3-object-no-customer-key" {
  title      = "S3 object is not encrypted under a key of its owner"
  severity   = "info"
  on         = ["aws_s3_object", "aws_s3_bucket_object"]
  fail       = self.kms_key_id == null
  at         = self.kms_key_id
  message    = "kms_key_id is not set"
  why        = "The object is encrypted as its bucket says. Where it must be under a key of this account whatever the bucket says, the object has to name it."
  remedy     = "Set kms_key_id to the ARN of an aws_kms_key, or encrypt the bucket under it by default."
  aliases    = ["CKV_AWS_186"]
  similar_to = ["AC_AWS_0498"]
  since      = "0.1"

  fix {
    unsafe = "Whoever reads the object must be allowed to use the key; a key costs by the month"
    set    = { kms_key_id = added.aws_kms_key.arn }
    leaves = ["aws-kms-key-no-policy"]

    add "aws_kms_key" {
      description         = "Object of a bucket"
      enable_key_rotation = true
    }
  }

  example "fails" "not written" {
    resource "aws_s3_bucket_object" "report" {
      bucket  = "example-data"
      key     = "report.csv"
      content = "a,b"
    }
  }

  example "fails" "aws_s3_object" {
    resource "aws_s3_object" "report" {
      bucket  = "example-data"
      key     = "report.csv"
      content = "a,b"
    }
  }

  example "passes" "a key of this account" {
    resource "aws_s3_bucket_object" "report" {
      bucket     = "example-data"
      key        = "report.csv"
      content    = "a,b"
      kms_key_id = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"
    }
  }
}
