# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "us-south"
}

resource "ibm_resource_instance" "this" {
  provider        = ibm.away
  name            = "events"
  location        = "us-south"
  service         = "messagehub"
  plan            = "enterprise-3nodes-2tb"
  parameters_json = jsonencode({ mirroring = { source_crn = "crn:v1:bluemix:public:messagehub:eu-de:a/0123456789abcdef:bank::", source_alias = "home", target_alias = "away" } })
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_resource_instance" "this" {
  provider        = ibm.away
  name            = "events"
  location        = "eu-es"
  service         = "messagehub"
  plan            = "enterprise-3nodes-2tb"
  parameters_json = jsonencode({ mirroring = { source_crn = "crn:v1:bluemix:public:messagehub:eu-de:a/0123456789abcdef:bank::", source_alias = "home", target_alias = "away" } })
}
