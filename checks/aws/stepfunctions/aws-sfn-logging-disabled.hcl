check "aws-sfn-logging-disabled" {
  title      = "State machine keeps no log"
  severity   = "low"
  on         = ["aws_sfn_state_machine"]
  fail       = !self.logging_configuration.include_execution_data
  at         = self.logging_configuration
  message    = "The history of executions is not logged with its data"
  why        = "The history of an execution is gone after 90 days, and of express workflows there is none at all."
  remedy     = "Add logging_configuration with log_destination, level = \"ALL\" and include_execution_data = true; leave the data out where it is personal."
  aliases    = ["CKV_AWS_285"]
  similar_to = ["AwsSolutions-SF1"]
  cwe        = [778]
  since      = "0.1"

  fix {
    unsafe         = "The log has all data that is worked on, and costs; the role must be allowed to deliver logs"
    cloudformation = false
    leaves         = ["aws-cloudwatch-log-group-no-customer-key"]
    set = {
      "logging_configuration.include_execution_data" = true
      "logging_configuration.level"                  = "ALL"
      "logging_configuration.log_destination"        = "${added.aws_cloudwatch_log_group.arn}:*"
    }

    add "aws_cloudwatch_log_group" {
      retention_in_days = 365
    }
  }

  example "fails" "not written" {
    resource "aws_sfn_state_machine" "order" {
      name       = "order"
      role_arn   = "arn:aws:iam::111122223333:role/order"
      definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })
    }
  }

  example "passes" "written" {
    resource "aws_sfn_state_machine" "order" {
      name       = "order"
      role_arn   = "arn:aws:iam::111122223333:role/order"
      definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })

      logging_configuration {
        log_destination        = "arn:aws:logs:eu-central-1:111122223333:log-group:order:*"
        include_execution_data = true
        level                  = "ALL"
      }
    }
  }
}
