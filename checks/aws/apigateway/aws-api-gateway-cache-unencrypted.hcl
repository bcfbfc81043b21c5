check "aws-api-gateway-cache-unencrypted" {
  title      = "API cache is stored unencrypted"
  severity   = "medium"
  on         = ["aws_api_gateway_method_settings"]
  when       = self.settings.caching_enabled
  fail       = !self.settings.cache_data_encrypted
  at         = self.settings.cache_data_encrypted
  message    = "cache_data_encrypted is not true"
  why        = "Answers, with the personal data in them, lie readable in the cache for as long as they live."
  remedy     = "Set cache_data_encrypted = true."
  aliases    = ["CKV_AWS_308", "AVD-AWS-0002", "API_GW_CACHE_ENABLED_AND_ENCRYPTED"]
  similar_to = ["W87"]
  cwe        = [311]
  since      = "0.1"

  fix {
    set = { "settings.cache_data_encrypted" = true }
  }

  example "fails" "not written" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        caching_enabled = true
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        caching_enabled      = true
        cache_data_encrypted = false
      }
    }
  }

  example "passes" "encrypted" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        caching_enabled      = true
        cache_data_encrypted = true
      }
    }
  }

  example "passes" "nothing is cached" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        caching_enabled = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "encrypted" {
      type = bool
    }

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        caching_enabled      = true
        cache_data_encrypted = var.encrypted
      }
    }
  }
}
