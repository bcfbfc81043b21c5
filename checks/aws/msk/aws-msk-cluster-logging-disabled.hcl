check "aws-msk-cluster-logging-disabled" {
  title    = "MSK cluster keeps no broker logs"
  severity = "low"
  on       = ["aws_msk_cluster"]
  fail     = !self.logging_info.broker_logs.cloudwatch_logs.enabled && !self.logging_info.broker_logs.firehose.enabled && !self.logging_info.broker_logs.s3.enabled
  at       = self.logging_info
  message  = "Broker logs are delivered nowhere"
  why      = "Failed sign-ins, refused requests and broken brokers leave no trace."
  remedy   = "Add logging_info with broker_logs to CloudWatch, S3 or Firehose."
  aliases  = ["CKV_AWS_80", "AVD-AWS-0074", "AwsSolutions-MSK6"]
  cwe      = [778]
  since    = "0.1"

  fix {
    unsafe = "Logs cost"
    leaves = ["aws-cloudwatch-log-group-no-customer-key"]
    set = {
      "logging_info.broker_logs.cloudwatch_logs.enabled"   = true
      "logging_info.broker_logs.cloudwatch_logs.log_group" = added.aws_cloudwatch_log_group.name
    }

    add "aws_cloudwatch_log_group" {
      retention_in_days = 365
    }
  }

  example "fails" "not written" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }
    }
  }

  example "fails" "switched off" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      logging_info {
        broker_logs {
          cloudwatch_logs {
            enabled = false
          }
        }
      }
    }
  }

  example "passes" "to CloudWatch" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      logging_info {
        broker_logs {
          cloudwatch_logs {
            enabled   = true
            log_group = "msk"
          }
        }
      }
    }
  }

  example "passes" "to S3" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      logging_info {
        broker_logs {
          s3 {
            enabled = true
            bucket  = "example-logs"
          }
        }
      }
    }
  }
}
