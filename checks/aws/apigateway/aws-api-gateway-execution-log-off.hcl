check "aws-api-gateway-execution-log-off" {
  title    = "API writes no execution log"
  severity = "low"
  on       = ["aws_api_gateway_method_settings"]
  fail     = self.settings.logging_level == null || self.settings.logging_level == "OFF"
  at       = self.settings.logging_level
  message  = "logging_level is not ERROR or INFO"
  why      = "Requests that fail in the API itself, by its authorizer or its mapping, leave no trace."
  remedy   = "Set logging_level = \"ERROR\"."
  aliases  = ["CKV2_AWS_4", "AwsSolutions-APIG6", "API_GW_EXECUTION_LOGGING_ENABLED"]
  since    = "0.1"

  fix {
    unsafe = "The account needs a role for logs first (aws_api_gateway_account), and logs cost"
    set    = { "settings.logging_level" = "ERROR" }
  }

  example "fails" "off" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        logging_level = "OFF"
      }
    }
  }

  example "fails" "not written" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        metrics_enabled = true
      }
    }
  }

  example "passes" "errors" {
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        logging_level = "ERROR"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "level" {
      type = string
    }

    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a1b2c3d4e5"
      stage_name  = "live"
      method_path = "*/*"

      settings {
        logging_level = var.level
      }
    }
  }
}
