# --- outside
resource "confluent_kafka_cluster" "home" {
  display_name = "home"
  region       = "eu-central-1"
  availability = "SINGLE_ZONE"
  cloud        = "AWS"

  dedicated {
    cku = 1
  }

  environment {
    id = "env-1"
  }
}

resource "confluent_kafka_cluster" "away" {
  display_name = "away"
  region       = "eu-west-2"
  availability = "SINGLE_ZONE"
  cloud        = "AWS"

  dedicated {
    cku = 1
  }

  environment {
    id = "env-1"
  }
}

resource "confluent_cluster_link" "this" {
  link_name = "ledger"

  source_kafka_cluster {
    id = confluent_kafka_cluster.home.id
  }

  destination_kafka_cluster {
    id = confluent_kafka_cluster.away.id
  }
}

# --- inside
resource "confluent_kafka_cluster" "home" {
  display_name = "home"
  region       = "eu-central-1"
  availability = "SINGLE_ZONE"
  cloud        = "AWS"

  dedicated {
    cku = 1
  }

  environment {
    id = "env-1"
  }
}

resource "confluent_kafka_cluster" "away" {
  display_name = "away"
  region       = "eu-west-3"
  availability = "SINGLE_ZONE"
  cloud        = "AWS"

  dedicated {
    cku = 1
  }

  environment {
    id = "env-1"
  }
}

resource "confluent_cluster_link" "this" {
  link_name = "ledger"

  source_kafka_cluster {
    id = confluent_kafka_cluster.home.id
  }

  destination_kafka_cluster {
    id = confluent_kafka_cluster.away.id
  }
}
