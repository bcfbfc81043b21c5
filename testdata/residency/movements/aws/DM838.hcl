# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_mskconnect_connector" "this" {
  kafkaconnect_version       = "bank"
  name                       = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  connector_configuration = {
    "snowflake.url.name" = "https://api.partner.example/in"
  }

  capacity {
  }

  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = "bank"

      vpc {
        security_groups = ["bank"]
        subnets         = ["bank"]
      }
    }
  }

  kafka_cluster_client_authentication {
  }

  kafka_cluster_encryption_in_transit {
  }

  plugin {
    custom_plugin {
      arn      = "bank"
      revision = 1
    }
  }
}
