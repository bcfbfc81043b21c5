# --- outside
resource "aiven_kafka" "home" {
  project      = "bank"
  cloud_name   = "aws-eu-central-1"
  plan         = "business-4"
  service_name = "home"
}

resource "aiven_kafka" "away" {
  project      = "bank"
  cloud_name   = "aws-eu-west-2"
  plan         = "business-4"
  service_name = "away"
}

resource "aiven_mirrormaker_replication_flow" "this" {
  project                  = "bank"
  service_name             = "mirror"
  enable                   = true
  replication_policy_class = "org.apache.kafka.connect.mirror.DefaultReplicationPolicy"
  source_cluster           = aiven_kafka.home.service_name
  target_cluster           = aiven_kafka.away.service_name
}

# --- inside
resource "aiven_kafka" "home" {
  project      = "bank"
  cloud_name   = "aws-eu-central-1"
  plan         = "business-4"
  service_name = "home"
}

resource "aiven_kafka" "away" {
  project      = "bank"
  cloud_name   = "aws-eu-west-3"
  plan         = "business-4"
  service_name = "away"
}

resource "aiven_mirrormaker_replication_flow" "this" {
  project                  = "bank"
  service_name             = "mirror"
  enable                   = true
  replication_policy_class = "org.apache.kafka.connect.mirror.DefaultReplicationPolicy"
  source_cluster           = aiven_kafka.home.service_name
  target_cluster           = aiven_kafka.away.service_name
}
