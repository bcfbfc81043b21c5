check "aws-appsync-cache-unencrypted-at-rest" {
  title    = "AppSync cache is stored unencrypted"
  severity = "low"
  on       = ["aws_appsync_api_cache"]
  fail     = !self.at_rest_encryption_enabled
  at       = self.at_rest_encryption_enabled
  message  = "at_rest_encryption_enabled is not true"
  why      = "Answers, with the personal data in them, lie readable in the cache."
  remedy   = "Set at_rest_encryption_enabled = true."
  aliases  = ["CKV_AWS_214"]
  cwe      = [311]
  since    = "0.1"

  fix {
    unsafe = "Replaces the cache"
    set    = { at_rest_encryption_enabled = true }
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
      at_rest_encryption_enabled = false
    }
  }

  example "passes" "switched on" {
    resource "aws_appsync_api_cache" "api" {
      api_id                     = "a1b2c3d4e5"
      api_caching_behavior       = "FULL_REQUEST_CACHING"
      type                       = "SMALL"
      ttl                        = 60
      at_rest_encryption_enabled = true
    }
  }

  example "unknown" "from a variable without a value" {
    variable "at_rest_encryption_enabled" {
      type = bool
    }

    resource "aws_appsync_api_cache" "api" {
      api_id                     = "a1b2c3d4e5"
      api_caching_behavior       = "FULL_REQUEST_CACHING"
      type                       = "SMALL"
      ttl                        = 60
      at_rest_encryption_enabled = var.at_rest_encryption_enabled
    }
  }
}
