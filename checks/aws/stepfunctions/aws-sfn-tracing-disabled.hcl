check "aws-sfn-tracing-disabled" {
  title    = "State machine is not traced"
  severity = "info"
  on       = ["aws_sfn_state_machine"]
  fail     = !self.tracing_configuration.enabled
  at       = self.tracing_configuration.enabled
  message  = "tracing_configuration is not enabled"
  why      = "Where an execution fails, and what it cost on the way, can only be told by searching the logs of each service."
  remedy   = "Add tracing_configuration { enabled = true }."
  aliases  = ["CKV_AWS_284", "AwsSolutions-SF2"]
  since    = "0.1"

  fix {
    unsafe = "The role must be allowed to write traces, and traces cost by their number"
    set    = { "tracing_configuration.enabled" = true }
  }

  example "fails" "not written" {
    resource "aws_sfn_state_machine" "order" {
      name       = "order"
      role_arn   = "arn:aws:iam::111122223333:role/order"
      definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })
    }
  }

  example "fails" "switched off" {
    resource "aws_sfn_state_machine" "order" {
      name       = "order"
      role_arn   = "arn:aws:iam::111122223333:role/order"
      definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })

      tracing_configuration {
        enabled = false
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_sfn_state_machine" "order" {
      name       = "order"
      role_arn   = "arn:aws:iam::111122223333:role/order"
      definition = jsonencode({ StartAt = "Done", States = { Done = { Type = "Succeed" } } })

      tracing_configuration {
        enabled = true
      }
    }
  }
}
