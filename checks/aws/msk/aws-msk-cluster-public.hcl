check "aws-msk-cluster-public" {
  title    = "MSK brokers have public addresses"
  severity = "high"
  on       = ["aws_msk_cluster"]
  fail     = self.broker_node_group_info.connectivity_info.public_access.type != null && self.broker_node_group_info.connectivity_info.public_access.type != "DISABLED"
  at       = self.broker_node_group_info.connectivity_info.public_access.type
  message  = "public_access is \"${self.broker_node_group_info.connectivity_info.public_access.type}\""
  why      = "The brokers answer on the internet; one leaked credential or a mistake in the access lists gives everyone the streams."
  remedy   = "Remove public_access, and reach the brokers from within the VPC."
  aliases  = ["CKV_AWS_291"]
  cwe      = [668]
  since    = "0.1"

  fix {
    unsafe = "Whoever connects from the internet is locked out"
    set    = { "broker_node_group_info.connectivity_info.public_access.type" = "DISABLED" }
  }

  example "fails" "service provided addresses" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]

        connectivity_info {
          public_access {
            type = "SERVICE_PROVIDED_EIPS"
          }
        }
      }
    }
  }

  example "passes" "not written" {
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

  example "passes" "disabled" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]

        connectivity_info {
          public_access {
            type = "DISABLED"
          }
        }
      }
    }
  }
}
