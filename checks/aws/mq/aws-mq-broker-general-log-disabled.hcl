check "aws-mq-broker-general-log-disabled" {
  title      = "Amazon MQ broker exports no general log"
  severity   = "low"
  on         = ["aws_mq_broker"]
  fail       = !self.logs.general
  at         = self.logs.general
  message    = "logs.general is not true"
  why        = "Errors, refused connections and restarts leave no trace outside the broker."
  remedy     = "Add logs { general = true }."
  aliases    = ["CKV_AWS_48", "AVD-AWS-0071"]
  similar_to = ["AC_AWS_0174"]
  since      = "0.1"

  fix {
    unsafe = "Logs cost, CloudWatch must let the broker write them, and it has to be restarted"
    set    = { "logs.general" = true }
  }

  example "fails" "not written" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      logs {
        general = false
      }

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "passes" "switched on" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      logs {
        general = true
      }

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }
}
