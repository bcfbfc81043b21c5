# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_is_snapshot" "this" {
  name          = "ledger"
  source_volume = "r010-ledger"
  clones        = ["jp-tok-1"]
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_is_snapshot" "this" {
  name          = "ledger"
  source_volume = "r010-ledger"
  clones        = ["eu-es-1"]
}
