# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_metrics_router_target" "this" {
  name            = "metrics"
  destination_crn = "crn:v1:bluemix:public:sysdig-monitor:us-south:a/0123456789abcdef:bank::"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_metrics_router_target" "this" {
  name            = "metrics"
  destination_crn = "crn:v1:bluemix:public:sysdig-monitor:eu-es:a/0123456789abcdef:bank::"
}
