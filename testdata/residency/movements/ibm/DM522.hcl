# expects: unknown
provider "ibm" {
  region = "eu-de"
}

resource "ibm_pi_volume" "this" {
  pi_cloud_instance_id   = "49fba6c9-23f8-40bc-9899-aca322ee7d5b"
  pi_volume_name         = "ledger"
  pi_volume_size         = 100
  pi_replication_enabled = true
}
