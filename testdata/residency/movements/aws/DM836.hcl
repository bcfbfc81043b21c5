# --- outside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_mskconnect_connector" "this" {
  kafkaconnect_version       = "bank"
  name                       = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  connector_configuration = {
    "s3.region" = "us-east-1"
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

# --- inside
provider "aws" {
  region = "eu-central-1"
}

resource "aws_mskconnect_connector" "this" {
  kafkaconnect_version       = "bank"
  name                       = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  connector_configuration = {
    "s3.region" = "eu-west-1"
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
