check "aws-mq-broker-publicly-accessible" {
  title    = "Amazon MQ broker has a public address"
  severity = "high"
  on       = ["aws_mq_broker"]
  fail     = self.publicly_accessible
  at       = self.publicly_accessible
  message  = "publicly_accessible is true"
  why      = "The broker and its console answer on the internet; one guessed password, or one weakness of the broker, gives everyone the queues."
  remedy   = "Remove publicly_accessible, and reach the broker from within its VPC."
  aliases  = ["CKV_AWS_69", "AVD-AWS-0072", "AC_AWS_0175"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Replaces the broker: its messages are lost, and who connects from the internet is locked out"
    set    = { publicly_accessible = false }
  }

  example "fails" "public" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      publicly_accessible = true

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "passes" "not written" {
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

  example "passes" "private" {
    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      publicly_accessible = false

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }

  example "unknown" "from a variable without a value" {
    variable "publicly_accessible" {
      type = bool
    }

    resource "aws_mq_broker" "jobs" {
      broker_name        = "jobs"
      engine_type        = "ActiveMQ"
      engine_version     = "5.18"
      host_instance_type = "mq.m5.large"

      publicly_accessible = var.publicly_accessible

      user {
        username = "app"
        password = "replace-me-by-a-secret"
      }
    }
  }
}
