check "aws-msk-cluster-plain-traffic" {
  title      = "MSK cluster lets messages cross the network unencrypted"
  severity   = "high"
  on         = ["aws_msk_cluster"]
  fail       = self.encryption_info.encryption_in_transit.client_broker != null && self.encryption_info.encryption_in_transit.client_broker != "TLS" || self.encryption_info.encryption_in_transit.in_cluster == false
  at         = self.encryption_info.encryption_in_transit.client_broker
  message    = "Traffic between clients and brokers, or between brokers, may be unencrypted"
  why        = "Messages and credentials can be read and changed by anyone on the way."
  remedy     = "Remove encryption_in_transit, or set client_broker = \"TLS\" and in_cluster = true."
  similar_to = ["CKV_AWS_81", "AVD-AWS-0073", "AwsSolutions-MSK2", "AwsSolutions-MSK3"]
  since      = "0.1"

  fix {
    unsafe = "Clients without TLS are locked out; the cluster is replaced where in_cluster changes"
    set = {
      "encryption_info.encryption_in_transit.client_broker" = "TLS"
      "encryption_info.encryption_in_transit.in_cluster"    = true
    }
  }

  example "fails" "TLS is optional" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      encryption_info {
        encryption_in_transit {
          client_broker = "TLS_PLAINTEXT"
        }
      }
    }
  }

  example "fails" "plain between brokers" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      encryption_info {
        encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"

        encryption_in_transit {
          client_broker = "TLS"
          in_cluster    = false
        }
      }
    }
  }

  example "passes" "TLS only" {
    resource "aws_msk_cluster" "events" {
      cluster_name           = "events"
      kafka_version          = "3.6.0"
      number_of_broker_nodes = 3

      broker_node_group_info {
        instance_type   = "kafka.m5.large"
        client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1", "subnet-0123456789abcdef2"]
        security_groups = ["sg-0123456789abcdef0"]
      }

      encryption_info {
        encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-central-1:111122223333:key/0c1d2e3f-4a5b-6c7d-8e9f-0a1b2c3d4e5f"

        encryption_in_transit {
          client_broker = "TLS"
          in_cluster    = true
        }
      }
    }
  }

  example "passes" "not written, which is TLS" {
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
}
