check "aws-api-gateway-data-trace-enabled" {
  title    = "API writes whole requests into its log"
  severity = "medium"
  on       = ["aws_api_gateway_method_settings"]
  fail     = self.settings.data_trace_enabled
  at       = self.settings.data_trace_enabled
  message  = "data_trace_enabled is true"
  why      = "Bodies and headers of requests, with passwords, tokens and personal data, land in the log in clear."
  remedy   = "Remove data_trace_enabled, or set it to false outside of development."
  aliases  = ["CKV_AWS_276"]
  since    = "0.1"

  fix {
    set = { "settings.data_trace_enabled" = false }
  }

  example "fails" "switched on" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        data_trace_enabled = true
      }
    }
  }

  example "passes" "not written" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        logging_level = "INFO"
      }
    }
  }

  example "passes" "switched off" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        data_trace_enabled = false
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "trace" {
      type = bool
    }

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        data_trace_enabled = var.trace
      }
    }
  }
}
