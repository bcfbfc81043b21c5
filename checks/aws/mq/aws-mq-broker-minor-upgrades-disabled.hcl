check "aws-mq-broker-minor-upgrades-disabled" {
  title    = "Amazon MQ broker does not take minor upgrades by itself"
  severity = "low"
  on       = ["aws_mq_broker"]
  fail     = !self.auto_minor_version_upgrade
  at       = self.auto_minor_version_upgrade
  message  = "auto_minor_version_upgrade is not true"
  why      = "Weaknesses of brokers are exploited within days of becoming known (CVE-2023-46604); without upgrades a person must notice and act."
  remedy   = "Set auto_minor_version_upgrade = true."
  aliases  = ["CKV_AWS_207"]
  since    = "0.1"

  fix {
    unsafe = "Upgrades interrupt it in its maintenance window"
    set    = { auto_minor_version_upgrade = true }
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

      auto_minor_version_upgrade = false

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

      auto_minor_version_upgrade = true

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "auto_minor_version_upgrade" {
      type = bool
    }

    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      auto_minor_version_upgrade = var.auto_minor_version_upgrade

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }
}
