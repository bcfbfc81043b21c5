# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "us-south"
}

resource "ibm_is_snapshot" "this" {
  provider            = ibm.away
  name                = "ledger"
  source_snapshot_crn = "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef:bank::snapshot:nightly"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_is_snapshot" "this" {
  provider            = ibm.away
  name                = "ledger"
  source_snapshot_crn = "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef:bank::snapshot:nightly"
}
