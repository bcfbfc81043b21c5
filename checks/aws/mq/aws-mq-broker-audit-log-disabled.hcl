check "aws-mq-broker-audit-log-disabled" {
  title      = "Amazon MQ broker exports no audit log"
  severity   = "low"
  on         = ["aws_mq_broker"]
  when       = self.engine_type != "RabbitMQ"
  fail       = !(self.logs.audit == "true")
  at         = self.logs.audit
  message    = "logs.audit is not true"
  why        = "Without the audit log it cannot be told afterwards who changed users, queues or settings over the console."
  remedy     = "Add logs { audit = true }."
  aliases    = ["CKV_AWS_197"]
  similar_to = ["AVD-AWS-0070", "AC_AWS_0174"]
  since      = "0.1"

  fix {
    unsafe = "Logs cost, CloudWatch must let the broker write them, and it has to be restarted"
    set    = { "logs.audit" = true }
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
        general = true
        audit   = false
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
        audit = true
      }

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "passes" "RabbitMQ has none" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "RabbitMQ"
      engine_version     = "3.13"
      host_instance_type = "mq.m5.large"

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }
}
