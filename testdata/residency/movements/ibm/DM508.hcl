# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "jp-tok"
}

resource "ibm_resource_instance" "away" {
  provider = ibm.away
  name     = "events"
  location = "jp-tok"
  service  = "messagehub"
  plan     = "enterprise-3nodes-2tb"
}

resource "ibm_event_streams_mirroring_config" "this" {
  mirroring_topic_patterns = ["payments.*"]
  resource_instance_id     = ibm_resource_instance.away.id
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_resource_instance" "away" {
  provider = ibm.away
  name     = "events"
  location = "eu-es"
  service  = "messagehub"
  plan     = "enterprise-3nodes-2tb"
}

resource "ibm_event_streams_mirroring_config" "this" {
  mirroring_topic_patterns = ["payments.*"]
  resource_instance_id     = ibm_resource_instance.away.id
}
