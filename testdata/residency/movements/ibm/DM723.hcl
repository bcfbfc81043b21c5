# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_target" "this" {
  name        = "events"
  target_type = "event_streams"

  eventstreams_endpoint {
    target_crn = "crn:v1:bluemix:public:messagehub:jp-tok:a/0123456789abcdef:bank::"
    topic      = "events"
    brokers    = ["broker-0.example.com:9093"]
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_target" "this" {
  name        = "events"
  target_type = "event_streams"

  eventstreams_endpoint {
    target_crn = "crn:v1:bluemix:public:messagehub:eu-es:a/0123456789abcdef:bank::"
    topic      = "events"
    brokers    = ["broker-0.example.com:9093"]
  }
}
