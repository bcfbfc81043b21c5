check "aws-appsync-cache-unencrypted-in-transit" {
  title    = "AppSync talks to its cache unencrypted"
  severity = "low"
  on       = ["aws_appsync_api_cache"]
  fail     = !self.transit_encryption_enabled
  at       = self.transit_encryption_enabled
  message  = "transit_encryption_enabled is not true"
  why      = "Answers, with the personal data in them, cross the network readable."
  remedy   = "Set transit_encryption_enabled = true."
  aliases  = ["CKV_AWS_215"]
  cwe      = [319]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cache"
    set    = { transit_encryption_enabled = true }
  }

  example "fails" "not written" {
    resource "aws_appsync_api_cache" "api" {
      api_id               = "a1b2c3d4e5"
      api_caching_behavior = "FULL_REQUEST_CACHING"
      type                 = "SMALL"
      ttl                  = 60
    }
  }

  example "fails" "switched off" {
    resource "aws_appsync_api_cache" "api" {
      api_id                     = "a1b2c3d4e5"
      api_caching_behavior       = "FULL_REQUEST_CACHING"
      type                       = "SMALL"
      ttl                        = 60
      transit_encryption_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_appsync_api_cache" "api" {
      api_id                     = "a1b2c3d4e5"
      api_caching_behavior       = "FULL_REQUEST_CACHING"
      type                       = "SMALL"
      ttl                        = 60
      transit_encryption_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "transit_encryption_enabled" {
      type = bool
    }

    resource "aws_appsync_api_cache" "api" {
      api_id                     = "a1b2c3d4e5"
      api_caching_behavior       = "FULL_REQUEST_CACHING"
      type                       = "SMALL"
      ttl                        = 60
      transit_encryption_enabled = var.transit_encryption_enabled
    }
  }
}
