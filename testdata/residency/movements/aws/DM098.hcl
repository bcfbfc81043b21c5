# --- outside
provider "aws" {
  region = "eu-central-1"
}

provider "aws" {
  alias  = "away"
  region = "us-east-1"
}

resource "aws_msk_cluster" "copies" {
  provider               = aws.away
  cluster_name           = "bank"
  kafka_version          = "bank"
  number_of_broker_nodes = 1

  broker_node_group_info {
    client_subnets  = ["bank"]
    instance_type   = "bank"
    security_groups = ["bank"]
  }
}

resource "aws_msk_replicator" "this" {
  replicator_name            = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  replication_info_list {
    source_kafka_cluster_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    target_kafka_cluster_arn = aws_msk_cluster.copies.arn
    target_compression_type  = "bank"

    consumer_group_replication {
      consumer_groups_to_replicate = ["bank"]
    }

    topic_replication {
      topics_to_replicate = ["bank"]
    }
  }

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:service:eu-central-1:123456789012:bank"
    }

    vpc_config {
      subnet_ids = ["bank"]
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

resource "aws_msk_cluster" "copies" {
  provider               = aws.away
  cluster_name           = "bank"
  kafka_version          = "bank"
  number_of_broker_nodes = 1

  broker_node_group_info {
    client_subnets  = ["bank"]
    instance_type   = "bank"
    security_groups = ["bank"]
  }
}

resource "aws_msk_replicator" "this" {
  replicator_name            = "bank"
  service_execution_role_arn = "arn:aws:iam::123456789012:role/bank"

  replication_info_list {
    source_kafka_cluster_arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/source"
    target_kafka_cluster_arn = aws_msk_cluster.copies.arn
    target_compression_type  = "bank"

    consumer_group_replication {
      consumer_groups_to_replicate = ["bank"]
    }

    topic_replication {
      topics_to_replicate = ["bank"]
    }
  }

  kafka_cluster {
    amazon_msk_cluster {
      msk_cluster_arn = "arn:aws:service:eu-central-1:123456789012:bank"
    }

    vpc_config {
      subnet_ids = ["bank"]
    }
  }
}
