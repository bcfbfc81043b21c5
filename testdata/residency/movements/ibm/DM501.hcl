# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "jp-tok"
}

resource "ibm_database" "this" {
  provider  = ibm.away
  name      = "ledger"
  location  = "jp-tok"
  service   = "databases-for-postgresql"
  plan      = "standard"
  backup_id = "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef:bank:backup:nightly"
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
  provider  = ibm.away
  name      = "ledger"
  location  = "eu-es"
  service   = "databases-for-postgresql"
  plan      = "standard"
  backup_id = "crn:v1:bluemix:public:databases-for-postgresql:eu-de:a/0123456789abcdef:bank:backup:nightly"
}
