# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "us-south"
}

resource "ibm_database" "this" {
  provider         = ibm.away
  name             = "ledger"
  location         = "us-south"
  service          = "databases-for-postgresql"
  plan             = "standard"
  remote_leader_id = "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef:bank::"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_database" "this" {
  provider         = ibm.away
  name             = "ledger"
  location         = "eu-es"
  service          = "databases-for-postgresql"
  plan             = "standard"
  remote_leader_id = "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef:bank::"
}
