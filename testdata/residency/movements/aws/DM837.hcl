# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

variable "somewhere" {
  type = string
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_mskconnect_connector" "this" {
  kafkaconnect_version       = "bank"
  name                       = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  connector_configuration = {
    "s3.bucket.name" = aws_s3_bucket.copies.id
    "s3.region" = var.somewhere
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

provider "aws" {
  alias  = "away"
  region = "eu-west-1"
}

variable "somewhere" {
  type = string
}

resource "aws_s3_bucket" "copies" {
  provider = aws.away
  bucket   = "bank-copies"
}

resource "aws_mskconnect_connector" "this" {
  kafkaconnect_version       = "bank"
  name                       = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  connector_configuration = {
    "s3.bucket.name" = aws_s3_bucket.copies.id
    "s3.region" = var.somewhere
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
