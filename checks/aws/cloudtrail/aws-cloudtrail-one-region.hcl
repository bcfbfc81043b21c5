check "aws-cloudtrail-one-region" {
  title    = "CloudTrail records one region only"
  severity = "medium"
  on       = ["aws_cloudtrail"]
  fail     = !self.is_multi_region_trail
  at       = self.is_multi_region_trail
  message  = "is_multi_region_trail is not true: what happens in other regions is not recorded"
  why      = "Intruders start machines in regions that nobody uses, because nobody looks there. A trail of one region does not see them."
  remedy   = "Set is_multi_region_trail = true."
  aliases  = ["CKV_AWS_67", "AVD-AWS-0014", "MULTI_REGION_CLOUD_TRAIL_ENABLED", "AC_AWS_0034", "AC_AWS_0448"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "What a further trail records costs"
    set    = { is_multi_region_trail = true }
  }

  example "fails" "not written" {
    resource "aws_cloudtrail" "main" {
      name           = "main"
      s3_bucket_name = "example-trail"
    }
  }

  example "passes" "every region" {
    resource "aws_cloudtrail" "main" {
      name                  = "main"
      s3_bucket_name        = "example-trail"
      is_multi_region_trail = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "multi_region" {
      type = bool
    }

    resource "aws_cloudtrail" "main" {
      name                  = "main"
      s3_bucket_name        = "example-trail"
      is_multi_region_trail = var.multi_region
    }
  }
}
