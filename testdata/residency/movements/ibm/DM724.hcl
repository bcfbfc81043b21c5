# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_target" "this" {
  name        = "events"
  target_type = "cloud_logs"

  cloudlogs_endpoint {
    target_crn = "crn:v1:bluemix:public:logs:eu-gb:a/0123456789abcdef:bank::"
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_atracker_target" "this" {
  name        = "events"
  target_type = "cloud_logs"

  cloudlogs_endpoint {
    target_crn = "crn:v1:bluemix:public:logs:eu-es:a/0123456789abcdef:bank::"
  }
}
