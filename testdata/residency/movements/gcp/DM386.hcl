# expects: unknown
resource "google_managed_kafka_connector" "this" {
  location        = "europe-west3"
  connect_cluster = "bank"
  connector_id    = "mirror"
  configs = {
    "connector.class"                  = "org.apache.kafka.connect.mirror.MirrorSourceConnector"
    "target.cluster.bootstrap.servers" = "kafka.example.com:9092"
  }
}
