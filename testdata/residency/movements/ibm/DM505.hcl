# --- outside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "br-sao"
}

resource "ibm_is_share" "this" {
  provider              = ibm.away
  name                  = "ledger"
  zone                  = "br-sao-1"
  source_share_crn      = "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef:bank::share:ledger"
  replication_cron_spec = "0 */5 * * *"
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

provider "ibm" {
  alias  = "away"
  region = "eu-es"
}

resource "ibm_is_share" "this" {
  provider              = ibm.away
  name                  = "ledger"
  zone                  = "eu-es-1"
  source_share_crn      = "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef:bank::share:ledger"
  replication_cron_spec = "0 */5 * * *"
}
