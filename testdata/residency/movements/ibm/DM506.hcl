# --- outside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_is_share" "this" {
  name    = "ledger"
  zone    = "eu-de-1"
  size    = 100
  profile = "dp2"

  replica_share {
    name                  = "copy"
    zone                  = "eu-gb-1"
    profile               = "dp2"
    replication_cron_spec = "0 */5 * * *"
  }
}

# --- inside
provider "ibm" {
  region = "eu-de"
}

resource "ibm_is_share" "this" {
  name    = "ledger"
  zone    = "eu-de-1"
  size    = 100
  profile = "dp2"

  replica_share {
    name                  = "copy"
    zone                  = "eu-es-1"
    profile               = "dp2"
    replication_cron_spec = "0 */5 * * *"
  }
}
